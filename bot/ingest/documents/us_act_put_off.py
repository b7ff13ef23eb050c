"""Rates that an act sets for a later day than the one from which they were to be paid.

Such an act says 'shall increase to 30 percent effective July 1', as one that first decides on it
does: what tells them apart is the day that is still to come and is passed over.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import DayMention, days
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.drafts import Draft, as_old, whole
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.reckoned import put_off_by
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
    to_come = tuple(_rates_to_come(recitals))
    moved = _moved_in(body)
    stays = tuple(_staying(body))
    told = [_by_some_time(each) if each.of_duty else each for each in found]
    told = [_put_off(each, to_come, moved) if each.of_duty else each for each in told]
    told = [_lasting_longer(each, (*recitals, *body)) for each in told]
    told = [_with_rate_that_was_to_come(each, recitals) for each in told]
    return [_with_rate_until_then(each, stays) for each in told]


def _by_some_time(draft: Draft) -> Draft:
    """'The rise to 50 percent that was to begin on January 1 is delayed by 90 days'."""
    moment = put_off_by(draft.clause)
    if moment is None:
        return draft
    postponed = replace(draft.without_start(), kind=ProposalKind.POSTPONEMENT)
    return postponed.starting(moment, draft.clause)


_LONGER = re.compile(
    r"\b(?:extend|prolong|continu)\w{0,3}\b[^.;]{0,120}"
    r"\b(?:offset|exemption|exception|exclusions?|treatment|relief|program)\b[^.;]{0,120}\b(?:through|until|to)\s{1,3}$"
)


def _lasting_longer(draft: Draft, told: Sequence[Clause]) -> Draft:
    """A day that an amendment moves, where a sentence says that relief is extended to that day."""
    if draft.kind is not ProposalKind.POSTPONEMENT or draft.effective is None or draft.last_day:
        return draft
    if put_in_place(draft.clause) is None:
        return draft
    for clause in told:
        for mention in days(clause.text, clause.near):
            if mention.day == draft.effective and _LONGER.search(clause.lower[: mention.start]):
                spans = tuple(
                    replace(s, for_="last-day") if s.for_ == "effective" else s for s in draft.spans
                )
                return replace(draft, effective=None, hour=None, last_day=mention.day, spans=spans)
    return draft


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
    r"|charged|paid|to apply|in (?:force|effect))\b|\b(?:until|pending) (?:that|the|then"
    r"|such)\b[^;]{0,160}\b(?:remains?|stays?|continues?)\b"
)


def _staying(body: Sequence[Clause]) -> Iterator[tuple[Clause, tuple[Percent, ...]]]:
    """The sentences of an act that say what is paid on, with their rates."""
    for clause in body:
        low = clause.lower
        if _STAYS.search(low) and not _ELSEWHERE.search(low):
            rates = tuple(p for p in percents(clause.text, of_duty=True) if p.duty)
            if rates:
                yield clause, rates


def _with_rate_until_then(
    draft: Draft, stays: Sequence[tuple[Clause, tuple[Percent, ...]]]
) -> Draft:
    """What is put off with the only rate that a sentence of the act says is paid until then."""
    if draft.kind is not ProposalKind.POSTPONEMENT or draft.rate_old or not draft.rate_new:
        return draft
    values = {p.value for _, rates in stays for p in rates} - set(draft.rate_new)
    if len(values) != 1:
        return draft
    clause, rates = stays[0]
    return draft.rated(clause, as_old(rates[:1]))


_ELSEWHERE = re.compile(r"\bnothing in this\b|\bunaffected\b|\bother than\b")
"""What an act leaves as it is, which was never to rise."""


def _put_off(
    draft: Draft,
    to_come: Sequence[tuple[Clause, frozenset[Decimal]]],
    moved: Mapping[str, Sequence[tuple[Clause, date]]],
) -> Draft:
    day, near = draft.effective, draft.clause.near
    if day is None or near is None or day <= near:
        return draft
    own = _section(draft.clause)
    why = _was_to_rise(draft, to_come, day) or next(
        (clause for clause, earlier in moved.get(own, ()) if own and earlier < day), None
    )
    if why is None:
        return draft
    spans = (*draft.spans, whole(why, "effective"))
    return replace(draft, kind=ProposalKind.POSTPONEMENT, rule="rise-put-off", spans=spans)


def _rates_to_come(recitals: Sequence[Clause]) -> Iterator[tuple[Clause, frozenset[Decimal]]]:
    """The recitals with a day still to come and their rates, or those before them."""
    paragraph, rates = -1, set[Decimal]()
    for clause in recitals:
        if clause.paragraph != paragraph:
            paragraph, rates = clause.paragraph, set()
        own = {p.value for p in percents(clause.text, of_duty=True) if p.duty}
        rates |= own
        if rates and any(_to_come(clause)) and not _ONLY_ADVISED.search(clause.lower):
            yield clause, frozenset(own or rates)


def _was_to_rise(
    draft: Draft, to_come: Sequence[tuple[Clause, frozenset[Decimal]]], day: date
) -> Clause | None:
    """What tells that the same rate was to be paid from an earlier day that is still to come."""
    new = set(draft.rate_new)
    return next(
        (c for c, rates in to_come if rates & new and any(m.day < day for m in _to_come(c))), None
    )


def _moved_in(body: Sequence[Clause]) -> dict[str, list[tuple[Clause, date]]]:
    """By section the sentences that say that nothing begins on a day still to come."""
    found: dict[str, list[tuple[Clause, date]]] = {}
    for clause in body:
        mentions = tuple(_to_come(clause))
        if not mentions:
            continue
        deed = deed_of(clause.lower)
        moved = deed is not None and deed.kind is ProposalKind.POSTPONEMENT
        held = chances(clause.text, clause.near)
        for mention in mentions:
            if moved or held.get(mention.start, {}).get(Role.MOVED_FROM, 0.0) >= _LIKELY:
                found.setdefault(_section(clause), []).append((clause, mention.day))
    return found


def _to_come(clause: Clause) -> Iterator[DayMention]:
    """The days of a clause that lie after its document."""
    near = clause.near
    return (m for m in days(clause.text, near) if near is not None and near < m.day)


def _section(clause: Clause) -> str:
    return clause.number.rstrip("abcdefghijklmnopqrstuvwxyz")
