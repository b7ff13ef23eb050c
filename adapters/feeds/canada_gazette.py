"""Canada Gazette, Part II: a feed of issues, an index page an issue, a page an instrument.

An issue's day is never the day an order takes effect. The consolidated index (``-c2``) lists all
that is in force and is passed over. A page that was not found comes with status 200; an issue in
which nothing was registered is a true zero.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from adapters.feeds.markup import (
    clean_title,
    fingerprint,
    main_of,
    node_text,
    noon,
    read_html,
    web_link,
)
from adapters.feeds.source import WebFeedSource, item_date, rss_items, rss_shape
from bot.domain.documents import Channel
from bot.ports.feeds import FeedError, Known, ListEntry, Listing, Publication, Trouble

_ISSUES = 4
"""Newest issues whose index is read in one poll: the feed goes back to 2019."""
_NUMBER = re.compile(r"\b(SOR|SI|TR)/(\d{4}-\d+)")
_REGISTERED = re.compile(r"\b(\d{2})/(\d{2})/(\d{2})\b")
_NOTHING = "no regulatory text was registered"


class CanadaGazette(WebFeedSource):
    """Orders and regulations as registered, one to three weeks after."""

    channel = Channel.CANADA_GAZETTE

    async def listing(self, known: Known, *, now: datetime) -> Listing:
        """The feed, and the index of each new issue. Raises FeedError."""
        listing = await super().listing(known, now=now)
        new = [one for one in listing.entries if one.natural_id not in known.ids][:_ISSUES]
        found = [entry for issue in new for entry in await self._instruments(issue)]
        return replace(listing, entries=(*found, *listing.entries))

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """Issues, as things to remember: what they hold are entries of their own."""
        items = [item for item in rss_items(body) if "-c2/" not in item.link]
        entries = tuple(
            ListEntry(
                natural_id=f"issue {item.link.partition('/p2/')[2] or item.link}",
                fingerprint=fingerprint(item.title),
                title=clean_title(item.title),
                url=item.link,
                published=item_date(item),
                marker=True,
            )
            for item in items
        )
        return Listing(entries=entries, shape=rss_shape(tuple(items)))

    async def _instruments(self, issue: ListEntry) -> Iterable[ListEntry]:
        page = await self.visit.get(issue.url)
        if "index" not in issue.url.rpartition("/")[2]:
            # an extra edition: its link is the order itself
            text = node_text(main_of(read_html(page.body)))
            number = _NUMBER.search(text)
            key = f"{number[1]}/{number[2]}" if number else issue.natural_id
            return [replace(issue, natural_id=key, marker=False)]
        return self.instruments(page.body, issue)

    def instruments(self, body: bytes, issue: ListEntry) -> list[ListEntry]:
        """The orders of an index page that touch customs. Raises FeedError for no such page."""
        main = main_of(read_html(body))
        rows = [row for row in main.xpath(".//li") if row.xpath(".//a[@href]")]
        if not rows and _NOTHING not in node_text(main).lower():
            raise FeedError(Trouble.FORMAT, f"{issue.url[:120]}: no index of an issue", body=body)
        found = (self._instrument(row, issue) for row in rows)
        return [entry for entry in found if entry is not None]

    def _instrument(self, row: Any, issue: ListEntry) -> ListEntry | None:
        text = node_text(row)
        number = _NUMBER.search(text)
        words = self.settings.options.get("words", ())
        if number is None or not any(word in text.lower() for word in words):
            return None
        key = f"{number[1]}/{number[2]}"
        title = clean_title(text.partition(key)[0])
        return ListEntry(
            natural_id=key,
            fingerprint=fingerprint(title),
            title=title,
            url=web_link(issue.url, row.xpath(".//a")[0].get("href")),
            published=_registered(text) or issue.published,
        )

    async def publication(self, entry: ListEntry) -> Publication:
        """The instrument's page. Raises FeedError for the site's 'not found' with status 200."""
        page = await self.visit.get(entry.url)
        root = read_html(page.body)
        if "error 404" in node_text(root)[:400].lower():
            raise FeedError(Trouble.MISSING, f"{entry.url[:120]}: not found, with status 200")
        return self.published(entry, page, node_text(main_of(root)))


def _registered(text: str) -> datetime | None:
    """The day of registration: DD/MM/YY."""
    found = _REGISTERED.search(text)
    try:
        return found and noon(date(2000 + int(found[3]), int(found[2]), int(found[1])))
    except ValueError:
        return None
