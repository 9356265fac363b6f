"""
The small copies of pictures that reviews hold.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """
    Create the table.
    """
    op.create_table(
        "pictures",
        sa.Column("batch", sa.String(32), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.ForeignKeyConstraint(
            ["batch", "position"], ["reviews.batch", "reviews.position"], ondelete="CASCADE"
        ),
    )


def downgrade() -> None:
    """
    Drop the table.
    """
    op.drop_table("pictures")
