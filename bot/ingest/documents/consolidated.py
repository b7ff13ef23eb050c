"""Orders as consolidated: what was amended since they were made, and to what day it now holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.proposals import Evidence, ProposalKind
from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft, plain_draft
from bot.ingest.documents.effect import ends
from bot.ingest.documents.mood import heading
from bot.ingest.documents.order_relief import IMPORTED
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.text import Clause

_NOTE = re.compile(
    r"\b(?:s(?:or|i)/20\d\d-\d{1,4}, ss?\. ?\d|(?:dors|tr)/20\d\d-\d{1,4}, art\. ?\d)", re.I
)
"""What stands under a section that was amended: the order that did it."""
_AMENDED = re.compile(r"last amended on|dernière modification le", re.I)
_AMENDED_ON = re.compile(r"(?:last amended on|dernière modification le)\s{1,4}([^.\n]{6,30})", re.I)
_SECTION = re.compile(
    r"^ {0,4}\d{1,3}(?:\.\d{1,2})?(?= \(1\)|\(1\)| {1,4}[A-ZÀ-Ü])"
    r"|^[A-ZÀ-Ü][^\n]{2,90}[a-zà-ü)]\d{1,3}(?:\.\d{1,2})?$|^(?:SCHEDULE|ANNEXE)\b",
    re.M,
)
"""Where a section begins: by its number, or by a heading that its number is set close to."""
_SPARED = re.compile(
    r"\bnot subject to the surtax\b|\bsurtax does not apply\b|\bpas assujettie?s? à la surtaxe\b"
)
_REPEALED = re.compile(
    r"(?:^\s{0,8}\[?|\[)(?:repealed|abrogée?)(?: before coming into force"
    r"| avant (?:l'|son )?entrée en vigueur)?,?"
    r" (?P<by>(?:sor|si|dors|tr)/\d{4}-\d{1,4}|s\.c\.|l\.c\.)"
)
"""All that is left of an order that was repealed, and by what."""
_PENDING = re.compile(r"amendments not in force|modifications non en vigueur")
_AFTER_PENDING = re.compile(
    r"related provisions|dispositions connexes|previous versions|versions antérieures"
)
_ITEM = re.compile(r"\s{0,8}(?:\([a-z\d.]{1,5}\)|[a-z](?:\.\d)?\))\s")


def not_in_force(order: OrderText) -> OrderText | None:
    """The amendments that a consolidation prints before they start: what is new in it."""
    under, kept = False, []
    for clause in order.explained:
        name = heading(clause)
        if name:
            under = (under and not _AFTER_PENDING.match(name)) or _PENDING.match(name) is not None
        if under and not name:
            kept.append(clause)
    return replace(order, sections=tuple(kept), precis=(), explained=()) if kept else None


def as_consolidated(
    found: Sequence[Draft], order: OrderText, plain: str, day: date | None
) -> list[Draft]:
    """What an order says now; where it was amended, as a change on the day of its head."""
    gone = next((c for c in order.sections if _REPEALED.search(c.lower)), None)
    if gone is not None and (not found or len(plain) < _BARE):
        return [_repealed(plain_draft(gone, ProposalKind.END, "repealed-consolidated"), plain)]
    if not _AMENDED.search(plain) and not _NOTE.search(plain):
        return list(found)
    spared = list(_spared(order, plain, day))
    amended = [d for d in found if d.rule == "surtax" and _was_amended(d.clause, plain)]
    alone = amended or spared  # the sections that no note follows stand as they were made
    put = {_put(said) for said in _REPLACED.finditer(plain)}
    named = [d for d in amended or found if d.rule == "surtax" and put & set(d.rate_new)]
    amended = named or amended  # the history names the rate that it put in
    kept = [d for d in found if not (alone or named) or d.rule != "surtax" or d in amended]
    head = _AMENDED_ON.search(plain)
    return [_with_replaced(_as_amended(each, head), plain) for each in (*kept, *spared)]


_BARE = 600
"""Characters up to which nothing is left of an order but its head and what repealed it."""
_HISTORY = re.compile(
    r"\b(?P<by>(?:sor|si|dors|tr)/\d{4}-\d{1,4}?)\s{0,8}(?P<day>20\d\d-\d{1,2}-\d{1,2})(?!\d)", re.I
)
"""A line of the history: an order and the day from which what it does is in force."""


def _repealed(draft: Draft, plain: str) -> Draft:
    """An end with the day that the history gives to the order which did it."""
    said = _REPEALED.search(draft.clause.lower)
    for line in _HISTORY.finditer(plain):
        if said is not None and line["by"].lower() == said["by"]:
            named = next(iter(days(line["day"])), None)
            if named is None:
                return draft
            span = Evidence(start=line.start(), end=line.end(), for_="effective")
            return replace(draft, effective=named.day, spans=(*draft.spans, span))
    return draft


_REPLACED = re.compile(
    r"(?P<old>\d{1,3}(?:\.\d{1,2})?) ?(?:%|per cent) (?:is |was )?replaced (?:with|by)"
    r" (?P<new>\d{1,3}(?:\.\d{1,2})?) ?(?:%|per cent)"
    r"|\breplacing \"(?P<was>\d{1,3}(?:\.\d{1,2})?) ?%\" (?:with|by)"
    r" \"(?P<becomes>\d{1,3}(?:\.\d{1,2})?) ?%\""
)


def _put(said: re.Match[str]) -> Decimal:
    """The rate that a note says was put in."""
    return Decimal(said["new"] or said["becomes"])


def _with_replaced(draft: Draft, plain: str) -> Draft:
    """A rate as amended with the one that a note says it has replaced."""
    for said in _REPLACED.finditer(plain):
        if draft.rate_new == (_put(said),) and not draft.rate_old:
            span = Evidence(start=said.start(), end=said.end(), for_="rate-old")
            old = (Decimal(said["old"] or said["was"]),)
            return replace(draft, rate_old=old, spans=(*draft.spans, span))
    return draft


def _was_amended(clause: Clause, plain: str) -> bool:
    """Whether a note of an amendment stands under the section of a clause."""
    note = _NOTE.search(plain, clause.end)
    return note is not None and _SECTION.search(plain, clause.end, note.start()) is None


def _spared(order: OrderText, plain: str, day: date | None) -> Iterator[Draft]:
    """Goods of an amended section that are free of a surtax to a day to come."""
    for index, clause in enumerate(order.sections):
        if not _SPARED.search(clause.lower):
            continue
        lasting = [
            (last, item)
            for item in _items(order.sections[index + 1 :])
            if IMPORTED.search(item.lower)
            and (last := ends(item, deadlines=True)) is not None
            and (day is None or last.day >= day)
            and _was_amended(item, plain)
        ]
        if lasting:
            last, item = max(lasting, key=lambda pair: pair[0].day)
            yield plain_draft(item, ProposalKind.POSTPONEMENT, "exception-consolidated").ending(
                last, item
            )
            return


def _items(after: Sequence[Clause]) -> Iterator[Clause]:
    """The items of a list."""
    for item in after:
        if not _ITEM.match(item.lower):
            return
        yield item


def _lasting(draft: Draft) -> Draft:
    """Relief that was amended: how long it lasts now, not from when it first was given."""
    longer = replace(draft, kind=ProposalKind.POSTPONEMENT, rule="remission-consolidated")
    told = {each.for_: (each.start, each.end) for each in draft.spans}
    if told.get("effective") == told.get("last-day"):
        return longer
    return longer.without_start()


def _as_amended(draft: Draft, head: re.Match[str] | None) -> Draft:
    if draft.rule == "remission" and draft.last_day is not None:
        draft = _lasting(draft)
    elif draft.rule == "surtax":
        draft = replace(draft, kind=ProposalKind.RATE_CHANGE, rule="surtax-consolidated")
    day = next(iter(days(head[1])), None) if head is not None else None
    if head is None or day is None:
        return draft
    span = Evidence(start=head.start(), end=head.end(), for_="effective")
    draft = draft.without_start()
    return replace(draft, effective=day.day, spans=(*draft.spans, span))
