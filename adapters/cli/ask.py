"""``dutybell ask``: one question, or a stream of them as JSON lines."""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import re
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO

from adapters.cli.argument_types import DAY, read_by
from adapters.cli.json_lines import read_json
from adapters.console.choices import chosen, told
from adapters.console.saving import save
from adapters.console.words import SAVES
from adapters.process.clock import now
from adapters.process.wiring import opened_context, read_settings
from bot.cards import Attachment, Card, Reference, References
from bot.commands.spec import BotContext
from bot.domain.questions import TERMINAL, Person, Question
from bot.domain.text import Lang
from bot.errors import UserError
from bot.ports.language_model import LanguageModel
from bot.presentation.faces import face, options_of, short_text
from bot.presentation.messages import language_of_locale
from bot.presentation.plain_text import plain_text
from bot.reading.queries.understood import understood
from bot.reading.reading import ParseResult
from bot.reading.text.platform_text import plain

ModelOf = Callable[[Any], LanguageModel]
"""From the id of a line to the language model that reads its question."""


class BadLine(ValueError):
    """A line of standard input that is no question; its text says why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedLine:
    """One question of the stream. ``id`` is whatever the asker gave, handed back as it is."""

    id: Any
    text: str
    thread: tuple[str, ...] = ()
    as_of: date | None = None
    platform: str = ""
    """'slack' or 'discord' where the text is as that platform sends it."""


def register(commands: Any) -> None:
    """Add ``ask``."""
    question = commands.add_parser("ask", help="answer one question, or many as JSON lines")
    question.add_argument(
        "text", nargs="*", help="the question, or a command such as /tariff steel"
    )
    question.add_argument(
        "--as-of", type=read_by(asked_day, DAY), metavar="DATE", help="asked on that day"
    )
    question.add_argument("--lang", choices=("en", "fr"), help="answer in this language")
    question.add_argument(
        "--full", action="store_true", help="print all of the answer, with sources"
    )
    question.add_argument(
        "--more", metavar="NUMBER", help="open a choice under the answer, such as 1"
    )
    question.add_argument(
        "--save",
        nargs="?",
        const=".",
        type=Path,
        metavar="FOLDER",
        help="write the answer's files there (here, if left out): /changes 7d as xlsx",
    )
    question.add_argument("--json", action="store_true", help="print the answer as one JSON object")
    question.add_argument("--jsonl", action="store_true", help="read questions from standard input")
    question.add_argument(
        "--reader-record",
        metavar="FILE",
        help="with --jsonl: write what a language model would be asked, a line a question",
    )
    question.add_argument(
        "--reader-replay",
        metavar="FILE",
        help='with --jsonl: read questions by the replies of a file of {"id", "response"}',
    )
    question.set_defaults(call=_call)


def _call(arguments: argparse.Namespace) -> int:
    if not arguments.text and not arguments.jsonl:
        print("ask what? For example: dutybell ask 'steel?'", file=sys.stderr)
        return 2
    recorded, replayed = arguments.reader_record, arguments.reader_replay
    if ((recorded or replayed) and not arguments.jsonl) or (recorded and replayed):
        print("--reader-record or --reader-replay, with --jsonl", file=sys.stderr)
        return 2
    return asyncio.run(_answer(arguments))


async def _answer(arguments: argparse.Namespace) -> int:
    async with opened_context(read_settings()) as bot_context:
        if arguments.jsonl:
            with _model_of_files(arguments) as model_of:
                await stream(
                    bot_context,
                    sys.stdin,
                    sys.stdout,
                    arguments.as_of,
                    arguments.lang,
                    model_of=model_of,
                )
            return 0
        line = AskedLine(id=None, text=" ".join(arguments.text), as_of=arguments.as_of)
        card, parsed = await _chosen(bot_context, line, arguments)
    if arguments.json:
        print(json.dumps(as_json(card, parsed), ensure_ascii=False))
    else:
        print(plain_text(card) if arguments.full else told(card) or plain_text(card))
        if not arguments.save and any(isinstance(part, Attachment) for part in card.parts):
            print(SAVES.on(card.lang), file=sys.stderr)
    return _save(card, arguments.save) if arguments.save else 0


def _save(card: Card, folder: Path) -> int:
    """Write the card's files, and tell where; 1 where it has none or they cannot be written."""
    try:
        written = save(card, folder)
    except OSError as error:
        print(f"cannot write to {folder}: {error.strerror}", file=sys.stderr)
        return 1
    if not written:
        print("this answer has no file; ask for one: /changes 7d as xlsx", file=sys.stderr)
    for path in written:
        print(f"wrote {path}", file=sys.stderr)
    return 0 if written else 1


async def _chosen(
    bot_context: BotContext, line: AskedLine, arguments: argparse.Namespace
) -> tuple[Card, ParseResult | None]:
    """The answer, or what the choice under it leads to that ``--more`` names."""
    card, parsed = await answered(bot_context, line, arguments.lang)
    if arguments.more is None:
        return card, parsed
    offered = options_of(card)
    option = chosen(arguments.more, offered)
    if option is None:
        told = f"1 to {len(offered)}, a choice under the answer" if offered else "no choice to open"
        raise UserError(f"--more {arguments.more}: expected {told}")
    if option.detail:
        return face(card, option.detail), parsed
    return await answered(
        bot_context, replace(line, text=option.question), arguments.lang or card.lang
    )


async def stream(
    bot_context: BotContext,
    source: Iterable[str],
    sink: TextIO,
    as_of: date | None,
    lang: Lang | None,
    *,
    model_of: ModelOf | None = None,
) -> None:
    """One line out for each line in, as soon as it is answered; bad lines don't stop the rest.

    ``model_of`` gives the language model that reads the question of an id.
    """
    for written in source:
        if not written.strip():
            continue
        out = await _line_out(bot_context, written, as_of, lang, model_of)
        print(_printable(json.dumps(out, ensure_ascii=False)), file=sink, flush=True)


def _printable(written: str) -> str:
    """Half a character (a lone surrogate) as an escape: no encoding has it, JSON does."""
    return _SURROGATES.sub(lambda half: f"\\u{ord(half[0]):04x}", written)


_SURROGATES = re.compile("[\ud800-\udfff]")


@contextmanager
def _model_of_files(arguments: argparse.Namespace) -> Iterator[ModelOf | None]:
    """The model that the files of the command line stand for. Raises BadReplies, UserError."""
    from adapters.language_model.files import Recorded, Replayed, read_replies

    try:
        if arguments.reader_record:
            with Path(arguments.reader_record).open("w", encoding="utf-8") as sink:
                yield lambda identifier: Recorded(id=identifier, sink=sink)
            return
        if arguments.reader_replay:
            with Path(arguments.reader_replay).open(encoding="utf-8", errors="replace") as file:
                replies = read_replies(file)
            yield lambda identifier: Replayed(id=identifier, replies=replies)
            return
    except OSError as error:
        raise UserError(f"{error.filename}: {error.strerror}") from None
    yield None


async def _line_out(
    bot_context: BotContext,
    written: str,
    as_of: date | None,
    lang: Lang | None,
    model_of: ModelOf | None,
) -> dict[str, Any]:
    try:
        line = read_line(written)
    except BadLine as error:
        return {"id": _id_of(written), "error": str(error)}
    asked = line if line.as_of else replace(line, as_of=as_of)
    if model_of is not None:
        from bot.reading.language_model.reader import ModelReader

        bot_context = replace(bot_context, reader=ModelReader(model=model_of(line.id)))
    return {"id": line.id, **as_json(*await answered(bot_context, asked, lang))}


def read_line(written: str) -> AskedLine:
    """The question of one line. Raises BadLine.

    >>> read_line('{"id": 1, "text": "steel?"}').text
    'steel?'
    """
    try:
        held = read_json(written)
    except (ValueError, RecursionError):
        raise BadLine("not JSON: expected an object with id and text") from None
    if not isinstance(held, dict):
        raise BadLine("expected an object with id and text")
    if "id" not in held or not isinstance(held.get("text"), str):
        raise BadLine("expected an id and a text")
    thread = held.get("thread") or []
    if not isinstance(thread, list) or not all(isinstance(turn, str) for turn in thread):
        raise BadLine('expected thread to be a list of lines such as "user: steel?"')
    platform = held.get("platform") or ""
    if platform not in _PLATFORMS:
        raise BadLine('expected platform to be "slack" or "discord"')
    return AskedLine(
        id=held["id"],
        text=held["text"],
        thread=tuple(thread),
        as_of=_day(held.get("as_of")),
        platform=platform,
    )


_PLATFORMS = frozenset({"", "slack", "discord"})


def _day(written: object) -> date | None:
    if written is None:
        return None
    try:
        return asked_day(str(written))
    except ValueError:
        told = f"expected as_of to be a day such as 2026-10-10, of {_YEARS[0]} to {_YEARS[-1]}"
        raise BadLine(told) from None


_YEARS = range(1900, 2200)
"""Days to ask about. Far from both ends of the calendar, so that a year before or after is one."""


def asked_day(written: str) -> date:
    """A day as a person may name it. Raises ValueError."""
    day = date.fromisoformat(written)
    if day.year not in _YEARS:
        raise ValueError(f"{written}: expected a day of {_YEARS[0]} to {_YEARS[-1]}")
    return day


def _id_of(written: str) -> Any:
    """The id of a bad line, where there is one to be read."""
    try:
        held = read_json(written)
    except (ValueError, RecursionError):
        return None
    return held.get("id") if isinstance(held, dict) else None


async def answered(
    bot_context: BotContext, line: AskedLine, lang: Lang | None
) -> tuple[Card, ParseResult | None]:
    """The answer to one line, and how it was read.

    Nothing is remembered between lines but what they carry.
    """
    from bot.commands.dispatch.dispatcher import dispatch

    moment = now()
    question = Question(
        text=plain(line.text, line.platform),
        day=line.as_of or local_day(moment),
        now=moment,
        place=TERMINAL,
        person=Person(id="console", admin=True),
        lang=lang,
        locale=locale(),
        thread=line.thread,
    )
    found = await dispatch(question, bot_context)
    return found.card, found.parsed


def local_day(moment: datetime) -> date:
    """The day of ``moment`` where this machine is."""
    return moment.astimezone().date()


def locale() -> Lang:
    """The language of the environment, where it is one of ours; else English."""
    said = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return language_of_locale(said)


def as_json(card: Card, parsed: ParseResult | None = None) -> dict[str, Any]:
    """What scripts get: what was understood, the whole answer, its sources, its freshness."""
    return {
        "command": parsed.understood["command"] if parsed else card.command,
        **_read(card, parsed),
        "short": short_text(card) or plain_text(card),
        "text": plain_text(card),
        "sources": [source_words(reference) for reference in references(card)],
        "data_as_of": str(card.data_as_of) if card.data_as_of else None,
        "day": str(card.day) if card.day else None,
        "lang": card.lang,
    }


def _read(card: Card, parsed: ParseResult | None) -> dict[str, Any]:
    """How the question was read: of a typed command, what it says itself."""
    if parsed is None:
        if card.query is None:
            return {}
        return {"understood": understood(card.query, card.command), "confidence": 1.0}
    return {
        "understood": parsed.understood,
        "queries": [parsed.understood]
        if parsed.doubted
        else [understood(q, q.command) for q in parsed.queries],
        "confidence": parsed.confidence,
        "alternatives": [
            {**understood(a.query, a.command), "confidence": a.chance} for a in parsed.alternatives
        ],
        "ignored": list(parsed.ignored),
        **({"model": parsed.model} if parsed.model else {}),
    }


def references(card: Card) -> Iterator[Reference]:
    """The sources shown under a card."""
    for part in card.parts:
        if isinstance(part, References):
            yield from part.items


def source_words(reference: Reference) -> str:
    """'Title (publisher, day): address'."""
    about = ", ".join(bit for bit in (reference.publisher, reference.day) if bit)
    named = f"{reference.title} ({about})" if about else reference.title
    return f"{named}: {reference.address}" if reference.address else named
