"""What a change of law means to the lines of a watch list: the rate before and after, and what the
difference costs a year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from bot.domain.assessment.calculator import duty_calculator
from bot.domain.assessment.entry import CHARGED
from bot.domain.duty import Money, Unparsed
from bot.domain.exposure import LineExposure, exposure
from bot.domain.line_table import LineTable
from bot.domain.measures import Measure
from bot.domain.snapshot import FactSnapshot
from bot.domain.turns_within import TurnWithin, sides_of
from bot.domain.watch_lists import WatchLine
from bot.domain.watch_reach import WatchReach

_NOMINAL = Money(amount=Decimal(10_000), currency="USD")
"""Stands for a value that nobody said: rates in percent are the same for any."""
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineRate:
    """What a line pays on a day: percent of its full value, None where that is not known or is no
    percent; or it may not enter at all. ``owed`` are the measures charged, by slug."""

    percent: Decimal | None
    prohibited: bool = False
    owed: frozenset[str] = field(default=frozenset(), compare=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class LineChange:
    """On ``day`` a line goes from ``old`` to ``new``."""

    line: WatchLine
    day: date
    old: LineRate
    new: LineRate

    @property
    def cost(self) -> Money | None:
        """What it pays more a year (less, where negative); None where a rate or the value isn't
        known."""
        old, new, value = self.old.percent, self.new.percent, self.line.value
        if old is None or new is None or value is None or self.new.prohibited:
            return None
        return Money(amount=value.amount * (new - old) / 100, currency=value.currency)


class ListRates:
    """The rates of lines on days, worked out once for all lists that hold the same goods.

    ``tables`` has the schedule of each country that lines go to.
    """

    def __init__(self, facts: FactSnapshot, tables: Mapping[str, LineTable[Any]]) -> None:
        self._facts = facts
        self._calculator = duty_calculator(facts)
        self._tables = tables
        self._known: dict[tuple[str, str, str, bool | None, date], LineRate] = {}

    def changes(
        self,
        lines: Iterable[WatchLine],
        measures: Sequence[tuple[Measure, date]],
        within: Sequence[TurnWithin] = (),
    ) -> tuple[LineChange, ...]:
        """What the ``measures``, each turning on its day, and what turns ``within`` them change for
        the lines, soonest first and dearest first. A line whose rate stays, because another measure
        takes over, is left out; an order without codes or a rate (how parcels are declared) changes
        none. What turns within changes a line only where something else is owed.
        """
        found: dict[tuple[tuple[str, ...], date], LineChange] = {}
        charging = [(m, day) for m, day in measures if m.scope or not isinstance(m.duty, Unparsed)]
        inner = [(turn.day, sides_of(turn, self._facts)) for turn in within]
        for line in lines:
            reach = WatchReach.of((line,))
            turning = {day for measure, day in charging if reach.touched_by(measure)}
            inside = {
                day
                for day, sides in inner
                if all(any(map(reach.touched_by, side)) for side in sides)
            }
            for day in turning | inside:
                old, new = self._on(line, day - _DAY), self._on(line, day)
                unknown = old.percent is None and (day in turning or old.owed != new.owed)
                if old != new or unknown:
                    found[line.key, day] = LineChange(line=line, day=day, old=old, new=new)
        return tuple(sorted(found.values(), key=_order))

    def _on(self, line: WatchLine, day: date) -> LineRate:
        key = (line.code.digits, line.imposing, line.origin, line.usmca, day)
        known = self._known.get(key)
        if known is None:
            asked = replace(line, value=line.value or _NOMINAL)
            (made,) = exposure((asked,), day, self._calculator, self._tables).lines
            known = self._known[key] = _rate_of(made)
        return known


def _rate_of(made: LineExposure) -> LineRate:
    assessed = made.assessment
    if assessed is None:
        return LineRate(percent=None, prohibited=made.prohibited)
    owed = frozenset(row.measure for row in assessed.rows if row.outcome in CHARGED)
    return LineRate(percent=assessed.rate, prohibited=made.prohibited, owed=owed)


def _order(change: LineChange) -> tuple[date, bool, Decimal, str]:
    cost = change.cost
    return change.day, cost is None, -abs(cost.amount) if cost else Decimal(0), str(change.line.key)
