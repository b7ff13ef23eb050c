"""Duty columns as schedules print them, read once for all lines that print the same."""

from __future__ import annotations

from functools import lru_cache

from bot.domain.countries import CURRENCY
from bot.domain.duty import DutyExpression
from bot.domain.lines import Special
from bot.ingest.duty_text import parse_duty, parse_special


@lru_cache(maxsize=8192)
def duty(text: str, schedule: str) -> DutyExpression:
    """A general or other column."""
    return parse_duty(text, currency=CURRENCY[schedule])


@lru_cache(maxsize=8192)
def special(text: str, schedule: str) -> tuple[Special, ...]:
    """A special column: rates with their programme indicators."""
    found = parse_special(text, currency=CURRENCY[schedule])
    return tuple(Special(duty=each, indicators=indicators) for each, indicators in found)
