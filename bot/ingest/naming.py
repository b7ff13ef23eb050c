"""Which of a programme's measures a change is about, where more than one could be meant.

A wrong measure on the card is worse than none: a reviewer who looks away would change it.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta

from bot.domain.documents import Document
from bot.domain.measures import Measure
from bot.domain.proposals import FactMatch, MatchOutcome, Proposal, ProposalKind
from bot.domain.snapshot import FactSnapshot

_TOUCHING = frozenset({MatchOutcome.CHANGES, MatchOutcome.ENDS})


def named(proposal: Proposal, document: Document, facts: FactSnapshot) -> Proposal:
    """The proposal about the one measure its words name; about none where they name several.

    Looked at are measures of its programme that stand the day before, hit a neighbour's goods and
    charge what the matched one does; told apart by the goods in title and evidence.
    """
    matched = facts.measures.get(proposal.matched.slug)
    if matched is None or proposal.matched.outcome not in _TOUCHING:
        return proposal
    held = _alike(proposal, matched, facts)
    if held == [matched]:
        return proposal
    words = " ".join((document.title, *(e.cut(document.text) for e in proposal.evidence))).lower()
    scores = {measure.slug: _score(measure, words, facts) for measure in held}
    best = max(scores.values(), default=0)
    first = [slug for slug, score in scores.items() if score == best]
    slug = first[0] if len(first) == 1 else ""
    outcome = (
        proposal.matched.outcome
        if slug or proposal.kind is ProposalKind.END
        else MatchOutcome.CHANGES
    )
    return replace(proposal, matched=FactMatch(outcome=outcome, slug=slug))


def _alike(proposal: Proposal, matched: Measure, facts: FactSnapshot) -> list[Measure]:
    eve = proposal.effective - timedelta(days=1) if proposal.effective else None
    return [
        measure
        for measure in (facts.measures[s] for s in facts.by_programme.get(matched.programme, ()))
        if measure.origins.neighbours
        and (eve is None or measure.validity.holds(eve))
        and (not proposal.rate_old or measure.duty == matched.duty)
    ]


def _score(measure: Measure, words: str, facts: FactSnapshot) -> int:
    """How many of the goods a measure names stand in the words."""
    goods = (facts.goods[slug] for slug in measure.goods if slug in facts.goods)
    return sum(
        any(re.search(rf"\b{re.escape(name.lower())}\b", words) for name in names)
        for names in ((good.name.en, *good.synonyms_en) for good in goods)
    )
