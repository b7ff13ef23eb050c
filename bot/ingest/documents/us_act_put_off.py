"""Rates that an act sets for a later day than the one from which they were to be paid.

Such an act says 'shall increase to 30 percent effective July 1', as one that first decides on it
does: what tells them apart is the day that is still to come and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import DayMention, days
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.drafts import Draft, as_old, whole
from bot.ingest.documents.rates import percents
from bot.ingest.documents.roles import Role, chances
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_moved_days import put_in_place

_ONLY_ADVISED = re.compile(
    r"\b(?:recommend|propos|suggest|advis|request|consider|might|could)\w{0,6}\b"
)
_LIKELY = 0.3
"""Chance from which a day is taken for one on which something would have begun."""


def put_off(
    found: Sequence[Draft], recitals: Sequence[Clause], body: Sequence[Clause]
) -> list[Draft]:
    """The changes, those whose rates were to be paid from an earlier day still to come put off."""
    told = [_put_off(each, recitals, body) if each.of_duty else each for each in found]
    told = [_with_rate_that_was_to_come(each, recitals) for each in told]
    return [_with_rate_until_then(each, body) for each in told]


def _with_rate_that_was_to_come(draft: Draft, recitals: Sequence[Clause]) -> Draft:
    """A start that an amendment moves with the rate that a recital gives for the day it strikes."""
    if draft.kind is not ProposalKind.POSTPONEMENT or draft.rate_new or draft.effective is None:
        return draft
    moved = put_in_place(draft.clause)
    if moved is None:
        return draft
    for clause in recitals:
        for mention in days(clause.text, clause.near):
            before = [p for p in percents(clause.text) if p.end <= mention.start and p.duty]
            if mention.day == moved.struck and before and before[-1].value not in draft.rate_old:
                return draft.rated(clause, (replace(before[-1], old=False),))
    return draft


_STAYS = re.compile(
    r"\b(?:remains?|stays?|continues?)\b[^;.]{0,60}\b(?:taxed|dutiable|collected|subject|at|levied"
    r"|charged|paid)\b|\buntil (?:that|the|then)\b[^;]{0,160}\b(?:remains?|stays?|continues?)\b"
)


def _with_rate_until_then(draft: Draft, body: Sequence[Clause]) -> Draft:
    """What is put off with the only rate that a sentence of the act says is paid until then."""
    if draft.kind is not ProposalKind.POSTPONEMENT or draft.rate_old or not draft.rate_new:
        return draft
    stays = [
        (c, rates)
        for c in body
        if _STAYS.search(c.lower) and not _ELSEWHERE.search(c.lower)
        if (rates := tuple(p for p in percents(c.text, of_duty=True) if p.duty))
    ]
    values = {p.value for _, rates in stays for p in rates} - set(draft.rate_new)
    if len(values) != 1:
        return draft
    clause, rates = stays[0]
    return draft.rated(clause, as_old(rates[:1]))


_ELSEWHERE = re.compile(r"\bnothing in this\b|\bunaffected\b|\bother than\b")
"""What an act leaves as it is, which was never to rise."""


def _put_off(draft: Draft, recitals: Sequence[Clause], body: Sequence[Clause]) -> Draft:
    day, near = draft.effective, draft.clause.near
    if day is None or near is None or day <= near:
        return draft
    why = _was_to_rise(draft, recitals, near, day) or _not_then(draft, body, near, day)
    if why is None:
        return draft
    spans = (*draft.spans, whole(why, "effective"))
    return replace(draft, kind=ProposalKind.POSTPONEMENT, rule="rise-put-off", spans=spans)


def _was_to_rise(draft: Draft, recitals: Sequence[Clause], near: date, day: date) -> Clause | None:
    """What tells that the same rate was to be paid from an earlier day that is still to come."""
    for clause in recitals:
        if _ONLY_ADVISED.search(clause.lower) or not any(_between(clause, near, day)):
            continue
        before = [
            c for c in recitals if c.paragraph == clause.paragraph and c.start <= clause.start
        ]
        rates = {p.value for c in before for p in percents(c.text, of_duty=True) if p.duty}
        if rates & set(draft.rate_new):
            return clause
    return None


def _not_then(draft: Draft, body: Sequence[Clause], near: date, day: date) -> Clause | None:
    """A sentence of the same section that says that nothing begins on an earlier day."""
    own = _section(draft.clause)
    for clause in body:
        if not own or _section(clause) != own:
            continue
        deed = deed_of(clause.lower)
        moved = deed is not None and deed.kind is ProposalKind.POSTPONEMENT
        held = chances(clause.text, clause.near)
        for mention in _between(clause, near, day):
            if moved or held.get(mention.start, {}).get(Role.MOVED_FROM, 0.0) >= _LIKELY:
                return clause
    return None


def _between(clause: Clause, near: date, day: date) -> Iterator[DayMention]:
    """The days of a clause that are to come, and before the one from which a rate is paid."""
    return (m for m in days(clause.text, clause.near) if near < m.day < day)


def _section(clause: Clause) -> str:
    return clause.number.rstrip("abcdefghijklmnopqrstuvwxyz")
