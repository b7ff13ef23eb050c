"""A question as a button remembers it: in its own custom_id, or under a short name in the store."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from bot.domain.question_state import packed as packed_request
from bot.domain.question_state import unpacked as unpacked_request
from bot.domain.questions import Corrected, Query
from bot.domain.text import Lang
from bot.ports import Store
from bot.presentation.messages import languages

_MARK = "discord:question:"


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionState:
    """What to ask again. ``options`` as typed.

    ``day`` None: the day of the interaction. ``lang`` None: the language of whoever uses it.
    ``earlier`` is what the conversation had asked before: without it, 'and the other direction?'
    would turn once more.
    """

    text: str = ""
    command: str | None = None
    options: dict[str, str] = field(default_factory=dict)
    day: date | None = None
    lang: Lang | None = None
    earlier: Query | None = None
    detail: str = ""
    """Which detail of the answer is wanted, by its name; '' for the short card."""
    corrects: Corrected | None = None
    """The misread question that this one was chosen as another reading of."""

    def packed(self) -> str:
        """As short JSON, without what is missing at its end.

        >>> Question(command="tariff", options={"good": "steel"}).packed()
        '["tariff","",{"good":"steel"}]'
        """
        said: list[object] = [self.command or "", self.text, self.options]
        more: list[object] = [
            self.day.isoformat() if self.day else "",
            self.lang or "",
            packed_request(self.earlier) if self.earlier else "",
            self.detail,
            [self.corrects.text, self.corrects.thread] if self.corrects else "",
        ]
        while more and not more[-1]:
            more.pop()
        return json.dumps([*said, *more], ensure_ascii=False, separators=(",", ":"))


def unpacked(packed: str) -> QuestionState | None:
    """The question, None when ``packed`` is none of ours."""
    try:
        said: list[Any] = json.loads(packed)
        command, text, options = said[:3]
        day, lang, earlier, detail, corrects = [*said[3:], "", "", "", "", ""][:5]
        return QuestionState(
            command=command or None,
            text=str(text),
            options={str(k): str(v) for k, v in options.items()},
            day=date.fromisoformat(day) if day else None,
            lang=lang if lang in languages() else None,
            earlier=unpacked_request(earlier) if earlier else None,
            detail=str(detail),
            corrects=Corrected(text=corrects[0], thread=corrects[1]) if corrects else None,
        )
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError):
        return None


async def encode(state: QuestionState, store: Store, *, most: int, server: str) -> str:
    """At most ``most`` characters that :func:`decode` turns back into the question.

    What is too long for that is kept in the store as the ``server``'s ('' outside servers), to be
    exported and erased with it.
    """
    packed = state.packed()
    if len(packed) <= most and "@" not in packed:  # no mention, not even where nobody reads it
        return packed
    name = hashlib.blake2b(packed.encode(), digest_size=12).hexdigest()
    key = _key(name, server)
    async with store.transaction() as records:
        if await records.key_value.get(key) is None:
            await records.key_value.put(key, packed)
    return f"#{name}"


async def decode(held: str, store: Store, *, server: str) -> QuestionState | None:
    """The question behind a ticket of that server; None when it is not known (any more)."""
    if not held.startswith("#"):
        return unpacked(held)
    async with store.transaction() as records:
        packed = await records.key_value.get(_key(held[1:], server))
        if packed is None:  # kept before servers were noted, for 90 days at most
            packed = await records.key_value.get(_key(held[1:], ""))
    return None if packed is None else unpacked(packed)


def _key(name: str, server: str) -> str:
    """Ends with the server, so that forgetting a server finds it."""
    return f"{_MARK}{name}:{server}" if server else f"{_MARK}{name}"
