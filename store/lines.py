"""The official schedules: one line by its code, its place in the tree, or all at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import and_, or_, select

from bot.domain.codes import Code
from bot.domain.days import Validity
from bot.domain.line_table import LineTable, ancestors, nearest, on_day, spoken_for
from bot.domain.lines import Line
from store.duty_columns import duty, special
from store.engine import Work
from store.held_lines import LinesMemory
from store.rates import HeldLines, Shipped, ShippedVersion, StoredRates
from store.tables import EDITIONS, LINES

_AT_ONCE = 20
"""Codes looked up in one statement: each is an arm of its condition."""


class StoredLines:
    """Schedule lines as one piece of work sees them: what it has read once stays as it was."""

    def __init__(self, work: Work, memory: LinesMemory) -> None:
        self._work = work
        self._memory = memory
        self._found: dict[tuple[str, Code, date], Line | None] = {}
        self._now: HeldLines | None = None

    async def find(self, schedule: str, code: Code, *, day: date) -> Line | None:
        """The line that ``code`` names or falls under on ``day``; None where there is no such code.

        Days before the first imported edition are answered by the rates that ship (which have no
        words). Before the first edition of all, that one serves: its name is in ``revision`` and
        the day lies outside ``validity``.
        """
        (line,) = await self.find_all(schedule, (code,), day=day)
        return line

    async def find_all(
        self, schedule: str, codes: Sequence[Code], *, day: date
    ) -> tuple[Line | None, ...]:
        """:meth:`find` for each of ``codes``, in a statement for a score of them."""
        asked = [code for code in codes if (schedule, code, day) not in self._found]
        for first in range(0, len(asked), _AT_ONCE):
            some = asked[first : first + _AT_ONCE]
            table = await self._around(schedule, some)
            self._found |= {(schedule, code, day): table.find(code, day) for code in some}
        return tuple(self._found[schedule, code, day] for code in codes)

    async def _around(self, schedule: str, codes: Sequence[Code]) -> LineTable[Any]:
        """All versions of the lines that may speak for ``codes``."""
        imported: Mapping[str, Sequence[ImportedVersion]] = {}
        if await self._imports(schedule):
            imported = await self._imported(schedule, codes)
        rates, first = await self._rates(), await self._first(schedule)
        return await self._table(schedule, await rates.around(schedule, codes, first), imported)

    async def _imported(
        self, schedule: str, codes: Sequence[Code]
    ) -> Mapping[str, Sequence[ImportedVersion]]:
        """Those of the imported editions."""
        of_schedule, printed = LINES.c.schedule == schedule, LINES.c.code
        stems = dict.fromkeys(code.digits[:8] for code in codes)
        named = dict.fromkeys(digits for code in codes for digits in ancestors(code))
        # ranges, so that the index serves the codes below as well, or beside a statistical number;
        # the schedule stands in each arm: otherwise SQLite walks the whole schedule
        same = or_(
            and_(of_schedule, printed.in_(named)),
            *(and_(of_schedule, printed.between(stem, f"{stem:9<10}")) for stem in stems),
        )
        asked = select(LINES).where(same).order_by(printed)
        return _by_code((await self._work.read(asked)).all())

    async def _held(self) -> HeldLines:
        if self._now is None:
            self._now = await self._memory.of(self._work)
        return self._now

    async def _rates(self) -> StoredRates:
        return StoredRates(self._work, await self._held())

    async def _table(
        self, schedule: str, shipped: Shipped, imported: Mapping[str, Sequence[ImportedVersion]]
    ) -> LineTable[ShippedVersion | ImportedVersion]:
        """Both as one: the shipped versions end where the first import begins."""
        versions = {
            code: [*shipped.get(code, ()), *imported.get(code, ())]
            for code in (*shipped, *imported)
        }
        editions = await self.revisions(schedule)
        return LineTable(versions, editions=editions)

    async def _first(self, schedule: str) -> date | None:
        """The first day of the first imported edition."""
        imported = await self._imports(schedule)
        return imported[0][1] if imported else None

    async def below(self, schedule: str, code: Code, *, day: date) -> tuple[Line, ...]:
        """The lines directly below ``code`` in the tree, in schedule order."""
        if not await self._imports(schedule):
            return ()
        asked = (
            select(LINES)
            .where(LINES.c.schedule == schedule, LINES.c.parent == code.digits)
            .order_by(LINES.c.code, LINES.c.valid_from)
        )
        versions = _by_code((await self._work.read(asked)).all())
        then = spoken_for(day, await self.revisions(schedule))
        found = (on_day(of_code, then) for of_code in versions.values())
        return tuple(version.line() for version in found if version is not None)

    async def under(self, schedule: str, code: Code, *, day: date) -> tuple[Code, ...]:
        """The lines of eight digits below ``code``, in order; none where no schedule has any."""
        return (await self._around(schedule, (code,))).under(code, day)

    async def near(self, schedule: str, code: Code, *, day: date) -> tuple[Code, ...]:
        """The codes nearest to one that the schedule of ``day`` lacks; none where it has some."""
        first = await self._first(schedule)
        rates = await self._rates()
        if await rates.editions(schedule) and (first is None or day < first):
            return (await self._near_shipped(schedule, code, first)).near(code, day)
        then = spoken_for(day, await self.revisions(schedule))
        c = LINES.c
        for stem in dict.fromkeys(code.digits[:n] for n in (10, 6, 4, 2, 0)):
            asked = select(c.code).where(
                c.schedule == schedule,
                c.code.between(stem, f"{stem:9<10}"),
                c.valid_from <= then,
                or_(c.valid_to.is_(None), c.valid_to >= then),
            )
            found = sorted(set((await self._work.read(asked)).scalars()))
            if found:
                return () if stem == code.digits else nearest(code, found)
        return ()

    async def _near_shipped(
        self, schedule: str, code: Code, first: date | None
    ) -> LineTable[ShippedVersion]:
        """The shipped table as far around a code as there is something."""
        rates = await self._rates()
        for stem in dict.fromkeys(code.digits[:n] for n in (4, 2)):
            shipped = await rates.around(schedule, (Code(stem),), first)
            if shipped:
                break
        else:
            shipped = await rates.all(schedule, first)
        editions = await self.revisions(schedule)
        return LineTable(shipped, editions=editions)

    async def revisions(self, schedule: str) -> tuple[tuple[str, date], ...]:
        """Editions with their first day, oldest first: the shipped ones up to the first import."""
        imported = await self._imports(schedule)
        shipped = await (await self._rates()).editions(schedule)
        before = [each for each in shipped if not imported or each[1] < imported[0][1]]
        return (*before, *imported)

    async def _imports(self, schedule: str) -> tuple[tuple[str, date], ...]:
        imported = (await self._held()).imported
        if schedule not in imported:
            c = EDITIONS.c
            asked = select(c.revision, c.first).where(c.schedule == schedule).order_by(c.first)
            rows = await self._work.read(asked)
            imported[schedule] = tuple((row.revision, row.first) for row in rows)
        return imported[schedule]

    async def table(self, schedule: str) -> LineTable[Any]:
        """The whole schedule in memory, every version of every line."""
        asked = select(LINES).where(LINES.c.schedule == schedule).order_by(LINES.c.code)
        imported = _by_code((await self._work.read(asked)).all())
        shipped = await (await self._rates()).all(schedule, await self._first(schedule))
        return await self._table(schedule, shipped, imported)


class ImportedVersion:
    """One row of the table, as far as choosing among versions needs it."""

    __slots__ = ("row", "valid_from", "valid_to")

    def __init__(self, row: Any) -> None:
        self.row = row
        self.valid_from: date = row.valid_from
        self.valid_to: date | None = row.valid_to

    @property
    def duties(self) -> tuple[str, str, str]:
        """General, special and other, as printed."""
        return self.row.general, self.row.special, self.row.other

    def line(self, edition: str = "") -> Line:
        """The line with its words, under the name of that edition ('': of the one that brought
        it)."""
        return _line(self.row, edition)


def _by_code(rows: Any) -> dict[str, list[ImportedVersion]]:
    versions: dict[str, list[ImportedVersion]] = defaultdict(list)
    for row in rows:
        versions[row.code].append(ImportedVersion(row))
    return versions


def _line(row: Any, edition: str) -> Line:
    """A whole row of LINES, unpacked at once: asking for each column by name takes half the time
    of making a line."""
    _, schedule, code, _, indent, _, description, description_fr, path, units, *duties = row
    general, specials, other, see, first, last, revision = duties
    return Line(
        schedule=schedule,
        code=Code(code),
        indent=indent,
        description=description,
        description_fr=description_fr,
        units=_texts(units),
        general=duty(general, schedule),
        special=special(specials, schedule),
        other=duty(other, schedule),
        see=_texts(see),
        path=_texts(path),
        validity=Validity(first=first, last=last),
        revision=edition or revision,
    )


@lru_cache(maxsize=4096)
def _texts(written: str) -> tuple[str, ...]:
    """A JSON list of texts: neighbours in the schedule share theirs."""
    return tuple(json.loads(written))
