"""Days that a Canadian order moves: a start put off, a surtax held, relief that lasts longer."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft, plain_draft
from bot.ingest.documents.effect import begins, ends, put_off_to
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.order_lists import ADDING
from bot.ingest.documents.order_rates import ITEM, REPLACED
from bot.ingest.documents.order_relief import IMPORTED, REMISSION
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.text import Clause

_PUT_OFF = re.compile(
    r"\b(?:order|regulations|décret|règlement) (?:amending|modifiant|imposing|imposant)\b"
)
_STRUCK_DAY = re.compile(
    r"[\"«]\s?(?P<old>[^\"»]{0,40}\b\d{4})\s?[\"»],? (?:with|by|(?:is|are) replaced (?:with|by)"
    r"|(?:est|sont) remplacée?s? par"
    r"|and substituting) [\"«]\s?(?P<new>[^\"»]{0,40}\b\d{4})\s?[\"»]"
)
"""One day in place of another."""


def suspended(clause: Clause) -> Draft | None:
    """A surtax that is not collected: relief between two days, a later start 'until' a day."""
    begun = begins(clause) if _HELD.search(clause.lower) else None
    if begun is not None:
        held = plain_draft(clause, ProposalKind.EXEMPTION, "suspended")
        return held.starting(begun, clause).ending(ends(clause), clause)
    if _SUSPENDED.search(clause.lower) is None:
        return None
    put_off = plain_draft(clause, ProposalKind.POSTPONEMENT, "suspended")
    return put_off.starting(put_off_to(clause), clause)


def relief_replaced(clause: Clause, after: Sequence[Clause]) -> Draft | None:
    """A condition on when goods are imported that is replaced: relief to its new last day."""
    for item in itertools.takewhile(lambda each: ITEM.match(each.text), after[:4]):
        last = ends(item, deadlines=True) if IMPORTED.search(item.lower) else None
        if last is not None and begins(item) is None and REMISSION.search(item.lower):
            longer = plain_draft(clause, ProposalKind.POSTPONEMENT, "relief-replaced", item)
            return longer.ending(last, item)
    return None


_PROLONGS = re.compile(
    r"\b(?:prolong|extend)(?:s|ing)? (?:the )?(?:relief|exemption|exception|remission)"
    r"|\bprolonge(?:r|nt)? (?:la remise|l'exonération|l'exemption|l'allègement)"
)


def prolongs(order: OrderText) -> bool:
    """Whether what explains an order says that relief lasts longer by it."""
    return any(_PROLONGS.search(c.lower) for c in (*order.precis, *order.explained))


def prolonged(clause: Clause) -> Draft | None:
    """Relief of a paragraph that is replaced, to its new last day."""
    if not IMPORTED.search(clause.lower) or not ITEM.match(clause.text):
        return None
    last = ends(clause, deadlines=True)
    longer = plain_draft(clause, ProposalKind.POSTPONEMENT, "relief-prolonged")
    return None if last is None else longer.ending(last, clause)


_BY_WHAT_FOLLOWS = re.compile(r"\bby the following\b|\bpar ce qui suit\b|:\s{0,4}$")


def day_moved(clause: Clause, after: Sequence[Clause], *, remits: bool) -> Draft | None:
    """A day of an earlier order that is put off, or relief that lasts longer."""
    low = clause.lower
    struck = _STRUCK_DAY.search(low)
    if struck is not None:
        day = next(iter(days(struck["new"])), None)
        if day is None:
            return None
        at = clause.start + struck.start("new")
        moment = Moment(day=day.day, start=at + day.start, end=at + day.end)
        return _put_off(clause, moment, relief=remits or _OF_RELIEF.search(low) is not None)
    if not (_PUT_OFF.search(low) and REPLACED.search(low) and _BY_WHAT_FOLLOWS.search(low)):
        return None
    for each in after[:1]:
        begun = begins(each)
        if begun is not None and _IN_FORCE.search(each.lower):
            return _put_off(clause, begun, relief=False)
    return None


def new_period(clause: Clause, after: Sequence[Clause]) -> Draft | None:
    """Relief whose periods, a column of a schedule, are replaced: to the latest of the new ones."""
    if not _PORTION.search(clause.lower) or not REPLACED.search(clause.lower):
        return None
    latest: tuple[Moment, Clause] | None = None
    for item in after:
        if REPLACED.search(item.lower) or ADDING.search(item.lower):
            break
        last = ends(item) if _FROM_TO.match(item.lower) else None
        if last is not None and (latest is None or last.day > latest[0].day):
            latest = last, item
    if latest is None:
        return None
    last, item = latest
    draft = plain_draft(clause, ProposalKind.POSTPONEMENT, "period-replaced")
    return draft.ending(last, item)


_PORTION = re.compile(r"\bportion of items?\b|\bpassages? (?:de l'article|des articles)\b")
_FROM_TO = re.compile(r"\W{0,4}(?:from|du|beginning on) [^;]{4,40} (?:to|au|and ending on) ")
"""A cell of a schedule that says in which period goods are relieved."""
_IN_FORCE = re.compile(r"comes? into force|entre(?:nt)? en vigueur")
_OF_RELIEF = re.compile(r"remission order|décret de remise")


def _put_off(clause: Clause, moment: Moment, *, relief: bool) -> Draft:
    """To that day; relief is for goods imported before it, as remission orders are worded."""
    draft = plain_draft(clause, ProposalKind.POSTPONEMENT, "day-replaced")
    if not relief:
        return draft.starting(moment, clause)
    return draft.ending(moment.day_before, clause)


_HELD = re.compile(
    r"\b(?:order|surtax|application)\b[^;]{0,160}\b(?:is|are) suspended"
    r" (?:during|for) the period\b"
    r"|\b(?:est|sont) suspendue?s? (?:pendant|durant|pour) la période\b"
)
"""A surtax that is not collected between two days."""
_SUSPENDED = re.compile(
    r"\b(?:order|surtax|application)\b[^;]{0,160}\b(?:is|are) suspended\b[^;]{0,80}\buntil\b"
    r"|\b(?:est|sont) suspendue?s?\b[^;]{0,80}\bjusqu'au\b"
)
