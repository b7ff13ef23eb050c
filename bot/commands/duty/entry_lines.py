"""/duty on several lines of one entry: each line's duties, and the fees of the entry as a whole."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bot.cards import Card, Headline, Notice, Part, ShortCard, Table
from bot.commands.duty.card import headline
from bot.commands.duty.options import DutyOptions
from bot.commands.parsing.typed_options import options_of
from bot.commands.rates.measure_lists import knowledge
from bot.commands.spec import CommandContext
from bot.domain.assessment.amounts import HUNDRED
from bot.domain.assessment.calculator import duty_calculator
from bot.domain.assessment.entry import Assessment, AssessmentRow, Outcome
from bot.domain.assessment.rules import FORMAL
from bot.domain.codes import Code
from bot.domain.countries import CURRENCY
from bot.domain.duty import Money, cents
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.errors import BadOption
from bot.presentation.dates import titled
from bot.presentation.duty import words as say
from bot.presentation.duty.assessment import row_label
from bot.presentation.duty.card import fees_apart
from bot.presentation.duty.figures import assessment_figures
from bot.presentation.duty.sums import firms_own
from bot.presentation.plain_words import colon, place

LINES = "lines"
"""The option that holds the lines: 'code[@origin] amount currency [quantity unit]', by
semicolons."""


def line_queries(query: Query) -> tuple[Query, ...]:
    """A query for each line, with what was said for all of them."""
    values = {name: value for name, value in query.values.items() if name != LINES}
    lines = options_of(DutyOptions, query).lines
    return tuple(_line(replace(query, values=values), line.split()) for line in lines)


def one_line_only(query: Query, lang: Lang) -> None:
    """Raise BadOption where something was said that belongs to one line, and not to which: a
    repair, US parts, or a share of what a good is made of."""
    own = options_of(DutyOptions, query)
    shares = (own.metal, own.us_content, own.ca_mx_content)
    if own.repair or own.us_components or any(share is not None for share in shares):
        raise BadOption(say.ONE_LINE_ONLY.on(lang))


def one_rate_for_all(queries: Sequence[Query], own: str, lang: Lang) -> None:
    """Raise BadOption where one rate is given and several currencies would be turned by it."""
    said = {q.money.currency for q in queries if q.money is not None} - {own}
    if len(said) > 1 and options_of(DutyOptions, queries[0]).rate:
        raise BadOption(say.ONE_RATE.on(lang, currencies=", ".join(sorted(said))))


def as_lines(queries: Sequence[Query]) -> Query | None:
    """The lines of one entry in one query, where several codes have a value each in one currency;
    None otherwise."""
    currencies = {q.money.currency for q in queries if q.code is not None and q.money is not None}
    whole = all(q.command == "duty" and q.code and q.money for q in queries)
    if len(queries) < _SEVERAL or not whole or len(currencies) > 1:
        return None
    values = {**queries[0].values, LINES: ";".join(_told(query) for query in queries)}
    return replace(queries[0], quantities=(), values=values)


_SEVERAL = 2


def _told(query: Query) -> str:
    """'7208.51 10000 USD 500 kg'."""
    code = query.code.dotted if query.code is not None else ""
    money = query.money or Money(amount=Decimal(0), currency="")
    units = (f" {amount:f} {unit.replace(' ', '_')}" for amount, unit in query.quantities)
    return f"{code} {money.amount:f} {money.currency}{''.join(units)}"


def _line(query: Query, told: Sequence[str]) -> Query:
    code, amount, currency, *measured = told
    code, _, origin = code.partition("@")
    pairs = zip(measured[::2], measured[1::2], strict=True)
    return replace(
        query,
        code=Code.parse(code),
        origin=origin or query.origin,
        money=Money(amount=Decimal(amount), currency=currency),
        quantities=tuple((Decimal(number), unit.replace("_", " ")) for number, unit in pairs),
    )


def lines_card(query: Query, assessments: Sequence[Assessment], context: CommandContext) -> Card:
    """The lines as a table, their sum, what is missing, and the fees of the entry."""
    lang, facts = context.lang, context.snapshot.facts
    day = assessments[0].entry.day
    several = len({each.entry.origin for each in assessments}) > 1
    head = _sum(assessments, facts, lang)
    rows = tuple(_row(each, several, facts, lang) for each in assessments)
    fees = tuple(_fees(assessments, facts))
    turned = tuple(_turned(assessments, lang))
    missing = tuple(_missing(assessments, facts, lang))
    parts: tuple[Part, ...] = (
        Headline(text=head),
        Table(
            columns=tuple(c.on(lang) for c in say.LINE_COLUMNS),
            rows=rows,
            numeric=frozenset({1, 2}),
        ),
        *(Notice(text=text, tone="warning") for text in (*turned, *missing)),
        *(Notice(text=_fee_words(fee, amount, lang)) for fee, amount in fees),
        Notice(text=say.NO_RULING.on(lang)),
        *knowledge(facts, day, context.question.day, lang),
    )
    return Card(
        title=say.LINES_TITLE.on(lang, n=len(assessments), day=day),
        lang=lang,
        command="duty",
        query=query,
        day=day,
        data_as_of=facts.data_as_of,
        parts=parts,
        figures=lambda: tuple(
            figure for each in assessments for figure in assessment_figures(each, facts, lang)
        ),
        short=ShortCard(
            headline=head,
            lines=(
                *turned[:1],
                *missing[:1],
                *(f"{r[0]}{colon(lang)}{r[2]}" for r in rows[:4]),
                *((fees_apart(fees, facts, lang),) if fees else ()),
            ),
        ),
    )


def _values(assessments: Sequence[Assessment]) -> tuple[Money, ...]:
    """What the lines are worth together, a sum for each currency that some are left in."""
    return _by_currency(each.entry.value for each in assessments)


def _by_currency(sums: Iterable[Money | None]) -> tuple[Money, ...]:
    """The sums added up, those in one currency together: no rate between them is known."""
    found: dict[str, Decimal] = {}
    for each in sums:
        if each is not None:
            found[each.currency] = found.get(each.currency, Decimal(0)) + each.amount
    return tuple(Money(amount=amount, currency=currency) for currency, amount in found.items())


def _together(sums: Iterable[Money], lang: Lang) -> str:
    """'CAD 5,000.00 + USD 145.00'."""
    return " + ".join(say.money_words(each, lang) for each in sums)


def _sum(assessments: Sequence[Assessment], facts: FactSnapshot, lang: Lang) -> str:
    known = [row.amount for each in assessments for row in each.rows]
    nothing = (replace(value, amount=Decimal(0)) for value in _values(assessments))
    whole = all(each.total is not None for each in assessments)
    own = firms_own(assessments, facts, lang)
    return (say.LINES_TOTAL if whole else say.SO_FAR).on(
        lang,
        total=_together(_by_currency([*nothing, *known]), lang) + own,
        value=_together(_values(assessments), lang),
    )


def _turned(assessments: Sequence[Assessment], lang: Lang) -> Iterator[str]:
    """By which rate values were turned, and which were not, so that the sums stay apart."""
    own = CURRENCY[assessments[0].entry.imposing]
    turned = (say.exchange_words(each.entry, lang).rstrip(".") for each in assessments)
    yield from dict.fromkeys(words for words in turned if words)
    others = [v.currency for v in _values(assessments) if v.currency != own]
    if len(others) > 1:  # a rate would be refused
        yield say.ONE_RATE.on(lang, currencies=", ".join(sorted(others))).rstrip(".")
    for currency in others if len(others) == 1 else ():
        yield say.not_turned(currency, own, lang)


def _row(made: Assessment, several: bool, facts: FactSnapshot, lang: Lang) -> tuple[str, ...]:
    value, code = made.entry.value, made.entry.code.dotted
    return (
        f"{code}, {place(made.entry.origin, lang)}" if several else code,
        "" if value is None else say.money_words(value, lang),
        headline(made, facts, lang),
    )


def _missing(assessments: Sequence[Assessment], facts: FactSnapshot, lang: Lang) -> Iterator[str]:
    declarable = duty_calculator(facts).declarable
    for made in assessments:
        for need in made.missing:
            lead = (say.MISSING if need.sayable else say.NOT_HELD).on(lang)
            told = say.need_words(need, lang, declarable, records_begin=facts.records_begin)
            yield f"{made.entry.code.dotted}. {titled(lang, lead, told)}."


def _fees(
    assessments: Sequence[Assessment], facts: FactSnapshot
) -> Iterator[tuple[AssessmentRow, Money | None]]:
    """Each fee of which something is owed, once, on the lines that owe it, within the bounds of one
    entry. None where no sum tells how much."""
    values, entry = _values(assessments), assessments[0].entry
    limits = {f.measure: f for f in facts.fee_limits if f.validity.holds(entry.day)}
    rows = {row.measure: row for made in assessments for row in made.fees}
    for measure, row in rows.items():
        share = sum((_share(made, measure) for made in assessments), Decimal(0))
        limit = limits.get(measure)
        amount: Decimal | None = cents(share)
        if len(values) > 1 and share:
            amount = None  # the fee is one of the whole entry, which no sum here is
        elif limit is not None and share:
            bound = limit.owed(cents(share), values[0], formal=FORMAL in entry.declared)
            amount = None if bound is None else bound.amount
        if amount is None:
            yield row, None
        elif amount:
            yield row, Money(amount=amount, currency=values[0].currency)


def _fee_words(fee: AssessmentRow, amount: Money | None, lang: Lang) -> str:
    if amount is None:
        said = say.outcome_words(Outcome.UNKNOWN, lang)
    else:
        said = say.money_words(amount, lang)
    return say.FEE.on(lang, label=row_label(fee, lang), amount=said)


def _share(made: Assessment, measure: str) -> Decimal:
    """The fee's percentage of one line, before any bound; nothing where the line is free of it."""
    row = next((fee for fee in made.fees if fee.measure == measure), None)
    value = made.entry.value
    if row is None or value is None or row.outcome is Outcome.RELIEVED or row.rate is None:
        return Decimal(0)
    return value.amount * row.rate / HUNDRED
