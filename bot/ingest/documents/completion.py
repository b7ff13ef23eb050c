"""What a change lacks and its document says elsewhere: the one day from which anything applies.

Many documents give their days in a clause of their own ('Clauses (1) and (2) apply from', DATES,
a line of a table). A day that alone in its document is a first one is that of every change that has
none; where there are several, none is taken.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import DayMention, days
from bot.ingest.documents.deeds import HOLDS
from bot.ingest.documents.drafts import Draft, as_old
from bot.ingest.documents.effect import (
    POINTS_BACK,
    UNDER_WAY,
    ends,
    is_no_more,
    may_be_another,
)
from bot.ingest.documents.lexicon import ProgrammeKind
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.mood import OF_RELIEF, stands
from bot.ingest.documents.old_days import long_before
from bot.ingest.documents.rates import Percent, percents, playing
from bot.ingest.documents.roles import Chances, Role, chance_of, chances
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_recalled_rates import OWN_STEP

_SURE = 0.6
"""Chance from which a day is taken to play a role: nearly all of those are right."""
_TOLD_ONLY = (ProposalKind.CONFIRMATION, ProposalKind.EVENT)
_TELL_OF_A_MOVE = (ProposalKind.CONFIRMATION, ProposalKind.CORRECTION)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """A day with the clause that names it and the chances of its roles."""

    moment: Moment
    clause: Clause
    chances: Chances

    def sure(self, *roles: Role) -> bool:
        """Whether it surely plays one of those roles."""
        return chance_of(self.chances, *roles) >= _SURE


def completed(found: Sequence[Draft], body: Sequence[Clause]) -> list[Draft]:
    """The changes with the days that only other clauses of ``body`` tell."""
    told = tuple(_days(body))
    owners = {each.moment.start: _owners(each, found) for each in told}
    started = [
        _with_start(each, told, owners) if _wants_start(each, found) else each for each in found
    ]
    ended = [_with_end(each, told, body, started, owners) for each in started]
    rated = [_with_rates(each, body, alone=len(found) == 1) for each in ended]
    steps = {rate for each in rated for rate in each.rate_new}
    paid = tuple(_paid_to_a_day(body, steps))
    return _with_rate_until_then([_with_rate_to_the_eve(each, paid) for each in rated], body, steps)


_UNTIL_THEN = re.compile(
    r"\b(?:until|before|prior to|up to) (?:that|this|the said|then)\b(?: (?:day|date|time|hour))?"
    r"|\bin the meantime\b|\bmeanwhile\b|\bjusque-là\b|\bd'ici là\b|\bavant cette date\b"
)


def _with_rate_until_then(
    found: Sequence[Draft], body: Sequence[Clause], steps: AbstractSet[Decimal]
) -> list[Draft]:
    """The rate that the next sentence says is paid until then is the old one of the change before.

    Of several changes before it, the one nearest to it; of a sentence with several rates, none.
    """
    drawn = list(found)
    for before, clause in pairwise(body):
        if not _UNTIL_THEN.search(clause.lower):
            continue
        rates = tuple(p for p in percents(clause.text, of_duty=True) if p.duty)
        if len(rates) != 1 or rates[0].value in steps:
            continue
        own = [n for n, each in enumerate(drawn) if _rated_in(each, before)]
        if len(own) == 1 and drawn[own[0]].rate_new and not drawn[own[0]].rate_old:
            drawn[own[0]] = drawn[own[0]].rated(clause, as_old(rates))
    return drawn


def _rated_in(draft: Draft, clause: Clause) -> bool:
    """Whether a sentence gives a draft its new rate."""
    return any(
        span.for_ == "rate" and span.start < clause.end and clause.start < span.end
        for span in draft.spans
    )


def _paid_to_a_day(
    body: Sequence[Clause], steps: AbstractSet[Decimal]
) -> Iterator[tuple[Clause, Percent, date]]:
    """The clauses with one rate and a last day.

    ``steps``: the rates that the document sets itself, of which one follows the other.
    """
    for clause in body:
        rates = [p for p in percents(clause.text) if p.duty]
        if len(rates) == 1 and rates[0].value not in steps:
            last = ends(clause)
            if last is not None:
                yield clause, rates[0], last.day


def _with_rate_to_the_eve(draft: Draft, paid: Sequence[tuple[Clause, Percent, date]]) -> Draft:
    """A new rate with the only one that is said to be paid to the day before it starts."""
    if draft.rate_old or not draft.rate_new or draft.effective is None:
        return draft
    eve = draft.effective - timedelta(days=1)
    before = [(clause, rate) for clause, rate, last in paid if last == eve]
    if len({rate.value for _, rate in before}) != 1:
        return draft
    clause, rate = before[0]
    return draft.rated(clause, as_old((rate,)))


def _with_rates(draft: Draft, body: Sequence[Clause], *, alone: bool) -> Draft:
    """A change of a rate with the only new and the only old one that are surely told of it.

    They stand in its clause or its paragraph; where it is ``alone``, in all of its document.
    """
    told_only = draft.kind in _TOLD_ONLY and alone and draft.rule != "event"
    if not (draft.of_duty or told_only):
        return draft
    at = draft.clause.paragraph
    near = [
        (draft.clause,),
        tuple(c for c in body if c.paragraph == at),
        *([body] if alone else []),
    ]
    for role in (Role.NEW_RATE, Role.OLD_RATE):
        for clauses in near:
            draft = _rated(draft, clauses, role)
    return draft


def _rated(draft: Draft, near: Sequence[Clause], role: Role) -> Draft:
    """The draft with the only rate of those clauses that surely plays that role, if it has none."""
    if draft.rate_old if role is Role.OLD_RATE else draft.rate_new:
        return draft
    if role is Role.OLD_RATE and not draft.rate_new:
        return draft
    said = [c for c in near if stands(c)]
    if role is Role.OLD_RATE:
        said = [c for c in said if not (OWN_STEP.search(c.lower) or HOLDS.search(c.lower))]
    found = [(c, rate) for c in said for rate in playing(c, role, _SURE)]
    values = {rate.value for _, rate in found} - {*draft.rate_new, *draft.rate_old}
    if len(values) != 1:
        return draft
    clause, rate = next((c, r) for c, r in found if r.value in values)
    return draft.rated(clause, (rate,))


def _owners(told: _Told, found: Sequence[Draft]) -> frozenset[Clause]:
    """The clauses of the changes in whose words a day stands."""
    at = told.moment.start
    return frozenset(each.clause for each in found if each.clause.start <= at < each.clause.end)


def _with_start(
    draft: Draft, told: Sequence[_Told], owners: Mapping[int, frozenset[Clause]]
) -> Draft:
    """The draft from the day before it that it points back to, or from the only first day.

    What it points back to may be the day of another change: 'from that time' is both's.
    ``owners``: by where a day stands, the clauses of the changes whose own it is.
    """
    free = [each for each in told if owners[each.moment.start] <= {draft.clause}]
    if draft.kind is ProposalKind.EVENT:
        free = [each for each in free if not _RULE_STARTS.search(each.clause.lower)]
    first = _pointed_to(draft.clause, told) or _only_first(draft.kind, free)
    if first is None or (draft.last_day is not None and draft.last_day < first.moment.day):
        return draft
    return draft.starting(first.moment, first.clause)


_RULE_STARTS = re.compile(
    r"\bthis (?:[a-z]+ )?(?:[a-z]+ )?(?:rule|notice|document) (?:is|becomes?) effective\b"
)
"""When a rule on an agency's own procedure starts, which is no day for goods."""


def _wants_start(draft: Draft, found: Sequence[Draft]) -> bool:
    """Whether a change has no first day and may have that of another clause.

    What is only confirmed or reported may have begun long ago, what has an end of its own too.
    """
    proceeds = draft.kind is ProposalKind.EVENT and draft.rule.startswith("notice-")
    if draft.rule == "precis-extend":  # what lasts longer begins nowhere
        return False
    proceeds = proceeds and draft.of_kind is ProgrammeKind.TRADE_REMEDY
    if draft.effective is not None or proceeds:
        return False
    beside = draft.kind in _TOLD_ONLY and any(each.effective is not None for each in found)
    return not beside and (draft.last_day is None or draft.of_duty)


def _pointed_to(clause: Clause, told: Sequence[_Told]) -> _Told | None:
    """The day that 'from that time' means, in the same paragraph or the one before."""
    if POINTS_BACK.search(clause.lower) is None:
        return None
    before = [each for each in told if each.moment.end <= clause.start]
    near = before and before[-1].clause.paragraph >= clause.paragraph - 1
    sure = near and before[-1].sure(Role.FIRST, Role.OVER, Role.PUT_OFF_TO)
    return before[-1] if sure else None


def _only_first(kind: ProposalKind, told: Sequence[_Told]) -> _Told | None:
    """The only first day; a new day for what is put off, the day over for what ends."""
    begun = [each for each in told if each.sure(Role.FIRST)]
    moved = [each for each in told if each.sure(Role.PUT_OFF_TO)]
    if kind is ProposalKind.POSTPONEMENT:
        return _only(moved)
    if kind is ProposalKind.END and not begun:
        return _only([each for each in told if each.sure(Role.FIRST, Role.OVER)])
    return _only(begun or (moved if kind in _TELL_OF_A_MOVE else []))


def _with_end(
    draft: Draft,
    told: Sequence[_Told],
    body: Sequence[Clause],
    found: Sequence[Draft],
    owners: Mapping[int, frozenset[Clause]],
) -> Draft:
    """A duty or a relief to the only last day that is told with its first one."""
    lasts = draft.of_duty or draft.kind is ProposalKind.EXEMPTION
    if draft.last_day is not None or draft.effective is None or not lasts:
        return draft
    near = _told_with(draft, body)
    last = _only(
        [
            t
            for t in told
            if t.clause in near
            and owners[t.moment.start] <= {draft.clause}
            and not (draft.of_duty and OF_RELIEF.match(t.clause.lower))
            and t.sure(
                *(_TO_LAST if t.clause is near[0] or _OF_IT.match(t.clause.lower) else _LASTS)
            )
        ]
    )
    if last is None or last.moment.day <= draft.effective:
        return draft
    over = chance_of(last.chances, Role.OVER) > chance_of(last.chances, Role.LAST)
    day = last.moment.day - timedelta(days=over)
    starts = {each.effective for each in found if each is not draft}
    if {day, day + timedelta(days=1)} & starts:  # the next step, or another change, begins
        return draft
    return draft.ending(replace(last.moment, day=day), last.clause)


_TO_LAST = (Role.LAST, Role.OVER, Role.PUT_OFF_TO)
"""What the day may be to which something lasts; beside a first one even a day that moves."""


_LASTS = (Role.LAST, Role.OVER)
_OF_IT = re.compile(
    r"\s{0,8}(?:it|they|this|that|these|those|such)\b|\s{0,8}(?:ils?|elles?|cel(?:le|ui)-ci)\b"
)
"""A sentence that goes on about what the one before it speaks of."""


def _told_with(draft: Draft, body: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clause that tells when a change starts, and the next of its paragraph."""
    starts = [span.start for span in draft.spans if span.for_ == "effective"]
    at = next((n for n, c in enumerate(body) if starts and c.start <= starts[0] < c.end), None)
    if at is None:
        return ()
    return tuple(c for c in body[at : at + 2] if c.paragraph == body[at].paragraph)


def _days(body: Sequence[Clause]) -> Iterator[_Told]:
    """The days of ``body`` in order, without those of what was or might be and mere headings."""
    for clause in body:
        if UNDER_WAY.search(clause.text) or not stands(clause):
            continue
        odds = chances(clause.text, clause.near)
        for mention in days(clause.text, clause.near):
            past = long_before(mention.day, clause.near) or is_no_more(clause.text, mention)
            past = past or may_be_another(clause.text, mention)
            if not (past or _only_dates(clause, mention)):
                held = odds.get(mention.start, {})
                yield _Told(moment=mentioned(clause, mention), clause=clause, chances=held)


def _only_dates(clause: Clause, mention: DayMention) -> bool:
    """Whether a clause is nothing but a day without an hour."""
    return mention.hour is None and len(clause.text) - (mention.end - mention.start) < _MARKS


_MARKS = 5
"""Characters beside a day that stands alone: a full stop, a colon, a mark of a list."""


def _only(told: Sequence[_Told]) -> _Told | None:
    """The first of them, where all are of one day."""
    return told[0] if len({each.moment.day for each in told}) == 1 else None
