"""What channels and people trade in."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """To 0007."""
    place = ("platform", 16), ("workspace", 64), ("channel", 64)
    op.create_table(
        "watch_lists",
        *(sa.Column(name, sa.String(length=size), nullable=False) for name, size in place),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint(*(name for name, _ in place), name="pk_watch_lists"),
    )
    op.create_table(
        "watch_lines",
        *(sa.Column(name, sa.String(length=size), nullable=False) for name, size in place),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=10), nullable=False),
        sa.Column("imposing", sa.String(length=2), nullable=False),
        sa.Column("origin", sa.String(length=2), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("value", sa.String(length=40), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("usmca", sa.Boolean()),
        sa.Column("sku", sa.String(length=120), nullable=False),
        sa.PrimaryKeyConstraint(*(name for name, _ in place), "position", name="pk_watch_lines"),
    )
