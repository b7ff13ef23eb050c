"""Orders in Council: a search with a session's cookie, five rows a page, one attachment a row.

The earliest source of a surtax order. The text may be missing: then the attachment holds the
recommending sentence only, and the precis says what the order does.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from adapters.feeds.markup import (
    clean,
    clean_title,
    fingerprint,
    html_text,
    iso_date,
    node_text,
    read_html,
    web_link,
)
from adapters.feeds.source import WebFeedSource
from bot.domain.documents import Channel
from bot.ports.feeds import FeedError, Known, ListEntry, Listing, Publication, Trouble

_PAGES = 6
_COLUMNS = 10
_PC = re.compile(r"\d{4}-\d{4}")
_STUB = 1_500
"""Characters below which an attachment is the recommending sentence in two languages, no order."""


class OrdersInCouncil(WebFeedSource):
    """Orders on the day they are made: P.C. number and text or precis; no SOR number yet."""

    channel = Channel.ORDERS_IN_COUNCIL
    cookies = True

    async def listing(self, known: Known, *, now: datetime) -> Listing:
        """Search, then pages until one holds nothing new. Raises FeedError."""
        search, results = self.settings.addresses[:2]
        form = {str(k): str(v) for k, v in self.settings.options.get("form", {}).items()}
        await self.visit.post(search, form)
        entries: list[ListEntry] = []
        for number in range(1, _PAGES + 1):
            page = await self.visit.get(results.replace("{page}", str(number)))
            found = self.read_list(page.body, now=now).entries
            entries.extend(found)
            if not found or all(one.natural_id in known.ids for one in found):
                break
        if not entries:
            raise FeedError(Trouble.EMPTY, "a search without any order")
        return Listing(entries=tuple(entries))

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """One page of results; none on the page after the last."""
        root = read_html(body)
        if not root.xpath("//table"):
            raise FeedError(Trouble.FORMAT, "no table of results", body=body)
        rows = (row.xpath("./td") for row in root.xpath("//table//tr"))
        found = (self._row(cells) for cells in rows if len(cells) >= _COLUMNS)
        return Listing(entries=tuple(entry for entry in found if entry is not None))

    def _row(self, cells: list[Any]) -> ListEntry | None:
        texts = [node_text(cell) for cell in cells]
        number = _PC.search(texts[0])
        links = cells[0].xpath(".//a[@href]")
        if number is None:
            return None
        act, subject, precis, registration = texts[6], texts[7], texts[8], texts[9]
        words = self.settings.options.get("words", ())
        ours = any(word in f"{act} {subject} {precis}".lower() for word in words)
        # the department's comma moves between views: it is no part of what tells a change
        return ListEntry(
            natural_id=f"P.C. {number[0]}",
            fingerprint=fingerprint(act, subject, precis, registration),
            title=clean_title(subject),
            url=web_link(self.settings.addresses[1], links[0].get("href")) if links else "",
            published=iso_date(texts[1]),
            marker=not ours,
            fields={"precis": precis, "act": act, "registration": registration},
        )

    async def publication(self, entry: ListEntry) -> Publication:
        """The attachment; with the precis where the order itself is not in it. Raises FeedError."""
        if not entry.url:
            raise FeedError(Trouble.MISSING, f"{entry.natural_id}: no attachment yet")
        page = await self.visit.get(entry.url)
        text = html_text(page.body)
        if len(text) < _STUB:
            text = f"{text}\n{clean(entry.fields['precis'])}"
        return self.published(entry, page, text)
