"""
Batches that are reviewed in the background: their inputs, how far they are, and each post in short.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """
    Create the tables, and the column beside each review.
    """
    op.create_table(
        "batches",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("state", sa.String(16), nullable=False),
        sa.Column("options", sa.Text, nullable=False),
        sa.Column("total", sa.Integer, nullable=True),
        sa.Column("done", sa.Integer, nullable=False),
        sa.Column("runner", sa.String(32), nullable=False),
        sa.Column("beat", sa.Float, nullable=False),
        sa.Column("error", sa.Text, nullable=False),
        sa.Column("created", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "batch_inputs",
        sa.Column("batch", sa.String(32), sa.ForeignKey("batches.key", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    # In place: a table that is made anew would take decisions and versions with it, which refer to its rows.
    op.add_column("reviews", sa.Column("summary", sa.Text, nullable=True))


def downgrade() -> None:
    """
    Drop the tables and the column.
    """
    op.drop_column("reviews", "summary")
    op.drop_table("batch_inputs")
    op.drop_table("batches")
