"""What comes on top of the duties of a Canadian entry: told from the facts."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards import Passage, cited
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said
from bot.presentation.tariff.fact_card import sentences

TOPICS = ("ca-gst", "sima")
"""What is named beside every Canadian total, and not worked out."""


def on_top(facts: FactSnapshot, notes: Footnotes, lang: Lang) -> Iterator[Passage]:
    """GST and anti-dumping duties, in the words of their topics."""
    for slug in TOPICS:
        if (topic := facts.not_held.get(slug)) is not None:
            _, *told = sentences(said(topic.answer, lang))
            yield cited(f"{'. '.join(told)}.", notes.mark(topic.sources, limit=1))
