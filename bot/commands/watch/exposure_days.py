"""A watch list worked out on one day or two, some lines at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from bot.commands.spec import CommandContext
from bot.domain.assessment.calculator import DutyCalculator, duty_calculator
from bot.domain.assessment.entry import Need
from bot.domain.codes import Scope
from bot.domain.exposure import Exposure, LineExposure, TwoDays, exposure, turning_days
from bot.domain.line_table import LineTable
from bot.domain.watch_lists import WatchLine

_AT_ONCE = 50
"""Lines assessed before others get their turn."""
_LOOKED_AT = 12
"""Days ahead on which something begins or ends that are tried for the next change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """The exposure of the day asked, and of the next day known to move any of it."""

    today: Exposure
    later: Exposure | None


async def _tables(context: CommandContext, lines: Sequence[WatchLine]) -> dict[str, LineTable[Any]]:
    countries = sorted({line.imposing for line in lines})
    return {each: await context.records.lines.table(each) for each in countries}


async def two_days(
    context: CommandContext, lines: Sequence[WatchLine], one: date, other: date
) -> TwoDays:
    """The list on both days."""
    calculator, tables = duty_calculator(context.snapshot.facts), await _tables(context, lines)
    first, second = sorted((one, other))
    return TwoDays(
        before=await _exposure(lines, first, calculator, tables),
        after=await _exposure(lines, second, calculator, tables),
    )


async def worked_out(context: CommandContext, lines: Sequence[WatchLine], day: date) -> Worked:
    """The list on the day, and on the next day known to move any of it."""
    calculator = duty_calculator(context.snapshot.facts)
    tables = await _tables(context, lines)
    today = await _exposure(lines, day, calculator, tables)
    turns = await asyncio.to_thread(turning_days, lines, calculator, after=day)
    for turn, reached in list(turns.items())[:_LOOKED_AT]:
        then = await _moved(today, turn, reached, calculator, tables)
        if gist(then) != gist(today):
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
    touched = await asyncio.to_thread(_touched, today, reached)
    made = await _exposure([today.lines[n].line for n in touched], turn, calculator, tables)
    moved = dict(zip(touched, made.lines, strict=True))
    lines = tuple(moved.get(n, each) for n, each in enumerate(today.lines))
    return Exposure(day=turn, lines=lines)


def _touched(today: Exposure, reached: Scope) -> list[int]:
    """Which lines hold codes that are reached."""
    return [
        n
        for n, each in enumerate(today.lines)
        if reached.overlaps(Scope.of((each.line.code.digits,)))
    ]


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


def gist(made: Exposure) -> list[tuple[Decimal | None, bool, tuple[Need, ...], bool]]:
    """What of an exposure tells whether it moved."""
    return [(each.duty, each.prohibited, each.missing, each.unknown_code) for each in made.lines]
