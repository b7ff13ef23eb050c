"""An assessment as a card: one row a programme, with the reason for every row that is nothing."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from decimal import Decimal

from bot.cards import Attachment, Fields, Headline, Notice, Part, Passage, Table, cited
from bot.domain.assessment.calculator import duty_calculator
from bot.domain.assessment.entry import Assessment, AssessmentRow, Outcome, ReasonKind
from bot.domain.codes import Scope
from bot.domain.duty import UNQUANTIFIED, Money
from bot.domain.rate_summary import BROAD
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang, Words
from bot.presentation.act_words import act_words
from bot.presentation.citations import Footnotes
from bot.presentation.csv_cells import as_text
from bot.presentation.duty import words as say
from bot.presentation.duty.assessment import note_words, reason_words, row_label
from bot.presentation.duty.sums import firms_own, range_told
from bot.presentation.duty_expressions import duty_words, percent
from bot.presentation.measures import held_words
from bot.presentation.plain_words import colon
from bot.presentation.quotas import TITLE as QUOTAS
from bot.presentation.quotas import quota_line


def headline(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> str:
    """The answer in one line: total and rate, prohibited, or what is known so far."""
    if assessment.prohibited:
        return say.PROHIBITED.on(lang)
    rate = assessment.rate
    own = firms_own((assessment,), facts, lang)
    if assessment.total is not None and rate is not None:
        total = say.money_words(assessment.total, lang)
        told = say.TOTAL_BESIDE_OWN if own else say.TOTAL
        return told.on(lang, total=total, rate=percent(rate, lang), own=own)
    if rate is not None:
        return say.RATE_ONLY.on(lang, rate=percent(rate, lang) + own)
    known = subtotal(assessment)
    if known is None:
        return say.NOT_YET.on(lang)
    if either := range_told(assessment, facts, lang):
        return say.BY_FULL_CODE.on(lang, least=either[0], most=either[1])
    return say.INCOMPLETE.on(lang, total=say.money_words(known, lang))


def subtotal(assessment: Assessment) -> Money | None:
    """The sum of the rows whose amount is known; None when rates only were asked for."""
    amounts = [row.amount for row in assessment.rows if row.amount is not None]
    if not amounts:
        return None
    return Money(amount=sum((a.amount for a in amounts), Decimal(0)), currency=amounts[0].currency)


def stack_parts(
    assessment: Assessment, facts: FactSnapshot, notes: Footnotes, lang: Lang
) -> tuple[Part, ...]:
    """The rows, what is missing, fees and remarks."""
    parts: list[Part] = [
        Headline(text=headline(assessment, facts, lang)),
        Table(
            columns=tuple(column.on(lang) for column in say.COLUMNS),
            rows=tuple(_cells(row, facts, notes, lang) for row in assessment.rows),
            numeric=frozenset({say.RATE, say.AMOUNT}),
        ),
    ]
    parts += _missing(assessment, facts, lang)
    if assessment.fees and assessment.entry.value is not None:
        parts.append(Fields(rows=tuple(_fee(row, lang) for row in assessment.fees)))
    parts += [Notice(text=text) for text in _quotas(assessment, facts, lang)]
    parts += [Notice(text=note_words(note, lang)) for note in assessment.notes]
    return tuple(parts)


def _quotas(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> Iterator[str]:
    """How much may enter below a measure that is owed."""
    entry = assessment.entry
    for row in assessment.rows:
        measure = facts.measures.get(row.measure)
        if measure is not None and row.outcome is Outcome.OWED:
            for quota in measure.quotas_on(entry.day, Scope((entry.code.span,))):
                yield f"{QUOTAS.on(lang)}{colon(lang)}{quota_line(quota, lang)}"


def _missing(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> list[Notice]:
    """What the asker must say, and what nobody here knows."""
    declarable, begin = duty_calculator(facts).declarable, facts.records_begin
    notices = []
    for title, wanted in ((say.MISSING, True), (say.NOT_HELD, False)):
        needs = [need for need in assessment.missing if need.sayable is wanted]
        if needs:
            words = (say.need_words(n, lang, declarable, records_begin=begin) for n in needs)
            told = "; ".join(words)
            text = f"{title.on(lang)}{colon(lang)}{told}."
            notices.append(Notice(text=text, tone="warning"))
    return notices


def _cells(
    row: AssessmentRow, facts: FactSnapshot, notes: Footnotes, lang: Lang
) -> tuple[Passage, ...]:
    programme = facts.programmes.get(row.programme)
    label = (
        row_label(row, lang) if not row.measure or programme is None else programme.name.on(lang)
    )
    act = ", ".join(bit for bit in (act_words(row.instrument, lang), row.heading) if bit)
    return (
        label,
        _rate(row, lang),
        say.money_words(row.basis_amount, lang)
        if row.basis_amount
        else say.BASES[row.basis].on(lang),
        say.money_words(row.amount, lang) if row.amount else say.outcome_words(row.outcome, lang),
        _why(row, facts, lang),
        cited(act, notes.mark(row.sources, limit=1)),
    )


def _why(row: AssessmentRow, facts: FactSnapshot, lang: Lang) -> str:
    """The reason; where the row counts, how sure it is and how far its list can be relied on."""
    why = reason_words(row.reason, lang)
    measure = facts.measures.get(row.measure)
    held = held_words(measure, lang) if measure is not None else ""
    if row.outcome is Outcome.RELIEVED and measure is not None and measure.scope.width < BROAD:
        return f"{why} ({held})" if held else why
    if row.outcome in (Outcome.RELIEVED, Outcome.DISPLACED):
        return why
    sure = say.SURE.get(row.confidence)
    bits = (why, sure.on(lang) if sure else "", f"({held})" if held else "")
    return " ".join(bit for bit in bits if bit)


def _rate(row: AssessmentRow, lang: Lang) -> str:
    relieved = row.outcome is Outcome.RELIEVED and row.rate is None
    if relieved or row.outcome is Outcome.DISPLACED:
        return percent(Decimal(0), lang)
    if row.duty == UNQUANTIFIED:
        return say.outcome_words(Outcome.UNKNOWN, lang)
    return duty_words(row.duty, lang)


def _fee(row: AssessmentRow, lang: Lang) -> tuple[str, str]:
    label, why = row_label(row, lang), reason_words(row.reason, lang)
    if row.outcome is Outcome.UNKNOWN or row.amount is None:
        return label, f"{say.outcome_words(Outcome.UNKNOWN, lang)}. {why}"
    tail = f" ({why})" if row.reason.why is ReasonKind.FEE_BOUND else ""
    return label, f"{say.money_words(row.amount, lang)}{tail}"


def side_by_side(
    pair: tuple[Assessment, Assessment], names: tuple[str, str], facts: FactSnapshot, lang: Lang
) -> Table:
    """Two assessments, a row a programme: what each charges under it."""
    left, right = pair
    labels = {(row.programme, row.label): row_label(row, lang) for row in (*left.rows, *right.rows)}
    rows = [
        (label, *(_amount_under(each, key, lang) for each in pair)) for key, label in labels.items()
    ]
    total = ("=", headline(left, facts, lang), headline(right, facts, lang))
    return Table(
        columns=(say.COLUMNS[say.LABEL].on(lang), *names),
        rows=(*rows, total),
        title=say.COMPARED.on(lang),
        numeric=frozenset({1, 2}),
    )


def _amount_under(assessment: Assessment, key: tuple[str, Words | None], lang: Lang) -> str:
    for row in assessment.rows:
        if (row.programme, row.label) == key:
            amount = f" ({say.money_words(row.amount, lang)})" if row.amount else ""
            return f"{_rate(row, lang)}{amount}"
    return "—"


def as_csv(assessment: Assessment, name: str, lang: Lang) -> Attachment:
    """The stack as a CSV file, a row a programme; cells can start no formula."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(
        ("programme", "measure", "outcome", "rate", "basis", "amount", "reason", "instrument")
    )
    for row in assessment.rows:
        cells = (
            row.programme,
            row_label(row, lang),
            row.outcome.value,
            duty_words(row.duty, lang),
            str(row.basis_amount.amount) if row.basis_amount else "",
            str(row.amount.amount) if row.amount else "",
            reason_words(row.reason, lang),
            row.instrument,
        )
        writer.writerow([as_text(cell) for cell in cells])
    return Attachment(name=name, media_type="text/csv", content=out.getvalue().encode())
