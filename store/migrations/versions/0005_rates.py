"""The rates that ship with the catalogue, a row a heading."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """To 0005."""
    op.create_table(
        "rates",
        sa.Column("schedule", sa.String(length=2), nullable=False),
        sa.Column("heading", sa.String(length=4), nullable=False),
        sa.Column("payload", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("schedule", "heading", name="pk_rates"),
    )
