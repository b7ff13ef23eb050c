"""Where the socket's address comes from, however Slack has us wait for it."""

from __future__ import annotations

import asyncio
from types import SimpleNamespace
from typing import Any, cast

import pytest
from slack_bolt.async_app import AsyncApp
from slack_sdk.errors import SlackApiError

from adapters.slack.inbound.sockets import Socket, SocketWatch

QUIET = SocketWatch(ping=1000.0)


class Doorkeeper:
    """Refuses once with these headers, then opens."""

    def __init__(self, headers: dict[str, str]) -> None:
        self.headers = headers
        self.asked = 0

    async def apps_connections_open(self, *, app_token: str) -> dict[str, str]:
        self.asked += 1
        if self.asked > 1:
            return {"url": f"wss://slack.example/{app_token}"}
        refusal = SimpleNamespace(
            data={"ok": False, "error": "ratelimited"}, status_code=429, headers=self.headers
        )
        raise SlackApiError("ratelimited", cast("Any", refusal))  # type: ignore[no-untyped-call]


@pytest.mark.parametrize(
    ("written", "waited"), [("1000000000", 1800.0), ("inf", 1800.0), ("7", 7.0), ("-3", None)]
)
async def test_no_header_keeps_a_socket_closed_for_longer_than_half_an_hour(
    monkeypatch: pytest.MonkeyPatch, written: str, waited: float | None
) -> None:
    slept: list[float] = []
    rest = asyncio.sleep

    async def sleep(seconds: float, *_: object) -> None:
        slept.append(seconds)
        await rest(0)

    socket = Socket(AsyncApp(token="xoxb-1", signing_secret="s"), "xapp-1", QUIET)
    door = Doorkeeper({"Retry-After": written})
    socket._handler = cast("Any", SimpleNamespace(client=SimpleNamespace(web_client=door)))
    monkeypatch.setattr("adapters.slack.inbound.sockets.asyncio.sleep", sleep)
    if waited is None:  # the SDK tries again by itself after a ping's time
        with pytest.raises(SlackApiError):
            await socket._address()
        return
    assert await socket._address() == "wss://slack.example/xapp-1"
    assert slept == [waited]


async def test_the_socket_asks_for_its_address_by_that_way(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = asyncio.Event()

    async def address(self: Socket) -> str:
        asked.set()
        await asyncio.Event().wait()
        return ""

    monkeypatch.setattr(Socket, "_address", address)
    socket = Socket(AsyncApp(token="xoxb-1", signing_secret="s"), "xapp-1", QUIET)
    await socket.start()
    async with asyncio.timeout(30):
        await asked.wait()
    await socket.stop()
