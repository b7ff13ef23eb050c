"""Which workspaces allow that misread questions are kept, from one transaction to the next."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.domain.cache import Cache

_MOST = 10_000
"""Workspaces."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Read:
    """What the store said at the moment ``at`` of the clock."""

    at: float
    allowed: bool


class ConsentMemory:
    """What was read less than ``fresh`` seconds of ``tick`` ago. Every process has its own.

    As with facts, another process is heard within that time; what this very process writes counts
    at once.
    """

    def __init__(self, *, fresh: float, tick: Callable[[], float]) -> None:
        self._fresh = fresh
        self._tick = tick
        self.forget()

    def forget(self) -> None:
        """A consent was given or taken back: read them again. What is being read while that happens
        goes where nobody looks any more."""
        self._held: Cache[_Read] = Cache("consents to keep questions", most=_MOST)

    async def allowed(
        self, workspace: tuple[str, str], read: Callable[[], Awaitable[bool]]
    ) -> bool:
        """Whether a workspace (platform, id) allows it, ``read`` where that is not known."""
        held = self._held
        found = held.get(workspace)
        if found is None or self._tick() - found.at >= self._fresh:
            found = held.keep(workspace, _Read(at=self._tick(), allowed=await read()))
        return found.allowed
