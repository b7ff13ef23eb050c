"""Any feed of the press that an administrator adds: RSS, Atom or JSON Feed, with their faults.

Kept of an article: title, outlet, address, day, the feed's own teaser, and quotations. Its text is
read once for those and then dropped. Feeds of the press break in every way there is, so they are
read by feedparser, which lives with that; what it gives is data like the rest.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from adapters.feeds.markup import (
    clean_title,
    fingerprint,
    html_text,
    iso_date,
    main_of,
    node_text,
    read_html,
    read_json,
    rfc_date,
    web_address,
    web_link,
)
from adapters.feeds.source import WebFeedSource
from adapters.feeds.web import WebResponse
from bot.domain.documents import Channel
from bot.ports.feeds import FeedError, ListEntry, Listing, Publication, Trouble

_TEASER = 500
_ENTITY_TYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_FRENCH = {
    "janv": "Jan",
    "févr": "Feb",
    "fevr": "Feb",
    "mars": "Mar",
    "avr": "Apr",
    "mai": "May",
    "juin": "Jun",
    "juil": "Jul",
    "août": "Aug",
    "aout": "Aug",
    "sept": "Sep",
    "oct": "Oct",
    "nov": "Nov",
    "déc": "Dec",
    "dec": "Dec",
}
_FRENCH_MONTH = re.compile(r"(\d{1,2}) ([a-zéèûôA-ZÉ]{3,5})[a-zé]*\.? (\d{4})")


class Press(WebFeedSource):
    """What an outlet publishes; events and quotations may come of it, never a measure."""

    channel = Channel.PRESS

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """Items by what tells them apart: their own id, else their address, else their title."""
        start = body.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
        items = list(_json_items(body) if start == b"{" else _parsed_items(body))
        shared = Counter(item["id"] for item in items)
        entries = (self._entry(item, shared) for item in items)
        return Listing(entries=tuple({one.natural_id: one for one in entries if one}.values()))

    def _entry(self, item: Mapping[str, str], shared: Counter[str]) -> ListEntry | None:
        title = clean_title(item["title"])
        address = web_address(web_link(self.settings.addresses[0], item["link"]))
        own = item["id"] if shared[item["id"]] == 1 else ""
        key = own or (address if urlsplit(address).path.strip("/") else "") or title
        if not title or not key:
            return None
        if shared[item["id"]] > 1 and not own:
            # one id for two: a correction under the old id, or one id for all
            key = f"{key} {title}" if key == address else key
        return ListEntry(
            natural_id=f"{self.name} {fingerprint(key)}",
            fingerprint=fingerprint(title, item["summary"]),
            title=title,
            url=address,
            published=press_date(item["date"]),
            fields={"teaser": html_text(item["summary"])[:_TEASER] if item["summary"] else ""},
        )

    async def publication(self, entry: ListEntry) -> Publication:
        """Title and teaser; the article's text is given along to be read and not kept."""
        said = "\n".join(part for part in (entry.title, entry.fields.get("teaser", "")) if part)
        page = WebResponse(url=entry.url, body=said.encode(), media_type="text/plain")
        return self.published(entry, page, said, article=await self._article(entry))

    async def _article(self, entry: ListEntry) -> str:
        """The page's text where its host is on the list; '' where it isn't, or can't be had."""
        if (urlsplit(entry.url).hostname or "") not in self.settings.hosts:
            return ""
        try:
            page = await self.visit.get(entry.url)
        except FeedError:
            return ""
        root = read_html(page.body)
        found = root.xpath("//article")
        return node_text(found[0] if found else main_of(root))


def _json_items(body: bytes) -> Iterator[dict[str, str]]:
    held = read_json(body)
    items = held.get("items")
    if "jsonfeed" not in str(held.get("version", "")) or not isinstance(items, list):
        raise FeedError(Trouble.FORMAT, "JSON, but no JSON Feed", body=body)
    for one in items:
        if isinstance(one, dict):
            yield {
                "id": str(one.get("id") or ""),
                "title": str(one.get("title") or ""),
                "link": str(one.get("url") or one.get("external_url") or ""),
                "date": str(one.get("date_published") or ""),
                "summary": str(one.get("summary") or ""),
            }


def _parsed_items(body: bytes) -> Iterator[dict[str, str]]:
    if _ENTITY_TYPE.search(body[:100_000]):
        raise FeedError(Trouble.FORMAT, "a document type is not accepted", body=body)
    import feedparser

    found = feedparser.parse(body, sanitize_html=False, resolve_relative_uris=False)
    if not found.version:
        raise FeedError(Trouble.FORMAT, "neither RSS nor Atom", body=body)
    if found.bozo and b"</rss>" not in body and b"</feed>" not in body and b"RDF>" not in body:
        raise FeedError(Trouble.CUT_SHORT, "the feed ends in the middle", body=body)
    for one in found.entries:
        held: Mapping[str, Any] = one
        yield {
            "id": str(held.get("id") or ""),
            "title": str(held.get("title") or ""),
            "link": str(held.get("link") or ""),
            "date": str(held.get("published") or held.get("updated") or ""),
            "summary": str(held.get("summary") or ""),
        }


def press_date(written: str) -> datetime | None:
    """A moment as outlets write it; None for 'two hours ago' and for hour 24."""
    month = _FRENCH_MONTH.search(written)
    if month and month[2].lower() in _FRENCH:
        tail = written[month.end() :]
        written = f"{month[1]} {_FRENCH[month[2].lower()]} {month[3]}{tail}"
    return iso_date(written) or rfc_date(written)
