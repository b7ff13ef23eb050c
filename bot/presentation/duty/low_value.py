"""The thresholds below which a small shipment owes no duty on its day of entry: told from the
facts."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from bot.cards import Passage, cited
from bot.domain.assessment.entry import Entry
from bot.domain.duty import Free
from bot.domain.measures import Measure, Status
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said

_EXEMPTIONS = {"CA": ("ca-de-minimis", Decimal(200)), "US": ("us-de-minimis", Decimal(800))}
"""By who charges, the programme that frees small shipments and what one of no more may be worth, in
that country's dollars; all of Canada's thresholds lie below its 200."""


def low_value(entry: Entry, facts: FactSnapshot, notes: Footnotes, lang: Lang) -> Iterator[Passage]:
    """What frees an entry as small on its day, in the words of the facts; of the United States,
    whose exemption has ended, with when it did and for whom earlier."""
    for measure in exemptions(entry, facts):
        told = said(measure.label, lang)
        if entry.imposing == "US" and measure.note is not None:
            told = f"{told}. {said(measure.note, lang)}"
        yield cited(told, notes.mark(measure.sources, limit=1))


def exemptions(entry: Entry, facts: FactSnapshot) -> Iterator[Measure]:
    """The measures that free an entry of so little from its origin on its day."""
    programme, most = _EXEMPTIONS[entry.imposing]
    if entry.value is None or entry.value.amount > most:
        return
    for slug in facts.by_programme.get(programme, ()):
        measure = facts.measures[slug]
        free = isinstance(measure.duty, Free)
        in_force = measure.status_on(entry.day) is Status.IN_FORCE
        if free and in_force and measure.origins.hit(entry.origin):
            yield measure
