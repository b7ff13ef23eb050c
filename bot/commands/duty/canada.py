"""What comes on top of, or takes away from, the duties of a Canadian entry: told from the facts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot.cards import Passage, cited
from bot.domain.assessment.entry import Entry
from bot.domain.measures import Status
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said
from bot.presentation.tariff.fact_card import sentences

TOPICS = ("ca-gst", "sima")
"""What is named beside every Canadian total, and not worked out."""
LOW_VALUE = "ca-de-minimis"
SMALL = Decimal(200)
"""An entry of no more may be one that a low-value threshold frees; all of them lie below it."""


def on_top(facts: FactSnapshot, notes: Footnotes, lang: Lang) -> Iterator[Passage]:
    """GST and anti-dumping duties, in the words of their topics."""
    for slug in TOPICS:
        if (topic := facts.not_held.get(slug)) is not None:
            _, *told = sentences(said(topic.answer, lang))
            yield cited(f"{'. '.join(told)}.", notes.mark(topic.sources, limit=1))


def low_value(entry: Entry, facts: FactSnapshot, notes: Footnotes, lang: Lang) -> Iterator[Passage]:
    """The thresholds below which a small shipment by courier or mail owes no duty."""
    if entry.value is None or entry.value.amount > SMALL:
        return
    for slug in facts.by_programme.get(LOW_VALUE, ()):
        measure = facts.measures[slug]
        mine = measure.origins.hit(entry.origin) and measure.status_on(entry.day) is Status.IN_FORCE
        if mine:
            yield cited(said(measure.label, lang), notes.mark(measure.sources, limit=1))
