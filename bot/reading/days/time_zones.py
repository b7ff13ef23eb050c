"""The time zone (IANA) that a text says: by its name, by whose time it is, or by a place.

What zones are called is data, config/reading/time-zones.csv: folded words, the zone, and as what
they tell it. A zone's own names count in the order of the file. config/reading/region-zones.csv
has the zone of the most people of a province or state.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from bot.tables import TableRow, rows

_KINDS = ("name", "whose", "hour", "guarded", "checked")
"""As what words tell a zone: wherever they stand ('pacific'); as whose time it is ('maine time',
'heure de montreal'); two letters behind an hour ('9a pt'); words that French has for other things,
of which :data:`_GUARDED` says where they are the zone; two letters behind an hour that tell nothing
by themselves and bear out a zone that a language model read ('9 at')."""
_AFTER = r"(?:\d ?[ap]m?|:\d\d|noon) "
"""An hour, behind which two letters are a zone."""
_GUARDED: Mapping[str, str] = {
    "est": r"(?:\d|\d ?[ap]\.?m\.?|\b(?:noon|midnight|o'?clock|in)) est\b"
    r"(?! (?:fait|bon|correct|trop))"
    r"|\best (?:time|weekdays?|wkdays|daily|please|pls)\b|(?<=[\dma] )est$",
    "et": r"\bet\b(?! )|\bet$",
}
"""Where the French 'est' (is) and 'et' (and) are zones. Grammar, and so no data: 'c'est fait'."""
_IANA_FORM = re.compile(r"UTC|(?<![A-Za-z])[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_]+){1,2}")
_NOT_THERE = re.compile(r",? (?:not|pas|instead of|au lieu de) (?:[a-z]+ ){0,2}[a-z]+")


def zone(folded: str, places: Mapping[str, str]) -> str | None:
    """The IANA zone that is said; ``places`` gives that of each place named.

    >>> zone("9 am, maine time", {}), zone("fridays noon pt", {}), zone("c'est fait", {})
    ('America/New_York', 'America/Vancouver', None)
    """
    known = _zones()
    written = known.written.search(folded)
    if written is not None:
        return known.by_folded[written[0]]
    of = known.time_of.search(folded)
    if of is not None:
        return known.whose[of["time"] or of["heure"]]
    spoken = next((z for pattern, z in known.spoken if pattern.search(folded)), None)
    if places:
        return spoken if spoken and _NOT_THERE.search(folded) else next(iter(places.values()))
    return spoken


def zone_of_region(region: str) -> str | None:
    """The zone of the most people of a province or state, where a town gives none of its own."""
    return _zones().regions.get(region)


def is_named(zone_name: str) -> bool:
    """Whether it is a zone that a text may name by itself."""
    return zone_name in _zones().named


def zones_by_letters(folded: str) -> frozenset[str]:
    """The zones that two letters behind an hour stand for, those too that tell none by themselves.

    >>> sorted(zones_by_letters("at 9 at or 8:30 pt"))
    ['America/Halifax', 'America/Vancouver']
    """
    known = _zones()
    return frozenset(known.letters[found[1]] for found in known.behind_hour.finditer(folded))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Zones:
    spoken: tuple[tuple[re.Pattern[str], str], ...]
    """What says each zone by a name of its own, in the order in which they count."""
    whose: Mapping[str, str]
    time_of: re.Pattern[str]
    """Whose time it is, in its group 'time' or 'heure'."""
    letters: Mapping[str, str]
    behind_hour: re.Pattern[str]
    regions: Mapping[str, str]
    named: frozenset[str]
    by_folded: Mapping[str, str]
    written: re.Pattern[str]
    """A zone by its IANA name."""


@cache
def _zones() -> _Zones:
    told = tuple(map(_checked, rows("reading/time-zones.csv", filled=("phrase", "zone", "as"))))
    regions = {
        row["region"]: _checked_zone(row)
        for row in rows("reading/region-zones.csv", filled=("region", "zone"))
    }
    whose = {row["phrase"]: row["zone"] for row in told if row["as"] == "whose"}
    letters = {row["phrase"]: row["zone"] for row in told if row["as"] in {"hour", "checked"}}
    named = frozenset((*(row["zone"] for row in told), *regions.values()))
    by_folded = {name.lower(): name for name in named}
    return _Zones(
        spoken=_spoken(told),
        whose=whose,
        # The longest article first: 'heure de la france' is not that of L.A.
        time_of=re.compile(
            rf"\b(?:(?P<time>{_any(whose)}) time"
            rf"|heure (?:de la |de l'|de |du |d')(?P<heure>{_any(whose)}))(?!\w)"
        ),
        letters=letters,
        behind_hour=re.compile(rf"\d ?(?:[ap]\.?m?\.? ?)?({_any(letters)})\b"),
        regions=regions,
        named=named,
        by_folded=by_folded,
        written=re.compile(rf"\b(?:{_any(by_folded)})\b"),
    )


def _checked(row: TableRow) -> TableRow:
    """The row, which names a zone and says as what."""
    _checked_zone(row)
    if row["as"] not in _KINDS:
        raise row.mistake(f"as: expected one of {', '.join(_KINDS)}")
    if row["as"] == "guarded" and row["phrase"] not in _GUARDED:
        raise row.mistake(f"phrase: only {', '.join(_GUARDED)} can be guarded")
    return row


def _checked_zone(row: TableRow) -> str:
    if _IANA_FORM.fullmatch(row["zone"]) is None:
        raise row.mistake("zone: expected an IANA zone such as America/Toronto")
    return row["zone"]


def _spoken(told: Iterable[TableRow]) -> tuple[tuple[re.Pattern[str], str], ...]:
    """What says each zone by its names, in the order of the table."""
    of_zone: dict[str, list[str]] = defaultdict(list)
    for row in told:
        phrase = row["phrase"]
        if row["as"] == "guarded":
            of_zone[row["zone"]].append(_GUARDED[phrase])
        elif row["as"] == "hour":
            of_zone[row["zone"]].append(rf"{_AFTER}{re.escape(phrase)}\b")
        elif row["as"] == "name":
            # A digit may stand before it: '0645eastern'.
            of_zone[row["zone"]].append(rf"(?<![a-z]){re.escape(phrase)}(?![a-z])")
    return tuple((re.compile("|".join(said)), name) for name, said in of_zone.items())


def _any(phrases: Iterable[str]) -> str:
    """Any of them, the longest first."""
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
