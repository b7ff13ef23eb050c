"""The US schedule's current release: a cheap probe. The day it names is the edition's, no duty's.

A library's own agent is refused with a small page, at times with status 200: the first byte tells.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from adapters.feeds.markup import clean_title, fingerprint, noon, read_json
from adapters.feeds.source import WebFeedSource
from adapters.feeds.web import WebResponse
from bot.domain.documents import Channel
from bot.ports.feeds import FeedError, ListEntry, Listing, Publication, Trouble

ROWS = 30_000
"""A whole export has about 35,500 rows: fewer than this is a broken one."""


class UsitcHts(WebFeedSource):
    """Releases of the Harmonized Tariff Schedule, from the USITC's list of them."""

    channel = Channel.USITC_HTS

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """One record, or the list of editions with the newest first."""
        held = read_json(body)
        records = held if isinstance(held, list) else [held]
        entries = tuple(_entry(one) for one in records[:1] if isinstance(one, dict))
        if not entries or not entries[0].natural_id:
            raise FeedError(Trouble.FORMAT, "no name of a release", body=body)
        return Listing(entries=entries)

    async def publication(self, entry: ListEntry) -> Publication:
        """The release by name: what it changes is found by importing and comparing it."""
        said = f"{entry.title} ({entry.natural_id})"
        page = WebResponse(url=entry.url, body=said.encode(), media_type="text/plain")
        return self.published(entry, page, said)

    async def export(self) -> bytes:
        """The whole schedule of the current release, as JSON. Raises FeedError for a part of it."""
        page = await self.visit.get(str(self.settings.options["export"]))
        held = read_json(page.body)
        rows = held.get("HTSData", []) if isinstance(held, dict) else held
        if len(rows) < int(self.settings.options.get("rows", ROWS)):
            raise FeedError(Trouble.FORMAT, f"an export of {len(rows)} rows is no whole schedule")
        return page.body


def _entry(record: dict[str, Any]) -> ListEntry:
    name = str(record.get("name") or "")
    title = clean_title(str(record.get("title") or record.get("description") or name))
    start = str(record.get("releaseStartDate") or "")
    return ListEntry(
        natural_id=name,
        fingerprint=fingerprint(name, title, start),
        title=f"Harmonized Tariff Schedule: {title}",
        url="https://hts.usitc.gov/",
        published=_day(start),
        fields={"start": start},
    )


def _day(written: str) -> datetime | None:
    """'11/10/2025': month first."""
    try:
        month, day, year = (int(part) for part in written.split("/"))
        return noon(date(year, month, day))
    except ValueError:
        return None
