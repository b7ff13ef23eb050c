"""One document to its reading: relevant or not, and the changes it makes with their evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.documents import Channel, Document
from bot.domain.measures import Origins, law_of
from bot.domain.proposals import (
    DocumentReading,
    DocumentVerdict,
    Evidence,
    Proposal,
    ProposalKind,
    Relevance,
)
from bot.ingest.documents import (
    canada_orders,
    change_record,
    customs_notices,
    deals,
    fact_sheets,
    ministry_news,
    news,
    news_headlines,
    news_sentences,
    notices,
    us_acts,
)
from bot.ingest.documents.clause_programmes import ProgrammeOfWords, of_clause, several_programmes
from bot.ingest.documents.completion import completed
from bot.ingest.documents.consolidated import as_consolidated, not_in_force
from bot.ingest.documents.countries import (
    countries_named,
    foreign_only,
    told_of_others,
    without_making,
)
from bot.ingest.documents.drafts import Draft, proposal, whole
from bot.ingest.documents.effect import begins
from bot.ingest.documents.lacking import with_what_lacks
from bot.ingest.documents.lexicon import (
    Hits,
    MatterCues,
    ProgrammeCues,
    ProgrammeKind,
    ReadingLexicon,
    act_numbers,
)
from bot.ingest.documents.matters import matter_told
from bot.ingest.documents.mood import without_background, without_set_aside
from bot.ingest.documents.neighbours_terms import emergency_programme, terms_told
from bot.ingest.documents.notice_days import PROCEDURE
from bot.ingest.documents.old_days import newest_start, without_old_days
from bot.ingest.documents.order_days import in_force
from bot.ingest.documents.order_described import described
from bot.ingest.documents.order_proposed import as_proposed, only_proposes
from bot.ingest.documents.order_text import order_text
from bot.ingest.documents.programmes import ProgrammeSubject, subject_of
from bot.ingest.documents.rates import percents
from bot.ingest.documents.refused_delays import refused_delay, with_refusal
from bot.ingest.documents.relevance import verdict_of
from bot.ingest.documents.tasks_set import is_report, tasks_of
from bot.ingest.documents.text import TEXT_LIMIT, Clause, clauses, lowered, readable, unwrapped
from bot.ingest.documents.untold import beside, untold
from bot.ingest.documents.us_act_ends import without_what_is_paid_then
from bot.ingest.documents.us_act_parts import commanding, operative_part, parts_of
from bot.ingest.documents.us_act_signed import signed_day

_ORDERS = frozenset({Channel.ORDERS_IN_COUNCIL, Channel.CANADA_GAZETTE, Channel.JUSTICE_LAWS})
_ACT = re.compile(
    r"by the authority vested in me|by the president of the united states|hereby proclaim"
    r"|\bdo proclaim\b"
    r"|i hereby (?:order|direct|determine)"
)
_OWN_NUMBER = re.compile(
    r"^\s{0,8}(?:(?:executive order|proclamation)\s{1,8}(?:no\.\s{0,8})?\d{4,5}\b|order in"
    r" council p\.c\."
    r" \d{4}-\d+"
    r"|(?:registration:\s{0,8})?(?:sor|dors)/\s?\d{4}-\d+)",
    re.I | re.M,
)
_DUTY = re.compile(
    r"import adjustment|\boffset\b|procure|tariff|\bdut(?:y|ies)\b|surtax|ad valorem|section"
    r" (?:122|201|232|301|338)\b"
)
_TELLS_EACH = _ORDERS | {Channel.FEDERAL_REGISTER}
"""Where clauses change things themselves: elsewhere one sentence tells what several do."""
MOST_PROPOSALS = 12


def read_document(document: Document, lexicon: ReadingLexicon) -> DocumentReading:
    """All that the rules read in ``document``; spans count in its text."""
    refused = refused_delay(document, news=document.channel in _NEWS)
    within = document if refused is None else refused.document
    found = _changes(within, lexicon)
    found = replace(found, proposals=with_what_lacks(within, found.proposals))
    found = replace(found, proposals=_as_base_rates(found.proposals, lexicon))
    if refused is not None:
        found = replace(found, proposals=with_refusal(found.proposals, refused))
    found = _with_what_acts_say_of_ours(document, found, lexicon)
    return matter_told(document, found, lexicon)


def _with_what_acts_say_of_ours(
    document: Document, reading: DocumentReading, lexicon: ReadingLexicon
) -> DocumentReading:
    """The reading, or what an act that changes nothing of ours says of the neighbour all the same:
    what its goods pay beside others', or what is to be looked into."""
    told = any(each.rule != "mention" for each in reading.proposals)
    if told or reading.verdict.reason not in _MAY_SAY_MORE:
        return reading
    title, plain = readable(document.title), unwrapped(readable(document.text[:TEXT_LIMIT]))
    low, day = lowered(plain), document.claimed_day
    is_act = _is_act(document.channel, title, low)
    of_house = document.channel is Channel.WHITE_HOUSE
    if not (is_act or (of_house and (is_report(title, low) or _FACT_SHEET.match(lowered(title))))):
        return reading
    part = operative_part(low) if is_act else (0, len(plain))
    body = parts_of((), clauses(plain, *part, day)).commands
    emergency = emergency_programme(lexicon)
    found: list[tuple[ProgrammeCues | MatterCues, Draft]] = []
    if is_act and emergency is not None and "canad" in low:
        found = [(emergency, each) for each in terms_told(low, commanding(body))]
    found = found or tasks_of(body, day, lexicon, known=bool(reading.proposals))
    if not found:
        return reading
    number = _OWN_NUMBER.search(plain[:1500])
    instrument = _instrument(number)
    made = [
        _numbered(proposal(each, cues.slug, cues.imposing, _origins(cues), instrument), number)
        for cues, each in found
    ]
    verdict = DocumentVerdict(
        relevant=True, reason=_reason_of(document.channel), words=made[0].programme
    )
    return DocumentReading(verdict=verdict, proposals=tuple(made))


def _reason_of(channel: Channel) -> Relevance:
    return Relevance.OPERATIVE if channel.makes_law else Relevance.NOTICE


def _origins(cues: ProgrammeCues | MatterCues) -> Origins:
    return origins_of(cues) if isinstance(cues, ProgrammeCues) else Origins()


_MAY_SAY_MORE = (
    Relevance.OTHER_ORIGIN,
    Relevance.NO_DUTY,
    Relevance.OPERATIVE,
    Relevance.NOTICE,
)


_OF_LINES = frozenset(
    {
        ProposalKind.END,
        ProposalKind.NEW_DUTY,
        ProposalKind.EXEMPTION,
        ProposalKind.CODES_ADDED,
        ProposalKind.CODES_REMOVED,
    }
)


def _as_base_rates(found: Sequence[Proposal], lexicon: ReadingLexicon) -> tuple[Proposal, ...]:
    """The proposals, where the ordinary duty of goods changes in whatever way: its rate does."""
    base = {cues.slug for cues in lexicon.of_kind(ProgrammeKind.BASE)}
    return tuple(
        replace(each, kind=ProposalKind.RATE_CHANGE)
        if each.programme in base and each.kind in _OF_LINES
        else each
        for each in found
    )


def _changes(document: Document, lexicon: ReadingLexicon) -> DocumentReading:
    """What a document changes about duties."""
    plain = unwrapped(readable(document.text[:TEXT_LIMIT]))
    title = readable(document.title)
    low = lowered(plain)
    is_act = _is_act(document.channel, title, low)
    plain = plain if is_act else without_set_aside(plain)
    start, end = operative_part(low) if is_act else (0, len(plain))
    day = document.claimed_day
    body: Sequence[Clause] = clauses(plain, start, end, day)
    notice = not is_act and document.channel not in _NEWS
    when = day or newest_start(body)
    subject = _subject(title, plain, body, when, lexicon, channel=document.channel, notice=notice)
    verdict = verdict_of(document, plain, subject, body, lexicon)
    article = _is_article(document.channel, title, is_act=is_act)
    if _may_announce(document.channel, title, low, verdict):
        announced = _announced(
            document.channel,
            title,
            body,
            lexicon,
            article=article,
            spoken=_speaks_to_ours(document.channel, title, is_act=is_act, read=verdict.relevant),
        )
        if announced is not None:
            return announced
    if not verdict.relevant or subject.main is None:
        return DocumentReading(verdict=verdict)
    if article or document.channel is Channel.PRESS:  # news that announces nothing
        return DocumentReading(verdict=DocumentVerdict(relevant=False, reason=Relevance.NO_DUTY))
    if is_act and subject.elsewhere:
        body = _naming_canada(body)
    stated = body if is_act else without_background(body)
    own: Sequence[Clause] = _without_procedure(stated)
    # a sheet tells days of more than its changes
    sheet = document.channel is Channel.WHITE_HOUSE and _FACT_SHEET.match(lowered(title))
    of_words = several_programmes(title, body, subject, lexicon, day)
    if is_act:
        own = without_old_days(body, day)
        posted = day if document.channel is Channel.WHITE_HOUSE else None  # print comes days later
        recitals = clauses(plain, 0, start, day)
        found = us_acts.drafts_of(title, recitals, own, signed_day(low) or posted)
        found = _by_words(found, of_words)
        found = [_by_duty_named(each, subject, lexicon, day) for each in found]
        found, own = _of_ours(found, commanding(own))
    elif sheet:
        found = _of_sheet(body, subject.main, subject, lexicon, day, of_words=of_words)
    elif document.channel in _ORDERS:
        found, own = _of_order(document, plain, body, subject, lexicon)
    elif document.channel is Channel.USITC_HTS and (rows := change_record.drafts_of(body, lexicon)):
        found = rows
    else:
        found = _of_notice(document, plain, body, subject, lexicon)
    found = found or _from_their_order(untold(own), document, plain, body)
    found = (
        found
        or _only_named(document, plain, body)
        or _fallback(body, subject.main, own if is_act else ())
    )
    found = found if sheet else completed(found, _without_procedure(stated))
    if is_act or (
        document.channel in _TELLS_EACH and not _tells_one(document.channel, found, lexicon)
    ):
        told = _from_their_order(beside(found, own), document, plain, body)
        found = without_what_is_paid_then(completed(told, _without_procedure(stated)))
    if not found:
        return DocumentReading(verdict=DocumentVerdict(relevant=False, reason=Relevance.NO_DUTY))
    number = _OWN_NUMBER.search(plain[:1500])
    drawn = _proposals(found, subject, lexicon, number)
    return DocumentReading(verdict=verdict, proposals=drawn)


def _of_ours(found: list[Draft], own: Sequence[Clause]) -> tuple[list[Draft], Sequence[Clause]]:
    """What an act changes, and its own clauses; of one on others' goods only these clauses.

    What such an act spares is spared of what those others pay.
    """
    spares = all(each.kind is ProposalKind.EXEMPTION for each in found)
    if not spares or not _is_on_others(own):
        return found, own
    return [], [c for c in own if foreign_only(c.text)]


def _served(
    document: Document, body: Sequence[Clause], subject: ProgrammeSubject, lexicon: ReadingLexicon
) -> tuple[ProgrammeCues, ...]:
    """The programmes a notice speaks of, the one it is about first.

    A customs message may give the rate and the start of one more in a single sentence.
    """
    served = tuple(c for c, _ in subject.ranked if c is subject.main or not c.last)
    if document.channel is not Channel.CBP_CSMS:
        return served
    day = document.claimed_day
    dated = [c for c in body if begins(c) and any(p.duty for p in percents(c.text))]
    known = {cues.slug for cues in served}
    others = (c for c in lexicon.of("US").programmes if c.serves(day) and not c.last)
    beside = (
        cues
        for cues in others
        if cues.slug not in known and cues.title and any(cues.title.search(c.lower) for c in dated)
    )
    return (*served, *beside)


def _of_notice(
    document: Document,
    plain: str,
    body: Sequence[Clause],
    subject: ProgrammeSubject,
    lexicon: ReadingLexicon,
) -> list[Draft]:
    """What a notice tells; customs of Canada tells it in both languages, and anew."""
    served = _served(document, body, subject, lexicon)
    found = notices.drafts_of(document.channel, readable(document.title), plain, body, served)
    if document.channel is not Channel.CBSA_NOTICES:
        return found
    return customs_notices.settled(found, body)


def _tells_one(channel: Channel, found: Sequence[Draft], lexicon: ReadingLexicon) -> bool:
    """Whether it puts right what was printed, or is a notice of a proceeding, and nothing else."""
    if found and all(draft.kind is ProposalKind.CORRECTION for draft in found):
        return True
    remedies = {cues.slug for cues in lexicon.of_kind(ProgrammeKind.TRADE_REMEDY)}
    return channel is Channel.FEDERAL_REGISTER and all(
        draft.kind is ProposalKind.CORRECTION or not remedies.isdisjoint(draft.programmes)
        for draft in found
    )


def _of_order(
    document: Document,
    plain: str,
    body: Sequence[Clause],
    subject: ProgrammeSubject,
    lexicon: ReadingLexicon,
) -> tuple[list[Draft], Sequence[Clause]]:
    """What an order changes, and the clauses of its own in which there may be more."""
    title = readable(document.title)
    order = described(order_text(plain, body))
    if document.channel is not Channel.JUSTICE_LAWS:
        made = canada_orders.drafts_of(title, order, subject, lexicon)
        return (
            (as_proposed(made, order.sections), ())
            if only_proposes(plain)
            else (made, order.sections)
        )
    pending = not_in_force(order)
    found = canada_orders.amending_drafts(pending, subject, lexicon, title) if pending else []
    if not found:
        found = canada_orders.drafts_of(title, order, subject, lexicon)
        found = as_consolidated(found, order, plain, document.claimed_day)
    return found, ()  # a consolidation repeats what was changed before


def _only_named(document: Document, plain: str, body: Sequence[Clause]) -> list[Draft]:
    """An order of whose amendments its page tells no more than that they are made."""
    if document.channel not in _ORDERS:
        return []
    return canada_orders.only_named(readable(document.title), order_text(plain, body))


def _from_their_order(
    found: list[Draft], document: Document, plain: str, body: Sequence[Clause]
) -> list[Draft]:
    """What models tell of an order's clauses, with the day on which that order comes into force."""
    if document.channel not in _ORDERS or not any(d.rule.startswith("told-") for d in found):
        return found
    order = order_text(plain, body)
    return [in_force([d], order)[0] if d.rule.startswith("told-") else d for d in found]


def _by_words(found: Sequence[Draft], of_words: ProgrammeOfWords) -> list[Draft]:
    """Changes whose clause cites no act, with the programme its words speak of."""
    return [
        replace(each, programmes=(slug,))
        if not act_numbers(each.clause.text) and (slug := of_words(each.clause.lower))
        else each
        for each in found
    ]


_DUTY_OF_ACT = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|surcharge)\b[^;]{0,40}\b(?:under|by|in|pursuant to)"
    r" (?:proclamation|executive order) (?P<act>\d{4,5})\b"
)


def _by_duty_named(
    draft: Draft, subject: ProgrammeSubject, lexicon: ReadingLexicon, day: date | None
) -> Draft:
    """Relief from a duty that its clause names by its act is of that act's programme.

    So even in an act that is about something else: an emergency that needs goods of many duties.
    """
    named = _DUTY_OF_ACT.search(draft.clause.lower)
    ranked = {cues.slug for cues, _ in subject.ranked}
    if draft.kind is not ProposalKind.EXEMPTION or named is None or subject.main is None:
        return draft
    known = lexicon.of(subject.main.imposing).programmes
    its = [c.slug for c in known if named["act"] in c.acts and c.serves(day) and not c.last]
    return draft if ranked & set(its) or not its else replace(draft, programmes=(its[0],))


def _is_act(channel: Channel, title: str, low: str) -> bool:
    """Whether it is an act of the President, and no notice or fact sheet about one."""
    if channel is Channel.WHITE_HOUSE and _ABOUT_AN_ACT.match(lowered(title)) is None:
        return _ACT.search(low) is not None or _MEMORANDUM.search(low) is not None
    return channel is Channel.FEDERAL_REGISTER and _ACT.search(low) is not None


_MEMORANDUM = re.compile(
    r"\bmemorandum for\b|\bby (?:virtue of )?the authority\b|\bnow, therefore\b"
)
_STATEMENT = r"statement|remarks|readout|joint (?:[a-z']{1,12} ){0,3}statement"
_SPOKEN = re.compile(rf"\s{{0,9}}(?:{_STATEMENT})\b")
_ABOUT_AN_ACT = re.compile(rf"\s{{0,9}}(?:fact sheet|briefing|{_STATEMENT})\b")
_FACT_SHEET = re.compile(r"\s{0,9}fact sheet\b")


def _inquiries(main: ProgrammeCues, lexicon: ReadingLexicon) -> str:
    """The programme of inquiries under the law of another one; that one where there is none."""
    own = (c for c in lexicon.of_kind(ProgrammeKind.INQUIRY) if law_of(c.slug) == law_of(main.slug))
    return next((c.slug for c in own), main.slug)


def _of_sheet(
    body: Sequence[Clause],
    main: ProgrammeCues,
    subject: ProgrammeSubject,
    lexicon: ReadingLexicon,
    day: date | None,
    *,
    of_words: ProgrammeOfWords,
) -> list[Draft]:
    """What a fact sheet tells; ``main`` is the programme it is about."""
    together = _told_together(main, lexicon, day)
    into = main.slug if main.slug in subject.titled else _inquiries(main, lexicon)
    return fact_sheets.drafts_of(
        body, main.slug, together, of_words, into=into, recalling=lexicon.recalling
    )


def _told_together(
    main: ProgrammeCues, lexicon: ReadingLexicon, day: date | None
) -> tuple[str, ...]:
    """The programmes that one sheet tells of, where it may tell of several: of single metals,
    while there were such."""
    named = {main.slug, *main.told_with} if main.told_with else set()
    serving = (c.slug for c in lexicon.programmes if c.slug in named and c.serves(day))
    return tuple(serving) if main.serves(day) else ()


_NEWS = frozenset({Channel.PRESS, Channel.GC_NEWS, Channel.USTR})


def _announced(
    channel: Channel,
    title: str,
    body: Sequence[Clause],
    lexicon: ReadingLexicon,
    *,
    article: bool,
    spoken: bool,
) -> DocumentReading | None:
    """News by what it announces; None where it announces nothing.

    ``article``: praise of the White House's newsroom; ``spoken``: what that government says itself.
    """
    article = article and not spoken
    if not (channel in _NEWS or spoken or article):
        return None
    stated = without_background(body)
    told = news_sentences.announcing(stated, official=spoken or channel is Channel.USTR)
    if spoken:  # it tells what Canada charges, too
        told = tuple(each for each in told if not _CANADA_CHARGES.search(each.lower))
    settled = deals.agreed(title, stated) if not told and channel is not Channel.PRESS else ()
    told = told or settled
    if channel is Channel.PRESS:
        told = (*told, *(c for c in news_sentences.in_lede(stated) if c not in told))
        told = tuple(each for each in told if not told_of_others(readable(title), each.text))
    if article:
        told = tuple(each for each in told if _OF_THE_DAY.search(each.lower))
    if channel is Channel.GC_NEWS:
        drawn = ministry_news.drafts_of(title, stated, told, lexicon)
    else:
        own = channel in _OF_WASHINGTON
        named = news_headlines.programmes_of(title, told, lexicon, body, washington=own)
        if settled:
            named = deals.of_goods(named, settled, lexicon)
        drawn = [(cues, news.draft_of(clauses, body, cues)) for cues, clauses in named]
        if channel is Channel.USTR:
            about = dict(named)
            drawn = [(cues, news.as_its_deed(draft, about[cues])) for cues, draft in drawn]
        if channel is Channel.USTR and told and _OF_PRESIDENT.search(told[0].lower):
            drawn = [(c, replace(d, kind=ProposalKind.CONFIRMATION)) for c, d in drawn]
    made = [
        proposal(draft, cues.slug, cues.imposing, origins_of(cues), "") for cues, draft in drawn
    ]
    if not made:
        return None
    verdict = DocumentVerdict(relevant=True, reason=Relevance.NOTICE, words=made[0].programme)
    return DocumentReading(verdict=verdict, proposals=tuple(made))


def _speaks_to_ours(channel: Channel, title: str, *, is_act: bool, read: bool) -> bool:
    """Whether the White House speaks: in a statement, or in what its title addresses to Canada.

    ``read``: its duties are known, so that a fact sheet is read as such.
    """
    low = lowered(title)
    if channel is not Channel.WHITE_HOUSE:
        return False
    sheet = _FACT_SHEET.match(low) is not None
    to_ours = "canad" in low and not is_act and not (sheet and read)
    return _SPOKEN.match(low) is not None or to_ours


_CANADA_CHARGES = re.compile(
    r"\bcanada(?:'s (?:tariffs?|dut(?:y|ies))\b| (?:also |still |already |now |has |had |itself )*"
    r"(?:impos|charg|appl|lev(?:y|i)|maintain|keep|retaliat|tax)[a-z]{0,5}\b)"
)
"""What the other side charges, which a page on it may complain of."""


def _naming_canada(body: Sequence[Clause]) -> list[Clause]:
    """The paragraphs on Canada of an act about others: what they pay is none of our business."""
    ours = {c.paragraph for c in body if "canad" in c.lower or "northern border" in c.lower}
    return [c for c in body if c.paragraph in ours]


def _without_procedure(found: Sequence[Clause]) -> list[Clause]:
    """The clauses without those on the days of an agency's own proceedings."""
    return [c for c in found if not PROCEDURE.search(c.lower)]


def _may_announce(channel: Channel, title: str, low: str, verdict: DocumentVerdict) -> bool:
    """Whether news may be found in it, though its words tell no programme."""
    ours = channel in _NEWS and "canad" in lowered(title)
    told = verdict.relevant or ours or verdict.reason is Relevance.NO_DUTY
    return told and not _of_others(channel, title, low)


def _of_others(channel: Channel, title: str, low: str) -> bool:
    """Whether the trade representative tells of other countries alone, by title and text."""
    named = countries_named(title) - {"US"}
    return channel is Channel.USTR and bool(named) and "CA" not in named and "canad" not in low


_OF_PRESIDENT = re.compile(
    r"\bafter (?:the )?president(?: trump| donald j\. trump)? (?:exercised|signed|issued"
    r"|imposed|took"
    r"|proclaimed)\b"
)
"""An agency on what the President has just done: it confirms the act."""


def _is_article(channel: Channel, title: str, *, is_act: bool) -> bool:
    """Whether a page of the White House is its newsroom's praise: no act, and none told of."""
    told = _ABOUT_AN_ACT.match(lowered(title)) is not None
    return channel is Channel.WHITE_HOUSE and not is_act and not told


_OF_WASHINGTON = frozenset({Channel.USTR, Channel.WHITE_HOUSE})
"""Newsrooms of that government."""
_OF_THE_DAY = re.compile(r"\b(?:today|yesterday|this (?:morning|afternoon|evening))\b")
"""In such praise, what is news: the rest recalls what was done long ago."""


def _subject(
    title: str,
    plain: str,
    body: Sequence[Clause],
    day: date | None,
    lexicon: ReadingLexicon,
    *,
    channel: Channel,
    notice: bool,
) -> ProgrammeSubject:
    """What it is about: a ministry's news first of its own country's measures."""
    if channel is Channel.GC_NEWS:
        domestic = subject_of(title, plain, body, lexicon.of("CA"), day)
        if domestic.main is not None:
            return domestic
    faint = channel is Channel.USITC_HTS
    if channel is Channel.ORDERS_IN_COUNCIL:  # a page may carry the words that make another one
        body = [c for c in body if not canada_orders.MAKES.search(c.lower)]
    own = lexicon.of(channel.country)
    news = channel in _NEWS
    return subject_of(title, plain, body, own, day, faint=faint, notice=notice, news=news)


_EASES = re.compile(
    r"(?:\bhalf\b|reduced|lower|without paying|free of)[^.;]{0,80}(?:dut|tariff|rate)"
)

_RATE = re.compile(r"\bhalf\b[^;]{0,60}rate of duty|(?:reduced|lower) rate of duty|free of duty")


def _fallback(
    body: Sequence[Clause], cues: ProgrammeCues, commands: Sequence[Clause]
) -> list[Draft]:
    """A document of a programme in which no rule found a change: relief, or else an event.

    ``commands``: those of an act; where they are of others' goods alone, there is neither.
    """
    if _is_on_others(commands):
        return []
    about = [c for c in body if len(c.text) > 60 and _DUTY.search(c.lower)]
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


def _is_on_others(own: Sequence[Clause]) -> bool:
    """Whether an act changes what other countries' goods pay, and not a word is of Canada's."""
    duties = [c for c in own if _DUTY.search(c.lower)]
    texts = (_ALL_BUT.sub(" ", without_making(c.text)) for c in duties)
    named = any("CA" in countries_named(text) for text in texts)
    return not named and any(foreign_only(c.text) for c in duties)


_ALL_BUT = re.compile(r"\bfrom all countries except\b[^;]{3,400}", re.I)
"""Whose goods stay free, as an act restates it when one more country joins them."""
_FIXES = re.compile(r"\border fixing\b|\bdécret fixant\b")
"""An order that only gives the day on which another one starts."""


def _proposals(
    found: Sequence[Draft],
    subject: ProgrammeSubject,
    lexicon: ReadingLexicon,
    number: re.Match[str] | None,
) -> tuple[Proposal, ...]:
    instrument = _instrument(number)
    first = min((d.effective for d in found if d.effective is not None), default=None)
    drawn: dict[tuple[str, Draft], Proposal] = {}
    for draft in map(_in_order, found):
        for named in draft.programmes or of_clause(draft.clause, subject, draft.amends):
            cues = _in_time(named, draft.effective or first, lexicon)
            if cues is not None:
                slug = cues.slug if cues.held else _not_held(draft, cues, lexicon)
                made = proposal(draft, slug, cues.imposing, origins_of(cues), instrument)
                drawn.setdefault((cues.slug, draft), _numbered(made, number))
    return tuple(drawn.values())[:MOST_PROPOSALS]


def _in_order(draft: Draft) -> Draft:
    """The draft without a last day before its first: that is how long the old rate is paid."""
    begun, last = draft.effective, draft.last_day
    if not draft.rate_new or begun is None or last is None or last >= begun:
        return draft
    return draft.without_end()


def _not_held(draft: Draft, cues: ProgrammeCues, lexicon: ReadingLexicon) -> str:
    """What is told of a programme that the catalogue has not: its name, to be seen by.

    An order that remits such a surtax is of the programme of relief: remissions are told as one. No
    event names it, for events are published under programmes of the catalogue.
    """
    by_title = draft.rule == "titled" and draft.kind is ProposalKind.EXEMPTION
    remits = cues.imposing == "CA" and (by_title or draft.rule.startswith("remission"))
    relief = lexicon.of(cues.imposing).of_kind(ProgrammeKind.RELIEF) if remits else ()
    if relief:
        return relief[0].slug
    return "" if draft.kind is ProposalKind.EVENT else cues.slug


def _in_time(slug: str, day: date | None, lexicon: ReadingLexicon) -> ProgrammeCues | None:
    """The programme, or the one that took over from it by the day a change takes effect."""
    cues = lexicon.programme(slug)
    over = cues is not None and cues.until is not None and day is not None and day > cues.until
    return lexicon.programme(cues.then) if cues is not None and over else cues


def _instrument(number: re.Match[str] | None) -> str:
    """An act's own number as it is told: 'Executive Order 14257'; '' for one without."""
    return " ".join(number.group().split()) if number else ""


def _numbered(made: Proposal, number: re.Match[str] | None) -> Proposal:
    if number is None:
        return made
    span = Evidence(start=number.start(), end=number.end(), for_="instrument")
    return replace(made, evidence=(*made.evidence, span))


def origins_of(cues: ProgrammeCues) -> Origins:
    """Whose goods a programme reaches, as far as its cues say."""
    if cues.hits is Hits.NEIGHBOUR:
        return Origins(only=frozenset({"CA" if cues.imposing == "US" else "US"}))
    if cues.hits is Hits.SPARED:
        return Origins(never=frozenset({"CA" if cues.imposing == "US" else "US"}))
    return Origins()
