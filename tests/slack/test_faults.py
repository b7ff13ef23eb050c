"""What goes wrong while somebody waits for an answer: never two messages where one was owed."""

from __future__ import annotations

import asyncio
import json
from datetime import timedelta

import aiohttp
import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.slack import words as said
from adapters.slack.outbound import posting
from bot.cards import Card
from bot.commands.spec import Command, CommandContext
from bot.domain.questions import Query
from bot.domain.text import Text
from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Workspace
from tests.slack.conftest import QUICK, HandClock, Runner, Running


async def asked(ann: Person, running: Running) -> None:
    await ann.mention("duty on steel?")
    await running.app.tasks.drain(seconds=60)


@pytest.mark.parametrize("kind", ["drop_reply", "server_error_after"])
async def test_an_uncertain_post_that_stands_there_is_found_and_not_sent_again(
    slack: FakeSlack, ann: Person, start: Runner, kind: str
) -> None:
    slack.rates.enforced = False
    running = await start()
    slack.faults.add("chat.postMessage", kind)
    await asked(ann, running)
    assert len(slack.world.posted) == 1
    assert "conversations.replies" in [c.method for c in slack.world.calls]


@pytest.mark.parametrize("kind", ["drop_request", "server_error"])
async def test_an_uncertain_post_that_is_not_to_be_seen_goes_again_when_it_would_show_by_now(
    slack: FakeSlack, ann: Person, start: Runner, kind: str
) -> None:
    slack.rates.enforced = False
    clock = HandClock()
    running = await start(clock=clock, inbox_timing=QUICK)
    slack.faults.add("chat.postMessage", kind)
    await asked(ann, running)
    clock.now += QUICK.horizon - timedelta(seconds=1)
    looks = len([c for c in slack.world.calls if c.method == "conversations.replies"])
    await until(lambda: methods(slack, "conversations.replies") > looks)
    assert slack.world.posted == []
    clock.now += timedelta(minutes=2)

    def posted() -> bool:
        clock.now += timedelta(seconds=1)  # a look under way may have put the next one off
        return bool(slack.world.posted)

    await until(posted)
    await asyncio.sleep(0.2)
    assert len(slack.world.posted) == 1


async def test_an_answer_that_slack_stores_late_is_not_sent_again(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    slack.rates.enforced = False
    clock = HandClock()
    running = await start(clock=clock, inbox_timing=QUICK)
    slack.faults.add("chat.postMessage", "late", seconds=1.0)
    await asked(ann, running)
    assert slack.world.posted == []
    await until(lambda: slack.world.posted)
    clock.now += QUICK.horizon + timedelta(seconds=1)
    await until(lambda: not running.app.inbox.holds)
    assert len(slack.world.posted) == 1


def methods(slack: FakeSlack, name: str) -> int:
    return len([call for call in slack.world.calls if call.method == name])


async def test_where_nothing_can_be_looked_up_nothing_is_sent_again(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    workspace.scopes -= {"channels:history"}
    running = await start()
    slack.faults.add("chat.postMessage", "drop_reply")
    await asked(ann, running)
    assert len(slack.world.posted) == 1


async def test_a_rate_limit_is_waited_out_as_long_as_slack_says(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    slack.faults.add("chat.postMessage", "rate_limited", seconds=1)
    await asked(ann, running)
    tries = [c.at for c in slack.world.calls if c.method == "chat.postMessage"]
    assert len(slack.world.posted) == 1
    assert 1.0 <= tries[1] - tries[0] < 2.0


async def test_a_channel_full_of_questions_is_answered_one_a_second_and_none_is_lost(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    for _ in range(6):
        await ann.mention("duty on steel?")
    await running.app.tasks.drain(seconds=60)
    assert len(slack.world.posted) == 6


@pytest.mark.parametrize("code", ["is_archived", "not_in_channel", "channel_not_found"])
async def test_a_channel_that_closed_meanwhile_is_left_alone(
    slack: FakeSlack, ann: Person, start: Runner, code: str, caplog: pytest.LogCaptureFixture
) -> None:
    running = await start()
    slack.faults.add("chat.postMessage", "error", code=code)
    await asked(ann, running)
    assert slack.world.posted == []
    assert [r.levelname for r in caplog.records if r.levelname == "ERROR"] == []


async def test_a_private_answer_slack_refused_for_a_moment_is_sent_again(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    slack.faults.add("response_url", "server_error")
    await ann.slash("/tariff", "steel")
    await running.app.tasks.drain()
    assert len(slack.world.posted) == 1


async def test_a_private_answer_whose_reply_got_lost_is_not_sent_again(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    slack.faults.add("response_url", "drop_reply")
    await ann.slash("/tariff", "steel")
    await running.app.tasks.drain()
    assert len(slack.world.posted) == 1


async def test_an_unknown_person_gets_an_answer_all_the_same(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    slack.faults.add("users.info", "error", code="user_not_found")
    await ann.slash("/tariff", "steel")
    await running.app.tasks.drain()
    assert len(slack.world.posted) == 1


async def test_a_slow_look_up_of_the_person_does_not_hold_the_answer_up(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    slack.faults.add("users.info", "slow", seconds=30)
    ack = await ann.slash("/tariff", "steel")
    assert ack.seconds < 3
    await until(lambda: slack.world.posted, seconds=25)


async def test_a_revoked_token_leaves_no_token_in_the_log(
    slack: FakeSlack,
    ann: Person,
    workspace: Workspace,
    start: Runner,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level("DEBUG", logger="adapters")
    running = await start()
    await asked(ann, running)
    workspace.revoked = True
    await asked(ann, running)
    assert len(slack.world.posted) == 1
    assert "xoxb" not in caplog.text


async def test_a_token_refused_from_the_start_is_told_to_whoever_asks_a_command(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    workspace.revoked = True
    await start()
    await ann.slash("/tariff", "steel")
    [message] = await until(lambda: slack.world.posted)
    assert (message.ephemeral_to, message.text) == (
        "U1",
        f"{said.NO_TOKEN.on('en')}\n{said.NO_TOKEN.on('fr')}",
    )


async def test_a_button_of_another_time_is_owned_up_to_in_the_persons_language(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    workspace.user("U1").locale = "fr-FR"
    await ann.slash("/tariff", "maple syrup")
    [answer] = await until(lambda: slack.world.posted)
    await ann.click(answer, "share", value="of another time")
    [_, told] = await until(lambda: len(slack.world.posted) == 2 and slack.world.posted)
    assert (told.ephemeral_to, told.text) == ("U1", said.STALE_BUTTON.on("fr"))


async def broken(query: Query, context: CommandContext) -> Card:
    raise RuntimeError("secret words")


async def test_a_fault_of_our_own_is_owned_up_to_without_its_words(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    command = Command(name="broken", help=Text(en="x"), options=(), examples=(), answer=broken)
    await start(catalogue=(command,))
    await ann.slash("/broken")
    [message] = await until(lambda: slack.world.posted)
    assert "secret" not in message.text
    assert "Share in channel" not in str(message.blocks)


async def test_an_answer_for_which_no_connection_was_free_is_sent_again_in_place() -> None:
    given: list[str] = []

    async def taken(request: web.Request) -> web.Response:
        given.append(await request.text())
        await asyncio.sleep(0.4)
        return web.Response()

    app = web.Application()
    app.router.add_post("/", taken)
    async with TestServer(app) as server:
        connector = aiohttp.TCPConnector(limit=1)
        timeout = aiohttp.ClientTimeout(total=30, connect=0.1)
        async with aiohttp.ClientSession(connector=connector, timeout=timeout) as session:
            url = str(server.make_url("/"))
            await asyncio.gather(*(posting.respond(session, url, {"text": n}) for n in "ab"))
    assert sorted(json.loads(one)["text"] for one in given) == ["a", "b"]
