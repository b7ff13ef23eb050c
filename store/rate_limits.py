"""Rate limits shared by all workers: one row a bucket, moved on by whoever takes a turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import and_, case, literal, select

from bot.ports.digests import CLOCK_WENT_BACK
from store.engine import Work
from store.tables import RATE_LIMITS


class StoredRateLimits:
    """Rate limits as one transaction sees them."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def reserve(self, bucket: str, count: int, *, gap: timedelta, now: datetime) -> datetime:
        """The first of ``count`` turns, ``gap`` apart, that nobody else of any process has."""
        span = gap.total_seconds() * count
        ends = await self._push(bucket, at_least=now, more=span)
        return datetime.fromtimestamp(ends - span, UTC)

    async def free(self, buckets: Sequence[str]) -> dict[str, datetime]:
        """When each of these comes, or came, free; those nothing ever held are left out."""
        c = RATE_LIMITS.c
        asked = select(c.bucket, c.free_at).where(c.bucket.in_(list(buckets)))
        rows: Sequence[Any] = (await self._work.read(asked)).all()
        return {row.bucket: datetime.fromtimestamp(row.free_at, UTC) for row in rows}

    async def hold(self, buckets: Sequence[str], *, until: datetime) -> None:
        """Nothing goes through these buckets (or queues) before ``until``."""
        for bucket in sorted(buckets):
            await self._push(bucket, at_least=until, more=0.0)

    async def _push(self, bucket: str, *, at_least: datetime, more: float) -> float:
        """Move a bucket on to ``at_least`` plus ``more`` seconds; where it stands.

        Never back, but from where only a clock that was set back since can have put it.
        """
        maker = self._work.inserting()
        floor = literal(at_least.timestamp())
        free_at = RATE_LIMITS.c.free_at
        void = literal((at_least + CLOCK_WENT_BACK).timestamp())
        moved = case((and_(free_at > floor, free_at <= void), free_at), else_=floor) + more
        statement = (
            maker(RATE_LIMITS)
            .values(bucket=bucket, free_at=at_least.timestamp() + more)
            .on_conflict_do_update(index_elements=["bucket"], set_={"free_at": moved})
            .returning(free_at)
        )
        ends: float = (await self._work.write(statement)).scalar_one()
        return ends
