"""What comes on top of the duties of a Canadian entry: told from the facts."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards import Passage, cited
from bot.domain.not_held import TopicPlace
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said
from bot.presentation.tariff.fact_card import sentences


def on_top(facts: FactSnapshot, notes: Footnotes, lang: Lang) -> Iterator[Passage]:
    """GST and anti-dumping duties, in the words of their topics."""
    for topic in facts.told_beside(TopicPlace.TOTAL, imposing="CA"):
        _, *told = sentences(said(topic.answer, lang))
        yield cited(f"{'. '.join(told)}.", notes.mark(topic.sources, limit=1))
