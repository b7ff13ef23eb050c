"""What keeping misread questions asks of the store."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.kept_questions import KeptQuestion
    from bot.domain.questions import Place


class KeptQuestions(Protocol):
    """Misread questions by workspace, and which workspaces allow that they are kept."""

    async def allowed(self, place: Place) -> bool:
        """Whether the workspace of a place allows it: an admin has said so, to this process or, a
        moment ago at the latest, to another."""
        ...

    async def allow(self, place: Place, *, allowed: bool, now: datetime) -> None:
        """Allow it, or no longer: then what is kept of the workspace is erased at once."""
        ...

    async def keep(self, place: Place, question: KeptQuestion, *, now: datetime) -> None:
        """Keep it for 90 days, one of the same words a workspace; of those no longer than allowed.

        What is known of it is added to what was: the reading that was chosen, and why.
        """
        ...

    async def all(
        self, platform: str = "", workspace: str | None = None
    ) -> tuple[KeptQuestion, ...]:
        """Those of a workspace ('' and None: of every one), the oldest first."""
        ...

    async def erase(self, platform: str = "", workspace: str | None = None) -> int:
        """Erase them, and how many they were. What is allowed stays."""
        ...
