"""The days between which goods have to be imported to be relieved, as Canadian orders say them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.text import Clause, without

IMPORTED = re.compile(r"\bimported\b|\breleased\b|\bimportée?s?\b|\bdédouanée?s?\b")
BOUGHT = re.compile(
    r"\b(?:ordered|firm orders?|purchased?|contracts?|signed|concluded|achat|contrat|conclu"
    r"|commandes?|commandée?s?)\b"
)
"""Days by which goods had to be bought are no days of the relief."""
REMISSION = re.compile(r"\bremission\b|\bremise\b")
"""Relief by its name, in lower case, in both languages."""
_SENT_OUT = re.compile(r"\b(?:(?:re-?)?export|destroy|détrui|réexport|claim|demande)", re.I)
"""A day by which goods have to leave again, or by which somebody asks, is none of the relief."""
_LEAD = re.compile(r"(?:\b(?:before|after|than|avant|après|depuis|until|le)|:)\s{0,4}$")
_ITEM = re.compile(r"\s{0,8}(?:\([a-z\d.]{1,5}\)|[a-z]{1,4}(?:\.\d)?\)|\(?[ivx]{1,5}\))\s{1,8}")
_MOST = 150
"""Clauses after the one that grants relief in which its conditions stand."""
_LED_BY = 60
"""Characters of what leads to an item that are read before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReliefDays:
    """What one condition says: the first day, the last one, and the clause that says so."""

    where: Clause
    begun: Moment | None
    last: Moment | None


def relieved(draft: Draft, found: Sequence[Clause]) -> Draft:
    """Relief from the day of its first condition on, to the latest day of any of them."""
    told = [each for each in _conditions(found[:_MOST]) if each.begun or each.last]
    if not told:
        return draft
    draft = draft.starting(told[0].begun, told[0].where)
    lasting = [(each.last, each.where) for each in told if each.last is not None]
    if not lasting:
        return draft
    last, where = max(lasting, key=lambda pair: pair[0].day)
    return draft.ending(last, where)


def _conditions(found: Sequence[Clause]) -> Iterator[ReliefDays]:
    """The clauses on goods that are imported, and the items that such a clause leads to."""
    lead: Clause | None = None
    for clause in found:
        if IMPORTED.search(clause.lower):
            lead = clause if _LEAD.search(clause.lower) else None
            read = clause
        elif lead is not None and (mark := _ITEM.match(clause.lower)) is not None:
            read = _led(clause, mark.end(), lead)
        else:
            continue
        yield _days(_without_bought(read), clause)


def _led(item: Clause, mark: int, lead: Clause) -> Clause:
    """An item with the words that lead to it in place of its mark; days keep their place."""
    bare = item.text[mark:]
    words = lead.text.rstrip(" :")[-_LED_BY:] + " "
    first = item.end - len(bare) - len(words)
    return replace(item, text=words + bare, start=first)


def _without_bought(read: Clause) -> Clause:
    """A condition with the days by which goods had to be bought blanked; the others keep theirs."""
    low = read.lower
    named = days(read.text, read.near)
    return without(read, ((m.start, m.end) for m in named if _of_buying(low[: m.start])))


def _of_buying(led: str) -> bool:
    """Whether the last words that lead to a day are of buying, and not of importing."""
    bought = [found.end() for found in BOUGHT.finditer(led)]
    imported = [found.end() for found in IMPORTED.finditer(led)]
    return bool(bought) and bought[-1] > max(imported, default=0)


def _days(read: Clause, where: Clause) -> ReliefDays:
    last = ends(read, deadlines=True)
    if last is not None and _SENT_OUT.search(_before(read, last)):
        last = None
    return ReliefDays(where=where, begun=begins(read), last=last)


def _before(clause: Clause, moment: Moment) -> str:
    """The words that lead to a day."""
    at = moment.start - clause.start
    return clause.text[max(0, at - 80) : at]


def latest_end(part: Clause) -> Moment | None:
    """The latest of the last days a part names: an order that prolongs several reliefs."""
    found: list[Moment] = []
    offset = 0
    while (moment := ends(_from(part, offset), deadlines=True)) is not None:
        first, last = moment.start - part.start, moment.end - part.start
        of_another = BOUGHT.search(part.lower, max(0, first - 60), last) is not None
        if not of_another and not _SENT_OUT.search(part.text, max(0, first - 40), first):
            found.append(moment)
        offset = moment.end - part.start
    return max(found or _extended_to(part), key=lambda each: each.day, default=None)


_EXTENDS = re.compile(r"\b(?:exten(?:d|sion)|prolong)\w{0,3}\b[^;]{0,400}\b(?:to|au)\s{1,4}$", re.I)


def _extended_to(part: Clause) -> list[Moment]:
    """The days to which a part says that something is extended: 'extend the ... to June 30'."""
    named = days(part.text)
    return [mentioned(part, each) for each in named if _EXTENDS.search(part.text[: each.start])]


def _from(part: Clause, offset: int) -> Clause:
    return replace(part, text=" " * offset + part.text[offset:])
