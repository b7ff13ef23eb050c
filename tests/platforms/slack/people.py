"""What people do in Slack, and what Slack then sends to the app."""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tests.platforms.slack import files, responses
from tests.platforms.slack.acks import Ack
from tests.platforms.slack.world import Json, Message, Workspace

if TYPE_CHECKING:
    from tests.platforms.slack.server import FakeSlack


@dataclass(frozen=True, kw_only=True)
class Person:
    """One person in one workspace. Each act returns what the app acknowledged."""

    slack: FakeSlack
    workspace: Workspace
    id: str = "U1"

    def __post_init__(self) -> None:
        self.workspace.user(self.id)

    def _who(self) -> Json:
        return {
            "type": "interactive",
            "api_app_id": self.slack.app_id,
            "team": {"id": self.workspace.id, "domain": self.workspace.id.lower()},
            "user": {"id": self.id, "team_id": self.workspace.id, "name": self.id.lower()},
            "enterprise": None,
            "is_enterprise_install": False,
            "trigger_id": self.slack.trigger(self.id),
        }

    async def slash(self, command: str, text: str = "", *, channel: str = "C1") -> Ack:
        """Type a slash command."""
        self.workspace.channel(channel, with_bot=False).members.add(self.id)
        return await self.slack.outbound.command(
            {
                "command": command,
                "text": text,
                "team_id": self.workspace.id,
                "team_domain": self.workspace.id.lower(),
                "channel_id": channel,
                "channel_name": channel.lower(),
                "user_id": self.id,
                "user_name": self.id.lower(),
                "api_app_id": self.slack.app_id,
                "is_enterprise_install": "false",
                "response_url": responses.grant(self.slack, self.workspace.id, channel, self.id),
                "trigger_id": self.slack.trigger(self.id),
                "token": "unused",
            }
        )

    def write(self, text: str, *, channel: str = "C1", thread: str = "") -> Message:
        """Write a message that nobody is told about yet."""
        place = self.workspace.channel(channel)
        place.members.add(self.id)
        message = Message(
            ts=self.slack.world.next_ts(self.slack.now()),
            channel=channel,
            user=self.id,
            text=text,
            thread_ts=thread,
        )
        place.messages[message.ts] = message
        return message

    def event(self, event: Json, *, event_id: str = "") -> Json:
        """An event in its envelope."""
        return {
            "type": "event_callback",
            "token": "unused",
            "team_id": self.workspace.id,
            "api_app_id": self.slack.app_id,
            "event": event,
            "event_id": event_id or f"Ev{self.slack.world.serial()}",
            "event_time": int(self.slack.now()),
            "authorizations": [
                {
                    "enterprise_id": None,
                    "team_id": self.workspace.id,
                    "user_id": self.workspace.bot_user,
                    "is_bot": True,
                    "is_enterprise_install": False,
                }
            ],
            "is_ext_shared_channel": False,
        }

    def message_event(self, message: Message, kind: str = "app_mention") -> Json:
        """The event Slack makes of a message: 'app_mention' or 'message'."""
        place = self.workspace.channels[message.channel]
        event: Json = {
            "type": kind,
            "user": message.user,
            "text": message.text,
            "ts": message.ts,
            "event_ts": message.ts,
            "channel": message.channel,
            "channel_type": place.kind,
            "team": self.workspace.id,
        }
        if message.thread_ts:
            event["thread_ts"] = message.thread_ts
        if message.files:
            event |= {"files": message.files}
            event |= {"subtype": "file_share"} if kind == "message" else {}
        return self.event(event)

    async def drop(
        self,
        name: str,
        content: bytes,
        text: str = "",
        *,
        channel: str = "",
        bare: bool = False,
        **more: Any,
    ) -> Message:
        """Drop a file on the bot: with a mention in ``channel``, or in a direct message.

        ``more`` sets what Slack tells of it falsely: ``size``, ``address``.
        """
        file_id = f"F{self.slack.world.serial()}"
        self.slack.world.dropped[file_id] = {
            "team": self.workspace.id,
            "name": name,
            "bytes": content,
            "size": len(content),
            "address": "",
            "served": 0,
            "refused": 0,
            **more,
        }
        said = f"<@{self.workspace.bot_user}> {text}" if channel else text
        message = self.write(said, channel=channel or self.workspace.im(self.id).id)
        message.files = [files.told(self.slack, file_id, bare=bare)]
        event = self.message_event(message, "app_mention" if channel else "message")
        await self.slack.outbound.event(event)
        return message

    async def mention(self, text: str, *, channel: str = "C1", thread: str = "") -> Message:
        """Mention the bot in a channel or a thread."""
        said = f"<@{self.workspace.bot_user}> {text}"
        message = self.write(said, channel=channel, thread=thread)
        await self.slack.outbound.event(self.message_event(message))
        return message

    async def share_links(self, text: str, *urls: str, channel: str = "C1") -> Message:
        """Write a message with links to domains that the app registered."""
        message = self.write(text, channel=channel)
        event = {
            "type": "link_shared",
            "channel": channel,
            "is_bot_user_member": True,
            "user": self.id,
            "message_ts": message.ts,
            "unfurl_id": f"{channel}.{message.ts}",
            "source": "conversations_history",
            "links": [{"url": url, "domain": url.split("/")[2]} for url in urls],
            "event_ts": message.ts,
        }
        await self.slack.outbound.event(self.event(event))
        return message

    async def direct(self, text: str, *, thread: str = "") -> Message:
        """Write to the bot in a direct message."""
        message = self.write(text, channel=self.workspace.im(self.id).id, thread=thread)
        await self.slack.outbound.event(self.message_event(message, "message"))
        return message

    async def open_home(self, tab: str = "home") -> Ack:
        """Open the app's Home tab (or 'messages')."""
        event: Json = {"type": "app_home_opened", "user": self.id, "tab": tab}
        event |= {"channel": self.workspace.im(self.id).id, "event_ts": "1.1"}
        return await self.slack.outbound.event(self.event(event))

    async def click(self, message: Message, action_id: str, **more: Any) -> Ack:
        """Press a button of a message, found by the start of its action_id."""
        element, block_id = find_action(message.blocks, action_id)
        action = {k: v for k, v in element.items() if k in ("type", "action_id", "value", "text")}
        container: Json = {"type": "message", "message_ts": message.ts}
        container |= {"channel_id": message.channel, "is_ephemeral": bool(message.ephemeral_to)}
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        payload = self._who() | {
            "type": "block_actions",
            "container": container,
            "channel": {"id": message.channel, "name": message.channel.lower()},
            "response_url": responses.grant(
                self.slack, self.workspace.id, message.channel, self.id, message.ts
            ),
            "actions": [{**action, "block_id": block_id, "action_ts": "1.1", **more}],
        }
        if not message.ephemeral_to:
            payload["message"] = message.as_slack(with_metadata=False)
        return await self.slack.outbound.interactive(payload)

    async def act_in_view(self, view: Json, action_id: str, **more: Any) -> Ack:
        """Press or choose something in a modal or on the Home tab."""
        element, block_id = find_action(view["blocks"], action_id)
        action = {k: v for k, v in element.items() if k in ("type", "action_id", "value")}
        payload = self._who() | {
            "type": "block_actions",
            "container": {"type": "view", "view_id": view["id"]},
            "view": {**view, "state": {"values": more.pop("values", {})}},
            "actions": [{**action, "block_id": block_id, "action_ts": "1.1", **more}],
        }
        return await self.slack.outbound.interactive(payload)

    async def shortcut(self, message: Message, callback_id: str) -> Ack:
        """Choose an entry of a message's menu."""
        payload = self._who() | {
            "type": "message_action",
            "callback_id": callback_id,
            "channel": {"id": message.channel, "name": message.channel.lower()},
            "message_ts": message.ts,
            "message": message.as_slack(with_metadata=False),
            "response_url": responses.grant(
                self.slack, self.workspace.id, message.channel, self.id
            ),
        }
        return await self.slack.outbound.interactive(payload)

    async def global_shortcut(self, callback_id: str) -> Ack:
        """Choose a shortcut from the search or the lightning menu."""
        return await self.slack.outbound.interactive(
            self._who() | {"type": "shortcut", "callback_id": callback_id}
        )

    async def type_ahead(self, action_id: str, value: str, view: Json | None = None) -> Ack:
        """Type into an external_select; the answer's body holds the options."""
        payload = self._who() | {
            "type": "block_suggestion",
            "action_id": action_id,
            "block_id": "b",
            "value": value,
            "container": {"type": "view", "view_id": (view or {}).get("id", "V0")},
            "view": view or {"id": "V0", "type": "modal"},
        }
        return await self.slack.outbound.interactive(payload)

    async def submit(self, view: Json, values: Json) -> Ack:
        """Submit a modal with its state."""
        payload = self._who() | {
            "type": "view_submission",
            "view": {**view, "state": {"values": values}},
            "response_urls": [],
        }
        return await self.slack.outbound.interactive(payload)


def find_action(blocks: list[Json], action_id: str) -> tuple[Json, str]:
    """The element whose action_id begins so, and its block's id. KeyError lists what there is."""
    seen: list[str] = []
    for number, block in enumerate(blocks):
        parts = [*block.get("elements", []), block.get("accessory"), block.get("element")]
        for part in parts:
            if isinstance(part, dict) and "action_id" in part:
                seen.append(part["action_id"])
                if part["action_id"].startswith(action_id):
                    return part, block.get("block_id", f"b{number}")
    raise KeyError(f"{action_id} is not among {json.dumps(seen)}")


async def until(condition: Any, seconds: float = 60.0) -> Any:
    """Wait until ``condition()`` is true and return it; AssertionError after ``seconds``."""
    loop = asyncio.get_running_loop()
    end = loop.time() + seconds
    while loop.time() < end:
        found = condition()
        if found:
            return found
        await asyncio.sleep(0.005)
    raise AssertionError(f"not within {seconds} s")
