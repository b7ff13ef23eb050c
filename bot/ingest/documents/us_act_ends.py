"""What an act ends in its own right, beside the duties it sets."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, as_old, rate_spans, whole
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
BAN_ENDS = re.compile(
    r"\b(?:prohibitions?|bans?|exclusions? from (?:importation|entry))\b[^;]{0,200}\b(?:"
    r"(?:is|are|shall be) (?:hereby )?(?:lifted|ended|terminated|revoked|rescinded|removed"
    r"|withdrawn)"
    r"|(?:(?:comes?|shall come) to an end|(?:shall|will) (?:end|cease|terminate)"
    r"|(?:ends|ceases|terminates) (?:on|at|as))\b)"
)
"""Goods that were kept out come in again, whatever they pay."""
_RELIEF_ENDS = re.compile(
    r"\b(?:exemptions?|exceptions?|exclusions?|duty-free treatment)\b[^;]{0,400}"
    r"\b(?:(?:shall|will) (?:end|cease|expire|lapse|terminate)|(?:ends|ceases|expires|lapses"
    r"|terminates))\b"
)
"""Goods that were spared join those that pay: that is a change beside any new duty."""


def own_end(found: Sequence[Draft], body: Sequence[Clause]) -> list[Draft]:
    """An end that is a clause's own matter; that of relief with what is paid then."""
    charged = {act for draft in found if draft.of_duty for act in draft.amends}
    for draft in found:
        if draft.kind is not ProposalKind.END:
            continue
        low = draft.clause.lower
        if draft.rule == "left-out" or _REVOKES.search(low) or BAN_ENDS.search(low):
            return [draft]
        if ends_relief(draft):
            return [_with_duty_after(draft, body)]
        if draft.effective is not None and draft.amends and not charged & set(draft.amends):
            return [draft]  # duties of an act that no rate here is of
    return []


def ends_relief(draft: Draft) -> bool:
    """Whether what ends is relief: goods that were spared will pay."""
    return draft.kind is ProposalKind.END and _RELIEF_ENDS.search(draft.clause.lower) is not None


def _with_duty_after(draft: Draft, body: Sequence[Clause]) -> Draft:
    """An end of relief with the duty that the next sentences of its paragraph set, and its day."""
    for clause in body:
        follows = clause.paragraph == draft.clause.paragraph and clause.start > draft.clause.start
        new = tuple(p for p in percents(clause.text) if p.duty and not p.old)
        if follows and len(new) == 1 and SETS.search(clause.lower):
            return draft.rated(clause, new).starting(begins(clause), clause)
    return draft


_ALL_BUT = re.compile(r"\bfrom all countries\b(?P<others> except [^;.]{3,300})?")
"""How an act restates since when whose goods pay: the last of its dates is what it changes."""


def left_out(lead: Clause, after: Sequence[Clause]) -> Iterator[Draft]:
    """A rate 'as follows: (a) on or after ... from all countries except ..., Canada': its end."""
    rates = tuple(p for p in percents(lead.text) if p.duty)[:1]
    items = [c for c in after if c.paragraph == lead.paragraph and begins(c) is not None]
    told = list(_ALL_BUT.finditer(items[-1].lower)) if items else []
    if not rates or not told or "canada" not in (told[-1]["others"] or ""):
        return
    old = as_old(rates)
    draft = Draft(
        kind=ProposalKind.END,
        rule="left-out",
        clause=lead,
        rate_old=tuple(p.value for p in old),
        spans=(whole(items[-1], "end"), *rate_spans(lead, old)),
    )
    yield draft.starting(begins(items[-1]), items[-1])


def without_what_is_paid_then(found: Sequence[Draft]) -> list[Draft]:
    """Duty-free treatment that ends, without the duty that its goods pay from then on."""
    over = [
        each
        for each in found
        if each.kind is ProposalKind.END and _DUTY_FREE.search(each.clause.lower)
    ]
    if not over:
        return list(found)
    days = {None, *(each.effective for each in over)}
    return [
        d for d in found if not d.of_duty or d.rate_old or d.effective not in days or _names_act(d)
    ]


def _names_act(draft: Draft) -> bool:
    """Whether a duty is one that its clause puts into an act."""
    return _AMENDED.search(draft.clause.lower) is not None


_AMENDED = re.compile(r"\b(?:is|are) (?:hereby |further )*amended\b")
_DUTY_FREE = re.compile(r"\bduty-free\b[^;]{0,60}\b(?:treatment|exemption|entry)\b|\bde minimis\b")
