"""Which measures reach a code, found at once: the code space cut where any scope begins or ends.

Sets of measures are integers, a bit a measure, so that uniting and comparing them costs next to
nothing. A list that changed has a bit for each of its phases. Reliefs for some codes have bits of
their own: they add no measure but change what it owes.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from bot.domain.codes import Code, Scope
from bot.domain.measures import Measure, Phase, Status

Bits = int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bits:
    """Of one measure: a bit for each phase, by its first day, and those of its reliefs."""

    measure: Measure
    phases: tuple[tuple[date, Bits], ...]
    reliefs: Bits
    own: Bits
    """Those of its phases: they say that the measure reaches a code on some day."""

    def on(self, day: date) -> Bits:
        """Those that count on ``day``."""
        current = [bit for first, bit in self.phases if first <= day]
        return (current[-1] if current else self.phases[0][1]) | self.reliefs


class MeasureIndex:
    """Measures of one imposing country by code. Built once a revision, asked for each entry."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._bits: list[_Bits] = []
        scopes: list[Scope] = []
        for measure in measures:
            phases = measure.phases or (Phase(first=date.min, scope=measure.scope),)
            reliefs = [r.scope for r in measure.reliefs if r.scope is not None]
            first = len(scopes)
            scopes += [*(phase.scope for phase in phases), *reliefs]
            bits = tuple((p.first, 1 << first + n) for n, p in enumerate(phases))
            self._bits.append(
                _Bits(
                    measure=measure,
                    phases=bits,
                    reliefs=sum(1 << len(scopes) - 1 - n for n in range(len(reliefs))),
                    own=sum(bit for _, bit in bits),
                )
            )
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
            bits.on(day)
            for bits in self._bits
            if bits.measure.origins.hit(origin) and bits.measure.status_on(day) is Status.IN_FORCE
        )

    def among(self, some: Bits) -> tuple[Measure, ...]:
        """The measures of a set."""
        return tuple(bits.measure for bits in self._bits if some & bits.own)


def _cut(scopes: Iterable[Scope]) -> tuple[array[int], list[Bits]]:
    """Where some scope begins or has ended, from 0 on, and the scopes that hold what follows."""
    # many measures share a list, and few sets are held between a thousand edges: each once
    alike: dict[Scope, Bits] = defaultdict(int)
    for number, scope in enumerate(scopes):
        alike[scope] |= 1 << number
    turns: dict[int, Bits] = defaultdict(int)
    for scope, bits in alike.items():
        for low, high in scope.spans:
            turns[low] ^= bits
            turns[high + 1] ^= bits
    edges, sets, here = array("Q", [0]), [0], 0
    known: dict[Bits, Bits] = {}
    for edge in sorted(turns):
        here ^= turns[edge]
        edges.append(edge)
        sets.append(known.setdefault(here, here))
    return edges, sets
