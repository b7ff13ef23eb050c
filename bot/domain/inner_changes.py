"""What moves rates while every measure stands, as a channel hears of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.days import Validity
from bot.domain.rate_moves import RateMove, is_within, rate_moves
from bot.domain.rule_turns import RuleTurn, rule_turns_on
from bot.domain.snapshot import FactSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class InnerChanges:
    """``turns``: goods whose rate a rule or a claim moves; ``moves``: codes that join or leave a
    list, or come to be exempt. Both oldest first."""

    turns: tuple[RuleTurn, ...] = ()
    moves: tuple[RateMove, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.turns or self.moves)

    def on(self, wanted: Callable[[date], bool]) -> InnerChanges:
        """Those of some days."""
        return InnerChanges(
            turns=tuple(turn for turn in self.turns if wanted(turn.day)),
            moves=tuple(move for move in self.moves if wanted(move.day)),
        )


NONE = InnerChanges()


def inner_changes(facts: FactSnapshot, days: Iterable[date]) -> InnerChanges:
    """All of those days."""
    ordered = sorted(days)
    return InnerChanges(
        turns=tuple(turn for day in ordered for turn in rule_turns_on(facts, day)),
        moves=tuple(
            move
            for day in ordered
            for move in rate_moves(facts, Validity(first=day, last=day))
            if is_within(move, facts)
        ),
    )
