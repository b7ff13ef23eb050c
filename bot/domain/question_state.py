"""A request as small plain values, for a button to carry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from typing import Any

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Query


def packed(query: Query) -> dict[str, Any]:
    """What differs from an empty request, as plain values.

    >>> packed(Query(command="tariff", good="steel", day=date(2025, 3, 15)))
    {'command': 'tariff', 'good': 'steel', 'day': '2025-03-15'}
    """
    held = {f.name: getattr(query, f.name) for f in fields(query)}
    usual = {f.name: f.default for f in fields(query) if f.default is not MISSING}
    return {
        name: _plain(value)
        for name, value in held.items()
        if value not in (None, {}) and value != usual.get(name, MISSING)
    }


def unpacked(plain: Any) -> Query:
    """The request again. Raises KeyError, TypeError or ValueError for what is none."""
    return Query(**{name: _READERS[name](value) for name, value in plain.items()})


def _plain(value: Any) -> Any:
    match value:
        case Code(digits=digits):
            return digits
        case date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Money(amount=amount, currency=currency):
            return [str(amount), currency]
        case tuple():
            return [_plain(inner) for inner in value]
        case _:
            return value


def _money(plain: list[str]) -> Money:
    amount, currency = plain
    return Money(amount=Decimal(amount), currency=currency)


def _quantities(plain: list[list[str]]) -> tuple[tuple[Decimal, str], ...]:
    return tuple((Decimal(number), str(unit)) for number, unit in plain)


def _values(plain: dict[str, Any]) -> dict[str, str]:
    return {str(name): str(value) for name, value in plain.items()}


_READERS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("command", "good", "programme", "claim_about", "imposing", "origin"), str),
    **dict.fromkeys(("claim", "who", "words", "action"), str),
    **dict.fromkeys(("day", "since", "until"), date.fromisoformat),
    **dict.fromkeys(("metal_content", "us_content"), Decimal),
    "goods": lambda slugs: tuple(map(str, slugs)),
    "code": Code.parse,
    "money": _money,
    "quantities": _quantities,
    "page": int,
    "values": _values,
}
"""Field -> how its plain value is read."""
