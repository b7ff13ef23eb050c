"""Proposals and what was done to each: events that are only added to, in a chain of hashes."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import and_, func, or_, select, tuple_

from bot.domain.documents import Channel, Document
from bot.domain.proposals import Proposal, ProposalKind, SpokenWords, confirms
from bot.domain.review.edited_values import with_values
from bot.domain.review.reviews import (
    GENESIS,
    LATER,
    Review,
    ReviewEvent,
    ReviewState,
    ReviewStep,
    event_hash,
    rank,
)
from bot.ports.live import KeptDraft, OpenCount, OpenDraft, OpenProposal
from store import codec
from store.documents import StoredDocuments
from store.engine import Work
from store.feed_tables import (
    DOCUMENTS,
    OPEN_PROPOSALS,
    PROPOSAL_EVENTS,
    PROPOSALS,
)
from store.tables import STATE

Drafted = Proposal | SpokenWords
_BATCH = 1_000


class StoredProposals:
    """Proposals in SQL with each step of their review, which are only added to."""

    def __init__(self, work: Work) -> None:
        self._work = work

    async def add(
        self, drafts: Sequence[KeptDraft], document: int, of: Document, *, now: datetime, held: bool
    ) -> tuple[int, ...]:
        """Keep what is not kept yet, each with its first event; the numbers of the new ones."""
        insert, made = self._work.inserting(), []
        for draft in drafts:
            first, last = draft.span
            statement = (
                insert(PROPOSALS)
                .values(
                    document=document,
                    rule=draft.rule[:80],
                    first=first,
                    last=last,
                    created_at=now,
                    payload=codec.compact(_plain(draft.proposal)),
                )
                .on_conflict_do_nothing(index_elements=["document", "rule", "first", "last"])
                .returning(PROPOSALS.c.number)
            )
            number = (await self._work.write(statement)).scalar_one_or_none()
            if number is None:
                continue
            made.append(int(number))
            state = ReviewState.FOUND if held else ReviewState.PROPOSED
            await self.record(
                ReviewEvent(
                    proposal=int(number),
                    at=now,
                    step=ReviewStep.FIND if held else ReviewStep.PROPOSE,
                    state_before="",
                    state=state.value,
                    document_sha256=of.sha256,
                )
            )
            await self._index(int(number), draft.proposal, document, of, state, held=held)
        return tuple(made)

    async def _index(
        self,
        number: int,
        proposal: Drafted,
        document: int,
        of: Document,
        state: ReviewState,
        *,
        held: bool,
    ) -> None:
        await self._work.write(
            OPEN_PROPOSALS.insert().values(
                proposal=number,
                document=document,
                state=state.value,
                rank=rank(proposal, of, held=held),
                channel=of.channel.value,
                programme="" if isinstance(proposal, SpokenWords) else proposal.programme,
                kind=_kind(proposal),
                version=1,
                later_until=None,
            )
        )

    async def record(self, event: ReviewEvent) -> ReviewEvent:
        """Add an event to the end of the chain; with its serial and hashes."""
        await self._lock_chain()
        c = PROPOSAL_EVENTS.c
        last = select(c.hash).order_by(c.serial.desc()).limit(1)
        before = (await self._work.read(last)).scalar_one_or_none() or GENESIS
        chained = replace(event, before=before, hash=event_hash(event, before=before))
        row = {
            "proposal": chained.proposal,
            "at": chained.at,
            "step": chained.step.value,
            "state_before": chained.state_before,
            "state": chained.state,
            "person": chained.person,
            "account": chained.account,
            "said_at": chained.said_at,
            "words": chained.words,
            "version": chained.version,
            "document_sha256": chained.document_sha256,
            "payload": chained.payload,
            "before": chained.before,
            "hash": chained.hash,
        }
        written = PROPOSAL_EVENTS.insert().values(**row).returning(c.serial)
        serial = int((await self._work.write(written)).scalar_one())
        await self._work.write(STATE.update().values(live_revision=STATE.c.live_revision + 1))
        return replace(chained, serial=serial)

    async def _lock_chain(self) -> None:
        """One writer at a time: SQLite by its write lock, PostgreSQL by the lock on this row."""
        await self._work.begin_writing()
        await self._work.read(select(STATE.c.revision).with_for_update())

    async def step(self, review: Review, event: ReviewEvent) -> Review:
        """Record what was done to a proposal, and keep the list of open ones in step."""
        chained = await self.record(event)
        after = replace(
            review,
            events=(*review.events, chained),
            edited=json.loads(chained.payload) if chained.payload else {},
        )
        if not after.state.open:
            gone = OPEN_PROPOSALS.delete().where(OPEN_PROPOSALS.c.proposal == review.number)
            await self._work.write(gone)
            return after
        drafted = with_values(after.proposal, after.edited) if after.edited else after.proposal
        held = after.state is ReviewState.FOUND
        later = chained.at + LATER if chained.step is ReviewStep.LATER else None
        values: dict[str, Any] = {
            "state": after.state.value,
            "rank": rank(drafted, after.document, held=held),
            "version": after.version,
            "later_until": later,
        }
        values["kind"] = _kind(drafted)
        if isinstance(drafted, Proposal):
            values["programme"] = drafted.programme
        row = OPEN_PROPOSALS.update().where(OPEN_PROPOSALS.c.proposal == review.number)
        await self._work.write(row.values(**values))
        return after

    async def get(self, number: int, *, lock: bool = False) -> Review | None:
        """A proposal with its document and events; ``lock`` holds it for a step."""
        if lock:
            await self._lock_chain()
        row = (
            await self._work.read(select(PROPOSALS).where(PROPOSALS.c.number == number))
        ).one_or_none()
        if row is None:
            return None
        documents = StoredDocuments(self._work)
        document = await documents.get(row.document)
        if document is None:
            return None
        c = PROPOSAL_EVENTS.c
        asked = select(PROPOSAL_EVENTS).where(c.proposal == number).order_by(c.serial)
        events = tuple(_event(one) for one in await self._work.read(asked))
        if not events:
            return None
        payload = events[-1].payload
        joined = [await documents.get(n) for n in _told(events, ReviewStep.JOIN)]
        changed = _told(events, ReviewStep.REOPEN)
        return Review(
            number=number,
            document=document,
            document_number=row.document,
            proposal=_drafted(row.payload),
            events=events,
            edited=json.loads(payload) if payload else {},
            joined=tuple(one for one in joined if one is not None),
            also_at=await documents.twins(row.document),
            changed=await documents.get(changed[-1]) if changed else None,
        )

    async def next(self, *, now: datetime, after: int = 0) -> int | None:
        """The number of the first that waits, by rank; those put off come when their time does.

        ``after`` passes over that one, to look at the following.
        """
        c = OPEN_PROPOSALS.c
        waits = and_(
            c.state != ReviewState.FOUND.value, or_(c.later_until.is_(None), c.later_until <= now)
        )
        asked = select(c.proposal).where(waits).order_by(c.rank, c.proposal)
        if after:
            at = select(c.rank).where(c.proposal == after).scalar_subquery()
            # a comparison of pairs walks the index from there; one that is closed has no place
            asked = asked.where(tuple_(c.rank, c.proposal) > tuple_(func.coalesce(at, -1), after))
        found: int | None = (await self._work.read(asked.limit(1))).scalar()
        return found

    async def waiting(
        self, *, limit: int = 50, held: bool = False, programme: str = ""
    ) -> tuple[OpenProposal, ...]:
        """Open proposals by rank, without their texts; of one programme where it is given."""
        c, d = OPEN_PROPOSALS.c, DOCUMENTS.c
        of = c.state == ReviewState.FOUND.value
        asked = (
            select(OPEN_PROPOSALS, d.title, d.published, d.first_seen, d.natural_id)
            .join(DOCUMENTS, d.number == c.document)
            .where(of if held else ~of, *((c.programme == programme,) if programme else ()))
            .order_by(c.rank, c.proposal)
            .limit(limit)
        )
        return tuple(
            OpenProposal(
                number=row.proposal,
                document=row.document,
                state=ReviewState(row.state),
                channel=row.channel,
                programme=row.programme,
                kind=row.kind,
                title=row.title,
                natural_id=row.natural_id,
                published=row.published,
                first_seen=row.first_seen,
            )
            for row in await self._work.read(asked)
        )

    async def drafts(self, programme: str, *, limit: int) -> tuple[OpenDraft, ...]:
        """What is open of one programme, by rank, the held back and quotations left out; nobody
        opens or closes any before this transaction ends.
        """
        await self._lock_chain()
        c, p, d = OPEN_PROPOSALS.c, PROPOSALS.c, DOCUMENTS.c
        asked = (
            select(c.proposal, c.document, p.payload, d.natural_id, d.channel, d.title)
            .join(PROPOSALS, p.number == c.proposal)
            .join(DOCUMENTS, d.number == c.document)
            .where(c.programme == programme, c.state != ReviewState.FOUND.value)
            .order_by(c.rank, c.proposal)
            .limit(limit)
        )
        found = ((row, _drafted(row.payload)) for row in await self._work.read(asked))
        return tuple(
            OpenDraft(
                number=row.proposal,
                document=row.document,
                natural_id=row.natural_id,
                channel=Channel(row.channel),
                title=row.title,
                proposal=said,
            )
            for row, said in found
            if isinstance(said, Proposal)
        )

    async def of_document(self, document: int) -> tuple[int, ...]:
        """The numbers of a document's proposals, in order."""
        c = PROPOSALS.c
        asked = select(c.number).where(c.document == document).order_by(c.number)
        return tuple((await self._work.read(asked)).scalars().all())

    async def counts(self) -> tuple[OpenCount, ...]:
        """How many documents have open proposals, by programme and channel."""
        c = OPEN_PROPOSALS.c
        documents = func.count(func.distinct(c.document))
        asked = (
            select(c.programme, c.channel, documents.label("documents"), func.count().label("all"))
            .where(c.kind.not_in(("confirmation", "duplicate", "quotation")))
            .group_by(c.programme, c.channel)
        )
        return tuple(
            OpenCount(
                programme=row.programme,
                channel=row.channel,
                documents=row.documents,
                proposals=row.all,
            )
            for row in await self._work.read(asked)
        )

    async def expiring(self, before: datetime, *, limit: int = 100) -> tuple[int, ...]:
        """Open proposals that nothing was done to since ``before``."""
        o, e = OPEN_PROPOSALS.c, PROPOSAL_EVENTS.c
        last = (
            select(func.max(e.at)).where(e.proposal == o.proposal).correlate(OPEN_PROPOSALS)
        ).scalar_subquery()
        states = (ReviewState.PROPOSED.value, ReviewState.ASKED.value)
        asked = select(o.proposal).where(o.state.in_(states), last <= before).limit(limit)
        return tuple((await self._work.read(asked)).scalars().all())

    async def log(self, *, proposal: int | None = None) -> tuple[ReviewEvent, ...]:
        """Every event, oldest first; of one proposal where it is given."""
        asked = select(PROPOSAL_EVENTS).order_by(PROPOSAL_EVENTS.c.serial)
        if proposal is not None:
            asked = asked.where(PROPOSAL_EVENTS.c.proposal == proposal)
        return tuple(_event(row) for row in await self._work.read(asked))

    async def chain(self) -> AsyncIterator[ReviewEvent]:
        """Every event in order, a thousand at a time."""
        serial = 0
        c = PROPOSAL_EVENTS.c
        while True:
            asked = select(PROPOSAL_EVENTS).where(c.serial > serial).order_by(c.serial)
            rows = (await self._work.read(asked.limit(_BATCH))).all()
            for row in rows:
                yield _event(row)
            if len(rows) < _BATCH:
                return
            serial = rows[-1].serial


async def note_adopted(work: Work, numbers: Collection[int | None], *, now: datetime) -> None:
    """Write down that files have taken in the facts of these proposals."""
    proposals = StoredProposals(work)
    for number in sorted(filter(None, numbers)):
        review = await proposals.get(number)
        if review is not None:
            last = review.events[-1]
            event = replace(
                last,
                at=now,
                step=ReviewStep.ADOPT,
                state_before=last.state,
                person="",
                account="files",
                said_at="",
                words="",
            )
            await proposals.record(event)


def _told(events: Sequence[ReviewEvent], step: ReviewStep) -> list[int]:
    """Numbers of the documents that joined, or changed: 'd45 federal-register 2026-16469'."""
    firsts = (e.words.partition(" ")[0] for e in events if e.step is step)
    return [int(first[1:]) for first in firsts if first[1:].isdigit()]


def _kind(proposal: Drafted) -> str:
    """What the list calls it: whatever says what is held already is a confirmation."""
    if isinstance(proposal, SpokenWords):
        return "quotation"
    return ProposalKind.CONFIRMATION.value if confirms(proposal) else proposal.kind.value


def _plain(proposal: Drafted) -> dict[str, Any]:
    return {"$": type(proposal).__name__, **codec.encode(proposal)}


def _drafted(text: str) -> Drafted:
    plain = json.loads(text)
    if plain["$"] == "SpokenWords":
        return codec.decode(SpokenWords, plain)
    return codec.decode(Proposal, plain)


def _event(row: Any) -> ReviewEvent:
    return ReviewEvent(
        serial=row.serial,
        proposal=row.proposal,
        at=row.at,
        step=ReviewStep(row.step),
        state_before=row.state_before,
        state=row.state,
        person=row.person,
        account=row.account,
        said_at=row.said_at,
        words=row.words,
        version=row.version,
        document_sha256=row.document_sha256,
        payload=row.payload,
        before=row.before,
        hash=row.hash,
    )
