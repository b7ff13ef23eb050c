"""A part of what a measure charges: some of its codes, some of its countries; and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.codes import Scope
from bot.domain.measures import Measure, Origins, Phase
from bot.domain.review.refusals import StepRefused


@dataclass(frozen=True, slots=True)
class MeasurePart:
    """The codes and countries of a measure that a change is about; None for all of them."""

    codes: Scope | None = None
    origins: Origins | None = None

    @property
    def whole(self) -> bool:
        """Whether it is all of the measure."""
        return self.codes is None and self.origins is None

    def cut(self, measure: Measure, first: date) -> Measure:
        """The measure of this part alone, from ``first`` on."""
        measure, codes = from_day(measure, first), self.codes
        if self.origins is not None:
            measure = replace(measure, origins=self.origins)
        return measure if codes is None else with_codes(measure, lambda _: codes)

    def left(self, measure: Measure, first: date) -> Iterable[Measure]:
        """The measure of all but this part, from ``first`` on: its other codes, and these codes of
        its other countries.
        """
        measure, codes, origins = from_day(measure, first), self.codes, self.origins
        if codes is not None:
            yield with_codes(measure, lambda scope: scope - codes)
        rest = None if origins is None else measure.origins.without(origins)
        if rest is not None:
            others = replace(measure, origins=rest)
            yield others if codes is None else with_codes(others, lambda scope: scope & codes)


def part_of(measure: Measure, codes: Scope, origins: Origins) -> MeasurePart:
    """What of the measure ``codes`` (none: all) and ``origins`` mean.

    Raises StepRefused where it has none of them.
    """
    meant = measure.origins.both(origins)
    if meant is None:
        raise StepRefused("other origins")
    if codes and measure.scope and not measure.scope.overlaps(codes):
        raise StepRefused("other codes")
    some = codes if codes and measure.scope and not measure.scope.within(codes) else None
    return MeasurePart(some, meant if measure.origins.without(origins) is not None else None)


def with_codes(measure: Measure, codes: Callable[[Scope], Scope]) -> Measure:
    """The measure with other codes, on each of its days."""
    if not measure.phases:
        return replace(measure, scope=codes(measure.scope))
    return _phased(measure, (replace(one, scope=codes(one.scope)) for one in measure.phases))


def from_day(measure: Measure, first: date) -> Measure:
    """The measure with the codes that it has on ``first`` and later, no phase before that day."""
    if not measure.phases:
        return measure
    later = tuple(phase for phase in measure.phases if phase.first > first)
    stands = measure.scope_on(first)
    if not later:
        return replace(measure, scope=stands, phases=())
    return _phased(measure, (Phase(first=first, scope=stands), *later))


def _phased(measure: Measure, phases: Iterable[Phase]) -> Measure:
    phases = tuple(phases)
    return replace(measure, scope=Scope.union(phase.scope for phase in phases), phases=phases)
