"""What a change means to the channel's watch list: in one line for the message, line by line for
the thread."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.duty import Money
from bot.domain.list_changes import LineChange, LineRate
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation.digest.lines import BriefLine
from bot.presentation.duty.sums import money
from bot.presentation.messages import N_, NC_, NN_
from bot.presentation.plain_words import day_words, place, rate

_TITLE = N_("Your watch list")
_TOUCHED = NN_("your list: {n} line", "your list: {n} lines")
_COST = N_("{what}, {sum} a year")
_COST_OF_SOME = N_("{what}, {sum} a year ({known} with a known cost)")
_STEP = N_("{line}, {way}: {old} → {new}")
_TOUCHED_BY = N_("{line}, {way}: touched, but its rate in percent is not known")
_FROM = N_("{what} from {day}")
_MORE = NN_("and {n} more line: /watch exposure", "and {n} more lines: /watch exposure")
_NOT_KNOWN = NC_("a rate", "not known")
_BANNED = N_("banned")
_LISTED = 20
"""Lines that a brief spells out; /watch exposure has them all."""


def list_line(changes: Sequence[LineChange], lang: Lang, today: date) -> str:
    """'Your list: 14 lines, +USD 212,000.00 a year', from a day that is still to come; '' where it
    isn't touched."""
    if not changes:
        return ""
    said = _touched(changes, lang)
    first = min(change.day for change in changes)
    if first <= today:
        return said
    return _FROM.on(lang, what=said, day=day_words(first, lang))


def _touched(changes: Sequence[LineChange], lang: Lang) -> str:
    said = _TOUCHED.on(lang, n=len({change.line.key for change in changes}))
    said = capital(said)
    known = [change for change in changes if change.cost is not None]
    total = _sum(known, lang)
    if not total:
        return said
    if len(known) == len(changes):
        return _COST.on(lang, what=said, sum=total)
    return _COST_OF_SOME.on(lang, what=said, sum=total, known=len(known))


def list_lines(changes: Sequence[LineChange], lang: Lang) -> list[BriefLine]:
    """A line for each that is touched, dearest first, the first of them spelled out."""
    title = _TITLE.on(lang)
    lines = [BriefLine(title=title, text=_one(change, lang)) for change in changes[:_LISTED]]
    rest = len(changes) - len(lines)
    return [*lines, *([BriefLine(title=title, text=_MORE.on(lang, n=rest))] if rest else [])]


def _one(change: LineChange, lang: Lang) -> str:
    line = change.line
    unknown = change.old == change.new
    said = (_TOUCHED_BY if unknown else _STEP).on(
        lang,
        line=" ".join(filter(None, (line.code.dotted, line.label or line.sku))),
        way=f"{place(line.origin, lang)} → {place(line.imposing, lang)}",
        old=_rate(change.old, lang),
        new=_rate(change.new, lang),
    )
    said = _FROM.on(lang, what=said, day=day_words(change.day, lang))
    cost = _sum((change,), lang) if change.cost is not None else ""
    return _COST.on(lang, what=said, sum=cost) if cost else said


def _rate(held: LineRate, lang: Lang) -> str:
    if held.prohibited:
        return _BANNED.on(lang)
    return _NOT_KNOWN.on(lang) if held.percent is None else rate(held.percent, lang)


def _sum(changes: Sequence[LineChange], lang: Lang) -> str:
    """'+USD 212,000.00' by currency; '' where nothing moves."""
    sums: dict[str, Decimal] = {}
    for cost in filter(None, (change.cost for change in changes)):
        sums[cost.currency] = sums.get(cost.currency, Decimal(0)) + cost.amount
    return ", ".join(
        _signed(Money(amount=amount, currency=currency), lang)
        for currency, amount in sorted(sums.items())
        if amount
    )


def _signed(amount: Money, lang: Lang) -> str:
    sign = "+" if amount.amount > 0 else "\N{MINUS SIGN}"
    return sign + money(replace(amount, amount=abs(amount.amount)), lang)
