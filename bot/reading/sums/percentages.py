"""Percentages as people write them, as a piece of patterns over folded text."""

from __future__ import annotations

from decimal import Decimal

SIGN = r" ?(?:%|(?:percent|per cent|pour ?cent)\b|p\. ?100)"
"""What makes the number before it a share: '5%', '5 per cent', '5 pour cent', '5 p. 100'."""


def percentage(group: str = "?:", *, digits: int = 2) -> str:
    """The pattern of a percentage; ``group`` is how the group of its number begins: '?P<share>',
    '' for one without a name, '?:' for none.

    ``digits`` of its whole part at the most: with two it is less than all of something.
    """
    return rf"({group}\d{{1,{digits}}}(?:[.,]\d{{1,4}})?){SIGN}"


def part(written: str) -> Decimal:
    """The share of one that a percentage's number tells.

    >>> part("12,5")
    Decimal('0.125')
    """
    return Decimal(written.replace(",", ".")) / 100
