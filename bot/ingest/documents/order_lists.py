"""What a Canadian order does to its lists: items added or taken off, a schedule replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.drafts import Draft, plain_draft, whole
from bot.ingest.documents.lists import list_named
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.text import Clause

_LISTED = (
    r"(?:the following|(?:the )?(?:references? to )?(?:the )?(?:tariff )?items?\b"
    r"|tariff classifications?|headings?\b)"
)
_IN_PLACE = r"(?:,? ?(?:in|after|before|immediately) [^,;]{0,60},)? ?"
ADDING = re.compile(rf"amended by[^;]{{0,160}}adding{_IN_PLACE}{_LISTED}|modifiée? par adjonction")
_TAKING = re.compile(
    rf"amended by[^;]{{0,160}}(?:repealing|deleting|striking out|removing){_IN_PLACE}{_LISTED}"
    r"|modifiée? par (?:abrogation|suppression)"
    r"|modifiée? par adjonction[^;]{0,200} et par (?:abrogation|suppression)"
)
ITEMS_GONE = re.compile(
    r"(?:\bitems?\b|\barticles?\b|numéros? tarifaires?)[^;]{0,200}\b(?:schedule|annexe)\b"
    r"[^;]{0,200}"
    r"(?:(?:is|are) (?:repealed|deleted|struck out|removed)|(?:est|sont)"
    r" (?:abrogé|supprimé|retiré|radié)e?s?)"
)
"""Items of a list that are repealed one by one."""
_ITEMS_MOVED = re.compile(
    r"^\s{0,8}(?:\d{1,3}\s{1,8})?(?:\(\d+\)\s{0,8})?(?:the |les? )?"
    r"(?:tariff items?|numéros? tarifaires?)\b[^;]{0,200}\b(?:is|are|est|sont) "
    r"(?P<deed>deleted|removed|struck out|repealed|added"
    r"|supprimée?s?|retirée?s?|radiée?s?|abrogée?s?|ajoutée?s?)"
    r" (?:from|to|de|à) (?:the|that|its|la|l'|cette) ?(?:schedule|annexe)\b"
)
"""Items that are taken off a schedule or put on it, named before it."""
LIST_GONE = re.compile(
    r"(?:(?:is|are) (?:hereby )?(?:repealed|deleted|revoked)"
    r"|(?:est|sont) (?:abrogé|supprimé)e?s?)\b"
)
LIST_REPLACED = re.compile(
    r"(?:is|are) replaced by (?:the schedules?\b|the following)"
    r"|(?:est|sont) remplacée?s? par (?:l'|les )annexes?\b|remplacée?s? par ce qui suit"
)
SCHEDULE = re.compile(
    r"^\s{0,8}\d*\s{0,8}(?:\(\d+\)\s{0,8})?(?:(?:the |la )?(?:parts?|columns?|divisions?|parties?"
    r"|colonnes?) [\divx]{1,4} (?:of|de) )?(?:the |les |l')?(?:schedule|annexe?)s?\b"
)


def list_changes(clause: Clause, following: Sequence[Clause]) -> Iterator[Draft]:
    """Items that are added to a list, taken off it, or both."""
    low = clause.lower
    moved = _ITEMS_MOVED.search(low)
    if moved is not None:
        added = moved["deed"].startswith(("add", "ajout"))
        change = ProposalKind.CODES_ADDED if added else ProposalKind.CODES_REMOVED
        draft = plain_draft(clause, change, "schedule-added" if added else "schedule-removed")
        yield replace(draft, codes_in=list_named(clause.text))
        return
    if not SCHEDULE.search(low) and not ITEMS_GONE.search(low):
        return
    deed = deed_of(low)
    kind = deed.kind if deed is not None else None
    if ADDING.search(low) or kind is ProposalKind.CODES_ADDED:
        added = plain_draft(clause, ProposalKind.CODES_ADDED, "schedule-added", *following)
        yield replace(added, codes_in=list_named(clause.text))
    if _TAKING.search(low) or ITEMS_GONE.search(low) or kind is ProposalKind.CODES_REMOVED:
        removed = plain_draft(clause, ProposalKind.CODES_REMOVED, "schedule-removed", *following)
        yield replace(removed, codes_in=list_named(clause.text))


def list_replaced(clause: Clause, order: OrderText) -> Iterator[Draft]:
    """A schedule replaced whole: what explains the order tells whether it grew or shrank."""
    for told in (*order.precis, *order.explained):
        low = told.lower
        grown, shrunk = _GROWS.search(low), _SHRINKS.search(low)
        if grown or shrunk:
            kind = ProposalKind.CODES_ADDED if grown else ProposalKind.CODES_REMOVED
            draft = plain_draft(clause, kind, "schedule-replaced")
            yield replace(draft, spans=(*draft.spans, whole(told, "scope")))
            return


_ITEMS = r"[^.;]{0,60}\b(?:tariff items?|goods|products|numéros tarifaires)\b"
_GROWS = re.compile(rf"\b(?:adds?|added|ajoute|ajoutés?)\b{_ITEMS}|{_ITEMS} (?:are|is) added")
_SHRINKS = re.compile(
    rf"\b(?:removes?|removed|deletes?|retire|retirés?)\b{_ITEMS}|{_ITEMS} (?:are|is) removed"
)
