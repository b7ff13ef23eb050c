"""The journal of changes: kept by loads and by the calendar, read by briefs and /changes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy import insert as plain_insert

from bot.domain.calendar_turns import calendar_turns
from bot.domain.changes import Change
from bot.domain.snapshot import FactSnapshot
from store import codec
from store.engine import Work
from store.key_value import StoredKeyValue
from store.tables import JOURNAL, STATE


class StoredJournal:
    """Changes of facts in SQL by serial number."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def since(self, after: datetime, *, until: datetime | None = None) -> tuple[Change, ...]:
        """Entries recorded after ``after`` (and not after ``until``), oldest first.

        What the first load of an empty store wrote is left out: a new bot has no news yet.
        """
        c = JOURNAL.c
        asked = select(JOURNAL).where(c.recorded_at > after, c.seed.is_(False)).order_by(c.serial)
        if until is not None:
            asked = asked.where(c.recorded_at <= until)
        return tuple(_change(row) for row in await self._work.read(asked))

    async def after(self, serial: int) -> tuple[Change, ...]:
        """Entries after the one of that serial, oldest first; a first load's are left out."""
        c = JOURNAL.c
        asked = select(JOURNAL).where(c.serial > serial, c.seed.is_(False)).order_by(c.serial)
        return tuple(_change(row) for row in await self._work.read(asked))

    async def newest(self) -> int:
        """The serial of the last entry, 0 for none."""
        found = await self._work.read(select(func.coalesce(func.max(JOURNAL.c.serial), 0)))
        return int(found.scalar_one())


def _change(row: Any) -> Change:
    return replace(codec.loads(Change, row.payload), serial=row.serial)


def _row(change: Change, *, seed: bool = False, once: str | None = None) -> dict[str, Any]:
    return {
        "recorded_at": change.recorded_at,
        "kind": change.kind.value,
        "subject": change.subject,
        "slug": change.slug,
        "field": change.field,
        "effective": change.effective,
        "seed": seed,
        "once": once,
        "payload": codec.dumps(change),
    }


async def enter(work: Work, changes: Sequence[Change], *, seed: bool) -> None:
    """Write ``changes``, in order. ``seed``: they fill an empty store and are no news."""
    if changes:
        await work.write(plain_insert(JOURNAL), [_row(change, seed=seed) for change in changes])


CALENDAR = "calendar"
"""The mark that holds the last day up to which the calendar was entered."""


async def enter_calendar(
    work: Work, facts: FactSnapshot, *, up_to: date, now: datetime
) -> tuple[Change, ...]:
    """Enter what started, ended or turned up to the day ``up_to`` and isn't entered; return that.

    Goes back to the day after the last one entered, so a bot that slept misses nothing; on a
    store that never had a calendar, to ``up_to`` alone. One entry a fact, kind and day,
    whoever else is at it.
    """
    values = StoredKeyValue(work)
    await work.begin_writing()
    # one writer at a time, loads included: a reader that saw a serial has seen all before it
    await work.read(select(STATE.c.revision).with_for_update())
    turned = await values.get(CALENDAR)
    last = date.fromisoformat(turned) if turned else up_to
    since = min(last, up_to - timedelta(days=1))
    new = []
    for change in calendar_turns(facts, since=since, up_to=up_to, now=now):
        if await _enter_once(work, change, _once(change)):
            new.append(change)
    if not turned or last < up_to:
        await values.put(CALENDAR, up_to.isoformat())
    return tuple(new)


async def _enter_once(work: Work, change: Change, once: str) -> bool:
    maker = work.inserting()
    statement = maker(JOURNAL).values(_row(change, once=once))
    written = await work.write(statement.on_conflict_do_nothing(index_elements=["once"]))
    return written.rowcount == 1


def _once(turn: Change) -> str:
    day = turn.effective.isoformat() if turn.effective else ""
    name = turn.slug if turn.subject == "measure" else f"{turn.subject}/{turn.slug}"
    return f"{turn.kind.value}:{name}:{day}"
