"""Schedule lines by words."""

# ruff: noqa: ARG002 - until there are lines to find
from __future__ import annotations

from bot.ports import LineHit


class LineIndexes:
    """One index a schedule. None is built yet, so nothing is found."""

    def find(self, words: str, *, schedule: str, limit: int) -> tuple[LineHit, ...]:
        """The best lines of ``schedule`` for ``words``."""
        return ()
