"""A process that is told to stop while Discord keeps it away."""

from __future__ import annotations

import asyncio
import os
import signal
import socket
import sys
import time
from pathlib import Path

from tests.discord.conftest import Start
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import TOKEN
from tests.shipped_store import copied

STOPS_WITHIN = 40
"""Seconds that a stopping process has: what a container is given before it is killed."""


def closed_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


async def test_sigterm_ends_a_process_whose_gateway_refuses_it(
    fake: FakeDiscord, tmp_path: Path
) -> None:
    environment = {
        **os.environ,
        "DUTYBELL_DATA": str(copied(tmp_path / "data")),
        "DUTYBELL_HTTP_PORT": "0",
        "DUTYBELL_METRICS_PORT": "0",
        "DISCORD_TOKEN": TOKEN,
        "DISCORD_API_BASE": fake.base,
        "DISCORD_GATEWAY": f"ws://127.0.0.1:{closed_port()}",
        "DISCORD_SHARD_COUNT": "1",
    }
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "adapters.cli", "run"),
        env=environment,
        stdin=asyncio.subprocess.DEVNULL,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stderr is not None
    said = b""
    try:
        async with asyncio.timeout(60):
            while b"Failed to connect for shard_id" not in said:
                said += await process.stderr.readline()
        begun = time.monotonic()
        process.send_signal(signal.SIGTERM)
        code = await asyncio.wait_for(process.wait(), STOPS_WITHIN)
    finally:
        if process.returncode is None:
            process.kill()
            await process.wait()
    assert (code, time.monotonic() - begun < STOPS_WITHIN) == (0, True), said


async def test_a_process_ends_while_its_gateway_is_being_opened_anew(
    fake: FakeDiscord, start: Start
) -> None:
    running = await start()
    fake.gateway.mute = True
    known = fake.gateway.connected
    await fake.gateway.ask_to_reconnect()
    async with asyncio.timeout(60):
        while fake.gateway.connected == known:
            await asyncio.sleep(0.01)
    running.task.cancel()
    done, _ = await asyncio.wait([running.task], timeout=60)
    assert done == {running.task}
