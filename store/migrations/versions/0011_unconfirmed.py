"""Measures that only the White House's page tells of are marked so; a sentence did it before."""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"

_FACTS = sa.table(
    "facts", sa.column("id", sa.Integer), sa.column("kind", sa.Text), sa.column("payload", sa.Text)
)
_SNAPSHOT = sa.table("snapshot", sa.column("id", sa.Integer), sa.column("payload", sa.Text))
_SENTENCE = (
    "From the White House's own page; not yet seen in the Federal Register or a customs message."
)


def upgrade() -> None:
    """To 0011."""
    bound = op.get_bind()
    noted = _FACTS.c.payload.contains(_SENTENCE, autoescape=True)
    rows = bound.execute(sa.select(_FACTS).where(_FACTS.c.kind == "measure", noted)).all()
    for row in rows:
        measure = json.loads(row.payload)
        if _marked(measure):
            change = _FACTS.update().where(_FACTS.c.id == row.id)
            bound.execute(change.values(payload=_text(measure)))
    for row in bound.execute(sa.select(_SNAPSHOT)).all() if rows else ():
        kept = json.loads(row.payload)
        marked = [_marked(measure) for measure in kept["facts"]["measure"]]
        if any(marked):
            change = _SNAPSHOT.update().where(_SNAPSHOT.c.id == row.id)
            bound.execute(change.values(payload=_text(kept)))


def _marked(measure: dict[str, Any]) -> bool:
    """Put the mark in the place of the sentence; whether there was one."""
    if (measure.get("note") or {}).get("en") != _SENTENCE:
        return False
    del measure["note"]
    measure["unconfirmed"] = True
    return True


def _text(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))
