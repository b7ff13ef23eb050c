"""What may follow an interaction: its callback within 3 s, its webhook for 15 minutes."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from tests.platforms.discord import refusals
from tests.platforms.discord.contract import V2
from tests.platforms.discord.refusals import Json, RefusalError, unknown
from tests.platforms.discord.world import Interaction

if TYPE_CHECKING:
    from tests.platforms.discord.server import Call, FakeDiscord

Reply = tuple[int, object]
CALLBACK_SECONDS, TOKEN_SECONDS = 3.0, 900.0
PONG, MESSAGE, DEFER, DEFER_UPDATE, UPDATE, CHOICES, MODAL = 1, 4, 5, 6, 7, 8, 9
EPHEMERAL = 1 << 6


def _interaction(fake: FakeDiscord, token: str) -> Interaction:
    found = fake.world.interactions.get(token)
    if found is None:
        raise unknown("interaction", 10062)
    return found


async def callback(fake: FakeDiscord, call: Call) -> Reply:
    """The first answer. Late or unknown is 10062, twice is 40060."""
    found = _interaction(fake, call.args["interaction_token"])
    if time.monotonic() - found.born > CALLBACK_SECONDS * fake.patience:
        raise unknown("interaction", 10062)
    if found.callback is not None:
        raise RefusalError(*refusals.ALREADY_ACKNOWLEDGED)
    found.callback, found.callback_at = call.body, call.at
    kind, data = call.body["type"], call.body.get("data") or {}
    if kind == MESSAGE:
        found.original = _message(fake, found, data)
    found.acknowledged.set()
    if kind not in (DEFER, DEFER_UPDATE):
        found.settled.set()
    if call.query.get("with_response") not in ("1", "true", "True"):
        return 204, None
    resource: Json = {"type": kind}
    if found.original is not None:
        resource["message"] = found.original
    said = {"id": str(found.id), "type": found.kind, "response_message_loading": kind == DEFER}
    return 200, {"interaction": said, "resource": resource}


def _message(fake: FakeDiscord, found: Interaction, data: Json) -> Json:
    channel = fake.world.channel(found.channel)
    made = fake.world.new_message(channel, fake.world.bot, data, webhook_id="901")
    if made["flags"] & EPHEMERAL:
        del channel.messages[int(made["id"])]
    return made


def _open(fake: FakeDiscord, call: Call) -> Interaction:
    found = fake.world.interactions.get(call.args["token"])
    if found is None or found.callback is None:
        raise unknown("Webhook", 10015)
    if time.monotonic() - found.born > TOKEN_SECONDS * fake.patience:
        raise RefusalError(*refusals.TOKEN_EXPIRED)
    return found


async def follow_up(fake: FakeDiscord, call: Call) -> Reply:
    """A further message; the first one after a defer takes the original's place."""
    found = _open(fake, call)
    made = _message(fake, found, call.body)
    assert found.callback is not None
    if found.callback["type"] == DEFER and found.original is None:
        found.original = made
        found.settled.set()
    else:
        found.followups.append(made)
    return 200, made


async def edit_original(fake: FakeDiscord, call: Call) -> Reply:
    found = _open(fake, call)
    assert found.callback is not None
    if found.original is None:
        data = found.callback.get("data") or {}
        ephemeral = (data.get("flags") or 0) & EPHEMERAL
        body = call.body | {"flags": (call.body.get("flags") or 0) | ephemeral}
        found.original = _message(fake, found, body)
    else:
        _change(found.original, call.body)
    found.settled.set()
    return 200, found.original


def _change(message: Json, body: Json) -> None:
    if message["flags"] & V2 and (body.get("content") or body.get("embeds")):
        raise refusals.invalid_form(["the Components V2 flag can't be taken back"])
    wanted = ("content", "embeds", "components", "flags", "attachments")
    message |= {name: body[name] for name in wanted if body.get(name) is not None}


async def read_original(fake: FakeDiscord, call: Call) -> Reply:
    found = _open(fake, call)
    if found.original is None:
        raise unknown("Message", 10008)
    return 200, found.original


async def edit_follow_up(fake: FakeDiscord, call: Call) -> Reply:
    found = _open(fake, call)
    for made in (*found.followups, *([found.original] if found.original else [])):
        if made["id"] == call.args["message_id"]:
            _change(made, call.body)
            return 200, made
    raise unknown("Message", 10008)


async def delete_original(fake: FakeDiscord, call: Call) -> Reply:
    found = _open(fake, call)
    found.original = None
    return 204, None
