"""``dutybell questions``: the misread ones that workspaces let us keep, exported and erased."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import Any, TextIO

from adapters.process.clock import now
from adapters.process.platforms import PLATFORMS
from adapters.process.wiring import opened_store, read_settings
from bot.domain.questions import TERMINAL
from bot.errors import UserError


def register(commands: Any) -> None:
    """Add ``questions``."""
    family = commands.add_parser(
        "questions", help="misread questions that workspaces let us keep: export, erase"
    )
    acts = family.add_subparsers(dest="act", metavar="ACT", required=True)
    keep = acts.add_parser("keep", help="whether misread questions of this terminal are kept")
    keep.add_argument("switch", nargs="?", choices=("on", "off"), help="nothing: only tell")
    keep.set_defaults(call=_keep)
    export = acts.add_parser("export", help="write them as lines of training data")
    export.add_argument("file", nargs="?", type=Path, help="a file; standard output without one")
    export.set_defaults(call=_export)
    erase = acts.add_parser("erase", help="delete them")
    erase.set_defaults(call=_erase)
    for act in (export, erase):
        names = (*(platform.name for platform in PLATFORMS), TERMINAL.platform)
        act.add_argument("--platform", choices=names, default="", help="of this platform alone")
        act.add_argument("--workspace", help="of this workspace or server alone")


def _keep(arguments: argparse.Namespace) -> int:
    return asyncio.run(_kept(arguments.switch))


async def _kept(switch: str | None) -> int:
    async with opened_store(read_settings()) as store, store.transaction() as records:
        if switch is not None:
            await records.kept_questions.allow(TERMINAL, allowed=switch == "on", now=now())
        on = await records.kept_questions.allowed(TERMINAL)
    print(
        "on: misread questions of this terminal are kept for 90 days, without names"
        if on
        else "off: no questions of this terminal are kept"
    )
    return 0


def _export(arguments: argparse.Namespace) -> int:
    return asyncio.run(_exported(arguments))


async def _exported(arguments: argparse.Namespace) -> int:
    from bot.reading.queries.training_lines import training_line

    async with opened_store(read_settings()) as store, store.transaction() as records:
        found = await records.kept_questions.all(arguments.platform, arguments.workspace)
    lines = [
        json.dumps(training_line(question, number), ensure_ascii=False)
        for number, question in enumerate(found, start=1)
    ]
    if arguments.file is None:
        _write(lines, sys.stdout)
        return 0
    try:
        with arguments.file.open("w", encoding="utf-8") as file:
            _write(lines, file)
    except OSError as error:
        raise UserError(f"{arguments.file}: {error.strerror}") from None
    print(f"wrote {len(lines)} questions to {arguments.file}")
    return 0


def _write(lines: list[str], file: TextIO) -> None:
    file.writelines(f"{line}\n" for line in lines)


def _erase(arguments: argparse.Namespace) -> int:
    return asyncio.run(_erased(arguments))


async def _erased(arguments: argparse.Namespace) -> int:
    async with opened_store(read_settings()) as store, store.transaction() as records:
        gone = await records.kept_questions.erase(arguments.platform, arguments.workspace)
    print(f"erased: {gone}")
    return 0
