"""The sentences of news that announce what a government will do about duties, in plain words.

Newsrooms and ministries name no act and no heading. What is taken are the sentences that say that a
duty will change, with a rate or a day; what is only recalled, feared or asked for is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import CUTS_RELIEF, deed_of
from bot.ingest.documents.news_days import SAME_DAY, new_days
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause
from bot.ingest.documents.untold import tells_a_change

_MEASURE = re.compile(
    r"\b(?:tariffs?|dut(?:y|ies)|surtax(?:es)?|surcharge|lev(?:y|ies)|counter-?tariffs?|remission"
    r"|bans? (?:on )?(?:the )?imports?|counter-?measures?|de minimis|quotas?"
    r"|section (?:122|201|232|301|338)|import ban"
    r"|barred from|banned from|interdite?s? d'entrée"
    r"|droits?|surtaxes?|contre-mesures|tarifs?|remises?|all[éè]gements?|exonérations?|répit"
    r"|tariff (?:relief|exemptions?|exclusions?|break)|exclusions)\b"
)

_CHANGES = (
    r"(?:impos|rais|hik|increas|doubl|lift|remov|eliminat|end|scrap|drop|cut|lower|reduc"
    r"|suspend|paus"
    r"|delay|postpon|extend|exempt|expand|add|appl|launch|initiat|open|introduc|match|repeal"
    r"|reinstat"
    r"|restor|take effect|taking effect|come into|go(?:ing)? into|kick in|begin|start|fall|rise"
    r"|go (?:up|from|to)"
    r"|climb|be subject|face|pay|carry|bear|eas|let|charg|collect|ban|barr|prolong|grant|adjust"
    r"|match)"
)

_ANNOUNCES = re.compile(
    rf"\b(?:will|shall|plans? to|intends? to|is set to|are set to|moves? to|is|are|would now)"
    rf",? (?:[\w,]+ ){{0,6}}?{_CHANGES}\w{{0,6}}\b"
    rf"|\bto {_CHANGES}\w{{0,6}}\b|\b(?:announc|confirm|order|proclaim|sign)(?:ed|es|s"
    rf"|ing)\b[^.;]{{0,220}}{_CHANGES}"
    rf"|\b(?:trump|carney|president|white house|administration|commerce|treasury|ustr|government"
    rf"|ottawa|minister|canada|united states|washington"
    rf"|cabinet)\b[^.;]{{0,60}}\b{_CHANGES}(?:ed|d)\b"
    r"|\b(?:takes?|goes|comes?) (?:in)?(?:to )?(?:effect|force)\b"
    r"|\b(?:will|shall|going to) (?:put|place|slap|charge|levy)\b[^.;]{0,40}"
    r"\b(?:tariffs?|dut(?:y|ies))\b"
    r"|\bprend(?:ra|ront|nent)? (?:fin|effet)\b|\bexpirer(?:a|ont)\b|\bcesser(?:a|ont)\b"
    r"|\b(?:moving forward|going ahead|proceeding) with\b|\bva de l'avant avec\b"
    r"|\beffective (?:as of|on|from|today|immediately|[a-z]{3,9} \d)"
    r"|\b(?:impose|lève|augment|réduit|suspend|prolong|abrog|entre|annul|supprim|retir)(?!pris)\w{0,6}\b"
    r"|\bpropose (?:de |d')(?:porter|impos|augment|rédui|lever|suspend|prolong|abrog|ajout|relev)"
    r"|\b(?:sera|seront) (?:frappé|assujetti|soumis|exonéré|exempté|imposé|visé|perçu)e?s?\b"
    r"|\b(?:visera|viseront|abaisse(?:ra)?|double(?:ra)?|n'acquitt\w{1,5} plus)\b|\b(?:face|bear)s?"
    r" an? (?:[\w-]+ ){0,3}\d|\bduties move to\b|\btariffs? (?:doubles?|moves? to|drops? to)\b"
    r"|\b(?:imposera|élimin\w{1,6}|haussera|relèvera"
    r"|lèvera|augmentera|réduira|suspendra|entrer\w+|passer\w+)\b|a annoncé"
)

_ON_CONDITION = re.compile(r"\b(?:if|unless)\b")
"""What a government says itself it will do stands on a condition too; what others say of it not."""

_SUPPOSED = re.compile(
    r"\bif\b[^.;]{0,200}\bwould\b|\bwould\b[^.;]{0,200}\bif\b"
    r"|(?:^\W{0,4}|[,;:] )(?:were|had) (?:the|an?|it|they|he|she|we|this|these|such|canada|ottawa"
    r"|washington|trump)\b[^.;]{0,200}\bwould\b"
    r"|\bsi\b[^.;]{0,200}\b[a-z]{2,14}(?:erai|irai|rai)(?:t|ent)\b"
)
"""What would be, in a case that nobody says will come."""

_ONLY_SAID = re.compile(
    r"\b(?:whether|asked|urged|called (?:on|for)|suggest|expects?|hopes?|fears?"
    r"|would (?:be|eliminate|bring|cost|hurt|mean)|nobody|no change|remain in place|recommend"
    r"|will (?:not be(?! (?:charged|assessed|subject|collected)\b)"
    r"|(?:stay|remain|continue)(?! (?:to be )?(?:exempt|free|duty-free|surtax-free)))"
    r"|economists?|analysts?|proposals? (?:by|from|of)"
    r"|has no plans?|had written|den(?:y|ies|ied)|demande|that (?:he|she|it|they|we) imposed"
    r"|(?:will|would|does|do|is|are) not (?:going to )?(?:rais|impos|increas|chang|lift|remov|doubl"
    r"|extend|lower|reduc|adopt)\w*"
    r"|n(?:e |')(?:haussera|imposera|augmentera|lèvera|relèvera|abaissera|réduira|doublera)"
    r"(?:it)? pas"
    r"|without (?:the|this|that) (?:delay|decision|order"
    r"|extension|change)|sans (?:cette|ce) (?:décision|report|décret)|had (?:originally"
    r" )?(?:directed"
    r"|planned|set)|would have (?:raised|risen|increased))\b"
)

_POSSIBLE = re.compile(
    r"\b(?:could|might|(?<!in )(?<!of )may(?! \d| (?:import|claim|apply for|be imported)\b)"
    r"|pourrai(?:t|ent)|porterait"
    r"|serai(?:t|ent))\b"
)

_ASKED = re.compile(
    r"\b(?:polls?|surveys?|respondents?|sondages?|répondants?)\b"
    r"|\b(?:petitions?|coalitions?|growers?|producers?|farmers|unions?|lawmakers?|senators?"
    r"|industry|associations?|pétitions?|syndicats?|producteurs)\b[^.;]{0,80}"
    r"\b(?:asks?|asked|urges?|urged|wants?|calls? (?:on|for)|called (?:on|for)|demand(?:s|ed|ent)?"
    r"|requests?|requested|réclament?|exhortent?)\b"
)
"""What people answered when asked, shares of them and no rate; and what others wish for."""

_DRAFTED = re.compile(
    r"\bdraft (?:proclamation|order|notice|regulation)|projet de (?:proclamation|décret|règlement)"
    r"|officials? familiar|people familiar|according to (?:a|two|three|four) |\b(?:document"
    r"|memo) (?:seen|obtained)"
    r"|selon (?:un projet|deux|trois|des sources)|a pu consulter"
)
"""Where a newsroom has seen a plan, what could happen is news of it."""

_PROPOSES = re.compile(
    r"\b(?:ustr|trade representative|commerce|administration|department|government|minister|finance"
    r" canada) (?:now |today |also |formally )?(?:proposes|is proposing|will propose)\b"
    r"|\b(?:gouvernement|ministère|ministre)\b[^.;]{0,40}\bpropose d[e']"
)
"""What an agency itself proposes is announced, on whatever condition."""

OURS = re.compile(r"\bcanad|\bottawa\b|\btrump\b|\bu\.s\.|\bunited states\b|états-unis|américain")

MOST = 4
"""Sentences, the surest, that count for what an announcement is about, and prove it."""


def announcing(found: Sequence[Clause], *, official: bool = False) -> tuple[Clause, ...]:
    """The sentences that say that a duty will change, with a rate or a day; the surest first.

    ``official``: they are the government's own, of what it does itself.
    """
    told = [c for c in found if _announces(c, official=official)]
    told = told or [c for c in found if _surely_announces(c)]
    return tuple(sorted(told, key=lambda c: (-_sureness(c), c.start)))


def _announces(clause: Clause, *, official: bool) -> bool:
    low = clause.lower
    planned = _DRAFTED.search(low) is not None or _PROPOSES.search(low) is not None
    if _ASKED.search(low) or (_POSSIBLE.search(low) and not planned):
        return False
    low = _REPORTED.sub("announced it will", low)
    only = _ONLY_SAID.search(low) or (not official and _ON_CONDITION.search(low))
    only = only or _SUPPOSED.search(low)
    does = _tells_a_deed(low) or (official and _TODAY.search(low) and deed_of(low) is not None)
    does = does or _rate_changes(clause)
    told = _MEASURE.search(low) and (planned or (not only and does))
    if not told or foreign_only(clause.text) or _recalls(clause):
        return False
    inquiry = _INQUIRY.search(low) is not None and OURS.search(low) is not None
    return bool(inquiry or new_days(clause) or any(p.duty for p in percents(clause.text)))


_TODAY = re.compile(r"\btoday\b")


def _surely_announces(clause: Clause) -> bool:
    """Whether a sentence tells of a change in words that nobody thought of."""
    low = clause.lower
    unsure = (_ASKED, _POSSIBLE, _ONLY_SAID, _ON_CONDITION)
    if any(each.search(low) for each in unsure) or _recalls(clause):
        return False
    valued = new_days(clause) or any(p.duty for p in percents(clause.text))
    return valued and tells_a_change(clause)


_OF_NEWS = (ProposalKind.POSTPONEMENT, ProposalKind.END, ProposalKind.EXEMPTION)


def _tells_a_deed(low: str) -> bool:
    """Whether a sentence says that something will be done, or does it."""
    return _ANNOUNCES.search(low) is not None or _eases(low)


def _rate_changes(clause: Clause) -> bool:
    """Whether a sentence tells an old rate and a new one from a day that is no past, in whatever
    verb."""
    deed = deed_of(clause.lower)
    dated = new_days(clause) or SAME_DAY.search(clause.lower) is not None
    return deed is not None and deed.kind is ProposalKind.RATE_CHANGE and dated


def _eases(low: str) -> bool:
    """Whether a sentence puts off, ends or eases something, or cuts what eases it."""
    deed = deed_of(low)
    return (deed is not None and deed.kind in _OF_NEWS) or CUTS_RELIEF.search(low) is not None


def _recalls(clause: Clause) -> bool:
    """Whether all the days a sentence names are long gone, and it tells of what was done then."""
    named, low = days(clause.text, clause.near), clause.lower
    if not named:
        return _SOME_TIME_AGO.match(low) is not None
    return not new_days(clause) and _DONE_THEN.search(low) is not None


_SOME_TIME_AGO = re.compile(
    r"\W{0,4}(?:last (?:week|month|year|spring|summer|fall|autumn|winter)"
    r"|earlier this (?:week|month|year)|previously"
    r"|plus tôt (?:cette|ce) (?:semaine|mois|année)"
    r"|(?:la semaine|le mois|l'an(?:née)?|l'automne|l'hiver|l'été) (?:dernier|dernière|passée?)"
    r"|le printemps dernier)\b"
)

_DONE_THEN = re.compile(
    r"^\W{0,4}(?:on|in|since|le|en|depuis) [^,;]{3,40},[^;]{0,80}\b(?:signed|announced|imposed"
    r"|raised|issued"
    r"|ordered|took|put|began|introduced|a (?:signé|annoncé|imposé|porté|pris))\b"
    r"|\b(?:took|went|came) (?:in(?:to)? )?(?:effect|force)\b"
)
"""'On July 31, the President signed an order': the day of an act that is known."""


def in_lede(found: Sequence[Clause]) -> tuple[Clause, ...]:
    """The first sentences of news that say that a measure is put off, ended or eased."""
    return tuple(c for c in sentences(found)[:LEDE] if _does(c))


def sentences(found: Sequence[Clause]) -> list[Clause]:
    """The clauses that are sentences, without headlines and bylines."""
    return [c for c in found if len(c.text) > _SENTENCE]


_REPORTED = re.compile(
    r"\b(?:announc|declar|confirm|decid)ed (?:(?:on )?[a-z.]{3,10} )?(?:that )?(?:it|he|she"
    r"|they|canada|ottawa"
    r"|washington|the (?:government|country|president|united states)) would\b"
    r"|\btold [^,.;]{3,60} that [^,.;]{2,60} would\b"
)
"""'Announced that it would end': what will be, as it was said before."""


def _does(clause: Clause) -> bool:
    low = _REPORTED.sub("announced it will", clause.lower)
    if not _MEASURE.search(low) or not _eases(low):
        return False
    unsure = (_ASKED, _POSSIBLE, _ONLY_SAID, _ON_CONDITION)
    if any(each.search(low) for each in unsure) or foreign_only(clause.text):
        return False
    return not _recalls(clause)


LEDE = 3
"""Sentences of an article in which its news stands."""

_SENTENCE = 60
"""Characters from which a line is a sentence and no headline."""

_INQUIRY = re.compile(
    r"\b(?:initiat|launch|open)\w{0,4} (?:an? )?(?:[\w-]+ ){0,4}investigations?\b[^.;]{0,80}canad"
)
"""An investigation of the neighbour that is opened: it has no rate yet, and mostly no day."""


def _sureness(clause: Clause) -> int:
    rated = any(p.duty for p in percents(clause.text))
    return 2 * rated + 2 * new_days(clause) + (OURS.search(clause.lower) is not None)
