"""Questions that were acknowledged and not answered yet."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.tables import MomentType

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """To 0009."""
    op.create_table(
        "inbox",
        sa.Column("key", sa.String(length=200), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("thread", sa.String(length=64), nullable=False),
        sa.Column("private", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(length=16), nullable=False),
        sa.Column("taken_at", MomentType(), nullable=False),
        sa.Column("deadline", MomentType(), nullable=False),
        sa.Column("not_before", MomentType(), nullable=True),
        sa.Column("tried_at", MomentType(), nullable=True),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.Column("worker", sa.String(length=80), nullable=False),
        sa.Column("lease_until", MomentType(), nullable=True),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.Column("address", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_inbox"),
    )
    op.create_index("ix_inbox_deadline", "inbox", ["platform", "deadline"], unique=False)
