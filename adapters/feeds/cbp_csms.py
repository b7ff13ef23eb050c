"""Customs messages (CSMS) of US Customs and Border Protection, at GovDelivery.

The message number in hexadecimal is the bulletin's id, so a number cited anywhere gives the
address. The list holds the last hundred. Messages of 2011 to 2020 were moved here and have new
addresses: the day stands in the page's dateline, never in the list.
"""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any

from adapters.feeds.markup import (
    WASHINGTON,
    clean_title,
    fingerprint,
    html_text,
    node_text,
    read_html,
    read_json,
    shape,
    web_address,
)
from adapters.feeds.source import WebFeedSource, item_date, rss_items, rss_shape
from bot.domain.documents import Channel
from bot.ports.feeds import FeedError, ListEntry, Listing, Publication, Trouble

_NUMBER = re.compile(r"\b(CSMS|CAMS)\s*#\s*([\d-]{6,12})", re.IGNORECASE)
_BULLETIN = re.compile(r"/bulletins/([0-9a-f]+)", re.IGNORECASE)
_DATELINE = re.compile(r"(\d{1,2}/\d{1,2}/\d{4}) (\d{1,2}:\d{2} [AP]M)")


class CbpCsms(WebFeedSource):
    """Operational guidance: headings, day and hour; no law."""

    channel = Channel.CBP_CSMS

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """The widget's JSON, or the same account's RSS."""
        if body.lstrip()[:1] == b"<":
            items = rss_items(body)
            entries = [_entry(i.title, i.link, item_date(i)) for i in items]
            return Listing(entries=tuple(entries), shape=rss_shape(items))
        held = read_json(body)
        if not isinstance(held, list):
            raise FeedError(Trouble.FORMAT, "expected a list of messages", body=body)
        records = [one for one in held if isinstance(one, dict)]
        entries = [
            _entry(str(one["subject"]), str(one["href"]), _listed(str(one.get("pub_date") or "")))
            for one in records
            if one.get("subject") and one.get("href")
        ]
        return Listing(entries=tuple(entries), shape=shape(records))

    async def publication(self, entry: ListEntry) -> Publication:
        """The bulletin's page: subject, body, and the day of its dateline. Raises FeedError."""
        page = await self.visit.get(entry.url)
        root = read_html(page.body)
        found = root.xpath("//*[@id='bulletin_body']")
        if not found:
            raise FeedError(Trouble.FORMAT, f"{entry.url[:120]}: no bulletin body", body=page.body)
        links = _attachments(found[0])
        text = "\n".join((entry.title, node_text(found[0]), *links))
        return self.published(
            entry, page, text, published=_dateline(root) or entry.published, etag=page.etag
        )


def _entry(subject: str, link: str, published: datetime | None) -> ListEntry:
    address = web_address(link).replace("http://", "https://", 1)
    number, bulletin = _NUMBER.search(subject), _BULLETIN.search(address)
    if number:
        key = f"{number[1].upper()} {number[2]}"
    elif bulletin:
        key = f"bulletin {int(bulletin[1], 16)}"
    else:
        key = address
    title = clean_title(subject)
    return ListEntry(
        natural_id=key,
        fingerprint=fingerprint(title, address),
        title=title,
        url=address,
        published=published,
    )


def _listed(written: str) -> datetime | None:
    try:
        return datetime.strptime(written[:19].strip(), "%Y-%m-%d %I:%M %p").replace(
            tzinfo=WASHINGTON
        )
    except ValueError:
        return None


def _dateline(root: Any) -> datetime | None:
    """'sent this bulletin at 07/21/2026 05:26 PM EDT'."""
    for node in root.xpath("//*[contains(@class, 'dateline')]"):
        found = _DATELINE.search(node_text(node))
        if found:
            moment = datetime.strptime(f"{found[1]} {found[2]}", "%m/%d/%Y %I:%M %p")  # noqa: DTZ007
            return moment.replace(tzinfo=WASHINGTON)
    return None


def _attachments(node: Any) -> list[str]:
    """Names of attached lists: they are not opened, a reader is told that they exist."""
    names = (html_text(link.get("href", "").rpartition("/")[2]) for link in node.xpath(".//a"))
    return [f"Attachment: {name}" for name in names if name.endswith(("xlsx", "xls", "pdf", "csv"))]
