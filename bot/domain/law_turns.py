"""Whole laws that begin or end on a day, as far as they touch goods of the two countries."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.cache import cached
from bot.domain.duty import AdValorem, AllIn
from bot.domain.rate_moves import between_neighbours
from bot.domain.snapshot import FactSnapshot

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawTurns:
    """Programmes, by slug, whose first rate starts on the day, and whose last one has ended."""

    started: frozenset[str]
    ended: frozenset[str]


@cached("laws that turn", most=64)
def law_turns(facts: FactSnapshot, day: date) -> LawTurns:
    """What begins and ends on ``day``.

    A programme begins where none stood before by the same authority: more of the surtax of March
    is no new law. It ends where none by the same authority goes on, unless it has a name of its
    own.
    """
    before, after = _standing(facts, day - _DAY), _standing(facts, day)
    old, new = _authorities(before, facts), _authorities(after, facts)
    return LawTurns(
        started=frozenset(p for p in after - before if _authorities({p}, facts).isdisjoint(old)),
        ended=frozenset(
            p
            for p in before - after
            if facts.programmes[p].short or _authorities({p}, facts).isdisjoint(new)
        ),
    )


def _standing(facts: FactSnapshot, day: date) -> set[str]:
    return {
        measure.programme
        for measure in facts.measures.values()
        if measure.validity.holds(day)
        and isinstance(measure.duty, (AdValorem, AllIn))
        and measure.scope
        and measure.programme in facts.programmes
        and between_neighbours(measure)
    }


def _authorities(programmes: set[str], facts: FactSnapshot) -> set[tuple[str, str]]:
    found = (facts.programmes[slug] for slug in programmes)
    return {(programme.imposing, programme.authority) for programme in found}
