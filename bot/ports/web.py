"""What pages and secret addresses ask of the store."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.answer_pages import AnswerPage
    from bot.domain.questions import Place


class AnswerPages(Protocol):
    """Answers kept to be read at an address of their own, without who asked."""

    async def keep(self, page: AnswerPage) -> None:
        """Keep it under its id."""
        ...

    async def at(self, page_id: str) -> AnswerPage | None:
        """The page of that id; None for none, or one whose workspace is gone."""
        ...


class ListAddresses(Protocol):
    """The secret a watch list's calendar is read under: one for each list that asked for it."""

    async def of(self, place: Place) -> str | None:
        """The secret of a place's list; None where none was ever made."""
        ...

    async def renew(self, place: Place, secret: str, *, now: datetime) -> None:
        """Let ``secret`` take the place of an earlier one, which is nobody's from then on."""
        ...

    async def place_of(self, secret: str) -> Place | None:
        """Whose list is read under it; None for nobody's."""
        ...
