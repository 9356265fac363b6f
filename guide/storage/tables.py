"""
What people did, as tables: kept reviews, pictures, batches, answers of a conversation, rounds of a quiz.
"""

from datetime import datetime

from sqlalchemy import (
    DateTime,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Base(DeclarativeBase):
    """
    The root of all tables.
    """


class KeptReview(Base):
    """
    One review, or one unreadable input, of a batch; `batch` is the key in the address.
    """

    __tablename__ = "reviews"

    batch: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    kind: Mapped[str] = mapped_column(String(16))
    content: Mapped[str] = mapped_column(Text)
    summary: Mapped[str | None] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class KeptPicture(Base):
    """
    The small copy of a picture of a kept review; it goes when the review goes.
    """

    __tablename__ = "pictures"
    __table_args__ = (
        ForeignKeyConstraint(
            ["batch", "position"], ["reviews.batch", "reviews.position"], ondelete="CASCADE"
        ),
    )

    batch: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    number: Mapped[int] = mapped_column(Integer, primary_key=True)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class Batch(Base):
    """
    A batch that is reviewed in the background: how far it is, and who was last heard working on it.
    """

    __tablename__ = "batches"

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    state: Mapped[str] = mapped_column(String(16))
    options: Mapped[str] = mapped_column(Text)
    total: Mapped[int | None] = mapped_column(Integer)
    done: Mapped[int] = mapped_column(Integer)
    runner: Mapped[str] = mapped_column(String(32))
    beat: Mapped[float] = mapped_column(Float)
    error: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class BatchInput(Base):
    """
    One file of a batch as it was handed in; the pasted text has no name.
    """

    __tablename__ = "batch_inputs"

    batch: Mapped[str] = mapped_column(
        String(32), ForeignKey("batches.key", ondelete="CASCADE"), primary_key=True
    )
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    content: Mapped[bytes] = mapped_column(LargeBinary)


class KeptAnswer(Base):
    """
    One answer of a conversation, as it was shown.
    """

    __tablename__ = "answers"

    conversation: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class QuizRound(Base):
    """
    A round with its items as they were asked, so that a change of the knowledge leaves it readable.
    """

    __tablename__ = "quiz_rounds"

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    lang: Mapped[str] = mapped_column(String(2))
    items: Mapped[str] = mapped_column(Text)
    knowledge: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class QuizAttempt(Base):
    """
    One response to one item; the database lets the first one stand.
    """

    __tablename__ = "quiz_attempts"
    __table_args__ = (UniqueConstraint("round_key", "item"),)

    id: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    round_key: Mapped[str] = mapped_column(String(32), ForeignKey("quiz_rounds.key", ondelete="CASCADE"))
    item: Mapped[str] = mapped_column(String(200))
    chosen: Mapped[int] = mapped_column(Integer)
    right: Mapped[bool] = mapped_column()
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
