"""The REST routes: who we are, commands, channels, messages, threads."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.platforms.discord import refusals
from tests.platforms.discord.contract import command_problems
from tests.platforms.discord.refusals import Json, RefusalError, unknown
from tests.platforms.discord.world import (
    APPLICATION_ID,
    ATTACH,
    DM,
    PUBLIC_THREAD,
    PUBLIC_THREADS,
    SEND,
    SEND_IN_THREADS,
    VIEW,
    Channel,
    user,
)

if TYPE_CHECKING:
    from tests.platforms.discord.server import Call, FakeDiscord

Reply = tuple[int, object]
NONCE_KEPT_SECONDS = 180


async def me(fake: FakeDiscord, call: Call) -> Reply:
    return 200, fake.world.bot


async def application(fake: FakeDiscord, call: Call) -> Reply:
    owner = user(1, "owner")
    body = {"id": str(APPLICATION_ID), "name": "Dutybell", "description": "", "icon": None}
    flags = {"bot_public": True, "bot_require_code_grant": False, "flags": 0}
    return 200, {**body, **flags, "owner": owner, "team": None, "verify_key": "0" * 64}


async def gateway(fake: FakeDiscord, call: Call) -> Reply:
    limit = {"total": 1000, "remaining": 999, "reset_after": 1000, "max_concurrency": 16}
    return 200, {"url": fake.gateway.url, "shards": fake.shards, "session_start_limit": limit}


async def sync(fake: FakeDiscord, call: Call) -> Reply:
    commands = call.listed
    if problems := command_problems(commands):
        raise refusals.invalid_form(problems)
    fake.world.syncs += 1
    made = [
        {
            "id": str(fake.world.snowflake()),
            "application_id": str(APPLICATION_ID),
            "version": "1",
            "type": 1,
            "default_member_permissions": None,
            **command,
        }
        for command in commands
    ]
    fake.world.commands[call.args.get("guild_id", "")] = made
    return 200, made


async def list_commands(fake: FakeDiscord, call: Call) -> Reply:
    return 200, fake.world.commands.get(call.args.get("guild_id", ""), [])


async def read_channel(fake: FakeDiscord, call: Call) -> Reply:
    channel = fake.world.channel(call.number("channel_id"))
    _need(channel, VIEW)
    return 200, channel.payload()


async def edit_channel(fake: FakeDiscord, call: Call) -> Reply:
    channel = fake.world.channel(call.number("channel_id"))
    _need(channel, VIEW)
    if channel.locked:
        raise RefusalError(*refusals.MISSING_PERMISSIONS)
    channel.archived = bool(call.body.get("archived", channel.archived))
    return 200, channel.payload()


def _need(channel: Channel, *permissions: int) -> None:
    for one in permissions:
        if channel.guild is not None and not channel.permissions & one:
            missing = refusals.MISSING_ACCESS if one == VIEW else refusals.MISSING_PERMISSIONS
            raise RefusalError(*missing)


async def post_message(fake: FakeDiscord, call: Call) -> Reply:
    channel = fake.world.channel(call.number("channel_id"))
    _need(channel, VIEW, SEND_IN_THREADS if channel.is_thread else SEND)
    if channel.archived:
        raise RefusalError(*refusals.ARCHIVED)
    if call.files:
        _need(channel, ATTACH)
    if not any(call.body.get(part) for part in ("content", "embeds", "components", "attachments")):
        raise RefusalError(400, 50006, "Cannot send an empty message")
    if known := _already_posted(fake, channel, call.body):
        return 200, known
    made = fake.world.new_message(channel, fake.world.bot, call.body)
    if call.body.get("nonce") is not None:
        key = channel.id, str(call.body["nonce"])
        fake.world.nonces[key] = time.monotonic(), int(made["id"])
    await fake.gateway.message(made, guild=channel.guild)
    return 200, made


def _already_posted(fake: FakeDiscord, channel: Channel, body: Json) -> Json | None:
    if not body.get("enforce_nonce"):
        return None
    posted = fake.world.nonces.get((channel.id, str(body.get("nonce"))))
    if posted is None or time.monotonic() - posted[0] > NONCE_KEPT_SECONDS:
        return None
    return channel.messages.get(posted[1])


async def read_message(fake: FakeDiscord, call: Call) -> Reply:
    return 200, fake.world.message(call.number("channel_id"), call.number("message_id"))


async def list_messages(fake: FakeDiscord, call: Call) -> Reply:
    channel = fake.world.channel(call.number("channel_id"))
    _need(channel, VIEW)
    newest = sorted(channel.messages.values(), key=lambda m: int(m["id"]), reverse=True)
    return 200, newest[: int(call.query.get("limit", "50"))]


async def edit_message(fake: FakeDiscord, call: Call) -> Reply:
    message = fake.world.message(call.number("channel_id"), call.number("message_id"))
    if message["author"]["id"] != fake.world.bot["id"]:
        raise RefusalError(403, 50005, "Cannot edit a message authored by another user")
    message |= {k: v for k, v in call.body.items() if k in ("content", "embeds", "components")}
    return 200, message


async def delete_message(fake: FakeDiscord, call: Call) -> Reply:
    channel = fake.world.channel(call.number("channel_id"))
    fake.world.message(channel.id, call.number("message_id"))
    del channel.messages[call.number("message_id")]
    return 204, None


async def thread_from_message(fake: FakeDiscord, call: Call) -> Reply:
    channel = fake.world.channel(call.number("channel_id"))
    number = call.number("message_id")
    _need(channel, VIEW, PUBLIC_THREADS)
    fake.world.message(channel.id, number)
    if channel.is_thread:
        raise RefusalError(400, 50024, "Cannot execute action on this channel type")
    if number in fake.world.channels:
        raise RefusalError(*refusals.THREAD_EXISTS)
    return 201, _new_thread(fake, channel, number, call.body["name"]).payload()


def _new_thread(fake: FakeDiscord, channel: Channel, number: int, name: str) -> Channel:
    return fake.world.add_channel(
        channel.guild,
        number,
        kind=PUBLIC_THREAD,
        name=name,
        parent=channel.id,
        permissions=channel.permissions,
    )


async def open_dm(fake: FakeDiscord, call: Call) -> Reply:
    number = int(call.body["recipient_id"]) + 50_000
    if number not in fake.world.channels:
        fake.world.add_channel(None, number, kind=DM)
    body = fake.world.channel(number).payload()
    return 200, {**body, "recipients": [user(int(call.body["recipient_id"]), "person")]}


async def read_user(fake: FakeDiscord, call: Call) -> Reply:
    return 200, user(call.number("user_id"), "person")


async def read_guild(fake: FakeDiscord, call: Call) -> Reply:
    guild = fake.world.guilds.get(call.number("guild_id"))
    if guild is None:
        raise unknown("Guild", 10004)
    return 200, fake.world.guild_payload(guild)
