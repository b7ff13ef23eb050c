"""What a ministry says that Canada will lift, mostly once the other government does something.

No day and no rate is told, and what is promised may never come: an event, so that it is seen.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from bot.ingest.documents.countries import countries_named, of_third_country
from bot.ingest.documents.drafts import Draft, whole
from bot.ingest.documents.lexicon import Hits, ProgrammeCues
from bot.ingest.documents.news import announced
from bot.ingest.documents.text import Clause

_LIFTS = (
    r"(?:remov|lift|eliminat|drop|end|repeal|withdraw|scrap|suspend|reduc|lower|rescind|phas"
    r"|eas|lèv|lev|supprim|élimin|abrog|retir|rédui|abaiss)[a-zé]{0,6}"
)
_OWN = (
    r"(?:counter-?tariffs?|counter-?measures?|surtax(?:es)?|tariffs?|duties|contre-mesures"
    r"|contre-tarifs|droits(?: de douane)?|tarifs)"
)
_WILL = (
    r"(?:will|would|shall|intends? to|plans? to|agreed? to|agrees to|(?:is|are|stands?) (?:ready"
    r"|prepared|willing) to|(?:is|are) committed to|ha(?:s|ve) offered to|compte|entend"
    r"|est prête? à|sommes prêts à)"
)
_ACTOR = (
    r"(?:canada|ottawa|(?:the|our) (?:canadian |federal )?government(?: of canada)?|we|the minister"
    r"|le canada|le gouvernement(?: du canada)?|nous)"
)
_INTENDS = re.compile(
    rf"\b{_ACTOR},? (?:[^.;,\"]{{0,40}},? )?{_WILL} (?:[a-z]+ )?{_LIFTS}\b[^.;]{{0,60}}?\b{_OWN}\b"
    rf"|\b(?:canada's|our|canadian) (?:[a-z-]+ ){{0,3}}{_OWN}\b[^.;]{{0,80}}?"
    rf"\b(?:will|would|shall) be {_LIFTS}\b"
    rf"|\b(?:canada|gouvernement|ottawa) (?:lèvera|supprimera|éliminera|abrogera|retirera|réduira"
    rf"|suspendra)(?:it)?\b[^.;]{{0,60}}?\b{_OWN}\b"
    rf"|\bcontre-mesures\b[^.;]{{0,60}}? seront (?:levées|supprimées|éliminées|abrogées|retirées)\b"
)
_HANGS = re.compile(
    r"\b(?:if|once|when|should|as soon as|provided|on (?:the )?condition|in (?:exchange|return) for"
    r"|subject to|until|si|dès que|une fois|lorsque|quand|à condition|en échange)\b"
)
_DENIED = re.compile(r"\b(?:will|would|shall) (?:not|never)\b|\bne [a-zé]{3,14} (?:pas|jamais)\b")
_OURS = re.compile(
    r"\bu\.s\.|\bunited states\b|\bwashington\b|\bamerican\b|états-unis|\baméricain|\bcounter-?"
    r"(?:tariff|measure)|\bsurtax|contre-mesures"
)
"""What shows that the duties are those on the other country's goods."""
_MOST = 2


def intents(
    body: Sequence[Clause], programme_of: Callable[[Clause], ProgrammeCues | None]
) -> list[tuple[ProgrammeCues, Draft]]:
    """The event of what Canada says it will lift; ``programme_of`` a sentence on its own duty."""
    told = [c for c in body if _intends(c)]
    hanging = [c for c in told if _HANGS.search(c.lower)]
    told = hanging or told
    cues = next((found for c in told if (found := programme_of(c)) is not None), None)
    if cues is None or cues.hits is Hits.SPARED:
        return []
    draft = announced(tuple(told[:_MOST]), cues)
    return [(cues, replace(draft, spans=tuple(whole(c, "event") for c in told[:_MOST])))]


def _intends(clause: Clause) -> bool:
    low = clause.lower
    if not _INTENDS.search(low) or _DENIED.search(low) or of_third_country(clause.text):
        return False
    others = countries_named(clause.text) - {"CA", "US"}
    return not (others and "US" not in countries_named(clause.text)) and bool(_OURS.search(low))
