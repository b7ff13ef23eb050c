"""Misread questions, kept where a workspace's admin allows it, without who asked.

Misread is what nothing was sure enough of to be answered, and what another reading was chosen for
under "Not what you meant?". Direct messages on a platform are their person's own and never kept.
Answers do not hang on any of it: while the store is away, nothing is kept.
"""

from __future__ import annotations

import logging
from dataclasses import replace

from bot.domain.kept_questions import KeptQuestion, Misread
from bot.domain.questions import Corrected, Place, Query, Question
from bot.ports import Snapshot, Store
from bot.presentation.read_as import command_line
from bot.reading.reading import ParseResult

_log = logging.getLogger(__name__)


async def corrected(
    question: Question,
    reading: ParseResult,
    earlier: Query | None,
    *,
    snapshot: Snapshot,
    store: Store,
) -> Corrected | None:
    """The question as it would be kept, for the buttons of its other readings.

    None where there are none, or it would not be kept.
    """
    if reading.query is None or not (reading.alternatives or not reading.sure):
        return None
    if not _shared(question.place) or not await _allowed(question.place, store):
        return None
    from bot.reading.extraction.redaction import without_names
    from bot.reading.reader import names_of

    facts = snapshot.facts
    text = without_names(question.text, question.place.platform, names_of(facts))
    thread = command_line(earlier, facts, reading.lang) if earlier is not None else ""
    return Corrected(text=text, thread=thread) if text else None


async def keep_unsure(
    question: Question, reading: ParseResult, held: Corrected | None, store: Store
) -> None:
    """Keep a question that was not answered because its reading was not sure."""
    if held is None or reading.sure or reading.error is not None:
        return
    kept = _kept(question, held, Misread.UNSURE)
    await _keep(question, replace(kept, lang=reading.lang, read=reading.query), store)


async def keep_corrected(question: Question, chosen: Query | None, store: Store) -> None:
    """Keep the question that the one at hand was chosen as another reading of."""
    if question.corrects is None or chosen is None or not _shared(question.place):
        return
    kept = _kept(question, question.corrects, Misread.CORRECTED)
    await _keep(question, replace(kept, chosen=chosen), store)


def _shared(place: Place) -> bool:
    """Whether what is asked here is the workspace's; a terminal is its own."""
    return not (place.private and place.workspace)


def _kept(question: Question, held: Corrected, why: Misread) -> KeptQuestion:
    return KeptQuestion(
        text=held.text,
        thread=held.thread,
        lang=question.lang or question.locale,
        asked_on=question.day,
        why=why,
    )


async def _allowed(place: Place, store: Store) -> bool:
    try:
        async with store.transaction() as records:
            return await records.kept_questions.allowed(place)
    except Exception as error:
        _log.warning("whether questions may be kept is not known: %s", type(error).__name__)
        return False


async def _keep(question: Question, kept: KeptQuestion, store: Store) -> None:
    try:
        async with store.transaction() as records:
            await records.kept_questions.keep(question.place, kept, now=question.now)
    except Exception as error:
        _log.warning("a misread question is not kept: %s", type(error).__name__)
