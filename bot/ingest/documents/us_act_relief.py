"""Relief that an act of the President gives: offsets, exemptions, shares that open it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, also_proven, first_of
from bot.ingest.documents.effect import ends
from bot.ingest.documents.rates import percents
from bot.ingest.documents.stacking import stacks
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_clauses import clause_drafts
from bot.ingest.documents.us_act_days import with_same_period
from bot.ingest.documents.us_act_rates import offsets, threshold


def of_one_day(draft: Draft, found: Sequence[Draft]) -> Draft:
    """A share of relief that is set anew begins with what else an act changes, and has no end."""
    if draft.rule != "threshold":
        return draft
    begun = {each.effective: each for each in found if each.effective is not None}
    draft = draft if ends(draft.clause) else draft.without_end()
    return draft.from_the_day_of(next(iter(begun.values()))) if len(begun) == 1 else draft


def of_a_share(draft: Draft, recitals: Sequence[Clause]) -> Draft:
    """A figure that an amendment strikes, where the recitals call it a threshold and no rate."""
    if draft.rule != "rate-restated":
        return draft
    both = {*draft.rate_new, *draft.rate_old}
    told = [(c, p) for c in recitals for p in percents(c.text) if p.value in both]
    if not told or any(_THRESHOLD.search(c.lower) is None for c, _ in told):
        return draft
    return replace(draft, kind=ProposalKind.EXEMPTION, rule="threshold")


def thresholds(found: Sequence[Draft], recitals: Sequence[Clause]) -> list[Draft]:
    """The shares of relief that clauses set anew; else what the recitals say they shall be."""
    told = [each for each in found if each.rule == "threshold"]
    if told or not found:
        return told
    decided = (c for c in recitals if _SHALL_BE.search(c.lower))
    return [each for each in map(threshold, decided) if each is not None][:1]


_SHALL_BE = re.compile(r"\b(?:shall|will) be\b")
_THRESHOLD = re.compile(r"\bthreshold\b")
_NOTWITHSTANDING = re.compile(r"\bnotwithstanding (?:sub)?(?:clause|section) \(?(\d{1,2})\)?")


def kept_lower(draft: Draft, body: Sequence[Clause]) -> Draft:
    """Goods that notwithstanding a clause pay less than it says: they are spared the rest."""
    named = _NOTWITHSTANDING.search(draft.clause.lower)
    if named is None or draft.rate_old or not draft.rate_new:
        return draft
    rates = [
        p.value
        for c in body
        if c.number == named[1]
        for p in percents(c.text)
        if p.duty and not p.old
    ]
    if not rates or max(draft.rate_new) >= max(rates):
        return draft
    return replace(draft, kind=ProposalKind.EXEMPTION, rule="kept-lower")


def _relief_of_its_own(kept: Sequence[Draft], found: Sequence[Draft]) -> list[Draft]:
    """What spares the neighbour's goods of the duties of an act that nothing else here is of."""
    touched = {act for each in kept for act in each.amends}
    return [
        each
        for each in found
        if each.kind is ProposalKind.EXEMPTION
        and "canad" in each.clause.lower
        and (
            (each.effective is not None and each.amends and not touched & set(each.amends))
            or _UNDER_OTHERS.search(each.clause.lower) is not None
            or (each.rate_old and each.last_day is not None)
            or _OURS_SPARED.search(each.clause.lower) is not None
        )
    ][:1]


_OURS_SPARED = re.compile(
    r"\b(?:tons?|tonnes|units|quantit(?:y|ies)|liters|feet)\b[^;.]{0,60}\b(?:of|from)"
    r" canada\b[^;]{0,200}"
    r"\b(?:free of|exempt from|not (?:be )?subject to) the (?:tariff|dut(?:y|ies)|surcharge) in"
    r" clause"
)
"""A quantity of the neighbour's goods that does not pay what the same act sets."""
_UNDER_OTHERS = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?) (?:imposed )?(?:under|by|in) (?:those|such|the said) (?:orders?"
    r"|proclamations?)\b"
)
"""Relief from what earlier acts charge, named by a word that points back to them."""


def relief_given(
    kept: Sequence[Draft],
    found: Sequence[Draft],
    body: Sequence[Clause],
    background: Sequence[Clause],
    *,
    amending: bool,
) -> list[Draft]:
    """Offsets, or the exemption of an act that amends; a ban's own exceptions are none."""
    offset = offsets(body)
    found = [each for each in found if not _of_its_own_duty(each, kept)]
    banned = any(each.kind is ProposalKind.BAN for each in kept)
    if offset or banned or (kept and not amending):
        return [*offset, *_relief_of_its_own(kept, found)]
    why = first_of(list(clause_drafts(background)), ProposalKind.EXEMPTION)
    return with_same_period(also_proven(_of_each_act(found), why))


_NOT_UNDER = re.compile(
    r"\bnot (?:be )?subject to (?:sub)?clause \(?(\d{1,2})\)?"
    r"|\b(?:increases?|dut(?:y|ies)|tariffs?|rates?)\b[^;]{0,40} (?:described|set (?:out"
    r"|forth)|provided"
    r" for|established|imposed|prescribed) (?:in|by) clause \(?(?P<own>\d{1,2})\)? of this"
    r" (?:proclamation|order)\b[^;]{0,20}\bshall not apply\b"
)
_THIS_DUTY = re.compile(
    r"\W{0,4}(?:this|such|the foregoing) (?:dut(?:y|ies)|tariff|rate) (?:shall|does|do) not apply\b"
)


def _of_its_own_duty(draft: Draft, kept: Sequence[Draft]) -> bool:
    """Whether what a clause spares is of the duty that the same act sets: it only says of what.

    So it is, too, where it says which of several duties is paid.
    """
    if draft.kind is ProposalKind.EXEMPTION and stacks(draft.clause.lower):
        return any(each.of_duty for each in kept)
    if _THIS_DUTY.match(draft.clause.lower) and draft.kind is ProposalKind.EXEMPTION:
        return any(each.of_duty and each.clause.number == draft.clause.number for each in kept)
    named = _NOT_UNDER.search(draft.clause.lower)
    if draft.kind is not ProposalKind.EXEMPTION or named is None or "canad" in draft.clause.lower:
        return False
    number = named[1] or named["own"]
    return any(each.of_duty and each.clause.number == number for each in kept)


def _of_each_act(found: Sequence[Draft]) -> list[Draft]:
    """The first relief, the first from the duties of each other act, and those to a day."""
    kept = first_of(found, ProposalKind.EXEMPTION)
    for each in found:
        own = each.last_day is not None and all(each.last_day != d.last_day for d in kept)
        if each.kind is ProposalKind.EXEMPTION and own and each not in kept:
            kept.append(each)
            continue
        touched = {act for draft in kept for act in draft.amends}
        other = each.amends and touched and not touched & set(each.amends)
        if each.kind is ProposalKind.EXEMPTION and other:
            kept.append(each)
    return kept
