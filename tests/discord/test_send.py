"""The Chat port: each delivery one message, each refusal its own kind."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from adapters.discord.send import DiscordChat
from bot.cards import Card
from bot.delivery import fence
from bot.domain.questions import Place
from bot.errors import (
    AccessLost,
    DeliveryError,
    LeaseOver,
    OutcomeUnknown,
    RetryLater,
    Unsendable,
)
from bot.ports.platforms import Outgoing, Sent
from store.store import SqlStore
from tests.discord.conftest import NOW, Running, app_on
from tests.discord.payloads import from_bot, texts, walk
from tests.discord.sample_cards import CHART, EVERYTHING, LONG, NASTY_CARD, STEEL, card
from tests.platforms.discord.faults import Fault
from tests.platforms.discord.rates import Limiter, Rates
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import (
    ATTACH,
    HISTORY,
    PUBLIC_THREAD,
    PUBLIC_THREADS,
    SEND,
    USUAL,
    Channel,
)


@pytest.fixture
def chat(bot_context: Running) -> DiscordChat:
    return bot_context.app.chat


def pending(channel: Channel, what: Card = STEEL, delivery: str = "d1") -> Outgoing:
    place = Place(platform="discord", workspace=str(channel.guild), channel=str(channel.id))
    return Outgoing(delivery=delivery, place=place, card=what)


async def test_a_delivery_sent_twice_is_one_message(chat: DiscordChat, channel: Channel) -> None:
    first, second = [await chat.send(pending(channel)) for _ in range(2)]
    assert first == second
    assert len(from_bot(channel)) == 1


async def test_two_deliveries_of_the_same_words_are_two_messages(
    chat: DiscordChat, channel: Channel
) -> None:
    await chat.send(pending(channel))
    await chat.send(pending(channel, delivery="d2"))
    assert len(from_bot(channel)) == 2


async def test_a_lost_reply_is_unknown_and_the_message_is_found_again(
    chat: DiscordChat, channel: Channel, fake: FakeDiscord
) -> None:
    fake.faults.add(Fault(path="/messages$", way="drop reply"))
    with pytest.raises(OutcomeUnknown):
        await chat.send(pending(channel))
    stored = from_bot(channel)[0]
    assert await chat.find(pending(channel)) == Sent(message=stored["id"], channel=str(channel.id))


async def test_what_was_never_stored_is_not_found(
    chat: DiscordChat, channel: Channel, fake: FakeDiscord
) -> None:
    await chat.send(pending(channel, delivery="another"))
    fake.faults.add(Fault(path="/messages$", way="drop"))
    with pytest.raises(OutcomeUnknown):
        await chat.send(pending(channel))
    assert await chat.find(pending(channel)) is None


async def test_nothing_is_posted_once_the_lease_is_over(
    chat: DiscordChat, channel: Channel
) -> None:
    """The lease runs out between the last look and the request: nobody has seen the message."""

    async def late() -> None:
        fence.hold(NOW, lambda: NOW)

    with pytest.raises(LeaseOver):
        await chat.send(replace(pending(channel), confirm=late))
    assert from_bot(channel) == []


async def test_a_further_page_whose_lease_is_over_leaves_open_what_stands(
    chat: DiscordChat, channel: Channel
) -> None:
    held = iter((NOW + timedelta(seconds=60),))

    async def confirm() -> None:
        fence.hold(next(held, NOW), lambda: NOW)

    with pytest.raises(OutcomeUnknown):
        await chat.send(replace(pending(channel, LONG), confirm=confirm))
    assert len(from_bot(channel)) == 1


async def test_without_the_history_nobody_can_tell(chat: DiscordChat, channel: Channel) -> None:
    channel.permissions = USUAL & ~HISTORY
    with pytest.raises(OutcomeUnknown):
        await chat.find(pending(channel))


async def test_a_long_brief_is_several_messages_in_order_and_each_once(
    chat: DiscordChat, channel: Channel, fake: FakeDiscord
) -> None:
    fake.faults.add(Fault(path="/messages$", way="drop reply", after=1))
    with pytest.raises(OutcomeUnknown):
        await chat.send(pending(channel, LONG))
    sent = await chat.send(pending(channel, LONG))
    said = [texts(message) for message in from_bot(channel)]
    assert [f"page {n} of 3" in text for n, text in enumerate(said, 1)] == [True] * 3
    assert sent.message == ",".join(message["id"] for message in from_bot(channel))
    assert await chat.find(pending(channel, LONG)) == sent


async def test_pages_that_were_refused_are_added_to_those_that_stand_however_late(
    chat: DiscordChat, channel: Channel, fake: FakeDiscord
) -> None:
    """The nonces that keep a first page from doubling are forgotten after some minutes."""
    fake.faults.add(Fault(path="/messages$", method="POST", way="drop", after=1))
    with pytest.raises(OutcomeUnknown):
        await chat.send(pending(channel, LONG))
    fake.world.nonces.clear()
    sent = await chat.find(pending(channel, LONG))
    said = [texts(message) for message in from_bot(channel)]
    assert [f"page {n} of 3" in text for n, text in enumerate(said, 1)] == [True] * 3
    assert sent is not None
    assert sent.message == ",".join(message["id"] for message in from_bot(channel))


async def test_a_further_page_that_is_refused_leaves_open_what_stands_and_is_no_refusal(
    chat: DiscordChat, channel: Channel, fake: FakeDiscord
) -> None:
    fake.faults.add(Fault(path="/messages$", method="POST", status=503, after=1, times=20))
    with pytest.raises(OutcomeUnknown):
        await chat.send(pending(channel, LONG))


async def test_an_edit_stands_where_the_message_stood(chat: DiscordChat, channel: Channel) -> None:
    sent = await chat.send(pending(channel, LONG))
    await chat.edit(sent, pending(channel, EVERYTHING))
    assert len(from_bot(channel)) == 1
    assert "Section 232" in texts(from_bot(channel)[0])


async def test_an_edit_of_what_somebody_deleted_is_refused_and_no_closed_channel(
    chat: DiscordChat, channel: Channel
) -> None:
    sent = await chat.send(pending(channel))
    channel.messages.clear()
    with pytest.raises(Unsendable):
        await chat.edit(sent, pending(channel, EVERYTHING))


@pytest.mark.parametrize(
    ("fault", "kind"),
    [
        (Fault(path="/messages$", status=403, code=50013), AccessLost),
        (Fault(path="/messages$", status=403, code=50001), AccessLost),
        (Fault(path="/messages$", status=404, code=10003), AccessLost),
        (Fault(path="/messages$", status=400, code=50035), Unsendable),
        (Fault(path="/messages$", status=503), RetryLater),
        (Fault(path="/messages$", status=429, seconds=60), RetryLater),
        (Fault(path="/messages$", status=401), RetryLater),
    ],
    ids=["50013", "50001", "10003", "50035", "503", "429 for a minute", "401"],
)
async def test_each_refusal_is_its_own_kind(
    chat: DiscordChat,
    channel: Channel,
    fake: FakeDiscord,
    fault: Fault,
    kind: type[DeliveryError],
) -> None:
    fake.faults.add(replace(fault))
    with pytest.raises(kind) as told:
        await chat.send(pending(channel))
    assert "fake-discord-token" not in str(told.value)
    if fault.status == 429:
        assert isinstance(told.value, RetryLater)
        assert told.value.retry_after == 60
        assert told.value.bucket == str(channel.id)


async def test_a_gateway_error_is_retried_by_the_same_nonce(
    chat: DiscordChat, channel: Channel, fake: FakeDiscord
) -> None:
    fake.faults.add(Fault(path="/messages$", status=502))
    await chat.send(pending(channel))
    posts = fake.called("POST", "/messages$")
    assert len({call.body["nonce"] for call in posts}) == 1
    assert len(from_bot(channel)) == 1


async def test_an_archived_thread_is_woken_a_locked_one_is_lost(
    chat: DiscordChat, channel: Channel, fake: FakeDiscord
) -> None:
    thread = fake.world.add_channel(
        channel.guild, 777, kind=PUBLIC_THREAD, parent=channel.id, archived=True
    )
    await chat.send(pending(thread))
    assert len(from_bot(thread)) == 1
    thread.archived = thread.locked = True
    with pytest.raises(AccessLost):
        await chat.send(pending(thread, delivery="d2"))


async def test_a_channel_closed_to_us_gets_no_second_try(
    chat: DiscordChat, channel: Channel, fake: FakeDiscord
) -> None:
    channel.permissions = USUAL & ~SEND
    with pytest.raises(AccessLost):
        await chat.send(pending(channel))
    assert len(fake.called("POST", "/messages$")) == 1


async def test_a_chart_goes_along_where_it_may(chat: DiscordChat, channel: Channel) -> None:
    await chat.send(pending(channel, card(CHART)))
    channel.permissions = USUAL & ~ATTACH
    await chat.send(pending(channel, card(CHART), delivery="d2"))
    with_chart, without = from_bot(channel)
    assert [len(with_chart["attachments"]), len(without["attachments"])] == [1, 0]
    assert "50% from June 2025" in texts(without)


@pytest.mark.soak  # a busy machine delays posts into bunches; make bench counts them as well
async def test_a_hundred_posts_keep_within_the_global_limit(
    chat: DiscordChat, fake: FakeDiscord
) -> None:
    fake.world.open = True
    fake.validate = False
    fake.limiter = Limiter(Rates())
    place = Place(platform="discord", channel="")
    await asyncio.gather(
        *(
            chat.send(
                Outgoing(delivery=f"d{n}", place=replace(place, channel=str(9000 + n)), card=STEEL)
            )
            for n in range(100)
        )
    )
    assert {call.status for call in fake.called("POST", "/messages$")} == {200}


async def test_a_person_is_told_privately(chat: DiscordChat, fake: FakeDiscord) -> None:
    await chat.tell("1", "42", STEEL)
    assert "50%" in texts(from_bot(fake.world.channel(50_042))[0])


async def test_before_it_is_connected_every_send_waits(
    fake: FakeDiscord, local_store: SqlStore, channel: Channel
) -> None:
    with pytest.raises(RetryLater):
        await app_on(fake, local_store).chat.send(pending(channel))


async def test_words_of_others_call_no_one_and_mark_nothing_up(
    chat: DiscordChat, channel: Channel, fake: FakeDiscord
) -> None:
    await chat.send(pending(channel, NASTY_CARD))
    body = fake.called("POST", "/messages$")[0].body
    shown = [value for value in walk(body) if isinstance(value, str)]
    assert not [text for text in shown if "@everyone" in text]
    assert "\\*bold\\*" in texts(from_bot(channel)[0])
    assert "](javascript" not in texts(from_bot(channel)[0]).replace("\\](", "")
    assert body["allowed_mentions"] == {"parse": [], "replied_user": False}


async def test_the_rest_of_a_brief_begins_a_thread_below_its_first_message(
    chat: DiscordChat, channel: Channel, fake: FakeDiscord
) -> None:
    first = await chat.send(pending(channel))
    rest = pending(channel, delivery="d2")
    rest = replace(rest, place=replace(rest.place, thread=first.message))
    assert await chat.find(rest) is None
    sent = await chat.send(rest)
    assert (sent.channel, await chat.find(rest)) == (first.message, sent)
    assert len(from_bot(channel)) == 1
    assert len(from_bot(fake.world.channel(int(first.message)))) == 1


async def test_the_rest_of_a_brief_that_somebody_deleted_is_lost_and_not_the_channel(
    chat: DiscordChat, channel: Channel
) -> None:
    first = await chat.send(pending(channel))
    channel.messages.clear()
    rest = pending(channel, delivery="d2")
    with pytest.raises(Unsendable):
        await chat.send(replace(rest, place=replace(rest.place, thread=first.message)))


async def test_a_thread_that_may_not_be_begun_costs_that_part_and_not_the_channel(
    chat: DiscordChat, channel: Channel
) -> None:
    first = await chat.send(pending(channel))
    channel.permissions &= ~PUBLIC_THREADS
    rest = pending(channel, delivery="d2")
    with pytest.raises(Unsendable):
        await chat.send(replace(rest, place=replace(rest.place, thread=first.message)))


async def test_a_refused_thread_is_tried_again_and_is_no_reason_to_leave_the_channel(
    chat: DiscordChat, channel: Channel, fake: FakeDiscord
) -> None:
    first = await chat.send(pending(channel))
    fake.faults.add(Fault(path="/threads$", way="refuse", status=503))
    rest = pending(channel, delivery="d2")
    rest = replace(rest, place=replace(rest.place, thread=first.message))
    with pytest.raises(RetryLater):
        await chat.send(rest)
    sent = await chat.send(rest)
    assert sent.channel == first.message
