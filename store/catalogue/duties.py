"""Duties as the catalogue writes them."""

from __future__ import annotations

from decimal import Decimal

from bot.domain.duty import UNQUANTIFIED, DutyExpression, Unparsed
from bot.ingest.duty_text import parse_duty


def read_percent(written: str) -> Decimal:
    """'25%' or '25' as a Decimal. Raises decimal.InvalidOperation.

    >>> read_percent("12.5%")
    Decimal('12.5')
    """
    return Decimal(written.strip().removesuffix("%").strip())


def read_duty(written: str) -> DutyExpression:
    """'free', 'prohibited', '25%', 'all-in 15%', any text a schedule prints, or 'unquantified'.

    Only the last may stay unread, and only as that word. Raises ValueError.

    >>> read_duty("all-in 15%")
    AllIn(percent=Decimal('15'))
    """
    if written.strip() == UNQUANTIFIED.text:
        return UNQUANTIFIED
    duty = parse_duty(written)
    if isinstance(duty, Unparsed):
        raise ValueError(
            f"{written!r} is no duty: expected free, prohibited, '25%', 'all-in 15%', "
            "'2.8¢/kg + 5%' or unquantified"
        )
    return duty
