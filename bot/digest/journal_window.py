"""A stretch of the journal, netted once for all who begin at the same entry."""

from __future__ import annotations

from bisect import bisect_right

from bot.domain.changes import Change
from bot.domain.net_changes import NetChange, net


class JournalWindow:
    """Journal entries in order of serial, of which each channel wants those after its own mark.

    ``newest`` is the last serial it speaks for, whether or not an entry of it is here; what came
    after is left out.
    """

    def __init__(self, changes: tuple[Change, ...], *, newest: int) -> None:
        self.newest = newest
        self._changes = tuple(change for change in changes if change.serial <= newest)
        self._serials = [change.serial for change in self._changes]
        self._moves: dict[tuple[int, int], tuple[NetChange, ...]] = {}

    def between(self, after: int, until: int | None = None) -> tuple[NetChange, ...]:
        """What happened after the entry ``after``, up to ``until`` (None: the newest), net."""
        start = bisect_right(self._serials, after)
        end = len(self._serials) if until is None else bisect_right(self._serials, until)
        if (start, end) not in self._moves:
            self._moves[start, end] = net(self._changes[start:end])
        return self._moves[start, end]
