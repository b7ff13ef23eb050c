"""What an act ends in its own right, beside the duties it sets."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.effect import begins
from bot.ingest.documents.operative import SETS
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause

_REVOKES = re.compile(
    r"^\s{0,8}(?:\(\w{1,3}\)\s{0,8}|sec\. \d+\.\s{0,8}(?:[a-z ]{3,40}\.\s{0,8})?)*"
    r"(?:proclamation|executive order) \d{4,5}[^;.]{0,120}(?:is|are) (?:hereby )?(?:revoked"
    r"|terminated"
    r"|rescinded|repealed)|\bi (?:hereby )?(?:terminate|revoke|rescind|repeal)\b"
)
"""A clause whose own matter is an end, beside what else the act does."""
_RELIEF_ENDS = re.compile(
    r"\b(?:exemptions?|exceptions?|exclusions?|duty-free treatment)\b[^;]{0,400}"
    r"\b(?:shall|will) (?:end|cease|expire|lapse|terminate)\b"
)
"""Goods that were spared join those that pay: that is a change beside any new duty."""


def own_end(found: Sequence[Draft], body: Sequence[Clause]) -> list[Draft]:
    """An end that is a clause's own matter; that of relief with what is paid then."""
    for draft in found:
        if draft.kind is not ProposalKind.END:
            continue
        if _REVOKES.search(draft.clause.lower):
            return [draft]
        if _RELIEF_ENDS.search(draft.clause.lower):
            return [_with_duty_after(draft, body)]
    return []


def _with_duty_after(draft: Draft, body: Sequence[Clause]) -> Draft:
    """An end of relief with the duty that the next sentences of its paragraph set, and its day."""
    for clause in body:
        follows = clause.paragraph == draft.clause.paragraph and clause.start > draft.clause.start
        new = tuple(p for p in percents(clause.text) if p.duty and not p.old)
        if follows and len(new) == 1 and SETS.search(clause.lower):
            return draft.rated(clause, new).starting(begins(clause), clause)
    return draft
