"""Pages of answers, and the secret addresses of watch lists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.tables import MomentType

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """To 0013."""
    op.create_table(
        "answer_pages",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("lang", sa.String(length=8), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("made_at", MomentType(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_answer_pages"),
    )
    for name in ("platform", "workspace"):
        op.create_index(f"ix_answer_pages_{name}", "answer_pages", [name])
    op.create_table(
        "list_addresses",
        sa.Column("platform", sa.String(length=16), nullable=False),
        sa.Column("workspace", sa.String(length=64), nullable=False),
        sa.Column("channel", sa.String(length=64), nullable=False),
        sa.Column("secret", sa.String(length=64), nullable=False),
        sa.Column("renewed_at", MomentType(), nullable=False),
        sa.PrimaryKeyConstraint("platform", "workspace", "channel", name="pk_list_addresses"),
        sa.UniqueConstraint("secret", name="uq_list_addresses_secret"),
    )
