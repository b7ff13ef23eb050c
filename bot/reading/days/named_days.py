"""Days by what people call what happened on them: 'since the ruling', 'the day they cut off
talks'."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

_WORD = re.compile(r"\b\w")
_BEGINNING = 4
"""Characters by whose beginning phrases are kept together."""


class NamedDays:
    """Phrases, folded, and the days that they name; several where more than one event is called
    so."""

    def __init__(self, days: Mapping[str, Sequence[date]]) -> None:
        self._by_beginning: dict[str, list[tuple[str, tuple[date, ...]]]] = defaultdict(list)
        for phrase in sorted(days, key=len, reverse=True):
            self._by_beginning[phrase[:_BEGINNING]].append((phrase, tuple(days[phrase])))

    def find(self, folded: str) -> Iterator[tuple[tuple[date, ...], int, int]]:
        """The days of each phrase that a word begins, the longest, and where it stands.

        >>> ruled = NamedDays({"the court ruled": [date(2026, 2, 20)]})
        >>> [(start, end) for _, start, end in ruled.find("since the court ruled")]
        [(6, 21)]
        """
        for word in _WORD.finditer(folded):
            at = word.start()
            for phrase, days in self._by_beginning.get(folded[at : at + _BEGINNING], ()):
                if folded.startswith(phrase, at):
                    yield days, at, at + len(phrase)
                    break
