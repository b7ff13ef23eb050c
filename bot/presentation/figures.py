"""Figures of an answer with the names and words of its language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from bot.domain.assessment.entry import Outcome
from bot.domain.assessment.stacking import StackRow
from bot.domain.duty import AdValorem
from bot.domain.figures import Figure
from bot.domain.measures import Basis, Measure
from bot.domain.rate_summary import Direction, RateGroup, RateSummary, charged
from bot.domain.text import Lang
from bot.presentation.changes import STEP, ToldChange, joined, line
from bot.presentation.dates import said
from bot.presentation.measures import (
    exact_percent,
    measure_rate,
    rate_words,
    scope_words,
    sum_words,
)

_BOTH = 2
"""Ends of one step."""
_NAMED = 12
"""Goods that one change names."""


class RateStep(Protocol):
    """What a step of a rate's history tells: from ``day`` on ``new`` in the place of ``old``."""

    @property
    def day(self) -> date:
        """Its first day."""
        ...

    @property
    def old(self) -> str:
        """In words, what was owed before."""
        ...

    @property
    def new(self) -> str:
        """In words, what is owed."""
        ...

    @property
    def exact(self) -> Decimal | None:
        """In percent of the full value, None where any of it is something else."""
        ...

    @property
    def causes(self) -> tuple[Measure, ...]:
        """The measures that made it."""
        ...


def rate_figures(
    name: str, found: RateSummary, claim: str | None, lang: Lang
) -> tuple[Figure, ...]:
    """All that is owed together on each part of a good, then each law's share of it."""
    about = _Rates(name=name, found=found, lang=lang)
    made: list[Figure] = []
    for group in found.rate_groups:
        for claimed, rows in _claims(group, found, claim):
            made.append(about.together(group, rows, claimed))
            made += [about.law(row, group, claimed) for row in charged(rows)]
    return tuple(dict.fromkeys(made))


def _claims(
    group: RateGroup, found: RateSummary, claim: str | None
) -> Iterator[tuple[str, tuple[StackRow, ...]]]:
    """The claims that were asked about, with what stands under each."""
    if claim in (None, "none") or not found.claimable:
        yield ("none" if found.claimable else ""), group.plain
    if found.claimable and claim != "none":
        yield "usmca", group.claimed


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rates:
    """Writes the figures of one look at a good."""

    name: str
    found: RateSummary
    lang: Lang

    def together(self, group: RateGroup, rows: Sequence[StackRow], claim: str) -> Figure:
        """What all laws make of some codes."""
        owed = charged(rows)
        return Figure(
            kind="rate",
            name=self.name,
            words=sum_words(rows, self.lang),
            day=self.found.day,
            percent=exact_percent(rows),
            codes=scope_words(group.scope, self.lang),
            origin=self.found.direction.origin,
            imposing=self.found.direction.imposing,
            claim=claim,
            outcome=_outcome(owed),
            sources=tuple(dict.fromkeys(s for r in owed for s in r.measure.sources)),
        )

    def law(self, row: StackRow, group: RateGroup, claim: str) -> Figure:
        """What one law charges of it."""
        measure = row.measure
        return Figure(
            kind="measure",
            name=said(measure.label, self.lang),
            words=rate_words(row, self.lang),
            day=self.found.day,
            last=measure.validity.last,
            percent=exact_percent((row,)),
            codes=scope_words(group.scope, self.lang),
            origin=self.found.direction.origin,
            imposing=self.found.direction.imposing,
            claim=claim,
            outcome=row.outcome.value,
            programme=measure.programme,
            measure=measure.slug,
            instrument=measure.instrument,
            sources=measure.sources,
        )


def _outcome(rows: Sequence[StackRow]) -> str:
    for outcome in (Outcome.PROHIBITED, Outcome.UNKNOWN, Outcome.OWED):
        if any(r.outcome is outcome for r in rows):
            return outcome.value
    return "nothing owed"


def measure_figures(measures: Iterable[Measure], day: date, lang: Lang) -> tuple[Figure, ...]:
    """What measures say by themselves, as they stand on ``day``."""
    return tuple(
        Figure(
            kind="measure",
            name=said(measure.label, lang),
            words=measure_rate(measure, lang) or said(measure.label, lang),
            day=measure.validity.first,
            last=measure.validity.last,
            imposing=measure.imposing,
            outcome=measure.status_on(day).value,
            programme=measure.programme,
            measure=measure.slug,
            instrument=measure.instrument,
            sources=measure.sources,
        )
        for measure in measures
    )


def step_figures(name: str, direction: Direction, steps: Iterable[RateStep]) -> tuple[Figure, ...]:
    """A rate from each day on which it changed."""
    listed = list(steps)
    ends = [one.day - timedelta(days=1) for one in listed[1:]]
    return tuple(
        Figure(
            kind="step",
            name=name,
            words=one.new,
            day=one.day,
            last=last,
            percent=one.exact,
            before=one.old,
            origin=direction.origin,
            imposing=direction.imposing,
            claim="none",
            sources=tuple(dict.fromkeys(s for m in one.causes for s in m.sources)),
        )
        for one, last in zip(listed, [*ends, None], strict=False)
    )


def change_figures(things: Iterable[ToldChange], lang: Lang) -> tuple[Figure, ...]:
    """What moved, a figure a thing that people say."""
    return tuple(
        Figure(
            kind="change",
            name=joined(one.names, lang, _NAMED),
            words=one.step or line(one, lang),
            day=one.day,
            last=one.moves[0].after.validity.last if one.moves[0].after else None,
            percent=one.total if one.whole else _percent(one.moves[0].after),
            before=_before(one, lang),
            origin=one.origin,
            imposing=one.imposing,
            outcome="changed" if one.moves[0].after else "ended",
            programme=one.moves[0].measure.programme,
            measure=one.moves[0].measure.slug,
            sources=one.sources,
        )
        for one in things
    )


def _before(one: ToldChange, lang: Lang) -> str:
    """What stood there before: of all that is paid where the step tells that, else of one law."""
    if one.whole:
        ends = one.step.split(STEP)
        return ends[0] if len(ends) == _BOTH else ""
    old = one.moves[0].before
    return measure_rate(old, lang) if old else ""


def _percent(measure: Measure | None) -> Decimal | None:
    """Of one law, where it is charged on the full value."""
    if measure is None or measure.basis is not Basis.FULL_VALUE:
        return None
    return measure.duty.percent if isinstance(measure.duty, AdValorem) else None
