"""What comes before and after a measure: as it moves, nothing is owed twice and nothing dropped.

A measure follows another where it begins on the day after that one's last and charges the same.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.days import Validity
from bot.domain.measures import Measure, Standing
from bot.domain.review.refusals import StepRefused

_DAY = timedelta(days=1)
Held = Mapping[str, Measure]


def before(measure: Measure, held: Held) -> tuple[Measure, ...]:
    """Those that it follows."""
    return tuple(
        one
        for one in held.values()
        if one.validity.ends_on == measure.validity.first and _follows(measure, one)
    )


def after(measure: Measure, held: Held) -> tuple[Measure, ...]:
    """Those that follow it."""
    ends = measure.validity.ends_on
    return tuple(
        one for one in held.values() if one.validity.first == ends and _follows(one, measure)
    )


def _follows(later: Measure, earlier: Measure) -> bool:
    """Whether it charges what the earlier one did."""
    if not (later.standing is earlier.standing is Standing.ENACTED):
        return False
    alike = (later.programme, later.imposing) == (earlier.programme, earlier.imposing)
    named = later.replaces == earlier.slug
    same = alike and later.scope.overlaps(earlier.scope) and later.origins.meets(earlier.origins)
    return named or same


def standing_later(measure: Measure, day: date, held: Held) -> tuple[Measure, ...]:
    """Those that it has become by ``day``, by one step or more."""
    found: dict[str, Measure] = {}
    for one in after(measure, held):
        stands = one.validity.holds(day)
        found.update((m.slug, m) for m in ((one,) if stands else standing_later(one, day, held)))
    return tuple(found.values())


def moved(
    measure: Measure, validity: Validity, held: Held, *, bridge: str, besides: Collection[str] = ()
) -> tuple[Measure, ...]:
    """The measure on other days, and those before and after it on theirs. Raises StepRefused.

    ``bridge`` is the slug of what goes on in the meantime where the measure follows a part of
    another; ``besides`` are measures that the same act changes by itself.
    """
    changed = replace(measure, validity=validity)
    others: tuple[Measure, ...] = ()
    if validity.first != measure.validity.first:
        others = _until(measure, validity.first - _DAY, held, bridge, besides)
        bridges = [one.slug for one in others if one.slug not in held]
        changed = replace(changed, replaces=bridges[0]) if bridges else changed
    if validity.last != measure.validity.last:
        others += _later(measure, validity, held, besides)
    return (changed, *others)


def withdrawn(
    measure: Measure, held: Held, *, bridge: str, besides: Collection[str] = ()
) -> tuple[Measure, ...]:
    """The measure as one that never began; what it was to follow goes on."""
    gone = replace(measure, standing=Standing.WITHDRAWN)
    return (gone, *_until(measure, measure.validity.last, held, bridge, besides))


def _until(
    measure: Measure, last: date | None, held: Held, bridge: str, besides: Collection[str]
) -> tuple[Measure, ...]:
    """What it follows, on to another last day: all of it, or the measure's part alone."""
    found: list[Measure] = []
    for earlier in before(measure, held):
        if earlier.slug in besides:
            continue
        whole = _covers(measure, earlier)
        begins = earlier.validity.first if whole else measure.validity.first
        if last is not None and last < begins:
            raise StepRefused("sooner", slugs=earlier.slug)
        place = len(found) + 1
        found.append(
            replace(earlier, validity=replace(earlier.validity, last=last))
            if whole
            else _bridge(measure, earlier, last, bridge if place == 1 else f"{bridge}-{place}")
        )
    return tuple(found)


def _bridge(measure: Measure, earlier: Measure, last: date | None, slug: str) -> Measure:
    """The earlier one, of what the measure charges of it, in the meantime."""
    first = measure.validity.first
    return replace(
        earlier,
        slug=slug,
        goods=measure.goods,
        scope=earlier.scope_on(first) & measure.scope if measure.scope else earlier.scope,
        phases=(),
        origins=earlier.origins.both(measure.origins) or measure.origins,
        validity=Validity(first=first, last=last),
        replaces=earlier.slug,
        recorded_at=None,
    )


def _covers(measure: Measure, earlier: Measure) -> bool:
    """Whether it takes the place of all of the earlier one, as that stood at its end."""
    at_last = earlier.scope_on(measure.validity.first)
    codes = at_last.within(measure.scope) or not measure.scope
    return codes and earlier.origins.without(measure.origins) is None


def _later(
    measure: Measure, validity: Validity, held: Held, besides: Collection[str]
) -> tuple[Measure, ...]:
    """What follows it begins after its new last day."""
    found = [one for one in after(measure, held) if one.slug not in besides]
    first = validity.ends_on
    for one in found:
        gone = first is None or (one.validity.last is not None and one.validity.last < first)
        if gone or not _covers(measure, one):
            raise StepRefused("followed", slugs=", ".join(each.slug for each in found))
    return tuple(
        replace(one, validity=replace(one.validity, first=first)) for one in found if first
    )
