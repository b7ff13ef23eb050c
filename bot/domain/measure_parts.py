"""A part of what a measure charges: some of its codes, some of its countries; and what is left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.codes import Scope
from bot.domain.measures import Measure, Origins, Phase
from bot.domain.reviews import NotNow


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
        if self.origins is not None:
            measure = replace(measure, origins=self.origins)
        codes = self.codes
        return measure if codes is None else with_codes(measure, lambda _: codes, first)

    def left(self, measure: Measure, first: date) -> Iterable[Measure]:
        """The measure of all but this part: its other codes, and these codes of its other
        countries."""
        codes, origins = self.codes, self.origins
        if codes is not None:
            yield with_codes(measure, lambda scope: scope - codes, first)
        rest = None if origins is None else measure.origins.without(origins)
        if rest is not None:
            others = replace(measure, origins=rest)
            yield (
                others if codes is None else with_codes(others, lambda scope: scope & codes, first)
            )


def part_of(measure: Measure, codes: Scope, origins: Origins) -> MeasurePart:
    """What of the measure ``codes`` (none: all) and ``origins`` mean. Raises NotNow where it has
    none of them.
    """
    meant = measure.origins.both(origins)
    if meant is None:
        raise NotNow("other origins")
    if codes and measure.scope and not measure.scope.overlaps(codes):
        raise NotNow("other codes")
    some = codes if codes and measure.scope and not measure.scope.within(codes) else None
    return MeasurePart(some, meant if measure.origins.without(origins) is not None else None)


def with_codes(measure: Measure, codes: Callable[[Scope], Scope], first: date) -> Measure:
    """The measure with other codes from ``first`` on, those of its later phases as well."""
    if codes(measure.scope) == measure.scope:
        return measure
    later = tuple(phase for phase in measure.phases if phase.first > first)
    phases = (Phase(first=first, scope=measure.scope_on(first)), *later)
    phases = tuple(replace(phase, scope=codes(phase.scope)) for phase in phases)
    scope = Scope.union(phase.scope for phase in phases)
    return replace(measure, scope=scope, phases=phases if later else ())


def from_day(measure: Measure, first: date) -> Measure:
    """The measure with the codes that it has on ``first`` and later, no phase before that day."""
    if not measure.phases:
        return measure
    later = tuple(phase for phase in measure.phases if phase.first > first)
    if not later:
        return replace(measure, scope=measure.scope_on(first), phases=())
    phases = (Phase(first=first, scope=measure.scope_on(first)), *later)
    return replace(measure, scope=Scope.union(phase.scope for phase in phases), phases=phases)
