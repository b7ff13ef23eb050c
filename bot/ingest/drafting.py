"""Documents to proposals: each is read once, what it seems to change is kept, reviewers are told.

Reading happens outside any transaction; what it gives is written in one, with the note that the
document was read. So a process that ends in between reads it again, and nothing is drafted twice.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.documents import Channel, Document
from bot.domain.near_duplicates import repeats, titles_alike
from bot.domain.proposals import DocumentReading, DocumentVerdict, Proposal, Relevance
from bot.domain.review.reviews import (
    EXPIRES,
    Review,
    Reviewer,
    ReviewEvent,
    ReviewStep,
    StepTaken,
    expired,
    reopen,
)
from bot.domain.snapshot import FactSnapshot
from bot.ingest.documents.lexicon import act_numbers
from bot.ingest.telling import tell, tell_changed
from bot.ports import Records, Store
from bot.ports.live import KeptDraft, OpenDraft

_log = logging.getLogger(__name__)
_BATCH = 20
_LOOKED_AT = 200
"""Open proposals of a programme among which one that says the same is looked for."""
_MACHINE = Reviewer(name="", account="machine")

ReadDocument = Callable[[Document], DocumentReading]
Reader = Callable[[FactSnapshot], ReadDocument]
"""Made anew for each snapshot: what is relevant depends on what is held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Drafted:
    """What a run did: documents read, proposals made, proposals that fell or ran out."""

    read: int = 0
    proposals: tuple[int, ...] = ()
    superseded: int = 0
    expired: int = 0


class Drafter:
    """Turns documents that no version of the rules has read into proposals, at each tick."""

    def __init__(self, store: Store, reader: Reader) -> None:
        self._store = store
        self._reader = reader

    async def tick(self, now: datetime) -> Drafted:
        """Everything unread, and what ran out."""
        done = Drafted()
        facts = (await self._store.snapshot()).facts
        read = self._reader(facts)
        while True:
            async with self._store.transaction() as records:
                waiting = await records.documents.unread(limit=_BATCH)
            if not waiting:
                break
            for number, twin, document in waiting:
                reading = await self._reading(read, twin, document)
                async with self._store.transaction() as records:
                    one = await kept(records, number, document, reading, facts=facts, now=now)
                done = _sum(done, one)
        async with self._store.transaction() as records:
            ran_out = await _expire(records, now)
        return replace(done, expired=ran_out)

    async def _reading(
        self, read: ReadDocument, twin: int | None, document: Document
    ) -> DocumentReading:
        """A twin in its own channel says nothing new; one elsewhere may bring the act's number."""
        if twin is not None:
            async with self._store.transaction() as records:
                original = await records.documents.get(twin)
            if original is not None and _repeated(document, original):
                words = f"the same text as d{twin}"
                verdict = DocumentVerdict(relevant=False, reason=Relevance.NO_DUTY, words=words)
                return DocumentReading(verdict=verdict)
        try:
            return await asyncio.to_thread(read, document)
        except Exception as error:
            # one document that the rules stumble over must not keep the others from being read
            _log.exception("document %s", document.id)
            words = f"not read: {type(error).__name__}"
            unread = DocumentVerdict(relevant=False, reason=Relevance.UNREADABLE, words=words)
            return DocumentReading(verdict=unread)


def _repeated(document: Document, original: Document) -> bool:
    """Whether a twin in its own channel is that text again."""
    return document.channel is original.channel and repeats(document, original)


def _sum(one: Drafted, other: Drafted) -> Drafted:
    return Drafted(
        read=one.read + other.read,
        proposals=(*one.proposals, *other.proposals),
        superseded=one.superseded + other.superseded,
    )


async def kept(
    records: Records,
    number: int,
    document: Document,
    reading: DocumentReading,
    *,
    facts: FactSnapshot,
    now: datetime,
) -> Drafted:
    """Write down what a document says, once; another process may have done it meanwhile."""
    drafts = [_draft(one) for one in reading.proposals]
    fresh = await records.documents.note_read(
        number, reading.verdict, proposals=len(drafts), now=now
    )
    if not fresh:
        return Drafted()
    fallen, changed = await _supersede(records, number, document, now)
    left = [one for one in drafts if not await _joined(records, one, number, document, now)]
    held = await _held(records, document)
    quoted = await records.proposals.of_document(number)  # with the article still in hand
    made = await records.proposals.add(left, number, document, now=now, held=held)
    if (quoted or made) and not held:
        await tell(records, (*quoted, *made), facts=facts, now=now)
    await tell_changed(records, changed, facts=facts, now=now)
    return Drafted(read=1, proposals=made, superseded=fallen)


def _draft(one: Proposal) -> KeptDraft:
    first = one.evidence[0] if one.evidence else None
    # one clause may speak of two programmes: a rule and its span alone would make them one
    rule = f"{one.rule} {one.programme}" if one.programme else one.rule
    return KeptDraft(proposal=one, rule=rule, span=(first.start, first.end) if first else (0, 0))


async def _held(records: Records, document: Document) -> bool:
    """Whether the feed it came by is held back as a flood."""
    names = {document.channel.value}
    if document.channel is Channel.FEDERAL_REGISTER:
        names.add("public-inspection")
    states = [await records.feeds.get(name) for name in sorted(names)]
    return any(
        state.held_since is not None and document.first_seen >= state.held_since
        for state in states
        if state is not None
    )


async def _supersede(
    records: Records, number: int, document: Document, now: datetime
) -> tuple[int, list[int]]:
    """A further version: open proposals of the one before fall, published facts are noted. How many
    that were, and the numbers of the published.
    """
    before = await records.documents.replaced(number)
    fallen, changed = 0, []
    while before is not None:
        for proposal in await records.proposals.of_document(before):
            review = await records.proposals.get(proposal, lock=True)
            if review is None:
                continue
            words = f"d{number} {document.title}"
            event = reopen(review, StepTaken(by=_MACHINE, at=now, words=words))
            if event is not None and not _noted(review, event):
                await records.proposals.step(review, event)
                fallen += 1
                if event.step is ReviewStep.REOPEN:
                    changed.append(proposal)
        before = await records.documents.replaced(before)
    return fallen, changed


def _noted(review: Review, event: ReviewEvent) -> bool:
    return any(one.step is ReviewStep.REOPEN and one.words == event.words for one in review.events)


async def _joined(
    records: Records, draft: KeptDraft, number: int, document: Document, now: datetime
) -> bool:
    """Whether another document's open proposal says the very same: then this one joins it."""
    if not isinstance(draft.proposal, Proposal):
        return False
    mine = draft.proposal
    open_now = await records.proposals.drafts(mine.programme, limit=_LOOKED_AT)
    alike = [
        held
        for held in open_now
        if held.document != number
        and held.natural_id != document.natural_id
        and _same(held.proposal, mine)
        and _of_one_act(held, mine, document)
    ]
    acts = _acts(mine)
    meant = [held for held in alike if acts & _acts(held.proposal)] or alike
    if len(meant) != 1:  # which of several it speaks of, nobody can tell
        return False
    review = await records.proposals.get(meant[0].number, lock=True)
    if review is None:
        return False
    await records.proposals.step(review, _joining(review, mine, number, document, now))
    return True


def _joining(
    review: Review, mine: Proposal, number: int, document: Document, now: datetime
) -> ReviewEvent:
    words = f"d{number} {document.channel.value} {document.natural_id}"
    if mine.instrument:
        words += f" ({mine.instrument})"
    return replace(
        review.events[-1],
        at=now,
        step=ReviewStep.JOIN,
        state_before=review.state.value,
        person="",
        account=_MACHINE.account,
        said_at="",
        words=words,
    )


def _same(one: Proposal, other: Proposal) -> bool:
    """The same change: programme, rates and days, with something in them to compare."""
    told = (one.rate_new, one.effective, one.last_day)
    return (
        any(told)
        and told == (other.rate_new, other.effective, other.last_day)
        and (one.imposing, one.programme) == (other.imposing, other.programme)
        and (one.matched.slug == other.matched.slug or not other.matched.slug)
        and one.codes == other.codes
    )


def _of_one_act(held: OpenDraft, mine: Proposal, document: Document) -> bool:
    """Whether both may speak of one act. Several acts of a day have the same programme, rate and
    first day: another number, or another title where a measure is new, is another act.
    """
    acts, others = _acts(mine), _acts(held.proposal)
    if acts & others:
        return True
    if {way for way, _ in acts} & {way for way, _ in others}:
        return False
    if mine.matched.slug and mine.matched.slug == held.proposal.matched.slug:
        return True
    explained = document.channel.explains_law or held.channel.explains_law
    return explained or titles_alike(held.title, document.title)


def _acts(proposal: Proposal) -> frozenset[tuple[str, str]]:
    """The acts it is of, with how they are counted: an order has a number of the Privy Council and
    another of its registration.
    """
    numbers = act_numbers(proposal.instrument)
    return frozenset((_counted(number), number) for number in numbers)


def _counted(number: str) -> str:
    return "council" if number.startswith("pc ") else "registered" if "-" in number else "signed"


async def _expire(records: Records, now: datetime) -> int:
    """Proposals at which nobody looked for thirty days; they stay in the list."""
    count = 0
    for number in await records.proposals.expiring(now - EXPIRES):
        review = await records.proposals.get(number, lock=True)
        if review is None or not expired(review, now):
            continue
        last = review.events[-1]
        event = replace(
            last,
            at=now,
            step=ReviewStep.EXPIRE,
            state_before=last.state,
            state="expired",
            person="",
            account=_MACHINE.account,
            said_at="",
            words="",
        )
        await records.proposals.step(review, event)
        count += 1
    return count
