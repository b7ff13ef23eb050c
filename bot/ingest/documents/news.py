"""Announcements in the news: what a government says it will do about duties, in plain words.

Newsrooms and ministries name no act and no heading. What is taken are the sentences that say that a
duty will change, with a rate or a day; what is only recalled, feared or asked for is left.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from bot.domain.measures import Standing
from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import CUTS_RELIEF, HOLDS, deed_of
from bot.ingest.documents.drafts import SETS_A_RATE, Draft, as_old, whole
from bot.ingest.documents.effect import begins, ends, put_off_to
from bot.ingest.documents.lexicon import Hits, ProgrammeCues, ProgrammeKind, ReadingLexicon
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.rates import percents
from bot.ingest.documents.reckoned import from_today, in_some_time, put_off_by
from bot.ingest.documents.statutes import statute_of, statutes_named
from bot.ingest.documents.text import Clause, lowered
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
_OURS = re.compile(r"\bcanad|\bottawa\b|\btrump\b|\bu\.s\.|\bunited states\b|états-unis|américain")
_BY_CANADA = re.compile(
    r"\bsurtax|counter-?(?:tariff|measure)|retaliat|remission|contre-(?:mesures|tarifs)|remise\b"
    r"|\b(?:tarifs|droits de douane) de (?:rétorsion|représailles)\b|\bgouvernement (?:canadien"
    r"|du canada|fédéral)\b|(?<!\bin )(?<!\bof )(?<!\bfrom )(?<!\bon )(?<!\bwith )\b(?:canada"
    r"|ottawa|carney"
    r"|champagne|leblanc|minister)\b[^.;]{0,80}"
    r"\b(?:will|to|intends?|plans?|impos|rais|lift|remov"
    r"|(?:is|are|was|were) (?:reduc|cutt|slash|extend|end|suspend|delay|postpon|scrapp|eas)ing)"
)
_MOST = 4
RECENT = 20
"""Days back to which a day in the news is news."""
STATUTE = 8
"""What it weighs that a sentence names the statute of a programme."""
RELIEF = 5
"""What it weighs that a sentence on Canada's duties speaks of the relief from them."""
REMEDY = 6
"""What it weighs for a trade remedy that its proceeding, or who conducts it, is named."""
_REMEDIES = re.compile(
    r"\banti-?dumping\b|\bcountervailing\b|\badministrative review\b|\bcommerce\b"
    r"|\bcompensateurs?\b|\bexamen administratif\b"
)
BOTH = 3
"""What it weighs that the title and the surest sentence name the same goods."""
SETTLED = 4
"""What it weighs besides that the title names a programme in words of its own, not by goods."""
TITLED = 3
"""What a word of the title weighs against one of a sentence."""


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
    inquiry = _INQUIRY.search(low) is not None and _OURS.search(low) is not None
    return bool(inquiry or _new_days(clause) or any(p.duty for p in percents(clause.text)))


_TODAY = re.compile(r"\btoday\b")


def _surely_announces(clause: Clause) -> bool:
    """Whether a sentence tells of a change in words that nobody thought of."""
    low = clause.lower
    unsure = (_ASKED, _POSSIBLE, _ONLY_SAID, _ON_CONDITION)
    if any(each.search(low) for each in unsure) or _recalls(clause):
        return False
    valued = _new_days(clause) or any(p.duty for p in percents(clause.text))
    return valued and tells_a_change(clause)


_OF_NEWS = (ProposalKind.POSTPONEMENT, ProposalKind.END, ProposalKind.EXEMPTION)


def _tells_a_deed(low: str) -> bool:
    """Whether a sentence says that something will be done, or does it."""
    return _ANNOUNCES.search(low) is not None or _eases(low)


def _rate_changes(clause: Clause) -> bool:
    """Whether a sentence tells an old rate and a new one from a day that is no past, in whatever
    verb."""
    deed = deed_of(clause.lower)
    dated = _new_days(clause) or _SAME_DAY.search(clause.lower) is not None
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
    return not _new_days(clause) and _DONE_THEN.search(low) is not None


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
    return tuple(c for c in _sentences(found)[:_LEDE] if _does(c))


def _sentences(found: Sequence[Clause]) -> list[Clause]:
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


_LEDE = 3
"""Sentences of an article in which its news stands."""
_SENTENCE = 60
"""Characters from which a line is a sentence and no headline."""


_INQUIRY = re.compile(
    r"\b(?:initiat|launch|open)\w{0,4} (?:an? )?(?:[\w-]+ ){0,4}investigations?\b[^.;]{0,80}canad"
)
"""An investigation of the neighbour that is opened: it has no rate yet, and mostly no day."""


def current_days(clause: Clause) -> tuple[Moment | None, Moment | None]:
    """The days between which a sentence says something holds; what is long over is no news."""
    later = put_off_to(clause) if _DELAYS.search(clause.lower) else None
    if (later := later or put_off_by(clause)) is not None:
        return later, None
    if (longer := _prolonged_to(clause)) is not None:
        return None, longer
    if _WAS_TO_BEGIN.search(clause.lower):
        return None, None
    begun, last = begins(clause), ends(clause)
    goes_on = last is not None and not _long_gone(last, clause.near)
    back = _REACHES_BACK.search(clause.lower) is not None
    gone = begun is not None and not (goes_on or back) and _long_gone(begun, clause.near)
    return None if gone else begun, last if goes_on else None


_REACHES_BACK = re.compile(r"\bretroactive|\bback-?dated\b|\brétroacti")
"""News of what holds from a day of the past on, and was not before."""
_PROLONGED_TO = re.compile(
    r"\b(?:extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?|renew(?:s|ed)?|prolong(?:e|er|era|ée?s?)"
    r"|reconduite?s?)\b(?:[^.;]|(?<=\bu)\.(?=s)|(?<=u\.s)\.){0,160}?"
    r"\b(?:until|through|to|jusqu'au)\s{1,3}(?=\d|[a-z]{3,9}\.? \d)"
)


_INTENDS = re.compile(r"\b(?:intends?|plans?|proposes?|hopes?)\b|\bl'intention\b|\bpropose\b")


def _prolonged_to(clause: Clause) -> Moment | None:
    """The day to which a sentence says that something lasts longer than it was to."""
    said = _PROLONGED_TO.search(clause.lower)
    if said is None or _INTENDS.search(clause.lower) or deed_of(clause.lower) is None:
        return None
    named = days(clause.text, clause.near)
    return next((mentioned(clause, d) for d in named if d.start == said.end()), None)


_DELAYS = re.compile(
    r"\b(?:delay|postpon|defer)\w{0,5}\b|\bput(?:s|ting)? off\b|\bpush(?:es|ed|ing)? back\b"
    r"|\b(?:report|diffèr)(?:e|é|era|ée?s?)\b"
)
"""Where a day to which something waits is the one on which it begins."""


_WAS_TO_BEGIN = re.compile(
    r"\b(?:were|was|had been) (?:(?:set|due|supposed|scheduled|planned|meant) )?to (?:take|begin"
    r"|start|apply|come|go|kick|rise|increase|hit|land|double|face|pay)\b(?![^.;]{0,120}\bnow\b)"
    r"|\bdevai(?:t|ent)\b(?![^.;]{0,120}\b(?:que le|désormais|plutôt)\b)"
)
"""A sentence that names only the day on which it would have begun."""


def _long_gone(moment: Moment, near: date | None) -> bool:
    return near is not None and (near - moment.day).days >= RECENT


def _new_days(clause: Clause) -> bool:
    """Whether it names a day that is not long gone."""
    return any(
        clause.near is None or (clause.near - each.day).days < RECENT
        for each in days(clause.text, clause.near)
    )


def _sureness(clause: Clause) -> int:
    rated = any(p.duty for p in percents(clause.text))
    return 2 * rated + 2 * _new_days(clause) + (_OURS.search(clause.lower) is not None)


def programmes_of(
    title: str,
    told: Sequence[Clause],
    lexicon: ReadingLexicon,
    everything: Sequence[Clause] = (),
    *,
    washington: bool = False,
) -> list[tuple[ProgrammeCues, list[Clause]]]:
    """The programmes an announcement is about, one a government, each with its sentences.

    ``everything``: all of the text; what it recalls of a rate names the programme of that rate.
    ``washington``: it is that government's own newsroom, whatever its sentences say of others.
    """
    opening = (c.lower for c in everything[:_MOST])
    if not any(_OURS.search(each) for each in (lowered(title), *(c.lower for c in told), *opening)):
        return []
    ottawas = _OTTAWA_ACTS.match(lowered(title)) is not None and not washington
    by_canada = [
        c
        for c in told
        if _BY_CANADA.search(c.lower) or (ottawas and not _BY_WASHINGTON.search(c.lower))
    ]
    by_others = [
        c for c in told if washington or _BY_WASHINGTON.search(c.lower) or c not in by_canada
    ]
    found = []
    for canada, clauses in ((True, by_canada), (False, by_others)):
        naming = [*clauses, *_recalling(clauses, everything)] if not canada else clauses
        if washington:
            naming += [c for c in _before(everything, told) if c not in naming]
        cues = programme_named(title, naming, lexicon, canada=canada) if clauses else None
        if cues is not None:
            found.append((cues, clauses))
    return found


_OTTAWA_ACTS = re.compile(
    r"\W{0,8}(?:ottawa|canada|carney|champagne|le canada)\b(?! (?:to face|faces|hit)\b|'s\b)"
    r"(?![^\n]{0,300}\b(?:washington|trump|white house|maison-blanche)\b)"
)
"""A headline on what Canada does: what its article says of nobody is said of it."""


def _recalling(told: Sequence[Clause], everything: Sequence[Clause]) -> list[Clause]:
    """The sentences of the background that speak of a rate which is told to change."""
    rates = {p.value for c in told[:1] for p in percents(c.text) if p.duty}
    return [
        c
        for c in everything
        if c not in told
        and HOLDS.search(c.lower) is None
        and any(p.duty and p.value in rates for p in percents(c.text))
    ][:_MOST]


def _before(everything: Sequence[Clause], told: Sequence[Clause]) -> list[Clause]:
    """The sentences in which an office's release says, before any figures, what it is about."""
    first = min((c.start for c in told), default=0)
    leading = (c for c in _sentences(everything)[:_LEDE] if c.start < first)
    return [c for c in leading if statutes_named(c.lower) and not HOLDS.search(c.lower)]


_BY_WASHINGTON = re.compile(
    r"\b(?:united states|washington|trump|u\.s\.|white house|états-unis)\b[^.;]{0,80}\b(?:will"
    r"|impos|rais|has|to|feront|fera|ramèner|abaisser|porter|hausser|lèver|réduir)"
)


def programme_named(
    title: str, told: Sequence[Clause], lexicon: ReadingLexicon, *, canada: bool
) -> ProgrammeCues | None:
    """The programme of one government that title and sentences name most."""
    name, low = lowered(title), [c.lower for c in told]
    titles = statutes_named(name)
    cited = titles or {number for each in low for number in statutes_named(each)}
    best, most = None, 0
    for cues in lexicon.programmes:
        if cues.news is None or (cues.imposing == "CA") is not canada:
            continue
        if not cues.serves(told[0].near):
            continue
        own = 4 if cues.hits is Hits.NEIGHBOUR else 2  # it names the neighbour, not only the goods
        titled = cues.news.search(name) is not None
        said = [cues.news.search(each) is not None for each in low[:_MOST]]
        weight = TITLED * titled + own * sum(said)
        settled = cues.hits is not Hits.NEIGHBOUR and cues.title and cues.title.search(name)
        weight += SETTLED * bool(settled and titled)
        weight += BOTH * (titled and said[0] and cues.hits is not Hits.NEIGHBOUR)
        weight += STATUTE * (statute_of(cues) in cited)
        remedy = cues.kind is ProgrammeKind.TRADE_REMEDY
        weight += REMEDY * (remedy and any(_REMEDIES.search(each) for each in (name, *low)))
        weight += RELIEF * (canada and cues.kind is ProgrammeKind.RELIEF and any(said))
        if weight > most:
            best, most = cues, weight
    return best


def draft_of(told: Sequence[Clause], everything: Sequence[Clause], cues: ProgrammeCues) -> Draft:
    """The announcement as one event, with the rate and the day of its surest sentences."""
    draft = announced(told[:_MOST], cues)
    draft = next((d for c in told if (d := with_rates(draft, c)) is not None), draft)
    draft = _with_old(_with_new(draft, told), told, everything)
    aims = [c for c in everything if _AIMS.search(c.lower)]
    for clause in (*told, *(c for c in aims if _new_days(c))):
        begun, last = current_days(clause)
        draft = draft.starting(begun, clause).ending(last, clause)
    if draft.rate_new or draft.rate_old:
        for clause in (*told, *aims):
            draft = draft.starting(only_day(clause), clause)
    for clause in told:
        draft = draft.starting(from_today(clause) or in_some_time(clause), clause)
        if draft.effective is None and _SAME_DAY.search(clause.lower):
            draft = _from_the_day_before(draft, clause, everything)
    if draft.rate_new or draft.rate_old:
        for clause in (c for c in everything if _OF_WHAT_IS_TOLD.match(c.lower)):
            draft = draft.starting(in_some_time(clause), clause)
    return _over_from(draft)


_OF_WHAT_IS_TOLD = re.compile(
    r"\W{0,4}(?:it|they|(?:the|this|these) (?:new |higher |lower |additional )?(?:surtax(?:es)?"
    r"|tariffs?|dut(?:y|ies)|rates?|measures?|changes?|increase|reduction)|elles?|ils?|(?:la|cette|ces|les)"
    r" (?:nouvelles? )?(?:surtaxes?|droits|mesures?|hausse|taux))\b"
)
"""A sentence that goes on about what is announced: 'The surtax will apply in 21 days'."""


def _with_new(draft: Draft, told: Sequence[Clause]) -> Draft:
    """The draft with the new rate of another sentence, where the surest has only the old one."""
    deed = deed_of(draft.clause.lower)
    goes_on = deed is None or deed.kind not in _NOT_PAID
    if draft.rate_new or not draft.rate_old or not goes_on:
        return draft
    for clause in told:
        other = with_rates(replace(draft, rate_new=(), rate_old=()), clause)
        if other is not None and other.rate_new and not other.rate_old:
            return replace(other, rate_old=draft.rate_old)
    return draft


def _with_old(draft: Draft, told: Sequence[Clause], everything: Sequence[Clause]) -> Draft:
    """The draft with the old rate that its paragraph tells beside: 'It had been 10 percent'."""
    if not draft.rate_new or draft.rate_old:
        return draft
    rated = next((c for c in told if _states(c, draft.rate_new)), None)
    beside = (c for c in everything if rated is not None and c.paragraph == rated.paragraph)
    for clause in beside:
        rates = percents(clause.text, of_duty=True)
        if len(rates) == 1 and rates[0].old and rates[0].value not in draft.rate_new:
            return draft.rated(clause, rates)
    return draft


def _states(clause: Clause, rates: Sequence[Decimal]) -> bool:
    return any(p.value in rates and not p.old for p in percents(clause.text))


_SAME_DAY = re.compile(
    r"\b(?:the|that) (?:very )?same (?:day|date)\b(?! (?:that|as|on which|the)\b)"
    r"|\b(?:on|as of|from|effective) that (?:day|date)\b"
    r"|\ble même jour\b(?! (?:que|où)\b)|\bà (?:la même|cette) date\b"
)
_BACK = 3
"""Sentences back in which the day may stand that 'the same day' means."""


def _from_the_day_before(draft: Draft, clause: Clause, everything: Sequence[Clause]) -> Draft:
    """An announcement from the first day of the nearest sentence before the one that says so."""
    before = [c for c in everything if c.start < clause.start][-_BACK:]
    for each in reversed(before):
        moment = begins(each) or only_day(each)
        if moment is not None:
            return draft.starting(moment, each)
    return draft


def announced(told: Sequence[Clause], cues: ProgrammeCues) -> Draft:
    """The announcement that some sentences (at least one) make, without rates and days."""
    return Draft(
        kind=ProposalKind.EVENT,
        rule="announced",
        clause=told[0],
        standing=Standing.ANNOUNCED,
        spans=tuple(whole(c, "event") for c in told),
        programmes=(cues.slug,),
    )


def as_its_deed(draft: Draft, told: Sequence[Clause]) -> Draft:
    """An office's announcement as the change that its sentences make, still only announced.

    What sets a rate has one, what spares goods a day or a rate; else, and where it hangs on a
    condition or is but proposed, it stays an event.
    """
    open_ = draft.proposed or UNCERTAIN.search(draft.clause.lower) is not None
    if open_ or draft.kind is not ProposalKind.EVENT:
        return draft
    certain = [c for c in told if not UNCERTAIN.search(c.lower)]
    rated = [c for c in certain if any(p.duty for p in percents(c.text))]
    deeds = (deed.kind for c in (*certain[:1], *rated, *certain) if (deed := deed_of(c.lower)))
    kind = next((kind for kind in deeds if _is_told(kind, draft)), draft.kind)
    if kind is ProposalKind.CODES_ADDED and not draft.rate_new:  # what others pay already
        spans = tuple(replace(s, for_="rate") if s.for_ == "rate-old" else s for s in draft.spans)
        draft = replace(draft, rate_new=draft.rate_old, rate_old=(), spans=spans)
    return replace(draft, kind=kind)


UNCERTAIN = re.compile(
    r"\b(?:unless|if|propos(?:es?|ed|ing)|intends?|plans? to|considers?|considering|envisage"
    r"|à moins qu|sauf si|l'intention d)\b"
)
"""What is said on a condition, or of what may come."""


def _is_told(kind: ProposalKind, draft: Draft) -> bool:
    """Whether an announcement has the values without which such a change says nothing."""
    if kind in SETS_A_RATE:
        return bool(draft.rate_new)
    if kind is ProposalKind.EXEMPTION:
        return bool(draft.rate_new or draft.effective or draft.last_day)
    return kind in _DEEDS_OF_OFFICES and bool(draft.effective or draft.last_day or draft.rate_old)


_DEEDS_OF_OFFICES = frozenset(
    {
        ProposalKind.END,
        ProposalKind.POSTPONEMENT,
        ProposalKind.CODES_ADDED,
        ProposalKind.CODES_REMOVED,
        ProposalKind.BAN,
    }
)


def _over_from(draft: Draft) -> Draft:
    """An end by the first day without what ends: the day before it is told by the same words."""
    if draft.last_day is None or draft.effective is None:
        return draft
    if draft.last_day == draft.effective and not draft.rate_new:  # 'the surtax ends on July 5'
        return draft.without_start()
    if draft.effective - draft.last_day != timedelta(days=1):
        return draft
    return draft.without_end()


def only_day(clause: Clause) -> Moment | None:
    """The one day a sentence names, where it is to come: 'sera éliminée le 15 décembre'."""
    near = clause.near
    if near is None or _WAS_TO_BEGIN.search(clause.lower):
        return None
    named = [each for each in days(clause.text, near) if each.day >= near]
    if len(named) != 1:
        return None
    led = clause.text[max(0, named[0].start - 12) : named[0].start]
    stated = _AIMS.search(clause.lower) or any(p.duty for p in percents(clause.text))
    at_an_hour = named[0].hour is not None and led.endswith("at ")
    if not (_ON.search(led) or at_an_hour) or not stated:
        return None
    return mentioned(clause, named[0])


_ON = re.compile(r"\b(?:on|aims? at|le|dès le),? $", re.I)


_LIFTS = re.compile(
    r"\b(?:end|lift|remov|eliminat|scrap|drop|repeal|suspend|withdraw"
    r"|cancel)\w{0,4}\b[^.;]{0,200}\d"
    r"|\b(?:lève|supprim|abrog|retir|élimin)\w{0,5}\b"
    r"|\bcess(?:e|era|ent|eront) de s'appliquer\b|\bcease[sd]? to apply\b"
    r"|\b(?:is|are|will be|being|be) (?:lifted|removed|eliminated|scrapped|dropped|repealed"
    r"|suspended|withdrawn|cancell?ed|ended)\b"
    r"|\bno longer (?:be )?(?:subject|fac(?:e|es|ing)|pay|pays|apply|applies|charged|due)\b"
    r"|\bn(?:e |e s'|')\w+ plus\b(?! (?:de|que|tard|élevée?s?|longtemps)\b)"
)
_AIMS = re.compile(
    r"\bboth governments\b|\btake(?:s)? effect\b"
    r"|\baims? (?:to\b|at\b[^.;]{0,60}\bas the day)|entre(?:ra)? en vigueur"
    r"|\b(?:the|this|these) (?:[a-z]+ ){0,2}(?:exemptions?|exclusions?|relief|suspension|rates?"
    r"|dut(?:y|ies)|tariffs?|changes?|increase|reduction) (?:begins?|starts?|appl(?:y|ies)|runs?)\b"
    r"|\b(?:it|they|these|this) (?:will|would) (?:be effective|apply|start|begin)\b"
)


_STAYS_SO = re.compile(
    r"\bup to\s{0,4}$|\b(?:existing|maintains? the|keeps? the|instead of (?:allowing|letting)"
    r"|présent"
    r"|actuel)\b[^.;,]{0,60}$"
)
"""Before a rate that only stays, or was only to come."""


_NOT_PAID = (ProposalKind.END, ProposalKind.EXEMPTION)


def with_rates(draft: Draft, clause: Clause) -> Draft | None:
    """The draft with the rates of a sentence; what is lifted goes. None where it has none."""
    deed = deed_of(clause.lower)
    over = deed is not None and deed.kind in _NOT_PAID and not deed.relief
    relief_ends = deed is not None and deed.kind is ProposalKind.END and deed.relief
    lifted = over or (not relief_ends and _LIFTS.search(clause.lower) is not None)
    found = tuple(
        p for p in percents(clause.text) if p.duty and not _STAYS_SO.search(clause.lower[: p.start])
    )
    if not found:
        return None
    if lifted and len({p.old for p in found}) == 1:
        return draft.rated(clause, as_old(found[:2]))
    new, old = (tuple(p for p in found if p.old is each)[:1] for each in (False, True))
    return draft.rated(clause, (*new, *old))
