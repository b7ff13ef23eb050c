"""The manifest says what the commands say, and Slack would take it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from jsonschema import Draft7Validator
from referencing import Registry, Resource

from adapters.slack.installation import manifest as made
from adapters.slack.installation.manifest import (
    EVENTS,
    LINK_SCOPES,
    OPTIONAL_SCOPES,
    SCOPES,
    manifest,
)
from bot.commands.registry import COMMANDS
from tests.platforms.slack.blockkit import CONTRACTS
from tests.slack.conftest import ROOT


def validator() -> Any:
    if not CONTRACTS.exists():
        pytest.skip("the manifest's schema is not here")
    found = Registry()
    for path in (CONTRACTS / "manifest-schemas").glob("*.json"):
        version = path.name.removeprefix("manifest.schema.")
        uri = f"https://raw.githubusercontent.com/slackapi/manifest-schema/v0.5.0/schemas/manifest.schema.{version}"
        body = json.loads(path.read_text())
        found = found.with_resource(uri, Resource.from_contents(body, _draft7()))
    whole = json.loads((CONTRACTS / "manifest.schema.json").read_text())
    return Draft7Validator(whole, registry=found)


def _draft7() -> Any:
    from referencing.jsonschema import DRAFT7

    return DRAFT7


@pytest.mark.parametrize("url", ["", "https://dutybell.example.com"], ids=["socket", "http"])
def test_slack_takes_the_manifest(url: str) -> None:
    problems = [e.message for e in validator().iter_errors(manifest(COMMANDS, public_url=url))]
    assert problems == []


def test_every_command_of_the_catalogue_is_a_slash_command() -> None:
    slashes = manifest(COMMANDS)["features"]["slash_commands"]
    assert [s["command"] for s in slashes] == [f"/{c.name}" for c in COMMANDS]


def test_socket_mode_names_no_address_and_http_mode_three() -> None:
    assert "http" not in json.dumps({**manifest(COMMANDS), "display_information": {}})
    settings = manifest(COMMANDS, public_url="https://dutybell.example.com/")["settings"]
    events = "https://dutybell.example.com/slack/events"
    assert settings["interactivity"] == {
        "is_enabled": True,
        "request_url": events,
        "message_menu_options_url": events,
    }
    assert settings["event_subscriptions"]["request_url"] == events


@pytest.mark.parametrize(
    ("url", "one_workspace", "rotates"),
    [("", False, False), ("https://x.test", False, True), ("https://x.test", True, False)],
)
def test_only_tokens_that_somebody_renews_come_to_an_end(
    url: str, one_workspace: bool, rotates: bool
) -> None:
    made_for = manifest(COMMANDS, public_url=url, one_workspace=one_workspace)
    assert made_for["settings"]["token_rotation_enabled"] is rotates


def test_history_is_only_an_optional_scope_and_no_channel_message_is_listened_to() -> None:
    assert set(SCOPES) & {"channels:history", "groups:history", "channels:read"} == set()
    assert not any(event.startswith(("message.channels", "message.groups")) for event in EVENTS)


def test_links_are_an_option_within_slacks_five_domains() -> None:
    plain, linked = manifest(COMMANDS), manifest(COMMANDS, links=True)
    asked = {scope for scope in linked["oauth_config"]["scopes"]["bot"] if "links" in scope}
    assert asked == {"links:read", "links:write"} - set(plain["oauth_config"]["scopes"]["bot"])
    assert len(linked["features"]["unfurl_domains"]) == 5
    assert "link_shared" in linked["settings"]["event_subscriptions"]["bot_events"]
    assert "link_shared" not in plain["settings"]["event_subscriptions"]["bot_events"]
    assert "unfurl_domains" not in plain["features"]
    assert list(validator().iter_errors(linked)) == []


def test_each_scope_is_explained_in_the_documentation() -> None:
    page = (ROOT / "docs" / "slack.md").read_text()
    for scope, reason in {**SCOPES, **OPTIONAL_SCOPES, **LINK_SCOPES}.items():
        assert f"`{scope}`" in page
        assert reason
    assert made.BRIEF_SHORTCUT
