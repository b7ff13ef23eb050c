"""What feeds and reviews ask of the store."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.domain.changes import Change
    from bot.domain.documents import Channel, Document
    from bot.domain.feeds import FeedState
    from bot.domain.measures import Measure
    from bot.domain.proposals import DocumentVerdict, Proposal, SpokenWords
    from bot.domain.questions import Place
    from bot.domain.quotes import Speaker
    from bot.domain.review.approved_facts import LiveFact
    from bot.domain.review.reviews import Review, Reviewer, ReviewEvent, ReviewState
    from bot.domain.text import Lang
    from bot.ports.feeds import ExchangeRate, Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class PressFeed:
    """A feed of the press that an administrator added."""

    name: str
    address: str
    added_by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A document that was kept now: its number and version, the number of the version before it
    under the same key, and of the document with the same text under another key."""

    number: int
    version: int
    replaces: int | None = None
    twin_of: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptDraft:
    """A proposal about to be kept: unique by document, rule and first span."""

    proposal: Proposal | SpokenWords
    rule: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenProposal:
    """An open proposal in a list, without its text."""

    number: int
    document: int
    state: ReviewState
    channel: str
    programme: str
    kind: str
    title: str
    natural_id: str
    published: datetime | None
    first_seen: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenDraft:
    """What an open proposal said as it was made, and the document it was made of."""

    number: int
    document: int
    natural_id: str
    channel: Channel
    title: str
    proposal: Proposal


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenCount:
    """Documents with open proposals, and those proposals, of one programme and channel."""

    programme: str
    channel: str
    documents: int
    proposals: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReviewChannel:
    """The channel that is told of new proposals, and its language."""

    place: Place
    lang: Lang


class Feeds(Protocol):
    """When each feed was polled last, is due next and how it failed, by name."""

    async def declare(self, hosts: Mapping[str, str]) -> None:
        """Make a row for each feed that has none; ``hosts`` gives the host each asks."""
        ...

    async def get(self, name: str) -> FeedState | None:
        """A feed's row, None where it was never declared."""
        ...

    async def all(self) -> tuple[FeedState, ...]:
        """Every feed, by name."""
        ...

    async def claim(
        self, names: Sequence[str], *, worker: str, now: datetime, due_only: bool = True
    ) -> FeedState | None:
        """Take the feed that is due longest, for as long as a lease; None where none is."""
        ...

    async def extend(self, name: str, *, worker: str, now: datetime) -> bool:
        """Hold the feed for another lease from ``now`` on; False where it is another's by now."""
        ...

    async def save(self, state: FeedState, *, worker: str, release: bool) -> bool:
        """Write a feed's row, if it is still the worker's; ``release`` gives the lease back."""
        ...

    async def switch(self, name: str, *, on: bool | None) -> None:
        """Turn one feed on or off, or back to what the setting says."""
        ...

    async def hold(self, name: str, since: datetime | None) -> None:
        """Open the circuit breaker, or close it (None)."""
        ...

    async def keep_faulty(self, name: str, body: bytes) -> None:
        """Keep an answer that could not be read, for whoever mends the parser."""
        ...

    async def add_press(self, feed: PressFeed, *, now: datetime) -> None:
        """Keep a feed of the press that somebody added."""
        ...

    async def remove_press(self, name: str) -> bool:
        """Forget a feed of the press; what it brought stays. False when there was none."""
        ...

    async def press(self) -> tuple[PressFeed, ...]:
        """Feeds of the press, by name."""
        ...


class Documents(Protocol):
    """Documents: only ever added, each version once."""

    async def add(
        self, found: Publication, *, feed: str, now: datetime, baseline: bool = False
    ) -> Stored | None:
        """Keep a publication; None where its newest version is this very text."""
        ...

    async def get(self, number: int) -> Document | None:
        """The document of that number."""
        ...

    async def unread(self, *, limit: int) -> tuple[tuple[int, int | None, Document], ...]:
        """Documents nobody has read yet with their number and twin, oldest first."""
        ...

    async def note_read(
        self, number: int, verdict: DocumentVerdict, *, proposals: int, now: datetime
    ) -> bool:
        """Write down what the rules made of it; False where that was done already."""
        ...

    async def named(self, channel: Channel, natural_id: str) -> tuple[tuple[int, Document], ...]:
        """Every version under one key with its number, oldest first."""
        ...

    async def at(self, address: str) -> tuple[tuple[int, Document], ...]:
        """The documents of that address with their numbers, the newest first."""
        ...

    async def newest(self, channel: Channel) -> int | None:
        """The number of the document of that channel that was kept last; None without any."""
        ...

    async def replaced(self, number: int) -> int | None:
        """The number of the version before it under the same key; None for a first one."""
        ...

    async def count(self, feed: str, *, since: datetime) -> int:
        """How many documents a feed brought since a moment, the first poll's left out."""
        ...

    async def altered(self) -> tuple[int, ...]:
        """Numbers of documents whose text or bytes are no longer what was hashed, in order."""
        ...


class Proposals(Protocol):
    """Proposals and the log of what was done about them."""

    async def add(
        self, drafts: Sequence[KeptDraft], document: int, of: Document, *, now: datetime, held: bool
    ) -> tuple[int, ...]:
        """Keep what is not kept yet, each with its first event; the numbers of the new ones."""
        ...

    async def record(self, event: ReviewEvent) -> ReviewEvent:
        """Add an event to the end of the chain; with its serial and hashes."""
        ...

    async def step(self, review: Review, event: ReviewEvent) -> Review:
        """Record what was done to a proposal, and keep the list of open ones in step."""
        ...

    async def get(self, number: int, *, lock: bool = False) -> Review | None:
        """A proposal with its document and events; ``lock`` holds it for a step."""
        ...

    async def next(self, *, now: datetime, after: int = 0) -> int | None:
        """The number of the first that waits, by rank; ``after`` looks past that one."""
        ...

    async def waiting(
        self, *, limit: int = 50, held: bool = False, programme: str = ""
    ) -> tuple[OpenProposal, ...]:
        """Open proposals by rank, without their texts; of one programme where it is given."""
        ...

    async def drafts(self, programme: str, *, limit: int) -> tuple[OpenDraft, ...]:
        """What is open of one programme, by rank; nobody opens or closes any before this ends."""
        ...

    async def of_document(self, document: int) -> tuple[int, ...]:
        """The numbers of a document's proposals, in order."""
        ...

    async def counts(self) -> tuple[OpenCount, ...]:
        """How many documents have open proposals, by programme and channel."""
        ...

    async def expiring(self, before: datetime, *, limit: int = 100) -> tuple[int, ...]:
        """Open proposals that nothing was done to since ``before``."""
        ...

    async def log(self, *, proposal: int | None = None) -> tuple[ReviewEvent, ...]:
        """Every event, oldest first; of one proposal where it is given."""
        ...

    def chain(self) -> AsyncIterator[ReviewEvent]:
        """Every event in order, a thousand at a time."""
        ...


class Reviewers(Protocol):
    """Reviewers by their platform account, and the channels in which proposals are posted."""

    async def by_account(self, place: Place, account: str) -> Reviewer | None:
        """The reviewer behind an account, None for anybody else."""
        ...

    async def add(self, name: str, place: Place, account: str, *, by: str, now: datetime) -> None:
        """Put an account on the list under a person's name."""
        ...

    async def remove(self, name: str) -> int:
        """Take a person off the list; how many accounts that were."""
        ...

    async def all(self) -> tuple[Reviewer, ...]:
        """Everybody, an entry an account, by name."""
        ...

    async def add_channel(self, place: Place, lang: str, *, now: datetime) -> None:
        """Post proposals in this channel from now on."""
        ...

    async def remove_channel(self, place: Place) -> bool:
        """Post proposals there no more; False where none were posted."""
        ...

    async def channels(self) -> tuple[ReviewChannel, ...]:
        """Where proposals are posted."""
        ...


class Facts(Protocol):
    """Versions of facts that reviews approved, beside those of the files."""

    async def measures(self) -> Mapping[str, Measure]:
        """Measures as they are kept: without the lists imported beside them."""
        ...

    async def speakers(self) -> Mapping[str, Speaker]:
        """Everybody who is quoted."""
        ...

    async def publish(
        self, facts: Sequence[LiveFact], proposal: int, *, now: datetime
    ) -> tuple[Change, ...]:
        """Write approved facts as versions of origin 'feed'; what changed, journalled."""
        ...

    async def withdraw(self, proposal: int, *, now: datetime) -> tuple[Change, ...]:
        """Restore what its facts replaced; LookupError where a later change rests on one."""
        ...

    async def filed_to(self) -> date:
        """The day up to which the catalogue's files say that facts are known."""
        ...

    async def move_frontier(self, day: date, *, now: datetime) -> tuple[Change, ...]:
        """Note that nothing else changed up to ``day``."""
        ...


class ExchangeRates(Protocol):
    """The Bank of Canada's rates by currency and day."""

    async def put(self, rates: Sequence[ExchangeRate], *, now: datetime) -> int:
        """Keep rates; how many were new or other than before."""
        ...

    async def all(self) -> Sequence[ExchangeRate]:
        """Every rate held, for work on many entries."""
        ...

    async def on(self, base: str, quote: str, day: date) -> ExchangeRate | None:
        """The rate of ``day``, or of the last day before it that has one; None where none is held.

        Only as it was given: for the other way round, ask for that and divide once.
        """
        ...
