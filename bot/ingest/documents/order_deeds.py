"""Sections of an order that no wording of drafters fits, told by what their verbs do."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.deeds import Deed, deed_of
from bot.ingest.documents.drafts import Draft, as_old, plain_draft
from bot.ingest.documents.effect import begins, ends, over, put_off_to
from bot.ingest.documents.order_relief import latest_end, relieved
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause

_PART = re.compile(
    r"\s{0,8}(?:\d{1,3}(?:\.\d{1,2})?\s{1,8})?(?:\(\d{1,3}\)\s{0,8})?(?:the |les? |la |l')?"
    r"(?:(?:sub)?sections?|(?:sub)?paragraphs?|definitions?|portion|articles?|alinéas?"
    r"|(?:sous-)?paragraphes?|définitions?|passages?)\b"
)
"""A part of an order, which may end while the order goes on."""
_BESIDE = re.compile(
    r"\bin transit\b|\ben transit\b|\bcasual goods?\b|\bmarchandises occasionnelles\b"
    r"|\bstatutory instruments act\b|\btextes réglementaires\b|\bas it read immediately before\b"
    r"|\bfor the purposes? of\b|\bformer order\b|\bdécret antérieur\b|\bdespite (?:section"
    r"|subsection)\b"
)
"""What orders say of goods under way, of travellers' goods and of their own making."""
_OF_GOODS = re.compile(
    r"\b(?:goods|vehicles?|products?|articles?|importations?|imports?|marchandises|véhicules?"
    r"|produits|boissons|wines?|spirits)\b"
)


def by_deed(clause: Clause) -> Draft | None:
    """What one section does that amends nothing by the drafters' words: an end, a delay, a ban."""
    deed = deed_of(clause.lower)
    return None if deed is None else _done(clause, deed)


def _done(clause: Clause, deed: Deed) -> Draft | None:
    low = clause.lower
    if _BESIDE.search(low) and deed.kind is not ProposalKind.BAN:
        return None
    if deed.kind is ProposalKind.POSTPONEMENT:
        return _put_off(clause, deed)
    if deed.kind is ProposalKind.BAN and _OF_GOODS.search(low):
        banned = plain_draft(clause, ProposalKind.BAN, "order-ban")
        return banned.starting(begins(clause), clause).ending(ends(clause), clause)
    if deed.kind is ProposalKind.END and not _PART.match(low):
        return _ended(clause, deed)
    return None


def at_once(clause: Clause) -> Draft | None:
    """A ban, what puts right, or an end by itself, which also speak in words of other changes."""
    deed = deed_of(clause.lower)
    if deed is None or (deed.kind is ProposalKind.END and deed.relief):
        return None
    if deed.kind is ProposalKind.CORRECTION:
        return _corrected(clause)
    rates = {p.value for p in percents(clause.text) if p.duty}
    alone = deed.kind is ProposalKind.END and len(rates) == 1 and not _ORDERED.search(clause.lower)
    return _done(clause, deed) if alone or deed.kind is ProposalKind.BAN else None


_ORDERED = re.compile(r"\b(?:is|are) (?:amended|replaced)\b|\b(?:modifi|remplac)ée?s?\b")
"""Words that amend an order, which say themselves what they do."""


def _corrected(clause: Clause) -> Draft:
    """What is put right, with the rate that was wrong and the one that is right."""
    draft = plain_draft(clause, ProposalKind.CORRECTION, "order-corrected")
    pair = tuple(percents(clause.text, of_duty=True))
    if len(pair) != _PAIR:
        return draft
    wrong, right = pair
    if any(p.old for p in pair):
        wrong, right = sorted(pair, key=lambda p: not p.old)
    return draft.rated(clause, (*as_old((wrong,)), replace(right, old=False)))


_PAIR = 2


def relief_by_deed(clause: Clause, after: Sequence[Clause]) -> Draft | None:
    """Goods that a new order spares, where nothing else was read in it."""
    deed = deed_of(clause.lower)
    if deed is None or deed.kind is not ProposalKind.EXEMPTION or _BESIDE.search(clause.lower):
        return None
    return relieved(plain_draft(clause, ProposalKind.EXEMPTION, "order-relief"), (clause, *after))


def _put_off(clause: Clause, deed: Deed) -> Draft | None:
    draft = plain_draft(clause, ProposalKind.POSTPONEMENT, "order-put-off")
    if deed.relief:
        last = latest_end(clause)
        return None if last is None else draft.ending(last, clause)
    moved = put_off_to(clause)
    return None if moved is None else draft.starting(moved, clause)


def _ended(clause: Clause, deed: Deed) -> Draft:
    draft = plain_draft(clause, ProposalKind.END, "order-end")
    if not deed.relief:
        gone = tuple(p for p in percents(clause.text) if p.duty)[:1]
        draft = draft.rated(clause, as_old(gone))
    return draft.starting(over(clause), clause).ending(ends(clause), clause)
