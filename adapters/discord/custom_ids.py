"""A question within a button's custom_id: written out, or under a short name in the store."""

from __future__ import annotations

import hashlib

from bot.domain.question_state import QuestionState
from bot.ports import Store
from bot.presentation.messages import languages

_MARK = "discord:question:"


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
    """The question behind a custom_id of that server; None when it is not known (any more)."""
    packed: str | None = held
    if held.startswith("#"):
        async with store.transaction() as records:
            packed = await records.key_value.get(_key(held[1:], server))
            if packed is None:  # kept before servers were noted, for 90 days at most
                packed = await records.key_value.get(_key(held[1:], ""))
    try:
        return None if packed is None else QuestionState.read(packed, languages())
    except ValueError:
        return None


def _key(name: str, server: str) -> str:
    """Ends with the server, so that forgetting a server finds it."""
    return f"{_MARK}{name}:{server}" if server else f"{_MARK}{name}"
