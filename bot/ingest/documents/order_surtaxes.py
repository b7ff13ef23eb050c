"""Surtaxes and remissions that the sections of a new Canadian order give."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, rate_spans, whole
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.order_rates import ITEM, stepped
from bot.ingest.documents.order_relief import relieved
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause

SURTAX = re.compile(
    r"surtax (?:is|shall be) (?:hereby )?(?:imposed|levied)|surtax at (?:a|the) rate|imposes? a"
    r" surtax"
    r"|une surtaxe (?:est|de)|subject to a (?:temporary |further |additional )?surtax|the"
    r" surtax is|surtax (?:in the amount )?of"
    r"|the (?:amount|rate) of the surtax"
    r"|(?:sont|est) assujetti(?:e?s)? à une surtaxe|surtaxe (?:de|au taux de)"
)
REMITS = re.compile(
    r"(?<!which )(?<!which a )remission (?:is|are) (?:hereby )?granted"
    r"|(?<!quelles )(?<!quels )(?<!quelles une )(?<!quels une )(?<!quelles la )remise est accordée"
    r"|est accordée? (?:la |une )?remise"
)
"""Relief that is given; 'goods in respect of which remission is granted' only recalls it."""


def imposed(order: OrderText) -> Iterator[Draft]:
    """Surtaxes and remissions of a new order."""
    remitted = False
    for index, clause in enumerate(order.sections):
        low = clause.lower
        if REMITS.search(low) and not remitted:
            remitted = True
            yield remission(clause, order.sections[index:])
        if not SURTAX.search(low) or "not subject to" in low:
            continue
        if not percents(clause.text) and ITEM.match(_next(order.sections, index)):
            yield from _listed(clause, order.sections[index + 1 :])
        elif _OPENS_A_LIST.search(low) and _SECOND.match(_next(order.sections, index)):
            yield from surtax(clause, clause)
            yield from _listed(clause, order.sections[index + 1 :])
        else:
            yield from surtax(clause, clause)


_OPENS_A_LIST = re.compile(r"\s\(a\)\s[^;]{0,200}\d ?(?:%|per cent|percent)")
_SECOND = re.compile(r"\s{0,8}\(b\)\s")
"""A list whose first item stands in the line that leads to it."""


def _next(found: Sequence[Clause], index: int) -> str:
    return found[index + 1].text if index + 1 < len(found) else ""


def surtax(clause: Clause, lead: Clause, *, listed: bool = False) -> Iterator[Draft]:
    """The first rate of a clause as a new duty, if it is one on goods; ``lead`` names their list.

    ``listed``: an item of a list, whose lead says that it is a rate, and which may have a period.
    """
    low = clause.lower
    if not listed and not re.search(r"subject to|shall pay|assujetti|is|est", low):
        return
    found = tuple(p for p in percents(clause.text, of_duty=listed) if p.duty and not p.old)[:1]
    if not found or len(clause.text) < 40:
        return
    draft = Draft(
        kind=ProposalKind.NEW_DUTY,
        rule="surtax",
        clause=clause,
        rate_new=tuple(p.value for p in found),
        codes=codes_named(clause.text),
        codes_in=list_named(clause.text) or list_named(lead.text),
        spans=rate_spans(clause, found),
    )
    period = listed and _PERIOD.search(low) is not None
    yield draft.starting(begins(clause), clause).ending(ends(clause), clause) if period else draft


_PERIOD = re.compile(
    r"\bperiod (?:that )?(?:begins|beginning|commencing)\b|\bpériode (?:qui )?commen(?:ce|çant)\b"
)
"""Each item of a list has a period of its own."""


def _listed(lead: Clause, after: Sequence[Clause]) -> Iterator[Draft]:
    for n, item in enumerate(after[:12]):
        if not re.match(r"\s{0,8}\([a-z]{1,2}\)", item.text):
            return
        before = after[n - 1] if n else None
        yield from (stepped(d, before, item, after) for d in surtax(item, lead, listed=True))


def remission(clause: Clause, after: Sequence[Clause]) -> Draft:
    """The relief that a clause grants, between the days of the conditions that follow it."""
    draft = Draft(
        kind=ProposalKind.EXEMPTION,
        rule="remission",
        clause=clause,
        codes_in=list_named(clause.text),
        spans=(whole(clause, "exemption"),),
    )
    return relieved(draft, after)
