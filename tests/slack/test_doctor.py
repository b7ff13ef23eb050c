"""The doctor says what is wrong at Slack and what to do, and shows no secret."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.platform import Finding
from adapters.slack.doctor import check
from adapters.slack.settings import SlackSettings
from tests.platforms.slack.server import FakeSlack


def now() -> datetime:
    return datetime.now(UTC)


def settings_for(slack: FakeSlack) -> SlackSettings:
    return SlackSettings(bot_token="xoxb-T1", app_token="xapp-1-A1-test", api_url=slack.api_url)


async def seen(settings: SlackSettings, late: float = 0) -> list[Finding]:
    return [c async for c in check(settings, lambda: now() + timedelta(seconds=late))]


async def test_all_is_well(slack: FakeSlack) -> None:
    found = await seen(settings_for(slack))
    assert [(c.what, c.ok) for c in found] == [
        ("slack", True),
        ("slack token", True),
        ("slack scopes", True),
        ("slack clock", True),
        ("slack socket", True),
    ]


async def test_nothing_set_up_is_no_failure() -> None:
    assert [c.ok for c in await seen(SlackSettings())] == [None]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"app_token": ""}, "SLACK_APP_TOKEN"),
        ({"app_token": "xoxb-T1"}, "xapp-"),
        ({"bot_token": "xapp-1"}, "xoxb-"),
        ({"bot_token": "xoxb-unknown"}, "copy it again"),
        ({"bot_token": "xoxe.xoxb-1"}, "--one-workspace"),
        ({"bot_token": "", "client_id": "1"}, "SLACK_CLIENT_SECRET"),
        ({"client_id": "1", "client_secret": "2"}, "DUTYBELL_KEY"),
    ],
)
async def test_each_mistake_is_named_with_its_remedy(
    slack: FakeSlack, change: dict[str, str], says: str
) -> None:
    found = await seen(replace(settings_for(slack), **change))  # type: ignore[arg-type]  # texts only
    failed = [c.words for c in found if c.ok is False]
    assert says in failed[0]
    assert "xoxb-T1" not in " ".join(failed)


async def test_a_missing_scope_and_a_wrong_clock_are_found(slack: FakeSlack) -> None:
    slack.world.workspaces["T1"].scopes -= {"chat:write"}
    found = {c.what: c for c in await seen(settings_for(slack), late=400)}
    assert "chat:write" in found["slack scopes"].words
    assert found["slack clock"].ok is False


async def test_history_may_be_left_out(slack: FakeSlack) -> None:
    slack.world.workspaces["T1"].scopes -= {"channels:history", "groups:history"}
    found = {c.what: c for c in await seen(settings_for(slack))}
    assert found["slack scopes"].ok is None


async def test_slack_out_of_reach_is_said_so(slack: FakeSlack) -> None:
    await slack.stop()
    found = await seen(settings_for(slack))
    assert "out of reach" in found[1].words


async def test_where_workspaces_bring_their_tokens_the_clock_is_looked_at_all_the_same(
    slack: FakeSlack,
) -> None:
    many = SlackSettings(
        signing_secret="shh",
        client_id="1",
        client_secret="2",
        token_key="k",
        api_url=slack.api_url,
    )
    for late, ok in ((0, True), (400, False)):
        assert [(c.what, c.ok) for c in await seen(many, late=late)] == [
            ("slack", True),
            ("slack clock", ok),
        ]
