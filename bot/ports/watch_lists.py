"""What watch lists ask of the store."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.questions import Place
    from bot.domain.watch_lists import Upload, WatchList


class WatchLists(Protocol):
    """One list for each channel or private conversation, and one for the terminal."""

    async def at(self, place: Place) -> WatchList:
        """The list of a place, empty where it has none."""
        ...

    async def changed_at(self, place: Place) -> datetime | None:
        """When the list of a place was changed last; None where it has none."""
        ...

    async def held(self, place: Place, *, now: datetime) -> WatchList:
        """The same, locked against others until this transaction ends, to be changed in it."""
        ...

    async def save(self, place: Place, watched: WatchList) -> None:
        """Keep it as it is given; an empty one is deleted."""
        ...

    async def put_upload(self, place: Place, upload: Upload) -> None:
        """Keep a file that was read, for a day; the same one again takes its own place."""
        ...

    async def upload(self, place: Place, upload_id: str) -> Upload | None:
        """The file of that id that waits at this place; None for none, or for another place's."""
        ...

    async def drop_upload(self, place: Place, upload_id: str) -> None:
        """Forget it."""
        ...
