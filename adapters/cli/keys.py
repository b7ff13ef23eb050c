"""``dutybell keys new NAME``: a key for a program, and the line to keep of it."""

from __future__ import annotations

import argparse
import secrets
import sys
from typing import Any

from bot.errors import BotError


def register(commands: Any) -> None:
    """Add ``keys``."""
    keys = commands.add_parser("keys", help="make a key for a program that asks over HTTP")
    keys.add_argument("action", choices=("new",))
    keys.add_argument("name", help="whose key it is: a watch list of its own goes with it")
    keys.set_defaults(call=_call)


def _call(arguments: argparse.Namespace) -> int:
    from bot.domain.access_keys import AccessKeys, digest_of

    key = secrets.token_urlsafe(32)
    line = f"{arguments.name}=sha256:{digest_of(key).hex()}"
    try:
        named = AccessKeys.parse(line).names
    except ValueError:
        named = ()
    if named != (arguments.name,):
        raise BotError("a name is of letters, digits, dots and dashes: dutybell keys new acme")
    print(key)
    print(
        f"The line for DUTYBELL_API_KEYS_FILE or DUTYBELL_MCP_KEYS_FILE:\n{line}", file=sys.stderr
    )
    return 0
