"""Replies that are none of Discord's: an uncertain delivery or a passing error, never a crash."""

from __future__ import annotations

import asyncio
import contextlib
import math
from collections.abc import Coroutine, Iterator
from types import SimpleNamespace
from typing import Any

import discord
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from adapters.discord import api_errors, limits, replies
from adapters.discord.answer_renderer import AnswerRenderer
from adapters.discord.channels import Channels, KnownChannel
from adapters.discord.mentions import Mentions
from adapters.discord.post import post
from adapters.discord.send import DiscordChat
from adapters.discord.settings import DiscordSettings
from adapters.discord.taken import AskedMessage
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Place
from bot.errors import DeliveryError, OutcomeUnknown, RetryLater
from bot.ports.platforms import Outgoing, Sent
from tests.discord.conftest import NOW, Running
from tests.discord.payloads import from_bot, texts, until
from tests.discord.sample_cards import STEEL
from tests.platforms.discord.faults import Fault
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.server import FakeDiscord

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
    "components",
    "recipients",
    "thread_metadata",
    "parent_id",
    "username",
    "discriminator",
    "avatar",
    "permission_overwrites",
    "position",
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
@example({"id": math.inf})
@settings(max_examples=150, deadline=None)
def test_no_reply_crashes_a_method_we_use(data: Any) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("adapters.discord.post._WAITS", ())
        asyncio.run(_every_method(data))


def everything_through(chat: DiscordChat) -> Iterator[Coroutine[Any, Any, Any]]:
    """What the outbox asks of a platform."""
    for thread in ("", "7"):
        place = Place(platform="discord", workspace="1", channel="5", thread=thread)
        message = Outgoing(delivery="d1", place=place, card=STEEL)
        yield chat.send(message)
        yield chat.find(message)
    yield chat.edit(Sent(message="6,7", channel="5"), message)
    yield chat.tell("1", "8", STEEL)


async def _every_method(data: Any) -> None:
    client = mangled(data)
    context = BotContext(store=None, catalogue=COMMANDS)  # type: ignore[arg-type]  # not asked here
    renderer = AnswerRenderer(bot_context=context, charts=None)  # type: ignore[arg-type]  # nor this
    answer = await renderer.message(STEEL, attach=False)
    with contextlib.suppress(discord.DiscordException, *api_errors.BROKEN_LINE):
        assert isinstance(await post(client, 1, answer, pending="d1"), int)
    known = await Channels(client).get(1)
    assert known is None or isinstance(known, KnownChannel)
    for asked in everything_through(DiscordChat(lambda: client, renderer)):
        with contextlib.suppress(DeliveryError):
            await asked
    mentions = Mentions(client, renderer, lambda: NOW, DiscordSettings(token="t"), None)  # type: ignore[arg-type]  # nothing comes in here
    asked_message = AskedMessage(channel=5, message=6, guild=1, manages=False, locale="en")
    for read in (mentions._stands(asked_message), mentions._read(asked_message)):
        with contextlib.suppress(DeliveryError):
            await read


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


@given(JSON)
@settings(max_examples=150, deadline=None)
def test_a_message_read_back_is_one_with_an_id_or_none(data: Any) -> None:
    for found in (
        replies.messages(data),
        replies.messages([data, {"id": "7", "components": data}]),
    ):
        assert all(isinstance(one.id, int) for one in found)
        assert all(one.mark is None or type(one.mark) is int for one in found)


@pytest.mark.parametrize("body", ["", "null", "[]", '"ok"', "{", "<html>", '{"id": null}'])
async def test_a_callback_and_an_edit_whose_replies_are_mangled_are_given_once(
    bot_context: Running, ana: Person, fake: FakeDiscord, body: str
) -> None:
    for path in ("callback", "@original"):
        fake.faults.add(Fault(path=path, way="mangle", message=body))
    done = await settled(await ana.slash("tariff", good="slow 1.6"))
    assert done.original is not None
    assert "You asked" in texts(done.original)
    assert done.followups == []


@pytest.mark.parametrize("body", ["null", "[]", "{", "<html>", '{"id": null}'])
async def test_a_mention_whose_thread_and_answer_come_back_mangled_is_answered_once(
    bot_context: Running, ana: Person, fake: FakeDiscord, body: str
) -> None:
    for path in ("/threads$", "/messages$"):
        fake.faults.add(Fault(path=path, method="POST", way="mangle", message=body))
    number = int((await ana.say("steel?", mention=True))["id"])
    await until(lambda: number in fake.world.channels)
    await until(lambda: from_bot(fake.world.channels[number]))
    await asyncio.sleep(0.3)
    assert len(from_bot(fake.world.channels[number])) == 1


ODD_VALUES: tuple[Any, ...] = (None, [], {}, "soon", -1, [None], {"id": None}, True)


def oddly(event: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """``event`` without each of its fields, and with each of another kind; those within it, too."""
    for name, value in event.items():
        yield {other: held for other, held in event.items() if other != name}
        yield from ({**event, name: odd} for odd in ODD_VALUES)
        if name in ("data", "member", "channel", "author", "guild") and isinstance(value, dict):
            for within in value:
                yield {**event, name: {k: v for k, v in value.items() if k != within}}
                yield from ({**event, name: {**value, within: odd}} for odd in ODD_VALUES[:4])


async def test_an_odd_event_takes_nothing_but_itself(
    fake: FakeDiscord, bot_context: Running, ana: Person
) -> None:
    [session] = fake.gateway.sessions.values()
    await ana.say("steel", mention=True)
    await settled(await ana.slash("tariff", good="steel"))
    kinds = ("MESSAGE_CREATE", "INTERACTION_CREATE", "GUILD_CREATE")
    heard = {one["t"]: one["d"] for one in session.sent if one["t"] in kinds}
    for kind in kinds:
        # what is under way is not asked anew: nothing of ours would take it for another
        for odd in oddly({**heard[kind], "token": "gone"}):
            await session.dispatch(kind, odd)
    for kind in ("GUILD_UPDATE", "GUILD_DELETE", "GUILD_ROLE_CREATE", "USER_UPDATE"):
        for value in ODD_VALUES:
            await session.dispatch(kind, {"guild_id": value, "role": value, "user": value})
            await session.dispatch(kind, value)
    answered = await settled(await ana.slash("tariff", good="steel"))
    assert "Steel" in str(answered.original)
    assert (fake.gateway.connected, len(fake.gateway.identifies)) == (1, 1)
