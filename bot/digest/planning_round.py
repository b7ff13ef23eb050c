"""What is known while a round of subscriptions is planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.digest.interest import Interest, interest
from bot.digest.journal_window import JournalWindow
from bot.digest.watched import NO_LISTS, WatchedLists
from bot.domain.list_changes import LineChange
from bot.domain.net_changes import NetChange
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import Subscription


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanningRound:
    """The ``news`` of the journal, the ``facts``, and the watch ``lists`` of those who are planned,
    at the moment ``now`` (aware)."""

    now: datetime
    news: JournalWindow
    facts: FactSnapshot
    lists: WatchedLists = NO_LISTS

    def wanted(self, subscription: Subscription) -> Interest:
        """What a subscription is to hear of, its list included where it follows that."""
        listed = self.lists.reached(subscription, self.facts)
        return interest(subscription.include, subscription.exclude, self.facts, listed=listed)

    def on_list(
        self, subscription: Subscription, moves: Sequence[NetChange]
    ) -> tuple[LineChange, ...]:
        """What ``moves`` mean to the lines of its list."""
        return self.lists.changes(subscription, moves, self.facts)
