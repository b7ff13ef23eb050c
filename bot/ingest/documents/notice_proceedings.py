"""Proceedings on trade remedies of Canadian goods: what an agency finds, and which rate is general.

Firms have rates of their own there; what a reader asks for is the rate of all who have none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, around, whole
from bot.ingest.documents.effect import begins
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.mood import stands
from bot.ingest.documents.notice_corrections import put_right, rate_read
from bot.ingest.documents.notice_days import DATED_BY_LABEL
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause

_CONTINUED = re.compile(r"\beffective date of the (?:continuation|revocation|orders?)\b")
_DEPOSITS = re.compile(
    r"\bcash deposits?\b|\bdeposit (?:requirements?|rates?)\b|\b(?:collect|require) deposits\b"
    r"|\bdeposits of estimated\b"
)
_GENERAL = r"(?:\bnon-?selected|\ball[- ]others\b|\bnot (?:individually )?(?:selected|examined)\b)"
_ROW = re.compile(
    rf"{_GENERAL}[^.;|\n\d]{{0,60}}[;|\s]\s{{0,40}}(?P<first>\d{{1,3}}\.\d{{1,2}})(?: ?%| percent)?"
    r"(?:[;|\s]\s{0,40}(?P<second>\d{1,3}\.\d{1,2}))?(?: ?%| percent)?[\s.*]{0,8}"
)
"""A row of the table of rates: one rate, or that of the results and the amended one."""


_SAID = re.compile(
    rf"(?:{_GENERAL}[^.;\n\d]{{0,60}}\brate\b|\brate (?:for|of)\b[^.;\n\d]{{0,40}}{_GENERAL})"
    r"[^;\n]{0,80}?\b(?:is|of|at|be)\s(?P<rate>\d{1,3}\.\d{1,2}) ?(?:percent|%)"
)
"""A sentence that gives it: with its start, or it only recalls it."""


_INLINE = re.compile(
    rf"{_GENERAL}[^.;,:|\n\d]{{0,60}}[,:] {{1,4}}(?P<rate>\d{{1,3}}\.\d{{1,2}}) ?(?:percent|%)"
    r"(?: ad valorem)?(?: \((?:previously|formerly|was) (?P<before>\d{1,3}\.\d{1,2}))?"
)
"""It in a sentence on several firms, or on its own line: '14.02 percent (previously 14.66)'."""


def _in_line(draft: Draft, clause: Clause, said: re.Match[str]) -> Draft:
    start, end = (clause.start + each for each in said.span("rate"))
    spans = (*draft.spans, around(clause, start, end, "rate"))
    old = (Decimal(said["before"]),) if said["before"] else ()
    if old:
        spans = (*spans, around(clause, start, end, "rate-old"))
    return replace(draft, rate_new=(Decimal(said["rate"]),), rate_old=old, spans=spans)


def proceeding(draft: Draft, found: Sequence[Clause]) -> Draft:
    """An agency's proceeding: an event or a correction, with its general rate and its day."""
    if draft.kind is ProposalKind.CORRECTION:
        draft = put_right(rate_read(draft, found), found)
    else:
        draft = replace(draft, kind=ProposalKind.EVENT, rule="notice-event")
    draft = _general_rate(draft, found) if not draft.rate_new else draft
    named = next((c for c in found if _CONTINUED.search(c.lower) and begins(c)), None)
    if named is not None:
        spans = (whole(named, "event"), *draft.spans)
        return replace(draft, spans=spans).starting(begins(named), named)
    for clause in found if draft.rate_new else ():
        begun = _deposits_from(clause, found)
        if begun is not None:
            return draft.starting(*begun)
    return draft


_FROM_PRINT = re.compile(
    r"\b(?:(?:on|at) (?:or|and) after|upon|as of|from|effective on|on)(?: the)? (?:date of )?"
    r"(?:the |its )?publication\b"
)


def _deposits_from(clause: Clause, found: Sequence[Clause]) -> tuple[Moment, Clause] | None:
    """From when deposits are due: a day, or that of the notice, which its head names mostly."""
    low = clause.lower
    if _DEPOSITS.search(low) is None:
        return None
    begun = begins(clause)
    if begun is not None:
        return begun, clause
    printed = _FROM_PRINT.search(low)
    if printed is None:
        return None
    labelled = ((m, c) for c in found if DATED_BY_LABEL.match(c.lower) and (m := begins(c)))
    told = next(labelled, None)
    if told is not None or clause.near is None:
        return told
    start, end = (clause.start + at for at in printed.span())
    return Moment(day=clause.near, start=start, end=end), clause


def _said(draft: Draft, clause: Clause) -> Draft | None:
    """The rate that a sentence gives with its start, or with the one whose place it takes."""
    said = _SAID.search(clause.lower)
    if said is None:
        return None
    rates = percents(clause.text, of_duty=True)
    old = tuple(p for p in rates if p.old and p.start != said.start("rate"))[:1]
    new = tuple(replace(p, old=False) for p in rates if p.start == said.start("rate"))
    starts = begins(clause) is not None or _FROM_PRINT.search(clause.lower) is not None
    return draft.rated(clause, (*new, *old)) if old or starts else None


def _general_rate(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The rate of all firms without one of their own, and the one before it where both stand."""
    said = next((rated for c in found if (rated := _said(draft, c)) is not None), None)
    if said is not None:
        return said
    for clause in found:
        if not stands(clause):  # what was found first, or in an earlier review
            continue
        inline = _INLINE.search(clause.lower)
        if inline is not None:
            return _in_line(draft, clause, inline)
        row = _ROW.search(clause.lower)
        if row is None or row.end() < len(clause.text):
            continue
        told = "second" if row["second"] else "first"
        start, end = (clause.start + each for each in row.span(told))
        old = (Decimal(row["first"]),) if row["second"] and row["first"] != row["second"] else ()
        spans = (*draft.spans, around(clause, start, end, "rate"))
        if old:
            spans = (*spans, around(clause, start, end, "rate-old"))
        return replace(draft, rate_new=(Decimal(row[told]),), rate_old=old, spans=spans)
    return draft
