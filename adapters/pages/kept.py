"""Pages kept as they are sent: those asked for longest ago go first."""

from __future__ import annotations

from collections.abc import Hashable

MOST_KEPT = 256
"""Some ten kilobytes each."""


class Kept:
    """Bodies of pages by what makes them what they are."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._most = most
        self._held: dict[Hashable, bytes] = {}

    def get(self, key: Hashable) -> bytes | None:
        """The page of that key, None where it is not there."""
        found = self._held.pop(key, None)
        if found is not None:
            self._held[key] = found
        return found

    def put(self, key: Hashable, body: bytes) -> bytes:
        """Keep it; gives it back."""
        self._held[key] = body
        if len(self._held) > self._most:
            del self._held[next(iter(self._held))]
        return body
