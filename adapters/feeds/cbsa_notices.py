"""Customs notices of the Canada Border Services Agency: a menu page, compared.

Notices are rewritten in place under the same number and address, at times without a word in the
menu: the newest are fetched again once a day, and another text makes a new version.
"""

from __future__ import annotations

import re
from datetime import datetime

from adapters.feeds.markup import (
    clean_title,
    fingerprint,
    iso_date,
    main_of,
    node_text,
    read_html,
    web_link,
)
from adapters.feeds.source import WebFeedSource
from bot.domain.documents import Channel
from bot.ports.feeds import FeedError, ListEntry, Listing, Publication, Trouble

_NOTICE = re.compile(r"cn(\d{2})-(\d{1,3})", re.IGNORECASE)
_LOOKED_AT_AGAIN = 12


class CbsaNotices(WebFeedSource):
    """How the Canadian customs applies an order: no law, but first with its SOR number."""

    channel = Channel.CBSA_NOTICES

    def read_list(self, body: bytes, *, now: datetime) -> Listing:
        """The rows of the menu."""
        entries: list[ListEntry] = []
        for row in main_of(read_html(body)).xpath(".//tr[td]"):
            links = row.xpath(".//a[@href]")
            found = _NOTICE.search(links[0].get("href")) if links else None
            if found is None:
                continue
            cells = [node_text(cell) for cell in row.xpath("./td")]
            again = now.date().isoformat() if len(entries) < _LOOKED_AT_AGAIN else ""
            entries.append(
                ListEntry(
                    natural_id=f"CN {found[1]}-{int(found[2]):02d}",
                    fingerprint=fingerprint(*cells, again),
                    title=clean_title(" ".join(cells[1:2])),
                    url=web_link(self.settings.addresses[0], links[0].get("href")),
                    published=iso_date(cells[-1]),
                )
            )
        if not entries:
            raise FeedError(Trouble.FORMAT, "no customs notice in the menu", body=body)
        return Listing(entries=tuple(entries))

    async def publication(self, entry: ListEntry) -> Publication:
        """The notice's main part: the furniture around it changes with each fetch."""
        page = await self.visit.get(entry.url)
        return self.published(entry, page, node_text(main_of(read_html(page.body))))
