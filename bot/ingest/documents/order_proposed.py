"""Notices of the Gazette on what a government considers: no order is made yet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.measures import Standing
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, plain_draft
from bot.ingest.documents.effect import begins
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause, lowered

_MADE = re.compile(
    r"\b(?:sor|dors|si|tr)/\d{4}-\d|\bmakes the annexed\b|\bci-après\b|\bcomes? into force\b"
    r"|\b(?:p\.c\.|c\.p\.) \d{4}-\d|\bentre en vigueur\b"
    r"|\bin council,?(?: on [^.;]{4,24},)? (?:has )?(?:made|amended|imposed|repealed)\b"
    r"|\ben conseil a (?:pris|modifié|imposé|abrogé)\b"
)
"""What an order carries, and a notice that only proposes one does not."""
_PROPOSES = re.compile(
    r"\b(?:government|minister|department|governor general in council)\b[^.;]{0,60}"
    r"\b(?:proposes?|is proposing|intends?|is considering|considers|plans?)\b|\bnotice of intent\b"
    r"|\bproposed (?:order|surtax|measures?|amendments?|countermeasures?)\b"
    r"|\b(?:gouvernement|ministre|ministère)\b[^.;]{0,60}"
    r"\b(?:propose|se propose|envisage|a l'intention|prévoit)\b|\bavis d'intention\b"
    r"|\bprojet de décret\b"
)
_ASKS = re.compile(
    r"\b(?:comments?|submissions?|representations|views|consultations?)\b"
    r"|\b(?:commentaires|observations|mémoires|points? de vue)\b|\bnotice of intent\b"
    r"|\bavis d'intention\b"
)


def only_proposes(plain: str) -> bool:
    """Whether a page of the Gazette asks what people think of an order that is not made.

    >>> only_proposes("The Government proposes a surtax of 10%. Comments are due on May 1.")
    True
    """
    low = lowered(plain)
    return not _MADE.search(low) and bool(_PROPOSES.search(low) and _ASKS.search(low))


def as_proposed(found: Sequence[Draft], body: Sequence[Clause]) -> list[Draft]:
    """What such a page would change, as the event that it is, with the values it considers."""
    found = found or list(_proposing(body))
    told = [_with_both(each) for each in sorted(found, key=lambda each: not each.rate_new)[:1]]
    return [
        replace(
            each,
            kind=ProposalKind.EVENT,
            rule="order-proposed",
            standing=Standing.ANNOUNCED,
            proposed=True,
            spans=tuple(replace(s, for_="event") if s.for_ in _DEEDS else s for s in each.spans),
        )
        for each in told
    ]


def _proposing(body: Sequence[Clause]) -> Iterator[Draft]:
    """The first sentence that proposes a duty, where no words of an order are read."""
    for clause in body:
        if _PROPOSES.search(clause.lower) and _OF_A_DUTY.search(clause.lower):
            yield plain_draft(clause, ProposalKind.EVENT, "order-proposed").starting(
                begins(clause), clause
            )
            return


_OF_A_DUTY = re.compile(
    r"\bsurtax|\bdut(?:y|ies)\b|\btariffs?\b|\bdroits?\b|\bremissions?\b|\bremises?\b"
)


def _with_both(draft: Draft) -> Draft:
    """The draft with the rate that its own sentence says it would have instead of another."""
    rates = tuple(p for p in percents(draft.clause.text, of_duty=True) if p.duty)
    new, old = (tuple(p for p in rates if p.old is each) for each in (False, True))
    return draft.rated(draft.clause, (*new, *old)) if len(new) == len(old) == 1 else draft


_DEEDS = frozenset(kind.value for kind in ProposalKind)
