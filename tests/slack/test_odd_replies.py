"""Replies that are none of Slack's: each becomes a default or an error we know, never a crash."""

from __future__ import annotations

import asyncio
import contextlib
import json
from collections.abc import Coroutine, Iterator
from contextlib import AbstractAsyncContextManager
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import Any

import aiohttp
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from slack_sdk.errors import SlackApiError

from adapters.slack import replies
from adapters.slack.api_errors import NETWORK_ERRORS, delivery_error
from adapters.slack.installation.installations import Installation, OneWorkspace
from adapters.slack.outbound import posting
from adapters.slack.outbound.history import History, Target
from adapters.slack.outbound.pictures import Pictures
from adapters.slack.outbound.send import SlackChat
from adapters.slack.people import Profiles
from adapters.slack.profile import Profile
from adapters.slack.rendering.render import Rendered
from adapters.slack.replies import CheckedClient
from bot.cards import Card, Prose
from bot.domain.questions import Place
from bot.errors import DeliveryError, RetryLater
from bot.ports import Records
from bot.ports.platforms import Outgoing, Sent
from tests.platforms.slack.people import Person
from tests.platforms.slack.server import FakeSlack
from tests.slack.conftest import Runner

NOW = datetime(2026, 10, 10, 15, 0, tzinfo=UTC)
CARD = Card(title="Steel", lang="en", parts=(Prose(text="Steel: 50%"),))
PAGE = Rendered(blocks=[], text="Steel: 50%")
TARGET = Target(channel="C1", key="d1", since="1.0")
NAMES = [
    "ok",
    "user",
    "tz",
    "locale",
    "is_admin",
    "is_owner",
    "ts",
    "messages",
    "metadata",
    "event_payload",
    "delivery",
    "response_metadata",
    "next_cursor",
    "files",
    "id",
    "upload_url",
    "file_id",
    "team_id",
    "user_id",
    "bot_id",
    "error",
]
ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.sampled_from(["", "d1", "1.0", "America", "America/Toronto", "a" * 300, "nan", "\ud800"]),
)
JSON = st.recursive(
    ODD,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(NAMES), inner, max_size=6)
    ),
    max_leaves=12,
)
REPLIES = st.one_of(JSON, st.binary(max_size=9)) | st.dictionaries(
    st.sampled_from(NAMES), JSON, max_size=6
).map(lambda fields: {**fields, "ok": True})


class Away:
    """A store whose database is away."""

    def transaction(self, **_: object) -> AbstractAsyncContextManager[Records]:
        raise OSError("the database is away")


class Mangled(CheckedClient):
    """Whatever is asked, ``data`` comes back; the SDK reads it as it reads every reply."""

    def __init__(self, data: Any, status: int) -> None:
        super().__init__(token="xoxb-1", retry_handlers=[])
        self.answer = {"data": data, "headers": {}, "status_code": status}

    async def _request(self, **_: Any) -> dict[str, Any]:
        return self.answer


@given(REPLIES, st.sampled_from([200, 200, 200, 429, 502]))
@settings(max_examples=150, deadline=None)
def test_no_reply_crashes_a_method_we_use(data: Any, status: int) -> None:
    asyncio.run(_every_method(Mangled(data, status)))


async def _every_method(client: Mangled) -> None:
    people = Profiles(Away(), lambda: NOW)  # type: ignore[arg-type]  # what People asks of a store
    profile = await people.find(client, "T1", "U1")
    assert isinstance(profile, Profile)
    assert profile.zone in ("", "America/Toronto")
    for post in (posting.post(client, TARGET, PAGE), posting.to_one(client, "C1", "U1", PAGE)):
        with contextlib.suppress(DeliveryError):
            assert isinstance(await post, str)
    with contextlib.suppress(DeliveryError):
        found = await History(lambda: NOW).find(client, TARGET)
        assert found is None or replies.stamp({"ts": found}) == found
    chat = SlackChat(OneClient(client), Pictures(None, _no_session), lambda: NOW)  # type: ignore[arg-type]  # what the chat asks of clients
    for asked_of_chat in everything_through(chat):
        with contextlib.suppress(DeliveryError):
            await asked_of_chat
    for asked in (
        OneWorkspace("xoxb-1", client).whoami(),
        Pictures(None, _no_session).upload(client, "a.png", b"png", "A"),
    ):
        with contextlib.suppress(*NETWORK_ERRORS, NoNetworkError):
            await asked
    grant = replies.grant(client.answer["data"])
    assert grant is None or bool(grant.token)


class OneClient:
    """The clients of a process, of which there is one."""

    def __init__(self, client: CheckedClient) -> None:
        self._client = client

    async def find(self, team: str) -> tuple[CheckedClient, Installation]:
        return self._client, Installation(team=team, bot_token="xoxb-1", bot_user="UB")


def everything_through(chat: SlackChat) -> Iterator[Coroutine[Any, Any, Any]]:
    """What the outbox asks of a platform."""
    for thread in ("", "1.0"):
        place = Place(platform="slack", workspace="T1", channel="C1", thread=thread)
        message = Outgoing(delivery="d1", place=place, card=CARD, tried_at=NOW)
        yield chat.send(message)
        yield chat.find(message)
    yield chat.edit(Sent(message="1.0", channel="C1"), message)
    yield chat.tell("T1", "U1", CARD)


class NoNetworkError(Exception):
    """Here a file would have gone over the line."""


def _no_session() -> aiohttp.ClientSession:
    raise NoNetworkError


@pytest.mark.parametrize("user", [None, [], "U1", {"tz": "America"}, {"tz": "a" * 300}, "absent"])
async def test_a_person_slack_tells_nothing_of_is_answered_all_the_same(
    slack: FakeSlack, ann: Person, start: Runner, user: object
) -> None:
    running = await start()
    reply = {"ok": True} if user == "absent" else {"ok": True, "user": user}
    slack.faults.add("users.info", "mangled", body=json.dumps(reply))
    await ann.mention("duty on steel?")
    await running.app.tasks.drain(seconds=60)
    assert len(slack.world.posted) == 1


@pytest.mark.parametrize(
    "body", ['{"ok": true}', '{"ok": true, "ts": null}', '{"ok": tr', "[]", '"ok"', "null"]
)
async def test_a_post_whose_reply_names_no_message_is_looked_up_and_not_sent_again(
    slack: FakeSlack, ann: Person, start: Runner, body: str
) -> None:
    slack.rates.enforced = False
    running = await start()
    slack.faults.add("chat.postMessage", "mangled", body=body)
    await ann.mention("duty on steel?")
    await running.app.tasks.drain(seconds=60)
    assert len(slack.world.posted) == 1
    assert "conversations.replies" in [call.method for call in slack.world.calls]


@pytest.mark.parametrize(
    ("written", "wait"),
    [("2", 2.0), ("nan", 1.0), ("1e9", 1800.0), ("-7", 1.0), ("soon", 1.0), ("inf", 1800.0)],
)
def test_what_slack_says_to_wait_is_a_number_of_seconds_we_can_wait(
    written: str, wait: float
) -> None:
    reply: Any = SimpleNamespace(
        data={"ok": False, "error": "ratelimited"},
        headers={"Retry-After": written},
        status_code=429,
    )
    refused = SlackApiError("limited", reply)  # type: ignore[no-untyped-call]  # the SDK's
    error = delivery_error(refused, bucket="slack:C1")
    assert isinstance(error, RetryLater)
    assert error.retry_after == wait
