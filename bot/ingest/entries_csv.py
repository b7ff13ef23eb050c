"""Entries from a CSV file, and their assessments back as rows: the batch form of /duty."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from bot.domain.assess_words import CURRENCY
from bot.domain.codes import Code
from bot.domain.duty import DutyExpression, Money
from bot.domain.duty_words import duty_words
from bot.domain.entries import Assessment, AssessmentRow, Entry, Outcome

COLUMNS = (
    "id",
    "code",
    "from",
    "to",
    "on",
    "value",
    "currency",
    "claim",
    "quantity",
    "unit",
    "metal_content_pct",
    "us_content_pct",
    "declared",
)
"""What an entries file may have. Needed: id, code, from, to, on, value; the rest may be empty.

``declared`` names facts only the importer knows, by spaces ('imported-before-2026-09-29')."""
NEEDED = ("id", "code", "from", "to", "on", "value")
RESULTS = ("id", "status", "total_duty", "effective_rate", "rows", "message")
"""status: assessed, prohibited, incomplete or error. ``rows`` is JSON, an object a programme."""

IMPOSING = ("US", "CA")
_MOST = Decimal(10) ** 15


def read_entry(row: Mapping[str, str | None]) -> Entry:
    """One row as an entry. Raises ValueError saying which column is wrong and what is expected.

    An empty ``claim`` claims nothing; an empty percentage or quantity was not said.
    """
    cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
    missing = [name for name in NEEDED if not cells[name]]
    if missing:
        raise ValueError(f"{', '.join(missing)}: empty")
    imposing = _country("to", cells["to"])
    if imposing not in IMPOSING:
        raise ValueError(f"to: {imposing}; expected US or CA")
    origin = _country("from", cells["from"])
    if origin == imposing:
        raise ValueError(f"from: {origin}; expected another country than to")
    currency = cells["currency"].upper() or CURRENCY[imposing]
    if len(currency) != 3 or not currency.isascii() or not currency.isalpha():
        raise ValueError(f"currency: {currency[:20]!r}; expected three letters, such as USD")
    quantities: tuple[tuple[Decimal, str], ...] = ()
    if cells["quantity"]:
        if not cells["unit"]:
            raise ValueError("unit: empty; expected the unit of the quantity, such as kg")
        quantities = ((_number("quantity", cells["quantity"]), cells["unit"]),)
    return Entry(
        code=_code(cells["code"]),
        imposing=imposing,
        origin=origin,
        day=_day(cells["on"]),
        value=Money(amount=_number("value", cells["value"]), currency=currency),
        claim=cells["claim"].upper(),
        quantities=quantities,
        metal_content=_percent("metal_content_pct", cells["metal_content_pct"]),
        us_content=_percent("us_content_pct", cells["us_content_pct"]),
        declared=facts_named(cells["declared"]),
    )


def facts_named(text: str) -> frozenset[str]:
    """The declared facts of a cell or an option: names by spaces, commas or semicolons.

    >>> sorted(facts_named("bulk; Civil-Aircraft"))
    ['bulk', 'civil-aircraft']
    """
    return frozenset(re.findall(r"[a-z0-9-]+", text.lower()))


def unknown_code(entry: Entry, near: Iterable[Code]) -> str:
    """What is wrong with a code that the schedule of the entry's day does not have."""
    close = ", ".join(each.dotted for each in near)
    where = f"the {entry.imposing} schedule on {entry.day}"
    return f"code: {entry.code.dotted} is not in {where}; nearest: {close}"


@lru_cache(maxsize=65_536)
def _code(text: str) -> Code:
    return Code.parse(text)


@lru_cache(maxsize=4_096)
def _country(name: str, text: str) -> str:
    code = text.upper()
    if len(code) != 2 or not code.isascii() or not code.isalpha():
        raise ValueError(f"{name}: {text[:20]!r}; expected a country in two letters, such as CA")
    return code


@lru_cache(maxsize=4_096)
def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"on: {text[:20]!r}; expected a day as YYYY-MM-DD") from None


def _number(name: str, text: str) -> Decimal:
    try:
        number = Decimal(text.replace(",", ""))
    except InvalidOperation:
        raise ValueError(f"{name}: {text[:20]!r}; expected a number") from None
    if not number.is_finite() or not 0 <= number < _MOST:
        raise ValueError(f"{name}: {text[:20]}; expected a number from 0")
    return number


def _percent(name: str, text: str) -> Decimal | None:
    if not text:
        return None
    percent = _number(name, text.removesuffix("%"))
    if percent > 100:
        raise ValueError(f"{name}: {text[:20]}; expected 0 to 100")
    return percent


def failed(row_id: str, message: str) -> dict[str, str]:
    """The result row of an entry that could not be read."""
    return _result(row_id, status="error", message=message)


def result(row_id: str, assessment: Assessment, need_words: Callable[[str], str]) -> dict[str, str]:
    """The result row of an assessment; ``need_words`` says what a missing fact is."""
    status, message = "assessed", ""
    if assessment.prohibited:
        banned = next(r for r in assessment.rows if r.outcome is Outcome.PROHIBITED)
        status, message = "prohibited", banned.reason.en
    elif assessment.missing:
        needs = "; ".join(need_words(need) for need in assessment.missing)
        status, message = "incomplete", f"please say: {needs}"
    else:
        message = "; ".join(
            f"not in the total: {row.label.en}"
            for row in assessment.rows
            if row.outcome is Outcome.UNKNOWN
        )
    total, rate = assessment.total, assessment.rate
    return _result(
        row_id,
        status=status,
        total_duty="" if total is None else f"{total.amount:.2f}",
        effective_rate="" if rate is None else f"{rate:f}",
        rows=f"[{', '.join([_row(row) for row in assessment.rows])}]",
        message=message,
    )


def _result(row_id: str, **cells: str) -> dict[str, str]:
    return {**dict.fromkeys(RESULTS, ""), "id": row_id, **cells}


def _row(row: AssessmentRow) -> str:
    """One row as JSON. Its words repeat from entry to entry, so each is quoted once."""
    basis, amount = row.basis_amount, row.amount
    return (
        f'{{"programme": {_quoted(row.programme)}, "measure": {_quoted(row.measure)}, '
        f'"outcome": {_quoted(row.outcome.value)}, "rate": {_quoted(_rate(row.duty))}, '
        f'"basis": {_quoted(row.basis.value)}, '
        f'"basis_amount": {"null" if basis is None else _figure(basis)}, '
        f'"amount": {"null" if amount is None else _figure(amount)}, '
        f'"reason": {_quoted(row.reason.en)}, "instrument": {_quoted(row.instrument)}, '
        f'"heading": {_quoted(row.heading)}, "confidence": {_quoted(row.confidence.value)}}}'
    )


@lru_cache(maxsize=65_536)
def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


@lru_cache(maxsize=4_096)
def _rate(duty: DutyExpression) -> str:
    return duty_words(duty)


def _figure(money: Money) -> str:
    return f'"{money.amount:.2f}"'
