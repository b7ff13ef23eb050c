"""What a fact sheet of the White House changes, and of which programmes."""

from __future__ import annotations

from datetime import date

from bot.domain.measures import law_of
from bot.ingest.documents import fact_sheets
from bot.ingest.documents.clause_programmes import several_programmes
from bot.ingest.documents.document_text import DocumentText
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.lexicon import ProgrammeCues, ProgrammeKind, ReadingLexicon
from bot.ingest.documents.programmes import ProgrammeSubject


def changes_of_sheet(
    text: DocumentText, main: ProgrammeCues, subject: ProgrammeSubject, lexicon: ReadingLexicon
) -> list[Draft]:
    """What a fact sheet tells; ``main`` is the programme it is about."""
    body, day = text.body, text.day
    of_words = several_programmes(text.title, body, subject, lexicon, day)
    together = _told_together(main, lexicon, day)
    into = main.slug if main.slug in subject.titled else _inquiries(main, lexicon)
    return fact_sheets.drafts_of(
        body, main.slug, together, of_words, into=into, recalling=lexicon.recalling
    )


def _inquiries(main: ProgrammeCues, lexicon: ReadingLexicon) -> str:
    """The programme of inquiries under the law of another one; that one where there is none."""
    own = (c for c in lexicon.of_kind(ProgrammeKind.INQUIRY) if law_of(c.slug) == law_of(main.slug))
    return next((c.slug for c in own), main.slug)


def _told_together(
    main: ProgrammeCues, lexicon: ReadingLexicon, day: date | None
) -> tuple[str, ...]:
    """The programmes that one sheet tells of, where it may tell of several: of single metals,
    while there were such."""
    named = {main.slug, *main.told_with} if main.told_with else set()
    serving = (c.slug for c in lexicon.programmes if c.slug in named and c.serves(day))
    return tuple(serving) if main.serves(day) else ()
