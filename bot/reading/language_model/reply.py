"""A model's reply as typed slots. What has another type, is too long or unknown is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.domain.codes import Code
from bot.reading.language_model.prompt import ACTIONS, COMMANDS, CURRENCIES

_LONGEST = 120
"""Characters of any text in a reply."""
_MOST = 16
"""Entries of any list in a reply."""
_LARGEST = Decimal(10) ** 12


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplySlots:
    """What a model read. Slots that it left out are None, '' or empty."""

    command: str
    goods: tuple[str, ...] = ()
    good_text: str = ""
    code: Code | None = None
    programme: str = ""
    origin: str = ""
    imposing: str = ""
    day: date | None = None
    since: date | None = None
    until: date | None = None
    usmca: bool | None = None
    value: Decimal | None = None
    currency: str = ""
    quantity: str = ""
    who: str = ""
    who_text: str = ""
    about: tuple[str, ...] = ()
    action: str = ""
    at: str = ""
    every: str = ""
    zone: str = ""
    topics: tuple[str, ...] = ()
    compare: bool = False


def reply_slots(content: Mapping[str, Any]) -> ReplySlots | None:
    """The slots of a reply; None where it names no command.

    >>> reply_slots({"command": "tariff", "good": ["steel"], "rate": 99}).goods
    ('steel',)
    >>> reply_slots({"answer": "Steel pays 99%."}) is None
    True
    """
    command = _text(content.get("command"))
    if command not in COMMANDS:
        return None
    action, currency = _text(content.get("action")), _text(content.get("currency")).upper()
    return ReplySlots(
        command=command,
        goods=_texts(content.get("good")),
        good_text=_text(content.get("good_text")),
        code=_code(content.get("code")),
        programme=next(iter(_texts(content.get("programme"))), ""),
        origin=_text(content.get("from")).upper(),
        imposing=_text(content.get("to")).upper(),
        day=_day(content.get("on")),
        since=_day(content.get("since")),
        until=_day(content.get("until")),
        usmca=_yes_no(content.get("usmca")),
        value=_number(content.get("value")),
        currency=currency if currency in CURRENCIES else "",
        quantity=_text(content.get("quantity")),
        who=_text(content.get("who")),
        who_text=_text(content.get("who_text")),
        about=_texts(content.get("about")),
        action=action if action in ACTIONS else "",
        at=_text(content.get("at")),
        every=_text(content.get("every")).lower(),
        zone=_text(content.get("zone")),
        topics=_texts(content.get("topics")),
        compare=content.get("compare") is True,
    )


def later_slots(content: Mapping[str, Any]) -> tuple[ReplySlots, ...]:
    """The slots of the later questions of a text that asks several; what names no command is left
    out.

    >>> later_slots({"command": "tariff", "also": [{"command": "timeline"}, {"x": 1}]})[0].command
    'timeline'
    """
    listed = content.get("also")
    if not isinstance(listed, list):
        return ()
    read = (reply_slots(one) for one in listed[:_MOST_LATER] if isinstance(one, Mapping))
    return tuple(slots for slots in read if slots is not None)


_MOST_LATER = 4


def _text(value: Any) -> str:
    """A short text, '' for anything else."""
    return value.strip() if isinstance(value, str) and len(value) <= _LONGEST else ""


def _texts(value: Any) -> tuple[str, ...]:
    """The texts of a list, or the one text that stands in its place."""
    listed = value if isinstance(value, list) else [value]
    return tuple(dict.fromkeys(text for one in listed[:_MOST] if (text := _text(one))))


def _code(value: Any) -> Code | None:
    try:
        return Code.parse(_text(value))
    except ValueError:
        return None


def _day(value: Any) -> date | None:
    try:
        return date.fromisoformat(_text(value))
    except ValueError:
        return None


def _yes_no(value: Any) -> bool | None:
    if isinstance(value, bool):
        return value
    return {"yes": True, "no": False}.get(_text(value))


def _number(value: Any) -> Decimal | None:
    """A positive amount; numbers come as numbers or as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = Decimal(str(value).replace(",", "")) if len(str(value)) <= _LONGEST else Decimal(0)
    except InvalidOperation:
        return None
    return number if number.is_finite() and 0 < number < _LARGEST else None
