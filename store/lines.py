"""The official schedules: one line by its code, its place in the tree, or all at once."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import and_, or_, select

from bot.domain.codes import Code
from bot.domain.days import Validity
from bot.domain.duty import DutyExpression
from bot.domain.line_table import LineTable, ancestors, nearest, on_day, spoken_for
from bot.domain.lines import Line, Special
from bot.ingest.duty_text import parse_duty, parse_special
from store.engine import Work
from store.tables import EDITIONS, LINES

_AT_ONCE = 20
"""Codes looked up in one statement: each is an arm of its condition."""
CURRENCY = {"US": "USD", "CA": "CAD"}


class StoredLines:
    """Schedule lines as one piece of work sees them: what it has read once stays as it was."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._found: dict[tuple[str, Code, date], Line | None] = {}
        self._editions: dict[str, tuple[tuple[str, date], ...]] = {}

    async def find(self, schedule: str, code: Code, *, day: date) -> Line | None:
        """The line that ``code`` names or falls under on ``day``; None where there is no such code.

        Before the first edition that is loaded, that one serves: its name is in ``revision`` and
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
        versions = _by_code((await self._work.read(asked)).all())
        editions = await self.revisions(schedule)
        return LineTable(versions, lambda version: _line(version.row), editions=editions)

    async def below(self, schedule: str, code: Code, *, day: date) -> tuple[Line, ...]:
        """The lines directly below ``code`` in the tree, in schedule order."""
        asked = (
            select(LINES)
            .where(LINES.c.schedule == schedule, LINES.c.parent == code.digits)
            .order_by(LINES.c.code, LINES.c.valid_from)
        )
        versions = _by_code((await self._work.read(asked)).all())
        then = spoken_for(day, await self.revisions(schedule))
        found = (on_day(of_code, then) for of_code in versions.values())
        return tuple(_line(version.row) for version in found if version is not None)

    async def near(self, schedule: str, code: Code, *, day: date) -> tuple[Code, ...]:
        """The codes nearest to one that the schedule of ``day`` lacks; none where it has some."""
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

    async def revisions(self, schedule: str) -> tuple[tuple[str, date], ...]:
        """Imported editions with their first day, oldest first."""
        if schedule not in self._editions:
            c = EDITIONS.c
            asked = select(c.revision, c.first).where(c.schedule == schedule).order_by(c.first)
            rows = await self._work.read(asked)
            self._editions[schedule] = tuple((row.revision, row.first) for row in rows)
        return self._editions[schedule]

    async def table(self, schedule: str) -> LineTable[Any]:
        """The whole schedule in memory, every version of every line."""
        asked = select(LINES).where(LINES.c.schedule == schedule).order_by(LINES.c.code)
        versions = _by_code((await self._work.read(asked)).all())
        editions = await self.revisions(schedule)
        return LineTable(versions, lambda version: _line(version.row), editions=editions)


class StoredVersion:
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


def _by_code(rows: Any) -> dict[str, list[StoredVersion]]:
    versions: dict[str, list[StoredVersion]] = defaultdict(list)
    for row in rows:
        versions[row.code].append(StoredVersion(row))
    return versions


def _line(row: Any) -> Line:
    """A whole row of LINES, unpacked at once: asking for each column by name takes half the time
    of making a line."""
    _, schedule, code, _, indent, _, description, description_fr, path, units, *duties = row
    general, special, other, see, first, last, revision = duties
    currency = CURRENCY[schedule]
    return Line(
        schedule=schedule,
        code=Code(code),
        indent=indent,
        description=description,
        description_fr=description_fr,
        units=_texts(units),
        general=_duty(general, currency),
        special=_special(special, currency),
        other=_duty(other, currency),
        see=_texts(see),
        path=_texts(path),
        validity=Validity(first=first, last=last),
        revision=revision,
    )


@lru_cache(maxsize=4096)
def _texts(written: str) -> tuple[str, ...]:
    """A JSON list of texts: neighbours in the schedule share theirs."""
    return tuple(json.loads(written))


@lru_cache(maxsize=4096)
def _duty(text: str, currency: str) -> DutyExpression:
    return parse_duty(text, currency=currency)


@lru_cache(maxsize=4096)
def _special(text: str, currency: str) -> tuple[Special, ...]:
    found = parse_special(text, currency=currency)
    return tuple(Special(duty=duty, indicators=indicators) for duty, indicators in found)
