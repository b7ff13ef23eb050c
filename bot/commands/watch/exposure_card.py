"""The answer of /watch exposure: what a list pays a year, what moves it next, what is not known."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Any

from bot.cards import (
    Attachment,
    Bullets,
    Card,
    Detail,
    Headline,
    Notice,
    Option,
    Part,
    Prose,
    Table,
)
from bot.commands.parsing.typed_options import options_of
from bot.commands.spec import CommandContext
from bot.commands.watch.files import exposure_csv, exposure_sheet
from bot.commands.watch.options import WatchOptions
from bot.domain.assessment.calculator import DutyCalculator, duty_calculator
from bot.domain.assessment.plan import BASE_PROGRAMME
from bot.domain.codes import Scope
from bot.domain.duty import Money
from bot.domain.exposure import (
    NO_CODE,
    NO_VALUE,
    USMCA_PARTIES,
    Exposure,
    LineExposure,
    exposure,
    turning_days,
)
from bot.domain.figures import Figure
from bot.domain.line_table import LineTable
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.watch_lists import WatchLine
from bot.ports.workbooks import Workbooks
from bot.presentation import watch_words as words
from bot.presentation.citations import Footnotes
from bot.presentation.dates import titled
from bot.presentation.duty import missing_words
from bot.presentation.duty_card import money, round_money
from bot.presentation.duty_figures import saving_figure, sum_figure
from bot.presentation.faces import in_short
from bot.presentation.figure_sheet import XLSX, sheets
from bot.presentation.freshness import facts_to
from bot.presentation.plain_words import day_words

_COSTLIEST, _PROGRAMMES, _REASONS = 10, 3, 3
_AT_ONCE = 200
"""Lines assessed before others get their turn."""
_LOOKED_AT = 12
"""Days ahead on which something begins or ends that are tried for the next change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """The exposure of the day asked, and of the next day known to move any of it."""

    today: Exposure
    later: Exposure | None


async def exposure_answer(
    query: Query, context: CommandContext, lines: Sequence[WatchLine]
) -> Card:
    """The card, short, with everything and the CSV file behind buttons."""
    day = query.day or context.question.day
    worked = await _worked_out(context, lines, day)
    writer = _Writer(worked, context.snapshot.facts, context.lang)
    notes = Footnotes(context.snapshot.facts)
    parts = writer.parts(notes)
    card = Card(
        title=words.EXPOSURE.on(context.lang),
        lang=context.lang,
        parts=parts,
        command="watch",
        query=query,
        day=day,
        data_as_of=context.snapshot.facts.data_as_of,
        private=True,
        sources=notes.slugs,
        figures=writer.figures,
    )
    kind = options_of(WatchOptions, query).file
    if kind:
        books = context.workbooks if kind == "xlsx" else None
        file = (
            (writer.file(),)
            if books is None
            else await asyncio.to_thread(writer.workbook, card, books)  # a second for 5,000 lines
        )
        told = Bullets(items=writer.lines()[:4])
        return replace(card, parts=(Headline(text=writer.headline()), told, *file))
    known = context.snapshot.facts.data_as_of
    stale = facts_to(known, day, context.question.day, context.lang)
    short = in_short(
        card,
        headline=writer.headline(),
        lines=writer.lines()[:4],
        note=stale,
        options=(
            Option(label="CSV", detail="csv"),
            *((Option(label="XLSX", detail="xlsx"),) if context.workbooks else ()),
        ),
    )
    files = [Detail(name="csv", title=card.title, make=lambda: (writer.file(),))]
    if (books := context.workbooks) is not None:
        make = partial(writer.workbook, card, books)
        files.append(Detail(name="xlsx", title=card.title, make=make))
    return replace(short, details=(*short.details, *files))


async def _worked_out(context: CommandContext, lines: Sequence[WatchLine], day: date) -> Worked:
    calculator = duty_calculator(context.snapshot.facts)
    countries = sorted({line.imposing for line in lines})
    tables = {each: await context.records.lines.table(each) for each in countries}
    today = await _exposure(lines, day, calculator, tables)
    turns = turning_days(lines, calculator, after=day)
    for turn, reached in list(turns.items())[:_LOOKED_AT]:
        then = await _moved(today, turn, reached, calculator, tables)
        if _gist(then) != _gist(today):
            return Worked(today=today, later=then)
    return Worked(today=today, later=None)


async def _moved(
    today: Exposure,
    turn: date,
    reached: Scope,
    calculator: DutyCalculator,
    tables: Mapping[str, LineTable[Any]],
) -> Exposure:
    """The exposure on ``turn``: lines that no measure of that day reaches pay what they paid."""
    touched = [
        n
        for n, each in enumerate(today.lines)
        if reached.overlaps(Scope.of((each.line.code.digits,)))
    ]
    made = await _exposure([today.lines[n].line for n in touched], turn, calculator, tables)
    moved = dict(zip(touched, made.lines, strict=True))
    lines = tuple(moved.get(n, each) for n, each in enumerate(today.lines))
    return Exposure(day=turn, lines=lines)


async def _exposure(
    lines: Sequence[WatchLine],
    day: date,
    calculator: DutyCalculator,
    tables: Mapping[str, LineTable[Any]],
) -> Exposure:
    """:func:`exposure`, some lines at a time, so that nobody else waits for all of them."""
    made: list[LineExposure] = []
    for start in range(0, len(lines), _AT_ONCE):
        made += exposure(lines[start : start + _AT_ONCE], day, calculator, tables).lines
        await asyncio.sleep(0)
    return Exposure(day=day, lines=tuple(made))


def _gist(made: Exposure) -> list[tuple[Decimal | None, bool, tuple[str, ...]]]:
    return [(each.duty, each.prohibited, each.missing) for each in made.lines]


class _Writer:
    """Writes what was worked out, in one language."""

    def __init__(self, worked: Worked, facts: FactSnapshot, lang: Lang) -> None:
        self._worked = worked
        self._today = worked.today
        self._facts = facts
        self._lang = lang

    def headline(self) -> str:
        """'USD 212,000.00 duty a year on 14 lines'."""
        total, lang = self._today.total, self._lang
        n = len(self._today.lines)
        if not total:
            return words.NONE_KNOWN.on(lang, n=self._counted(n))
        known = n - len(self._today.incomplete)
        day = day_words(self._today.day, lang)
        told = words.HEADLINE.on(lang, sum=self._sum(total), n=self._counted(known))
        return f"{told} ({day})"

    def lines(self) -> tuple[str, ...]:
        """At most four: what is in no sum, the next change, a USMCA claim, the programmes."""
        made = (self._left_out(), self._next(), self._saving(), self._dearest())
        return tuple(line for line in made if line)

    def parts(self, notes: Footnotes) -> tuple[Part, ...]:
        """All of it."""
        lang = self._lang
        unsaid = sum(
            1
            for each in self._today.lines
            if each.line.usmca is None and each.line.origin in USMCA_PARTIES
        )
        told = [self._next() or words.NOTHING_DATED.on(lang), self._saving()]
        if unsaid:
            told.append(words.UNSAID.on(lang, n=self._counted(unsaid)))
        return (
            Headline(text=self.headline()),
            *((self._by_programme(notes),) if self._today.total else ()),
            *((self._costliest(),) if self._today.costliest(1) else ()),
            *(Prose(text=text) for text in told if text),
            *self._incomplete(),
            Notice(text=words.BY_SHIPMENT.on(lang)),
            *notes.part,
        )

    def figures(self) -> tuple[Figure, ...]:
        """Sums by programme, the whole, that of the next change, and what a claim would save."""
        lang, today, later = self._lang, self._today, self._worked.later
        cited = self._cited()
        made = [
            sum_figure(
                self._programme(slug),
                _money(pair, amount),
                today.day,
                lang,
                programme=slug,
                sources=tuple(dict.fromkeys(cited.get(slug, ()))),
            )
            for (slug, pair), amount in today.by_programme.items()
        ]
        whole = words.DUTY.on(lang)
        for each in (today, *((later,) if later else ())):
            made += [
                sum_figure(whole, _money(currency, amount), each.day, lang)
                for currency, amount in each.total.items()
            ]
        made += [
            saving_figure(_money(currency, amount), today.day, lang)
            for currency, amount in today.saving.items()
        ]
        return tuple(made)

    def file(self) -> Attachment:
        """A row a line, as CSV."""
        content = exposure_csv(self._today, self._worked.later, self._why)
        name = f"exposure-{self._today.day}.csv"
        return Attachment(name=name, media_type="text/csv", content=content)

    def workbook(self, card: Card, books: Workbooks) -> tuple[Attachment, ...]:
        """A row a line, then the sums with their sources, as a workbook."""
        lines = exposure_sheet(self._today, self._worked.later, self._why, card.title)
        content = books.xlsx((lines, *sheets(card, self._facts)))
        name = f"exposure-{self._today.day}.xlsx"
        return (Attachment(name=name, media_type=XLSX, content=content),)

    def _dearest(self) -> str:
        top = list(self._today.by_programme.items())[:_PROGRAMMES]
        return " · ".join(
            f"{self._programme(slug)} {self._sum({currency: amount})}"
            for (slug, currency), amount in top
        )

    def _programme(self, slug: str) -> str:
        held = self._facts.programmes.get(slug)
        if held is not None:
            return (held.short or held.name).on(self._lang)
        base = {slug: country for country, slug in BASE_PROGRAMME.items()}
        return words.BASE.on(self._lang, country=base[slug]) if slug in base else slug

    def _cited(self) -> dict[str, list[str]]:
        """The sources behind what each programme charges."""
        cited: dict[str, list[str]] = {}
        for each in self._today.lines:
            for row in each.assessment.rows if each.assessment else ():
                if row.amount is not None and row.amount.amount:
                    cited.setdefault(row.programme, []).extend(row.sources)
        return cited

    def _by_programme(self, notes: Footnotes) -> Table:
        cited = self._cited()
        rows = tuple(
            (
                f"{self._programme(slug)}{notes.mark(cited.get(slug, ()), limit=2)}",
                self._sum({currency: amount}),
            )
            for (slug, currency), amount in self._today.by_programme.items()
        )
        columns = (words.PROGRAMME.on(self._lang), words.DUTY.on(self._lang))
        title = words.BY_PROGRAMME.on(self._lang)
        return Table(columns=columns, rows=rows, title=title, numeric=frozenset({1}))

    def _costliest(self) -> Table:
        rows = tuple(self._row(each) for each in self._today.costliest(_COSTLIEST))
        columns = tuple(column.on(self._lang) for column in words.LINE_COLUMNS)
        title = words.COSTLIEST.on(self._lang)
        return Table(columns=columns, rows=rows, title=title, numeric=frozenset({2, 3}))

    def _row(self, each: LineExposure) -> tuple[str, ...]:
        line = each.line
        value = line.value
        return (
            _named(line),
            f"{line.origin} → {line.imposing}",
            round_money(value, self._lang) if value else "",
            self._sum({value.currency: each.duty}) if value and each.duty is not None else "",
        )

    def _next(self) -> str:
        later = self._worked.later
        if later is None:
            return ""
        before, after = _gist(self._today), _gist(later)
        moved = [n for n, (old, new) in enumerate(zip(before, after, strict=True)) if old != new]
        changes: dict[str, Decimal] = {}
        sure = all(before[n][0] is not None and after[n][0] is not None for n in moved)
        for n in moved:
            value = self._today.lines[n].line.value
            if value is not None and sure:
                step = (after[n][0] or Decimal(0)) - (before[n][0] or Decimal(0))
                changes[value.currency] = changes.get(value.currency, Decimal(0)) + step
        said = words.NEXT if sure else words.NEXT_WORDLESS
        return said.on(
            self._lang,
            day=day_words(later.day, self._lang),
            sum=self._sum(changes, signed=True),
            n=self._counted(len(moved)),
        )

    def _saving(self) -> str:
        saving = self._today.saving
        if not saving:
            return ""
        n = sum(1 for each in self._today.lines if each.saving)
        return words.SAVING.on(self._lang, sum=self._sum(saving), n=self._counted(n))

    def _left_out(self) -> str:
        reasons = Counter(self._why(each) for each in self._today.incomplete)
        if not reasons:
            return ""
        told = "; ".join(reason for reason, _ in reasons.most_common(_REASONS))
        n = self._counted(reasons.total())
        return words.IN_NO_SUM.on(self._lang, n=n, why=told)

    def _incomplete(self) -> tuple[Bullets, ...]:
        reasons: dict[str, list[WatchLine]] = {}
        for each in self._today.incomplete:
            reasons.setdefault(self._why(each), []).append(each.line)
        items = tuple(
            titled(
                self._lang,
                f"{why} ({self._counted(len(lines))})",
                ", ".join([*map(_named, lines[:5]), *(["…"] if len(lines) > 5 else [])]),
            )
            for why, lines in reasons.items()
        )
        return (Bullets(title=words.INCOMPLETE.on(self._lang), items=items),) if items else ()

    def _why(self, each: LineExposure) -> str:
        if each.prohibited:
            return words.BANNED.on(self._lang)
        declarable = duty_calculator(self._facts).declarable
        own = {NO_VALUE: words.NO_VALUE, NO_CODE: words.NO_CODE}
        return "; ".join(
            own[need].on(self._lang) if need in own else missing_words(need, self._lang, declarable)
            for need in each.missing
        ) or words.NOT_YET.on(self._lang)

    def _sum(self, amounts: Mapping[str, Decimal], *, signed: bool = False) -> str:
        told = []
        owed = {currency: amount for currency, amount in amounts.items() if amount}
        for currency, amount in sorted((owed or amounts).items()):
            sign = ("+" if amount >= 0 else "\N{MINUS SIGN}") if signed else ""
            held = Money(amount=abs(amount) if signed else amount, currency=currency)
            told.append(f"{sign}{money(held, self._lang)}")
        return " + ".join(told) if not signed else ", ".join(told)

    def _counted(self, n: int) -> str:
        return words.COUNT.on(self._lang, n=n)


def _money(currency: str, amount: Decimal) -> Money:
    return Money(amount=amount, currency=currency)


def _named(line: WatchLine) -> str:
    return " ".join(bit for bit in (line.code.dotted, line.label or line.sku) if bit)
