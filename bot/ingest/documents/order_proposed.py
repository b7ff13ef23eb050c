"""Notices of the Gazette on what a government considers: no order is made yet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.measures import Standing
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.text import lowered

_MADE = re.compile(
    r"\b(?:sor|dors|si|tr)/\d{4}-\d|\bmakes the annexed\b|\bci-après\b|\bcomes? into force\b"
    r"|\b(?:p\.c\.|c\.p\.) \d{4}-\d|\bentre en vigueur\b"
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


def as_proposed(found: Sequence[Draft]) -> list[Draft]:
    """What such a page would change, as the event that it is, with the values it considers."""
    told = sorted(found, key=lambda each: not each.rate_new)[:1]
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


_DEEDS = frozenset(kind.value for kind in ProposalKind)
