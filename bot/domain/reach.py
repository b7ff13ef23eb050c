"""Which measures reach a code, found at once: the code space cut where any scope begins or ends."""

from __future__ import annotations

import itertools
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable

from bot.domain.codes import Code
from bot.domain.measures import Measure


class Reach:
    """An index over measures of one imposing country. Built once a book, asked for each entry."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._edges: list[int] = [0]
        self._sets: list[tuple[Measure, ...]] = [()]
        self._build(tuple(measures))

    def _build(self, measures: tuple[Measure, ...]) -> None:
        opens: dict[int, list[int]] = defaultdict(list)
        closes: dict[int, list[int]] = defaultdict(list)
        for number, measure in enumerate(measures):
            for low, high in measure.scope.spans:
                opens[low].append(number)
                closes[high + 1].append(number)
            for low, high in (span for r in measure.reliefs if r.scope for span in r.scope.spans):
                # a relief for some codes cuts as well, though it adds no measure
                opens[low].extend(())
                closes[high + 1].extend(())
        here: set[int] = set()
        for edge in sorted(opens.keys() | closes.keys()):
            here = (here - set(closes[edge])) | set(opens[edge])
            self._edges.append(edge)
            self._sets.append(tuple(measures[number] for number in sorted(here)))

    def segment(self, code: Code) -> int | None:
        """The number of the one segment that holds all of ``code``; None when it spans several.

        All codes of a segment are reached by the same measures and reliefs.
        """
        low, high = code.span
        first = bisect_right(self._edges, low) - 1
        return first if first == bisect_right(self._edges, high) - 1 else None

    def at(self, code: Code) -> tuple[Measure, ...]:
        """Every measure whose scope holds the code or some code below it."""
        low, high = code.span
        first = bisect_right(self._edges, low) - 1
        last = bisect_right(self._edges, high) - 1
        if first == last:
            return self._sets[first]
        parts = self._sets[first : last + 1]
        return tuple({m.slug: m for m in itertools.chain.from_iterable(parts)}.values())
