"""How long something lasts: 'for two years', 'for a period of 150 days'."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.ingest.documents.days import CARDINALS
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.reckoned import later
from bot.ingest.documents.text import Clause

_WORDS = {"a": 1} | CARDINALS
_COUNT = rf"(?:(?P<figures>\d{{1,4}})|(?P<words>{'|'.join(sorted(_WORDS, key=len, reverse=True))}))"
_LENGTH = rf"{_COUNT}(?: \(\d{{1,4}}\))?[ -](?:calendar )?(?P<unit>day|week|month|year)s?"
_LASTS = re.compile(
    rf"\bfor (?:(?:an? |the )?(?:initial |full |further )?(?:period|term) of |a ){_LENGTH}\b"
    rf"|\b(?:shall|will) (?:last|remain in (?:effect|force)|apply|continue|be in (?:effect|force))"
    rf" for {_LENGTH.replace('<', '<b')}\b"
    rf"|\bfor {_LENGTH.replace('<', '<c')},? (?:from|after|beginning|starting|commencing"
    r"|effective)\b"
    rf"|\bexpires? {_LENGTH.replace('<', '<d')} (?:after|from) (?:that|the effective|this) (?:date"
    rf"|day|time)\b"
)
_NOT_OF_DUTIES = re.compile(
    r"\b(?:refunds?|records?|claims?|comments?|reports?|protests?|bonds?|storage)\b"
)


def lasting(clause: Clause, first: date) -> Moment | None:
    """The last day of what lasts 'for a period of 150 days' from ``first`` on."""
    low = clause.lower
    found = _LASTS.search(low)
    if found is None or _NOT_OF_DUTIES.search(low):
        return None
    told = next(p for p in ("", "b", "c", "d") if found[f"{p}unit"])
    figures, words = found[f"{told}figures"], found[f"{told}words"]
    last = later(first, int(figures) if figures else _WORDS[words], found[f"{told}unit"])
    if last is None:
        return None
    return Moment(
        day=last - timedelta(days=1),
        start=clause.start + found.start(),
        end=clause.start + found.end(),
    )
