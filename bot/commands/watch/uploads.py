"""Tables given to a watch list: rows pasted are kept at once, a file waits for somebody's word."""

from __future__ import annotations

import asyncio
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from bot.cards import Bullets, ButtonOption, Card, Detail, Headline, Part, ShortCard
from bot.commands.parsing.typed_options import options_of
from bot.commands.permissions import check_may_change
from bot.commands.spec import CommandContext
from bot.commands.watch.answers import card_of
from bot.commands.watch.changing import kept
from bot.commands.watch.options import WatchOptions
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.domain.uploaded_files import UploadedFile
from bot.domain.watch_lists import BadRow, ReadList, Upload, WatchLine, plain
from bot.errors import BadOption, UserError
from bot.ingest.table_text import is_workbook
from bot.ingest.watch_list import NoWatchList, decoded, read_watch_list
from bot.ports.workbooks import BadWorkbook, Workbooks
from bot.presentation.duty.card import round_money
from bot.presentation.plain_words import colon
from bot.presentation.watch import words
from bot.presentation.watch.faults import file_words, given_words, row_words, workbook_words

_SHOWN = 15
_ROWS = re.compile(r"\b(?:rows|lignes)\b[ :=]{0,9}(?P<rows>.*)", re.DOTALL | re.IGNORECASE)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_ID_LETTERS = 16
_ZIP = b"PK\x03\x04"


async def upload(query: Query, context: CommandContext) -> Card:
    """A table; what is wrong with some rows is told, the rest is kept, or waits to be."""
    given = context.question.file
    if given is not None:
        return await _asked(query, context, await _of_file(given, context))
    found = _ROWS.search(context.question.text)
    rows = context.question.options.get("rows", "") or (found["rows"] if found else "")
    if not rows.strip():
        raise BadOption(words.NO_ROWS.on(context.lang))
    try:
        read = read_watch_list(rows)
    except NoWatchList as wrong:
        raise UserError(file_words(wrong.fault, context.lang)) from None
    return await kept(query, context, read.lines, *_read_parts(read, context.lang))


async def _of_file(given: UploadedFile, context: CommandContext) -> Upload:
    """The file as it was read. Raises UserError for one that is no list."""
    given = replace(given, name=plain(given.name))
    if given.fault is not None:
        raise UserError(given_words(given.name, given.fault, context.lang))
    try:
        # a workbook of 5,000 rows takes a second
        read = await asyncio.to_thread(_table, given.content, context.workbooks)
    except BadWorkbook as wrong:
        raise UserError(workbook_words(given.name, wrong.fault, context.lang)) from None
    except NoWatchList as wrong:
        raise UserError(f"{given.name}: {file_words(wrong.fault, context.lang)}") from None
    return Upload(
        id=_id(given.content),
        by=context.question.person.id,
        name=given.name,
        read=read,
        made_at=context.question.now,
    )


def _table(content: bytes, books: Workbooks | None) -> ReadList:
    if content.startswith(_ZIP) and books is not None and is_workbook(content[:8]):
        content = books.csv(content)
    return read_watch_list(decoded(content))


def _id(content: bytes) -> str:
    """Letters alone, so that no command line takes it for a code or a number."""
    number = int.from_bytes(hashlib.sha256(content).digest())
    made = ""
    for _ in range(_ID_LETTERS):
        number, place = divmod(number, len(_LETTERS))
        made += _LETTERS[place]
    return made


async def _asked(query: Query, context: CommandContext, one: Upload) -> Card:
    """What was read, and whether to keep it. Raises UserError where no row could be read."""
    if one.read.lines:
        await context.records.watch_lists.put_upload(context.question.place, one)
    return await _question(query, context, one)


async def uploaded(query: Query, context: CommandContext) -> Card:
    """The same question once more, as its pages and details ask it."""
    return await _question(query, context, await _waiting(query, context))


async def keep(query: Query, context: CommandContext) -> Card:
    """The lines of the file beside those that stand here."""
    return await _settled(query, context, instead=False)


async def replace_list(query: Query, context: CommandContext) -> Card:
    """The lines of the file in place of those that stood here."""
    return await _settled(query, context, instead=True)


async def forget(query: Query, context: CommandContext) -> Card:
    """Nothing of the file is kept."""
    one = await _own(query, context)
    await context.records.watch_lists.drop_upload(context.question.place, one.id)
    return card_of(query, context, Headline(text=words.FORGOTTEN.on(context.lang, name=one.name)))


async def _settled(query: Query, context: CommandContext, *, instead: bool) -> Card:
    one = await _own(query, context)
    card = await kept(query, context, one.read.lines, instead=instead)
    await context.records.watch_lists.drop_upload(context.question.place, one.id)
    return card


async def _own(query: Query, context: CommandContext) -> Upload:
    """The file that a button speaks of, where its presser gave it or may change the list. Raises
    NotAllowed, UserError."""
    one = await _waiting(query, context)
    if one.by != context.question.person.id:
        await check_may_change(context, command="watch")
    return one


async def _waiting(query: Query, context: CommandContext) -> Upload:
    """The file that a button speaks of. Raises UserError where it waits no more."""
    lists, place = context.records.watch_lists, context.question.place
    found = await lists.upload(place, options_of(WatchOptions, query).rows)
    if found is None:
        raise UserError(words.NO_UPLOAD.on(context.lang), suggestions=("/watch list",))
    return found


async def _question(query: Query, context: CommandContext, one: Upload) -> Card:
    lang, read = context.lang, one.read
    n = len(read.lines)
    held = (await context.records.watch_lists.at(context.question.place)).lines
    head = words.READ.on(lang, n=n, name=one.name) if n else words.NONE_READ.on(lang, name=one.name)
    first = words.FIRST_LINE.on(lang, line=_as_read(read.lines[0], lang)) if n else ""
    left = _left_out(read.bad, lang) if read.bad else ""
    told = _read_parts(read, lang, most=len(read.bad))
    card = card_of(query, context, Headline(text=head), *told)
    short = ShortCard(
        headline=head,
        lines=tuple(line for line in (_columns(read, lang), first, left) if line),
        note=words.RENAME.on(lang),
        actions=_choices(one, lang, held=bool(held)),
    )
    shown = Detail(name=_LEFT, title=card.title, make=lambda: told)
    again = f"/watch uploaded rows {one.id}" if n else ""
    return replace(card, short=short, details=(shown,), again=again)


_LEFT = "left-out"


def _choices(one: Upload, lang: Lang, *, held: bool) -> tuple[ButtonOption, ...]:
    n = len(one.read.lines)
    left = ButtonOption(label=words.LEFT_OUT_ALL.on(lang, n=len(one.read.bad)), detail=_LEFT)
    told = (left,) if one.read.bad else ()
    if not n:
        return told
    keep_ = ButtonOption(label=words.KEEP.on(lang, n=n), question=f"/watch keep rows {one.id}")
    instead = ButtonOption(label=words.INSTEAD.on(lang), question=f"/watch replace rows {one.id}")
    drop = ButtonOption(label=words.FORGET.on(lang), question=f"/watch forget rows {one.id}")
    return (keep_, *((instead,) if held else ()), drop, *told)


def _columns(read: ReadList, lang: Lang) -> str:
    """'Columns: code = HTS code, from = Origin'."""
    return words.TAKEN_AS.on(
        lang,
        columns=", ".join(
            f"{words.COLUMNS[name].on(lang)} = {header}" for name, header in read.columns.items()
        ),
    )


def _as_read(line: WatchLine, lang: Lang) -> str:
    """'7208.51.00 Plate, CA → US, USD 1,000.00, USMCA'."""
    claimed = {True: words.CLAIMED.on(lang), False: words.NOT_CLAIMED.on(lang), None: ""}
    told = (
        " ".join(filter(None, (line.code.dotted, line.label))),
        f"{line.origin} → {line.imposing}",
        round_money(line.value, lang) if line.value else words.NO_VALUE.on(lang),
        claimed[line.usmca],
        line.sku,
    )
    return ", ".join(filter(None, told))


def _read_parts(read: ReadList, lang: Lang, most: int = _SHOWN) -> tuple[Part, ...]:
    """How the columns were taken, and the rows that were left out, one by one."""
    columns = tuple(
        f"{words.COLUMNS[name].on(lang)}{colon(lang)}{header}"
        for name, header in read.columns.items()
    )
    parts: tuple[Part, ...] = (Bullets(title=words.TAKEN.on(lang), items=columns),)
    if read.bad:
        title = words.LEFT_OUT.on(lang, n=len(read.bad))
        parts = (Bullets(title=title, items=_told(read.bad, lang, most)), *parts)
    return parts


def _told(bad: Sequence[BadRow], lang: Lang, most: int) -> tuple[str, ...]:
    said = [_row(one, lang) for one in bad[:most]]
    more = [words.MORE.on(lang, n=len(bad) - most)] if len(bad) > most else []
    return (*said, *more)


def _left_out(bad: Sequence[BadRow], lang: Lang) -> str:
    return words.LEFT_OUT_FIRST.on(lang, n=len(bad), row=_row(bad[0], lang))


def _row(one: BadRow, lang: Lang) -> str:
    return words.ROW.on(lang, n=one.line, words=row_words(one, lang))
