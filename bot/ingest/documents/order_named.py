"""Which order each section of an amending order amends: a page may amend several."""

from __future__ import annotations

import re
from bisect import bisect_right
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
    amended = _amended(order.sections, main, lexicon)
    starts = [start for start, _ in amended]
    for draft in found:
        if draft.programmes:
            made.append(draft)
        elif draft.kind is ProposalKind.END and draft.rule == "repealed":
            several = tuple(dict.fromkeys(orders_named(draft.clause, main, lexicon)))
            if several or not any(e.title.search(draft.clause.lower) for e in lexicon.elsewhere):
                made.append(replace(draft, programmes=several or main))
        else:
            last = bisect_right(starts, draft.clause.start)
            made.append(replace(draft, programmes=amended[last - 1][1] if last else main))
    return made


def _amended(
    sections: Sequence[Clause], main: tuple[str, ...], lexicon: ReadingLexicon
) -> list[tuple[int, tuple[str, ...]]]:
    """Where instructions name an order, and its programme: that of the sections up to the next."""
    told = (c for c in sections if _INSTRUCTS.search(c.lower) or heading(c))
    named = ((c.start, orders_named(c, main, lexicon)[:1]) for c in told)
    return [(start, slugs) for start, slugs in named if slugs]


def of_others(
    found: Sequence[Draft], sections: Sequence[Clause], lexicon: ReadingLexicon
) -> frozenset[int]:
    """Where the sections' clauses of changes stand that belong to an order which is not ours: the
    last one named up to them."""
    asked = {draft.clause.start for draft in found}
    theirs: set[int] = set()
    other = False
    for clause in sections:
        if orders_named(clause, (), lexicon):
            other = False
        elif any(each.title.search(clause.lower) for each in lexicon.elsewhere):
            other = True
        if other and clause.start in asked:
            theirs.add(clause.start)
    return frozenset(theirs)


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
