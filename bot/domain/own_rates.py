"""Programmes whose rates are each firm's own: what they charge is told apart from a good's rate."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.domain.measures import Measure, Programme, Status
from bot.domain.snapshot import FactSnapshot


def law_apart(programme: str | None, goods: Iterable[str], facts: FactSnapshot) -> str | None:
    """The programme, where its duties stand in no rate of the goods (anti-dumping) and it is on
    every one of them: whoever names both asks for it. None for any other."""
    held = facts.programmes.get(programme or "")
    if held is None or not held.apart:
        return None
    measures = (facts.measures[slug] for slug in facts.by_programme.get(held.slug, ()))
    reached = {good for measure in measures for good in measure.goods}
    return held.slug if reached.issuperset(goods) else None


def own_laws(measures: Iterable[Measure], day: date, facts: FactSnapshot) -> tuple[Programme, ...]:
    """The programmes of ``measures`` in force on a day whose rates are each firm's own."""
    alive = dict.fromkeys(m.programme for m in measures if m.status_on(day) is Status.IN_FORCE)
    held = (facts.programmes[slug] for slug in alive if slug in facts.programmes)
    return tuple(programme for programme in held if programme.apart)
