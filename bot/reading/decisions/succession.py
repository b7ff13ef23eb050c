"""Programmes that took the place of others on a day: which of them a rate then was under."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.domain.duty import percent_of
from bot.domain.snapshot import FactSnapshot
from bot.domain.successions import enacted, successions
from bot.reading.decisions.programme_goods import only_good
from bot.reading.features.roles import is_of_kind

_NEW_YEAR, _LAST_DAY = (1, 1), (12, 31)
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


def of_the_year(
    programmes: tuple[str, ...], facts: FactSnapshot, *, since: date | None, until: date | None
) -> tuple[str, ...]:
    """The programmes, each that was no law yet in the calendar year told replaced by those that the
    same country charged the same origins then, in order of first day: 'the surtax of 2025', where
    the one that goes by the name is of 2026. Those stay of which the year had none."""
    if since is None or until is None or since.year != until.year:
        return programmes
    if (since.month, since.day) != _NEW_YEAR or (until.month, until.day) != _LAST_DAY:
        return programmes
    out = [p for slug in programmes for p in _of_year(slug, facts, since, until) or (slug,)]
    return tuple(dict.fromkeys(out))


def _of_year(slug: str, facts: FactSnapshot, since: date, until: date) -> tuple[str, ...]:
    own = enacted(slug, facts)
    if not own or own[0].validity.first <= until:
        return ()
    imposing, origins = facts.programmes[slug].imposing, own[0].origins
    first: dict[str, date] = {}
    for programme in facts.programmes.values():
        if programme.imposing != imposing or programme.fee:
            continue
        for measure in enacted(programme.slug, facts):
            last = measure.validity.last
            then = measure.validity.first <= until and (last is None or last >= since)
            if then and measure.origins == origins and (percent_of(measure.duty) or 0) > 0:
                first.setdefault(programme.slug, measure.validity.first)
    return tuple(sorted(first, key=lambda each: (first[each], each)))
