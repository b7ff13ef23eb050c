"""``dutybell watch``: the terminal's own list of what it trades in."""

from __future__ import annotations

import argparse
import asyncio
import sys
from getpass import getuser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from adapters.workbooks import csv_of, is_xlsx
from bot.errors import BotError
from bot.ports.workbooks import BadWorkbook

if TYPE_CHECKING:
    from bot.cards import Card
    from bot.commands.dispatch.dispatcher import Dispatched
    from bot.commands.spec import BotContext

TOLD = """\
import FILE        a CSV or Excel file (- for stdin) whose first row names the columns: code, name,
                   from, to, yearly value, currency, usmca, sku, in English or French
exposure [on DAY]  the duty it pays a year, and when that changes next
list, add, remove, export, as /watch has them
"""


def register(commands: Any) -> None:
    """Add ``watch``."""
    watch = commands.add_parser(
        "watch",
        help="what you trade in, and the duty it pays a year",
        epilog=TOLD,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    watch.add_argument("words", nargs="+", metavar="WORD", help="import FILE, exposure, list ...")
    files = watch.add_mutually_exclusive_group()
    files.add_argument("--csv", metavar="FILE", help="write the exposure or export to this file")
    files.add_argument("--xlsx", metavar="FILE", help="the same as an Excel workbook")
    watch.add_argument("--lang", choices=("en", "fr"), help="answer in this language")
    watch.set_defaults(call=_call)


def _call(arguments: argparse.Namespace) -> int:
    try:
        return asyncio.run(_answer(arguments))
    except BrokenPipeError:
        raise
    except OSError as wrong:
        raise BotError(f"{wrong.filename}: {wrong.strerror}") from wrong


async def _answer(arguments: argparse.Namespace) -> int:
    from adapters.console.text import printable
    from adapters.process.wiring import opened_context, read_settings
    from bot.presentation.plain_text import plain_text

    order, *rest = arguments.words
    options = {}
    if order == "import":
        if len(rest) != 1:
            raise BotError("import what? For example: dutybell watch import goods.csv")
        options["rows"] = _text(rest[0])
        arguments.words = ["upload"]
    if arguments.xlsx and order == "export":
        options["file"] = "xlsx"
    async with opened_context(read_settings()) as bot_context:
        answered = await _asked(arguments, options, bot_context)
    card = answered.card
    if answered.refused is not None or answered.failed:
        print(printable(plain_text(card)), file=sys.stderr)
        return 1
    if arguments.csv or arguments.xlsx:
        _write(card, arguments.xlsx or arguments.csv, "xlsx" if arguments.xlsx else "csv")
    print(printable(plain_text(card)))
    return 0 if card.command == "watch" else 1


def _text(name: str) -> str:
    from bot.ingest.watch_list import MOST_BYTES, NoWatchList, decoded
    from bot.presentation.watch.faults import workbook_words

    with sys.stdin.buffer if name == "-" else Path(name).open("rb") as file:
        content = file.read(MOST_BYTES + 1)  # a device or a pipe may have no end
    try:
        return decoded(csv_of(content) if is_xlsx(content[:8]) else content)
    except BadWorkbook as wrong:
        raise BotError(workbook_words(name, wrong.fault, "en")) from None
    except NoWatchList as wrong:
        raise BotError(f"{name}: {wrong}") from None


async def _asked(
    arguments: argparse.Namespace, options: dict[str, str], bot_context: BotContext
) -> Dispatched:
    from adapters.process.clock import now
    from bot.commands.dispatch.dispatcher import dispatch
    from bot.domain.questions import TERMINAL, Person, Question

    moment = now()
    question = Question(
        text=" ".join(arguments.words),
        command="watch",
        options=options,
        day=moment.astimezone().date(),
        now=moment,
        place=TERMINAL,
        person=Person(id=getuser(), admin=True),
        lang=arguments.lang,
    )
    return await dispatch(question, bot_context)


def _write(card: Card, name: str, kind: str) -> None:
    from bot.cards import Attachment
    from bot.presentation.faces import face

    parts = (*card.parts, *face(card, kind).parts)
    file = next((part for part in parts if isinstance(part, Attachment)), None)
    if file is None:
        raise BotError("this answer has no file: try exposure or export")
    Path(name).write_bytes(file.content)
