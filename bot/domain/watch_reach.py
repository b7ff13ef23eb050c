"""What of the law touches a watch list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.codes import Scope
from bot.domain.measures import Measure
from bot.domain.rate_summary import Direction
from bot.domain.watch_lists import WatchLine


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchReach:
    """The codes of a list by way: ``ways`` holds (origin, imposing, codes)."""

    ways: tuple[tuple[str, str, Scope], ...] = ()

    @classmethod
    def of(cls, lines: Iterable[WatchLine]) -> WatchReach:
        """The reach of a list's lines."""
        held: dict[tuple[str, str], list[str]] = {}
        for line in lines:
            held.setdefault((line.origin, line.imposing), []).append(line.code.digits)
        return cls(
            ways=tuple((*way, Scope.of(sorted(set(codes)))) for way, codes in sorted(held.items()))
        )

    def held_by(self, direction: Direction, scope: Scope) -> bool:
        """Whether some line of that direction has goods of the codes."""
        return any(
            (origin, imposing) == (direction.origin, direction.imposing) and scope.overlaps(codes)
            for origin, imposing, codes in self.ways
        )

    def touched_by(self, measure: Measure) -> bool:
        """Whether some line's goods come under the measure; one for goods that it names without
        codes touches none, one without either touches all.
        """
        if not measure.scope and measure.goods:
            return False
        return any(
            measure.imposing == imposing
            and measure.origins.hit(origin)
            and (not measure.scope or measure.scope.overlaps(codes))
            for origin, imposing, codes in self.ways
        )
