"""The table of rates that ships with the catalogue: loaded once, read a heading at a time.

A row for each four-digit heading holds its lines of the table as they are; the row with an empty
heading holds the manifest. That is a thousandth of the statements, and a tenth of the room, that a
row for each line would take, and a question reads one heading.
"""

from __future__ import annotations

import asyncio
import csv
import gzip
import hashlib
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import delete, insert, or_, select, update

from bot.domain.cache import Cache
from bot.domain.codes import DIGITS, Code, Scope
from bot.domain.days import Validity
from bot.domain.lines import Line, ScheduleLines
from bot.errors import CatalogueError
from bot.ingest import rate_table
from bot.ingest.rate_table import RateRow
from store.catalogue_files import RATES_FOLDER
from store.duty_columns import duty, special
from store.engine import Work
from store.tables import RATES, STATE

_HEADING, _LINE = 4, 8
"""Digits."""
_MOST_HEADINGS = 512
"""Headings of the shipped table, some ten kilobytes each once they are read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShippedVersion:
    """A version of a line by the shipped table, as choosing among versions needs it."""

    schedule: str
    row: RateRow

    @property
    def valid_from(self) -> date:
        """First day."""
        return self.row.valid_from

    @property
    def valid_to(self) -> date | None:
        """Last day, None when open."""
        return self.row.valid_to

    @property
    def duties(self) -> tuple[str, str, str]:
        """General, special and other, as printed."""
        return self.row.duties

    def line(self, edition: str = "") -> Line:
        """The line under the name of that edition, without words: the table has none."""
        row = self.row
        general, specials, other = row.duties
        return Line(
            schedule=self.schedule,
            code=Code(row.code),
            indent=max(0, len(row.code) // 2 - 2),
            description="",
            units=row.units,
            general=duty(general, self.schedule),
            special=special(specials, self.schedule),
            other=duty(other, self.schedule),
            see=row.see,
            validity=Validity(first=row.valid_from, last=row.valid_to),
            revision=edition,
        )


Shipped = dict[str, list[ShippedVersion]]
Editions = tuple[tuple[str, date], ...]


class HeldLines:
    """What was read of the schedules and holds until somebody imports or loads: the editions of
    each, and the headings of the shipped table that were asked for."""

    def __init__(self) -> None:
        self.imported: dict[str, Editions] = {}
        self.shipped: dict[str, Editions] = {}
        self.headings = Cache[Shipped]("headings of the shipped rates", most=_MOST_HEADINGS)


class StoredRates:
    """The shipped rates as one piece of work sees them."""

    def __init__(self, work: Work, held: HeldLines) -> None:
        self._work = work
        self._held = held

    async def editions(self, schedule: str) -> tuple[tuple[str, date], ...]:
        """The editions in the table with their first day, oldest first; () without one."""
        shipped = self._held.shipped
        if schedule not in shipped:
            asked = select(RATES.c.payload).where(
                RATES.c.schedule == schedule, RATES.c.heading == ""
            )
            text = (await self._work.read(asked)).scalar()
            held = json.loads(text)["editions"] if text else []
            shipped[schedule] = tuple(
                (each["revision"], date.fromisoformat(each["first"])) for each in held
            )
        return shipped[schedule]

    async def around(self, schedule: str, codes: Sequence[Code], before: date | None) -> Shipped:
        """All versions of the lines of the codes' headings, up to the day ``before``."""
        stems = dict.fromkeys(code.digits[:_HEADING] for code in codes)
        column = RATES.c.heading
        whole = [stem for stem in stems if len(stem) == _HEADING]
        if len(stems) == len(whole) == 1:
            return await self._of_heading(schedule, whole[0], before)
        parts = [column.startswith(stem) for stem in stems if len(stem) < _HEADING]
        return await self._read(schedule, before, or_(column.in_(whole), *parts))

    async def _of_heading(self, schedule: str, heading: str, before: date | None) -> Shipped:
        key = schedule, heading
        found = self._held.headings.get(key)
        if found is None:
            found = await self._read(schedule, before, RATES.c.heading == heading)
            self._held.headings.keep(key, found)
        return found

    async def all(self, schedule: str, before: date | None) -> Shipped:
        """All versions of all lines, up to the day ``before``."""
        found = await self._text(schedule, before, RATES.c.heading != "")
        # half a second for a whole schedule
        return await asyncio.to_thread(_versions, *found, before, schedule) if found else {}

    async def _read(self, schedule: str, before: date | None, which: Any) -> Shipped:
        found = await self._text(schedule, before, which)
        return _versions(*found, before, schedule) if found else {}

    async def _text(
        self, schedule: str, before: date | None, which: Any
    ) -> tuple[str, date] | None:
        """The rows as they are kept, and the first day of the first edition; None where there is
        none."""
        editions = await self.editions(schedule)
        if not editions or (before is not None and before <= editions[0][1]):
            return None
        asked = (
            select(RATES.c.payload)
            .where(RATES.c.schedule == schedule, RATES.c.heading != "", which)
            .order_by(RATES.c.heading)
        )
        return "".join((await self._work.read(asked)).scalars()), editions[0][1]


def _versions(text: str, first: date, before: date | None, schedule: str) -> Shipped:
    rows = rate_table.read(text, first)
    return {code: _until(versions, before, schedule) for code, versions in rows.items()}


def _until(versions: Iterable[RateRow], before: date | None, schedule: str) -> list[ShippedVersion]:
    """Those that begin before the day, none of them going beyond it."""
    if before is None:
        return [ShippedVersion(schedule=schedule, row=row) for row in versions]
    last = before - timedelta(days=1)
    return [
        ShippedVersion(
            schedule=schedule, row=replace(row, valid_to=min(row.valid_to or last, last))
        )
        for row in versions
        if row.valid_from < before
    ]


async def load_rates(work: Work, folder: Path) -> None:
    """Bring the store to the tables below ``folder``. Raises CatalogueError for a broken one."""
    for manifest in sorted((folder / RATES_FOLDER).glob("*.json")):
        await _load(work, manifest, json.loads(manifest.read_text(encoding="utf-8")))


def shipped_lines(folder: Path) -> Iterator[ScheduleLines]:
    """The lines of each schedule by the tables below ``folder``. Raises CatalogueError for a broken
    one."""
    for manifest in sorted((folder / RATES_FOLDER).glob("*.json")):
        told = json.loads(manifest.read_text(encoding="utf-8"))
        table = csv.reader(_table(manifest, told).splitlines())
        codes = {code for code, *_ in table if len(code) >= _LINE}
        numbers = {code for code in codes if len(code) == DIGITS}
        lines, parted = {code[:_LINE] for code in codes}, {code[:_LINE] for code in numbers}
        yield ScheduleLines(
            slug=told["schedule"], firsts=_firsts(lines), numbers=_firsts(numbers | lines - parted)
        )


def _firsts(codes: Iterable[str]) -> Scope:
    """The first code of ten digits of each."""
    return Scope.of_spans((first, first) for first in (int(c.ljust(DIGITS, "0")) for c in codes))


def _table(manifest: Path, told: dict[str, Any]) -> str:
    """The text of the table that a manifest names."""
    text = gzip.decompress((manifest.parent / told["table"]).read_bytes())
    if hashlib.sha256(text).hexdigest() != told["sha256"]:
        wrong = f"{told['table']} is not the table that {manifest.name} names"
        raise CatalogueError((f"{wrong}; expected the one 'make rates' writes with it",))
    return text.decode()


async def _load(work: Work, manifest: Path, told: dict[str, Any]) -> None:
    schedule = told["schedule"]
    asked = select(RATES.c.payload).where(RATES.c.schedule == schedule, RATES.c.heading == "")
    if (await work.read(asked)).scalar() == json.dumps(told):
        return
    text = _table(manifest, told)
    rows = [{"schedule": schedule, "heading": "", "payload": json.dumps(told)}]
    rows += [
        {"schedule": schedule, "heading": heading, "payload": lines}
        for heading, lines in rate_table.headings(text.splitlines(keepends=True))
    ]
    await work.write(delete(RATES).where(RATES.c.schedule == schedule))
    # whoever keeps what was read of the old one lets go of it
    await work.write(update(STATE).values(live_revision=STATE.c.live_revision + 1))
    work.schedules_moved = True
    await work.write(insert(RATES), rows)
