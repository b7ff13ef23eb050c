"""One document to its reading: relevant or not, and the changes it makes with their evidence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.domain.documents import Channel, Document
from bot.domain.proposals import DocumentReading, DocumentVerdict, Relevance
from bot.ingest.documents import canada_orders
from bot.ingest.documents.announced import announced, may_announce
from bot.ingest.documents.completion import completed
from bot.ingest.documents.document_text import DocumentText, document_text
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.lacking import with_what_lacks
from bot.ingest.documents.lexicon import ProgrammeCues, ReadingLexicon
from bot.ingest.documents.made_proposals import as_base_rates, own_number, proposals_of
from bot.ingest.documents.matters import matter_told
from bot.ingest.documents.mood import without_background
from bot.ingest.documents.notice_changes import changes_of_notice, tells_one
from bot.ingest.documents.notice_days import PROCEDURE
from bot.ingest.documents.old_days import newest_start
from bot.ingest.documents.only_mentioned import only_mentioned
from bot.ingest.documents.order_changes import changes_of_order, from_its_order, only_named
from bot.ingest.documents.page_kinds import NEWS, ORDERS, TELLS_EACH, is_article, is_fact_sheet
from bot.ingest.documents.programmes import ProgrammeSubject, subject_of
from bot.ingest.documents.refused_delays import refused_delay, with_refusal
from bot.ingest.documents.relevance import verdict_of
from bot.ingest.documents.sheet_changes import changes_of_sheet
from bot.ingest.documents.text import Clause
from bot.ingest.documents.untold import beside, untold
from bot.ingest.documents.us_act_changes import changes_of_act, naming_canada
from bot.ingest.documents.us_act_ends import without_what_is_paid_then
from bot.ingest.documents.us_act_tasks import with_what_acts_say_of_ours


def read_document(document: Document, lexicon: ReadingLexicon) -> DocumentReading:
    """All that the rules read in ``document``; spans count in its text."""
    text = document_text(document)
    refused = refused_delay(document, news=document.channel in NEWS)
    within = text if refused is None else document_text(refused.document)
    found = _changes(within, lexicon)
    found = replace(found, proposals=with_what_lacks(within, found.proposals))
    found = replace(found, proposals=as_base_rates(found.proposals, lexicon))
    if refused is not None:
        found = replace(found, proposals=with_refusal(found.proposals, refused))
    found = with_what_acts_say_of_ours(text, found, lexicon)
    return matter_told(text, found, lexicon)


def _changes(text: DocumentText, lexicon: ReadingLexicon) -> DocumentReading:
    """What a document changes about duties."""
    subject = _subject(text, lexicon)
    verdict = verdict_of(text.document, text.plain, subject, text.body, lexicon)
    told = announced(text, lexicon, known=verdict.relevant) if may_announce(text, verdict) else None
    if told is not None:
        return told
    if not verdict.relevant or subject.main is None:
        return DocumentReading(verdict=verdict)
    article = is_article(text.channel, text.title, act=text.is_act)
    if article or text.channel is Channel.PRESS:  # news that announces nothing
        return DocumentReading(verdict=DocumentVerdict(relevant=False, reason=Relevance.NO_DUTY))
    found = _drafts(text, subject, subject.main, lexicon)
    if not found:
        return DocumentReading(verdict=DocumentVerdict(relevant=False, reason=Relevance.NO_DUTY))
    drawn = proposals_of(found, subject, lexicon, own_number(text.plain))
    return DocumentReading(verdict=verdict, proposals=drawn)


def _drafts(
    text: DocumentText, subject: ProgrammeSubject, main: ProgrammeCues, lexicon: ReadingLexicon
) -> list[Draft]:
    """The changes by the rules for its kind, by models where these tell none; else a mention."""
    act, channel = text.is_act, text.channel
    body = naming_canada(text.body) if act and subject.elsewhere else text.body
    stated = _without_procedure(body if act else without_background(body))
    # a sheet tells days of more than its changes
    sheet = not act and is_fact_sheet(channel, text.title)
    own: Sequence[Clause] = stated
    if act:
        found, own = changes_of_act(text, body, subject, lexicon)
    elif sheet:
        found = changes_of_sheet(text, main, subject, lexicon)
    elif channel in ORDERS:
        found, own = changes_of_order(text, subject, lexicon)
    else:
        found = changes_of_notice(text, subject, lexicon)
    found = found or from_its_order(untold(own), text)
    found = found or only_named(text) or only_mentioned(body, main, own if act else ())
    found = found if sheet else completed(found, stated)
    if act or (channel in TELLS_EACH and not tells_one(channel, found, lexicon)):
        told = from_its_order(beside(found, own), text)
        found = without_what_is_paid_then(completed(told, stated))
    return found


def _without_procedure(found: Sequence[Clause]) -> list[Clause]:
    """The clauses without those on the days of an agency's own proceedings."""
    return [c for c in found if not PROCEDURE.search(c.lower)]


def _subject(text: DocumentText, lexicon: ReadingLexicon) -> ProgrammeSubject:
    """What it is about: a ministry's news first of its own country's measures."""
    title, plain, body, channel = text.title, text.plain, text.body, text.channel
    day = text.day or newest_start(body)
    if channel is Channel.GC_NEWS:
        domestic = subject_of(title, plain, body, lexicon.of("CA"), day)
        if domestic.main is not None:
            return domestic
    faint = channel is Channel.USITC_HTS
    if channel is Channel.ORDERS_IN_COUNCIL:  # a page may carry the words that make another one
        body = [c for c in body if not canada_orders.MAKES.search(c.lower)]
    own = lexicon.of(channel.country)
    news = channel in NEWS
    notice = not text.is_act and not news
    return subject_of(title, plain, body, own, day, faint=faint, notice=notice, news=news)
