"""The official schedules: one line by its code, its place in the tree, or all at once."""

from __future__ import annotations

import json
from collections import defaultdict
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import select

from bot.domain.codes import Code
from bot.domain.days import Validity
from bot.domain.duty import DutyExpression
from bot.domain.line_table import LineTable, ancestors, on_day
from bot.domain.lines import Line, Special
from bot.ingest.duty_text import parse_duty, parse_special
from store.engine import Work
from store.tables import EDITIONS, LINES

CURRENCY = {"US": "USD", "CA": "CAD"}


class StoredLines:
    """Schedule lines as one piece of work sees them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def find(self, schedule: str, code: Code, *, day: date) -> Line | None:
        """The line that ``code`` names or falls under (nearest ancestor) on ``day``.

        Where no edition of that day is loaded, the nearest one serves: its name is in
        ``revision`` and the day lies outside ``validity``.
        """
        wanted = ancestors(code)
        asked = select(LINES).where(LINES.c.schedule == schedule, LINES.c.code.in_(wanted))
        versions = _by_code((await self._work.read(asked)).all())
        for digits in wanted:
            version = on_day(versions.get(digits, ()), day)
            if version is not None:
                return _line(version)
        return None

    async def below(self, schedule: str, code: Code, *, day: date) -> tuple[Line, ...]:
        """The lines directly below ``code`` in the tree, in schedule order."""
        asked = (
            select(LINES)
            .where(LINES.c.schedule == schedule, LINES.c.parent == code.digits)
            .order_by(LINES.c.code, LINES.c.valid_from)
        )
        versions = _by_code((await self._work.read(asked)).all())
        found = (on_day(of_code, day) for of_code in versions.values())
        return tuple(_line(version) for version in found if version is not None)

    async def revisions(self, schedule: str) -> tuple[tuple[str, date], ...]:
        """Imported editions with their first day, oldest first."""
        c = EDITIONS.c
        asked = select(c.revision, c.first).where(c.schedule == schedule).order_by(c.first)
        return tuple((row.revision, row.first) for row in await self._work.read(asked))

    async def table(self, schedule: str) -> LineTable[Any]:
        """The whole schedule in memory, every version of every line."""
        asked = select(LINES).where(LINES.c.schedule == schedule).order_by(LINES.c.code)
        return LineTable(_by_code((await self._work.read(asked)).all()), _line)


def _by_code(rows: Any) -> dict[str, list[Any]]:
    versions: dict[str, list[Any]] = defaultdict(list)
    for row in rows:
        versions[row.code].append(row)
    return versions


def _line(row: Any) -> Line:
    currency = CURRENCY[row.schedule]
    return Line(
        schedule=row.schedule,
        code=Code(row.code),
        indent=row.indent,
        description=row.description,
        description_fr=row.description_fr,
        units=tuple(json.loads(row.units)),
        general=_duty(row.general, currency),
        special=_special(row.special, currency),
        other=_duty(row.other, currency),
        see=tuple(json.loads(row.see)),
        path=tuple(json.loads(row.path)),
        validity=Validity(first=row.valid_from, last=row.valid_to),
        revision=row.revision,
    )


@lru_cache(maxsize=4096)
def _duty(text: str, currency: str) -> DutyExpression:
    return parse_duty(text, currency=currency)


@lru_cache(maxsize=4096)
def _special(text: str, currency: str) -> tuple[Special, ...]:
    found = parse_special(text, currency=currency)
    return tuple(Special(duty=duty, indicators=indicators) for duty, indicators in found)
