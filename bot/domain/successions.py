"""Programmes that took the place of others, and the day on which each did."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.cache import cached
from bot.domain.measures import Measure, Standing
from bot.domain.snapshot import FactSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """The programme ``later`` took the place of ``earlier``, both by slug, on ``day``."""

    earlier: str
    later: str
    day: date


@cached("successions of programmes", most=2)
def successions(facts: FactSnapshot) -> tuple[Succession, ...]:
    """Every one that some law made, those first of which the earlier programme reached most goods.

    Its day is the first of the later programme's measures, or the day after the last of the earlier
    one's, where the later programme was law before.
    """
    reach = _goods_reached(facts)
    found = (
        Succession(earlier=slug, later=programme.succeeded_by, day=day)
        for slug, programme in facts.programmes.items()
        if (day := _day(slug, programme.succeeded_by, facts)) is not None
    )
    return tuple(sorted(found, key=lambda s: (-reach.get(s.earlier, 0), s.earlier)))


def _day(earlier: str, later: str, facts: FactSnapshot) -> date | None:
    """None where the later programme is no law yet."""
    begun = [measure.validity.first for measure in enacted(later, facts)]
    ends = [measure.validity.last for measure in enacted(earlier, facts)]
    over = [last + timedelta(days=1) for last in ends if last is not None]
    if not begun:
        return None
    first = min(begun)
    return max([first, *over]) if len(over) == len(ends) else first


def enacted(programme: str, facts: FactSnapshot) -> tuple[Measure, ...]:
    """The measures of a programme that are law on some day, in order of first day."""
    held = (facts.measures[slug] for slug in facts.by_programme.get(programme, ()))
    return tuple(measure for measure in held if measure.standing is Standing.ENACTED)


def _goods_reached(facts: FactSnapshot) -> dict[str, int]:
    """How many goods each programme reaches, on any day."""
    out: dict[str, int] = {}
    for slugs in facts.by_good.values():
        for programme in {facts.measures[slug].programme for slug in slugs}:
            out[programme] = out.get(programme, 0) + 1
    return out
