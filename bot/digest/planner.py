"""A round: what is due as of a moment is planned and put in the outbox. Any process may do it.

Nothing here remembers anything that matters: rows are locked while they are planned, and what two
rounds plan at once is owed once.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from bot.digest.alerts import EDITABLE, begins, gather, plan_alert
from bot.digest.briefs import Planned, plan_brief
from bot.digest.due import next_due
from bot.digest.journal_window import JournalWindow
from bot.digest.planning_round import PlanningRound
from bot.digest.watched import watched_lists
from bot.domain.days import law_day
from bot.domain.deliveries import Delivery
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import Subscription
from bot.errors import BotError
from bot.ports import Records, Store

CHUNK = 500
"""Subscriptions planned in one transaction."""
GRACE = timedelta(days=30)
"""How long a workspace that uninstalled us is remembered."""
SKEW = timedelta(minutes=5)
"""How far the clocks of two machines may be apart without one being taken as set back."""
ZONES = "tzdata"
"""The mark that holds the version of the time zones that planning last used."""
UNPLANNABLE = (BotError, LookupError, ValueError)
"""What one order may raise, such as for a time zone this machine does not know: its own trouble."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What a round did: briefs planned, alerts planned, batches touched, workspaces forgotten."""

    briefs: int = 0
    alerts: int = 0
    gathered: int = 0
    forgotten: int = 0


class Planner:
    """Plans over one store. Keeps only what saves work: the day and revision seen last."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._turned: tuple[date, int] | None = None

    async def tick(self, now: datetime) -> Tally:
        """Plan everything that is due at ``now`` (aware)."""
        facts = (await self._store.snapshot()).facts
        await self._turn_calendar(facts, now)
        async with self._store.transaction() as records:
            waiting = await records.subscriptions.waiting(now)
        if waiting.displaced:
            await self._all(self._replace_displaced, facts, now)
        # Batches that are due go before the journal is read on: the longest wait is a promise.
        alerts = await self._all(self._alerts, facts, now) if waiting.batches else 0
        gathered = await self._all(self._gather, facts, now) if waiting.unread else 0
        briefs = 0
        if waiting.briefs or waiting.displaced:
            briefs = await self._all(self._briefs, facts, now)
        forgotten = await self._forget_departed(now) if waiting.departed else 0
        return Tally(briefs=briefs, alerts=alerts, gathered=gathered, forgotten=forgotten)

    async def follow_zones(self, version: str, now: datetime) -> None:
        """Plan anew where the time zones are of another ``version`` than at the last look.

        What is due is kept in UTC; a country that changes its clocks would move every brief.
        """
        async with self._store.transaction() as records:
            if await records.key_value.get(ZONES) != version:
                await records.subscriptions.misplace(now=now)
                await records.key_value.put(ZONES, version)

    async def _turn_calendar(self, facts: FactSnapshot, now: datetime) -> None:
        day = law_day(now)
        if self._turned != (day, facts.revision):
            await self._store.turn_calendar(day, now=now)
            self._turned = (day, facts.revision)

    async def _all(
        self,
        work: Callable[[Records, FactSnapshot, datetime], Awaitable[int]],
        facts: FactSnapshot,
        now: datetime,
    ) -> int:
        """Chunk by chunk, each its own transaction, until nothing is left."""
        done = 0
        while True:
            async with self._store.transaction() as records:
                count = await work(records, facts, now)
            done += count
            if count < CHUNK:
                return done

    async def _briefs(self, records: Records, facts: FactSnapshot, now: datetime) -> int:
        due = await records.subscriptions.due(now, limit=CHUNK)
        if not due:
            return 0
        ids = [one.id for one in due]
        await records.outbox.supersede(ids, now=now)
        # looked at again: a worker may have begun to send an older brief since they were found
        in_flight = await records.subscriptions.in_flight(ids)
        known = await _round(records, due, (one.serial for one in due), facts, now)
        planned = [_brief(one, known) for one in due if one.id not in in_flight]
        await _keep(records, planned)
        return len(due)

    async def _gather(self, records: Records, facts: FactSnapshot, now: datetime) -> int:
        newest = (await records.subscriptions.waiting(now)).newest
        unread = await records.subscriptions.unread(newest, limit=CHUNK)
        if not unread:
            return 0
        known = await _round(records, unread, (one.alerted for one in unread), facts, now)
        read = [gather(one, known) for one in unread]
        idle = [a.id for a, b in zip(unread, read, strict=True) if a.batch == b.batch]
        await records.subscriptions.read_up_to(idle, known.news.newest)
        await records.subscriptions.save([one for one in read if one.id not in set(idle)])
        return len(unread)

    async def _alerts(self, records: Records, facts: FactSnapshot, now: datetime) -> int:
        due = await records.subscriptions.batches(now, limit=CHUNK)
        if not due:
            return 0
        since = now - EDITABLE
        earlier = {one.id: await records.outbox.alerts_sent(one.id, since=since) for one in due}
        starts = [one.batch.after for one in due if one.batch]
        starts += [begins(alert) for alerts in earlier.values() for alert in alerts]
        known = await _round(records, due, starts, facts, now)
        await _keep(records, [_alert(one, known, earlier=earlier[one.id]) for one in due])
        return len(due)

    async def _replace_displaced(
        self, records: Records, _facts: FactSnapshot, now: datetime
    ) -> int:
        """A clock ran ahead and was set back: without this, its briefs would wait for it again."""
        ahead = await records.subscriptions.displaced(now + SKEW, limit=CHUNK)
        await records.subscriptions.save([_as_of(one, now) for one in ahead])
        return len(ahead)

    async def _forget_departed(self, now: datetime) -> int:
        async with self._store.transaction() as records:
            gone = await records.subscriptions.departed(now - GRACE)
            for platform, workspace in gone:
                await records.subscriptions.forget(platform, workspace)
                await records.channel_settings.forget(platform, workspace)
        return len(gone)


async def _round(
    records: Records,
    subscriptions: Sequence[Subscription],
    starts: Iterable[int],
    facts: FactSnapshot,
    now: datetime,
) -> PlanningRound:
    """What their planning needs: the journal after the earliest of ``starts``, and their lists.

    The journal's end is asked for first: what a load enters meanwhile is left to the next round,
    not lost.
    """
    newest = await records.journal.newest()
    changes = await records.journal.after(min(starts))
    return PlanningRound(
        now=now,
        news=JournalWindow(changes, newest=newest),
        facts=facts,
        lists=await watched_lists(records, subscriptions, facts),
    )


async def _keep(records: Records, planned: list[Planned]) -> None:
    await records.outbox.enqueue([message for one in planned for message in one.messages])
    await records.subscriptions.save([one.subscription for one in planned])


def _brief(one: Subscription, known: PlanningRound) -> Planned:
    """Its plan; one that cannot be planned is set aside rather than stop all the others."""
    if one.recurrence is None:
        return Planned(subscription=replace(one, next_due_at=None))
    try:
        return plan_brief(one, one.recurrence, known)
    except UNPLANNABLE:
        _log.exception("subscription %s cannot be planned; set aside for a day", one.id)
        return Planned(subscription=replace(one, next_due_at=known.now + timedelta(days=1)))


def _alert(one: Subscription, known: PlanningRound, *, earlier: tuple[Delivery, ...]) -> Planned:
    if one.batch is None:
        return Planned(subscription=one)
    try:
        return plan_alert(one, one.batch, known, earlier=earlier)
    except UNPLANNABLE:
        _log.exception("the alert of subscription %s cannot be planned; set aside", one.id)
        later = replace(one.batch, due_at=known.now + timedelta(days=1))
        return Planned(subscription=replace(one, batch=later))


def _as_of(one: Subscription, now: datetime) -> Subscription:
    """Planned anew from just before ``now``, so that a slot of this very minute still counts."""
    if one.recurrence is None:
        return replace(one, planned_at=now)
    just_before = now - timedelta(minutes=1)
    try:
        following = next_due(just_before, one.recurrence, one.tz)
    except UNPLANNABLE:
        _log.exception("subscription %s cannot be planned; set aside for a day", one.id)
        following = now + timedelta(days=1)
    return replace(one, next_due_at=following, planned_at=now)
