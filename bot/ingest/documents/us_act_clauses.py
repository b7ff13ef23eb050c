"""What one clause of an act changes: what needs no rate, else the rates it sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.operative import BANS, SETS
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_commands import (
    left_alone,
    only_recalls,
    sets_a_rate,
    skipped,
    unsure,
)
from bot.ingest.documents.us_act_ends import left_out
from bot.ingest.documents.us_act_moved_days import put_in_place
from bot.ingest.documents.us_act_pointed_rates import GOES_ON_ABOUT
from bot.ingest.documents.us_act_rateless import (
    SPARED,
    TAKEN_OFF,
    by_deed,
    corrections,
    rateless_drafts,
)
from bot.ingest.documents.us_act_rates import (
    RELIEF,
    listed,
    rated,
    restated,
    set_elsewhere,
    set_in_annex,
    threshold,
)


def clause_drafts(body: Sequence[Clause]) -> Iterator[Draft]:
    """What each clause changes, in order; those that command nothing for our goods give nothing."""
    for index, clause in enumerate(body):
        low = clause.lower
        if skipped(low) and not BANS.search(low) and not put_in_place(clause):
            continue
        if unsure(low) or only_recalls(low):
            continue
        if foreign_only(clause.text) or _OF_ONE_FIRM.match(low):
            continue
        lowered_share = threshold(clause)
        if lowered_share is not None:
            yield lowered_share
            continue
        amended = restated(clause)
        if amended is not None:
            put_right = _IS_CORRECTED.search(low) is not None
            kind = ProposalKind.CORRECTION if put_right else amended.kind
            yield replace(amended, kind=kind)
            continue
        plain = list(rateless_drafts(clause, low))
        told = by_deed(clause) if not plain else None
        if told is not None:
            yield told
            continue
        yield from plain
        if any(_says_it_all(each) for each in plain):
            continue
        yield from corrections(clause)
        if low.rstrip().endswith(":") and SETS.search(low):
            yield from listed(clause, body[index + 1 :])
            yield from left_out(clause, body[index + 1 :])
        elif sets_a_rate(clause) and (
            _OF_OURS.search(low) or not RELIEF.search(low) or _TREATMENT_ENDS.search(low)
        ):
            yield from (_as_listed(d) for d in rated(clause, _set_anew(clause)))
            yield from set_elsewhere(clause)
            yield from set_in_annex(clause)


_OF_ONE_FIRM = re.compile(
    r"\W{0,4}(?:\w{1,3}\)\s{0,8})?(?:a|any|each|an) (?:company|manufacturer|producer|importer"
    r"|firm|maker)"
    r"s? (?:that|which|whom?) [^;]{0,60}\b(?:certif|commit|undertak|pledg"
    r"|approv)\w{0,6}\b[^;]{0,200}"
    r"\bshall be (?:subject to|charged)\b"
)
"""What a firm pays that has promised something: a term of the duty that all others pay."""
_AS_LISTED = re.compile(
    r"\bas (?:if|though) (?:they (?:were|had been) |it (?:were|had been) )?(?:listed|included"
    r"|set (?:out|forth)|described|named)\b"
)
"""Goods that pay what those of a list pay: they join it."""


def _as_listed(draft: Draft) -> Draft:
    if not _AS_LISTED.search(draft.clause.lower):
        return draft
    return replace(draft, kind=ProposalKind.CODES_ADDED, rule="as-listed")


_TREATMENT_ENDS = re.compile(
    r"\b(?:treatment|exemption|exception)\b[^;]{0,160}\bshall (?:end|cease|terminate)\b"
    r"|\b(?:no longer|not) be eligible for (?:the |any )?(?:[a-z-]+ ){0,3}"
    r"(?:treatment|exemption|exception)\b"
)
"""Relief that a clause ends, so that what it says goods pay then is their duty."""


def _set_anew(clause: Clause) -> tuple[Percent, ...]:
    """The rates of a clause without those that it says remain."""
    left = left_alone(clause.lower)
    found = percents(clause.text, of_duty=GOES_ON_ABOUT.match(clause.lower) is not None)
    over = _TREATMENT_ENDS.search(clause.lower)
    if over is not None:  # what is paid when relief is over
        found = tuple(replace(p, old=p.old and p.start < over.end()) for p in found)
    return found if left is None else tuple(p for p in found if p.old or p.start < left.start())


def _says_it_all(draft: Draft) -> bool:
    """Whether the rates of its clause are those of the change that needs none."""
    priced = draft.kind is ProposalKind.CODES_ADDED and draft.rate_new
    low = draft.clause.lower
    spared = SPARED.search(low)
    if draft.kind is ProposalKind.CODES_REMOVED and TAKEN_OFF.search(low):
        return True
    if draft.kind in (ProposalKind.CODES_REMOVED, ProposalKind.EXEMPTION) and spared:
        return not any(p.duty and p.start < spared.start() for p in percents(draft.clause.text))
    if draft.kind is ProposalKind.END and (draft.rate_old or _OF_WHAT_ENDS.search(low)):
        return True
    return draft.kind is ProposalKind.POSTPONEMENT or draft.rule in _ALONE or bool(priced)


_IS_CORRECTED = re.compile(r"\b(?:is|are) (?:hereby )?corrected by\b")
_OF_WHAT_ENDS = re.compile(
    r"\(\d{1,3}(?:\.\d+)? ?(?:percent|%)\)[^;]{0,20}\bshall (?:end|cease|terminate)"
    r"|\d ?(?:percent|%) (?:rate|duty|tariff|surcharge) (?:that )?(?:it|they) (?:established"
    r"|imposed|set)\b"
)
"""The rate of what ends, in a sentence that ends it."""
_ALONE = ("held", "brought-forward")
_OF_OURS = re.compile(
    r"\b(?:products?|articles?|goods|imports|parts|vehicles|automobiles|trucks|assembled|produced"
    r"|made|manufactured|built|steel|aluminum|copper|lumber|timber)\b"
    r"[^.;]{0,60}\b(?:of|from|in) canada\b[^;]{0,400}\d\s?(?:percent|per cent|%)"
    r"|\bcanadian (?:products?|articles?|goods|imports)\b[^;]{0,400}\d"
    r"\s?(?:percent|per cent|%)"
)
"""Terms for the neighbour's own goods are a rate of theirs, however they are bound."""
