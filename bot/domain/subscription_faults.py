"""What can be wrong with a subscription as somebody wrote it, as values.

:mod:`bot.presentation.digest.subscription_faults` says them.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Wrong(StrEnum):
    """Why an order of a brief is refused; its words: bot/presentation/digest/order_faults.py."""

    OPTION = "option"
    """``written`` is no option; ``nearest`` names them all."""
    ON_OFF = "on-off"
    """``written`` is neither on nor off."""
    LANGUAGE = "language"
    """``written`` is none of ours; ``nearest`` names them all."""
    SCHEDULE = "schedule"
    NO_SCHEDULE = "no-schedule"
    """A cron line that cronsim does not take."""
    NEVER_DUE = "never-due"
    """A cron line that names no day that ever comes, such as 30 February."""
    TOO_OFTEN = "too-often"
    """A cron line that comes more than once an hour."""
    TIME = "time"
    QUIET_HOURS = "quiet-hours"
    NO_QUIET_HOURS = "no-quiet-hours"
    """They begin when they end."""
    TOPIC = "topic"
    ZONE = "zone"


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionFault:
    """One thing wrong. ``option`` is where it was said, ``nearest`` what was perhaps meant."""

    wrong: Wrong
    written: str = ""
    option: str = ""
    nearest: str = ""
