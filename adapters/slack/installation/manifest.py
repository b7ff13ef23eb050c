"""The app's manifest, generated from the catalogue of commands."""

from __future__ import annotations

from typing import Any

from adapters.slack.rendering.escape import shortened
from adapters.slack.words import PROMPTS
from bot.commands.spec import Command
from bot.presentation.messages import SOURCE

SCOPES = {
    "commands": "slash commands, the message menu and the shortcut",
    "app_mentions:read": "to see a message that mentions it, and no other message of a channel",
    "chat:write": "to answer, and to post the digests a channel subscribed to",
    "files:write": "to upload charts and CSV files",
    "im:history": "to read what is written to it in direct messages",
    "users:read": "a person's language, time zone, and whether they are an admin",
    "assistant:write": "suggested prompts where a workspace shows the agent view",
}
"""Scopes that every installation asks for, each with its reason (docs/slack.md lists them)."""

HISTORY_SCOPES = {
    "channels:history": "threads that it is asked to brief on; its own digests, read back when a "
    "reply from Slack got lost",
    "groups:history": "the same in private channels it was invited to",
}
FILE_SCOPES = {
    "files:read": "to read a CSV or Excel file that somebody drops on it as a watch list, and no "
    "other file",
}
OPTIONAL_SCOPES = {**HISTORY_SCOPES, **FILE_SCOPES}
"""Scopes an admin may leave out. Without the first a lost reply stays undecided and is never
resent; without the last, watch lists are pasted."""

LINK_SCOPES = {
    "links:read": "to see a link to an official document in a message, and nothing else of it",
    "links:write": "to tell under that message what the document changes",
}
"""Scopes of ``--links``: an admin who wants official documents told asks for them."""
LINK_DOMAINS = (
    "whitehouse.gov",
    "federalregister.gov",
    "gazette.gc.ca",
    "canada.ca",
    "content.govdelivery.com",
)
"""Where links are told with ``--links``, subdomains included (orders in council are canada.ca,
customs messages govdelivery.com). Slack takes five: docs.slack.dev/reference/app-manifest."""
LINK_EVENT = "link_shared"
EVENTS = (
    "app_home_opened",
    "app_mention",
    "app_uninstalled",
    "message.im",
    "tokens_revoked",
)
BRIEF_SHORTCUT = "brief_on_this"
ASK_SHORTCUT = "ask"
DESCRIPTION = (
    "Dutybell answers three questions where a trade team already talks: what is the duty on "
    "this good, who said what about it, and what changed since we last looked. Canada and the "
    "United States, in English and French, each figure with its day and its source."
)


def manifest(
    catalogue: tuple[Command, ...],
    *,
    public_url: str = "",
    one_workspace: bool = False,
    links: bool = False,
) -> dict[str, Any]:
    """The manifest for Socket Mode, or with ``public_url`` ('https://host') for HTTP mode.

    ``one_workspace``: its token stands in the environment, where nothing could renew it, so it must
    not end. Tokens that workspaces bring by installing are renewed. ``links``: official documents
    that people link to are told under their message.
    """
    events_url = f"{public_url.rstrip('/')}/slack/events" if public_url else ""
    optional = [*OPTIONAL_SCOPES, *(LINK_SCOPES if links else ())]
    oauth: dict[str, Any] = {"scopes": {"bot": [*SCOPES, *optional], "bot_optional": optional}}
    if public_url:
        oauth["redirect_urls"] = [f"{public_url.rstrip('/')}/slack/oauth_redirect"]
    return {
        "_metadata": {"major_version": 2, "minor_version": 1},
        "display_information": {
            "name": "Dutybell",
            "description": "Duties, quotations and changes in Canada-US trade, with sources",
            "long_description": DESCRIPTION,
            "background_color": "#1d3557",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "Dutybell", "always_online": True},
            "agent_view": {
                "agent_description": shortened(DESCRIPTION, 300),
                "suggested_prompts": [
                    {"title": p.on(SOURCE), "message": p.on(SOURCE)} for p in PROMPTS
                ],
            },
            "shortcuts": _shortcuts(),
            "slash_commands": [_slash(command, events_url) for command in catalogue],
            **({"unfurl_domains": list(LINK_DOMAINS)} if links else {}),
        },
        "oauth_config": oauth,
        "settings": _settings(
            events_url, rotate=bool(events_url) and not one_workspace, links=links
        ),
    }


def _shortcuts() -> list[dict[str, Any]]:
    return [
        {
            "name": "Brief me on this",
            "type": "message",
            "callback_id": BRIEF_SHORTCUT,
            "description": "Duties and quotations on everything the message names",
        },
        {
            "name": "Ask Dutybell",
            "type": "global",
            "callback_id": ASK_SHORTCUT,
            "description": "Look up a duty or who said what",
        },
    ]


def _slash(command: Command, events_url: str) -> dict[str, Any]:
    hint = command.usage.partition(" ")[2]
    made: dict[str, Any] = {
        "command": f"/{command.name}",
        "description": shortened(command.help.on(SOURCE), 2000),
        "should_escape": False,
    }
    if hint:
        made["usage_hint"] = shortened(hint, 1000)
    return made | ({"url": events_url} if events_url else {})


def _settings(events_url: str, *, rotate: bool, links: bool) -> dict[str, Any]:
    listed = (*EVENTS, *((LINK_EVENT,) if links else ()))
    events: dict[str, Any] = {"bot_events": sorted(listed)}
    interactivity: dict[str, Any] = {"is_enabled": True}
    if events_url:
        events["request_url"] = events_url
        interactivity |= {"request_url": events_url, "message_menu_options_url": events_url}
    return {
        "event_subscriptions": events,
        "interactivity": interactivity,
        "org_deploy_enabled": False,
        "socket_mode_enabled": not events_url,
        "token_rotation_enabled": rotate,
    }
