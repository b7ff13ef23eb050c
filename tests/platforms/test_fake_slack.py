"""The fake is worth something only if it says no where Slack does."""

from __future__ import annotations

from collections.abc import AsyncIterator

import aiohttp
import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from tests.platforms.slack.people import Person
from tests.platforms.slack.server import FakeSlack


@pytest.fixture
async def slack() -> AsyncIterator[FakeSlack]:
    fake = await FakeSlack.start()
    fake.world.add_workspace("T1").channel("C1")
    yield fake
    await fake.stop()


@pytest.fixture
async def client(slack: FakeSlack) -> AsyncIterator[AsyncWebClient]:
    async with aiohttp.ClientSession() as session:
        yield AsyncWebClient(
            token="xoxb-T1", base_url=slack.api_url, session=session, retry_handlers=[]
        )


async def refusal(call: object) -> str:
    with pytest.raises(SlackApiError) as caught:
        await call  # type: ignore[misc]  # any of the client's coroutines
    return str(caught.value.response["error"])


async def test_a_message_is_kept_with_its_metadata_and_read_back(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    metadata = {"event_type": "digest", "event_payload": {"delivery": "d1"}}
    await client.chat_postMessage(channel="C1", text="hello", metadata=metadata)
    found = await client.conversations_history(channel="C1", include_all_metadata=True)
    assert [m["metadata"] for m in found["messages"]] == [metadata]


async def test_more_than_one_post_a_second_in_a_channel_is_answered_429(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.world.workspaces["T1"].channel("C2")
    await client.chat_postMessage(channel="C1", text="one")
    await client.chat_postMessage(channel="C2", text="another channel")
    with pytest.raises(SlackApiError) as caught:
        await client.chat_postMessage(channel="C1", text="two")
    assert (caught.value.response.status_code, caught.value.response.headers["Retry-After"]) == (
        429,
        "1",
    )


@pytest.mark.parametrize(
    ("state", "code"),
    [("archived", "is_archived"), ("deleted", "channel_not_found"), ("out", "not_in_channel")],
)
async def test_closed_channels_refuse(
    slack: FakeSlack, client: AsyncWebClient, state: str, code: str
) -> None:
    channel = slack.world.workspaces["T1"].channel("C1")
    channel.archived, channel.deleted = state == "archived", state == "deleted"
    if state == "out":
        channel.members.clear()
    assert await refusal(client.chat_postMessage(channel="C1", text="x")) == code


async def test_blocks_beyond_the_limits_are_refused(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.rates.enforced = False
    divider = {"type": "divider"}
    section = {"type": "section", "text": {"type": "plain_text", "text": "x" * 2900}}
    tall = refusal(client.chat_postMessage(channel="C1", text="x", blocks=[divider] * 51))
    long = refusal(client.chat_postMessage(channel="C1", text="x", blocks=[section] * 5))
    assert (await tall, await long) == ("invalid_blocks", "msg_blocks_too_long")


async def test_a_dropped_reply_leaves_the_message_stored(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.faults.add("chat.postMessage", "drop_reply")
    with pytest.raises(aiohttp.ClientError):
        await client.chat_postMessage(channel="C1", text="hello")
    assert [m.text for m in slack.world.posted] == ["hello"]


async def test_a_token_opens_only_its_own_workspace(
    slack: FakeSlack, client: AsyncWebClient
) -> None:
    slack.world.add_workspace("T2").channel("C9")
    assert await refusal(client.chat_postMessage(channel="C9", text="x")) == "channel_not_found"
    slack.world.workspaces["T1"].revoked = True
    assert await refusal(client.auth_test()) == "token_revoked"


async def test_a_response_url_works_five_times(slack: FakeSlack) -> None:
    person = Person(slack=slack, workspace=slack.world.workspaces["T1"])
    slack.outbound.app_url = f"{slack.origin}/nowhere"
    await person.slash("/tariff", "steel")
    address = f"{slack.origin}/response/{next(iter(slack.world.response_urls))}"
    async with aiohttp.ClientSession() as session:
        answers = []
        for _ in range(6):
            async with session.post(address, json={"text": "x"}) as response:
                answers.append(response.status)
    assert answers == [200] * 5 + [404]


async def test_the_control_endpoint_serves_other_processes(slack: FakeSlack) -> None:
    orders = [
        {"do": "workspace", "team": "T7"},
        {"do": "channels", "team": "T7", "ids": ["C7"]},
        {"do": "fault", "method": "chat.postMessage", "kind": "server_error", "channel": "C7"},
    ]
    async with aiohttp.ClientSession() as session:
        await session.post(f"{slack.origin}/_control", json=orders)
        client = AsyncWebClient(
            token="xoxb-T7", base_url=slack.api_url, session=session, retry_handlers=[]
        )
        with pytest.raises(SlackApiError):
            await client.chat_postMessage(channel="C7", text="lost")
        await client.chat_postMessage(channel="C7", text="kept")
        async with session.get(f"{slack.origin}/_record") as response:
            record = await response.json()
    assert [(m["team"], m["channel"], m["text"]) for m in record["messages"]] == [
        ("T7", "C7", "kept")
    ]
