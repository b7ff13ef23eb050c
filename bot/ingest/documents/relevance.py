"""Is a document about duties between the two countries? Recall first, but not by words alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.documents import Channel, Document
from bot.domain.proposals import DocumentVerdict, ProposalKind, Relevance
from bot.ingest.documents.countries import (
    countries_named,
    foreign_only,
    of_third_country,
    told_of_others,
)
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.effect import begins
from bot.ingest.documents.lexicon import Hits, ProgrammeKind, ReadingLexicon, act_numbers
from bot.ingest.documents.mood import before_afterword
from bot.ingest.documents.programmes import ProgrammeSubject
from bot.ingest.documents.rates import percents, told_apart
from bot.ingest.documents.text import Clause, lowered

OLD = timedelta(days=400)
"""A text whose newest day lies this long before the day it is published under is an old text."""
_ERROR_PAGE = re.compile(
    r"page not found|404 not found|error 404|access denied|request access|unusual traffic"
    r"|<!doctype html|enable javascript|page introuvable"
)
_DATA = re.compile(
    r"\b(?:melt(?:ed)? and pour(?:ed)?|smelt and cast|reporting|licen[cs]e|certification)"
    r" (?:[a-z]+ )?(?:requirements?|instructions?|data)\b|\bdata elements?\b|\bimport monitoring\b"
    r"|\b(?:manifest|portal|summary edits?|edits|ace|outage|downtime|processing)\b[^.;]{0,60}"
    r"\b(?:slow|delays?|delayed|down|outage|unavailable|maintenance|switched (?:off|on))\b"
)
"""Titles of messages on what filers have to report of goods, and on how their systems run."""
_ABOUT_THE_PAST = frozenset({Channel.FEDERAL_REGISTER, Channel.JUSTICE_LAWS, Channel.USITC_HTS})
"""Reviews of past years and consolidations name old days only: there the address tells."""
_URL_DAY = re.compile(r"/(\d{4})/(\d{2})(?:/(\d{2}))?/")
_TARIFFS = re.compile(
    r"\btariffs?\b|\bduties\b|(?<![-\w])(?<!active )duty\b(?! stations?)|rates? of duty|duty"
    r" rate|ad valorem|\bsurtax|\bsurcharge"
    r"|adjusting imports|import adjustment"
    r"|imports? of |section (?:122|201|232|301|321|338)\b|countervail|antidumping|low-value"
    r"|\bderivative (?:steel |aluminum |copper )?(?:articles?|products?)\b"
    r"|de minimis|federal procurement|buy american|federal acquisition regulation"
    r"|\bprocure\w*\b[^.;]{0,120}\bcanad|\bcanad\w*\b[^.;]{0,120}\bprocure"
    r"|trade agreements act|\bhtsus\b"
    r"|\b99\d{2}\.\d{2}|\bremission\b|excluded from importation|\bsurtaxe|\bdroits\b"
    r"|\btarif des douanes\b"
    r"|(?:percent|per cent)\b[^\n]{0,20}should read"
)
NO_ABSTRACT = re.compile(r"abstract: {1,4}\(none\)")
"""The register's record of an act of the President, which it prints days after it was signed."""
_REMEDIES = re.compile(r"anti-?dumping|countervailing dut|less[- ]than[- ]fair")
_AUTHORITY = re.compile(
    r"section (?:122|201|232|301|338)\b|proclamation \d|executive order 1\d{4}"
    r"|united states surtax (?:remission )?order|\bdécret [^.;]{0,40}\bsurtaxe\b"
)
_SPARES = re.compile(
    r"(?:except|other than|exclud\w{0,8}|exempt\w{0,8}|not (?:be )?subject|exception"
    r" of)[^.;]{0,240}"
    r"(?:united states|canada|\bu\.s\.)"
    r"|(?:product of|originat\w{0,6} in)[^.;]{0,200}(?:united states"
    r"|canada)[^.;]{0,240}(?:excluded|exempt)"
)


def verdict_of(
    document: Document,
    plain: str,
    subject: ProgrammeSubject,
    operative: Sequence[Clause],
    lexicon: ReadingLexicon,
) -> DocumentVerdict:
    """Whether the document is for the reviewers, and what decided."""
    no_document = _not_a_document(document, plain, lexicon)
    if no_document is not None:
        return no_document
    if subject.main is None or not _speaks_of_duties(document, plain, subject):
        reason = Relevance.OTHER_ORIGIN if subject.elsewhere else Relevance.NO_DUTY
        return DocumentVerdict(relevant=False, reason=reason, words=subject.elsewhere)
    if not _names_neighbour(document, plain, subject) or _in_passing(document, plain, subject):
        return DocumentVerdict(relevant=False, reason=Relevance.NO_DUTY)
    foreign = _others_only(document, subject, operative)
    if subject.elsewhere and not _touches_ours(subject, operative):
        foreign = subject.elsewhere
    if foreign:
        return DocumentVerdict(relevant=False, reason=Relevance.OTHER_ORIGIN, words=foreign)
    beside_the_point = _tells_nothing_of_ours(document, subject, operative)
    if beside_the_point is not None:
        return DocumentVerdict(relevant=False, reason=beside_the_point)
    return DocumentVerdict(relevant=True, reason=_reason(document.channel), words=subject.main.slug)


def _charged_abroad(
    document: Document, subject: ProgrammeSubject, operative: Sequence[Clause]
) -> bool:
    """Whether a ministry only tells what a third country charges: on what goods all have words."""
    if document.channel is not Channel.GC_NEWS or subject.main is None:
        return False
    told = [c for c in operative if _TARIFFS.search(c.lower)]
    return bool(told) and all(of_third_country(c.text) for c in told)


_AGENCY = re.compile(r"^\s{0,8}(?:agency:|department of|office of)[^\n]{3,200}$", re.M)
_OF_TRADE = re.compile(
    r"\b(?:commerce|trade|customs|homeland security|treasury|industry and security|president"
    r"|defense|general services|acquisition|postal)\b"
)
"""Agencies that set duties or carry them out, or what else is held of the two countries."""


def _in_passing(document: Document, plain: str, subject: ProgrammeSubject) -> bool:
    """Whether a notice of an agency that has no part in duties names one in its text alone."""
    if document.channel is not Channel.FEDERAL_REGISTER or subject.main is None:
        return False
    named = _AGENCY.findall(lowered(plain[:_AGENCY_LINES]))
    others = bool(named) and not any(_OF_TRADE.search(each) for each in named)
    return others and subject.main.slug not in subject.titled


_AGENCY_LINES = 1_200
"""Characters in which a notice names its agency."""


def _tells_nothing_of_ours(
    document: Document, subject: ProgrammeSubject, operative: Sequence[Clause]
) -> Relevance | None:
    """Why guidance or news that names a duty tells nothing of ours; None where it may be."""
    if _charged_abroad(document, subject, operative):
        return Relevance.OTHER_ORIGIN
    if not document.channel.explains_law:
        return None
    title = document.title
    if _set_aside(title, subject, operative) or _asks_for_data(title, operative):
        return Relevance.NO_DUTY
    if document.channel is Channel.CBP_CSMS and not any(_tells_of_a_duty(c) for c in operative):
        return Relevance.NO_DUTY
    return Relevance.OTHER_ORIGIN if _all_of_others(operative) else None


def _not_a_document(
    document: Document, plain: str, lexicon: ReadingLexicon
) -> DocumentVerdict | None:
    """An error page, a homonym or an old text; None when it deserves a reading."""
    if len(plain.strip()) < 40 or (len(plain) < 6000 and _ERROR_PAGE.search(lowered(plain[:3000]))):
        return DocumentVerdict(relevant=False, reason=Relevance.UNREADABLE)
    stray = lexicon.homonyms.search(lowered(document.title)) if lexicon.homonyms else None
    if stray is not None:
        return DocumentVerdict(relevant=False, reason=Relevance.HOMONYM, words=stray.group())
    old = _newest_if_old(document, plain, lexicon)
    if old is not None:
        return DocumentVerdict(relevant=False, reason=Relevance.OLD, words=old.isoformat())
    return None


def _names_neighbour(document: Document, plain: str, subject: ProgrammeSubject) -> bool:
    """Whether a text speaks of Canada at all, where no act tells that its measure is against it."""
    cues = subject.main
    if cues is None or cues.hits is not Hits.NEIGHBOUR or cues.imposing != "US":
        return True
    if cues.acts or cues.slug in subject.titled or cues.kind is ProgrammeKind.TRADE_REMEDY:
        return True
    return _NEIGHBOUR.search(lowered(document.title) + "\n" + lowered(plain)) is not None


_NEIGHBOUR = re.compile(r"\bcanad|northern border|\busmca\b")


def _set_aside(title: str, subject: ProgrammeSubject, operative: Sequence[Clause]) -> bool:
    """Whether guidance names a duty only to say that it does not deal with it."""
    cues = subject.main
    if cues is None or cues.text is None or cues.slug in subject.titled:
        return False
    if cues.title is not None and cues.title.search(lowered(title)):
        return False
    told = [c for c in operative if cues.text.search(c.lower)]
    return bool(told) and all(_NOT_DEALT_WITH.search(c.lower) for c in told)


_NOT_DEALT_WITH = re.compile(
    r"\bdo(?:es)? not (?:deal with|address|cover|concern)\b|\bis not the subject of\b|\b(?:ne"
    r" traite|ne porte)"
    r" pas\b|\bfor (?:information on )?the [^;]{0,120}, (?:please )?(?:see|refer to) (?:customs"
    r" notice|csms)"
)


def _tells_of_a_duty(clause: Clause) -> bool:
    """Whether a sentence of a message gives a rate, names an act, does something or guides.

    What is said of files, tests and rejected entries names goods and duties all the same.
    """
    low = clause.lower
    if _GUIDES.search(low) or act_numbers(clause.text) or _HEADING_99.search(low):
        return True
    if any(p.duty for p in percents(clause.text)):
        return True
    if _DUTY_RUNS.search(low) and days(clause.text, clause.near):
        return True
    deed = deed_of(low)
    return deed is not None and deed.kind is not ProposalKind.CONFIRMATION


_HEADING_99 = re.compile(r"\b990[34]\.\d{2}\.\d{2}\b")
"""A heading of the temporary duties."""
_DUTY_RUNS = re.compile(
    r"\b(?:(?:collection|assessment) of [^.;]{0,60}?)?\b(?:dut(?:y|ies)|tariffs?|surcharge)\b"
    r"(?! (?:test|fil|report|calculat|process|line|statement|code|number|error|field|rate file)\w*)"
    r"[^.;]{0,80}\b(?:begins?|began|starts?|started|ends?|ended|expires?|expired|lapsed?|lapses"
    r"|(?:takes?|took) effect|appl(?:y|ies|ied))\b"
)
"""A duty begins or ends, on a day that stands beside."""
_GUIDES = re.compile(
    r"\b(?:guidance|instructions?|information) (?:on|about|regarding|concerning|for)\b"
    r"|\b(?:become|are|is|will be) (?:now )?(?:subject to|dutiable|due|collected|assessed)\b"
)


def _asks_for_data(title: str, operative: Sequence[Clause]) -> bool:
    """Whether customs only says what is to be reported: no sentence gives a rate and its start."""
    if _DATA.search(lowered(title)) is None:
        return False
    return not any(
        begins(each) is not None and any(p.duty for p in percents(each.text)) for each in operative
    )


def _speaks_of_duties(document: Document, plain: str, subject: ProgrammeSubject) -> bool:
    """Whether tariffs are meant at all: a timber sale and a heavy-duty engine share the words."""
    low = lowered(document.title) + "\n" + lowered(plain)
    if document.channel is Channel.USITC_HTS or "softwood lumber" in lowered(document.title):
        return True
    if _TARIFFS.search(low) is None:
        return _records_an_act(document, low, subject) or _cites_its_act(low, subject)
    remedy = subject.main is not None and subject.main.kind is ProgrammeKind.TRADE_REMEDY
    return remedy or _REMEDIES.search(low[:2_000]) is None or _AUTHORITY.search(low) is not None


def _cites_its_act(low: str, subject: ProgrammeSubject) -> bool:
    """Whether a text names an act of its programme: that is a duty, whatever else it is called."""
    return subject.main is not None and bool(subject.main.acts & set(act_numbers(low)))


def _records_an_act(document: Document, low: str, subject: ProgrammeSubject) -> bool:
    """Whether the register's record of an act names a programme in its title: it has no text."""
    if document.channel is not Channel.FEDERAL_REGISTER or not NO_ABSTRACT.search(low):
        return False
    cues = subject.main
    return cues is not None and cues.title is not None and bool(cues.title.search(low))


def _reason(channel: Channel) -> Relevance:
    if channel.explains_law:
        return Relevance.GUIDANCE
    return Relevance.OPERATIVE if channel.makes_law else Relevance.NOTICE


def _newest_if_old(document: Document, plain: str, lexicon: ReadingLexicon) -> date | None:
    """The newest day of a text that is older than it claims to be; None when it is of its day."""
    claimed = document.claimed_day
    if claimed is None:
        return None
    printed = _url_day(document.url)
    if printed is not None and claimed - printed > OLD:
        return printed
    if document.channel in _ABOUT_THE_PAST and not _of_no_held_measure(document, plain, lexicon):
        return None
    named = [each.day for each in days(_without_head(plain)) if not each.of_period]
    numbered = _NOTICE_OF.search(lowered(document.title) + "\n" + lowered(plain[:_HEAD]))
    if numbered is not None:
        named.append(date(2000 + int(numbered[1]), 12, 31))
    newest = max(named, default=None)
    return newest if newest is not None and claimed - newest > OLD else None


def _of_no_held_measure(document: Document, plain: str, lexicon: ReadingLexicon) -> bool:
    """Whether a consolidation's own number is of none of the measures that are held: then its days
    tell its age, as they do elsewhere."""
    if document.channel is not Channel.JUSTICE_LAWS:
        return False
    own = act_numbers(plain[:_HEAD])
    held = {act for cues in lexicon.programmes if cues.held for act in cues.acts}
    return bool(own) and held.isdisjoint(own)


_NOTICE_OF = re.compile(r"\b(?:customs notice|avis des douanes) (\d{2})-\d{1,3}\b")
"""The number of a customs notice is of the year in which it was sent."""
_HEAD = 200
"""Characters in which a notice, and an order, names itself."""


def _url_day(url: str) -> date | None:
    found = _URL_DAY.search(url)
    if found is None:
        return None
    try:
        return date(int(found[1]), int(found[2]), int(found[3] or 28))
    except ValueError:
        return None


def _without_head(plain: str) -> str:
    """The text without a line that only repeats when it was posted, or put together anew."""
    return _POSTED.sub("", plain)


_POSTED = re.compile(
    r"^(?:published|updated|posted|sent)\b.{0,60}$"
    r"|\b(?:consolidat(?:ion|ed(?: to| as of)?)|codification|à jour au):? "
    r"(?:\d{4}-\d{2}-\d{2}|[a-z]+ \d{1,2}, \d{4}|(?:le )?\d{1,2}(?:er)? \w{3,9} \d{4})",
    re.I | re.M,
)


def _touches_ours(subject: ProgrammeSubject, operative: Sequence[Clause]) -> bool:
    """Whether a document about others still commands something for the neighbour's goods."""
    cues = subject.main
    if cues is None or cues.hits is not Hits.NEIGHBOUR:
        return False
    neighbour = re.compile(
        r"\bcanada\b|northern border" if cues.imposing == "US" else r"united states"
    )
    told = [
        c
        for c in before_afterword(operative)
        if neighbour.search(c.lower)
        and not _UNTOUCHED.search(c.lower)
        and re.search(r"dut(?:y|ies)|tariff|ad valorem|surtax", c.lower)
    ]
    return len(told) >= 1


_UNTOUCHED = re.compile(
    r"\b(?:not|un)\s?(?:affected|touched|changed)\b|\b(?:does|shall) not (?:affect|alter)\b"
    r"|\bdoes not apply\b"
    r"|\bpresently subject\b|\bcontinues? to be eligible\b|\bi (?:have )?(?:previously )?imposed\b"
    r"|\bshall not apply (?:in addition )?to\b"
    r"|^\W{0,4}(?:if|should|in the event) [^;]{0,120}\b(?:terminated|suspended|invalid)\b"
)
"""What a document about others says of our goods only to set them aside."""


def _others_only(document: Document, subject: ProgrammeSubject, operative: Sequence[Clause]) -> str:
    """The word that shows that a measure on many origins spares the neighbour, else ''."""
    cues, title = subject.main, document.title
    if cues is None or cues.hits is Hits.NEIGHBOUR:
        return ""
    named = countries_named(title) - {"US"}
    if document.channel is Channel.PRESS:  # a headline tells of others who only look on, too
        ours = (c for c in operative if _TARIFFS.search(c.lower))
        named = frozenset() if any(not told_of_others(title, c.text) for c in ours) else named
    if named and "CA" not in named and cues.imposing == "US":
        return min(named)
    if cues.hits is not Hits.SPARED or _reaches_neighbour(cues.imposing, operative):
        return ""
    changed = cues.slug in subject.titled and _sets_anew(title, operative)
    return "" if changed else "spared"


def _sets_anew(title: str, operative: Sequence[Clause]) -> bool:
    """Whether a measure changes so that what is held of it is wrong, whoever pays it.

    Orders that amend or repeal it do in many ways, notices where they tell a rate from another.
    """
    kinds = _CHANGES if _AMENDING.search(lowered(title)) else _CHANGES_RATE
    return any(told_apart(c.text) or _deed_kind(c) in kinds for c in operative)


def _all_of_others(operative: Sequence[Clause]) -> bool:
    """Whether each sentence on duties in a message is on other countries' goods alone."""
    told = [c for c in operative if _TARIFFS.search(c.lower) and c.text.rstrip()[-1:] in ".:;"]
    return bool(told) and all(foreign_only(c.text) for c in told)


_AMENDING = re.compile(r"\b(?:amend|repeal)ing\b|\b(?:modifi|abroge)ant\b")
_CHANGES_RATE = frozenset({ProposalKind.RATE_CHANGE})
_CHANGES = _CHANGES_RATE | frozenset(
    {
        ProposalKind.NEW_DUTY,
        ProposalKind.END,
        ProposalKind.POSTPONEMENT,
        ProposalKind.CODES_ADDED,
        ProposalKind.CODES_REMOVED,
    }
)


def _deed_kind(clause: Clause) -> ProposalKind | None:
    deed = deed_of(clause.lower)
    return deed.kind if deed is not None else None


def _reaches_neighbour(imposing: str, operative: Sequence[Clause]) -> bool:
    """Whether a measure that mostly spares the neighbour takes its goods in this time."""
    neighbour = r"canada" if imposing == "US" else r"the united states|u\.s\. origin"
    reaches = re.compile(
        rf"(?:products?|goods|imports|originat\w{{0,6}})[^.;]{{0,60}}(?:{neighbour})[^.;]{{0,120}}"
        r"(?:(?:shall be|are|is|become) (?:now )?subject to|(?:shall|will|must) (?:bear|pay)\b)"
        rf"|\bexclusion of (?:{neighbour})\b[^.;]{{0,120}}\b(?:withdrawn|ended|terminated"
        rf"|revoked)\b"
        rf"|\b(?:{neighbour}) (?:is|shall be) no longer (?:excluded|exempt)"
        r"|\b(?:surtax|duty|measure|safeguard|tariff) (?:also |now |shall )?appl(?:y|ies) to"
        rf" (?:goods|products|imports) (?:that originate in|of|from) (?:{neighbour})"
    )
    return any(reaches.search(c.lower) and not _SPARES.search(c.lower) for c in operative)
