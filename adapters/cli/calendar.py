"""``dutybell calendar``: what is dated, as a calendar or a feed."""

from __future__ import annotations

import argparse
import asyncio
import sys
from pathlib import Path
from typing import Any

from bot.errors import BotError


def register(commands: Any) -> None:
    """Add ``calendar``."""
    calendar = commands.add_parser(
        "calendar", help="what is dated, as an iCalendar file or an Atom feed"
    )
    calendar.add_argument("--atom", action="store_true", help="a feed, newest first")
    about = calendar.add_mutually_exclusive_group()
    about.add_argument("--topics", default="", help="only these: 'steel, section 338'")
    about.add_argument(
        "--watch", action="store_true", help="only what touches the terminal's watch list"
    )
    calendar.add_argument("--out", default="-", metavar="FILE", help="where to (else stdout)")
    calendar.add_argument("--lang", choices=("en", "fr"), default="en")
    calendar.set_defaults(call=_call)


def _call(arguments: argparse.Namespace) -> int:
    content = asyncio.run(_content(arguments))
    if arguments.out == "-":
        sys.stdout.buffer.write(content)
        return 0
    try:
        Path(arguments.out).write_bytes(content)
    except OSError as wrong:
        raise BotError(f"{wrong.filename}: {wrong.strerror}") from wrong
    return 0


async def _content(arguments: argparse.Namespace) -> bytes:
    from adapters.calendar.edition import edition_of
    from adapters.calendar.kinds import KINDS
    from adapters.process.clock import now
    from adapters.process.wiring import opened_context, read_settings
    from bot.digest.calendar import entries_for, entries_on, topics_of
    from bot.domain.days import law_day
    from bot.domain.questions import TERMINAL
    from bot.presentation.dated_entries import own_list

    lang, today = arguments.lang, law_day(now())
    async with opened_context(read_settings()) as bot_context:
        snapshot = await bot_context.store.snapshot()
        facts = snapshot.facts
        if arguments.watch:
            async with bot_context.store.transaction() as records:
                watched = await records.watch_lists.at(TERMINAL)
            about, entries = own_list(lang), entries_for(watched, facts, today, lang)
        else:
            topics = topics_of(arguments.topics, snapshot)
            about, entries = ", ".join(topics.slugs), entries_on(topics, facts, today, lang)
    kind = KINDS["atom" if arguments.atom else "ics"]
    return kind.write(edition_of(facts, today, lang, about=about), entries)
