"""The journal keeps values where it kept English words: rates, days, choices."""

from __future__ import annotations

import json
import re
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_JOURNAL = sa.table("journal", sa.column("serial", sa.Integer), sa.column("payload", sa.Text))
_BATCH = 2_000
_DAY = r"\d{4}-\d{2}-\d{2}"
_FROM, _SPAN = re.compile(rf"from ({_DAY})"), re.compile(rf"({_DAY}) to ({_DAY})")
_PERCENT = re.compile(r"(\d[\d.]{0,20})%")
_ALL_IN = re.compile(r"(\d[\d.]{0,20})% all-in \(the base duty counts towards it\)")
_COUNTS = re.compile(
    r"([\d,]+) lines: ([\d,]+) new, ([\d,]+) dropped, ([\d,]+) with another rate, ([\d,]+) reworded"
)
_COUNTED = ("lines", "new", "dropped", "rerated", "reworded")
_CHOICES = {"enacted", "announced", "threatened", "withdrawn"}
_UNNAMED = {"meta", "column two"}
_LEADS = (("fee limit", "Limits of the fee "), ("imported scope", "Codes of "))
_SCHEDULE = re.compile(r"Schedule (.*) imported")


def upgrade() -> None:
    """To 0008."""
    bound = op.get_bind()
    change = (
        _JOURNAL.update()
        .where(_JOURNAL.c.serial == sa.bindparam("number"))
        .values(payload=sa.bindparam("now"))
    )
    last = 0
    while rows := bound.execute(
        sa.select(_JOURNAL)
        .where(_JOURNAL.c.serial > last)
        .order_by(_JOURNAL.c.serial)
        .limit(_BATCH)
    ).all():
        last = rows[-1].serial
        bound.execute(change, [{"number": r.serial, "now": _with_values(r.payload)} for r in rows])


def _with_values(payload: str) -> str:
    kept = json.loads(payload)
    for end in ("old", "new"):
        if end in kept:
            kept[end] = _value(kept["subject"], kept.get("field", ""), kept[end])
    kept["label"] = _label(kept["subject"], kept["label"])
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":"))


def _label(subject: str, label: dict[str, str] | None) -> dict[str, str] | None:
    """The name alone, where a sentence was made of it."""
    if label is None or subject in _UNNAMED:
        return None
    english = label["en"]
    for kind, lead in _LEADS:
        if subject == kind and english.startswith(lead):
            return {"en": english.removeprefix(lead)}
    found = _SCHEDULE.fullmatch(english) if subject == "schedule" else None
    return {"en": found[1]} if found else label


def _value(subject: str, field: str, text: str) -> dict[str, Any]:
    """What the words stood for; words that are names and numbers stay as they were written."""
    if subject == "measure":
        if field == "duty":
            return _duty(text)
        if not field and (found := _came_or_went(text)) is not None:
            return found
    if field == "standing" and text in _CHOICES:
        return {"$": "Choice", "code": text}
    if field == "origins":
        return _origins(text)
    return _days(text) or _plain(text) or {"$": "Written", "text": text}


def _came_or_went(text: str) -> dict[str, Any] | None:
    """'25%, from 2025-03-04': the duty and the days of a measure."""
    duty, _, days = text.rpartition(", ")
    dated = _days(days)
    return {"$": "Several", "items": [_duty(duty), dated]} if duty and dated else None


def _plain(text: str) -> dict[str, Any] | None:
    if text in ("yes", "no"):
        return {"$": "Flag", "holds": text == "yes"}
    if found := _COUNTS.fullmatch(text):
        counts = (int(number.replace(",", "")) for number in found.groups())
        return {"$": "ImportCounts", **dict(zip(_COUNTED, counts, strict=True))}
    return None


def _days(text: str) -> dict[str, Any] | None:
    if found := _FROM.fullmatch(text):
        return {"$": "Validity", "first": found[1]}
    if found := _SPAN.fullmatch(text):
        return {"$": "Validity", "first": found[1], "last": found[2]}
    return {"$": "FactDay", "first": text} if re.fullmatch(_DAY, text) else None


def _duty(text: str) -> dict[str, Any]:
    if text in ("free", "prohibited"):
        return {"$": text.capitalize()}
    for pattern, kind in ((_PERCENT, "AdValorem"), (_ALL_IN, "AllIn")):
        if found := pattern.fullmatch(text):
            return {"$": kind, "percent": found[1]}
    return {"$": "Unparsed", "text": text}


def _origins(text: str) -> dict[str, Any]:
    if text == "all":
        return {"$": "Origins"}
    codes = text.removeprefix("all but ").split(", ")
    return {"$": "Origins", "never" if text.startswith("all but ") else "only": codes}
