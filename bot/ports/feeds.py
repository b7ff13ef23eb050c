"""What the core asks of official channels: a list of what is published, and one publication."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from bot.errors import BotError

if TYPE_CHECKING:
    from bot.domain.documents import Channel


class Trouble(StrEnum):
    """Why a poll brought nothing. Each is a gap, never an empty day."""

    UNREACHABLE = "unreachable"
    """No answer, or one of 5xx."""
    BUSY = "busy"
    """429, or 503 with Retry-After."""
    REFUSED = "refused"
    """401, 403, or a page that says so: our agent is not let in."""
    MISSING = "missing"
    """404 or 410."""
    BLOCKED = "blocked"
    """An address, a redirect or a host that is not on the feed's list, or is not public."""
    FORMAT = "format changed"
    """Not what this channel sends: HTML at a feed's address, another root, a field gone."""
    CUT_SHORT = "cut short"
    """The answer ends in the middle."""
    EMPTY = "empty"
    """Well formed without items, where there always were some."""
    OVERSIZE = "too large"
    """More than is taken from anybody, packed or unpacked."""
    UNREAD_ITEMS = "items not read"
    """The list is good, pages it names could not be fetched."""


class FeedError(BotError):
    """A poll failed. ``retry_after``: for how long the other side wants to be left alone.

    ``body``: what came instead of the format expected, kept for whoever mends the parser.
    """

    def __init__(
        self,
        trouble: Trouble,
        words: str,
        *,
        retry_after: timedelta | None = None,
        body: bytes = b"",
    ) -> None:
        super().__init__(f"{trouble.value}: {words}")
        self.trouble = trouble
        self.words = words
        self.retry_after = retry_after
        self.body = body


Validators = Mapping[str, tuple[str, str]]
"""ETag and Last-Modified ('' where not given) of each address, as answered last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListEntry:
    """One item of a channel's list.

    ``natural_id`` is the publisher's own key; ``fingerprint`` changes when the list says something
    else of it. ``marker``: nothing to read, only to be remembered (an issue whose orders are
    entries of their own). ``body``: the publication itself where the list carries it whole.
    """

    natural_id: str
    fingerprint: str
    title: str = ""
    url: str = ""
    published: datetime | None = None
    marker: bool = False
    body: bytes = b""
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """What a channel lists now, newest first.

    ``unchanged``: the other side answered 304. ``shape`` holds the paths that every item has: one
    that was always there and is gone means another format. ``moved`` is where the address now
    lives for good, '' if it stayed.
    """

    entries: tuple[ListEntry, ...] = ()
    validators: Validators = field(default_factory=dict)
    unchanged: bool = False
    shape: frozenset[str] = frozenset()
    moved: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """One publication as fetched: ``body`` is the bytes as they came, ``text`` what people read.

    ``article``: the text of a piece of the press, to be read for quotations and never kept.
    """

    channel: Channel
    natural_id: str
    title: str
    url: str
    published: datetime | None
    text: str
    body: bytes
    media_type: str
    etag: str = ""
    article: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeRate:
    """What one unit of ``base`` cost in ``quote`` on ``day`` (ISO 4217 codes)."""

    base: str
    quote: str
    day: date
    rate: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a source may ask of earlier polls: ids with their fingerprints, and validators."""

    ids: Mapping[str, str] = field(default_factory=dict)
    validators: Validators = field(default_factory=dict)


class FeedSource(Protocol):
    """One official channel, or one feed of the press."""

    @property
    def name(self) -> str:
        """What the feed is called in settings, commands and metrics."""
        ...

    @property
    def channel(self) -> Channel | None:
        """Where its documents are published; None for one that brings no documents."""
        ...

    async def listing(self, known: Known, *, now: datetime) -> Listing:
        """What is listed now. Raises FeedError."""
        ...

    async def publication(self, entry: ListEntry) -> Publication:
        """One of them, read. Raises FeedError."""
        ...

    def rates(self, entry: ListEntry) -> tuple[ExchangeRate, ...]:
        """The exchange rates an entry carries; () for every channel but a bank's."""
        ...

    async def close(self) -> None:
        """Forget what was kept for one poll: cookies."""
        ...
