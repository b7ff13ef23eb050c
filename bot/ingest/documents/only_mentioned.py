"""What is told of a document of a programme in which no rule finds a change."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, whole
from bot.ingest.documents.effect import begins
from bot.ingest.documents.lexicon import ProgrammeCues
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_parts import ON_DUTIES, is_on_others


def only_mentioned(
    body: Sequence[Clause], cues: ProgrammeCues, commands: Sequence[Clause]
) -> list[Draft]:
    """Relief, where its clauses ease a duty; else an event.

    ``commands``: those of an act; where they are of others' goods alone, there is neither.
    """
    if is_on_others(commands):
        return []
    about = [c for c in body if len(c.text) > 60 and ON_DUTIES.search(c.lower)]
    eased = [c for c in about if _EASES.search(c.lower)]
    eases = next((c for c in eased if _RATE.search(c.lower)), next(iter(eased), None))
    named = (
        c
        for c in about
        if any(each is not None and each.search(c.lower) for each in (cues.text, cues.title))
    )
    ours = (c for c in about if "canad" in c.lower and cues.imposing == "US")
    clause = eases or next(named, None) or next(ours, None)
    if clause is None:
        return []
    kind = ProposalKind.EXEMPTION if eases else ProposalKind.EVENT
    span = whole(clause, kind.value)
    told = Draft(kind=kind, rule="mention", clause=clause, spans=(span,))
    return [told.starting(begins(clause), clause) if _FIXES.search(clause.lower) else told]


_EASES = re.compile(
    r"(?:\bhalf\b|reduced|lower|without paying|free of)[^.;]{0,80}(?:dut|tariff|rate)"
)
_RATE = re.compile(r"\bhalf\b[^;]{0,60}rate of duty|(?:reduced|lower) rate of duty|free of duty")
_FIXES = re.compile(r"\border fixing\b|\bdécret fixant\b")
"""An order that only gives the day on which another one starts."""
