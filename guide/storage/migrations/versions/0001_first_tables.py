"""
The first tables: kept reviews, answers, quiz rounds and attempts.
"""

from datetime import datetime

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def _created() -> "sa.Column[datetime]":
    return sa.Column("created", sa.DateTime(timezone=True), nullable=False)


def upgrade() -> None:
    """
    Create the tables.
    """
    op.create_table(
        "reviews",
        sa.Column("batch", sa.String(32), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        _created(),
    )
    op.create_table(
        "answers",
        sa.Column("conversation", sa.String(32), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        _created(),
    )
    op.create_table(
        "quiz_rounds",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("lang", sa.String(2), nullable=False),
        sa.Column("items", sa.Text, nullable=False),
        sa.Column("knowledge", sa.String(64), nullable=False),
        _created(),
    )
    op.create_table(
        "quiz_attempts",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column(
            "round_key", sa.String(32), sa.ForeignKey("quiz_rounds.key", ondelete="CASCADE"), nullable=False
        ),
        sa.Column("item", sa.String(200), nullable=False),
        sa.Column("chosen", sa.Integer, nullable=False),
        sa.Column("right", sa.Boolean, nullable=False),
        _created(),
        sa.UniqueConstraint("round_key", "item"),
    )


def downgrade() -> None:
    """
    Drop the tables.
    """
    for table in ("quiz_attempts", "quiz_rounds", "answers", "reviews"):
        op.drop_table(table)
