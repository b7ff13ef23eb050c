"""A proposal on its way to a fact: states, who may decide what, and the chain of what was done.

Pure: a step is decided from the events so far, and is itself an event. Nothing is ever changed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.documents import Document
from bot.domain.proposals import Proposal, ProposalKind, SpokenWords, confirms
from bot.domain.review.edited_values import EDITABLE, with_values
from bot.domain.review.refusals import StepRefused

EXPIRES = timedelta(days=30)
UNDONE_ALONE = timedelta(hours=24)
"""For how long either approver may undo alone; later it takes two persons."""
FAR = timedelta(days=400)
"""An effective day farther than this from the document's is strange: two persons, and said so."""
LATER = timedelta(days=1)
GENESIS = "0" * 64


class ReviewState(StrEnum):
    """Where a proposal stands: the state of its last event."""

    FOUND = "found"
    """Drafted, and held back while a flood is looked at."""
    PROPOSED = "proposed"
    ASKED = "asked"
    """Put off, or asked about; open like PROPOSED."""
    APPROVED_ONCE = "approved once"
    PUBLISHED = "published"
    REJECTED = "rejected"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    UNDONE = "undone"

    @property
    def open(self) -> bool:
        """Whether somebody still has to decide."""
        return self in _OPEN


_OPEN = frozenset(
    {
        ReviewState.FOUND,
        ReviewState.PROPOSED,
        ReviewState.ASKED,
        ReviewState.APPROVED_ONCE,
        ReviewState.EXPIRED,
    }
)


class ReviewStep(StrEnum):
    """What a reviewer or the bot did with a proposal."""

    FIND = "find"
    PROPOSE = "propose"
    APPROVE = "approve"
    EDIT = "edit"
    REJECT = "reject"
    LATER = "later"
    UNDO = "undo"
    REOPEN = "reopen"
    SUPERSEDE = "supersede"
    EXPIRE = "expire"
    RELEASE = "release"
    FRONTIER = "frontier"
    REVIEWERS = "reviewers"
    ADOPT = "adopt"
    JOIN = "join"
    """Another document says the very same: number and address are in its words."""


class Rejection(StrEnum):
    """Why a proposal is none."""

    NOT_OURS = "not ours"
    DUPLICATE = "duplicate"
    WRONG_FIELD = "wrong field"
    OLD = "old"
    NOT_LAW = "not law"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviewer:
    """Somebody who may decide. ``name`` is the person, ``account`` which of their accounts spoke.

    Two accounts of one name are one person.
    """

    name: str
    account: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewEvent:
    """One step. ``payload`` holds edited values as JSON text, '' for none; ``said_at`` is the
    place. ``before`` is the hash of the event before it in the whole log, ``hash`` its own.
    """

    proposal: int
    at: datetime
    step: ReviewStep
    state_before: str
    state: str
    person: str = ""
    account: str = ""
    said_at: str = ""
    words: str = ""
    version: int = 1
    document_sha256: str = ""
    payload: str = ""
    before: str = ""
    hash: str = ""
    serial: int = 0


def event_hash(event: ReviewEvent, *, before: str) -> str:
    """The SHA-256 over everything an event says and the hash before it, hexadecimal."""
    held = (
        before,
        event.proposal,
        event.at.isoformat(timespec="microseconds"),
        event.step.value,
        event.state_before,
        event.state,
        event.person,
        event.account,
        event.said_at,
        event.words,
        event.version,
        event.document_sha256,
        event.payload,
    )
    return hashlib.sha256(json.dumps(held, ensure_ascii=False).encode()).hexdigest()


def follows(event: ReviewEvent, last: ReviewEvent | None) -> bool:
    """Whether an event was written right after ``last`` and is what it was then; None: it is the
    first of the log."""
    before, serial = (last.hash, last.serial) if last else (GENESIS, 0)
    written = event_hash(event, before=before)
    return (event.before, event.hash) == (before, written) and event.serial > serial


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A proposal with its document and everything that was done about it.

    ``document`` is the version it was read from, ``joined`` are others that say the very same.
    ``edited`` are values put in by hand, by field.
    """

    number: int
    document: Document
    document_number: int
    proposal: Proposal | SpokenWords
    events: tuple[ReviewEvent, ...]
    edited: Mapping[str, str] = field(default_factory=dict)
    joined: tuple[Document, ...] = ()
    also_at: tuple[str, ...] = ()
    """Other addresses that hold the same text."""
    changed: Document | None = None
    """What the document says since it was published from; None where it says the same."""

    @property
    def confirmed(self) -> bool:
        """Whether another official document says the same: print, or customs."""
        mine = self.document.channel
        return any(one.channel is not mine for one in self.joined)

    @property
    def state(self) -> ReviewState:
        """The state of the last event."""
        return ReviewState(self.events[-1].state)

    @property
    def version(self) -> int:
        """Counts its edits and re-openings from 1: what a button was made for."""
        return self.events[-1].version

    @property
    def approvals(self) -> tuple[ReviewEvent, ...]:
        """Approvals of this version, one a person, oldest first."""
        found: dict[str, ReviewEvent] = {}
        for event in self.events:
            if event.step is ReviewStep.APPROVE and event.version == self.version:
                found.setdefault(event.person, event)
        return tuple(found.values())

    @property
    def stamp(self) -> str:
        """'3-1f65896b': version and document, which a button carries and a press is checked by."""
        return f"{self.version}-{self.document.sha256[:8]}"


def strange_days(proposal: Proposal, document: Document) -> bool:
    """Whether its day is far from the document's, or before it."""
    claimed = document.claimed_day
    if proposal.effective is None or claimed is None:
        return False
    return proposal.effective < claimed or proposal.effective - claimed > FAR


def adopted(review: Review) -> bool:
    """Whether the catalogue's files have taken its facts in: they say what stands from then on."""
    return any(event.step is ReviewStep.ADOPT for event in review.events)


def needs_two(review: Review) -> bool:
    """Whether two persons must approve: a rate, a start or end, a ban, a list of codes.

    Events, confirmations and quotations need one.
    """
    proposal = with_values(review.proposal, review.edited)
    if isinstance(proposal, SpokenWords):
        return False
    return not (proposal.kind is ProposalKind.EVENT or confirms(proposal))


def approvers_needed(review: Review, *, reviewers: int, alone: bool) -> int:
    """1 or 2. ``alone``: the workspace's setting for a list with one name on it."""
    if not needs_two(review):
        return 1
    return 1 if alone and reviewers == 1 else 2


@dataclass(frozen=True, slots=True, kw_only=True)
class StepTaken:
    """Who takes a step, when and where; ``words`` are their reason."""

    by: Reviewer
    at: datetime
    said_at: str = ""
    words: str = ""


def _event(review: Review, step: ReviewStep, state: ReviewState, taken: StepTaken) -> ReviewEvent:
    return ReviewEvent(
        proposal=review.number,
        at=taken.at,
        step=step,
        state_before=review.state.value,
        state=state.value,
        person=taken.by.name,
        account=taken.by.account,
        said_at=taken.said_at,
        words=taken.words,
        version=review.version,
        document_sha256=review.document.sha256,
        payload=review.events[-1].payload,
    )


def approve(
    review: Review, taken: StepTaken, *, needed: int, listed: Collection[str]
) -> ReviewEvent:
    """One approval; the last that is needed publishes. Raises StepRefused.

    Only those of persons who still are ``listed`` (names) as reviewers count.
    """
    if not review.state.open:
        raise StepRefused("closed")
    if any(one.person == taken.by.name for one in review.approvals):
        raise StepRefused("approved already")
    counted = [one for one in review.approvals if one.person in listed]
    enough = len(counted) + 1 >= needed
    state = ReviewState.PUBLISHED if enough else ReviewState.APPROVED_ONCE
    return _event(review, ReviewStep.APPROVE, state, taken)


def reject(review: Review, taken: StepTaken) -> ReviewEvent:
    """Not a fact, with the reason. Raises StepRefused."""
    if not review.state.open:
        raise StepRefused("closed")
    return _event(review, ReviewStep.REJECT, ReviewState.REJECTED, taken)


def put_off(review: Review, taken: StepTaken) -> ReviewEvent:
    """Not now: it goes to the end of the list for a day. Approvals stand. Raises StepRefused."""
    if not review.state.open:
        raise StepRefused("closed")
    keeps = review.state is ReviewState.APPROVED_ONCE
    return _event(review, ReviewStep.LATER, review.state if keeps else ReviewState.ASKED, taken)


def edit(review: Review, taken: StepTaken, values: Mapping[str, str]) -> ReviewEvent:
    """Values by hand, in another version: approvals of the one before fall. Raises StepRefused."""
    if not review.state.open:
        raise StepRefused("closed")
    unknown = [name for name in values if name not in EDITABLE]
    if unknown or not values:
        raise StepRefused("nothing to edit")
    with_values(review.proposal, values)  # raises what can't be read
    merged = {**review.edited, **values}
    event = _event(review, ReviewStep.EDIT, ReviewState.PROPOSED, taken)
    return replace(
        event,
        version=review.version + 1,
        payload=json.dumps(merged, ensure_ascii=False, sort_keys=True),
    )


def undo(review: Review, taken: StepTaken, *, listed: Collection[str]) -> tuple[ReviewEvent, bool]:
    """Take a published fact back; whether it is done, or waits for a second person.

    Either approver alone within a day; later two persons who are ``listed`` (names); nobody any
    more once the catalogue's files hold it. Raises StepRefused.
    """
    if review.state is not ReviewState.PUBLISHED:
        raise StepRefused("not published")
    published = next(
        e
        for e in reversed(review.events)
        if e.state == ReviewState.PUBLISHED.value and e.state_before != e.state
    )
    asked = {
        e.person
        for e in review.events
        if e.step is ReviewStep.UNDO and e.serial > published.serial and e.person
    }
    approvers = {e.person for e in review.approvals}
    alone = taken.by.name in approvers and taken.at - published.at <= UNDONE_ALONE
    if taken.by.name in asked:
        raise StepRefused("asked already")
    if adopted(review):
        raise StepRefused("in files")
    done = alone or not asked.isdisjoint(listed)
    state = ReviewState.UNDONE if done else ReviewState.PUBLISHED
    return _event(review, ReviewStep.UNDO, state, taken), done


def reopen(review: Review, taken: StepTaken) -> ReviewEvent | None:
    """What another version of its document does to a proposal; None where it has been settled.

    Open ones are superseded by those of the new version. A published fact stays, and its proposal
    is noted as resting on a text that has changed.
    """
    if review.state is ReviewState.PUBLISHED:
        return replace(
            _event(review, ReviewStep.REOPEN, ReviewState.PUBLISHED, taken), version=review.version
        )
    if review.state.open:
        return _event(review, ReviewStep.SUPERSEDE, ReviewState.SUPERSEDED, taken)
    return None


def expired(review: Review, now: datetime) -> bool:
    """Whether nobody looked at it for thirty days."""
    open_now = review.state in (ReviewState.PROPOSED, ReviewState.ASKED)
    return open_now and now - review.events[-1].at >= EXPIRES


def rank(proposal: Proposal | SpokenWords, document: Document, *, held: bool) -> int:
    """The place in the list: law before guidance before news, changes before confirmations."""
    weight = 0
    if isinstance(proposal, SpokenWords):
        weight = 60
    elif confirms(proposal):
        weight = 80
    elif proposal.kind is ProposalKind.EVENT:
        weight = 40
    channel = document.channel
    origin = 0 if channel.makes_law else 5 if channel.explains_law else 10
    return weight + origin + (100 if held else 0)
