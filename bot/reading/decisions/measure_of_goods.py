"""A measure named by its law or its kind, which the goods beside it tell: '232 on vanities' is the
the one on wood, 'is my canned corn caught by the safeguard' the one on vegetables.

config/reading/programme-measures.csv says which goods tell which; a row without a good is what the
measure alone is said of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from bot.domain.measures import law_of
from bot.reading.features.asked import Asked
from bot.reading.features.roles import is_of_kind
from bot.tables import TableRow, rows

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


def told_by_its_goods(
    q: Asked, programmes: tuple[str, ...], goods: tuple[str, ...]
) -> tuple[str, ...]:
    """The programmes meant, a measure named without its goods as the one on those beside it;
    as they were where the goods tell none, or another programme is named."""
    if not goods or not set(programmes) <= _said_of_alone():
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
    laws = {law_of(programme) for programme in _told()["232"].values()}
    return brief and held is not None and law_of(held) in laws


def _of(measure: str, good: str) -> str | None:
    told = _told().get(measure, {})
    return next((p for of, p in told.items() if is_of_kind(good, of)), None)


@cache
def _told() -> Mapping[str, Mapping[str, str]]:
    """The programmes of a measure, by the good that tells which."""
    out: dict[str, dict[str, str]] = {}
    for row in _rows():
        if row["good"]:
            out.setdefault(row["measure"], {})[row["good"]] = row["programme"]
    return out


@cache
def _said_of_alone() -> frozenset[str]:
    """What a measure named without its goods is usually said of."""
    return frozenset(row["programme"] for row in _rows() if not row["good"])


def _rows() -> Iterator[TableRow]:
    return rows("reading/programme-measures.csv", filled=("measure", "programme"))
