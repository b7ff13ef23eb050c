"""When a message was last about to be posted: no second try before the platform must show it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from store.tables import MomentType

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """To 0006."""
    op.add_column("deliveries", sa.Column("tried_at", MomentType(), nullable=True))
