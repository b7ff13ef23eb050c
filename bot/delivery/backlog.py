"""Questions under way, bounded: who asks beyond that is told so, not left to wait for ever."""

from __future__ import annotations

from collections import Counter

MOST = 1_000
"""Over all of a process: some seconds of work."""
MOST_IN_CHANNEL = 60
"""In one channel, where platforms take about one post a second: a minute."""


class Backlog:
    """Counts what was taken and is not answered yet."""

    def __init__(self, *, most: int = MOST, most_in_channel: int = MOST_IN_CHANNEL) -> None:
        self._most = most
        self._most_in_channel = most_in_channel
        self._all = 0
        self._by_channel: Counter[str] = Counter()

    def enter(self, channel: str = "") -> bool:
        """Whether one more may come in; '' where answers wait for no channel."""
        if self._all >= self._most:
            return False
        if channel and self._by_channel[channel] >= self._most_in_channel:
            return False
        self._all += 1
        if channel:
            self._by_channel[channel] += 1
        return True

    def leave(self, channel: str = "") -> None:
        """One that came in is done."""
        self._all -= 1
        if channel:
            self._by_channel[channel] -= 1
            if not self._by_channel[channel]:
                del self._by_channel[channel]
