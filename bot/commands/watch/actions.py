"""What /watch does to a list, and what it says of it."""

from __future__ import annotations

import asyncio
import re
from datetime import datetime

from bot.cards import Attachment, Card, Headline, Table
from bot.commands.parsing.typed_options import options_of
from bot.commands.rates.subject import subjects_of
from bot.commands.spec import CommandContext
from bot.commands.watch import addresses, uploads
from bot.commands.watch.answers import buttons, card_of, counted
from bot.commands.watch.changing import kept
from bot.commands.watch.exposure_card import exposure_answer
from bot.commands.watch.files import list_csv, list_sheet
from bot.commands.watch.options import WatchOptions
from bot.domain.codes import Code
from bot.domain.countries import COUNTRIES, NEIGHBOUR
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.domain.watch_lists import LONGEST_LABEL, WatchLine, WatchList, plain
from bot.errors import BadOption, UserError
from bot.presentation.duty.card import round_money
from bot.presentation.figure_sheet import XLSX
from bot.presentation.watch import words

_SHOWN = 15
_ALL = re.compile(r"all|everything|tout", re.IGNORECASE)


async def show(query: Query, context: CommandContext) -> Card:
    """The first lines of the list, and how many there are."""
    watched = await context.records.watch_lists.at(context.question.place)
    lang = context.lang
    if not watched.lines:
        return card_of(
            query, context, Headline(text=words.EMPTY.on(lang)), buttons(context, full=False)
        )
    n = len(watched.lines)
    head = words.LINES.on(lang, n=n)
    return card_of(query, context, Headline(text=head), _table(watched, lang), buttons(context))


async def add(query: Query, context: CommandContext) -> Card:
    """One line of a tariff code; a line of the same goods that stands is replaced."""
    code = _code(query, context)
    source, target = _way(query, context.lang)
    own = options_of(WatchOptions, query)
    line = WatchLine(
        code=code,
        imposing=target,
        origin=source,
        label=plain(own.label)[:LONGEST_LABEL],
        value=query.money,
        usmca={"usmca": True, "none": False}.get(query.claim or ""),
        sku=plain(own.sku)[:LONGEST_LABEL],
    )
    return await kept(query, context, (line,))


def _way(query: Query, lang: Lang) -> tuple[str, str]:
    """Origin and imposing country; between the two countries where one or both go unsaid."""
    target = query.imposing or NEIGHBOUR.get(query.origin or "", "US")
    source = query.origin or NEIGHBOUR.get(target, "CA")
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


async def remove(query: Query, context: CommandContext) -> Card:
    """The lines at or below a code, those of a label or a number of one's own, or all of them."""
    lang, question = context.lang, context.question
    which = options_of(WatchOptions, query).which.strip()
    which = which or (query.code.dotted if query.code else "")
    if not which:
        raise BadOption(words.WHICH_GONE.on(lang))
    lists = context.records.watch_lists
    held = await lists.held(question.place, now=question.now)
    left = _without(held, which, now=question.now)
    gone = len(held.lines) - len(left.lines)
    if not gone and held.lines:
        raise UserError(words.NOT_THERE.on(lang, which=which[:40]), suggestions=("/watch list",))
    await lists.save(question.place, left)
    head = words.REMOVED.on(lang, n=counted(gone, lang), held=counted(len(left.lines), lang))
    return card_of(query, context, Headline(text=head), buttons(context, full=bool(left.lines)))


def _without(held: WatchList, which: str, *, now: datetime) -> WatchList:
    named = held.without_named(which, now=now)
    if len(named.lines) < len(held.lines):
        return named
    code = _coded(which)
    if code is not None or _ALL.fullmatch(which):
        return held.without(code, now=now)
    return held


def _coded(which: str) -> Code | None:
    try:
        return Code.parse(which)
    except ValueError:
        return None


async def export(query: Query, context: CommandContext) -> Card:
    """The whole list as a file that /watch upload reads again."""
    watched = await _listed(context)
    if options_of(WatchOptions, query).file == "xlsx" and context.workbooks is not None:
        title = words.TITLE.on(context.lang)
        sheet = list_sheet(watched.lines, title, context.lang)
        content = await asyncio.to_thread(context.workbooks.xlsx, (sheet,))
        file = Attachment(name="watch-list.xlsx", media_type=XLSX, content=content)
    else:
        content = list_csv(watched.lines, context.lang)
        file = Attachment(name="watch-list.csv", media_type="text/csv", content=content)
    head = counted(len(watched.lines), context.lang)
    return card_of(query, context, Headline(text=head), file)


async def show_exposure(query: Query, context: CommandContext) -> Card:
    """What the list pays a year, today or on a day, and when that changes next."""
    return await exposure_answer(query, context, (await _listed(context)).lines)


async def _listed(context: CommandContext) -> WatchList:
    watched = await context.records.watch_lists.at(context.question.place)
    if not watched.lines:
        told = words.EMPTY.on(context.lang)
        raise UserError(told, suggestions=("/watch add",))
    return watched


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


ACTIONS = {
    "list": show,
    "add": add,
    "remove": remove,
    "upload": uploads.upload,
    "uploaded": uploads.uploaded,
    "keep": uploads.keep,
    "replace": uploads.replace_list,
    "forget": uploads.forget,
    "export": export,
    "exposure": show_exposure,
    "calendar": addresses.show,
    "renew": addresses.renew,
}
"""Each action by its name."""
