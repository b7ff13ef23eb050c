"""What Discord's refusals and a broken line mean for us."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import aiohttp
import discord

from adapters.discord import limits
from bot.delivery.retry import asked_wait
from bot.errors import AccessLost, DeliveryError, OutcomeUnknown, RetryLater, Unsendable

UNKNOWN_CHANNEL, UNKNOWN_MESSAGE, UNKNOWN_WEBHOOK = 10003, 10008, 10015
UNKNOWN_INTERACTION = 10062
ALREADY_ACKNOWLEDGED = 40060
MISSING_ACCESS, CANNOT_MESSAGE_USER, MISSING_PERMISSIONS = 50001, 50007, 50013
TOKEN_EXPIRED = 50027
ARCHIVED_THREAD = 50083
THREAD_EXISTS = 160004
_CLOSED_TO_US = frozenset(
    {UNKNOWN_CHANNEL, MISSING_ACCESS, CANNOT_MESSAGE_USER, MISSING_PERMISSIONS, ARCHIVED_THREAD}
)
_GONE = frozenset({UNKNOWN_WEBHOOK, UNKNOWN_MESSAGE, UNKNOWN_INTERACTION, TOKEN_EXPIRED})


class MangledReply(discord.DiscordException):
    """Discord's reply is none that the SDK can read: what was asked may have been done."""


_UNREADABLE = (AttributeError, ArithmeticError, LookupError, TypeError, ValueError, RecursionError)


@contextmanager
def readable(what: str) -> Iterator[None]:
    """Around one call of the SDK: what it trips over in a reply becomes MangledReply."""
    try:
        yield
    except _UNREADABLE as error:
        raise MangledReply(f"{what}: the reply can't be read ({type(error).__name__})") from error


BROKEN_LINE = (aiohttp.ClientError, OSError, asyncio.TimeoutError)
"""The request may or may not have arrived."""


def code(error: BaseException) -> int:
    """Discord's own error code, 0 where there is none."""
    return error.code if isinstance(error, discord.HTTPException) else 0


def is_passing(error: BaseException) -> bool:
    """Whether the same request may well succeed in a moment: 5xx, 503 too, or a broken line."""
    if isinstance(error, discord.HTTPException):
        return error.status >= 500
    return isinstance(error, (MangledReply, *BROKEN_LINE))


def is_over(error: BaseException) -> bool:
    """Whether an interaction can't be answered any more: too late, or its message is gone."""
    return code(error) in _GONE


def delivery_error(error: BaseException, channel: str) -> DeliveryError:
    """What a failed post to ``channel`` means for the outbox. The token is in none of them."""
    match error:
        case DeliveryError():
            return error
        case discord.RateLimited():
            said = f"Discord asks to wait {error.retry_after:.1f} s"
            return RetryLater(said, retry_after=error.retry_after, bucket=channel)
        case discord.HTTPException():
            return _refusal(error, channel)
        case aiohttp.ClientConnectorError() | aiohttp.ConnectionTimeoutError():
            return RetryLater("Discord can't be reached")
        case _ if isinstance(error, BROKEN_LINE):
            return OutcomeUnknown("the line broke before Discord's answer came")
        case _:
            return OutcomeUnknown(f"unexpected {type(error).__name__} while sending")


def _refusal(error: discord.HTTPException, channel: str) -> DeliveryError:
    said = f"Discord answered {error.status}, code {error.code}: {error.text}"
    if error.status == 429:
        return RetryLater(said, retry_after=_wait(error), bucket="discord")
    if error.status == 401:
        return RetryLater("Discord refuses the bot's token", retry_after=limits.BANNED_SECONDS)
    if error.status == 503:
        return RetryLater(said)
    if error.status >= 500:
        return OutcomeUnknown(said)
    deleted = error.code == UNKNOWN_MESSAGE  # by somebody: its channel is not closed for that
    if not deleted and (error.code in _CLOSED_TO_US or error.status in (403, 404)):
        return AccessLost(f"{said} (channel {channel})")
    return Unsendable(said)


def _wait(error: discord.HTTPException) -> float:
    """A 429 that the SDK gave up on: the address is shut out, or the header says how long."""
    wait = asked_wait(getattr(error.response, "headers", {}).get("Retry-After"))
    return limits.BANNED_SECONDS if wait is None else wait
