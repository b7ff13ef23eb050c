"""What a calendar or a feed holds: everything, some topics, or what touches a watch list."""

from __future__ import annotations

from datetime import date, timedelta

from bot.digest.interest import interest, read_topics, topic_list
from bot.digest.order_errors import BadOrder
from bot.domain.days import Validity
from bot.domain.events import Event
from bot.domain.measures import Measure
from bot.domain.rule_turns import RuleTurn
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscription_faults import Wrong
from bot.domain.subscriptions import Topics
from bot.domain.text import Lang
from bot.domain.watch_lists import WatchList
from bot.domain.watch_reach import WatchReach
from bot.ports import Snapshot
from bot.presentation.dated_entries import EVERYTHING, DatedEntry, Wanted, dated_entries

BACK = timedelta(days=365)
"""How far back entries go; all that is dated ahead is told."""
_FAR = date(2199, 12, 31)


MOST_TOPICS = 12
"""Of one calendar; each name that is misspelt takes some milliseconds to find."""


def topics_of(written: str, snapshot: Snapshot) -> Topics:
    """The topics named, none for ''. Raises BadOrder for one that nothing matches, and for more
    than MOST_TOPICS: whoever asks for a calendar need show nothing."""
    names = tuple(dict.fromkeys(topic_list(written)))
    if len(names) > MOST_TOPICS:
        raise BadOrder(Wrong.TOPIC, names[MOST_TOPICS][:40], option="topics")
    return read_topics(",".join(names), snapshot) if names else Topics()


def entries_on(
    topics: Topics, facts: FactSnapshot, today: date, lang: Lang
) -> tuple[DatedEntry, ...]:
    """The entries about some topics, about everything where none is named; oldest first."""
    return dated_entries(facts, _period(today), _about(topics, facts), lang)


def entries_for(
    watched: WatchList, facts: FactSnapshot, today: date, lang: Lang
) -> tuple[DatedEntry, ...]:
    """The changes that touch a list; events about a programme that does."""
    reach = WatchReach.of(watched.lines)
    programmes = {m.programme for m in facts.measures.values() if reach.touched_by(m)}
    wanted = Wanted(
        measure=reach.touched_by,
        turn=lambda turn: reach.held_by(turn.direction, turn.scope),
        event=lambda event: not programmes.isdisjoint(event.programmes),
    )
    return dated_entries(facts, _period(today), wanted, lang)


def _period(today: date) -> Validity:
    return Validity(first=today - BACK, last=_FAR)


def _about(topics: Topics, facts: FactSnapshot) -> Wanted:
    if not topics:
        return EVERYTHING
    asked = interest(topics, Topics(), facts)

    def of_measure(measure: Measure) -> bool:
        programmes = (measure.programme,)
        return asked.wants(measure=measure.slug, goods=measure.goods, programmes=programmes)

    def of_event(event: Event) -> bool:
        return asked.wants(goods=event.goods, programmes=event.programmes)

    def of_turn(turn: RuleTurn) -> bool:
        programmes = {measure.programme for measure in turn.measures}
        return asked.wants(goods=(turn.good,), programmes=programmes)

    return Wanted(measure=of_measure, turn=of_turn, event=of_event)
