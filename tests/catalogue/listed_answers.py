"""Every row that a list charges, asked as people ask: by ``/tariff``, and as a file of entries.

One rule is held against the whole answer: it never says that no additional duty is owed on a code
that a list charges without condition on that day, from that origin, in that direction. Of a list
of exemptions it is the neighbours that pay.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.cards import Card, Headline
from bot.commands.dispatch.dispatcher import run
from bot.commands.duty.batch import BatchAssessor
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.assessment.calculator import DutyCalculator
from bot.domain.codes import Code
from bot.domain.measures import Measure, Status
from bot.domain.questions import Person, Place, Question
from bot.ingest.entries_csv import Columns, RawRow
from bot.presentation.measures import NOTHING
from bot.presentation.messages import gettext_in
from store.store import SqlStore
from tests.catalogue.official_lists import (
    KNOWN_TO,
    Listed,
    OfficialList,
    freed,
    listed_on,
    neighbours,
    rows_of,
)
from tests.shipped_store import open_shipped

LOADED = datetime(2026, 10, 10, 12, tzinfo=UTC)
DAY = timedelta(days=1)
CHARGED = frozenset({"owed", "displaced", "unknown", "prohibited"})
HEADER = ("id", "code", "from", "to", "on", "value", "claim")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Asked:
    """A code that a list charges on a day, from an origin, in a direction."""

    code: Code
    imposing: str
    origin: str
    day: date

    @property
    def told(self) -> str:
        """As a line of a report names it."""
        return f"{self.code.dotted} from {self.origin} to {self.imposing} on {self.day}"


def charged_rows(official: OfficialList, measures: Iterable[Measure]) -> frozenset[Asked]:
    """What the rule is held against: listed rows on their first day and the last one known, or
    their eve where another row holds them then; the neighbours of a list of exemptions."""
    if official.declared:
        return frozenset()  # its measures hang on a condition as a whole
    mine = [m for m in measures if official.answered_by(m)]
    pairs = _unlisted(official) if official.exempt else _listed(official)
    return frozenset(
        Asked(code=code, imposing=official.imposing, origin=official.origin, day=day)
        for code, day in pairs
        if any(m.status_on(day) is Status.IN_FORCE for m in mine)
    )


def _listed(official: OfficialList) -> Iterator[tuple[Code, date]]:
    rows = list(rows_of(official))
    heads: dict[str, list[Listed]] = {}
    for row in rows:
        heads.setdefault(row.code.digits[:4], []).append(row)
    for row in rows:
        for day in (row.first - DAY, row.first, KNOWN_TO):
            if listed_on(official, row.code, day, heads[row.code.digits[:4]]):
                yield row.code, day


def _unlisted(official: OfficialList) -> Iterator[tuple[Code, date]]:
    rows = list(rows_of(official))
    for code, row in neighbours(official, rows):
        for day in {row.first, min(row.last, KNOWN_TO)}:
            if not freed(official, code, day):
                yield code, day


class WholeCommands:
    """A store with the shipped facts, asked by whole commands."""

    def __init__(self, store: SqlStore, calculator: DutyCalculator) -> None:
        self._context = BotContext(store=store, catalogue=COMMANDS)
        self._calculator = calculator

    @classmethod
    async def opened(cls, folder: Path, catalogue: Path) -> WholeCommands:
        """The facts of ``catalogue`` in a new store in ``folder``."""
        store = await open_shipped(folder, LOADED, catalogue=catalogue)
        return cls(store, DutyCalculator((await store.snapshot()).facts))

    async def close(self) -> None:
        """The store is closed."""
        store = self._context.store
        assert isinstance(store, SqlStore)
        await store.close()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """All that are shipped."""
        return tuple(self._calculator.facts.measures.values())

    async def silent(self, asked: Iterable[Asked]) -> list[str]:
        """Those that ``/tariff`` answers with "no additional duty", on either form of its card."""
        return [each.told for each in asked if await self._says_nothing(each)]

    async def _says_nothing(self, asked: Asked) -> bool:
        question = Question(
            text=f"/tariff {asked.code.dotted} from {asked.origin} to {asked.imposing}",
            day=asked.day,
            now=LOADED,
            place=Place(platform="bench", channel=asked.told, private=True),
            person=Person(id="bench"),
        )
        return says_nothing(await run(question, self._context))

    async def uncharged(self, asked: Iterable[Asked]) -> list[str]:
        """Those that a file of entries answers without any duty beside the base duty."""
        store = self._context.store
        assert isinstance(store, SqlStore)
        each = list(asked)
        async with store.transaction() as records:
            tables = {c: await records.lines.table(c) for c in {a.imposing for a in each}}
        columns = Columns.of(HEADER)
        assessor = BatchAssessor(columns, self._calculator, tables)
        results = assessor.results(_row(n, a) for n, a in enumerate(each))
        return [a.told for a, result in zip(each, results, strict=True) if not _charges(result[4])]


def says_nothing(card: Card) -> bool:
    """Whether either form of a card heads its answer by saying that nothing is added."""
    heads = [part.text for part in card.parts if isinstance(part, Headline)]
    heads += [card.short.headline] if card.short else []
    none = (NOTHING.on("en"), gettext_in("en")("no extra duty"))
    return not heads or any(word in head for head in heads for word in none)


def _row(number: int, asked: Asked) -> RawRow:
    cells = (str(number), asked.code.dotted, asked.origin, asked.imposing, str(asked.day), "1000")
    return RawRow(line=number + 2, cells=(*cells, ""))


def _charges(rows: str) -> bool:
    """Whether some measure reaches the entry. A row that can't be read (the edition of its day has
    no such line) says so and claims nothing."""
    held = json.loads(rows or "[]")
    return not held or any(row["measure"] and row["outcome"] in CHARGED for row in held)
