"""Facts that a review approved: versions beside the catalogue's, taken back by a version more."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import select

from bot.domain.changes import Change, ChangeKind
from bot.domain.measures import Measure
from bot.domain.quotes import Speaker
from bot.domain.review.approved_facts import LiveFact
from store import codec
from store.engine import Work
from store.fact_diff import differences
from store.facts import (
    FILED,
    GONE,
    KINDS,
    LIVE,
    SHIPPED,
    Fact,
    FactVersion,
    Key,
    Meta,
    current,
    filed_since,
    key_of,
    record,
    supersede,
)
from store.journal import enter
from store.snapshot import keep_snapshot
from store.tables import FACTS, STATE

FRONTIER = "reviewed"
"""The slug of the fact that says up to which day reviewers found nothing else changed."""


class LaterChange(LookupError):
    """A fact can't be taken back: a later change rests on it."""


class StoredFacts:
    """Facts as one piece of work sees them, for reviews."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def measures(self) -> Mapping[str, Measure]:
        """Measures as they are kept: without the lists imported beside them."""
        found = await self._held("measure")
        return {m.slug: m for m in found if isinstance(m, Measure)}

    async def speakers(self) -> Mapping[str, Speaker]:
        """Everybody who is quoted."""
        return {s.slug: s for s in await self._held("speaker") if isinstance(s, Speaker)}

    async def _held(self, kind: str) -> Sequence[Fact]:
        c = FACTS.c
        asked = select(c.payload).where(c.kind == kind, c.superseded_at.is_(None))
        rows = (await self._work.read(asked)).scalars()
        return [codec.loads(KINDS[kind], text) for text in rows]

    async def publish(
        self, facts: Sequence[LiveFact], proposal: int, *, now: datetime
    ) -> tuple[Change, ...]:
        """Write approved facts as versions of origin 'feed'; what changed, journalled."""
        return await self._write(facts, proposal, now=now)

    async def filed_to(self) -> date:
        """The day up to which the catalogue's files say that facts are known."""
        said = [m for m in await self._held("meta") if isinstance(m, Meta)]
        return max(one.data_as_of for one in said if one.slug != FRONTIER)

    async def move_frontier(self, day: date, *, now: datetime) -> tuple[Change, ...]:
        """Note that nothing else changed up to ``day``."""
        return await self._write([Meta(slug=FRONTIER, data_as_of=day)], 0, now=now)

    async def _write(
        self, facts: Sequence[Fact], proposal: int, *, now: datetime
    ) -> tuple[Change, ...]:
        revision = await _locked(self._work)
        old = await current(self._work)
        new = {key_of(fact): (fact, codec.dumps(fact)) for fact in facts}
        altered = {k: v for k, v in new.items() if k not in old or old[k].payload != v[1]}
        changes = _told(
            change
            for key, (fact, _) in altered.items()
            for change in differences(key[0], old[key].fact if key in old else None, fact, now=now)
        )
        await supersede(self._work, [key for key in altered if key in old], now=now)
        rows = [(key, *held) for key, held in altered.items()]
        await record(self._work, rows, now=now, origin=LIVE, proposal=proposal)
        standing = {
            **old,
            **{k: FactVersion(key=k, payload=v[1], recorded_at=now) for k, v in altered.items()},
        }
        await self._finish(changes, standing, revision)
        return changes

    async def withdraw(self, proposal: int, *, now: datetime) -> tuple[Change, ...]:
        """Restore what a proposal's facts replaced, as further versions; journalled as corrections.

        What the files have come to say of them meanwhile stands then. A source or a speaker stays
        for as long as another fact rests on it. Raises LaterChange where one was changed since.
        """
        revision = await _locked(self._work)
        old = await current(self._work)
        standing = dict(old)
        changes: list[Change] = []
        rows = [row for row in await self._rows(proposal) if row.kind not in _SHARED]
        for row in rows:
            key = (row.kind, row.slug)
            if key not in old or old[key].proposal != proposal:
                raise LaterChange(f"{row.kind} {row.slug}")
            changes.extend(await self._taken_back(row, standing, now))
        gone = [old[row.kind, row.slug].payload for row in rows]
        for key in _let_go(standing, proposal, gone):
            mine = await self._rows(standing[key].proposal)
            row = next(row for row in mine if (row.kind, row.slug) == key)
            changes.extend(await self._taken_back(row, standing, now))
        told = _told(changes)
        await self._finish(told, standing, revision)
        return told

    async def _rows(self, proposal: int | None) -> Sequence[Any]:
        """The first version that a proposal made of each of its facts: one that was restored since
        has a further one."""
        c = FACTS.c
        asked = select(FACTS).where(c.proposal == proposal, c.origin == LIVE).order_by(c.id)
        rows = (await self._work.read(asked)).all()
        return [*{(row.kind, row.slug): row for row in reversed(rows)}.values()]

    async def _taken_back(
        self, row: Any, standing: dict[Key, FactVersion], now: datetime
    ) -> Sequence[Change]:
        """Put what stood before a live version in its place, in the store and in ``standing``."""
        key = (row.kind, row.slug)
        before = await self._below(row)
        changes = _corrections(key, standing[key], before, now)
        await supersede(self._work, [key], now=now)
        standing.pop(key)
        if before is not None:
            fact = codec.loads(KINDS[row.kind], before.payload)
            await record(
                self._work,
                [(key, fact, before.payload)],
                now=now,
                origin=before.origin,
                proposal=before.proposal,
            )
            standing[key] = replace(before, recorded_at=now)
        return changes

    async def _below(self, row: Any) -> FactVersion | None:
        """What stands again once a live version is taken back: the one that it took the place of,
        or what the files have come to say since; None where there is none.
        """
        key = (row.kind, row.slug)
        before = await self._before(row)
        if before is not None and before.origin == LIVE:
            return _version(key, before.payload, LIVE, before.proposal)
        payload = await filed_since(self._work, key, row.id)
        if payload is None:
            payload = GONE if before is None else before.payload
        return None if payload == GONE else _version(key, payload, SHIPPED, None)

    async def _before(self, row: Any) -> Any:
        """The version that a live one took the place of; None where it was the first."""
        c = FACTS.c
        asked = (
            select(FACTS)
            .where(
                c.kind == row.kind,
                c.slug == row.slug,
                c.superseded_at == row.recorded_at,
                c.origin != FILED,
                c.id < row.id,
            )
            .order_by(c.id.desc())
            .limit(1)
        )
        return (await self._work.read(asked)).one_or_none()

    async def _finish(
        self, changes: Sequence[Change], standing: Mapping[Key, FactVersion], revision: int
    ) -> None:
        await enter(self._work, changes, seed=False)
        await keep_snapshot(self._work, standing.values(), revision=revision + 1)
        await self._work.write(STATE.update().values(revision=revision + 1))


_UNRECORDED = datetime.min.replace(tzinfo=UTC)
"""Of a version that is to be recorded yet."""
_NO_NEWS = frozenset({"sources", "confidence", "note", "refs"})
"""Fields of a fact that grow with every document that speaks of it: nobody's news."""


def _told(changes: Iterable[Change]) -> tuple[Change, ...]:
    return tuple(one for one in changes if one.field not in _NO_NEWS)


_SHARED = frozenset({"source", "speaker"})
"""Kinds that several proposals' facts rest on: the first of them brings it for all."""


def _let_go(standing: Mapping[Key, FactVersion], proposal: int, gone: Iterable[str]) -> list[Key]:
    """What is shared of what approvals brought, of this proposal or named by what is gone, on which
    nothing rests any more.
    """
    gone = tuple(gone)
    brought = [
        (key, f'"{key[1]}"')
        for key, held in standing.items()
        if key[0] in _SHARED and held.origin == LIVE
    ]
    named = [
        (key, name)
        for key, name in brought
        if standing[key].proposal == proposal or any(name in payload for payload in gone)
    ]
    others = [held.payload for key, held in standing.items() if key[0] not in _SHARED]
    return [key for key, name in named if not any(name in payload for payload in others)]


def _version(key: Key, payload: str, origin: str, proposal: int | None) -> FactVersion:
    return FactVersion(
        key=key, payload=payload, recorded_at=_UNRECORDED, origin=origin, proposal=proposal
    )


def _corrections(
    key: Key, now_held: FactVersion, before: FactVersion | None, now: datetime
) -> list[Change]:
    """Undone changes are corrections, whatever the calendar says of them."""
    was = None if before is None else codec.loads(KINDS[key[0]], before.payload)
    found = differences(key[0], now_held.fact, was, now=now)
    return [
        replace(one, kind=ChangeKind.CORRECTED) if one.kind is ChangeKind.CHANGED else one
        for one in found
    ]


async def _locked(work: Work) -> int:
    # one writer of facts at a time: SQLite by its write lock, PostgreSQL by the lock on this row
    await work.begin_writing()
    found = await work.read(select(STATE.c.revision).with_for_update())
    return int(found.scalar_one())
