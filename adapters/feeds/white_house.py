"""White House presidential actions: RSS of WordPress, each item's page fetched for the whole text.

The address of a page changes and may hold another act's text, so an item is known by its ``?p=``
id. ``pubDate`` is the moment of posting in UTC, not of signing.
"""

from __future__ import annotations

import re
from datetime import datetime

from adapters.feeds.markup import clean_title, html_text, main_of, node_text, read_html
from adapters.feeds.source import (
    RssItem,
    WebFeedSource,
    item_date,
    item_print,
    rss_items,
    rss_shape,
)
from bot.domain.documents import Channel
from bot.ports.feeds import FeedError, ListEntry, Listing, Publication, Trouble

_POST = re.compile(r"[?&]p=(\d+)")
_SKIPPED = "Nominations & Appointments"


class WhiteHouse(WebFeedSource):
    """Orders, proclamations and memoranda, minutes after they are posted."""

    channel = Channel.WHITE_HOUSE

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """Thirty items, about six weeks."""
        items = rss_items(body)
        return Listing(entries=tuple(map(_entry, items)), shape=rss_shape(items))

    async def publication(self, entry: ListEntry) -> Publication:
        """The page; the feed's own text is a teaser or a part. Raises FeedError."""
        page = await self.visit.get(entry.url)
        text = node_text(main_of(read_html(page.body)))
        if len(text) < len(entry.fields.get("text", "")):
            raise FeedError(Trouble.FORMAT, f"{entry.url[:120]}: less text than in the list")
        return self.published(entry, page, text)


def _entry(item: RssItem) -> ListEntry:
    found = _POST.search(item.guid)
    return ListEntry(
        natural_id=f"?p={found[1]}" if found else item.guid or item.link,
        fingerprint=item_print(item),
        title=clean_title(item.title),
        url=item.link,
        published=item_date(item),
        marker=_SKIPPED in item.categories,
        fields={"text": html_text(item.content) if item.content else ""},
    )
