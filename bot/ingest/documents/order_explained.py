"""Rates of an order's changes that their own sections do not tell: told elsewhere on its page.

The page is read once for all changes: an order of very many sections takes time that grows with
its length only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, as_old, rate_spans, rate_that_ends
from bot.ingest.documents.lexicon import ReadingLexicon
from bot.ingest.documents.lists import list_named
from bot.ingest.documents.mood import stands
from bot.ingest.documents.order_amendments import UNDER_FORMER
from bot.ingest.documents.order_named import orders_named
from bot.ingest.documents.order_rates import rate_paid_on
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause, lowered

_Told = tuple[Clause, tuple[Percent, ...]]
"""A sentence and the rates that it tells."""


def explained(found: Sequence[Draft], order: OrderText, lexicon: ReadingLexicon) -> list[Draft]:
    """The changes with rates that their sections do not tell: the old one, that of a schedule."""
    told = (*order.precis, *order.sections, *order.explained)
    page = _Page(order, told, lexicon)
    return [_explained(each, page) for each in found]


class _Page:
    """What a page tells of rates, each thing read when the first change asks for it."""

    def __init__(self, order: OrderText, told: Sequence[Clause], lexicon: ReadingLexicon) -> None:
        self.told = told
        self.named = cache(lambda: {c.start: frozenset(orders_named(c, (), lexicon)) for c in told})
        self.changed = cache(lambda: _changed(told))
        self.still_paid = cache(lambda: tuple(_still_paid(order.sections)))
        self.no_longer = cache(lambda: tuple(_no_longer_paid(told)))
        self.ending = cache(lambda programmes: self._ending(programmes, order.explained))
        self.of_list = cache(lambda name: _rate_of_list(name, self._rated()))
        self._rated = cache(lambda: tuple(_rated(told)))

    def _ending(self, programmes: tuple[str, ...], after: Sequence[Clause]) -> Draft | None:
        """Any end of those programmes with the rates that end, to take them from."""
        own = [c for c in after if not _BY_WASHINGTON.search(c.lower)]
        its = [c for c in self.told if self.named()[c.start] & set(programmes)]
        blank = Draft(kind=ProposalKind.END, rule="end", clause=self.told[0], spans=())
        ended = rate_that_ends(_told_to_end(blank, (*its, *own)), (*its, *self.told))
        return ended if ended.rate_old else None


def _explained(draft: Draft, page: _Page) -> Draft:
    if draft.kind is ProposalKind.END and not draft.rate_old:
        ended = page.ending(draft.programmes)
        if ended is None:
            return draft
        return replace(draft, rate_old=ended.rate_old, spans=(*draft.spans, *ended.spans))
    if draft.kind is ProposalKind.RATE_CHANGE and not draft.rate_old:
        return _with_old(draft, page)
    if draft.kind is ProposalKind.CODES_ADDED and not draft.rate_new:
        return _at_rate_of_list(draft, page.of_list(lowered(list_named(draft.clause.text))))
    if draft.kind is ProposalKind.CODES_REMOVED and not draft.rate_old and page.no_longer():
        clause, rates = page.no_longer()[0]
        return draft.rated(clause, as_old(rates))
    return draft


def _with_old(draft: Draft, page: _Page) -> Draft:
    """A new rate with the one beside which the page tells it, or that goods on their way pay."""
    both = [page.changed()[rate] for rate in draft.rate_new if rate in page.changed()]
    if both:
        _, clause, old = min(both, key=lambda each: each[0])
        return draft.rated(clause, old)
    kept = (each for each in page.still_paid() if each[1][0].value not in draft.rate_new)
    paid = next(kept, None)
    return draft if paid is None else draft.rated(paid[0], as_old(paid[1]))


def _changed(told: Sequence[Clause]) -> Mapping[Decimal, tuple[int, Clause, tuple[Percent, ...]]]:
    """By each new rate the first sentence that tells an old one with it, and that old one."""
    first: dict[Decimal, tuple[int, Clause, tuple[Percent, ...]]] = {}
    for at, clause in enumerate(told):
        found = tuple(p for p in percents(clause.text, of_duty=True) if p.duty)
        old = tuple(p for p in found if p.old)[:1]
        for each in found if old else ():
            if not each.old:
                first.setdefault(each.value, (at, clause, old))
    return first


def _still_paid(sections: Sequence[Clause]) -> Iterator[_Told]:
    """The sections on goods on their way, with the rate that these still pay."""
    for clause in sections:
        if not UNDER_FORMER.search(clause.lower):
            continue
        spared = _ONLY_SO_MUCH.search(clause.lower)
        at = spared.end() if spared is not None else -1
        rates = tuple(p for p in percents(clause.text) if p.duty or p.start == at)[:1]
        if rates:
            yield clause, rates


_ONLY_SO_MUCH = re.compile(
    r"\bto the extent that the surtax (?:exceeds|is more than) (?=\d)"
    r"|\bdans la mesure où la surtaxe (?:dépasse|excède) (?=\d)"
)
"""How goods on their way are spared what is more than the surtax was."""


def _no_longer_paid(told: Sequence[Clause]) -> Iterator[_Told]:
    """The sentences that say to what rate goods are subject no longer."""
    for clause in told:
        gone = _NO_LONGER.search(clause.lower)
        rates = percents(clause.text) if gone else ()
        of_it = tuple(p for p in rates if gone and p.duty and p.start >= gone.end())[:1]
        if of_it:
            yield clause, of_it


_BY_WASHINGTON = re.compile(
    r"\b(?:united states|u\.s\.|trump administration|president trump|les états-unis|washington)"
    r"(?: has| have| ont| a)? (?:also |then |subsequently )?"
    r"(?:amend|impos|announc|increas|rais|set|modifi|annonc|augment|port)"
)
"""A statement recalls what the United States charges: that is not what ends here."""
_NO_LONGER = re.compile(
    r"\bno longer subject to|\bcease(?:s|d)? to be subject to"
    r"|\b(?:tak(?:es?|ing) (?:away|off)|remov(?:es?|ing)|lift(?:s|ing)?) (?:the )?surtax(?= of \d)"
    r"|\bne (?:sont|est|seront|sera) plus assujetti"
)


def _told_to_end(draft: Draft, told: Sequence[Clause]) -> Draft:
    """An end with the rates of which a sentence says that they end."""
    for clause in told:
        gone = _END.search(clause.lower)
        if gone is None or not stands(clause):
            continue
        rates = tuple(p for p in percents(clause.text) if p.duty)
        found = tuple(p for p in rates if p.start > gone.start()) or rates
        if found:
            return draft.rated(clause, as_old(found))
    return draft


_END = re.compile(
    r"\b(?:prend|prennent|met|mettent) fin\b|\b(?:est|sont) (?:abrogé|levé|éliminé|supprimé)e?s?\b"
    r"|\b(?:ends?|lifts?|removes?|eliminates?|repeals?)\b"
    r"|\b(?:is|are) (?:repealed|lifted|removed)\b"
)


def _rated(told: Sequence[Clause]) -> Iterator[Clause]:
    """The sentences that can tell what is paid on a list."""
    return (c for c in told if _ON_THE_LIST.search(c.lower) or percents(c.text, of_duty=True))


def _rate_of_list(name: str, told: Sequence[Clause]) -> tuple[_Told, bool] | None:
    """The rate of a list (in lower case; '' for any), or of the one that stays, as first told.

    With whether it is told of the goods that join: 'puts them on the 25% list'.
    """
    for clause in told:
        listed = _ON_THE_LIST.search(clause.lower)
        if listed is not None:
            at = max(listed.start(name) for name in ("rate", "paid", "borne", "due"))
            rate = tuple(p for p in percents(clause.text, of_duty=True) if p.start == at)
            return (clause, tuple(replace(p, duty=True, old=False) for p in rate)), True
        of_it = rate_paid_on(name, clause) if name else ()
        if not of_it and _KEPT_RATE.search(clause.lower):
            of_it = tuple(p for p in percents(clause.text, of_duty=True) if p.duty)[:1]
        if of_it:
            return (clause, of_it), False
    return None


def _at_rate_of_list(draft: Draft, found: tuple[_Told, bool] | None) -> Draft:
    """Items added to a list with the rate that is said of it."""
    if found is None:
        return draft
    (clause, rates), joined = found
    if joined:
        return draft.rated(clause, rates)
    spans = (*draft.spans, *rate_spans(clause, rates))
    return replace(draft, rate_new=tuple(p.value for p in rates), spans=spans)


_ON_THE_LIST = re.compile(
    r"\b(?:puts?|adds?|plac(?:es?|ing)|mov(?:es?|ing))\b[^.;]{0,80} (?:on|to|onto|in) the"
    r" (?P<rate>\d{1,3}) ?(?:%|per cent) list\b"
    r"|\badd(?:s|ed|ing)?\b[^.;]{0,120}?\b(?:to|on) the (?:list|schedule)\b[^.;]{0,100}?"
    r"\b(?:surtax|rate) of (?P<paid>\d{1,3}(?:\.\d+)?) ?(?:%|per cent)"
    r"|\b(?:subject(?:s|ing)?|mak(?:es?|ing))\b[^.;%]{0,100}?\b(?:items?|goods|products)\b"
    r"[^.;%]{0,60} to (?:the |a )?(?P<borne>\d{1,3}(?:\.\d+)?) ?(?:%|per cent) surtax\b"
    r"|\bassujetti(?:t|r|ssant|ssent)\b[^.;%]{0,120}? à (?:la|une) surtaxe de (?P<due>\d{1,3}"
    r"(?:,\d+)?) ?%"
)
"""How an explanation names a list by what is paid on it."""
_KEPT_RATE = re.compile(
    r"\brate of [^.;]{0,40} (?:is|are|does) (?:not|unchanged)|taux de [^.;]{0,40}n'est pas"
    r" (?:modifié|changé)"
)
