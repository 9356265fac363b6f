"""
What people decide: decisions and dismissals, versions of drafts, and which reviews were deleted.
"""

from datetime import datetime
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _when(name: str, *, nullable: bool = False) -> "sa.Column[datetime]":
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _text(name: str, kind: Any) -> "sa.Column[str]":
    return sa.Column(name, kind, nullable=False)


def _its_review() -> sa.ForeignKeyConstraint:
    return sa.ForeignKeyConstraint(
        ["batch", "position"], ["reviews.batch", "reviews.position"], ondelete="CASCADE"
    )


def upgrade() -> None:
    """
    Create the tables.
    """
    op.create_table(
        "decisions",
        sa.Column("batch", sa.String(32), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("finding", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("slot", sa.String(16), primary_key=True),
        _text("choice", sa.String(16)),
        _text("by", sa.String(80)),
        _text("to", sa.String(80)),
        _when("made"),
        _its_review(),
    )
    op.create_table(
        "dismissals",
        sa.Column("key", sa.String(64), primary_key=True),
        _text("entry", sa.String(200)),
        _text("words", sa.Text),
        _text("quoted", sa.Text),
        _text("author", sa.String(32)),
        _text("line", sa.String(48)),
        _text("reason", sa.String(500)),
        _text("owner", sa.String(80)),
        sa.Column("until", sa.Date, nullable=False),
        _text("batch", sa.String(32)),
        _when("made"),
        _when("ended", nullable=True),
        _text("ended_by", sa.String(80)),
    )
    op.create_index("ix_dismissals_batch", "dismissals", ["batch"])
    op.create_table(
        "versions",
        sa.Column("batch", sa.String(32), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True, autoincrement=False),
        _text("line", sa.String(48)),
        sa.Column("number", sa.Integer, nullable=False),
        _text("digest", sa.String(64)),
        _when("created"),
        _its_review(),
        sa.UniqueConstraint("line", "number"),
        sa.UniqueConstraint("line", "digest"),
    )
    op.create_table("deleted_reviews", sa.Column("batch", sa.String(32), primary_key=True), _when("deleted"))


def downgrade() -> None:
    """
    Drop the tables.
    """
    for table in ("deleted_reviews", "versions", "dismissals", "decisions"):
        op.drop_table(table)
