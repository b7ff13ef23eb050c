"""What further clauses of an act change: each clause that commands is a change of its own.

Acts say one thing in several clauses (an annex for each list, an exception here and its terms
there): a further clause counts where its kind is found nowhere else, or it has a day or a rate of
its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.roles import deeds_of

_SURE = 0.5
"""Chance from which the words of a further clause make the change that a rule found in it."""
_KINDS = (
    ProposalKind.POSTPONEMENT,
    ProposalKind.END,
    ProposalKind.EXEMPTION,
    ProposalKind.CODES_ADDED,
    ProposalKind.CODES_REMOVED,
)


def further(kept: Sequence[Draft], found: Sequence[Draft]) -> list[Draft]:
    """The changes that clauses make of which none is ``kept``, as far as they may be of their own.

    What is spared of a duty that the same act sets is part of that duty.
    """
    if not kept or any(each.kind is ProposalKind.BAN for each in kept):
        return []
    fresh = all(each.of_duty and not each.rate_old for each in kept)
    told = {each.clause.number for each in kept}
    return [
        each
        for each in found
        if each.kind in _KINDS
        and each.clause.number
        and each.clause.number not in told
        and not (fresh and each.kind is ProposalKind.EXEMPTION)
        and _surely(each)
    ]


def _surely(draft: Draft) -> bool:
    """Whether a clause makes the change by all its words, or spares the neighbour's own goods."""
    if draft.kind is ProposalKind.EXEMPTION and "canad" in draft.clause.lower:
        return True
    return deeds_of(draft.clause.text, draft.clause.near).get(draft.kind, 0.0) >= _SURE


def of_their_own(kept: Sequence[Draft], more: Sequence[Draft]) -> list[Draft]:
    """Those further changes (with their days) that say nothing that is said already."""
    own: list[Draft] = []
    for each in more:
        others = [*kept, *own]
        alike = [other for other in others if other.kind is each.kind]
        if all(_apart(each, other) for other in alike) and not _of_no_moment(each, others):
            own.append(each)
    return own


def _apart(one: Draft, other: Draft) -> bool:
    """Whether two changes of a kind differ in their days or in their rates."""
    days = (one.effective, one.last_day) != (other.effective, other.last_day)
    rates = {*one.rate_new, *one.rate_old}
    return (days and one.effective is not None) or bool(
        rates and not rates & {*other.rate_new, *other.rate_old}
    )


def _of_no_moment(each: Draft, others: Sequence[Draft]) -> bool:
    """Whether an end only makes room for what the act sets in its place."""
    if each.kind is not ProposalKind.END:
        return False
    known = {rate for other in others for rate in (*other.rate_new, *other.rate_old)}
    return not each.rate_old or bool(known & {*each.rate_old})
