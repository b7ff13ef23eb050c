"""What kinds of proposals, states and steps of a review are called."""

from __future__ import annotations

from bot.domain.proposals import MatchOutcome, ProposalKind, SpokenWords
from bot.domain.review.edited_values import with_values
from bot.domain.review.reviews import Rejection, Review, ReviewState, ReviewStep
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.messages import N_, NC_
from bot.presentation.plain_words import colon

PROPOSED = N_("Proposed change")
_QUOTE = N_("Proposed quotation")
KINDS = {
    ProposalKind.NEW_DUTY: N_("new duty"),
    ProposalKind.RATE_CHANGE: N_("change of rate"),
    ProposalKind.POSTPONEMENT: N_("other day"),
    ProposalKind.END: N_("end"),
    ProposalKind.EXEMPTION: N_("exemption"),
    ProposalKind.CODES_ADDED: N_("codes added"),
    ProposalKind.CODES_REMOVED: N_("codes taken out"),
    ProposalKind.BAN: N_("ban"),
    ProposalKind.CORRECTION: N_("correction"),
    ProposalKind.CONFIRMATION: N_("confirmation"),
    ProposalKind.DUPLICATE: N_("duplicate"),
    ProposalKind.EVENT: N_("event"),
}
OUTCOMES = {
    MatchOutcome.NEW: N_("touches no fact that is held"),
    MatchOutcome.CHANGES: N_("changes"),
    MatchOutcome.ENDS: NC_("what a proposal does to a measure", "ends"),
    MatchOutcome.SAME: N_("says the same as"),
    MatchOutcome.CONTRADICTS: N_("contradicts"),
}
STATES = {
    ReviewState.FOUND: N_("held back"),
    ReviewState.PROPOSED: N_("waiting"),
    ReviewState.ASKED: N_("put off"),
    ReviewState.APPROVED_ONCE: N_("approved once"),
    ReviewState.PUBLISHED: N_("published"),
    ReviewState.REJECTED: N_("rejected"),
    ReviewState.SUPERSEDED: N_("superseded"),
    ReviewState.EXPIRED: N_("not looked at for 30 days"),
    ReviewState.UNDONE: N_("undone"),
}
STEPS = {
    ReviewStep.FIND: N_("found in a flood"),
    ReviewStep.PROPOSE: N_("proposed by the rules"),
    ReviewStep.APPROVE: N_("approved"),
    ReviewStep.EDIT: N_("edited by hand"),
    ReviewStep.REJECT: N_("rejected"),
    ReviewStep.LATER: N_("put off"),
    ReviewStep.UNDO: N_("undone"),
    ReviewStep.REOPEN: N_("the source changed"),
    ReviewStep.SUPERSEDE: N_("superseded"),
    ReviewStep.EXPIRE: N_("ran out"),
    ReviewStep.RELEASE: N_("released"),
    ReviewStep.FRONTIER: N_("frontier moved"),
    ReviewStep.REVIEWERS: N_("reviewers changed"),
    ReviewStep.ADOPT: N_("taken into the catalogue"),
    ReviewStep.JOIN: N_("also said by"),
}
REJECTIONS = {
    Rejection.NOT_OURS: N_("not ours"),
    Rejection.DUPLICATE: N_("duplicate"),
    Rejection.WRONG_FIELD: N_("wrong field"),
    Rejection.OLD: N_("old"),
    Rejection.NOT_LAW: N_("not law"),
}


def title_of(review: Review, facts: FactSnapshot, lang: Lang) -> str:
    """'Proposed change 12 · Section 338, Canada: change of rate'."""
    drafted = with_values(review.proposal, review.edited)
    if isinstance(drafted, SpokenWords):
        return f"{_QUOTE.on(lang)} {review.number}"
    programme = facts.programmes.get(drafted.programme)
    about = programme.name.on(lang) if programme else drafted.programme or "?"
    kind = KINDS[drafted.kind].on(lang)
    return f"{PROPOSED.on(lang)} {review.number} · {about}{colon(lang)}{kind}"
