"""Duties as the catalogue writes them."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

from bot.domain.duty import AdValorem, AllIn, DutyExpression, Free, Prohibited, Unparsed


def read_percent(written: str) -> Decimal:
    """'25%' or '25' as a Decimal. Raises decimal.InvalidOperation.

    >>> read_percent("12.5%")
    Decimal('12.5')
    """
    return Decimal(written.strip().removesuffix("%").strip())


def read_duty(written: str) -> DutyExpression:
    """'free', 'prohibited', '25%', 'all-in 15%', 'unquantified'. Raises ValueError.

    >>> read_duty("all-in 15%")
    AllIn(percent=Decimal('15'))
    """
    words = written.strip().lower()
    if words == "free":
        return Free()
    if words == "prohibited":
        return Prohibited()
    if words == "unquantified":
        return Unparsed(text="unquantified")
    try:
        if words.startswith("all-in "):
            return AllIn(percent=read_percent(words.removeprefix("all-in ")))
        if words.endswith("%"):
            return AdValorem(percent=read_percent(words))
    except InvalidOperation:
        pass
    raise ValueError(
        f"{written!r} is no duty: expected free, prohibited, '25%', 'all-in 15%' or unquantified"
    )
