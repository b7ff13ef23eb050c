"""Replies that are none of Discord's: an uncertain delivery or a passing error, never a crash."""

from __future__ import annotations

import asyncio
import contextlib
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.discord import api_errors, limits
from adapters.discord.answer_renderer import AnswerRenderer
from adapters.discord.channels import Channel, Channels
from adapters.discord.post import post
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.errors import OutcomeUnknown, RetryLater
from tests.discord.sample_cards import STEEL

NAMES = [
    "id",
    "type",
    "channel_id",
    "guild_id",
    "author",
    "content",
    "retry_after",
    "global",
    "code",
    "message",
    "name",
]
ODD = st.one_of(
    st.none(), st.booleans(), st.integers(), st.floats(), st.sampled_from(["", "7", "soon"])
)
JSON = st.recursive(
    ODD,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)
    ),
    max_leaves=12,
)


def mangled(data: Any) -> discord.Client:
    """A client to whom every request brings ``data``."""
    client = discord.Client(intents=discord.Intents.none())

    async def request(*_: Any, **__: Any) -> Any:
        return data

    client.http.request = request  # type: ignore[method-assign]  # Discord, as far as we ask it here
    return client


@given(JSON)
@settings(max_examples=150, deadline=None)
def test_no_reply_crashes_a_post_or_a_look_at_a_channel(data: Any) -> None:
    asyncio.run(_asked(data))


async def _asked(data: Any) -> None:
    client = mangled(data)
    context = BotContext(store=None, catalogue=COMMANDS)  # type: ignore[arg-type]  # not asked here
    renderer = AnswerRenderer(bot_context=context, charts=None)  # type: ignore[arg-type]  # nor this
    answer = await renderer.message(STEEL, attach=False)
    with contextlib.suppress(discord.DiscordException, *api_errors.BROKEN_LINE):
        assert isinstance(await post(client, 1, answer, pending="d1"), int)
    known = await Channels(client).get(1)
    assert known is None or isinstance(known, Channel)


async def test_a_post_whose_reply_is_empty_may_stand_there() -> None:
    context = BotContext(store=None, catalogue=COMMANDS)  # type: ignore[arg-type]  # not asked here
    renderer = AnswerRenderer(bot_context=context, charts=None)  # type: ignore[arg-type]  # nor this
    answer = await renderer.message(STEEL, attach=False)
    with pytest.raises(api_errors.MangledReply) as caught:
        await post(mangled({}), 1, answer, pending="d1")
    assert isinstance(api_errors.delivery_error(caught.value, "1"), OutcomeUnknown)
    assert api_errors.is_passing(caught.value)


@pytest.mark.parametrize(
    ("written", "wait"),
    [
        ("2", 2.0),
        ("nan", limits.BANNED_SECONDS),
        ("1e9", 1800.0),
        ("-7", limits.BANNED_SECONDS),
        ("soon", limits.BANNED_SECONDS),
    ],
)
def test_what_discord_says_to_wait_is_a_number_of_seconds_we_can_wait(
    written: str, wait: float
) -> None:
    response: Any = SimpleNamespace(status=429, reason="", headers={"Retry-After": written})
    error = api_errors.delivery_error(discord.HTTPException(response, "slow down"), "1")
    assert isinstance(error, RetryLater)
    assert error.retry_after == wait
