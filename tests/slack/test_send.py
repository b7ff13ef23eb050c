"""Digests on Slack: posted once, found again when a reply got lost, each refusal understood."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from adapters.slack.outbound import posting
from adapters.slack.outbound.history import History, Target
from adapters.slack.rendering.render import Rendered
from bot.cards import Card, Chart, Headline, Step, Table
from bot.delivery import fence
from bot.domain.questions import Place
from bot.errors import (
    AccessLost,
    DeliveryError,
    LeaseOver,
    NotOurs,
    OutcomeUnknown,
    RetryLater,
    Unsendable,
)
from bot.ports.platforms import Outgoing, Sent
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Message, Workspace
from tests.slack.conftest import NOW, Runner

HEADLINE = Headline(text="Steel: 25% -> 50% on 4 June 2025")


def pending(
    card: Card | None = None, *, delivery: str = "d1", channel: str = "C1", team: str = "T1"
) -> Outgoing:
    place = Place(platform="slack", workspace=team, channel=channel)
    card = card or Card(title="Morning brief", lang="en", parts=(HEADLINE,))
    return Outgoing(delivery=delivery, place=place, card=card)


def long_card() -> Card:
    rows = tuple((str(n), "x" * 90) for n in range(150))
    return Card(title="All lines", lang="en", parts=(Table(columns=("a", "b"), rows=rows),))


def keys(workspace: Workspace, channel: str = "C1") -> list[str]:
    return [
        m.metadata["event_payload"]["delivery"]
        for m in workspace.channels[channel].messages.values()
        if m.metadata
    ]


@pytest.fixture(autouse=True)
def today(slack: FakeSlack) -> None:
    """Slack's clock agrees with ours, which stands still."""
    slack.now = NOW.timestamp
    slack.rates.enforced = False


async def test_a_delivery_is_posted_without_unfurls_and_carries_its_id(
    slack: FakeSlack, workspace: Workspace, start: Runner
) -> None:
    chat = (await start()).app.chat
    sent = await chat.send(pending())
    [message] = slack.world.posted
    assert (sent, message.unfurl) == (Sent(message=message.ts, channel="C1"), False)
    assert message.text == "Morning brief\n\nSteel: 25% -&gt; 50% on 4 June 2025"
    assert message.metadata == {
        "event_type": "dutybell_delivery",
        "event_payload": {"delivery": "d1"},
    }


async def test_a_lost_reply_is_unknown_and_then_found_not_sent_again(
    slack: FakeSlack, workspace: Workspace, start: Runner
) -> None:
    chat = (await start()).app.chat
    slack.faults.add("chat.postMessage", "drop_reply")
    with pytest.raises(OutcomeUnknown):
        await chat.send(pending())
    found = await chat.find(pending())
    assert found == Sent(message=slack.world.posted[0].ts, channel="C1")
    assert keys(workspace) == ["d1"]


async def test_a_request_that_never_arrived_is_certainly_not_there(
    slack: FakeSlack, start: Runner
) -> None:
    chat = (await start()).app.chat
    slack.faults.add("chat.postMessage", "server_error")
    with pytest.raises(OutcomeUnknown):
        await chat.send(pending())
    assert await chat.find(pending()) is None


async def test_a_post_is_found_behind_a_page_of_other_messages(
    slack: FakeSlack, workspace: Workspace, start: Runner
) -> None:
    chat = (await start()).app.chat
    await chat.send(pending())
    place = workspace.channels["C1"]
    for _ in range(250):
        message = Message(
            ts=slack.world.next_ts(slack.now()), channel="C1", user="U1", text="chatter"
        )
        place.messages[message.ts] = message
    assert await chat.find(pending()) == Sent(message=slack.world.posted[0].ts, channel="C1")


@pytest.mark.parametrize(
    ("method", "code"), [("conversations.history", "missing_scope"), ("*", "internal_error")]
)
async def test_while_slack_cannot_tell_nothing_is_decided(
    slack: FakeSlack, start: Runner, method: str, code: str
) -> None:
    chat = (await start()).app.chat
    await chat.send(pending())
    slack.faults.add(method, "error", code=code)
    with pytest.raises(OutcomeUnknown):
        await chat.find(pending())


REFUSALS: list[tuple[str, dict[str, object], type[DeliveryError]]] = [
    ("rate_limited", {"seconds": 7}, RetryLater),
    ("server_error", {}, OutcomeUnknown),
    ("server_error_after", {}, OutcomeUnknown),
    ("drop_request", {}, OutcomeUnknown),
    ("error", {"code": "is_archived"}, AccessLost),
    ("error", {"code": "channel_not_found"}, AccessLost),
    ("error", {"code": "not_in_channel"}, AccessLost),
    ("error", {"code": "token_revoked"}, AccessLost),
    ("error", {"code": "account_inactive"}, AccessLost),
    ("error", {"code": "invalid_auth"}, RetryLater),
    ("error", {"code": "not_authed"}, RetryLater),
    ("error", {"code": "msg_blocks_too_long"}, Unsendable),
    ("error", {"code": "invalid_blocks"}, Unsendable),
    ("error", {"code": "ratelimited"}, RetryLater),
]


@pytest.mark.parametrize(("kind", "more", "expected"), REFUSALS)
async def test_each_refusal_becomes_the_decision_it_calls_for(
    slack: FakeSlack,
    start: Runner,
    kind: str,
    more: dict[str, object],
    expected: type[DeliveryError],
) -> None:
    chat = (await start()).app.chat
    slack.faults.add("chat.postMessage", kind, **more)
    with pytest.raises(expected) as caught:
        await chat.send(pending())
    assert type(caught.value) is expected
    assert "xox" not in str(caught.value)
    if kind == "rate_limited":
        assert isinstance(caught.value, RetryLater)
        assert (caught.value.retry_after, caught.value.bucket) == (7.0, "slack:C1")


async def test_slack_out_of_reach_is_certainly_not_delivered(
    slack: FakeSlack, start: Runner
) -> None:
    chat = (await start()).app.chat
    await slack.stop()
    with pytest.raises(RetryLater):
        await chat.send(pending())


async def test_a_card_longer_than_a_message_goes_on_in_its_thread(
    slack: FakeSlack, workspace: Workspace, start: Runner
) -> None:
    chat = (await start()).app.chat
    await chat.send(pending(long_card()))
    first, second = slack.world.posted
    assert keys(workspace) == ["d1", "d1#2"]
    assert (first.thread_ts, second.thread_ts) == ("", first.ts)


async def test_pages_that_a_crash_left_out_are_added_when_the_delivery_is_looked_for(
    slack: FakeSlack, workspace: Workspace, start: Runner
) -> None:
    chat = (await start()).app.chat
    await chat.send(pending(long_card()))
    first, second = slack.world.posted
    del workspace.channels["C1"].messages[second.ts]
    assert await chat.find(pending(long_card())) == Sent(message=first.ts, channel="C1")
    assert keys(workspace) == ["d1", "d1#2"]


async def test_a_further_page_that_is_refused_does_not_bring_the_first_again(
    slack: FakeSlack, workspace: Workspace, start: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(posting, "_TRIES", 1)
    chat = (await start()).app.chat
    tries = 0

    async def confirm() -> None:
        nonlocal tries
        tries += 1
        if tries == 2:
            slack.faults.add("chat.postMessage", "rate_limited")

    with pytest.raises(OutcomeUnknown):  # a refusal would have all of it sent once more
        await chat.send(replace(pending(long_card()), confirm=confirm))
    assert keys(workspace) == ["d1"]
    slack.faults.add("chat.postMessage", "rate_limited")
    with pytest.raises(OutcomeUnknown):
        await chat.find(pending(long_card()))
    await chat.find(pending(long_card()))
    assert keys(workspace) == ["d1", "d1#2"]


async def test_no_further_page_is_posted_once_the_delivery_is_anothers(
    slack: FakeSlack, workspace: Workspace, start: Runner
) -> None:
    """A call that waits out a rate limit, or was stopped, between two pages."""
    chat = (await start()).app.chat
    tries = 0

    async def confirm() -> None:
        nonlocal tries
        tries += 1
        if tries == 2:
            raise NotOurs

    with pytest.raises(NotOurs):
        await chat.send(replace(pending(long_card()), confirm=confirm))
    tries = 1
    with pytest.raises(NotOurs):
        await chat.find(replace(pending(long_card()), confirm=confirm))
    assert keys(workspace) == ["d1"]


async def test_nothing_is_posted_or_replaced_once_the_lease_is_over(
    slack: FakeSlack, workspace: Workspace, start: Runner
) -> None:
    """The lease runs out between the last look and the request: nobody has seen the message."""
    chat = (await start()).app.chat
    sent = await chat.send(pending(delivery="d0"))

    async def late() -> None:
        fence.hold(NOW, lambda: NOW)

    with pytest.raises(LeaseOver):
        await chat.send(replace(pending(), confirm=late))
    changed = Card(title="Another", lang="en", parts=())
    with pytest.raises(LeaseOver):
        await chat.edit(sent, replace(pending(changed, delivery="d0"), confirm=late))
    assert keys(workspace) == ["d0"]
    assert [message.text.split("\n")[0] for message in slack.world.posted] == ["Morning brief"]


async def test_a_further_page_whose_lease_is_over_leaves_open_what_stands(
    slack: FakeSlack, workspace: Workspace, start: Runner
) -> None:
    chat = (await start()).app.chat
    held = iter((NOW + timedelta(seconds=60),))

    async def confirm() -> None:
        fence.hold(next(held, NOW), lambda: NOW)

    with pytest.raises(OutcomeUnknown):  # a refusal would have all of it sent once more
        await chat.send(replace(pending(long_card()), confirm=confirm))
    assert keys(workspace) == ["d1"]


async def test_an_answer_that_waited_out_a_refusal_asks_whose_it_is_before_it_goes_again(
    slack: FakeSlack, workspace: Workspace, start: Runner
) -> None:
    desk = await start()
    found = await desk.app.clients.find("T1")
    assert found is not None
    slack.faults.add("chat.postMessage", "rate_limited", seconds=0.01)
    asked: list[str] = []

    async def confirm() -> None:
        asked.append("whose is it")
        if len(asked) == 2:
            raise NotOurs

    target = Target(channel="C1", key="q1", since="1.0")
    page, history = Rendered(blocks=[], text="Steel: 50%"), History(lambda: NOW)
    with pytest.raises(NotOurs):
        await posting.post_surely(found[0], target, page, history, confirm=confirm)
    assert (len(asked), keys(workspace)) == (2, [])


async def test_a_correction_edits_the_message_in_place(slack: FakeSlack, start: Runner) -> None:
    chat = (await start()).app.chat
    sent = await chat.send(pending())
    corrected = Card(title="Corrected", lang="en", parts=(HEADLINE,))
    await chat.edit(sent, pending(corrected))
    [message] = slack.world.posted
    assert (message.edits, message.text.split("\n")[0]) == (1, "Corrected")


async def test_the_owner_is_told_in_a_direct_message(
    slack: FakeSlack, workspace: Workspace, start: Runner
) -> None:
    workspace.user("U9")
    chat = (await start()).app.chat
    await chat.tell("T1", "U9", Card(title="Paused", lang="en", parts=(HEADLINE,)))
    assert [m.channel for m in slack.world.posted] == ["D9"]


async def test_another_workspace_is_closed_to_our_token(slack: FakeSlack, start: Runner) -> None:
    slack.world.add_workspace("T2").channel("C9")
    chat = (await start()).app.chat
    with pytest.raises(AccessLost):
        await chat.send(pending(team="T2", channel="C9"))
    assert slack.world.posted == []


async def test_a_look_back_is_bounded_in_time(slack: FakeSlack, start: Runner) -> None:
    chat = (await start()).app.chat
    await chat.find(pending())
    [call] = [c for c in slack.world.calls if c.method == "conversations.history"]
    assert float(call.args["oldest"]) == (NOW - timedelta(days=3, minutes=1)).timestamp()


class NoPencil:
    """Draws nothing, whatever it is given."""

    async def png(self, card: Card) -> bytes | None:
        raise ValueError("a sign that no picture may hold")


async def test_words_stand_in_for_a_chart_that_can_not_be_drawn(
    slack: FakeSlack, start: Runner, workspace: Workspace
) -> None:
    running = await start(charts=NoPencil())
    day = date(2026, 10, 1)
    steps = (Step(day=day, percent=Decimal(25)),)
    chart = Chart(title="Steel", series=(("US", steps),), first=day, last=day, alt="Steel at 25%")
    await running.app.chat.send(pending(Card(title="Steel", lang="en", parts=(chart,))))
    assert keys(workspace) == ["d1"]
