"""``dutybell mcp``: the tools for an assistant that starts this program itself."""

from __future__ import annotations

import argparse
import asyncio
import logging
from getpass import getuser
from typing import Any

from adapters.process.clock import now
from adapters.process.wiring import opened_context, read_settings


def register(commands: Any) -> None:
    """Add ``mcp``."""
    mcp = commands.add_parser(
        "mcp", help="serve assistants over standard input and output (Model Context Protocol)"
    )
    mcp.set_defaults(call=_call)


def _call(_arguments: argparse.Namespace) -> int:
    # standard output is the protocol's; whatever a library logs goes to standard error
    logging.basicConfig(level=logging.WARNING)
    asyncio.run(_serve())
    return 0


async def _serve() -> None:
    from adapters.mcp.server import ServerParts, mcp_server
    from adapters.mcp.stdio import serve_stdio
    from bot.commands.tools import Caller
    from bot.domain.call_quota import CallQuota
    from bot.domain.questions import TERMINAL

    settings = read_settings()
    own = Caller(name=getuser(), place=TERMINAL)
    quota = CallQuota(per_minute=settings.api_per_minute, burst=settings.api_per_minute)
    async with opened_context(settings) as bot_context:
        asked = ServerParts(
            bot_context=bot_context, clock=now, quota=quota, caller_of=lambda _context: own
        )
        await serve_stdio(mcp_server(asked))
