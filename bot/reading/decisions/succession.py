"""Programmes that took the place of others on a day: which of them a rate then was under."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.domain.snapshot import FactSnapshot
from bot.domain.successions import enacted, successions
from bot.reading.decisions.programme_goods import only_good
from bot.reading.features.roles import is_of_kind

_RATED = frozenset({"tariff", "duty"})
_FIRST = 2
"""How many of the earlier ones are meant where no good tells which."""


def on_the_day(
    programmes: tuple[str, ...],
    goods: tuple[str, ...],
    facts: FactSnapshot,
    *,
    command: str,
    day: date,
) -> tuple[str, ...]:
    """The programmes, each as what stood in its place on a day; a later one for an earlier only
    where a rate is asked for, as a history has both."""
    rated = command in _RATED
    out = [p for slug in programmes for p in _then(slug, goods, facts, rated=rated, day=day)]
    return tuple(dict.fromkeys(out))


def _then(
    slug: str, goods: tuple[str, ...], facts: FactSnapshot, *, rated: bool, day: date
) -> Iterator[str]:
    steps = successions(facts)
    earlier = [s.earlier for s in steps if s.later == slug and day < s.day]
    own = [e for e in earlier if any(_is_on(e, good, facts) for good in goods)]
    later = [s.later for s in steps if s.earlier == slug and day >= s.day]
    if earlier:
        yield from own or earlier[:_FIRST]
    elif later and rated:
        yield from later
    else:
        yield slug


def _is_on(programme: str, good: str, facts: FactSnapshot) -> bool:
    """Whether a programme is on a good: on one of its kind, where it is on one alone, else on one
    that its law names."""
    only = only_good(programme)
    if only is not None:
        return is_of_kind(good, only)
    named = {each for measure in enacted(programme, facts) for each in measure.goods}
    return any(is_of_kind(good, each) for each in named)
