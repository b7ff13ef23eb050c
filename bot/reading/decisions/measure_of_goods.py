"""A measure named by its law or its kind, which the goods beside it tell: '232 on vanities' is the
the one on wood, 'is my canned corn caught by the safeguard' the one on vegetables.

config/reading/programme-measures.csv says which goods tell which.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bot.reading.features.asked import Asked
from bot.reading.features.roles import kin_of
from bot.tables import rows

_MEASURES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "232",
        re.compile(
            r"\b(?:s\.? ?|sec(?:tion)?\.? ?|article )?232s?\b"
            r"|\bnational[- ]security (?:tariff|dut|rate|probe|investigation|action|measure)"
            r"|\b(?:tarifs?|droits?|enquetes?) (?:de |pour la )?securite nationale\b"
        ),
    ),
    ("safeguard", re.compile(r"\b(?:safeguards?|sauvegardes?)\b")),
)
_OF_METALS = frozenset({"us-232-metals", "us-232-steel", "us-232-aluminum", "us-232-copper"})
"""What '232' alone is usually said of."""
_KIN = ("same", "narrower", "namesake")


def told_by_its_goods(
    q: Asked, programmes: tuple[str, ...], goods: tuple[str, ...]
) -> tuple[str, ...]:
    """The programmes meant, a measure named without its goods as the one on those beside it;
    as they were where the goods tell none, or another programme is named."""
    if not goods or not set(programmes) <= _OF_METALS:
        return programmes
    said = [measure for measure, named in _MEASURES if named.search(q.seen.folded)]
    if not said and _is_another_one(q):
        said = ["232"]
    own = [_of(measure, good) for measure in said for good in goods]
    if len(said) != 1 or not all(own):
        return programmes
    return tuple(dict.fromkeys(programme for programme in own if programme))


_ONE = frozenset({"one", "thing", "celui", "celle"})
_FEW = 4


def _is_another_one(q: Asked) -> bool:
    """Whether a follow-up is no more than 'the copper one?' after one of section 232."""
    held = q.earlier.programme if q.earlier is not None else None
    words = [t.word for t in q.seen.words]
    brief = len(words) <= _FEW and not _ONE.isdisjoint(words)
    return brief and held is not None and held.startswith("us-232")


def _of(measure: str, good: str) -> str | None:
    told = _told().get(measure, {})
    return next((p for of, p in told.items() if kin_of(good, of) in _KIN), None)


@cache
def _told() -> Mapping[str, Mapping[str, str]]:
    out: dict[str, dict[str, str]] = {}
    for row in rows("reading/programme-measures.csv", filled=("measure", "programme")):
        out.setdefault(row["measure"], {})[row["good"]] = row["programme"]
    return out
