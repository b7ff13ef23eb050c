"""A question as a button remembers it: in its own custom_id, or under a short name in the store."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date

from bot.ports import Store

_MARK = "discord:question:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """What to ask again. ``day`` None: the day of the press. ``options`` as typed."""

    text: str = ""
    command: str | None = None
    options: dict[str, str] = field(default_factory=dict)
    day: date | None = None

    def packed(self) -> str:
        """As short JSON.

        >>> Question(command="tariff", options={"good": "steel"}).packed()
        '["tariff","",{"good":"steel"}]'
        """
        parts: list[object] = [self.command or "", self.text, self.options]
        if self.day is not None:
            parts.append(self.day.isoformat())
        return json.dumps(parts, ensure_ascii=False, separators=(",", ":"))


def unpacked(packed: str) -> Question | None:
    """The question, None when ``packed`` is none of ours."""
    try:
        command, text, options, *day = json.loads(packed)
        return Question(
            command=command or None,
            text=str(text),
            options={str(k): str(v) for k, v in options.items()},
            day=date.fromisoformat(day[0]) if day else None,
        )
    except (ValueError, TypeError, AttributeError):
        return None


async def ticket(question: Question, store: Store, *, most: int) -> str:
    """At most ``most`` characters that :func:`redeem` turns back into the question."""
    packed = question.packed()
    if len(packed) <= most and "@" not in packed:  # no mention, not even where nobody reads it
        return packed
    name = hashlib.blake2b(packed.encode(), digest_size=12).hexdigest()
    async with store.transaction() as records:
        if await records.marks.get(_MARK + name) is None:
            await records.marks.put(_MARK + name, packed)
    return f"#{name}"


async def redeem(held: str, store: Store) -> Question | None:
    """The question behind a ticket; None when it is not known (any more)."""
    if not held.startswith("#"):
        return unpacked(held)
    async with store.transaction() as records:
        packed = await records.marks.get(_MARK + held[1:])
    return None if packed is None else unpacked(packed)
