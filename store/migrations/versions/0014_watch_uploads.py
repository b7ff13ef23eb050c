"""Files of a watch list that wait for somebody's word."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.tables import MomentType

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """To 0014."""
    op.create_table(
        "watch_uploads",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("made_at", MomentType(), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "channel", "id", name="pk_watch_uploads"),
    )
    op.create_index("ix_watch_uploads_made_at", "watch_uploads", ["made_at"])
