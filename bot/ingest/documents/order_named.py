"""Which order each section of an amending order amends: a page may amend several."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.lexicon import ReadingLexicon
from bot.ingest.documents.mood import heading
from bot.ingest.documents.order_text import OrderText
from bot.ingest.documents.text import Clause

_INSTRUCTS = re.compile(
    r"\b(?:amended|replaced|repealed|revoked|deleted|rescinded)\b|\b(?:modifi|remplac|abrog|supprim)ée?s?\b"
)


def by_order(
    found: Sequence[Draft], order: OrderText, main: tuple[str, ...], lexicon: ReadingLexicon
) -> list[Draft]:
    """The drafts, each of the programme whose order its section names or the one before it did."""
    made: list[Draft] = []
    for draft in found:
        if draft.programmes:
            made.append(draft)
        elif draft.kind is ProposalKind.END and draft.rule == "repealed":
            several = tuple(dict.fromkeys(orders_named(draft.clause, main, lexicon)))
            if several or not any(e.title.search(draft.clause.lower) for e in lexicon.elsewhere):
                made.append(replace(draft, programmes=several or main))
        else:
            named = _amended(draft.clause, order, main, lexicon) or main
            made.append(replace(draft, programmes=named))
    return made


def _amended(
    clause: Clause, order: OrderText, main: tuple[str, ...], lexicon: ReadingLexicon
) -> tuple[str, ...]:
    """The programme of the order that a clause or the last instruction before it names."""
    before = [c for c in order.sections if c.start <= clause.start]
    for each in reversed(before):
        if _INSTRUCTS.search(each.lower) or heading(each):
            named = orders_named(each, main, lexicon)
            if named:
                return named[:1]
    return ()


def of_others(clause: Clause, order: OrderText, lexicon: ReadingLexicon) -> bool:
    """Whether the last order that is named up to a clause of the order's sections is not ours."""
    if not any(clause.start == each.start for each in order.sections):
        return False
    for each in reversed([c for c in order.sections if c.start <= clause.start]):
        if orders_named(each, (), lexicon):
            return False
        if any(other.title.search(each.lower) for other in lexicon.elsewhere):
            return True
    return False


def orders_named(clause: Clause, main: tuple[str, ...], lexicon: ReadingLexicon) -> tuple[str, ...]:
    """The programmes whose orders a clause names, in order; ``main`` first where names overlap."""
    low = clause.lower
    serving = (c for c in lexicon.of("CA").programmes if c.serves(clause.near) and not c.last)
    named: list[tuple[int, int, str]] = []
    for cues in sorted(serving, key=lambda each: each.slug not in main):
        at = 0
        while cues.title is not None and (found := cues.title.search(low, at)) is not None:
            taken = any(found.start() < end and start < found.end() for start, end, _ in named)
            named += [] if taken else [(found.start(), found.end(), cues.slug)]
            at = found.start() + 1 if taken else found.end()
    return tuple(slug for _, _, slug in sorted(named))
