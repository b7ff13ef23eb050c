"""Announcements in the news: what a government says it will do about duties, in plain words.

Newsrooms and ministries name no act and no heading. What is taken are the sentences that say that a
duty will change, with a rate or a day; what is only recalled, feared or asked for is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.measures import Standing
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft, around, rate_spans
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.lexicon import ProgrammeCues, ReadingLexicon
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause, lowered

_MEASURE = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|surtax(?:es)?|surcharge|lev(?:y|ies)|counter-?tariffs?|remission"
    r"|counter-?measures?|de minimis|quotas?|section (?:122|201|232|301|338)|import ban"
    r"|droits|surtaxes?|contre-mesures|tarifs|remise)\b"
)
_CHANGES = (
    r"(?:impos|rais|hik|increas|doubl|lift|remov|eliminat|end|scrap|drop|cut|lower|reduc|suspend|paus"
    r"|delay|postpon|extend|exempt|expand|add|appl|launch|initiat|open|introduc|match|repeal|reinstat"
    r"|restor|take effect|taking effect|come into|go(?:ing)? into|kick in|begin|start|fall|rise"
    r"|go up"
    r"|climb|be subject|face|charg|collect|ban|prolong|grant)"
)
_ANNOUNCES = re.compile(
    rf"\b(?:will|shall|plans? to|intends? to|is set to|are set to|moves? to|to|is|are|would now)"
    rf" (?:\w+ ){{0,3}}?{_CHANGES}\w{{0,6}}\b"
    rf"|\b(?:announc|confirm|order|proclaim|sign)(?:ed|es|s|ing)\b[^.;]{{0,220}}{_CHANGES}"
    rf"|\b(?:trump|carney|president|white house|administration|commerce|treasury|ustr|government"
    rf"|ottawa|minister|canada|united states|washington"
    rf"|cabinet)\b[^.;]{{0,60}}\b{_CHANGES}(?:ed|d)\b"
    r"|\b(?:takes?|took|goes|went|comes?|came) (?:in)?(?:to )?(?:effect|force)\b"
    r"|\b(?:impose|lève|augment|réduit|suspend|prolong|abrog|entre|annul|supprim|retir)\w{0,6}\b"
    r"|\b(?:imposera|lèvera|augmentera|réduira|suspendra|entrer\w+|passer\w+)\b|a annoncé"
)
_ONLY_SAID = re.compile(
    r"\b(?:could|might|may|whether|if|unless|asked|urged|called (?:on|for)|suggest|expects?"
    r"|hopes?|fears?"
    r"|would (?:be|eliminate|bring|cost|hurt|mean)|nobody|no change|remain in place|recommend"
    r"|economists?|analysts?|proposals? (?:by|from|of)|pourrait|demande)\b"
)
_OURS = re.compile(r"\bcanad|\bottawa\b|\bu\.s\.|\bunited states\b|états-unis|américain")
_BY_CANADA = re.compile(
    r"\bsurtax|counter-?(?:tariff|measure)|retaliat|remission|contre-mesures|remise\b"
    r"|\b(?:canada|ottawa|carney|champagne|leblanc|finance minister)\b[^.;]{0,80}"
    r"\b(?:will|to|intends?|plans?|impos|rais|lift|remov)"
)
_MOST = 4
RECENT = 20
"""Days back to which a day in the news is news."""
TITLED = 3
"""What a word of the title weighs against one of a sentence."""


def announcing(found: Sequence[Clause]) -> tuple[Clause, ...]:
    """The sentences that say that a duty will change, with a rate or a day; the surest first."""
    told = [c for c in found if _announces(c)]
    return tuple(sorted(told, key=lambda c: (-_sureness(c), c.start)))


def _announces(clause: Clause) -> bool:
    low = clause.lower
    if not _MEASURE.search(low) or not _ANNOUNCES.search(low) or _ONLY_SAID.search(low):
        return False
    return bool(_new_days(clause) or any(p.duty for p in percents(clause.text)))


def _new_days(clause: Clause) -> bool:
    """Whether it names a day that is not long gone."""
    return any(
        clause.near is None or (clause.near - each.day).days < RECENT
        for each in days(clause.text, clause.near)
    )


def _sureness(clause: Clause) -> int:
    rated = any(p.duty for p in percents(clause.text))
    return 2 * rated + 2 * _new_days(clause) + (_OURS.search(clause.lower) is not None)


def programme_of(
    title: str, told: Sequence[Clause], lexicon: ReadingLexicon
) -> ProgrammeCues | None:
    """The programme an announcement is about, by the goods and the government it names."""
    low, name = [c.lower for c in told], lowered(title)
    if not any(_OURS.search(each) for each in (name, *low)):
        return None
    canada = any(_BY_CANADA.search(each) for each in (name, *low[:2]))
    near = told[0].near if told else None
    best, most = None, 0
    for cues in lexicon.programmes:
        if cues.news is None or (cues.imposing == "CA") is not canada or not cues.serves(near):
            continue
        weight = TITLED * bool(cues.news.search(name)) + sum(
            cues.news.search(each) is not None for each in low[:_MOST]
        )
        if weight > most:
            best, most = cues, weight
    return best


def drafts_of(told: Sequence[Clause], cues: ProgrammeCues) -> list[Draft]:
    """The announcement as one event, with the rate and the day of its surest sentences."""
    first = told[0]
    draft = Draft(
        kind=ProposalKind.EVENT,
        rule="announced",
        clause=first,
        standing=Standing.ANNOUNCED,
        spans=tuple(around(c, c.start, c.start, "event") for c in told[:_MOST]),
        programmes=(cues.slug,),
    )
    for clause in told:
        rates = tuple(p for p in percents(clause.text) if p.duty and not p.old)[:1]
        if rates:
            values = tuple(p.value for p in rates)
            spans = (*draft.spans, *rate_spans(clause, rates))
            draft = replace(draft, rate_new=values, spans=spans)
            break
    for clause in told:
        draft = draft.starting(begins(clause), clause).ending(ends(clause), clause)
    return [draft]
