"""Programmes that took the place of others on a day: which of them a rate then was under.

config/reading/programme-succession.csv says which and when, and of which good the earlier one was.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.reading.features.roles import kin_of
from bot.tables import rows

_RATED = frozenset({"tariff", "duty"})
_KIN = ("same", "narrower", "namesake")
_FIRST = 2
"""How many of the earlier ones are meant where no good tells which."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    before: str
    after: str
    day: date
    good: str


def on_the_day(
    programmes: tuple[str, ...], goods: tuple[str, ...], *, command: str, day: date
) -> tuple[str, ...]:
    """The programmes, each as what stood in its place on a day; a later one for an earlier only
    where a rate is asked for, as a history has both."""
    out = [p for slug in programmes for p in _then(slug, goods, command=command, day=day)]
    return tuple(dict.fromkeys(out))


def _then(slug: str, goods: tuple[str, ...], *, command: str, day: date) -> Iterator[str]:
    earlier = [s for s in _steps() if s.after == slug and day < s.day]
    own = [s.before for s in earlier if any(kin_of(g, s.good) in _KIN for g in goods)]
    later = [s.after for s in _steps() if s.before == slug and day >= s.day]
    if earlier:
        yield from own or [s.before for s in earlier[:_FIRST]]
    elif later and command in _RATED:
        yield from later
    else:
        yield slug


@cache
def _steps() -> tuple[_Step, ...]:
    return tuple(
        _Step(
            before=row["before"],
            after=row["after"],
            day=row.day("day"),
            good=row["good"],
        )
        for row in rows("reading/programme-succession.csv")
    )
