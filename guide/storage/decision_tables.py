"""
What people decided about findings, as tables: decisions, dismissals, versions of drafts, deleted reviews.
"""

from datetime import date, datetime

from sqlalchemy import Date, DateTime, ForeignKeyConstraint, Integer, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from guide.storage.tables import Base

_ITS_REVIEW: tuple[list[str], list[str]] = (["batch", "position"], ["reviews.batch", "reviews.position"])


class KeptDecision(Base):
    """
    One decision about a finding; a finding has one outcome and one assignment.
    """

    __tablename__ = "decisions"
    __table_args__ = (ForeignKeyConstraint(*_ITS_REVIEW, ondelete="CASCADE"),)

    batch: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    finding: Mapped[int] = mapped_column(Integer, primary_key=True)
    slot: Mapped[str] = mapped_column(String(16), primary_key=True)
    choice: Mapped[str] = mapped_column(String(16))
    by: Mapped[str] = mapped_column(String(80))
    to: Mapped[str] = mapped_column(String(80))
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class KeptDismissal(Base):
    """
    One dismissal that is remembered, by a hash of entry, words, kind of author and draft.
    """

    __tablename__ = "dismissals"

    key: Mapped[str] = mapped_column(String(64), primary_key=True)
    entry: Mapped[str] = mapped_column(String(200))
    words: Mapped[str] = mapped_column(Text)
    quoted: Mapped[str] = mapped_column(Text)
    author: Mapped[str] = mapped_column(String(32))
    line: Mapped[str] = mapped_column(String(48))
    reason: Mapped[str] = mapped_column(String(500))
    owner: Mapped[str] = mapped_column(String(80))
    until: Mapped[date] = mapped_column(Date)
    # Where it was made; it outlives that review, so it does not refer to its row.
    batch: Mapped[str] = mapped_column(String(32), index=True)
    made: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    ended: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))
    ended_by: Mapped[str] = mapped_column(String(80))


class KeptVersion(Base):
    """
    The place of a kept review among the versions of one draft.
    """

    __tablename__ = "versions"
    __table_args__ = (
        ForeignKeyConstraint(*_ITS_REVIEW, ondelete="CASCADE"),
        UniqueConstraint("line", "number"),
        UniqueConstraint("line", "digest"),
    )

    batch: Mapped[str] = mapped_column(String(32), primary_key=True)
    position: Mapped[int] = mapped_column(Integer, primary_key=True)
    line: Mapped[str] = mapped_column(String(48))
    number: Mapped[int] = mapped_column(Integer)
    digest: Mapped[str] = mapped_column(String(64))
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class DeletedReview(Base):
    """
    That a review was here and is gone, and nothing of what it held.
    """

    __tablename__ = "deleted_reviews"

    batch: Mapped[str] = mapped_column(String(32), primary_key=True)
    deleted: Mapped[datetime] = mapped_column(DateTime(timezone=True))
