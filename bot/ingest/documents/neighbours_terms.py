"""Acts on other countries' goods, under the emergency powers, that say what the neighbour's pay.

An order on all trading partners may spare Canada's goods, or tell what they would pay if the order
that charges them now should end. That is no duty of its own, and whoever pays has to know it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, plain_draft, whole
from bot.ingest.documents.effect import begins
from bot.ingest.documents.lexicon import Hits, ProgrammeCues, ReadingLexicon
from bot.ingest.documents.statutes import EMERGENCY, statute_of, statutes_invoked
from bot.ingest.documents.text import Clause

_GOODS = r"(?:articles?|goods|products?|items?|imports|commodit(?:y|ies))"
_OF_CANADA = re.compile(
    rf"\b{_GOODS}\b[^.;]{{0,60}}?\b(?:of|from|in) (?:mexico (?:and|or) )?canada\b"
    rf"|\bcanadian(?:[ -]origin)? {_GOODS}\b"
)
_DUTY = re.compile(r"\b(?:dut(?:y|ies)|tariffs?|ad valorem)\b")
_SPARES = re.compile(
    r"\bshall (?:not|neither) (?:be (?:subject|liable|assessed|charged)|apply|bear|pay|owe|stack)\b"
    r"|\b(?:shall be|are|is) (?:hereby )?(?:exempt(?:ed)?|excluded|excepted|spared|relieved)\b"
    r"|\bno (?:additional )?(?:ad valorem )?(?:rate of )?(?:duty|tariff)\b[^.;]{0,80}"
    r"\bshall (?:apply|be (?:imposed|assessed|collected))\b"
    r"|\bshall (?:enter|remain) (?:free|duty-free)\b"
    r"|\bshall be reduced by\b"
)
_SETS = re.compile(r"\bshall (?:be|become|remain) subject to\b|\bshall (?:pay|bear|owe)\b")
_LEFT_ALONE = re.compile(
    r"\b(?:does|do|shall|will) not (?:affect|alter|change|modify|supersede|amend|limit|impair)\b"
    r"|\b(?:is|are) (?:not|un)\s?(?:affected|changed|altered)\b"
)
"""What stays as it is, which an act says for the sake of order."""
_AUTHORITY = re.compile(r"\bauthority vested in me\b")
_ENACTING = 500
"""Characters of an act's enacting words."""
_MOST = 2


def terms_told(low: str, commands: Sequence[Clause]) -> list[Draft]:
    """What an act commands of Canada's goods, beside what others' pay; [] where it says nothing.

    ``low``: its whole text in lower case; ``commands``: the clauses that command.
    """
    authority = _AUTHORITY.search(low)
    if authority is None or EMERGENCY not in statutes_invoked(_enacting(low, authority.start())):
        return []
    own = [c for c in commands if _OF_CANADA.search(c.lower) and _DUTY.search(c.lower)]
    own = [c for c in own if not _LEFT_ALONE.search(c.lower)]
    spares = [c for c in own if _SPARES.search(c.lower)]
    told = spares or [c for c in own if _SETS.search(c.lower)]
    kind = ProposalKind.EXEMPTION if spares else ProposalKind.EVENT
    spans = tuple(whole(c, kind.value) for c in told[:_MOST])
    drafts = [replace(plain_draft(c, kind, "neighbours-terms"), spans=spans) for c in told[:1]]
    starts = [(c, moment) for c in commands if (moment := begins(c)) is not None]
    if len({moment.day for _, moment in starts}) != 1:  # others' rates start by steps
        return drafts
    return [each.starting(starts[0][1], starts[0][0]) for each in drafts]


def _enacting(low: str, start: int) -> str:
    return low[start : start + _ENACTING]


def emergency_programme(lexicon: ReadingLexicon) -> ProgrammeCues | None:
    """The programme of emergency duties on the neighbour's goods."""
    ours = (c for c in lexicon.of("US").programmes if c.hits is Hits.NEIGHBOUR)
    return next((c for c in ours if statute_of(c) == EMERGENCY), None)
