"""Reading what was sent."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator

from tests.platforms.discord.contract import components
from tests.platforms.discord.refusals import Json
from tests.platforms.discord.world import Channel


def texts(message: Json) -> str:
    """All text a reader sees, in order."""
    shown = [c["content"] for c in components(message["components"]) if c["type"] == 10]
    return "\n".join(shown)


def buttons(message: Json) -> dict[str, str]:
    """Label to custom_id."""
    found = components(message["components"])
    return {c["label"]: c["custom_id"] for c in found if c["type"] == 2}


def inputs(form: Json) -> dict[str, str]:
    """What the fields of a form hold as it opens, by custom_id."""
    held: dict[str, str] = {}
    for one in (label["component"] for label in form["components"]):
        picked = [o["value"] for o in one.get("options") or [] if o.get("default")]
        picked += [str(o["id"]) for o in one.get("default_values") or []]
        held[one["custom_id"]] = one.get("value") or ", ".join(picked)
    return held


def from_bot(channel: Channel) -> list[Json]:
    """The bot's messages, oldest first."""
    return [m for m in channel.messages.values() if m["author"].get("bot")]


async def until(true: Callable[[], object], seconds: float = 60.0) -> None:
    """Wait for something to become true; TimeoutError when it doesn't."""
    async with asyncio.timeout(seconds):
        while not true():
            await asyncio.sleep(0.01)


def walk(value: object) -> Iterator[object]:
    """Every value inside a JSON value."""
    yield value
    if isinstance(value, dict):
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)
