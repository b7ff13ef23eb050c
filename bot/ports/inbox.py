"""What the inbox asks of the store."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.inbox import TakenQuestion


class Inbox(Protocol):
    """Questions that were acknowledged and not answered yet, each held by one worker at a time."""

    async def unseen(self, keys: Sequence[str], *, now: datetime) -> frozenset[str]:
        """Those of events that no process had before; from now on all of them were seen."""
        ...

    async def keep(
        self, taken: Sequence[TakenQuestion], *, worker: str, until: datetime
    ) -> frozenset[str]:
        """Keep them, held by ``worker``; the keys of those that were not kept already."""
        ...

    async def trying(
        self, keys: Sequence[str], *, worker: str, now: datetime, until: datetime
    ) -> frozenset[str]:
        """Note that answers are about to be sent; the keys that are still the worker's."""
        ...

    async def tried(self, taken: Sequence[TakenQuestion]) -> None:
        """Note of those kept, whoever holds them, that answers went out at their ``tried_at``."""
        ...

    async def answered(self, keys: Sequence[str], *, worker: str) -> None:
        """Forget those that are still the worker's."""
        ...

    async def release(self, key: str, *, worker: str, not_before: datetime) -> None:
        """Leave it to whoever takes it up, not before that moment."""
        ...

    async def renew(self, keys: Sequence[str], *, worker: str, until: datetime) -> frozenset[str]:
        """Hold those that are the worker's until then; their keys."""
        ...

    async def claim(
        self, platform: str, *, worker: str, now: datetime, lease: timedelta, limit: int
    ) -> tuple[TakenQuestion, ...]:
        """Take up what nobody alive holds, the oldest first."""
        ...

    async def expire(self, platform: str, *, now: datetime) -> int:
        """Delete what is past its deadline; how many."""
        ...


class QuestionJournal(Protocol):
    """Questions acknowledged that the store has not taken. Its methods are quick: a line each."""

    def note(self, taken: TakenQuestion, *, once: bool) -> None:
        """Write it down, or anew. ``once``: its event may come to several processes.

        Raises OSError.
        """
        ...

    def forget(self, key: str) -> None:
        """The store has it, or it is answered. Raises OSError."""
        ...

    def tries(self) -> Mapping[str, datetime]:
        """When others, alive or dead, noted that they try to answer; by key. Raises OSError."""
        ...

    def left_behind(self) -> tuple[tuple[TakenQuestion, bool], ...]:
        """What dead processes left, with ``once`` as noted: ours from now on. Raises OSError."""
        ...

    def close(self) -> None:
        """Give it up; what stands in it is left to others."""
        ...
