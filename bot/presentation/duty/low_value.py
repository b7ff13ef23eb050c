"""The thresholds below which a small shipment owes no duty on its day of entry: told from the
facts."""

from __future__ import annotations

from collections.abc import Iterator

from bot.cards import Passage, cited
from bot.domain.assessment.entry import Entry
from bot.domain.duty import Free
from bot.domain.measures import Measure, Programme, Status
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.citations import Footnotes
from bot.presentation.dates import said


def low_value(entry: Entry, facts: FactSnapshot, notes: Footnotes, lang: Lang) -> Iterator[Passage]:
    """What frees an entry as small on its day, in the words of the facts; of the United States,
    whose exemption has ended, with when it did and for whom earlier."""
    for measure in exemptions(entry, facts):
        told = said(measure.label, lang)
        if entry.imposing == "US" and measure.note is not None:
            told = f"{told}. {said(measure.note, lang)}"
        yield cited(told, notes.mark(measure.sources, limit=1))


def exemptions(entry: Entry, facts: FactSnapshot) -> Iterator[Measure]:
    """The measures that free small shipments from its origin on its day, where an entry is small
    enough to be told of them (``Programme.low_value``)."""
    for programme in facts.programmes.values():
        if not _is_told(programme, entry):
            continue
        for slug in facts.by_programme.get(programme.slug, ()):
            measure = facts.measures[slug]
            free = isinstance(measure.duty, Free)
            in_force = measure.status_on(entry.day) is Status.IN_FORCE
            if free and in_force and measure.origins.hit(entry.origin):
                yield measure


def _is_told(programme: Programme, entry: Entry) -> bool:
    limit, worth = programme.low_value, entry.value
    small = limit is not None and worth is not None and worth.amount <= limit
    return small and programme.imposing == entry.imposing
