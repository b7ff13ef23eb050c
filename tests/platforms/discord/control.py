"""Orders from outside the process: POST /_control changes things, GET /_record tells them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from aiohttp import web

from tests.platforms.discord.faults import Fault
from tests.platforms.discord.rates import Limiter, Rates
from tests.platforms.discord.refusals import Json

if TYPE_CHECKING:
    from tests.platforms.discord.server import FakeDiscord


async def control(fake: FakeDiscord, request: web.Request) -> web.Response:
    """One or more orders by name:

    ``fault`` {path, method, way, status, code, seconds, times, after}, ``faults`` [] clears,
    ``rates`` {everywhere, messages, others} each [requests, seconds], ``guilds`` how many,
    ``channel`` {id, guild, permissions, archived, locked}, ``open`` true creates channels on
    their first post, ``gateway`` drop | reconnect | invalid | resumable, ``token`` a new one,
    ``reset`` true forgets the calls and messages.
    """
    orders: Json = await request.json()
    made: Json = {}
    for name, value in orders.items():
        made[name] = await _obey(fake, name, value)
    return web.json_response(made)


async def _obey(fake: FakeDiscord, name: str, value: object) -> object:
    match name, value:
        case "fault", dict():
            fake.faults.add(Fault(**value))
        case "faults", []:
            fake.faults.ordered.clear()
        case "rates", dict():
            windows: Json = {key: tuple(pair) for key, pair in value.items()}
            fake.limiter = Limiter(Rates(**windows))
        case "guilds", int():
            return [fake.world.add_guild(n).id for n in range(value)]
        case "channel", dict():
            _channel(fake, dict(value))
        case "open", bool():
            fake.world.open = value
        case "gateway", str():
            await _gateway(fake, value)
        case "token", str():
            fake.world.token = value
            await fake.gateway.drop(4004)
        case "reset", True:
            fake.calls.clear()
            for channel in fake.world.channels.values():
                channel.messages.clear()
        case _:
            raise web.HTTPBadRequest(text=f"no order {name!r} with {value!r}")
    return True


def _channel(fake: FakeDiscord, fields: Json) -> None:
    number = int(fields.pop("id"))
    guild = fields.pop("guild", None)
    found = fake.world.channels.get(number)
    if found is None:
        found = fake.world.add_channel(guild, number)
    for name, value in fields.items():
        setattr(found, name, value)


async def _gateway(fake: FakeDiscord, way: str) -> None:
    match way:
        case "drop":
            await fake.gateway.drop()
        case "reconnect":
            await fake.gateway.ask_to_reconnect()
        case "invalid":
            await fake.gateway.invalidate()
        case "resumable":
            await fake.gateway.invalidate(resumable=True)
        case _:
            raise web.HTTPBadRequest(text=f"the gateway knows no {way!r}")


async def record(fake: FakeDiscord, request: web.Request) -> web.Response:
    """What happened: calls, messages a channel in their order, replies by status."""
    statuses: dict[str, int] = {}
    for call in fake.calls:
        statuses[str(call.status)] = statuses.get(str(call.status), 0) + 1
    body: Json = {
        "statuses": statuses,
        "violations": fake.violations,
        "syncs": fake.world.syncs,
        "channels": {
            str(channel.id): list(channel.messages.values())
            for channel in fake.world.channels.values()
            if channel.messages
        },
    }
    if request.query.get("calls"):
        body["calls"] = [
            {"method": c.method, "path": c.path, "at": c.at, "status": c.status, "body": c.sent}
            for c in fake.calls
        ]
    return web.Response(body=json.dumps(body).encode(), content_type="application/json")
