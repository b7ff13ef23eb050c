"""Stretches of days in which the law stays the same."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from datetime import date

from bot.domain.days import Validity


class Epochs:
    """The calendar cut where any validity begins or has ended; what holds on one day of an epoch
    holds on all of them.

    >>> epochs = Epochs([Validity(first=date(2025, 3, 4), last=date(2025, 7, 31))])
    >>> [epochs.of(date(2025, month, 31)) for month in (1, 3, 7, 8)]
    [0, 1, 1, 2]
    """

    def __init__(self, validities: Iterable[Validity]) -> None:
        turns = {day for v in validities for day in (v.first, v.ends_on) if day is not None}
        self._turns = sorted(turns)

    def of(self, day: date) -> int:
        """The number of the epoch that ``day`` lies in."""
        return bisect_right(self._turns, day)
