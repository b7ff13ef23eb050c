"""What an agency's notice changes: of the register, of customs, of the trade commission."""

from __future__ import annotations

from collections.abc import Sequence

from bot.domain.documents import Channel
from bot.domain.proposals import ProposalKind
from bot.ingest.documents import change_record, customs_notices, notices
from bot.ingest.documents.document_text import DocumentText
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.effect import begins
from bot.ingest.documents.lexicon import ProgrammeCues, ProgrammeKind, ReadingLexicon
from bot.ingest.documents.programmes import ProgrammeSubject
from bot.ingest.documents.rates import percents


def changes_of_notice(
    text: DocumentText, subject: ProgrammeSubject, lexicon: ReadingLexicon
) -> list[Draft]:
    """What a notice tells; customs of Canada tells it in both languages, and anew."""
    body, channel = text.body, text.channel
    if channel is Channel.USITC_HTS and (rows := change_record.drafts_of(body, lexicon)):
        return rows
    served = _served(text, subject, lexicon)
    found = notices.drafts_of(channel, text.title, text.plain, body, served)
    return customs_notices.settled(found, body) if channel is Channel.CBSA_NOTICES else found


def _served(
    text: DocumentText, subject: ProgrammeSubject, lexicon: ReadingLexicon
) -> tuple[ProgrammeCues, ...]:
    """The programmes a notice speaks of, the one it is about first.

    A customs message may give the rate and the start of one more in a single sentence.
    """
    served = tuple(c for c, _ in subject.ranked if c is subject.main or not c.last)
    if text.channel is not Channel.CBP_CSMS:
        return served
    day = text.day
    dated = [c for c in text.body if begins(c) and any(p.duty for p in percents(c.text))]
    known = {cues.slug for cues in served}
    others = (c for c in lexicon.of("US").programmes if c.serves(day) and not c.last)
    beside = (
        cues
        for cues in others
        if cues.slug not in known and cues.title and any(cues.title.search(c.lower) for c in dated)
    )
    return (*served, *beside)


def tells_one(channel: Channel, found: Sequence[Draft], lexicon: ReadingLexicon) -> bool:
    """Whether it puts right what was printed, or is a notice of a proceeding, and nothing else."""
    if found and all(draft.kind is ProposalKind.CORRECTION for draft in found):
        return True
    remedies = {cues.slug for cues in lexicon.of_kind(ProgrammeKind.TRADE_REMEDY)}
    return channel is Channel.FEDERAL_REGISTER and all(
        draft.kind is ProposalKind.CORRECTION or not remedies.isdisjoint(draft.programmes)
        for draft in found
    )
