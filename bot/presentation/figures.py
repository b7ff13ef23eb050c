"""Figures of an answer with the names and words of its language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Protocol

from bot.domain.base_duty import BASE_PROGRAMME
from bot.domain.duty import AdValorem, Money
from bot.domain.entries import Assessment, AssessmentRow, Outcome
from bot.domain.figures import Figure
from bot.domain.lines import Line
from bot.domain.measures import Measure
from bot.domain.rate_summary import Direction, RateGroup, RateSummary, charged
from bot.domain.snapshot import FactSnapshot
from bot.domain.stack import StackRow
from bot.domain.text import Lang
from bot.presentation import duty as say
from bot.presentation.assessment import row_label
from bot.presentation.changes import Told, joined, line
from bot.presentation.dates import said
from bot.presentation.duty_expressions import duty_words, percent
from bot.presentation.measures import (
    measure_rate,
    percent_part,
    rate_words,
    scope_words,
    sum_words,
)
from bot.presentation.messages import gettext_in

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
    def number(self) -> Decimal | None:
        """In percent of the full value, None where it is none."""
        ...

    @property
    def causes(self) -> tuple[Measure, ...]:
        """The measures that made it."""
        ...


def rate_figures(
    name: str, found: RateSummary, claim: str | None, facts: FactSnapshot, lang: Lang
) -> tuple[Figure, ...]:
    """All that is owed together on each part of a good, then each law's share of it."""
    apart = frozenset(slug for slug, programme in facts.programmes.items() if programme.apart)
    about = _Rates(name=name, found=found, apart=apart, lang=lang)
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
    apart: frozenset[str]
    lang: Lang

    def together(self, group: RateGroup, rows: Sequence[StackRow], claim: str) -> Figure:
        """What all laws make of some codes; no percent while one of them is not known."""
        owed = charged(rows)
        known = all(r.outcome is not Outcome.UNKNOWN for r in owed)
        return Figure(
            kind="rate",
            name=self.name,
            words=sum_words(rows, self.lang),
            day=self.found.day,
            percent=percent_part(rows, self.apart) if known else None,
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
            percent=percent_part((row,)) if row.outcome is Outcome.OWED else None,
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


def base_figure(found: Line, direction: Direction, day: date, lang: Lang) -> Figure:
    """The base duty of a schedule line."""
    words = found.described.on(lang)
    return Figure(
        kind="duty",
        name=words.rstrip(":"),
        words=duty_words(found.general, lang),
        day=day,
        codes=found.code.dotted,
        origin=direction.origin,
        imposing=direction.imposing,
        claim="none",
        programme=BASE_PROGRAMME[direction.imposing],
        instrument=found.revision,
    )


def assessment_figures(made: Assessment, facts: FactSnapshot, lang: Lang) -> tuple[Figure, ...]:
    """The lines of an entry, then its sum; nothing is a sum while something of it is missing."""
    rows = tuple(_assessed(row, made, facts, lang) for row in (*made.rows, *made.fees))
    if made.total is None and made.rate is None and not made.prohibited:
        return rows
    _ = gettext_in(lang)
    words = say.money_words(made.total, lang) if made.total else ""
    rate = percent(made.rate, lang) if made.rate is not None else ""
    total = Figure(
        kind="total",
        name=_("Total duty"),
        words=say.PROHIBITED.on(lang)
        if made.prohibited
        else " · ".join(filter(None, (words, rate))),
        day=made.entry.day,
        percent=None if made.prohibited else made.rate,
        money=None if made.prohibited else made.total,
        codes=made.entry.code.dotted,
        origin=made.entry.origin,
        imposing=made.entry.imposing,
        outcome=(Outcome.PROHIBITED if made.prohibited else Outcome.OWED).value,
        sources=tuple(dict.fromkeys(s for row in made.rows for s in row.sources)),
    )
    return (*rows, total)


def _assessed(row: AssessmentRow, made: Assessment, facts: FactSnapshot, lang: Lang) -> Figure:
    programme = facts.programmes.get(row.programme)
    label = (
        row_label(row, lang) if not row.measure or programme is None else programme.name.on(lang)
    )
    counted = row.outcome is Outcome.OWED
    words = [duty_words(row.duty, lang)] if counted else [say.outcome_words(row.outcome, lang)]
    words += [say.money_words(row.amount, lang)] if row.amount else []
    return Figure(
        kind="duty",
        name=label,
        words=" · ".join(words),
        day=made.entry.day,
        percent=row.rate if counted else None,
        money=row.amount,
        codes=made.entry.code.dotted,
        origin=made.entry.origin,
        imposing=made.entry.imposing,
        outcome=row.outcome.value,
        programme=row.programme,
        measure=row.measure,
        instrument=row.instrument,
        sources=row.sources,
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
            percent=one.number,
            before=one.old,
            origin=direction.origin,
            imposing=direction.imposing,
            claim="none",
            sources=tuple(dict.fromkeys(s for m in one.causes for s in m.sources)),
        )
        for one, last in zip(listed, [*ends, None], strict=False)
    )


def change_figures(things: Iterable[Told], lang: Lang) -> tuple[Figure, ...]:
    """What moved, a figure a thing that people say."""
    neighbour = {"US": "CA", "CA": "US"}
    return tuple(
        Figure(
            kind="change",
            name=joined(one.names, lang, _NAMED),
            words=one.step or line(one, lang),
            day=one.day,
            last=one.moves[0].after.validity.last if one.moves[0].after else None,
            percent=_percent(one.moves[0].after),
            before=measure_rate(old, lang) if (old := one.moves[0].before) else "",
            origin=neighbour.get(one.imposing, ""),
            imposing=one.imposing,
            outcome="changed" if one.moves[0].after else "ended",
            programme=one.moves[0].measure.programme,
            measure=one.moves[0].measure.slug,
            sources=one.sources,
        )
        for one in things
    )


def _percent(measure: Measure | None) -> Decimal | None:
    duty = measure.duty if measure is not None else None
    return duty.percent if isinstance(duty, AdValorem) else None


def sum_figure(name: str, money: Money, day: date, lang: Lang, *, programme: str = "") -> Figure:
    """What a watch list, or one programme of it, pays a year."""
    return Figure(
        kind="exposure",
        name=name,
        words=say.money_words(money, lang),
        day=day,
        money=money,
        programme=programme,
    )


def saving_figure(money: Money, day: date, lang: Lang) -> Figure:
    """What USMCA claims that are not made would save of it."""
    _ = gettext_in(lang)
    name = _("Saved a year by claiming USMCA where goods qualify")
    return replace(sum_figure(name, money, day, lang), kind="saving", claim="usmca")
