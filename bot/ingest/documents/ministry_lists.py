"""Measures that a release lists under one sentence: 'these are:', then a line for each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.drafts import Draft, as_old
from bot.ingest.documents.effect import begins
from bot.ingest.documents.lexicon import Hits, ProgrammeCues
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.news import UNCERTAIN, announced
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause

_ITEM = re.compile(r"\s{0,4}(?:[-•*·]|\([a-z\d]\)|[a-z\d]\))\s")
_LEADS = re.compile(
    r"\b(?:includ\w+|following|as follows|these|measures?|tariffs?|surtax\w*|are|will|compren\w*"
    r"|suivante?s?|voici|soit|mesures?|droits)\b[^:]{0,160}:$"
)
_REACH = 4
"""Clauses before a list in which its first day may be told."""
_MOST = 24
"""Lines of a list that are told apart."""
_ON = re.compile(r"\b(?:on|le)\s{1,3}$", re.I)


def _first_day(clause: Clause) -> Moment | None:
    """The day from which it holds, or on which it is done where only that is to come."""
    begun = begins(clause)
    if begun is not None or clause.near is None:
        return begun
    named = [each for each in days(clause.text, clause.near) if each.day >= clause.near]
    alone = len(named) == 1 and _ON.search(clause.text[: named[0].start])
    return mentioned(clause, named[0]) if alone else None


NamedIn = Callable[[Clause], ProgrammeCues | None]
"""The programme that a sentence is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedMeasures:
    """A list of measures: the sentence that leads to it, the one that dates it, its lines."""

    lead: Clause
    dated: Clause | None
    items: tuple[Clause, ...]

    @property
    def clauses(self) -> frozenset[int]:
        """Where its sentences start: what they say is told by its lines."""
        led = (self.lead, *((self.dated,) if self.dated is not None else ()))
        return frozenset(each.start for each in (*led, *self.items))


def listings(body: Sequence[Clause], told: Sequence[Clause]) -> Iterator[ListedMeasures]:
    """The lists of a release whose lines give rates, where what leads to them is announced.

    ``told``: the sentences that announce something.
    """
    announcing = {each.start for each in told}
    for at, lead in enumerate(body):
        if not _LEADS.search(lead.lower):
            continue
        items = []
        for each in body[at + 1 :]:
            if _ITEM.match(each.text) is None:
                break
            items.append(each)
        rated = tuple(each for each in items if _rates(each))[:_MOST]
        near = [c for c in (lead, *reversed(body[max(0, at - _REACH) : at])) if not _rates(c)]
        dated = next((c for c in near if _first_day(c) is not None), None)
        known = lead.start in announcing or (dated is not None and dated.start in announcing)
        if rated and known:
            yield ListedMeasures(lead=lead, dated=dated, items=rated)


def _rates(clause: Clause) -> tuple[Percent, ...]:
    return tuple(p for p in percents(clause.text, of_duty=True) if p.duty)


def each_item(listing: ListedMeasures, named_in: NamedIn) -> Iterator[tuple[ProgrammeCues, Draft]]:
    """The change of each line, of its own programme or of that of the sentences before it."""
    base = named_in(listing.lead)
    if base is None and listing.dated is not None:
        base = named_in(listing.dated)
    led = deed_of(listing.lead.lower)
    ends = led is not None and led.kind is ProposalKind.END
    for item in listing.items:
        cues = named_in(item) or base
        if cues is None or cues.hits is Hits.SPARED:
            continue
        if base is not None and not base.broad and cues.broad:
            cues = base
        rates = as_old(_rates(item)) if ends else _rates(item)
        new, old = (tuple(p for p in rates if p.old is each)[:1] for each in (False, True))
        draft = announced((item,), cues).rated(item, (*new, *old))
        draft = replace(draft, kind=_kind(listing, new, old), rule="announced-in-a-list")
        for where in (item, listing.lead, listing.dated):
            if where is not None:
                draft = draft.starting(_first_day(where), where)
        yield cues, draft


def _kind(listing: ListedMeasures, new: Sequence[Percent], old: Sequence[Percent]) -> ProposalKind:
    if UNCERTAIN.search(listing.lead.lower):
        return ProposalKind.EVENT
    if not new:
        return ProposalKind.END
    return ProposalKind.RATE_CHANGE if old else ProposalKind.NEW_DUTY
