"""What may stand there is found within what Slack lets a distributed app read."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.cards import Card, Table
from bot.delivery.retry import LookUp, decide
from bot.domain.deliveries import Action, Delivery
from bot.errors import OutcomeUnknown
from bot.ports.platforms import Chat, Sent
from tests.platforms.slack.people import Person
from tests.platforms.slack.server import FakeSlack
from tests.slack.conftest import NOW, HandClock, Runner
from tests.slack.test_send import pending

ROWS = tuple((str(n), "x" * 90) for n in range(450))
MINUTE = timedelta(minutes=1)


@pytest.fixture
def clock(slack: FakeSlack) -> HandClock:
    made = HandClock()

    def moved() -> float:
        return made.now.timestamp()  # of the hand as it stands when Slack is asked, not as now

    slack.now = moved
    slack.rates.reads_little = True
    return made


def read(slack: FakeSlack) -> list[str]:
    return [c.answer for c in slack.world.calls if c.method.startswith("conversations.")]


async def talk(ann: Person, clock: HandClock, minutes: int) -> None:
    """Ten messages a minute."""
    for _ in range(minutes):
        clock.now += MINUTE
        for number in range(10):
            ann.write(f"message {number}")


async def lost(chat: Chat, slack: FakeSlack) -> None:
    slack.faults.add("chat.postMessage", "drop_reply")
    with pytest.raises(OutcomeUnknown):
        await chat.send(pending())


async def looked(chat: Chat, tried: datetime, clock: HandClock) -> tuple[Sent | None, float | None]:
    """What one look told, and the wait that Slack asked for, which is then over."""
    try:
        return await chat.find(replace(pending(), tried_at=tried)), None
    except OutcomeUnknown as error:
        clock.now += timedelta(seconds=error.retry_after or 0)
        return None, error.retry_after or 0


async def test_a_lost_reply_is_found_by_one_request_however_much_was_said_since(
    slack: FakeSlack, ann: Person, start: Runner, clock: HandClock
) -> None:
    chat = (await start(clock=clock)).app.chat
    await talk(ann, clock, 30)
    clock.now += 5 * MINUTE
    tried = clock.now
    await lost(chat, slack)
    clock.now += 4 * MINUTE
    await talk(ann, clock, 30)
    found = await chat.find(replace(pending(), tried_at=tried))
    assert found == Sent(message=slack.world.posted[0].ts, channel="C1")
    assert read(slack) == ["ok"]


async def test_a_search_that_is_told_to_wait_goes_on_where_it_was(
    slack: FakeSlack, ann: Person, start: Runner, clock: HandClock
) -> None:
    chat = (await start(clock=clock)).app.chat
    tried = clock.now
    await lost(chat, slack)
    await talk(ann, clock, 3)  # 30 messages right after it: two pages stand before it
    looks = [await looked(chat, tried, clock) for _ in range(3)]
    found, waits = looks[-1][0], [wait for _, wait in looks[:-1]]
    assert found == Sent(message=slack.world.posted[0].ts, channel="C1")
    assert (waits, read(slack)) == ([60.0, 60.0], ["ok", "ratelimited"] * 2 + ["ok"])


async def test_what_came_while_a_search_waited_is_read_before_it_says_none(
    slack: FakeSlack, ann: Person, start: Runner, clock: HandClock
) -> None:
    chat = (await start(clock=clock)).app.chat
    tried = clock.now
    slack.faults.add("chat.postMessage", "server_error")
    with pytest.raises(OutcomeUnknown):
        await chat.send(pending())
    await talk(ann, clock, 3)
    with pytest.raises(OutcomeUnknown):
        await chat.find(replace(pending(), tried_at=tried))
    clock.now += timedelta(seconds=1)
    await chat.send(pending())  # what Slack stores only now
    clock.now += MINUTE
    looks = [await looked(chat, tried, clock) for _ in range(4)]
    found = next(one for one, wait in looks if wait is None)
    assert found == Sent(message=slack.world.posted[0].ts, channel="C1")


async def test_further_pages_are_looked_for_by_one_request(
    slack: FakeSlack, start: Runner, clock: HandClock
) -> None:
    slack.rates.posts_per_second = slack.rates.post_burst = 100
    chat = (await start(clock=clock)).app.chat
    tried, pages = (
        clock.now,
        pending(Card(title="All lines", lang="en", parts=(Table(columns=("a", "b"), rows=ROWS),))),
    )
    await chat.send(pages)
    found = await chat.find(replace(pages, tried_at=tried))
    assert found is not None
    assert len(slack.world.posted) > 2
    assert read(slack) == ["ok", "ok"]  # the channel, then the thread


def test_the_wait_that_slack_asks_for_is_kept_and_counts_towards_no_giving_up() -> None:
    delivery = Delivery(
        id="d1",
        subscription="s1",
        slot="1",
        part=0,
        place=pending().place,
        action=Action.POST,
        due_at=NOW,
        attempts=40,
    )
    refused = OutcomeUnknown("rate limited", retry_after=60.0)
    assert decide(refused, delivery) == LookUp(wait=MINUTE)
