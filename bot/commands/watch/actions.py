"""What /watch does to a list, and what it says of it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Sequence

from bot.cards import Attachment, Bullets, Card, Choices, Headline, Part, Table
from bot.cards import Option as Button
from bot.commands.parsing.shared_options import FILE
from bot.commands.rates.subject import subjects_of
from bot.commands.spec import CommandContext
from bot.commands.watch import addresses
from bot.commands.watch.exposure_card import exposure_answer
from bot.commands.watch.files import list_csv, list_sheet
from bot.domain.assessment.calculator import COUNTRIES
from bot.domain.codes import Code
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.domain.watch_lists import LONGEST_LABEL, MOST_LINES, BadRow, WatchLine, WatchList
from bot.errors import BadOption, UserError
from bot.ingest.watch_list import NoWatchList, ReadList, read_watch_list
from bot.presentation import watch_words as words
from bot.presentation.duty_card import round_money
from bot.presentation.figure_sheet import XLSX
from bot.presentation.plain_words import colon
from bot.presentation.watch_faults import file_words, row_words

_SHOWN = 15
_ROWS = re.compile(r"\b(?:rows|lignes)\b[ :=]{0,9}(?P<rows>.*)", re.DOTALL | re.IGNORECASE)
_ALL = re.compile(r"\b(?:all|everything|tout)\b", re.IGNORECASE)


async def show(query: Query, context: CommandContext) -> Card:
    """The first lines of the list, and how many there are."""
    watched = await context.records.watch_lists.at(context.question.place)
    lang = context.lang
    if not watched.lines:
        return _card(
            query, context, Headline(text=words.EMPTY.on(lang)), _buttons(context, full=False)
        )
    n = len(watched.lines)
    head = words.LINES.on(lang, n=n)
    return _card(query, context, Headline(text=head), _table(watched, lang), _buttons(context))


async def add(query: Query, context: CommandContext) -> Card:
    """One line of a tariff code; a line of the same goods that stands is replaced."""
    code = _code(query, context)
    source, target = _way(query, context.lang)
    line = WatchLine(
        code=code,
        imposing=target,
        origin=source,
        label=query.values.get("label", "")[:LONGEST_LABEL],
        value=query.money,
        usmca={"usmca": True, "none": False}.get(query.claim or ""),
        sku=query.values.get("sku", "")[:LONGEST_LABEL],
    )
    return await _kept(query, context, (line,))


def _way(query: Query, lang: Lang) -> tuple[str, str]:
    """Origin and imposing country; between the two countries where one or both go unsaid."""
    other = {"US": "CA", "CA": "US"}
    target = query.imposing or other.get(query.origin or "", "US")
    source = query.origin or other.get(target, "CA")
    if target not in COUNTRIES or source == target:
        raise BadOption(words.WHAT.on(lang), suggestions=("/watch add 7208.51 from CA to US",))
    return source, target


def _code(query: Query, context: CommandContext) -> Code:
    """The tariff code meant. Raises BadOption where none, or more than one, is."""
    if query.code is not None:
        return query.code
    subjects = subjects_of(query, context.snapshot.facts)
    if not subjects:
        raise BadOption(
            words.WHAT.on(context.lang), suggestions=("/watch add 7208.51 from CA to US",)
        )
    codes = subjects[0].scope_in(_way(query, context.lang)[1]).codes()
    if len(codes) == 1:
        return codes[0]
    told = words.SEVERAL.on(context.lang, good=subjects[0].name.on(context.lang))
    offered = tuple(f"/watch add {code.dotted}" for code in codes[:4])
    raise BadOption(told, suggestions=offered)


async def upload(query: Query, context: CommandContext) -> Card:
    """Rows pasted from a spreadsheet; what is wrong with some is told, the rest is kept."""
    given = context.question.options.get("rows", "")
    found = _ROWS.search(context.question.text)
    rows = given or (found["rows"] if found else "")
    if not rows.strip():
        raise BadOption(words.NO_ROWS.on(context.lang))
    try:
        read = read_watch_list(rows)
    except NoWatchList as wrong:
        raise UserError(file_words(wrong.fault, context.lang)) from None
    return await _kept(query, context, read.lines, *read_parts(read, context.lang))


def read_parts(read: ReadList, lang: Lang) -> tuple[Part, ...]:
    """How the columns were taken, and the rows that were left out."""
    columns = tuple(f"{name}{colon(lang)}{header}" for name, header in read.columns.items())
    parts: tuple[Part, ...] = (Bullets(title=words.TAKEN.on(lang), items=columns),)
    if read.bad:
        title = words.LEFT_OUT.on(lang, n=len(read.bad))
        parts = (Bullets(title=title, items=_told(read.bad, lang)), *parts)
    return parts


def _told(bad: Sequence[BadRow], lang: Lang) -> tuple[str, ...]:
    said = [words.ROW.on(lang, n=r.line, words=row_words(r, lang)) for r in bad[:_SHOWN]]
    more = [words.MORE.on(lang, n=len(bad) - _SHOWN)] if len(bad) > _SHOWN else []
    return (*said, *more)


async def _kept(
    query: Query, context: CommandContext, lines: Sequence[WatchLine], *more: Part
) -> Card:
    """The list with these lines. Raises UserError where it would be too long."""
    lists, place, now = context.records.watch_lists, context.question.place, context.question.now
    held = await lists.held(place, now=now)
    try:
        watched = held.with_lines(lines, now=now)
    except ValueError:
        told = words.TOO_MANY.on(context.lang, most=MOST_LINES)
        raise UserError(told) from None
    await lists.save(place, watched)
    head = words.ADDED.on(
        context.lang,
        n=counted(len(lines), context.lang),
        held=counted(len(watched.lines), context.lang),
    )
    return _card(query, context, Headline(text=head), *more, _buttons(context))


async def remove(query: Query, context: CommandContext) -> Card:
    """The lines at or below a code, or all of them."""
    lang, question = context.lang, context.question
    if query.code is None and not _ALL.search(question.text):
        raise BadOption(words.WHICH_GONE.on(lang))
    lists = context.records.watch_lists
    held = await lists.held(question.place, now=question.now)
    left = held.without(query.code, now=question.now)
    await lists.save(question.place, left)
    gone = len(held.lines) - len(left.lines)
    if not gone and query.code is not None:
        raise UserError(words.NOT_THERE.on(lang, code=query.code.dotted))
    head = words.REMOVED.on(lang, n=counted(gone, lang), held=counted(len(left.lines), lang))
    return _card(query, context, Headline(text=head), _buttons(context, full=bool(left.lines)))


async def export(query: Query, context: CommandContext) -> Card:
    """The whole list as a file that /watch upload reads again."""
    watched = await _listed(context)
    if query.values.get(FILE) == "xlsx" and context.workbooks is not None:
        title = words.TITLE.on(context.lang)
        sheet = list_sheet(watched.lines, title)
        content = await asyncio.to_thread(context.workbooks.xlsx, (sheet,))
        file = Attachment(name="watch-list.xlsx", media_type=XLSX, content=content)
    else:
        content = list_csv(watched.lines)
        file = Attachment(name="watch-list.csv", media_type="text/csv", content=content)
    head = counted(len(watched.lines), context.lang)
    return _card(query, context, Headline(text=head), file)


async def show_exposure(query: Query, context: CommandContext) -> Card:
    """What the list pays a year, today or on a day, and when that changes next."""
    return await exposure_answer(query, context, (await _listed(context)).lines)


async def _listed(context: CommandContext) -> WatchList:
    watched = await context.records.watch_lists.at(context.question.place)
    if not watched.lines:
        told = words.EMPTY.on(context.lang)
        raise UserError(told, suggestions=("/watch add",))
    return watched


def counted(n: int, lang: Lang) -> str:
    """'14 lines'."""
    return words.COUNT.on(lang, n=n)


def _table(watched: WatchList, lang: Lang) -> Table:
    rows = [
        (
            line.code.dotted,
            " · ".join(bit for bit in (line.label, line.sku) if bit),
            f"{line.origin} → {line.imposing}",
            round_money(line.value, lang) if line.value else "",
            {True: "✓", False: "✗", None: ""}[line.usmca],
        )
        for line in watched.lines[:_SHOWN]
    ]
    left = len(watched.lines) - _SHOWN
    if left > 0:
        rows.append(("…", words.MORE.on(lang, n=left), "", "", ""))
    columns = (words.CODE.on(lang), words.LINE_COLUMNS[0].on(lang), words.LINE_COLUMNS[1].on(lang))
    value = words.LINE_COLUMNS[2].on(lang)
    return Table(
        columns=(*columns, value, words.USMCA.on(lang)), rows=tuple(rows), numeric=frozenset({3})
    )


def _buttons(context: CommandContext, *, full: bool = True) -> Choices:
    lang = context.lang
    look = Button(label=words.EXPOSURE.on(lang), question="/watch exposure")
    files = [Button(label="CSV", question="/watch export")]
    if context.workbooks is not None:
        files.append(Button(label="XLSX", question="/watch export xlsx"))
    add_ = Button(label=words.ADD.on(lang), question="/watch add")
    return Choices(options=(look, *files) if full else (add_,))


def _card(query: Query, context: CommandContext, *parts: Part) -> Card:
    return Card(
        title=words.TITLE.on(context.lang),
        lang=context.lang,
        parts=parts,
        command="watch",
        query=query,
        private=True,
    )


ACTIONS = {
    "list": show,
    "add": add,
    "remove": remove,
    "upload": upload,
    "export": export,
    "exposure": show_exposure,
    "calendar": addresses.show,
    "renew": addresses.renew,
}
"""Each action by its name."""
