"""Discord's raw replies, parsed where they come in: what is odd or missing becomes a default.

What the SDK reads for us it trips over by itself: :func:`adapters.discord.api_errors.readable`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class StandingMessage:
    """A message read back. ``mark`` is the number by which one of ours is found again."""

    id: int
    mark: int | None = None


def messages(reply: Any) -> tuple[StandingMessage, ...]:
    """The messages of a channel, those without an id left out.

    >>> messages([{"id": "7", "components": [{"id": 9}]}, {"id": None}, 3])
    (StandingMessage(id=7, mark=9),)
    >>> messages(None), messages({"id": "7"})
    ((), ())
    """
    listed = reply if isinstance(reply, list) else []
    found = (_message(one) for one in listed if isinstance(one, dict))
    return tuple(one for one in found if one is not None)


def _message(raw: dict[str, Any]) -> StandingMessage | None:
    number = raw.get("id")
    if not isinstance(number, str) or not (number.isascii() and number.isdecimal()):
        return None
    components = raw.get("components")
    first = components[0] if isinstance(components, list) and components else None
    mark = first.get("id") if isinstance(first, dict) else None
    whole = isinstance(mark, int) and not isinstance(mark, bool)
    return StandingMessage(id=int(number), mark=mark if whole else None)
