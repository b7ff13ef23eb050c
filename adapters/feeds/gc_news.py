"""News of the Government of Canada: Finance and Global Affairs. First words, no law.

The feed gives no text, so the page is fetched; an updated release has an address of its own.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import Any

from adapters.feeds.markup import (
    child_text,
    children,
    clean_title,
    fingerprint,
    iso_date,
    main_of,
    node_text,
    read_html,
    read_json,
    read_xml,
    shape,
    web_address,
)
from adapters.feeds.source import WebFeedSource
from bot.domain.documents import Channel
from bot.ports.feeds import FeedError, Known, ListEntry, Listing, Publication, Trouble


class GcNews(WebFeedSource):
    """Releases, backgrounders and statements of the configured departments."""

    channel = Channel.GC_NEWS

    async def listing(self, known: Known, *, now: datetime) -> Listing:
        """Each department's list, one after the other. Raises FeedError."""
        whole = Listing(unchanged=True)
        for address in self.settings.addresses:
            page = await self.visit.get(address, validators=known.validators.get(address, ("", "")))
            one = self.listed(page, address, now=now)
            whole = Listing(
                entries=(*whole.entries, *one.entries),
                validators={**whole.validators, **one.validators},
                unchanged=whole.unchanged and one.unchanged,
                shape=(whole.shape & one.shape) if whole.shape and one.shape else one.shape,
                moved=whole.moved or one.moved,
            )
        return whole

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """JSON, in which a single entry comes as an object; or Atom."""
        atom = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"<"
        records = list(_atom(body) if atom else _json(body))
        entries = (_entry(one) for one in records)
        return Listing(entries=tuple(one for one in entries if one.url), shape=shape(records))

    async def publication(self, entry: ListEntry) -> Publication:
        """The page's main part. Raises FeedError."""
        page = await self.visit.get(entry.url)
        return self.published(entry, page, node_text(main_of(read_html(page.body))))


def _json(body: bytes) -> Iterator[dict[str, Any]]:
    held = read_json(body)
    feed = held.get("feed") if isinstance(held, dict) else None
    if not isinstance(feed, dict):
        raise FeedError(Trouble.FORMAT, "no 'feed'", body=body)
    entries = feed.get("entry") or []
    if isinstance(entries, dict):
        entries = [entries]
    if not isinstance(entries, list):
        raise FeedError(Trouble.FORMAT, "no list of entries", body=body)
    yield from (one for one in entries if isinstance(one, dict))


def _atom(body: bytes) -> Iterator[dict[str, Any]]:
    for node in children(read_xml(body, "feed"), "entry"):
        links = [link.get("href", "") for link in children(node, "link")]
        yield {
            "title": child_text(node, "title"),
            "link": links[0] if links else "",
            "publishedDate": child_text(node, "published") or child_text(node, "updated"),
            "teaser": child_text(node, "summary"),
        }


def _entry(record: dict[str, Any]) -> ListEntry:
    title = clean_title(str(record.get("title") or ""))
    address = web_address(str(record.get("link") or "")).replace("http://", "https://", 1)
    published = str(record.get("publishedDate") or "")
    entry = ListEntry(
        natural_id=address.partition("://")[2],
        fingerprint=fingerprint(title, published, str(record.get("teaser") or "")),
        title=title,
        url=address,
        published=iso_date(published),
    )
    return replace(entry, marker=not title)
