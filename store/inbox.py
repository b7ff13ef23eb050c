"""The inbox: questions acknowledged and not answered yet, held with a lease, gone in minutes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import bindparam, or_, select, update

from bot.domain.inbox import TakenQuestion
from bot.domain.questions import Place
from bot.ports.digests import CLOCK_WENT_BACK
from store.channel_settings import IDEMPOTENCY_KEY_LIFE
from store.engine import Work
from store.tables import IDEMPOTENCY_KEYS, INBOX

_C = INBOX.c


class StoredInbox:
    """Questions taken from platforms in SQL, kept until they are answered."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def unseen(self, keys: Sequence[str], *, now: datetime) -> frozenset[str]:
        """Those of events that no process had before; from now on all of them were seen."""
        c, until = IDEMPOTENCY_KEYS.c, now + IDEMPOTENCY_KEY_LIFE
        new = self._work.inserting()(IDEMPOTENCY_KEYS)
        noted = new.on_conflict_do_update(
            index_elements=["key"], set_={"expires_at": until}, where=c.expires_at <= now
        ).returning(c.key)
        rows = [{"key": key, "expires_at": until} for key in sorted(set(keys))]
        return await self._keys(noted, rows)

    async def keep(
        self, taken: Sequence[TakenQuestion], *, worker: str, until: datetime
    ) -> frozenset[str]:
        """Keep them, held by ``worker``; the keys of those that were not kept already."""
        kept = self._work.inserting()(INBOX).on_conflict_do_nothing().returning(_C.key)
        by_key = {one.key: one for one in taken}
        held = {"worker": worker, "lease_until": until}
        return await self._keys(kept, [_row(by_key[key]) | held for key in sorted(by_key)])

    async def trying(
        self, keys: Sequence[str], *, worker: str, now: datetime, until: datetime
    ) -> frozenset[str]:
        """Note that answers are about to be sent, and hold them anew; the keys that are still the
        worker's.
        """
        own = (_C.key.in_(list(keys)), _C.worker == worker)
        tried = {"tried_at": now, "lease_until": until}
        noted = update(INBOX).where(*own).values(tried).returning(_C.key)
        return frozenset((await self._work.write(noted)).scalars())

    async def tried(self, taken: Sequence[TakenQuestion]) -> None:
        """Note of those kept, whoever holds them, that answers went out at their ``tried_at``."""
        at = bindparam("at", type_=_C.tried_at.type)
        unknown = or_(_C.tried_at.is_(None), _C.tried_at < at)
        noted = update(INBOX).where(_C.key == bindparam("asked"), unknown).values(tried_at=at)
        rows = [{"asked": one.key, "at": one.tried_at} for one in taken if one.tried_at]
        if rows:
            await self._work.write(noted, sorted(rows, key=lambda row: str(row["asked"])))

    async def answered(self, keys: Sequence[str], *, worker: str) -> None:
        """Forget those that are still the worker's."""
        await self._work.write(INBOX.delete().where(_C.key.in_(list(keys)), _C.worker == worker))

    async def _keys(self, statement: Any, rows: list[dict[str, Any]]) -> frozenset[str]:
        """Run it for each row, in order so that two workers never wait for each other."""
        return (
            frozenset((await self._work.write(statement, rows)).scalars()) if rows else frozenset()
        )

    async def release(self, key: str, *, worker: str, not_before: datetime) -> None:
        """Leave it to whoever takes it up, not before that moment."""
        await self._work.write(
            update(INBOX)
            .where(_C.key == key, _C.worker == worker)
            .values(worker="", lease_until=None, not_before=not_before)
        )

    async def renew(self, keys: Sequence[str], *, worker: str, until: datetime) -> frozenset[str]:
        """Hold those that are the worker's until then; their keys."""
        held = (_C.worker == worker, _C.key.in_(list(keys)))
        renewed = update(INBOX).where(*held).values(lease_until=until).returning(_C.key)
        return frozenset((await self._work.write(renewed)).scalars())

    async def claim(
        self, platform: str, *, worker: str, now: datetime, lease: timedelta, limit: int
    ) -> tuple[TakenQuestion, ...]:
        """Take up what nobody alive holds, the oldest first."""
        asked = _free(platform, now, limit)
        if (await self._work.read(asked)).first() is None:  # an idle look takes no lock
            return ()
        if self._work.dialect == "postgresql":
            asked = asked.with_for_update(skip_locked=True)
        rows = await self._work.write(
            update(INBOX)
            .where(_C.key.in_(asked))
            .values(worker=worker, lease_until=now + lease, tries=_C.tries + 1)
            .returning(INBOX)
        )
        return tuple(sorted(map(_taken, rows.all()), key=lambda one: one.taken_at))

    async def expire(self, platform: str, *, now: datetime) -> int:
        """Delete what is past its deadline; how many."""
        over = (_C.platform == platform, _C.deadline <= now)
        if (await self._work.read(select(_C.key).where(*over).limit(1))).first() is None:
            return 0
        return int((await self._work.write(INBOX.delete().where(*over))).rowcount)


def _free(platform: str, now: datetime, limit: int) -> Any:
    """Keys of what may be taken up. A lease far ahead was given before the clock was set back."""
    unheld = or_(
        _C.worker == "",
        _C.lease_until.is_(None),
        _C.lease_until < now,
        _C.lease_until > now + CLOCK_WENT_BACK,
    )
    due = or_(_C.not_before.is_(None), _C.not_before <= now, _C.not_before > now + CLOCK_WENT_BACK)
    return (
        select(_C.key)
        .where(_C.platform == platform, _C.deadline > now, unheld, due)
        .order_by(_C.taken_at)
        .limit(limit)
    )


def _row(taken: TakenQuestion) -> dict[str, Any]:
    return {
        "key": taken.key,
        "platform": taken.place.platform,
        "workspace": taken.place.workspace,
        "channel": taken.place.channel,
        "thread": taken.place.thread,
        "private": taken.place.private,
        "kind": taken.kind,
        "taken_at": taken.taken_at,
        "deadline": taken.deadline,
        "tried_at": taken.tried_at,
        "tries": taken.tries,
        "payload": taken.payload,
        "address": taken.address.encode(),
    }


def _taken(row: Any) -> TakenQuestion:
    return TakenQuestion(
        key=row.key,
        place=Place(
            platform=row.platform,
            workspace=row.workspace,
            channel=row.channel,
            thread=row.thread,
            private=row.private,
        ),
        kind=row.kind,
        payload=row.payload,
        taken_at=row.taken_at,
        deadline=row.deadline,
        address=row.address.decode(),
        tried_at=row.tried_at,
        tries=row.tries,
    )
