"""What news announces, and what a government says itself, by the sentences that announce it."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.documents import Channel
from bot.domain.proposals import DocumentReading, DocumentVerdict, ProposalKind, Relevance
from bot.ingest.documents import deals, ministry_news, news, news_headlines, news_sentences
from bot.ingest.documents.countries import told_of_others
from bot.ingest.documents.document_text import DocumentText
from bot.ingest.documents.drafts import Draft, proposal
from bot.ingest.documents.lexicon import ProgrammeCues, ReadingLexicon
from bot.ingest.documents.made_proposals import origins_of
from bot.ingest.documents.mood import without_background
from bot.ingest.documents.page_kinds import NEWS, is_about_others, is_article, speaks_to_ours
from bot.ingest.documents.text import Clause, lowered


def may_announce(text: DocumentText, verdict: DocumentVerdict) -> bool:
    """Whether news may be found in it, though its words tell no programme."""
    ours = text.channel in NEWS and "canad" in lowered(text.title)
    told = verdict.relevant or ours or verdict.reason is Relevance.NO_DUTY
    return told and not is_about_others(text.channel, text.title, text.low)


def announced(
    text: DocumentText, lexicon: ReadingLexicon, *, known: bool
) -> DocumentReading | None:
    """News by what it announces; None where it announces nothing.

    ``known``: its duties are known, so that a fact sheet is read as such.
    """
    channel, title = text.channel, text.title
    spoken = speaks_to_ours(channel, title, act=text.is_act, known=known)
    article = is_article(channel, title, act=text.is_act) and not spoken
    if not (channel in NEWS or spoken or article):
        return None
    stated = without_background(text.body)
    told = news_sentences.announcing(stated, official=spoken or channel is Channel.USTR)
    if spoken:  # it tells what Canada charges, too
        told = tuple(each for each in told if not _CANADA_CHARGES.search(each.lower))
    settled = deals.agreed(title, stated) if not told and channel is not Channel.PRESS else ()
    told = told or settled
    if channel is Channel.PRESS:
        told = (*told, *(c for c in news_sentences.in_lede(stated) if c not in told))
        told = tuple(each for each in told if not told_of_others(title, each.text))
    if article:
        told = tuple(each for each in told if _OF_THE_DAY.search(each.lower))
    drawn = (
        ministry_news.drafts_of(title, stated, told, lexicon)
        if channel is Channel.GC_NEWS
        else _by_headline(text, told, settled, lexicon)
    )
    made = [
        proposal(draft, cues.slug, cues.imposing, origins_of(cues), "") for cues, draft in drawn
    ]
    if not made:
        return None
    verdict = DocumentVerdict(relevant=True, reason=Relevance.NOTICE, words=made[0].programme)
    return DocumentReading(verdict=verdict, proposals=tuple(made))


def _by_headline(
    text: DocumentText,
    told: tuple[Clause, ...],
    settled: tuple[Clause, ...],
    lexicon: ReadingLexicon,
) -> list[tuple[ProgrammeCues, Draft]]:
    """What sentences of news announce of the programmes that they and its headline name.

    ``settled``: the sentences of a deal, where they are all that is told.
    """
    channel, own = text.channel, text.channel in _OF_WASHINGTON
    named = news_headlines.programmes_of(text.title, told, lexicon, text.body, washington=own)
    if settled:
        named = deals.of_goods(named, settled, lexicon)
    drawn = [(cues, news.draft_of(clauses, text.body, cues)) for cues, clauses in named]
    if channel is Channel.USTR:
        about = dict(named)
        drawn = [(cues, news.as_its_deed(draft, about[cues])) for cues, draft in drawn]
    if channel is Channel.USTR and told and _OF_PRESIDENT.search(told[0].lower):
        drawn = [(c, replace(d, kind=ProposalKind.CONFIRMATION)) for c, d in drawn]
    return drawn


_CANADA_CHARGES = re.compile(
    r"\bcanada(?:'s (?:tariffs?|dut(?:y|ies))\b| (?:also |still |already |now |has |had |itself )*"
    r"(?:impos|charg|appl|lev(?:y|i)|maintain|keep|retaliat|tax)[a-z]{0,5}\b)"
)
"""What the other side charges, which a page on it may complain of."""
_OF_PRESIDENT = re.compile(
    r"\bafter (?:the )?president(?: trump| donald j\. trump)? (?:exercised|signed|issued"
    r"|imposed|took"
    r"|proclaimed)\b"
)
"""An agency on what the President has just done: it confirms the act."""
_OF_WASHINGTON = frozenset({Channel.USTR, Channel.WHITE_HOUSE})
"""Newsrooms of that government."""
_OF_THE_DAY = re.compile(r"\b(?:today|yesterday|this (?:morning|afternoon|evening))\b")
"""In such praise, what is news: the rest recalls what was done long ago."""
