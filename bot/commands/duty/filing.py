"""In which order the headings of an entry line are reported to US customs."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards import Passage, cited
from bot.domain.assessment.entry import Assessment, AssessmentRow, Outcome
from bot.domain.not_held import TopicPlace
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.citations import Footnotes
from bot.presentation.duty import words as say
from bot.presentation.measures import authority_words
from bot.presentation.rate_words import programme_name


def filing_order(
    assessment: Assessment, facts: FactSnapshot, notes: Footnotes, lang: Lang
) -> Iterator[Passage]:
    """The headings owed, as customs wants them, before the code; and those that it gave no place.

    Nothing where no heading is owed beside the code, or elsewhere than in the United States.
    """
    entry = assessment.entry
    if entry.imposing == "US":
        yield from _unknown_headings(assessment, facts, lang)
    owed = [r for r in assessment.rows if r.outcome is Outcome.OWED and r.measure and r.heading]
    if entry.imposing != "US" or not owed:
        return
    placed = sorted((r for r in owed if _place(r, facts)), key=lambda r: _place(r, facts))
    if placed:
        headings = ", ".join(_named(row, notes, lang) for row in placed)
        told = say.FILING_ORDER.on(lang, headings=headings, code=entry.code.dotted)
        topics = facts.told_beside(TopicPlace.HEADINGS, imposing="US")
        yield cited(told, notes.mark([source for topic in topics for source in topic.sources]))
    if unplaced := [_named(row, notes, lang) for row in owed if not _place(row, facts)]:
        yield say.NO_FILING_PLACE.on(lang, headings=", ".join(unplaced))


def _unknown_headings(assessment: Assessment, facts: FactSnapshot, lang: Lang) -> Iterator[Passage]:
    """That no heading is held for a duty whose programme reports by one."""
    laws = dict.fromkeys(
        programme_name(facts.measures[row.measure], facts, lang)
        for row in assessment.rows
        if row.outcome is Outcome.OWED
        and row.measure in facts.measures
        and not row.heading
        and any(facts.measures[m].heading for m in facts.by_programme.get(row.programme, ()))
    )
    if laws:
        yield say.HEADING_NOT_KNOWN.on(lang, laws=", ".join(laws))


def _place(row: AssessmentRow, facts: FactSnapshot) -> int:
    programme = facts.programmes.get(row.programme)
    return programme.filing if programme is not None else 0


def _named(row: AssessmentRow, notes: Footnotes, lang: Lang) -> str:
    """'9903.82.02 (Section 232)'."""
    law = authority_words(notes.authority(row.programme), lang)
    return f"{row.heading} ({law})" if law else row.heading
