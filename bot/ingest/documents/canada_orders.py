"""Orders under the Customs Tariff: as made (Orders in Council), as printed, as consolidated."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, rate_spans, rate_that_ends
from bot.ingest.documents.lexicon import ReadingLexicon
from bot.ingest.documents.lists import list_named
from bot.ingest.documents.order_days import in_force, in_sections, period
from bot.ingest.documents.order_named import by_order, orders_named
from bot.ingest.documents.order_precis import from_precis
from bot.ingest.documents.order_sections import amendments, sections
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.programmes import ProgrammeSubject
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause, lowered

_AMENDING = re.compile(r"amending|repealing|replacing|modifiant|abrogeant|remplaçant")


def drafts_of(
    title: str, order: OrderText, subject: ProgrammeSubject, lexicon: ReadingLexicon
) -> list[Draft]:
    """What an order changes: sections first for a new one, the precis for an amending one."""
    amending = _AMENDING.search(lowered(title)) is not None
    main = (subject.main.slug,) if subject.main else ()
    low = lowered(title)
    alone = ("remission" in low or "remise" in low) and not _OTHER_ORDER.search(low)
    if amending:
        remits = "remission" in lowered(title) or "remise" in lowered(title)
        told = list(from_precis(order, subject, main, alone=alone))
        acts = amendments(order, remits=remits)
        acts = acts if alone else by_order(acts, order, main, lexicon)
        found = [*told, *_untold(acts, told, order, lexicon)] if told else acts
        if _REPEALING.search(lowered(title)) and any(d.kind is ProposalKind.END for d in found):
            found = [d for d in found if d.kind is ProposalKind.END]
    else:
        found = list(sections(order)) or list(from_precis(order, subject, main, alone=alone))
        found = found or list(amendments(order, remits=alone))
    named = (replace(d, programmes=d.programmes or main) for d in _without_kept_rates(found))
    told = [in_sections(_explained(period(each, order), order), order) for each in named]
    return in_force(told, order)


def _untold(
    acts: Sequence[Draft], told: Sequence[Draft], order: OrderText, lexicon: ReadingLexicon
) -> list[Draft]:
    """What the sections do to an order of which the precis says nothing."""
    known = {slug for draft in told for slug in draft.programmes}
    known |= {slug for part in order.precis for slug in orders_named(part, (), lexicon)}
    return [d for d in acts if d.programmes and not known & set(d.programmes)]


_OTHER_ORDER = re.compile(r"surtax order|décret imposant")
"""In the title of an order that amends a surtax beside a remission."""
_REPEALING = re.compile(r"\brepealing\b|\babrogeant\b")


def _without_kept_rates(found: Sequence[Draft]) -> list[Draft]:
    """An order that raises a rate restates what keeps the old one: that is no change."""
    gone = {rate for d in found if d.kind is ProposalKind.RATE_CHANGE for rate in d.rate_old}
    return [
        d
        for d in found
        if not (d.kind is ProposalKind.RATE_CHANGE and not d.rate_old and set(d.rate_new) <= gone)
    ]


def _explained(draft: Draft, order: OrderText) -> Draft:
    """Rates that the order's own sections do not tell: the old one, and that of a schedule."""
    told = (*order.precis, *order.sections, *order.explained)
    if draft.kind is ProposalKind.END:
        return rate_that_ends(draft, told)
    if draft.kind is ProposalKind.RATE_CHANGE and not draft.rate_old:
        for clause in told:
            found = tuple(p for p in percents(clause.text, of_duty=True) if p.duty)
            old = tuple(p for p in found if p.old)[:1]
            if old and any(p.value in draft.rate_new for p in found if not p.old):
                rates = tuple(p.value for p in old)
                return replace(
                    draft, rate_old=rates, spans=(*draft.spans, *rate_spans(clause, old))
                )
    if draft.kind is ProposalKind.CODES_ADDED and not draft.rate_new:
        return _rate_of_schedule(draft, told)
    return draft


def _rate_of_schedule(draft: Draft, told: Sequence[Clause]) -> Draft:
    """Items added to a schedule with the rate that is said of it, or of the one that stays."""
    name = lowered(list_named(draft.clause.text))
    for clause in told:
        low = clause.lower
        at = low.find(name) if name else -1
        rates = tuple(p for p in percents(clause.text, of_duty=True) if p.duty)
        of_it = tuple(p for p in rates if at >= 0 and p.start > at)[:1]
        if of_it and "surtax" not in low[at : of_it[0].end + 40]:
            of_it = ()
        of_it = of_it or (rates[:1] if _KEPT_RATE.search(low) else ())
        if of_it:
            values = tuple(p.value for p in of_it)
            spans = (*draft.spans, *rate_spans(clause, of_it))
            return replace(draft, rate_new=values, spans=spans)
    return draft


_KEPT_RATE = re.compile(
    r"\brate of [^.;]{0,40} (?:is|are|does) (?:not|unchanged)|taux de [^.;]{0,40}n'est pas"
    r" (?:modifié|changé)"
)


_AMENDED = re.compile(r"last amended on|\bsor/20\d\d-\d+, ss?\. \d|dernière modification le", re.I)


def as_consolidated(found: Sequence[Draft], plain: str) -> list[Draft]:
    """A consolidated remission that was amended goes on: its period is what changed."""
    if not _AMENDED.search(plain):
        return list(found)
    return [
        replace(each, kind=ProposalKind.POSTPONEMENT, rule="remission-consolidated")
        if each.rule == "remission" and each.last_day is not None
        else each
        for each in found
    ]
