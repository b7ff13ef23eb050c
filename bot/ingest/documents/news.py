"""What news announces, as a draft: one event a programme, with its rates and days, or its deed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from bot.domain.measures import Standing
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.drafts import SETS_A_RATE, Draft, as_old, whole
from bot.ingest.documents.effect import begins
from bot.ingest.documents.lexicon import ProgrammeCues
from bot.ingest.documents.news_days import AIMS, SAME_DAY, current_days, new_days, only_day
from bot.ingest.documents.news_sentences import MOST
from bot.ingest.documents.rates import percents
from bot.ingest.documents.reckoned import from_today, in_some_time
from bot.ingest.documents.text import Clause


def draft_of(told: Sequence[Clause], everything: Sequence[Clause], cues: ProgrammeCues) -> Draft:
    """The announcement as one event, with the rate and the day of its surest sentences."""
    draft = announced(told[:MOST], cues)
    draft = next((d for c in told if (d := with_rates(draft, c)) is not None), draft)
    draft = _with_old(_with_new(draft, told), told, everything)
    aims = [c for c in everything if AIMS.search(c.lower)]
    for clause in (*told, *(c for c in aims if new_days(c))):
        begun, last = current_days(clause)
        draft = draft.starting(begun, clause).ending(last, clause)
    if draft.rate_new or draft.rate_old:
        for clause in (*told, *aims):
            draft = draft.starting(only_day(clause), clause)
    for clause in told:
        draft = draft.starting(from_today(clause) or in_some_time(clause), clause)
        if draft.effective is None and SAME_DAY.search(clause.lower):
            draft = _from_the_day_before(draft, clause, everything)
    if draft.rate_new or draft.rate_old:
        for clause in (c for c in everything if _OF_WHAT_IS_TOLD.match(c.lower)):
            draft = draft.starting(in_some_time(clause), clause)
    return _over_from(draft)


_OF_WHAT_IS_TOLD = re.compile(
    r"\W{0,4}(?:it|they|(?:the|this|these) (?:new |higher |lower |additional )?(?:surtax(?:es)?"
    r"|tariffs?|dut(?:y|ies)|rates?|measures?|changes?|increase|reduction)|elles?|ils?|(?:la|cette|ces|les)"
    r" (?:nouvelles? )?(?:surtaxes?|droits|mesures?|hausse|taux))\b"
)
"""A sentence that goes on about what is announced: 'The surtax will apply in 21 days'."""


def _with_new(draft: Draft, told: Sequence[Clause]) -> Draft:
    """The draft with the new rate of another sentence, where the surest has only the old one."""
    deed = deed_of(draft.clause.lower)
    goes_on = deed is None or deed.kind not in _NOT_PAID
    if draft.rate_new or not draft.rate_old or not goes_on:
        return draft
    for clause in told:
        other = with_rates(replace(draft, rate_new=(), rate_old=()), clause)
        if other is not None and other.rate_new and not other.rate_old:
            return replace(other, rate_old=draft.rate_old)
    return draft


def _with_old(draft: Draft, told: Sequence[Clause], everything: Sequence[Clause]) -> Draft:
    """The draft with the old rate that its paragraph tells beside: 'It had been 10 percent'."""
    if not draft.rate_new or draft.rate_old:
        return draft
    rated = next((c for c in told if _states(c, draft.rate_new)), None)
    beside = (c for c in everything if rated is not None and c.paragraph == rated.paragraph)
    for clause in beside:
        rates = percents(clause.text, of_duty=True)
        if len(rates) == 1 and rates[0].old and rates[0].value not in draft.rate_new:
            return draft.rated(clause, rates)
    return draft


def _states(clause: Clause, rates: Sequence[Decimal]) -> bool:
    return any(p.value in rates and not p.old for p in percents(clause.text))


_BACK = 3
"""Sentences back in which the day may stand that 'the same day' means."""


def _from_the_day_before(draft: Draft, clause: Clause, everything: Sequence[Clause]) -> Draft:
    """An announcement from the first day of the nearest sentence before the one that says so."""
    before = [c for c in everything if c.start < clause.start][-_BACK:]
    for each in reversed(before):
        moment = begins(each) or only_day(each)
        if moment is not None:
            return draft.starting(moment, each)
    return draft


def announced(told: Sequence[Clause], cues: ProgrammeCues) -> Draft:
    """The announcement that some sentences (at least one) make, without rates and days."""
    return Draft(
        kind=ProposalKind.EVENT,
        rule="announced",
        clause=told[0],
        standing=Standing.ANNOUNCED,
        spans=tuple(whole(c, "event") for c in told),
        programmes=(cues.slug,),
    )


def as_its_deed(draft: Draft, told: Sequence[Clause]) -> Draft:
    """An office's announcement as the change that its sentences make, still only announced.

    What sets a rate has one, what spares goods a day or a rate; else, and where it hangs on a
    condition or is but proposed, it stays an event.
    """
    open_ = draft.proposed or UNCERTAIN.search(draft.clause.lower) is not None
    if open_ or draft.kind is not ProposalKind.EVENT:
        return draft
    certain = [c for c in told if not UNCERTAIN.search(c.lower)]
    rated = [c for c in certain if any(p.duty for p in percents(c.text))]
    deeds = (deed.kind for c in (*certain[:1], *rated, *certain) if (deed := deed_of(c.lower)))
    kind = next((kind for kind in deeds if _is_told(kind, draft)), draft.kind)
    if kind is ProposalKind.CODES_ADDED and not draft.rate_new:  # what others pay already
        spans = tuple(replace(s, for_="rate") if s.for_ == "rate-old" else s for s in draft.spans)
        draft = replace(draft, rate_new=draft.rate_old, rate_old=(), spans=spans)
    return replace(draft, kind=kind)


UNCERTAIN = re.compile(
    r"\b(?:unless|if|propos(?:es?|ed|ing)|intends?|plans? to|considers?|considering|envisage"
    r"|(?<!at )once(?! more| again)|as soon as|provided that|on condition that)\b"
    r"|\b(?:à moins qu|sauf si\b|l'intention d|une fois qu|dès qu|à condition qu|pourvu qu)"
)
"""What is said on a condition, or of what may come."""


def _is_told(kind: ProposalKind, draft: Draft) -> bool:
    """Whether an announcement has the values without which such a change says nothing."""
    if kind in SETS_A_RATE:
        return bool(draft.rate_new)
    if kind is ProposalKind.EXEMPTION:
        return bool(draft.rate_new or draft.effective or draft.last_day)
    return kind in _DEEDS_OF_OFFICES and bool(draft.effective or draft.last_day or draft.rate_old)


_DEEDS_OF_OFFICES = frozenset(
    {
        ProposalKind.END,
        ProposalKind.POSTPONEMENT,
        ProposalKind.CODES_ADDED,
        ProposalKind.CODES_REMOVED,
        ProposalKind.BAN,
    }
)


def _over_from(draft: Draft) -> Draft:
    """An end by the first day without what ends: the day before it is told by the same words."""
    if draft.last_day is None or draft.effective is None:
        return draft
    if draft.last_day == draft.effective and not draft.rate_new:  # 'the surtax ends on July 5'
        return draft.without_start()
    if draft.effective - draft.last_day != timedelta(days=1):
        return draft
    return draft.without_end()


_LIFTS = re.compile(
    r"\b(?:end|lift|remov|eliminat|scrap|drop|repeal|suspend|withdraw"
    r"|cancel)\w{0,4}\b[^.;]{0,200}\d"
    r"|\b(?:lève|supprim|abrog|retir|élimin)\w{0,5}\b"
    r"|\bcess(?:e|era|ent|eront) de s'appliquer\b|\bcease[sd]? to apply\b"
    r"|\b(?:is|are|will be|being|be) (?:lifted|removed|eliminated|scrapped|dropped|repealed"
    r"|suspended|withdrawn|cancell?ed|ended)\b"
    r"|\bno longer (?:be )?(?:subject|fac(?:e|es|ing)|pay|pays|apply|applies|charged|due)\b"
    r"|\bn(?:e |e s'|')\w+ plus\b(?! (?:de|que|tard|élevée?s?|longtemps)\b)"
)

_STAYS_SO = re.compile(
    r"\bup to\s{0,4}$|\b(?:existing|maintains? the|keeps? the|instead of (?:allowing|letting)"
    r"|présent"
    r"|actuel)\b[^.;,]{0,60}$"
)
"""Before a rate that only stays, or was only to come."""

_NOT_PAID = (ProposalKind.END, ProposalKind.EXEMPTION)


def with_rates(draft: Draft, clause: Clause) -> Draft | None:
    """The draft with the rates of a sentence; what is lifted goes. None where it has none."""
    deed = deed_of(clause.lower)
    over = deed is not None and deed.kind in _NOT_PAID and not deed.relief
    relief_ends = deed is not None and deed.kind is ProposalKind.END and deed.relief
    lifted = over or (not relief_ends and _LIFTS.search(clause.lower) is not None)
    found = tuple(
        p for p in percents(clause.text) if p.duty and not _STAYS_SO.search(clause.lower[: p.start])
    )
    if not found:
        return None
    if lifted and len({p.old for p in found}) == 1:
        return draft.rated(clause, as_old(found[:2]))
    new, old = (tuple(p for p in found if p.old is each)[:1] for each in (False, True))
    return draft.rated(clause, (*new, *old))
