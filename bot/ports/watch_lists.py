"""What watch lists ask of the store."""

from __future__ import annotations

from datetime import datetime
from typing import Protocol

from bot.domain.questions import Place
from bot.domain.watch_lists import WatchList


class WatchLists(Protocol):
    """One list for each channel or private conversation, and one for the terminal."""

    async def at(self, place: Place) -> WatchList:
        """The list of a place, empty where it has none."""
        ...

    async def held(self, place: Place, *, now: datetime) -> WatchList:
        """The same, locked against others until this transaction ends, to be changed in it."""
        ...

    async def save(self, place: Place, watched: WatchList) -> None:
        """Keep it as it is given; an empty one is deleted."""
        ...
