"""Which of a good's rates are its own beside the main one, and since when a rate stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.cache import cached
from bot.domain.codes import Scope
from bot.domain.duty import AdValorem
from bot.domain.measures import Measure, Standing, law_of
from bot.domain.rate_summary import RateGroup, RateSummary, headings_left
from bot.domain.snapshot import FactSnapshot


def differing_groups(found: RateSummary, main: RateGroup) -> tuple[RateGroup, ...]:
    """The good's other groups of codes, widest first.

    What is left of a heading beside codes that some measure names is no part of the good: groups
    of nothing else are left out where the main one is named itself, but where the good is said to
    have other codes than its core, where a code was asked about whose numbers are known, or where
    they hold more of its lines than the main one.
    """
    others = [
        g
        for g in found.rate_groups
        if g is not main
        and (
            g.specific
            or not main.specific
            or found.numbered
            or (found.lined and g.size > main.size)
            or headings_left(g, found.scope)
            or _beside_the_core(g, found)
        )
    ]
    return tuple(sorted(others, key=lambda g: -g.size))


def _beside_the_core(group: RateGroup, found: RateSummary) -> bool:
    """Whether it has codes of the good that are not those most of its trade moves under."""
    return bool(found.core) and group.size > 0 and group.scope.overlaps(found.scope - found.core)


def rate_since(measure: Measure, facts: FactSnapshot, scope: Scope, origin: str) -> date:
    """The first day of the rate of ``measure`` on goods of ``origin`` of the codes of ``scope``:
    measures before it at the same rate on the same part of the value count as far as they held
    these codes and that origin.
    """
    first = measure.validity.first
    while (earlier := _before(measure, facts, scope, origin)) is not None:
        measure, first = earlier, earlier.validity.first
    return first


def _before(measure: Measure, facts: FactSnapshot, scope: Scope, origin: str) -> Measure | None:
    """The measure that charged the same on these codes up to the day before."""
    first = measure.validity.first
    for earlier in _alike(measure.slug, facts):
        ends = earlier.validity.last
        if ends is None or earlier.validity.first >= first or ends + timedelta(days=1) < first:
            continue
        same = not scope or not earlier.scope or earlier.scope.overlaps(scope)
        if same and earlier.origins.hit(origin):
            return earlier
    return None


@cached("measures at the same rate", most=2048)
def _alike(slug: str, facts: FactSnapshot) -> tuple[Measure, ...]:
    """The measures that one which replaces another may go on from: the one that it says it
    replaces, then those under the same law.
    """
    measure = facts.measures[slug]
    if not measure.replaces:
        return ()
    named = facts.measures.get(measure.replaces)
    law = (m for m in facts.measures.values() if m.imposing == measure.imposing)
    found = [m for m in law if law_of(m.programme) == law_of(measure.programme)]
    candidates = [named, *found] if named is not None else found
    same = (m for m in candidates if (m.duty, m.basis) == (measure.duty, measure.basis))
    return tuple(m for m in same if m.standing is Standing.ENACTED)


def last_figures(
    programme: str, facts: FactSnapshot, day: date
) -> tuple[tuple[Decimal, ...], date | None]:
    """The last percents held of a programme whose rates are each firm's own, and their first day.

    ((), None) where none was ever held.
    """
    held = [
        m
        for m in facts.measures.values()
        if m.programme == programme
        and isinstance(m.duty, AdValorem)
        and m.standing is Standing.ENACTED
        and m.validity.last is not None
        and m.validity.last < day
    ]
    if not held:
        return (), None
    last = max(m.validity.last for m in held if m.validity.last is not None)
    together = [m for m in held if m.validity.last == last]
    percents = sorted(m.duty.percent for m in together if isinstance(m.duty, AdValorem))
    return tuple(reversed(percents)), max(m.validity.first for m in together)


def leading(found: RateSummary) -> RateSummary:
    """The same with the group first whose rate heads the answer."""
    main = found.main
    if main is None or main is found.rate_groups[0]:
        return found
    rest = tuple(group for group in found.rate_groups if group is not main)
    return replace(found, rate_groups=(main, *rest))
