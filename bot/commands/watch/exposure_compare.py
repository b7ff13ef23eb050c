"""The answer of /watch exposure on two days: what the same list pays on each, side by side."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from bot.cards import Attachment, Card, Chart, Headline, Notice, Part, Passage, Prose, Table, cited
from bot.commands.watch.exposure_chart import sums_chart
from bot.commands.watch.exposure_words import ExposureWords, named
from bot.commands.watch.files import exposure_csv, exposure_sheet
from bot.domain.exposure import Exposure, LineExposure, TwoDays
from bot.domain.figures import Figure
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.ports.workbooks import Workbooks
from bot.presentation.citations import Footnotes
from bot.presentation.duty.figures import sum_figure
from bot.presentation.figure_sheet import XLSX, sheets
from bot.presentation.plain_words import day_words
from bot.presentation.watch import words

_MOST_MOVED, _PROGRAMMES = 10, 3


class ComparedWriter(ExposureWords):
    """Writes two days of one list, in one language. Sums are of the lines known on both."""

    def __init__(self, days: TwoDays, facts: FactSnapshot, lang: Lang) -> None:
        super().__init__(facts, lang)
        self._known = days.known.light()
        self._all = days.light()

    def headline(self) -> str:
        """'USD 212,000.00 → USD 250,000.00 duty a year on 14 lines (Apr 5, 2026 → Apr 6, 2026)'."""
        lang, known = self._lang, self._known
        n = len(known.before.lines)
        if not n:
            return words.NONE_COMPARED.on(lang, n=self.counted(len(self._all.before.lines)))
        first, second = (self.sum(each.total) for each in (known.before, known.after))
        told = words.HEADLINE.on(lang, sum=f"{first} → {second}", n=self.counted(n))
        return f"{told} ({self._day(known.before)} → {self._day(known.after)})"

    @property
    def _either(self) -> tuple[LineExposure, ...]:
        """The lines known on both days, as on the one on which more stands apart."""
        sides = zip(self._known.before.lines, self._known.after.lines, strict=True)
        return tuple(max(pair, key=lambda each: len(each.apart)) for pair in sides)

    def lines(self) -> tuple[str, ...]:
        """The difference, whose lines it is, the programmes behind it, what is in no sum."""
        left_out = self.left_out(self._all.incomplete, self._either)
        made = (self._difference(), self._programmes(), left_out)
        return tuple(line for line in made if line)

    def parts(self, notes: Footnotes) -> tuple[Part, ...]:
        """All of it."""
        return (
            Headline(text=self.headline()),
            *((Prose(text=self._difference()),) if self._known.before.lines else ()),
            *((self._by_programme(notes),) if self._steps() else ()),
            *((self._moved(),) if self._known.moved else ()),
            *self.incomplete(self._all.incomplete),
            *((Prose(text=own),) if (own := self.apart(self._either)) else ()),
            Notice(text=words.BY_SHIPMENT.on(self._lang)),
            *notes.part,
        )

    def figures(self) -> tuple[Figure, ...]:
        """The sums of each day, by programme and whole."""
        made: list[Figure] = []
        for each in (self._known.before, self._known.after):
            cited = each.cited
            made += [
                sum_figure(
                    self.programme(slug),
                    self.money(pair, amount),
                    each.day,
                    self._lang,
                    programme=slug,
                    sources=tuple(dict.fromkeys(cited.get(slug, ()))),
                )
                for (slug, pair), amount in each.by_programme.items()
            ]
            whole = words.DUTY.on(self._lang)
            made += [
                sum_figure(whole, self.money(currency, amount), each.day, self._lang)
                for currency, amount in each.total.items()
            ]
        return tuple(made)

    def chart(self) -> Chart | None:
        """Each programme's sum on both days."""
        return sums_chart((self._known.before, self._known.after), self)

    def file(self) -> Attachment:
        """A row a line, as CSV."""
        content = exposure_csv(self._all.before, self._all.after, self.why, self._lang)
        return Attachment(name=f"{self._name()}.csv", media_type="text/csv", content=content)

    def workbook(self, card: Card, books: Workbooks) -> tuple[Attachment, ...]:
        """A row a line, then the sums with their sources, as a workbook."""
        days = self._all
        lines = exposure_sheet(days.before, days.after, self.why, card.title, self._lang)
        content = books.xlsx((lines, *sheets(card, self._facts)))
        return (Attachment(name=f"{self._name()}.xlsx", media_type=XLSX, content=content),)

    def _name(self) -> str:
        return f"exposure-{self._all.before.day}-{self._all.after.day}"

    def _day(self, each: Exposure) -> str:
        return day_words(each.day, self._lang)

    def _difference(self) -> str:
        moved = self._known.moved
        if not moved:
            return words.SAME.on(self._lang) if self._known.before.lines else ""
        more = sum(1 for _, _, step in moved if step > 0)
        return words.MOVED.on(
            self._lang,
            sum=self.sum(self._known.difference, signed=True),
            more=self.counted(more),
            less=self.counted(len(moved) - more),
        )

    def _steps(self) -> dict[tuple[str, str], tuple[Decimal, Decimal]]:
        """What each programme charges on both days, by its slug and currency, greatest difference
        first."""
        before, after = self._known.before.by_programme, self._known.after.by_programme
        pairs = {
            key: (before.get(key, Decimal(0)), after.get(key, Decimal(0)))
            for key in (*before, *(key for key in after if key not in before))
        }
        return dict(sorted(pairs.items(), key=lambda each: -abs(each[1][1] - each[1][0])))

    def _programmes(self) -> str:
        moved = [(key, b - a) for key, (a, b) in self._steps().items() if a != b]
        return " · ".join(
            f"{self.programme(slug)} {self.sum({currency: step}, signed=True)}"
            for (slug, currency), step in moved[:_PROGRAMMES]
        )

    def _by_programme(self, notes: Footnotes) -> Table:
        sources = _joined(self._known.before.cited, self._known.after.cited)
        rows = tuple(
            (
                cited(self.programme(slug), notes.mark(sources.get(slug, ()), limit=2)),
                self.sum({currency: first}),
                self.sum({currency: second}),
                self.sum({currency: second - first}, signed=True) if second != first else "",
            )
            for (slug, currency), (first, second) in self._steps().items()
        )
        title = words.BY_PROGRAMME.on(self._lang)
        return self._table(words.PROGRAMME.on(self._lang), rows, title)

    def _moved(self) -> Table:
        rows = tuple(
            (
                f"{named(a.line)}, {a.line.origin} → {a.line.imposing}",
                self.sum({a.line.value.currency: a.duty}),
                self.sum({a.line.value.currency: b.duty}),
                self.sum({a.line.value.currency: step}, signed=True),
            )
            for a, b, step in self._known.moved[:_MOST_MOVED]
            if a.line.value is not None and a.duty is not None and b.duty is not None
        )
        line, title = words.LINE_COLUMNS[0].on(self._lang), words.MOST_MOVED.on(self._lang)
        return self._table(line, rows, title)

    def _table(self, first: str, rows: tuple[tuple[Passage, ...], ...], title: str) -> Table:
        days = (self._day(self._known.before), self._day(self._known.after))
        columns = (first, *days, words.DIFFERENCE.on(self._lang))
        return Table(columns=columns, rows=rows, title=title, numeric=frozenset({1, 2, 3}))


def _joined(
    one: Mapping[str, tuple[str, ...]], other: Mapping[str, tuple[str, ...]]
) -> dict[str, list[str]]:
    return {slug: [*one.get(slug, ()), *other.get(slug, ())] for slug in {**one, **other}}
