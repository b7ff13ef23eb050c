"""Figures of entries, schedule lines and watch lists; apart, for a rate needs none of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.domain.assessment.entry import Assessment, AssessmentRow, Outcome
from bot.domain.assessment.plan import BASE_PROGRAMME
from bot.domain.duty import Money
from bot.domain.figures import Figure
from bot.domain.lines import Line
from bot.domain.measures import Basis
from bot.domain.rate_summary import Direction
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.duty import words as say
from bot.presentation.duty.assessment import row_label
from bot.presentation.duty.sums import firms_own
from bot.presentation.duty_expressions import duty_words, percent
from bot.presentation.messages import gettext_in


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
    none = made.total is None and made.rate is None and not made.prohibited
    if none or firms_own((made,), facts, lang):
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
        percent=row.rate if counted and row.basis is Basis.FULL_VALUE else None,
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


def sum_figure(
    name: str,
    money: Money,
    day: date,
    lang: Lang,
    *,
    programme: str = "",
    sources: tuple[str, ...] = (),
) -> Figure:
    """What a watch list, or one programme of it, pays a year."""
    return Figure(
        kind="exposure",
        name=name,
        words=say.money_words(money, lang),
        day=day,
        money=money,
        programme=programme,
        sources=sources,
    )


def saving_figure(money: Money, day: date, lang: Lang) -> Figure:
    """What USMCA claims that are not made would save of it."""
    _ = gettext_in(lang)
    name = _("Saved a year by claiming USMCA where goods qualify")
    return replace(sum_figure(name, money, day, lang), kind="saving", claim="usmca")
