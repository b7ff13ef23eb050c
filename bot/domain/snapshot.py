"""The fact snapshot: an immutable snapshot of the small, constantly asked facts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.domain.assessment.rules import Agreement, FeeLimit, HeadingRange
from bot.domain.events import Claim, Event
from bot.domain.goods import Good
from bot.domain.lines import ScheduleLines
from bot.domain.measures import Measure, Programme, StackingRule
from bot.domain.not_held import NotHeldTopic, TopicPlace
from bot.domain.quotes import Quote, Speaker
from bot.domain.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class FactSnapshot:
    """Every current fact but schedule lines, by slug.

    ``revision`` is the store's. Facts are known from ``records_begin``, before which nobody here
    knows what was owed beside the base duty, up to ``data_as_of``. ``quotes`` and
    ``events`` are in order of day, ``measures`` in order of first day.
    """

    revision: int
    data_as_of: date
    records_begin: date
    sources: Mapping[str, Source]
    programmes: Mapping[str, Programme]
    measures: Mapping[str, Measure]
    stacking: tuple[StackingRule, ...]
    goods: Mapping[str, Good]
    events: Mapping[str, Event]
    claims: Mapping[str, Claim]
    speakers: Mapping[str, Speaker]
    quotes: Mapping[str, Quote]
    agreements: Mapping[str, Agreement] = field(default_factory=dict)
    headings: Mapping[str, HeadingRange] = field(default_factory=dict)
    """Chapter 99 headings that footnotes of schedule lines point to."""
    column_two: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Origins that pay column 2, by imposing country."""
    fee_limits: tuple[FeeLimit, ...] = ()
    not_held: Mapping[str, NotHeldTopic] = field(default_factory=dict)
    """Topics outside the facts, and where to look them up."""
    lines: Mapping[str, ScheduleLines] = field(default_factory=dict)
    """The lines of each schedule that is held, by country."""
    by_good: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Slugs of the measures that reach each good, whole or in part, in order of first day."""
    by_programme: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    by_speaker: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Slugs of each speaker's quotes, in order of day."""

    def told_beside(self, what: TopicPlace, *, imposing: str) -> tuple[NotHeldTopic, ...]:
        """The topics that an entry of a country is answered with, by slug."""
        topics = (self.not_held[slug] for slug in sorted(self.not_held))
        return tuple(t for t in topics if t.told_beside is what and t.imposing == imposing)
