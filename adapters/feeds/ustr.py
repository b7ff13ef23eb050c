"""Press releases of the US Trade Representative: its RSS, or the index page where that is gone.

An announcement only: the legal text is in the Federal Register.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime

from adapters.feeds.markup import (
    clean_title,
    fingerprint,
    main_of,
    node_text,
    noon,
    read_html,
    web_link,
)
from adapters.feeds.source import WebFeedSource, item_date, item_print, rss_items, rss_shape
from bot.domain.documents import Channel
from bot.ports.feeds import FeedError, ListEntry, Listing, Publication, Trouble

_RELEASE = re.compile(r"/press-releases/(20\d\d)/(\w+)/([\w-]+)/?$")
_DAY = re.compile(r"([A-Z][a-z]+ \d{1,2}, 20\d\d)")


class Ustr(WebFeedSource):
    """What the US Trade Representative announces, by RSS or the index of releases."""

    channel = Channel.USTR

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """RSS, or the index of releases."""
        if body.lstrip(b"\xef\xbb\xbf \t\r\n")[:5].lower() in (b"<html", b"<!doc"):
            return self._index(body)
        items = rss_items(body)
        entries = tuple(
            ListEntry(
                natural_id=_key(item.link) or item.guid,
                fingerprint=item_print(item),
                title=clean_title(item.title),
                url=web_link("", item.link),
                published=item_date(item),
            )
            for item in items
        )
        return Listing(entries=entries, shape=rss_shape(items))

    def _index(self, body: bytes) -> Listing:
        entries = []
        for link in main_of(read_html(body)).xpath(".//a[@href]"):
            address = web_link(self.settings.addresses[-1], link.get("href"))
            key, title = _key(address), clean_title(node_text(link))
            if not key or not title:
                continue
            entries.append(
                ListEntry(
                    natural_id=key,
                    fingerprint=fingerprint(title, address),
                    title=title,
                    url=address,
                    published=_day(node_text(link.getparent())),
                )
            )
        if not entries:
            raise FeedError(Trouble.FORMAT, "no press release on the index", body=body)
        return Listing(entries=tuple(entries))

    async def publication(self, entry: ListEntry) -> Publication:
        """The release's page. Raises FeedError."""
        page = await self.visit.get(entry.url)
        return self.published(entry, page, node_text(main_of(read_html(page.body))))


def _key(address: str) -> str:
    found = _RELEASE.search(address.partition("?")[0])
    return "/".join(found.groups()) if found else ""


def _day(text: str) -> datetime | None:
    found = _DAY.search(text)
    try:
        return found and noon(datetime.strptime(found[1], "%B %d, %Y").replace(tzinfo=UTC).date())
    except ValueError:
        return None
