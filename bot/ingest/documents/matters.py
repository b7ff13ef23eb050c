"""Matters that are no duty, of which trade teams keep track all the same: a tax, talks, a review.

They have no rate and no codes: what a document tells of one is an event. It is read where nothing
else is found, and where the title of news is of the matter and of no duty.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.documents import Channel, Document
from bot.domain.measures import Origins, Standing
from bot.domain.proposals import (
    DocumentReading,
    DocumentVerdict,
    ProposalKind,
    Relevance,
)
from bot.ingest.documents.drafts import Draft, proposal, whole
from bot.ingest.documents.lexicon import MatterCues, ReadingLexicon
from bot.ingest.documents.text import TEXT_LIMIT, Clause, clauses, lowered, readable, unwrapped

_NEWS = frozenset({Channel.PRESS, Channel.GC_NEWS, Channel.USTR})
_TOLD_ELSEWHERE = frozenset({Relevance.HOMONYM, Relevance.OLD, Relevance.UNREADABLE})
_SENTENCE = 60
"""Characters from which a line is a sentence and no headline."""
_OF_DUTIES = re.compile(
    r"\b(?:surtax|counter-?(?:tariff|measure)|retaliat|remission|relief|exempt)"
    r"|\b(?:impos|rais|hik|doubl|lift|remov|lower|delay|cut|increas)\w{0,6} [a-z. ]{0,40}"
    r"\b(?:tariffs?|dut(?:y|ies))\b|contre-mesures|\bsurtaxe|\bremise"
)
"""A title that tells of a duty, whatever else it is about."""
_COMMANDS = re.compile(
    r"\bshall\b|\bi (?:hereby )?(?:direct|order)\b|\bcomes? into force\b|\bfix(?:es|ing)\b"
    r"|\brepeal(?:s|ed|ing)?\b|\bentrée en vigueur\b|\babrog"
)


def matter_told(
    document: Document, reading: DocumentReading, lexicon: ReadingLexicon
) -> DocumentReading:
    """The reading, or the event of a matter where it is of that and of nothing else."""
    if reading.verdict.reason in _TOLD_ELSEWHERE:
        return reading
    title = lowered(readable(document.title))
    named = [each for each in lexicon.matters if each.title.search(title)]
    leads = document.channel in _NEWS and not _OF_DUTIES.search(title)
    if reading.proposals and not (named and leads):
        return reading
    plain = unwrapped(readable(document.text[:TEXT_LIMIT]))
    low = lowered(plain)
    body: Sequence[Clause] = ()
    for cues in named or (each for each in lexicon.matters if each.text.search(low)):
        body = body or clauses(plain, 0, len(plain), document.claimed_day)
        told = _telling(document, cues, f"{title}\n{low}" if cues in named else "", body)
        if told:
            return _event(cues, told)
    return reading


def _telling(
    document: Document, cues: MatterCues, whole_text: str, body: Sequence[Clause]
) -> list[Clause]:
    """The sentences that tell of the matter; ``whole_text`` where the title is of it, else ''."""
    name = _bare(document.title)
    long = [c for c in body if len(c.text) >= _SENTENCE and _bare(c.text) not in name]
    about = [c for c in long if cues.text.search(c.lower)]
    if whole_text:
        if not all(each.search(whole_text) for each in cues.ours):
            return []
        news = [c for c in long if _IS_NEWS.search(c.lower)]
        kept = list(dict.fromkeys([*about[:1], *news[:1], *long[:1]]))
        return sorted(kept, key=lambda c: c.start)
    if not document.channel.makes_law:
        return []
    told = (c for c in about if _COMMANDS.search(c.lower))
    canadian = document.channel.country == "CA"
    ours = (c for c in told if canadian or all(o.search(c.lower) for o in cues.ours))
    return list(ours)[:1]


_IS_NEWS = re.compile(
    r"\btoday\b|\bsummary:|\b(?:announc|initiat|open|launch|agree|seek|request)\w{0,4}\b|\baujourd'hui\b"
)
"""What is told of the day, among what leads to it."""


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", lowered(words)))


def _event(cues: MatterCues, told: Sequence[Clause]) -> DocumentReading:
    draft = Draft(
        kind=ProposalKind.EVENT,
        rule="matter",
        clause=told[0],
        standing=Standing.ANNOUNCED,
        spans=tuple(whole(each, "event") for each in told),
    )
    made = proposal(draft, cues.slug, cues.imposing, Origins(), "")
    verdict = DocumentVerdict(relevant=True, reason=Relevance.NOTICE, words=cues.slug)
    return DocumentReading(verdict=verdict, proposals=(made,))
