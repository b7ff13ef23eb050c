"""``dutybell backup`` and ``dutybell export``: copies of what is held."""

from __future__ import annotations

import argparse
import asyncio
import json
from pathlib import Path
from typing import Any

from adapters.process.platforms import PLATFORMS
from adapters.process.wiring import opened_store, read_settings


def register(commands: Any) -> None:
    """Add ``backup`` and ``export``."""
    backup = commands.add_parser("backup", help="copy the SQLite store while it is in use")
    backup.add_argument("file", type=Path, help="a new file")
    backup.set_defaults(call=_backup)
    export = commands.add_parser("export", help="everything held about a workspace, as JSON")
    export.add_argument("platform", choices=[platform.name for platform in PLATFORMS])
    export.add_argument("workspace", help="the workspace's or server's id")
    export.set_defaults(call=_export)


def _backup(arguments: argparse.Namespace) -> int:
    from store.backup import NoBackup, backup

    settings = read_settings()
    if settings.database_url:
        raise NoBackup("the store is a PostgreSQL: use pg_dump, see docs/operations.md")
    asyncio.run(backup(settings.data, arguments.file))
    print(f"wrote {arguments.file}")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    return asyncio.run(_exported(arguments.platform, arguments.workspace))


async def _exported(platform: str, workspace: str) -> int:
    from store.export import export

    async with opened_store(read_settings()) as store, store.work() as work:
        held = await export(work, platform, workspace)
    print(json.dumps(held, ensure_ascii=False, indent=2))
    return 0
