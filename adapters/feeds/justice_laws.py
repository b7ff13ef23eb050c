"""Consolidated regulations of Justice Canada, as XML: clean lists of codes, with their dates.

Every address is one regulation. It is XML, but no feed: the root is checked. One to three weeks
after the fact; what an order amends changes in the amended order's own file.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from adapters.feeds.markup import (
    child_text,
    children,
    clean,
    clean_title,
    fingerprint,
    iso_date,
    local,
    read_xml,
)
from adapters.feeds.source import WebFeedSource
from adapters.feeds.web import WebResponse
from bot.domain.documents import Channel
from bot.ports.feeds import FeedError, Known, ListEntry, Listing, Publication, Trouble

_OWN_LINE = frozenset(
    # one string: twenty quoted names would fill as many lines
    "Section Subsection Paragraph Subparagraph Provision Item Heading Schedule TableGroup row "  # noqa: SIM905
    "MarginalNote TitleText LongTitle Text Definition Order Body InstrumentNumber RegistrationDate "
    "ConsolidationDate EnablingAuthority RegulationMakerOrder HistoricalNote".split()
)
_BEFORE = {"MM": "-", "DD": "-", "HistoricalNoteSubItem": " ", "OrderNumber": " ", "Date": " "}
_DATE = "{http://justice.gc.ca/lims}pit-date"


class JusticeLaws(WebFeedSource):
    """The orders that settings name, each in its own file."""

    channel = Channel.JUSTICE_LAWS

    async def listing(self, known: Known, *, now: datetime) -> Listing:  # noqa: ARG002 - as declared
        """Each order that is not as it was. Raises FeedError where none could be had."""
        entries: list[ListEntry] = []
        validators: dict[str, tuple[str, str]] = {}
        unchanged, last = 0, None
        for address in self.settings.addresses:
            try:
                page = await self.visit.get(
                    address, validators=known.validators.get(address, ("", ""))
                )
                if page.not_modified:
                    unchanged += 1
                    continue
                entries.append(self.entry(page.body, address))
                validators[address] = (page.etag, page.last_modified)
            except FeedError as error:
                if error.trouble in (Trouble.BUSY, Trouble.REFUSED, Trouble.BLOCKED):
                    raise
                last = error
        if last is not None and not entries and not unchanged:
            raise last
        return Listing(
            entries=tuple(entries), validators=validators, unchanged=unchanged > 0 and not entries
        )

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """One file."""
        return Listing(entries=(self.entry(body, self.settings.addresses[0]),))

    def entry(self, body: bytes, address: str) -> ListEntry:
        """A regulation as an entry that carries itself. Raises FeedError."""
        root = read_xml(body, "Regulation", "Statute")
        heads = children(root, "Identification")
        number = child_text(heads[0], "InstrumentNumber") if heads else ""
        if not number:
            raise FeedError(Trouble.FORMAT, f"{address[:120]}: no instrument number", body=body)
        return ListEntry(
            natural_id=number,
            fingerprint=fingerprint(root.get(_DATE, ""), clean(regulation_text(root))),
            title=clean_title(child_text(heads[0], "LongTitle")),
            url=address,
            published=iso_date(root.get(_DATE, "")),
            body=body,
        )

    async def publication(self, entry: ListEntry) -> Publication:
        """Its text, a line for each section, paragraph and item."""
        text = clean(regulation_text(read_xml(entry.body, "Regulation", "Statute")))
        page = WebResponse(url=entry.url, body=entry.body, media_type="text/xml")
        return self.published(entry, page, text)


def regulation_text(root: Any) -> str:
    """The words of a statute's XML with line ends where its structure has them."""
    parts: list[str] = []
    for event, node in _events(root):
        if event == "start":
            parts.append(_BEFORE.get(local(node)) or ("\n" if local(node) in _OWN_LINE else ""))
            parts.append(node.text or "")
        else:
            parts.append(node.tail or "")
    return "".join(parts)


def _events(root: Any) -> Any:
    from lxml import etree

    return etree.iterwalk(root, events=("start", "end"))
