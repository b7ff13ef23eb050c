"""The fake in a process of its own: `python -m tests.platforms.slack --port 4010`.

Prints `listening on URL` when ready. SLACK_API_URL is that URL with /api/ behind it.
"""

from __future__ import annotations

import argparse
import asyncio

from tests.platforms.slack.server import FakeSlack


async def _serve(options: argparse.Namespace) -> None:
    slack = await FakeSlack.start(port=options.port)
    slack.schemas = not options.no_schemas
    slack.rates.posts_per_second = options.posts_per_second
    slack.rates.speed = options.speed
    for team in options.team:
        slack.world.add_workspace(team)
    print(f"listening on {slack.origin}", flush=True)  # noqa: T201 - the parent reads the address
    try:
        await asyncio.Event().wait()
    finally:
        await slack.stop()


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=0)
    parser.add_argument("--team", action="append", default=[], help="a workspace to begin with")
    parser.add_argument("--no-schemas", action="store_true", help="skip the slower schema checks")
    parser.add_argument("--posts-per-second", type=float, default=1.0, help="for each channel")
    parser.add_argument("--speed", type=float, default=1.0, help="of the per-minute tiers")
    asyncio.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
