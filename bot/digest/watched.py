"""The watch lists of the channels that a round of planning is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.changes import ChangeKind
from bot.domain.list_changes import LineChange, ListRates
from bot.domain.net_changes import NetChange
from bot.domain.questions import Place
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import Subscription
from bot.domain.turns_within import TurnWithin
from bot.domain.watch_lists import WatchLine
from bot.domain.watch_reach import WatchReach
from bot.ports import Records


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedLists:
    """Lines by place, of the orders that follow their list; what they make of measures is worked
    out when it is asked for."""

    lines: Mapping[Place, tuple[WatchLine, ...]] = field(default_factory=dict)
    rates: ListRates | None = None

    def reached(self, one: Subscription, facts: FactSnapshot) -> frozenset[str]:
        """The measures that touch the list of an order's place; none where it doesn't follow it."""
        reach = WatchReach.of(self._of(one))
        if not reach.ways:
            return frozenset()
        return frozenset(m.slug for m in facts.measures.values() if reach.touched_by(m))

    def changes(
        self, one: Subscription, moves: Sequence[NetChange], facts: FactSnapshot
    ) -> tuple[LineChange, ...]:
        """What the moves of measures that begin or end, and of what turns while it stands, mean to
        its lines; an edit of the record turns no rate on a day.
        """
        lines = self._of(one)
        if not lines or self.rates is None:
            return ()
        turned = [
            (facts.measures[move.slug], move.effective)
            for move in moves
            if move.kind in _TURNS and move.slug in facts.measures and move.effective
        ]
        within = tuple(
            TurnWithin(day=move.effective, subject=move.subject, slug=move.slug)
            for move in moves
            if move.kind is ChangeKind.TURNED and move.effective
        )
        return self.rates.changes(lines, turned, within)

    def _of(self, one: Subscription) -> tuple[WatchLine, ...]:
        return self.lines.get(_list_place(one.place), ()) if one.include.my_list else ()


NO_LISTS = WatchedLists()
_TURNS = frozenset({ChangeKind.STARTED, ChangeKind.ENDED, ChangeKind.ADDED})


async def watched_lists(
    records: Records, orders: Iterable[Subscription], facts: FactSnapshot
) -> WatchedLists:
    """The lists that ``orders`` follow; nothing is read where none does."""
    places = {_list_place(one.place) for one in orders if one.include.my_list}
    if not places:
        return NO_LISTS
    lines = {place: (await records.watch_lists.at(place)).lines for place in places}
    countries = {line.imposing for each in lines.values() for line in each}
    tables = {country: await records.lines.table(country) for country in sorted(countries)}
    return WatchedLists(lines=lines, rates=ListRates(facts, tables))


def _list_place(place: Place) -> Place:
    """Where the list of a place is kept: a channel has one, whatever the thread."""
    return Place(platform=place.platform, workspace=place.workspace, channel=place.channel)
