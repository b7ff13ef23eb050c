"""Whether the goods are said to qualify under the agreement."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.questions import Query
from bot.models.linear import Models
from bot.reading.decisions.programmes import AGREEMENT
from bot.reading.decisions.thread_answers import claim_answered
from bot.reading.extraction.usmca_claims import claim, claim_said
from bot.reading.features.asked import Asked
from bot.reading.features.texts import claim_bag
from bot.reading.lexicon import asking as lx

_HELD = 0.1
"""The chance from which a claim of the thread still holds."""
_BRIEF = 4
"""Words of a follow-up that says nothing but its claim."""


def claim_of(q: Asked, models: Models) -> str | None:
    """Whether the goods are said to qualify; the thread's claim holds while nothing denies it."""
    said = claim_said(q.seen.folded) or claim_answered(q.earlier, q.seen)
    if said is None and q.earlier is not None and q.earlier.claim == "usmca":
        said = "none" if _IT_FAILS.search(q.seen.folded) else None
    if said is None and q.earlier is not None and len(q.seen.words) <= _BRIEF:
        said = claim(q.seen.folded)  # 'and without?'
    if said is not None:
        return said
    if _COMES_FROM.search(q.seen.folded) and not _OF_CLAIMS.search(q.seen.folded):
        return q.earlier.claim if q.earlier is not None else None
    odds = models["claim"].chances(claim_bag(q))
    best = max(odds, key=lambda c: odds[c])
    held = q.earlier.claim if q.earlier is not None else None
    if best == "unsaid" and held is not None and odds[held] >= _HELD:
        return held
    return None if best == "unsaid" else best


_IT_FAILS = re.compile(lx.USMCA_IT_FAILS)
_COMES_FROM = re.compile(r"(?<!non )(?<!non-)(?<!not )\boriginating (?:in|from|out of)\b")
_OF_CLAIMS = re.compile(
    r"\b(?:usmca|cusma|aceum|cert\w*|qualif\w+|claim\w*|compliant|paper(?:s|work)?"
    r"|rules? of origin)\b"
)
"""Where goods come from is no claim under the agreement: 'originating in the US'."""


def without_agreement(query: Query) -> Query:
    """'Non-USMCA goods' says that nothing is claimed under the agreement; it asks nothing of it."""
    named = query.values.get("programmes", "").split(",")
    if query.claim is None or query.command == "timeline" or AGREEMENT not in named:
        return query
    left = [slug for slug in named if slug != AGREEMENT]
    values = {k: v for k, v in query.values.items() if k != "programmes"}
    held = {"programmes": ",".join(left)} if left else {}
    return replace(query, programme=left[0] if left else None, values={**values, **held})
