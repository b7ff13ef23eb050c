"""The Federal Register's API: what is printed, and what is filed for print.

No ETag and no Last-Modified: a document is known by its number and what the list says of it. HTML
pages are walled for programs, so text comes from ``raw_text_url`` alone. A correction is a document
of its own. Filed documents have no text yet; in print they come again under the same number, which
makes a new version.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from adapters.feeds.markup import (
    clean_title,
    fingerprint,
    html_text,
    iso_date,
    read_json,
    shape,
    web_link,
)
from adapters.feeds.source import WebFeedSource
from adapters.feeds.web import WebResponse
from bot.domain.documents import Channel
from bot.ports.feeds import FeedError, Known, ListEntry, Listing, Publication, Trouble

_PAGES = 10
_OVERLAP = timedelta(days=10)
"""Days listed again each time: a document is sometimes added to an issue later."""
_DETAILS = (
    "action",
    "abstract",
    "dates",
    "effective_on",
    "signing_date",
    "executive_order_number",
    "proclamation_number",
    "correction_of",
)
_PRESIDENT = ("presidential document", "presdocu")


class FederalRegister(WebFeedSource):
    """Documents as printed: presidential ones, those of trade agencies, and by words."""

    channel = Channel.FEDERAL_REGISTER

    async def listing(self, known: Known, *, now: datetime) -> Listing:  # noqa: ARG002 - as declared
        """Every configured question, page by page, one entry a document. Raises FeedError."""
        since = (now - _OVERLAP).date().isoformat()
        entries: dict[str, ListEntry] = {}
        shapes: list[frozenset[str]] = []
        for address in self.settings.addresses:
            following = f"{address}&conditions[publication_date][gte]={since}"
            for _ in range(_PAGES):
                page = await self.visit.get(following, accept="application/json")
                found, following = self._page(page.body)
                entries.update((entry.natural_id, entry) for entry in found.entries)
                if found.entries:
                    shapes.append(found.shape)
                if not following:
                    break
        common = frozenset.intersection(*shapes) if shapes else frozenset()
        return Listing(entries=tuple(entries.values()), shape=common)

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """One page of an answer."""
        return self._page(body)[0]

    def _page(self, body: bytes) -> tuple[Listing, str]:
        held = read_json(body)
        if not isinstance(held, dict) or not isinstance(held.get("results"), list):
            raise FeedError(Trouble.FORMAT, "no 'results'", body=body)
        records = [one for one in held["results"] if isinstance(one, dict)]
        entries = tuple(_entry(one) for one in records if one.get("document_number"))
        return (
            Listing(entries=entries, shape=shape(records)),
            str(held.get("next_page_url") or ""),
        )

    async def publication(self, entry: ListEntry) -> Publication:
        """Its raw text; the list's own words where there is none yet. Raises FeedError."""
        address = entry.fields.get("raw_text_url", "")
        said = _said(entry.fields)
        if not address:
            page = WebResponse(url=entry.url, body=said.encode(), media_type="text/plain")
            return self.published(entry, page, "\n".join((entry.title, said)).strip())
        page = await self.visit.get(address)
        text = html_text(page.body)
        if "<html" in page.body[:200].decode("ascii", "ignore").lower() and "<pre" not in (
            page.body[:4_000].decode("ascii", "ignore").lower()
        ):
            # the wall, or a page that says 'not found', comes with status 200 and any name
            raise FeedError(Trouble.REFUSED, f"{address[:120]}: a page in place of the text")
        return self.published(entry, page, text)


class PublicInspection(WebFeedSource):
    """What is filed and will be printed within days: number, title and agency, no text."""

    channel = Channel.FEDERAL_REGISTER

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """All that is filed; only what a trade agency or the President filed is kept."""
        held = read_json(body)
        if not isinstance(held, dict) or not isinstance(held.get("results"), list):
            raise FeedError(Trouble.FORMAT, "no 'results'", body=body)
        records = [one for one in held["results"] if isinstance(one, dict)]
        kept = [one for one in records if one.get("document_number") and self._ours(one)]
        return Listing(entries=tuple(map(_filed, kept)), shape=shape(records))

    def _ours(self, record: Mapping[str, Any]) -> bool:
        if str(record.get("type", "")).lower() in _PRESIDENT:
            return True
        words = f"{' '.join(_agencies(record))} {record.get('title') or ''}".lower()
        return any(word in words for word in self.settings.options.get("words", ()))

    async def publication(self, entry: ListEntry) -> Publication:
        """What the list says: its PDF is not opened."""
        said = "\n".join(value for value in (entry.title, _said(entry.fields)) if value)
        page = WebResponse(url=entry.url, body=said.encode(), media_type="text/plain")
        return self.published(entry, page, said)


def _entry(record: Mapping[str, Any]) -> ListEntry:
    number = str(record["document_number"])
    fields = {name: _plain(record.get(name)) for name in (*_DETAILS, "raw_text_url")}
    fields["agencies"] = "; ".join(_agencies(record))
    return ListEntry(
        natural_id=number,
        fingerprint=fingerprint(str(record.get("title")), *fields.values()),
        title=clean_title(str(record.get("title") or "")),
        url=web_link("", str(record.get("html_url") or "")),
        published=iso_date(str(record.get("publication_date") or "")),
        fields=fields,
    )


def _filed(record: Mapping[str, Any]) -> ListEntry:
    note = _plain(record.get("editorial_note"))
    filed = str(record.get("filed_at") or "")
    entry = _entry(record)
    fields = {"agencies": entry.fields["agencies"], "filed_at": filed, "editorial_note": note}
    return replace(
        entry,
        fingerprint=fingerprint(entry.title, filed, note),
        url=web_link("", str(record.get("html_url") or record.get("pdf_url") or "")),
        published=iso_date(filed),
        fields=fields,
    )


def _agencies(record: Mapping[str, Any]) -> Iterator[str]:
    agencies = record.get("agencies")
    for agency in agencies if isinstance(agencies, list) else ():
        if isinstance(agency, dict):
            yield str(agency.get("raw_name") or agency.get("name") or "")


def _plain(value: Any) -> str:
    return "" if value is None else clean_title(str(value)) if "<" in str(value) else str(value)


def _said(fields: Mapping[str, str]) -> str:
    """What the list tells of a document, a line each, without addresses."""
    return "\n".join(
        f"{name.replace('_', ' ')}: {value}"
        for name, value in fields.items()
        if value and not value.startswith("http")
    )
