"""Which of a programme's measures a change is about, where more than one could be meant.

A wrong measure on the card is worse than none: a reviewer who looks away would change it.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from bot.domain.documents import Document
from bot.domain.measures import Measure
from bot.domain.near_duplicates import titles_alike
from bot.domain.proposals import NO_MATCH, FactMatch, MatchOutcome, Proposal, ProposalKind
from bot.domain.review.goods_named import names_good
from bot.domain.snapshot import FactSnapshot
from bot.ingest.documents.lexicon import act_numbers
from bot.ingest.documents.matching import amended, of_acts

_TOUCHING = frozenset({MatchOutcome.CHANGES, MatchOutcome.ENDS})


def named(proposal: Proposal, document: Document, facts: FactSnapshot) -> Proposal:
    """The proposal about the one measure its words name; about none where they name several.

    Looked at are measures of its programme that stand the day before, hit a neighbour's goods and
    charge what the matched one does; told apart by the goods in title and evidence.
    """
    matched = facts.measures.get(proposal.matched.slug)
    if matched is not None and _another_act(proposal, matched, document, facts):
        return replace(proposal, matched=NO_MATCH)
    if matched is None or proposal.matched.outcome not in _TOUCHING:
        return proposal
    held = _alike(proposal, matched, facts)
    if held == [matched] or of_acts(held, amended(proposal)) == [matched]:
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


def _another_act(
    proposal: Proposal, matched: Measure, document: Document, facts: FactSnapshot
) -> bool:
    """Whether a new duty of the rate and day of one that is held may be of another act: neither a
    number nor a code tells, and the act has another title.
    """
    new = proposal.kind in (ProposalKind.NEW_DUTY, ProposalKind.BAN)
    same = proposal.matched.outcome is MatchOutcome.SAME
    if not (new and same) or not document.channel.makes_law:
        return False
    if of_acts([matched], frozenset(act_numbers(proposal.instrument))):
        return False
    if proposal.goods_codes:
        return False
    sources = [facts.sources[slug].title for slug in matched.sources if slug in facts.sources]
    return not any(titles_alike(document.title, title) for title in (*sources, matched.label.en))


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
    return sum(
        names_good(words, facts.goods[slug]) for slug in measure.goods if slug in facts.goods
    )
