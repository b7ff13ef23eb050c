"""What an act of the President changes, each change of the programme that its words name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.domain.documents import Channel
from bot.domain.proposals import ProposalKind
from bot.ingest.documents import us_acts
from bot.ingest.documents.clause_programmes import ProgrammeOfWords, several_programmes
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.document_text import DocumentText
from bot.ingest.documents.drafts import Draft
from bot.ingest.documents.lexicon import ReadingLexicon, act_numbers
from bot.ingest.documents.old_days import without_old_days
from bot.ingest.documents.programmes import ProgrammeSubject
from bot.ingest.documents.text import Clause, clauses
from bot.ingest.documents.us_act_parts import commanding, is_on_others
from bot.ingest.documents.us_act_signed import signed_day


def changes_of_act(
    text: DocumentText, body: Sequence[Clause], subject: ProgrammeSubject, lexicon: ReadingLexicon
) -> tuple[list[Draft], Sequence[Clause]]:
    """What an act changes, and the clauses of its own in which there may be more.

    ``body``: its clauses; of an act on other countries, those on Canada.
    """
    day = text.day
    of_words = several_programmes(text.title, body, subject, lexicon, day)
    own = without_old_days(body, day)
    posted = day if text.channel is Channel.WHITE_HOUSE else None  # print comes days later
    recitals = clauses(text.plain, 0, text.start, day)
    found = us_acts.drafts_of(text.title, recitals, own, signed_day(text.low) or posted)
    found = _by_words(found, of_words)
    found = [_by_duty_named(each, subject, lexicon, day) for each in found]
    return _of_ours(found, commanding(own))


def _by_words(found: Sequence[Draft], of_words: ProgrammeOfWords) -> list[Draft]:
    """Changes whose clause cites no act, with the programme its words speak of."""
    return [
        replace(each, programmes=(slug,))
        if not act_numbers(each.clause.text) and (slug := of_words(each.clause.lower))
        else each
        for each in found
    ]


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


_DUTY_OF_ACT = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|surcharge)\b[^;]{0,40}\b(?:under|by|in|pursuant to)"
    r" (?:proclamation|executive order) (?P<act>\d{4,5})\b"
)


def _of_ours(found: list[Draft], own: Sequence[Clause]) -> tuple[list[Draft], Sequence[Clause]]:
    """What an act changes, and its own clauses; of one on others' goods only these clauses.

    What such an act spares is spared of what those others pay.
    """
    spares = all(each.kind is ProposalKind.EXEMPTION for each in found)
    if not spares or not is_on_others(own):
        return found, own
    return [], [c for c in own if foreign_only(c.text)]


def naming_canada(body: Sequence[Clause]) -> list[Clause]:
    """The paragraphs on Canada of an act about others: what they pay is none of our business."""
    ours = {c.paragraph for c in body if "canad" in c.lower or "northern border" in c.lower}
    return [c for c in body if c.paragraph in ours]
