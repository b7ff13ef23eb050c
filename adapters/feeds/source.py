"""A feed's source: its settings, its requests, a list and a page."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from adapters.feeds.markup import (
    child_text,
    children,
    fingerprint,
    local,
    read_xml,
    rfc_date,
    shape,
)
from adapters.feeds.web import Visit, Web, WebResponse
from bot.domain.documents import Channel
from bot.ports.feeds import (
    ExchangeRate,
    FeedError,
    Known,
    ListEntry,
    Listing,
    Publication,
    Trouble,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSettings:
    """One feed of config/feeds.yaml. ``options`` are what only its own module reads."""

    name: str
    source: str
    addresses: tuple[str, ...]
    hosts: frozenset[str]
    every: timedelta
    zone: str = "UTC"
    days: str = "all"
    hours: tuple[int, int] = (0, 24)
    usual: int = 40
    options: dict[str, Any] = field(default_factory=dict)


class WebFeedSource:
    """A channel read over the web. Subclasses say how its list and its pages read."""

    channel: Channel | None = None
    cookies = False

    def __init__(self, settings: FeedSettings, web: Web) -> None:
        self.settings = settings
        self._web = web
        self._visit: Visit | None = None

    @property
    def name(self) -> str:
        """What the feed is called."""
        return self.settings.name

    @property
    def visit(self) -> Visit:
        """The requests of the poll under way."""
        if self._visit is None:
            self._visit = self._web.visit(self.settings.hosts, cookies=self.cookies)
        return self._visit

    async def close(self) -> None:
        """The poll is over: cookies are forgotten."""
        self._visit = None

    async def listing(self, known: Known, *, now: datetime) -> Listing:
        """The list at the first address. Raises FeedError."""
        address = self.settings.addresses[0]
        page = await self.visit.get(address, validators=known.validators.get(address, ("", "")))
        return self.listed(page, address, now=now)

    def listed(self, page: WebResponse, address: str, *, now: datetime) -> Listing:
        """A fetched list, read: 304 is a good poll with nothing in it."""
        if page.not_modified:
            return Listing(unchanged=True, moved=page.moved)
        found = self.read_list(page.body, now=now)
        validators = {address: (page.etag, page.last_modified)}
        return replace(found, validators=validators, moved=page.moved)

    def read_list(self, body: bytes, *, now: datetime) -> Listing:
        """A list's bytes, read. Raises FeedError."""
        raise NotImplementedError

    async def publication(self, entry: ListEntry) -> Publication:
        """The page of an entry. Raises FeedError."""
        raise NotImplementedError

    def rates(self, entry: ListEntry) -> tuple[ExchangeRate, ...]:  # noqa: ARG002 - banks only
        """No exchange rates."""
        return ()

    def published(self, entry: ListEntry, page: WebResponse, text: str, **more: Any) -> Publication:
        """An entry with the page fetched for it. Raises FeedError when that holds nothing."""
        channel = self.channel
        if channel is None or not text:
            raise FeedError(Trouble.FORMAT, f"{entry.url[:120]}: no text", body=page.body)
        held: dict[str, Any] = {
            "channel": channel,
            "natural_id": entry.natural_id,
            "title": entry.title,
            "url": entry.url,
            "published": entry.published,
            "text": text,
            "body": page.body,
            "media_type": page.media_type,
            "etag": page.etag,
        }
        return Publication(**(held | more))


@dataclass(frozen=True, slots=True, kw_only=True)
class RssItem:
    """An item of RSS 2.0 as it stands, nothing cleaned."""

    title: str
    link: str
    guid: str
    date: str
    description: str
    content: str
    categories: tuple[str, ...]


def rss_items(body: bytes) -> tuple[RssItem, ...]:
    """Items of well-formed RSS 2.0. Raises FeedError: a list cut short gives none at all."""
    root = read_xml(body, "rss")
    channels = children(root, "channel")
    if not channels:
        raise FeedError(Trouble.FORMAT, "RSS without a channel", body=body)
    return tuple(_item(node) for node in channels[0] if local(node) == "item")


def _item(node: Any) -> RssItem:
    return RssItem(
        title=child_text(node, "title"),
        link=child_text(node, "link"),
        guid=child_text(node, "guid"),
        date=child_text(node, "pubDate"),
        description=child_text(node, "description"),
        content=child_text(node, "encoded"),
        categories=tuple("".join(c.itertext()).strip() for c in children(node, "category")),
    )


def rss_shape(items: tuple[RssItem, ...]) -> frozenset[str]:
    """The fields every item has."""
    return shape({"title": i.title, "link": i.link, "guid": i.guid, "date": i.date} for i in items)


def item_date(item: RssItem) -> datetime | None:
    """When it says it was published."""
    return rfc_date(item.date)


def item_print(item: RssItem) -> str:
    """What tells a changed item from the same one."""
    return fingerprint(item.title, item.link, item.date, item.description, item.content)
