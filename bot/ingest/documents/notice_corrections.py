"""What a correction puts in place of what was printed: a day, or a rate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft, as_old
from bot.ingest.documents.effect import begins
from bot.ingest.documents.moments import mentioned
from bot.ingest.documents.mood import stands
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause

_WRONG = re.compile(
    r"\b(?:incorrect|erroneous|inadvertent|mistaken|wrong)(?:ly)?\b|\bin error\b"
    r"|\b(?:listed|showed|stated|gave|indicated|printed)\b(?:[^.;]|\.(?=\d)){0,80}?\b(?:rate|duty"
    r"|tariff|surtax)\b"
)
_RIGHT = re.compile(
    r"\bthe (?:correct|right)(?:ed)? [^.;]{0,120}\b(?:is|are|reads?)\b|\bshould have been\b"
)
_RATE_READS = re.compile(
    r"\d ?(?:percent|per cent|%)(?: ad valorem)?[\"'`,]{0,4}\s{1,3}(?:(?:should|shall) (?:read|be)"
    r"|is corrected to(?: read)?)\s{1,3}(?:as )?[\"'`]{0,4}\d{1,3}(?:\.\d+)? ?(?:percent|per cent"
    r"|%)"
)
"""Two printed rates, whatever they are called where they stand."""


_READS = re.compile(
    r"\b(?:is|are) corrected to read|\b(?:should|ought to) (?:have )?(?:read|been|be|named|said"
    r"|stated|given|shown)\b"
    r"|\bto read(?: as follows)?:|\bthe (?:correct|right)(?:ed)? (?:effective |start(?:ing)? )?"
    r"(?:date|day|start|time)\b[^.;]{0,60}\bis\b"
)


def corrected(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The day a correction puts in place of another: after 'to read', or in the words after it."""
    if draft.kind is not ProposalKind.CORRECTION:
        return draft
    draft = put_right(rate_read(draft, found), found)
    for index, clause in enumerate(found):
        reads = _READS.search(clause.lower)
        if reads is None:
            continue
        put = next((d for d in days(clause.text, clause.near) if d.start >= reads.end()), None)
        if put is not None:
            return draft.starting(mentioned(clause, put), clause)
        if clause.text.rstrip().endswith(":"):
            for quoted in found[index + 1 : index + 3]:
                draft = draft.starting(begins(quoted), quoted)
    return draft


def rate_read(draft: Draft, found: Sequence[Clause]) -> Draft:
    """'24 percent' should read '20 percent': the rate that is right, and the printed one."""
    for clause in found:
        said = _RATE_READS.search(clause.lower)
        if said is None:
            continue
        pair = [p for p in percents(clause.text) if said.start() - 4 <= p.start < said.end()][:2]
        return draft.rated(clause, tuple(replace(p, old=n == 0) for n, p in enumerate(pair)))
    return draft


def _right_after(wrong: Clause, found: Sequence[Clause]) -> Clause | None:
    """One of the next two sentences, with the only other rate of what a message gave wrongly."""
    printed = {p.value for p in percents(wrong.text)}
    at = next(n for n, clause in enumerate(found) if clause is wrong)
    for clause in found[at + 1 : at + 3]:
        rates = {p.value for p in percents(clause.text) if p.duty}
        if len(printed) == len(rates) == 1 and not printed & rates and stands(clause):
            return clause
    return None


_WRONG_DAY = re.compile(
    r"\b(?:csms|message|notice|guidance|bulletin)\b[^;]{0,160}\b(?:was|were)? ?(?:given|said|stated"
    r"|gave|named|shown|printed)\b"
)


def _rate_of_wrong_day(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The rate of which a message gave a wrong day, where that sentence and no other tells one."""
    rated = [c for c in found if any(p.duty for p in percents(c.text))]
    wrong = [c for c in rated if _WRONG_DAY.search(c.lower) and days(c.text, c.near)]
    if len(rated) != 1 or not wrong or len(percents(wrong[0].text)) != 1:
        return draft
    return draft.rated(wrong[0], tuple(replace(p, old=False) for p in percents(wrong[0].text)))


def put_right(draft: Draft, found: Sequence[Clause]) -> Draft:
    """A rate that was stated wrongly and the one that is right, each as its sentence has it."""
    wrong, right = (
        next((c for c in found if said.search(c.lower) and percents(c.text)), None)
        for said in (_WRONG, _RIGHT)
    )
    if right is None and wrong is not None and not draft.rate_new:
        right = _right_after(wrong, found)
    if right is None and not draft.rate_new:
        return _rate_of_wrong_day(draft, found)
    if right is None or any(p.old for p in percents(right.text)):
        return draft  # a sentence with both rates tells which is which
    new = tuple(replace(p, old=False) for p in percents(right.text)[-1:])
    if wrong is not None and wrong is not right:
        draft = draft.rated(wrong, as_old(percents(wrong.text)[-1:]))
    return draft.rated(right, new)
