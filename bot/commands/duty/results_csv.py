"""Assessments as rows of a CSV file: what the batch form of /duty gives back."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import lru_cache
from json.encoder import encode_basestring

from bot.domain.assessment.entry import (
    CLAIM_LEFT,
    US_CONTENT_UNUSED,
    Assessment,
    AssessmentRow,
    Entry,
    Need,
    Outcome,
    Provision,
    Reason,
    ReasonKind,
)
from bot.domain.codes import Code
from bot.domain.countries import CURRENCY
from bot.domain.duty import DutyExpression, Money
from bot.presentation.duty.assessment import note_words, reason_words, row_label
from bot.presentation.duty_expressions import duty_words

RESULTS = ("id", "status", "total_duty", "effective_rate", "rows", "message")
"""status: assessed, prohibited, incomplete or error. ``rows`` is JSON, an object a programme."""
ResultRow = tuple[str, str, str, str, str, str]
"""In the order of RESULTS."""

_quoted = encode_basestring
"""A text as JSON writes it, letters of every alphabet as they are."""


def failed(row_id: str, message: str) -> ResultRow:
    """The result row of an entry that could not be read."""
    return row_id, "error", "", "", "", message


def incomplete(row_id: str, message: str) -> ResultRow:
    """The result row of an entry of which no duty can be told."""
    return row_id, "incomplete", "", "", "[]", message


def unknown_code(entry: Entry, near: Iterable[Code]) -> str:
    """What is wrong with a code that the schedule of the entry's day does not have."""
    close = ", ".join(each.dotted for each in near)
    where = f"the {entry.imposing} schedule on {entry.day}"
    return f"code: {entry.code.dotted} is not in {where}; nearest: {close}"


def result(
    row_id: str, assessment: Assessment, need_words: Callable[[Need], str], known_to: date
) -> ResultRow:
    """The result row of an assessment; ``need_words`` says what a missing fact is, ``known_to`` the
    day up to which facts are known."""
    total, rate = assessment.total, assessment.rate
    status, message = _outcome(assessment, need_words)
    if assessment.entry.day > known_to:
        later = f"facts are known to {known_to}: what changed after, I don't know"
        message = f"{message}; {later}" if message else later
    return (
        row_id,
        status,
        "" if total is None else f"{total.amount:.2f}",
        "" if rate is None else f"{rate:f}",
        f"[{', '.join([_row(row) for row in assessment.rows])}]",
        message,
    )


def _outcome(assessment: Assessment, need_words: Callable[[Need], str]) -> tuple[str, str]:
    """Status and message."""
    if assessment.prohibited:
        banned = next(r for r in assessment.rows if r.outcome is Outcome.PROHIBITED)
        return "prohibited", reason_words(banned.reason, "en")
    if assessment.missing:
        return "incomplete", "; ".join(_needs(assessment.missing, need_words))
    return "assessed", "; ".join(_remarks(assessment))


def _needs(missing: Iterable[Need], need_words: Callable[[Need], str]) -> Iterator[str]:
    """'please say: the quantity; not held here: the base duty'."""
    told: dict[str, list[str]] = {"please say": [], "not held here": []}
    for need in missing:
        told["please say" if need.sayable else "not held here"].append(need_words(need))
    yield from (f"{lead}: {'; '.join(words)}" for lead, words in told.items() if words)


def _remarks(assessment: Assessment) -> Iterator[str]:
    """What to know about a total: what is not in it, and a claim that did not count."""
    for row in assessment.rows:
        if row.outcome is Outcome.UNKNOWN:
            yield f"not in the total: {row_label(row, 'en')}"
    entry = assessment.entry
    if entry.value and entry.value.currency != CURRENCY[entry.imposing]:
        yield f"amounts are in {entry.value.currency}"
    if entry.claim:
        reason = assessment.rows[0].reason
        if reason.why in (ReasonKind.CLAIM_NOT_OPEN, ReasonKind.CLAIM_ENDED):
            yield reason_words(reason, "en")
        if CLAIM_LEFT in assessment.notes:
            yield note_words(CLAIM_LEFT, "en")
    if entry.us_content is not None and US_CONTENT_UNUSED in assessment.notes:
        yield note_words(US_CONTENT_UNUSED, "en")
    if entry.exchanged is not None and entry.value is not None:
        of = entry.exchanged.of
        rate = f"{entry.exchanged.rate:f}"
        day = f" of {entry.exchanged.day}" if entry.exchanged.day else ""
        turned = f"{entry.value.currency} {entry.value.amount}"
        yield f"{of.currency} {of.amount} at {rate}{day} = {turned}"


def _row(row: AssessmentRow) -> str:
    """One row as JSON. What stands around its figures is rendered once for a measure; each line's
    base duty has its own, which few other entries share."""
    around = _of_a_measure if row.measure else _around_the_figures
    before, after = around(row.provision, row.outcome)
    return f'{before}{_figure(row.basis_amount)}, "amount": {_figure(row.amount)}{after}'


def _figure(money: Money | None) -> str:
    """Rows are in cents already."""
    return "null" if money is None else f'"{money.amount}"'


def _around_the_figures(provision: Provision, outcome: Outcome) -> tuple[str, str]:
    before = (
        f'{{"programme": {_quoted(provision.programme)}, "measure": {_quoted(provision.measure)}, '
        f'"outcome": {_quoted(outcome.value)}, "rate": {_rate(provision.duty)}, '
        f'"basis": {_quoted(provision.basis.value)}, "basis_amount": '
    )
    after = (
        f', "reason": {_reason(provision.reason)}, '
        f'"instrument": {_quoted(provision.instrument)}, '
        f'"heading": {_quoted(provision.heading)}, '
        f'"confidence": {_quoted(provision.confidence.value)}}}'
    )
    return before, after


_of_a_measure = lru_cache(maxsize=4_096)(_around_the_figures)


@lru_cache(maxsize=4_096)
def _rate(duty: DutyExpression) -> str:
    return _quoted(duty_words(duty))


@lru_cache(maxsize=4_096)
def _reason(reason: Reason) -> str:
    return _quoted(reason_words(reason, "en"))
