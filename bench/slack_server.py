"""One server under the Slack benchmark, in a process of its own.

`python -m bench.slack_server ours|bare --api URL --data FOLDER`. Prints its address when ready, and
answers ``/cpu`` with the seconds of CPU it has used.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import time
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from aiohttp import web
from slack_bolt.adapter.aiohttp import to_aiohttp_response, to_bolt_request
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.web.async_client import AsyncWebClient

SECRET = "bench"
TOKEN = "xoxb-bench"
ROOT = Path(__file__).resolve().parents[1]


def bare(api: str) -> list[web.RouteDef]:
    """Bolt that acknowledges and responds through one pooled session, and does nothing else."""
    pool: list[aiohttp.ClientSession] = []

    async def authorize() -> AuthorizeResult:
        return AuthorizeResult(enterprise_id=None, team_id="T1", bot_token=TOKEN)

    app = AsyncApp(
        signing_secret=SECRET,
        authorize=authorize,
        client=AsyncWebClient(base_url=api),
        process_before_response=True,
    )
    tasks: set[asyncio.Task[None]] = set()

    async def respond(url: str) -> None:
        if not pool:
            pool.append(aiohttp.ClientSession())
        async with pool[0].post(url, json={"text": "ok"}) as response:
            await response.read()

    async def command(ack, body):  # type: ignore[no-untyped-def]  # Bolt injects by name
        await ack()
        task = asyncio.create_task(respond(body["response_url"]))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    app.command(re.compile(".*"))(command)

    async def events(query: web.Request) -> web.Response:
        return await to_aiohttp_response(await app.async_dispatch(await to_bolt_request(query)))

    return [web.post("/slack/events", events)]


async def ours(api: str, data: Path) -> list[web.RouteDef]:
    """Dutybell as it runs."""
    from adapters.process.collector import collect_seldom, keep_loaded
    from adapters.slack.app import SlackApp
    from adapters.slack.settings import SlackSettings
    from bot.commands.rates.ahead import RatesAhead
    from bot.commands.registry import COMMANDS
    from bot.commands.spec import BotContext
    from store.store import load_catalogue, open_store

    collect_seldom()
    store = await open_store(data=data)
    await load_catalogue(store, ROOT / "config" / "catalogue", datetime.now(UTC), always=False)
    await store.snapshot(now=True)
    await RatesAhead(store).tick(datetime.now(UTC))  # as the bot does within its first minute
    settings = SlackSettings(bot_token=TOKEN, signing_secret=SECRET, api_url=api)
    app = SlackApp(settings, BotContext(store=store, catalogue=COMMANDS), lambda: datetime.now(UTC))
    await app.start()
    keep_loaded()
    return app.routes()


async def _cpu(_query: web.Request) -> web.Response:
    return web.Response(text=str(time.process_time()))


async def _serve(options: argparse.Namespace) -> None:
    data = Path(options.data)
    routes = bare(options.api) if options.which == "bare" else await ours(options.api, data)
    server = web.Application()
    server.add_routes([*routes, web.get("/cpu", _cpu)])
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events", flush=True)
    await asyncio.Event().wait()


def main() -> None:
    """Serve until killed."""
    parser = argparse.ArgumentParser()
    parser.add_argument("which", choices=["ours", "bare"])
    parser.add_argument("--api", required=True)
    parser.add_argument("--data", required=True)
    asyncio.run(_serve(parser.parse_args()))


if __name__ == "__main__":
    main()
