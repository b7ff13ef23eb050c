"""Which measures reach a code, found at once: the code space cut where any scope begins or ends.

Sets of measures are integers, a bit a measure, so that uniting and comparing them costs next to
nothing. Reliefs for some codes have bits of their own: they add no measure but change what it owes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from bot.domain.codes import Code, Scope
from bot.domain.measures import Measure, Status

Bits = int


class MeasureIndex:
    """Measures of one imposing country by code. Built once a revision, asked for each entry."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._measures = tuple(measures)
        self._bits: list[Bits] = []
        scopes: list[Scope] = []
        for measure in self._measures:
            own = [measure.scope, *(r.scope for r in measure.reliefs if r.scope is not None)]
            self._bits.append(sum(1 << len(scopes) + n for n in range(len(own))))
            scopes += own
        self._edges, self._sets = _cut(scopes)

    def at(self, code: Code) -> tuple[Bits, Bits]:
        """What holds all of ``code``, and what holds it or some code below it."""
        low, high = code.span
        first = bisect_right(self._edges, low) - 1
        last = bisect_right(self._edges, high, lo=first) - 1
        all_of = any_of = self._sets[first]
        for here in self._sets[first + 1 : last + 1]:
            all_of &= here
            any_of |= here
        return all_of, any_of

    def alive(self, origin: str, day: date) -> Bits:
        """The measures in force on ``day`` for goods of ``origin``, with their reliefs."""
        return sum(
            bits
            for measure, bits in zip(self._measures, self._bits, strict=True)
            if measure.origins.hit(origin) and measure.status_on(day) is Status.IN_FORCE
        )

    def among(self, some: Bits) -> tuple[Measure, ...]:
        """The measures of a set."""
        # the lowest bit is the measure's own, those above it are its reliefs'
        pairs = zip(self._measures, self._bits, strict=True)
        return tuple(measure for measure, bits in pairs if some & bits & -bits)


def _cut(scopes: Iterable[Scope]) -> tuple[list[int], list[Bits]]:
    """Where some scope begins or has ended, from 0 on, and the scopes that hold what follows."""
    turns: dict[int, Bits] = defaultdict(int)
    for number, scope in enumerate(scopes):
        for low, high in scope.spans:
            turns[low] ^= 1 << number
            turns[high + 1] ^= 1 << number
    edges, sets, here = [0], [0], 0
    for edge in sorted(turns):
        here ^= turns[edge]
        edges.append(edge)
        sets.append(here)
    return edges, sets
