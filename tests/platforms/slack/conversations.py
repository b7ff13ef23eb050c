"""conversations.* and users.*: reading back."""

from __future__ import annotations

from tests.platforms.slack.calls import Caller, flag
from tests.platforms.slack.errors import SlackError
from tests.platforms.slack.rates import READ_AT_MOST
from tests.platforms.slack.world import Channel, Json, Message


def _channel(caller: Caller, args: Json) -> Channel:
    channel = caller.workspace.channels.get(str(args.get("channel", "")))
    if channel is None or channel.deleted:
        raise SlackError("channel_not_found")
    if channel.kind == "group" and caller.workspace.bot_user not in channel.members:
        raise SlackError("channel_not_found")
    return channel


def _need(caller: Caller, channel: Channel, verb: str) -> None:
    prefix = {"channel": "channels", "group": "groups", "im": "im"}[channel.kind]
    if f"{prefix}:{verb}" not in caller.workspace.scopes:
        raise SlackError("missing_scope", needed=f"{prefix}:{verb}")


def _page(caller: Caller, args: Json, found: list[Message]) -> Json:
    oldest, latest = str(args.get("oldest") or "0"), str(args.get("latest") or "99999999999")
    inside = [m for m in found if oldest <= m.ts <= latest and not m.ephemeral_to]
    start = int(args.get("cursor") or 0)
    most = READ_AT_MOST if caller.slack.rates.reads_little else 999
    size = min(int(args.get("limit") or 100), most)
    chunk = inside[start : start + size]
    more = start + size < len(inside)
    shown = [m.as_slack(with_metadata=flag(args, "include_all_metadata")) for m in chunk]
    return {
        "messages": shown,
        "has_more": more,
        "response_metadata": {"next_cursor": str(start + size) if more else ""},
    }


async def history(caller: Caller, args: Json) -> Json:
    channel = _channel(caller, args)
    _need(caller, channel, "history")
    if channel.kind != "im" and caller.workspace.bot_user not in channel.members:
        raise SlackError("not_in_channel")
    top = [m for m in channel.messages.values() if m.thread_ts in ("", m.ts) or m.broadcast]
    return _page(caller, args, top[::-1])


async def replies(caller: Caller, args: Json) -> Json:
    channel = _channel(caller, args)
    _need(caller, channel, "history")
    ts = str(args.get("ts", ""))
    if ts not in channel.messages:
        raise SlackError("thread_not_found")
    return _page(caller, args, [m for m in channel.messages.values() if ts in (m.ts, m.thread_ts)])


async def info(caller: Caller, args: Json) -> Json:
    channel = _channel(caller, args)
    _need(caller, channel, "read")
    member = caller.workspace.bot_user in channel.members
    return {
        "channel": {
            "id": channel.id,
            "name": channel.name,
            "is_archived": channel.archived,
            "is_member": member,
            "is_im": channel.kind == "im",
            "is_private": channel.kind == "group",
        }
    }


async def members(caller: Caller, args: Json) -> Json:
    channel = _channel(caller, args)
    _need(caller, channel, "read")
    return {"members": sorted(channel.members), "response_metadata": {"next_cursor": ""}}


async def open_im(caller: Caller, args: Json) -> Json:
    user = str(args.get("users", ""))
    if user not in caller.workspace.users:
        raise SlackError("user_not_found")
    return {"channel": {"id": caller.workspace.im(user).id}}


async def users_info(caller: Caller, args: Json) -> Json:
    user = caller.workspace.users.get(str(args.get("user", "")))
    if user is None:
        raise SlackError("user_not_found")
    found: Json = {
        "id": user.id,
        "team_id": caller.workspace.id,
        "name": user.name,
        "tz": user.tz,
        "is_admin": user.is_admin,
        "is_owner": False,
        "is_bot": user.is_bot,
        "profile": {"display_name": user.name},
    }
    if flag(args, "include_locale"):
        found["locale"] = user.locale
    return {"user": found}
