"""Standing orders: kept, found by what is due, and forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Select,
    and_,
    delete,
    exists,
    func,
    literal_column,
    select,
    update,
)

from bot.domain.deliveries import DeliveryState
from bot.domain.questions import Place
from bot.domain.subscriptions import PauseReason, State, Subscription
from bot.ports.digests import DueWork
from store import codec
from store.engine import Work
from store.tables import CHANNEL_SETTINGS, DELIVERIES, DEPARTURES, JOURNAL, SUBSCRIPTIONS

_C = SUBSCRIPTIONS.c
_ACTIVE = _C.state == literal_column(f"'{State.ACTIVE.value}'")
"""Spelt out, not bound: a partial index serves no parameter."""
_FAR = timedelta(days=36_500)
_IN_FLIGHT = (
    DELIVERIES.c.settled_at.is_(None),
    DELIVERIES.c.state.in_((DeliveryState.SENDING.value, DeliveryState.UNKNOWN.value)),
)


class StoredSubscriptions:
    """Standing orders as one piece of work sees them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def get(self, key: str) -> Subscription | None:
        """The subscription of that id, None when there is none."""
        found = await self._some(select(SUBSCRIPTIONS).where(_C.id == key))
        return found[0] if found else None

    async def at(self, place: Place) -> tuple[Subscription, ...]:
        """Those of a channel that are not stopped; locked, to be changed in this transaction.

        The channel is locked too: two who subscribe it at once make one order, not two.
        """
        await self._work.begin_writing()
        if self._work.dialect == "postgresql":
            named = f"{place.platform}:{place.workspace}:{place.channel}"
            await self._work.read(
                select(func.pg_advisory_xact_lock(func.hashtextextended(named, 0)))
            )
        asked = _of(place.platform, place.workspace, place.channel)
        asked = asked.where(_C.state != State.STOPPED.value).with_for_update()
        return await self._some(asked)

    async def all(
        self, *, platform: str = "", workspace: str = "", channel: str = ""
    ) -> tuple[Subscription, ...]:
        """Those of a platform, workspace or channel; '' for any."""
        return await self._some(_of(platform, workspace, channel))

    async def save(self, subscriptions: Sequence[Subscription]) -> None:
        """Keep them as they are given, new or known."""
        if not subscriptions:
            return
        maker = self._work.inserting()
        statement: Any = maker(SUBSCRIPTIONS)
        changed = {c.name: statement.excluded[c.name] for c in SUBSCRIPTIONS.c if c.name != "id"}
        statement = statement.on_conflict_do_update(index_elements=["id"], set_=changed)
        await self._work.write(statement, [_row(one) for one in subscriptions])

    async def remove(self, key: str) -> bool:
        """Delete one with all its deliveries; False when there was none."""
        await self._work.write(delete(DELIVERIES).where(DELIVERIES.c.subscription == key))
        gone = await self._work.write(delete(SUBSCRIPTIONS).where(_C.id == key))
        return gone.rowcount == 1

    async def delivered(self, key: str, *, until: datetime, serial: int) -> None:
        """Move the watermark of what was delivered; never back."""
        await self._work.write(
            update(SUBSCRIPTIONS)
            .where(_C.id == key, _C.serial <= serial)
            .values(watermark=until, serial=serial, last_sent_at=until)
        )

    async def pause(self, key: str, reason: PauseReason) -> bool:
        """Pause it; True when it was active until now."""
        paused = await self._work.write(
            update(SUBSCRIPTIONS)
            .where(_C.id == key, _ACTIVE)
            .values(state=State.PAUSED.value, paused_for=reason.value)
        )
        return paused.rowcount == 1

    async def waiting(self, now: datetime) -> DueWork:
        """What there is to do at ``now``: one statement, whatever the number of subscriptions."""
        newest = select(func.coalesce(func.max(JOURNAL.c.serial), 0)).scalar_subquery()
        asked: Select[Any] = select(
            newest,
            _any(_C.next_due_at <= now),
            _any(_C.alerts, _C.alerted < newest),
            _any(_C.batch_due_at <= now),
            _any(_C.planned_at > now),
            select(DEPARTURES.c.left_at).exists(),
        )
        row: Any = (await self._work.read(asked)).one()
        return DueWork(
            newest=row[0],
            briefs=bool(row[1]),
            unread=bool(row[2]),
            batches=bool(row[3]),
            displaced=bool(row[4]),
            departed=bool(row[5]),
        )

    async def due(self, now: datetime, *, limit: int) -> tuple[Subscription, ...]:
        """Active ones whose brief is due, longest due first; locked against other planners.

        Those with a brief whose outcome is open at the platform wait until that is settled.
        """
        asked = select(SUBSCRIPTIONS).where(*_due(now))
        return await self._locked(asked.order_by(_C.next_due_at, _C.id).limit(limit))

    async def in_flight(self, keys: Sequence[str]) -> frozenset[str]:
        """Those of them with a delivery whose outcome is open at the platform."""
        subscription = DELIVERIES.c.subscription
        asked: Select[Any] = select(subscription).where(subscription.in_(list(keys)), *_IN_FLIGHT)
        return frozenset(row[0] for row in await self._work.read(asked))

    async def lag(self, now: datetime) -> timedelta:
        """How long the brief that is due longest has waited to be planned; zero when none is."""
        asked = select(_C.next_due_at).where(*_due(now)).order_by(_C.next_due_at).limit(1)
        oldest: datetime | None = (await self._work.read(asked)).scalar()
        return max(now - oldest, timedelta(0)) if oldest else timedelta(0)

    async def unread(self, newest: int, *, limit: int) -> tuple[Subscription, ...]:
        """Active ones with alerts that have not seen the journal up to ``newest``; locked."""
        asked = select(SUBSCRIPTIONS).where(_ACTIVE, _C.alerts, _C.alerted < newest)
        return await self._locked(asked.order_by(_C.id).limit(limit))

    async def read_up_to(self, keys: Sequence[str], serial: int) -> None:
        """Note that they have seen the journal up to ``serial``, which held nothing for them."""
        if keys:
            await self._work.write(
                update(SUBSCRIPTIONS).where(_C.id.in_(list(keys))).values(alerted=serial)
            )

    async def batches(self, now: datetime, *, limit: int) -> tuple[Subscription, ...]:
        """Active ones whose gathered alert is due; locked."""
        asked = select(SUBSCRIPTIONS).where(_ACTIVE, _C.batch_due_at <= now)
        return await self._locked(asked.order_by(_C.id).limit(limit))

    async def displaced(self, now: datetime, *, limit: int) -> tuple[Subscription, ...]:
        """Active ones planned by a clock that ran ahead of ``now``; locked."""
        asked = select(SUBSCRIPTIONS).where(_ACTIVE, _C.planned_at > now)
        return await self._locked(asked.order_by(_C.id).limit(limit))

    async def misplace(self, *, now: datetime) -> None:
        """Have those that are due later planned anew, as displaced: the clocks' rules changed."""
        far = now + _FAR
        await self._work.write(
            update(SUBSCRIPTIONS).where(_ACTIVE, _C.next_due_at > now).values(planned_at=far)
        )

    async def leave(self, platform: str, workspace: str, *, now: datetime) -> None:
        """The workspace uninstalled us: stop everything, note when; nothing is deleted yet."""
        maker = self._work.inserting()
        noted = maker(DEPARTURES).values(platform=platform, workspace=workspace, left_at=now)
        await self._work.write(noted.on_conflict_do_nothing())
        left = {"state": State.PAUSED.value, "paused_for": PauseReason.UNINSTALLED.value}
        here = and_(_C.platform == platform, _C.workspace == workspace)
        await self._work.write(update(SUBSCRIPTIONS).where(here, _ACTIVE).values(left))

    async def rejoin(self, platform: str, workspace: str) -> None:
        """The workspace installed us again within the grace period: go on as before."""
        d = DEPARTURES.c
        await self._work.write(
            delete(DEPARTURES).where(d.platform == platform, d.workspace == workspace)
        )
        newest = select(func.coalesce(func.max(JOURNAL.c.serial), 0)).scalar_subquery()
        back = {
            "state": State.ACTIVE.value,
            "paused_for": None,
            "alerted": newest,  # briefs cover the time away, alerts do not make up for it
            "batch_due_at": None,
        }
        await self._work.write(
            update(SUBSCRIPTIONS)
            .where(_C.platform == platform, _C.workspace == workspace)
            .where(_C.paused_for == PauseReason.UNINSTALLED.value)
            .values(back)
        )

    async def workspaces(self, platform: str) -> tuple[str, ...]:
        """The workspaces of a platform that ordered briefs or changed a setting, in order."""
        ordered, changed = (
            select(table.c.workspace).where(table.c.platform == platform, table.c.workspace != "")
            for table in (SUBSCRIPTIONS, CHANNEL_SETTINGS)
        )
        rows = await self._work.read(ordered.union(changed))
        return tuple(sorted(row.workspace for row in rows))

    async def departed(self, before: datetime) -> tuple[tuple[str, str], ...]:
        """Platform and workspace of those that left before ``before`` and never came back."""
        d = DEPARTURES.c
        asked: Select[Any] = select(d.platform, d.workspace).where(d.left_at < before)
        rows: Sequence[Any] = (await self._work.read(asked)).all()
        return tuple((row.platform, row.workspace) for row in rows)

    async def forget(self, platform: str, workspace: str) -> None:
        """Delete the subscriptions, deliveries and departure of a workspace."""
        for table in (SUBSCRIPTIONS, DELIVERIES, DEPARTURES):
            c = table.c
            await self._work.write(
                delete(table).where(c.platform == platform, c.workspace == workspace)
            )

    async def _some(self, asked: Select[Any]) -> tuple[Subscription, ...]:
        return tuple(_subscription(row) for row in await self._work.read(asked))

    async def _locked(self, asked: Select[Any]) -> tuple[Subscription, ...]:
        await self._work.begin_writing()
        return await self._some(asked.with_for_update(skip_locked=True, of=SUBSCRIPTIONS))


def _due(now: datetime) -> tuple[ColumnElement[bool], ...]:
    in_flight = exists().where(DELIVERIES.c.subscription == _C.id, *_IN_FLIGHT)
    return _ACTIVE, _C.next_due_at <= now, ~in_flight


def _any(*conditions: ColumnElement[bool]) -> ColumnElement[bool]:
    return select(_C.id).where(_ACTIVE, *conditions).exists()


def _of(platform: str, workspace: str, channel: str) -> Select[Any]:
    given = {"platform": platform, "workspace": workspace, "channel": channel}
    wanted = [_C[name] == value for name, value in given.items() if value]
    return select(SUBSCRIPTIONS).where(*wanted).order_by(_C.id)


def _row(one: Subscription) -> dict[str, Any]:
    return {
        "id": one.id,
        "platform": one.place.platform,
        "workspace": one.place.workspace,
        "channel": one.place.channel,
        "state": one.state.value,
        "paused_for": one.paused_for.value if one.paused_for else None,
        "next_due_at": one.next_due_at if one.recurrence else None,
        "planned_at": one.planned_at,
        "alerts": one.alerts,
        "alerted": one.alerted,
        "batch_due_at": one.batch.due_at if one.batch else None,
        "watermark": one.watermark,
        "serial": one.serial,
        "last_sent_at": one.last_sent_at,
        "terms": codec.dumps(one),
    }


def _subscription(row: Any) -> Subscription:
    """The whole is in ``terms``; where a column says otherwise, the column is newer."""
    one = codec.loads(Subscription, row.terms)
    return replace(
        one,
        state=State(row.state),
        paused_for=PauseReason(row.paused_for) if row.paused_for else None,
        next_due_at=row.next_due_at,
        planned_at=row.planned_at,
        alerted=row.alerted,
        batch=one.batch if row.batch_due_at else None,
        watermark=row.watermark,
        serial=row.serial,
        last_sent_at=row.last_sent_at,
    )
