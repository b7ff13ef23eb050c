"""What two governments say they agreed on about duties, before any act gives it a rate or a day."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.lexicon import ProgrammeCues, ReadingLexicon
from bot.ingest.documents.text import Clause, lowered

_AGREED = re.compile(
    r"\b(?:announc|reach|conclud|conclusion|sign|struck|strike|secur|finaliz)\w*\b[^;]{0,160}?"
    r"\b(?:agreements?|deals?|frameworks?|understandings?|arrangements?|accords?|settlements?)\b"
    r"|\b(?:both|the two (?:sides|countries|governments)|canada and the united states"
    r"|the united states and canada)\b[^;]{0,60}?\b(?:have |has )?agreed? (?:to|on|that)\b"
    r"|\b(?:annonc|conclu|sign|parven|parvien)\w*\b[^;]{0,160}?\b(?:ententes?|accords?)\b"
    r"|\b(?:conviennent|ont convenu|sont convenus) d[e']"
)
_DUTY = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|surtax(?:es)?|surcharge|section (?:122|201|232|301|338)"
    r"|counter-?(?:tariffs?|measures)|droits|tarifs|contre-mesures)\b"
)
_CHANGES = re.compile(
    r"\b(?:remov|eliminat|lift|lower|reduc|eas|suspend|end|cut|exempt|replac|repeal|withdr[ae]w"
    r"|drop|scrap|cap|quota|increas|rais|limit)\w*\b"
    r"|\b(?:mettre fin|lever|levée|réduire|réduction|abaisser|suspendre|éliminer|élimination"
    r"|supprimer|alléger|remplacer|exempter|plafonn)\w*\b"
)
_NOT_SO = re.compile(
    r"\b(?:hopes?|hoped|seeks?|seeking|without|failed|fails?|could|might|no (?:deal|agreement)|not"
    r" (?:reach|agree|sign|conclud)\w*|until|unless|if|toward|working|espère|sans|pourrait"
    r"|(?:ne\b|n['’])[^;]{0,40}\b(?:pas|aucune?|jamais|toujours pas))\b"
)


def agreed(title: str, found: Sequence[Clause]) -> tuple[Clause, ...]:
    """The sentences that announce what was agreed with Canada about duties; none of them is law."""
    ours = "canad" in lowered(title)
    told = [c for c in found if len(c.text) >= _SENTENCE and _is_of_duties(c.lower)]
    return tuple(c for c in told if (ours or "canad" in c.lower) and not foreign_only(c.text))


Named = list[tuple[ProgrammeCues, list[Clause]]]
"""Programmes, each with the sentences that are about it."""


def of_goods(named: Named, told: Sequence[Clause], lexicon: ReadingLexicon) -> Named:
    """The programmes whose words are in an agreement, else the American one whose goods are.

    What is named by its statute alone may be any of that statute.
    """
    sure = [(cues, its) for cues, its in named if any(_names(cues.news, c) for c in its)]
    serving = (c for c in lexicon.of("US").programmes if c.serves(told[0].near))
    charged = (cues for cues in serving if any(_names(cues.goods, c) for c in told))
    return sure or [(cues, list(told)) for cues in charged][:1]


def _names(words: re.Pattern[str] | None, clause: Clause) -> bool:
    return words is not None and words.search(clause.lower) is not None


_SENTENCE = 60
"""Characters from which a line is a sentence and no headline."""


def _is_of_duties(low: str) -> bool:
    if _NOT_SO.search(low):
        return False
    return all(each.search(low) for each in (_AGREED, _DUTY, _CHANGES))
