"""Questions that got no answer: why, and who counts them."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum


class Unanswered(Enum):
    """Why a question got none."""

    FAILED = "failed"
    """Its answer failed in us again and again: its asker was told so, where that could be done."""
    LATE = "late"
    """It could not be answered while its answer was of use."""


CountUnanswered = Callable[[Unanswered, int], None]
"""Told why, and how many."""


def uncounted(_why: Unanswered, _many: int) -> None:
    """Where nobody counts."""
