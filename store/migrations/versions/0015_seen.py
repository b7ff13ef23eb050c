"""Who has seen an alert is named like everything else that is erased with a workspace."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

_MARKS = sa.table("key_value", sa.column("name", sa.String), sa.column("value", sa.Text))
_ALERTS = sa.table("deliveries", sa.column("id", sa.String), sa.column("platform", sa.String))
_FORMER = "alert:seen:"


def upgrade() -> None:
    """To 0015. What belongs to no alert that is still kept goes."""
    bound = op.get_bind()
    of_former = _MARKS.c.name.startswith(_FORMER, autoescape=True)
    for name in bound.execute(sa.select(_MARKS.c.name).where(of_former)).scalars().all():
        alert, _, workspace = name.removeprefix(_FORMER).partition(":")
        asked = sa.select(_ALERTS.c.platform).where(_ALERTS.c.id == alert)
        platform = bound.execute(asked).scalar_one_or_none()
        mine = _MARKS.c.name == name
        if platform is None:
            bound.execute(_MARKS.delete().where(mine))
        else:
            present = f"{platform}:seen:{alert}:{workspace}"
            bound.execute(_MARKS.update().where(mine).values(name=present))
