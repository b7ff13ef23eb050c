"""The answer of /watch exposure: what a list pays a year, what moves it next, what is not known."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from typing import Protocol

from bot.cards import (
    Attachment,
    Bullets,
    ButtonOption,
    Card,
    Chart,
    Detail,
    Headline,
    Notice,
    Part,
    Prose,
    Table,
    cited,
)
from bot.commands.parsing.typed_options import options_of
from bot.commands.spec import CommandContext
from bot.commands.watch.exposure_chart import sums_chart
from bot.commands.watch.exposure_compare import ComparedWriter
from bot.commands.watch.exposure_days import Worked, gist, two_days, worked_out
from bot.commands.watch.exposure_words import ExposureWords, named
from bot.commands.watch.files import exposure_csv, exposure_sheet
from bot.commands.watch.options import WatchOptions
from bot.domain.exposure import (
    USMCA_PARTIES,
    LineExposure,
)
from bot.domain.figures import Figure
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.watch_lists import WatchLine
from bot.errors import BadDate
from bot.ports.workbooks import Workbooks
from bot.presentation import asking_words
from bot.presentation.citations import Footnotes
from bot.presentation.duty.card import round_money
from bot.presentation.duty.figures import saving_figure, sum_figure
from bot.presentation.faces import in_short
from bot.presentation.figure_sheet import XLSX, sheets
from bot.presentation.freshness import facts_to
from bot.presentation.plain_words import day_words
from bot.presentation.watch import words
from bot.reading.days import dates

_COSTLIEST, _PROGRAMMES = 10, 3

_FILES = ("xlsx", "csv")
"""Kinds of files; in 'versus April 6 as xlsx' the words behind the day belong to it at first."""


async def exposure_answer(
    query: Query, context: CommandContext, lines: Sequence[WatchLine]
) -> Card:
    """The card, short, with everything, the chart and the files behind buttons."""
    facts, lang = context.snapshot.facts, context.lang
    day = query.day or context.question.day
    own = options_of(WatchOptions, query)
    other = _versus(own.versus, context)
    make: Callable[[], Writer]
    if other is None:
        make = partial(_Writer, await worked_out(context, lines, day), facts, lang)
    else:
        make = partial(ComparedWriter, await two_days(context, lines, day, other), facts, lang)
    kind = own.file or next((k for k in _FILES if k in own.versus.split()), "")

    def written() -> Card:
        writer, notes = make(), Footnotes(facts)
        card = Card(
            title=words.EXPOSURE.on(lang),
            lang=lang,
            parts=writer.parts(notes),
            command="watch",
            query=query,
            day=max(day, other or day),
            data_as_of=facts.data_as_of,
            private=True,
            sources=notes.slugs,
            figures=writer.figures,
        )
        return _as_file(card, writer, kind, context) if kind else _in_short(card, writer, context)

    return await asyncio.to_thread(written)  # a second for 5,000 lines


def _as_file(card: Card, writer: Writer, kind: str, context: CommandContext) -> Card:
    books = context.workbooks if kind == "xlsx" else None
    file = (writer.file(),) if books is None else writer.workbook(card, books)
    told = Bullets(items=writer.lines()[:4])
    return replace(card, parts=(Headline(text=writer.headline()), told, *file))


def _in_short(card: Card, writer: Writer, context: CommandContext) -> Card:
    lang, books, chart = context.lang, context.workbooks, writer.chart()
    known, asked = context.snapshot.facts.data_as_of, context.question.day
    opened = [Detail(name="csv", title="CSV", make=lambda: (writer.file(),))]
    if books is not None:
        make = partial(writer.workbook, card, books)
        opened.append(Detail(name="xlsx", title="XLSX", make=make, slow=True))
    if chart is not None:
        opened.append(Detail(name="chart", title=words.CHART.on(lang), make=lambda: (chart,)))
    short = in_short(
        card,
        headline=writer.headline(),
        lines=writer.lines()[:4],
        note=facts_to(known, card.day or asked, asked, lang),
        options=tuple(ButtonOption(label=one.title, detail=one.name) for one in opened),
    )
    titled = (replace(one, title=card.title) for one in opened)
    return replace(short, details=(*short.details, *titled))


def _versus(written: str, context: CommandContext) -> date | None:
    """The other day that is asked about. Raises BadDate for words that are none."""
    if not written:
        return None
    found = dates.find(written, today=context.question.day, lang=context.lang)
    if not found:
        shown = " ".join(written.split())[:40]
        raise BadDate(
            asking_words.BAD_DAY.on(context.lang, shown=shown),
            suggestions=("/watch exposure on 2026-04-05 versus 2026-04-06",),
        )
    return found[0].first


class Writer(Protocol):
    """The words of what a watch list pays: of one day, or of two set beside each other."""

    def headline(self) -> str:
        """The duty a year of all lines that are known, with their number and the day."""
        ...

    def lines(self) -> tuple[str, ...]:
        """At most four lines below the headline: what is in no sum, what changes, what is saved."""
        ...

    def parts(self, notes: Footnotes) -> tuple[Part, ...]:
        """The whole answer; what it cites is marked in ``notes``, whose part ends it."""
        ...

    def figures(self) -> tuple[Figure, ...]:
        """The sums as data for programs."""
        ...

    def chart(self) -> Chart | None:
        """The sum of each programme as bars; None where there is nothing to draw."""
        ...

    def file(self) -> Attachment:
        """A row a line, as CSV."""
        ...

    def workbook(self, card: Card, books: Workbooks) -> tuple[Attachment, ...]:
        """The same as a workbook."""
        ...


class _Writer(ExposureWords):
    """Writes what was worked out, in one language."""

    def __init__(self, worked: Worked, facts: FactSnapshot, lang: Lang) -> None:
        super().__init__(facts, lang)
        later = worked.later
        self._worked = Worked(today=worked.today.light(), later=later.light() if later else None)
        self._today = self._worked.today

    def headline(self) -> str:
        """'USD 212,000.00 duty a year on 14 lines'."""
        total, lang = self._today.total, self._lang
        n = len(self._today.lines)
        if not total:
            return words.NONE_KNOWN.on(lang, n=self.counted(n))
        known = n - len(self._today.incomplete)
        day = day_words(self._today.day, lang)
        told = words.HEADLINE.on(lang, sum=self.sum(total), n=self.counted(known))
        return f"{told} ({day})"

    def lines(self) -> tuple[str, ...]:
        """At most four: what is in no sum, the next change, a USMCA claim, the programmes."""
        made = (
            self.left_out(self._today.incomplete, self._today.lines),
            self._next(),
            self._saving(),
            self._dearest(),
        )
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
            told.append(words.UNSAID.on(lang, n=self.counted(unsaid)))
        return (
            Headline(text=self.headline()),
            *((self._by_programme(notes),) if self._today.total else ()),
            *((self._costliest(),) if self._today.costliest(1) else ()),
            *(Prose(text=text) for text in told if text),
            *self.incomplete(self._today.incomplete),
            *((Prose(text=own),) if (own := self.apart(self._today.lines)) else ()),
            Notice(text=words.BY_SHIPMENT.on(lang)),
            *notes.part,
        )

    def figures(self) -> tuple[Figure, ...]:
        """Sums by programme, the whole, that of the next change, and what a claim would save."""
        lang, today, later = self._lang, self._today, self._worked.later
        cited = self._today.cited
        made = [
            sum_figure(
                self.programme(slug),
                self.money(pair, amount),
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
                sum_figure(whole, self.money(currency, amount), each.day, lang)
                for currency, amount in each.total.items()
            ]
        made += [
            saving_figure(self.money(currency, amount), today.day, lang)
            for currency, amount in today.saving.items()
        ]
        return tuple(made)

    def chart(self) -> Chart | None:
        """Each programme's sum."""
        return sums_chart((self._today,), self)

    def file(self) -> Attachment:
        """A row a line, as CSV."""
        content = exposure_csv(self._today, self._worked.later, self.why, self._lang)
        name = f"exposure-{self._today.day}.csv"
        return Attachment(name=name, media_type="text/csv", content=content)

    def workbook(self, card: Card, books: Workbooks) -> tuple[Attachment, ...]:
        """A row a line, then the sums with their sources, as a workbook."""
        today, later = self._today, self._worked.later
        lines = exposure_sheet(today, later, self.why, card.title, self._lang)
        content = books.xlsx((lines, *sheets(card, self._facts)))
        name = f"exposure-{self._today.day}.xlsx"
        return (Attachment(name=name, media_type=XLSX, content=content),)

    def _dearest(self) -> str:
        top = list(self._today.by_programme.items())[:_PROGRAMMES]
        return " · ".join(
            f"{self.programme(slug)} {self.sum({currency: amount})}"
            for (slug, currency), amount in top
        )

    def _by_programme(self, notes: Footnotes) -> Table:
        sources = self._today.cited
        rows = tuple(
            (
                cited(self.programme(slug), notes.mark(sources.get(slug, ()), limit=2)),
                self.sum({currency: amount}),
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
            named(line),
            f"{line.origin} → {line.imposing}",
            round_money(value, self._lang) if value else "",
            self.sum({value.currency: each.duty}) if value and each.duty is not None else "",
        )

    def _next(self) -> str:
        later = self._worked.later
        if later is None:
            return ""
        before, after = gist(self._today), gist(later)
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
            sum=self.sum(changes, signed=True),
            n=self.counted(len(moved)),
        )

    def _saving(self) -> str:
        saving = self._today.saving
        if not saving:
            return ""
        n = sum(1 for each in self._today.lines if each.saving)
        return words.SAVING.on(self._lang, sum=self.sum(saving), n=self.counted(n))
