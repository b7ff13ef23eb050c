"""The batch form of /duty: many entries, a result row each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from bot.commands.duty.results_csv import ResultRow, failed, incomplete, result, unknown_code
from bot.commands.duty.special_provisions import provision_not_held
from bot.domain.assessment.calculator import DutyCalculator
from bot.domain.assessment.entry import Entry, Need
from bot.domain.codes import Code
from bot.domain.likeness import names_like
from bot.domain.line_table import LineTable
from bot.domain.rate_book import RateBook, in_own_currency
from bot.ingest.entries_csv import Columns, RawRow
from bot.presentation.csv_cells import as_text
from bot.presentation.duty.assessment import declarable
from bot.presentation.duty.words import need_words


class BatchAssessor:
    """Assesses the rows of one file. ``tables`` has a schedule for each country that is asked for:
    see :meth:`bot.ingest.entries_csv.Columns.imposing`. ``exchange_rates`` turn values in other
    currencies that came with no rate of their own."""

    def __init__(
        self,
        columns: Columns,
        calculator: DutyCalculator,
        tables: dict[str, LineTable[Any]],
        exchange_rates: RateBook | None = None,
    ) -> None:
        self.columns = columns
        self.tables = tables
        self._calculator = calculator
        self._exchange_rates = exchange_rates
        self._declarable = declarable(calculator)
        self._needs: dict[Need, str] = {}

    def results(self, rows: Iterable[RawRow]) -> Iterator[ResultRow]:
        """A result row for each, in order; what is wrong with a row is said in its result."""
        for row in rows:
            row_id = as_text(self.columns.id_of(row)) or f"line {row.line}"
            try:
                entry = self.columns.entry(row)
                if self._exchange_rates is not None and entry.exchanged is None:
                    entry = in_own_currency(entry, self._exchange_rates)
                if entry.declared:
                    self._check_declared(entry)
            except ValueError as wrong:
                yield failed(row_id, str(wrong))
                continue
            yield self._assessed(row_id, entry)

    def _check_declared(self, entry: Entry) -> None:
        """A fact that no measure asks for is a slip of the pen. Raises ValueError."""
        known = self._declarable
        if entry.declared <= known.keys():
            return
        for unknown in sorted(entry.declared - known.keys()):
            near = names_like(unknown, known) or sorted(known)[:3]
            told = f"declared: {unknown[:40]!r} is no fact that a measure asks for"
            raise ValueError(f"{told}; expected one such as {', '.join(near)}")

    def _assessed(self, row_id: str, entry: Entry) -> ResultRow:
        table, calculator = self.tables[entry.imposing], self._calculator
        if held := provision_not_held(entry.code, entry.imposing, calculator.facts):
            return incomplete(row_id, f"not held here: {held.name.en}")
        line = table.find(entry.code, entry.day)
        if line is None and (near := table.near(entry.code, entry.day)):
            return failed(row_id, unknown_code(entry, near))
        headings = calculator.headings(entry, line)
        stated = {each: table.find(_heading(each), entry.day) for each in headings}
        assessment = calculator.assess(entry, line, stated, fees=False)
        return result(row_id, assessment, self._words, calculator.facts.data_as_of)

    def _words(self, need: Need) -> str:
        if need not in self._needs:
            made, begin = self._calculator, self._calculator.facts.records_begin
            self._needs[need] = need_words(need, "en", made.declarable, records_begin=begin)
        return self._needs[need]


@lru_cache(maxsize=1_024)
def _heading(written: str) -> Code:
    return Code.parse(written)
