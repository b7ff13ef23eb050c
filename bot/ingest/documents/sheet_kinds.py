"""Of which kind a change is that a fact sheet of the White House tells of.

A sheet comes out with its act, often before it: what it tells is the change, announced. Whether
that is held already is for the matching to say.
"""

from __future__ import annotations

import re

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.operative import BANS
from bot.ingest.documents.text import Clause

_CHANGES = re.compile(
    r"\b(?:rais|increas|lower|reduc|cut|doubl|tripl|adjust|halv|chang|revis|replac|restor)(?:e|es|ed"
    r"|ing|s|ting)?\b|\b(?:goes|go|going|went|rises?|falls?|drops?|climbs?) (?:up |down )?to \d"
)
"""Words by which one rate takes the place of another, though the sentence has not both."""
_LEAVES = re.compile(
    r"\b(?:remov|taken|drop|struck|strik|delet|withdraw)\w{0,3} (?:out )?(?:from|off|out of|of)\b"
)
_OF_DAY = (
    (re.compile(r"\b(?:bans?|prohibitions?|import exclusions?)\b"), ProposalKind.BAN),
    (re.compile(r"\b(?:additions|added (?:products|goods))\b"), ProposalKind.CODES_ADDED),
    (re.compile(r"\b(?:removals|removed (?:products|goods))\b"), ProposalKind.CODES_REMOVED),
)
"""Nouns of what one sentence gives a day each: 'the bans on one, the additions on another'."""
_WITHOUT_RATE = frozenset(
    {
        ProposalKind.END,
        ProposalKind.EXEMPTION,
        ProposalKind.POSTPONEMENT,
        ProposalKind.CODES_ADDED,
        ProposalKind.CODES_REMOVED,
    }
)


_JOINS = re.compile(
    r"\badds? [^;.]{3,120} to (?:the |those )?"
    r"(?:products|goods|articles|items|list|category|categories)\b[^;.]{0,40}"
    r"\bsubject to (?:the|an?) $"
    r"|\bexpands? (?:the )?(?:[a-z]+ ){0,3}(?:category|list|scope|range|coverage|set)"
    r" of [^;.]{3,80}\bsubject to (?:the|an?) $"
)
"""Goods that come to pay what others do."""


def kind_of_rate(before: str, *, changes: bool) -> ProposalKind:
    """The kind of a rate by the words before it; ``changes``: its sentence says the old one."""
    if not changes and _JOINS.search(before):
        return ProposalKind.CODES_ADDED
    if changes or _CHANGES.search(before):
        return ProposalKind.RATE_CHANGE
    return ProposalKind.NEW_DUTY


def kind_of_offset(clause: Clause) -> ProposalKind:
    """The kind of an offset against a duty: it is new, or lasts longer than it was to."""
    deed = deed_of(clause.lower)
    longer = deed is not None and deed.kind is ProposalKind.POSTPONEMENT
    return ProposalKind.POSTPONEMENT if longer else ProposalKind.EXEMPTION


def kind_of_day(before: str, *, otherwise: ProposalKind) -> ProposalKind:
    """The kind of what takes effect on a day, by the nouns before it."""
    told = [(named.end(), kind) for words, kind in _OF_DAY if (named := words.search(before))]
    return max(told, default=(0, otherwise))[1]


_SUSPENDS_RELIEF = re.compile(
    r"\b(?:suspend|clos|end|eliminat|terminat|revok|remov)(?:s|es|ed|ing)? (?:the |a |this )?"
    r"(?:[\w-]+ ){0,3}(?:de minimis|duty-free treatment|exemptions?|exclusions?|loophole)\b"
)
"""Relief that stops: goods that came in free will pay."""


def kind_without_rate(clause: Clause, *, otherwise: ProposalKind) -> ProposalKind:
    """The kind of a change that a sentence tells without a new rate; else ``otherwise``."""
    deed = deed_of(clause.lower)
    if _SUSPENDS_RELIEF.search(clause.lower):
        return ProposalKind.END
    if BANS.search(clause.lower) and (deed is None or deed.kind is not ProposalKind.END):
        return ProposalKind.BAN
    if deed is not None and deed.kind in _WITHOUT_RATE:
        return deed.kind
    if otherwise is ProposalKind.CODES_ADDED and _LEAVES.search(clause.lower):
        return ProposalKind.CODES_REMOVED
    return otherwise
