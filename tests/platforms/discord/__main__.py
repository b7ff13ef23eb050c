"""Run the fake as a process: ``python -m tests.platforms.discord --port 8601``."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys

from tests.platforms.discord.rates import Rates
from tests.platforms.discord.server import FakeDiscord


async def serve(asked: argparse.Namespace) -> None:
    """Serve until stopped. The first line on stdout is a JSON object with the addresses."""
    rates = Rates(
        everywhere=(asked.everywhere, 1.0),
        messages=(asked.messages, 5.0),
        others=(asked.others, 1.0),
    )
    made = FakeDiscord(
        rates=rates, shards=asked.shards, validate=not asked.no_schema, port=asked.port
    )
    async with made as fake:
        fake.world.open = asked.open
        for index in range(asked.guilds):
            fake.world.add_guild(index, channels=asked.channels, roles=asked.roles)
        said = {"base": fake.base, "gateway": fake.gateway.url, "token": fake.world.token}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()
        await asyncio.Event().wait()


def main() -> None:
    """Read the command line and serve."""
    parser = argparse.ArgumentParser(prog="python -m tests.platforms.discord", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one")
    parser.add_argument("--guilds", type=int, default=1)
    parser.add_argument("--channels", type=int, default=1, help="a guild")
    parser.add_argument("--roles", type=int, default=1, help="a guild")
    parser.add_argument("--shards", type=int, default=1)
    parser.add_argument("--open", action="store_true", help="create a channel on its first post")
    parser.add_argument("--no-schema", action="store_true", help="for load: skip the schema")
    parser.add_argument("--everywhere", type=int, default=50, help="requests a second; 0 no limit")
    parser.add_argument("--messages", type=int, default=5, help="a channel in 5 s; 0 no limit")
    parser.add_argument("--others", type=int, default=50, help="a bucket a second; 0 no limit")
    try:
        asyncio.run(serve(parser.parse_args()))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
