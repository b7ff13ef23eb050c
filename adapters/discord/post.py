"""Messages we post by ourselves: each with a nonce that makes a second try the same message."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Awaitable, Callable
from typing import TypeVar

import discord

from adapters.discord import api_errors
from adapters.discord.answer_renderer import Answer
from bot.delivery.fence import fenced
from bot.errors import LeaseOver

T = TypeVar("T")
Connected = Callable[[], discord.Client]
"""Gives the client of the present connection; raises RetryLater when there is none."""
_WAITS = (0.5, 1.5, 4.0)
"""Seconds between tries while someone waits for the message."""


def nonce(pending: str, page: int = 1) -> str:
    """The same for the same message, for ever: Discord then keeps a second copy out.

    >>> from adapters.discord import limits
    >>> len(nonce("delivery-1")) <= limits.NONCE
    True
    """
    return hashlib.blake2b(f"{pending}/{page}".encode(), digest_size=12).hexdigest()


def mark(pending: str, page: int = 1) -> int:
    """A number kept in the message itself, by which it is found again when read back."""
    digest = hashlib.blake2b(f"{pending}/{page}".encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") >> 1 | 1 << 20


async def post(
    client: discord.Client,
    channel: int,
    answer: Answer,
    *,
    pending: str,
    page: int = 1,
    answering: discord.Message | discord.PartialMessage | None = None,
    silent: bool = False,
) -> int:
    """Post one page and give its message's id. Raises what the SDK raises."""
    marked = answer.marked(mark(pending, page))
    reference = answering.to_reference(fail_if_not_exists=False) if answering else None
    where = client.get_partial_messageable(channel)
    view, files = marked.view(page), answer.files(page)
    with api_errors.readable("post"), fenced():
        said = await where.send(
            view=view,
            files=files,
            nonce=nonce(pending, page),
            reference=reference,  # type: ignore[arg-type]  # the SDK's overloads forget None
            mention_author=False,
            silent=silent,
        )
    return said.id


async def patiently(send: Callable[[], Awaitable[T]]) -> T:
    """Try again while the trouble is a passing one; the nonce keeps it one message."""
    for wait in _WAITS:
        try:
            return await send()
        except LeaseOver:
            continue
        except (discord.HTTPException, api_errors.MangledReply, *api_errors.BROKEN_LINE) as error:
            if not api_errors.is_passing(error):
                raise
            await asyncio.sleep(wait)
    return await send()
