"""The way in: signatures, acknowledgements, sockets that go quiet, and events that come twice."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import AsyncIterator
from urllib.parse import urlencode

import aiohttp
import pytest

from adapters.slack.inbound import requests
from adapters.slack.inbound.sockets import SocketWatch
from adapters.slack.outbound.clients import SDK_LOG
from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Workspace
from tests.slack.conftest import Runner

COMMAND = urlencode(
    {"command": "/help", "text": "", "team_id": "T1", "channel_id": "C1", "user_id": "U1"}
)


async def test_a_wrong_signature_and_a_replayed_request_are_refused(
    slack: FakeSlack, start: Runner
) -> None:
    await start()
    forged = await slack.outbound.post(COMMAND, is_json=False, secret="another")
    replayed = await slack.outbound.post(COMMAND, is_json=False, age=301)
    assert (forged.status, replayed.status) == (401, 401)
    assert {call.method for call in slack.world.calls} <= {"auth.test"}


@pytest.mark.parametrize(
    ("body", "is_json"),
    [
        ('{"a":', True),
        ("[1, 2]", True),
        ("payload={bad", False),
        ("payload=[]", False),
        ('{"team_id": null, "event": {"team": null}}', True),
        ('{"team": null, "user": []}', True),
        ('{"a":' + "[" * 100_000, True),
        ("payload=" + "[" * 100_000, False),
    ],
)
async def test_what_is_no_request_of_slacks_is_refused_without_a_trace_in_the_log(
    slack: FakeSlack,
    start: Runner,
    body: str,
    is_json: bool,
    caplog: pytest.LogCaptureFixture,
) -> None:
    await start()
    ack = await slack.outbound.post(body, is_json=is_json, secret="another")
    assert ack.status in (400, 401)
    assert [record.exc_info for record in caplog.records if record.exc_info] == []


@pytest.mark.parametrize(
    "body",
    [
        {"type": "event_callback", "team_id": None, "event": {"type": "app_mention"}},
        {"type": "event_callback", "team_id": "T1", "event": None},
        {"type": "event_callback", "team_id": "T1", "event": "app_mention"},
        {"type": "event_callback", "team_id": "T1", "event": {"type": {"a": 1}}},
        {"type": "message_action", "user": {"id": "U1"}, "message": "1e999"},
        {"type": "block_actions", "user": {"id": "U1"}, "actions": [], "channel": "C1"},
        {"type": "block_actions", "user": {"id": "U1"}, "actions": "x"},
        {"type": "block_actions", "user": {"id": "U1"}, "actions": [{"action_id": None}]},
        {"type": "block_actions", "user": None, "team": {"id": "T1"}, "actions": []},
        {"type": "view_submission", "user": {"id": "U1"}, "view": None},
        {"type": "view_submission", "user": {"id": "U1"}, "view": {"callback_id": "x"}},
        {"type": "block_suggestion", "user": {"id": "U1"}, "team": ["T1"]},
        {"command": "/tariff", "text": "steel", "team_id": "T1"},
    ],
    ids=lambda body: str(body)[:60],
)
async def test_a_signed_request_of_another_shape_is_refused_without_a_trace_in_the_log(
    slack: FakeSlack, start: Runner, body: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    await start()
    is_json = body.get("type") == "event_callback"
    written = json.dumps(body) if is_json else urlencode({"payload": json.dumps(body)})
    if "command" in body:
        written = urlencode(body)
    ack = await slack.outbound.post(written, is_json=is_json)
    assert ack.status == 400
    assert [record.exc_info for record in caplog.records if record.exc_info] == []


async def test_a_body_that_never_comes_is_not_waited_for(
    start: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(requests, "BODY_SECONDS", 0.2)
    running = await start()
    url = f"{running.url}/slack/events"

    async def endless() -> AsyncIterator[bytes]:
        yield b"{"
        await asyncio.Event().wait()

    async with aiohttp.ClientSession() as session, session.post(url, data=endless()) as answer:
        assert answer.status == 408


@pytest.mark.parametrize(
    ("stamp", "signature"),
    [("soon", "v0=0"), ("9" * 5_000, "v0=0"), ("1", "v0=é"), ("\u0661", "v0=0")],
    ids=["no number", "5,000 digits", "signature not in ASCII", "digits not in ASCII"],
)
async def test_headers_that_cannot_be_slacks_are_refused(
    slack: FakeSlack, start: Runner, stamp: str, signature: str
) -> None:
    running = await start()
    headers = {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": signature}
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{running.url}/slack/events", data="{}", headers=headers) as answer,
    ):
        assert answer.status == 401


async def test_an_event_nobody_asked_for_is_acknowledged_and_left_alone(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    ack = await slack.outbound.event(ann.event({"type": "reaction_added", "user": "U1"}))
    await running.app.tasks.drain()
    assert (ack.status, slack.world.posted) == (200, [])


async def test_slack_is_told_that_the_address_is_ours(slack: FakeSlack, start: Runner) -> None:
    await start()
    body = '{"type":"url_verification","challenge":"c1"}'
    ack = await slack.outbound.post(body, is_json=True)
    assert (ack.status, ack.body or ack.text) == (200, {"challenge": "c1"})


async def test_duplicates_of_a_mention_get_one_answer_whatever_way_they_come(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await start()
    message = ann.write(f"<@{workspace.bot_user}> steel?")
    mention = ann.message_event(message)
    twin = ann.message_event(message, "message")
    await asyncio.gather(*(slack.outbound.event(e) for e in (mention, mention, twin) * 4))
    await start()
    await asyncio.gather(*(slack.outbound.event(mention) for _ in range(4)))
    await until(lambda: slack.world.posted)
    await asyncio.sleep(0.2)
    assert [m.thread_ts for m in slack.world.posted] == [message.ts]


async def test_a_thousand_duplicates_produce_no_second_answer(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    event = ann.message_event(ann.write(f"<@{workspace.bot_user}> steel?"))
    gate = asyncio.Semaphore(32)

    async def again() -> None:
        async with gate:
            assert (await slack.outbound.event(event)).ok

    await asyncio.gather(*(again() for _ in range(1_000)))
    await running.app.tasks.drain()
    assert len(slack.world.posted) == 1


@pytest.mark.parametrize("busy", [False, True], ids=["idle", "store locked"])
async def test_two_hundred_commands_at_once_are_acknowledged_and_answered(
    slack: FakeSlack, ann: Person, start: Runner, busy: bool
) -> None:
    slack.schemas = False
    running = await start()
    async with running.store.transaction() as records:
        if busy:
            await records.key_value.put("held", "the write lock")
        acks = await asyncio.gather(*(ann.slash("/tariff", "steel") for _ in range(200)))
    assert all(ack.ok for ack in acks)
    await until(lambda: len(slack.world.posted) == 200)


async def test_a_socket_that_slack_refreshes_is_opened_again(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start(socket=True)
    await slack.sockets.refresh()
    await until(lambda: any(not c.leaving for c in slack.sockets.open))
    assert (await ann.slash("/help")).ok


@pytest.mark.parametrize("silence", [{"no_pong": 1.0}, {"no_event": 1.5}], ids=["pongs", "events"])
async def test_a_stale_socket_is_noticed_and_replaced(
    slack: FakeSlack, ann: Person, start: Runner, silence: dict[str, float]
) -> None:
    await start(socket=True, watch=SocketWatch(ping=0.1, **silence))
    slack.sockets.go_deaf()
    await until(lambda: any(not c.deaf for c in slack.sockets.open))
    # on a busy machine so short a patience replaces the new socket, too: ann asks again
    for _ in range(5):
        if (await ann.slash("/help")).ok:
            return
    pytest.fail("no socket took a command after the deaf one was replaced")


async def test_our_own_messages_other_bots_and_edits_are_left_alone(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    message = ann.write("steel?", channel=workspace.im("U1").id)
    plain = ann.message_event(message, "message")
    for change in (
        {"bot_id": "B9"},
        {"user": workspace.bot_user},
        {"subtype": "message_changed"},
        {"subtype": "bot_message"},
    ):
        await slack.outbound.event(plain | {"event": {**plain["event"], **change, "ts": "1.1"}})
    await running.app.tasks.drain()
    assert slack.world.posted == []


def test_what_somebody_typed_stays_out_of_the_lines_of_the_sdks(
    caplog: pytest.LogCaptureFixture,
) -> None:
    typed = "our secret alloy"
    SDK_LOG.warning("Unhandled request (%s)", {"action_id": "gone", "value": typed})
    try:
        raise ValueError(typed)
    except ValueError as error:
        SDK_LOG.exception("Failed to run listener function (error: %s)", error)
    formatter = logging.Formatter()
    first, second = (formatter.format(one) for one in caplog.records)
    assert first == "Unhandled request ({'action_id': 'gone'"
    assert second.startswith("a request failed: ValueError\n  File")
    assert "secret" not in first + second.replace('our secret alloy")', "")
