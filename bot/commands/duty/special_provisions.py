"""Entries under chapter 98: goods returned, repaired or assembled abroad."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards import Passage, cited
from bot.commands.not_held import SPECIAL_PROVISIONS, provision_of, topic_of
from bot.domain.codes import Code
from bot.domain.not_held import NotHeldTopic
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said
from bot.presentation.plain_words import spoken
from bot.presentation.tariff.fact_card import sentences


def provision_not_held(
    code: Code | None, imposing: str, facts: FactSnapshot
) -> NotHeldTopic | None:
    """The topic of a provision whose own rate, free, is not all that may be owed: what additional
    duties do to goods returned, say, is not held. None for every other code."""
    topic = provision_of(code, imposing, facts)
    told_beside = topic is not None and topic.told_beside is not None  # in the whole answer
    return None if told_beside else topic


def special_provision(
    code: Code, facts: FactSnapshot, notes: Footnotes, lang: Lang
) -> Iterator[Passage]:
    """What is known of the provision: on which value duty is owed, and which duties follow."""
    topic = topic_of(code.dotted, facts)
    if topic is not None:
        yield cited(said(topic.answer, lang), notes.mark(topic.sources, limit=2))


def counted_on(code: Code, facts: FactSnapshot, lang: Lang) -> tuple[str, ...]:
    """On which part of the value a provision's duty counts, in the topic's own first sentence:
    'Duty on the repair only; `/duty CODE VALUE repair 3400` works it out'. None of other codes."""
    if not code.digits.startswith(SPECIAL_PROVISIONS):
        return ()
    topic = topic_of(code.dotted, facts)
    if topic is None or topic.told_beside is None:
        return ()
    return (spoken(sentences(said(topic.answer, lang))[0], lang),)
