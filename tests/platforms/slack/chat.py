"""chat.*: posting, changing and taking back messages."""

from __future__ import annotations

import json

from tests.platforms.slack import blockkit
from tests.platforms.slack.calls import Caller, flag
from tests.platforms.slack.errors import SlackError
from tests.platforms.slack.world import Channel, Json, Message, Workspace

MOST_METADATA = 8_000


async def unfurl(caller: Caller, args: Json) -> Json:
    """Put an app's own blocks under the links of somebody's message, once a message and link."""
    channel = caller.workspace.channels.get(str(args.get("channel", "")))
    message = channel.messages.get(str(args.get("ts", ""))) if channel else None
    if channel is None or message is None:
        raise SlackError("cannot_unfurl_message")
    for url, shown in (args.get("unfurls") or {}).items():
        if url not in message.text:
            raise SlackError("cannot_unfurl_url")
        blockkit.check("outmessage", {"text": " ", **shown}, schemas=caller.slack.schemas)
        caller.workspace.unfurls[str(args["ts"]), url] = shown
    return {}


def open_channel(caller: Caller, channel_id: str) -> Channel:
    """The channel the bot may write to. A user id opens the direct message, as Slack does."""
    workspace = caller.workspace
    if channel_id.startswith(("U", "W")) and channel_id in workspace.users:
        return workspace.im(channel_id)
    channel = workspace.channels.get(channel_id)
    hidden = channel and channel.kind == "group" and workspace.bot_user not in channel.members
    if channel is None or channel.deleted or hidden:
        raise SlackError("channel_not_found")
    if channel.archived:
        raise SlackError("is_archived")
    if channel.kind != "im" and workspace.bot_user not in channel.members:
        raise SlackError("not_in_channel")
    return channel


def _content(caller: Caller, args: Json) -> Json:
    content: Json = {key: args[key] for key in ("text", "blocks", "attachments") if args.get(key)}
    if args.get("metadata"):
        content["metadata"] = args["metadata"]
        if "event_type" not in content["metadata"] or "event_payload" not in content["metadata"]:
            raise SlackError("invalid_metadata_format")
        if len(json.dumps(content["metadata"])) > MOST_METADATA:
            raise SlackError("metadata_too_large")
    if not content.get("text") and not content.get("blocks") and not content.get("attachments"):
        raise SlackError("no_text")
    blockkit.check("outmessage", content, schemas=caller.slack.schemas)
    return content


def store(
    caller: Caller, channel: Channel, args: Json, content: Json, *, ephemeral_to: str = ""
) -> Message:
    """Keep a message of the bot in a channel."""
    slack, workspace = caller.slack, caller.workspace
    message = Message(
        ts=slack.world.next_ts(slack.now()),
        channel=channel.id,
        user=workspace.bot_user,
        bot_id=workspace.bot_id,
        text=content.get("text", ""),
        blocks=content.get("blocks", []),
        thread_ts=str(args.get("thread_ts") or ""),
        metadata=content.get("metadata"),
        broadcast=flag(args, "reply_broadcast"),
        unfurl=flag(args, "unfurl_links", True) or flag(args, "unfurl_media", True),
        ephemeral_to=ephemeral_to,
    )
    slack.keep(workspace, message)
    return message


async def post_message(caller: Caller, args: Json) -> Json:
    channel = open_channel(caller, str(args.get("channel", "")))
    message = store(caller, channel, args, _content(caller, args))
    return {
        "channel": channel.id,
        "ts": message.ts,
        "message": message.as_slack(with_metadata=True),
    }


async def post_ephemeral(caller: Caller, args: Json) -> Json:
    channel = open_channel(caller, str(args.get("channel", "")))
    user = str(args.get("user", ""))
    if channel.kind != "im" and user not in channel.members:
        raise SlackError("user_not_in_channel")
    message = store(caller, channel, args, _content(caller, args), ephemeral_to=user)
    return {"message_ts": message.ts}


def _own(workspace: Workspace, channel: Channel, ts: str) -> Message:
    message = channel.messages.get(ts)
    if message is None:
        raise SlackError("message_not_found")
    if message.user != workspace.bot_user:
        raise SlackError("cant_update_message")
    return message


async def update(caller: Caller, args: Json) -> Json:
    channel = open_channel(caller, str(args.get("channel", "")))
    message = _own(caller.workspace, channel, str(args.get("ts", "")))
    content = _content(caller, args)
    message.text, message.blocks = content.get("text", ""), content.get("blocks", [])
    message.metadata = content.get("metadata", message.metadata)
    message.edits += 1
    return {"channel": channel.id, "ts": message.ts, "text": message.text}


async def delete(caller: Caller, args: Json) -> Json:
    channel = open_channel(caller, str(args.get("channel", "")))
    message = _own(caller.workspace, channel, str(args.get("ts", "")))
    del channel.messages[message.ts]
    return {"channel": channel.id, "ts": message.ts}
