"""Daily exchange rates of the Bank of Canada (Valet): once a business day at 16:30 Eastern.

FXUSDCAD is what one US dollar costs in Canadian dollars. Days without a rate have no row, or an
empty one. Maintenance answers 404 in HTML, which is a gap; an unknown series answers 404 in JSON.
"""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from adapters.feeds.markup import fingerprint, iso_date, read_json
from adapters.feeds.source import WebFeedSource
from bot.ports.feeds import (
    ExchangeRate,
    FeedError,
    Known,
    ListEntry,
    Listing,
    Publication,
    Trouble,
)

_SERIES = re.compile(r"^FX([A-Z]{3})([A-Z]{3})$")


class BankOfCanada(WebFeedSource):
    """Daily average exchange rates (Valet API), one entry a business day."""

    channel = None

    async def listing(self, known: Known, *, now: datetime) -> Listing:
        """The latest observations. Raises FeedError."""
        try:
            return await super().listing(known, now=now)
        except FeedError as error:
            if error.trouble is Trouble.MISSING and error.body.lstrip()[:1] == b"<":
                raise FeedError(Trouble.UNREACHABLE, "maintenance, as a 404 in HTML") from None
            raise

    def read_list(self, body: bytes, *, now: datetime) -> Listing:  # noqa: ARG002 - no use for it
        """Every observation with a value."""
        held = read_json(body)
        rows = held.get("observations") if isinstance(held, dict) else None
        if not isinstance(rows, list):
            raise FeedError(Trouble.FORMAT, "no 'observations'", body=body)
        entries = (entry for row in rows if isinstance(row, dict) for entry in _entries(row))
        return Listing(entries=tuple(entries))

    def rates(self, entry: ListEntry) -> tuple[ExchangeRate, ...]:
        """The one rate of an entry."""
        base, quote, day, rate = (entry.fields[name] for name in ("base", "quote", "day", "rate"))
        return (
            ExchangeRate(base=base, quote=quote, day=date.fromisoformat(day), rate=Decimal(rate)),
        )

    async def publication(self, entry: ListEntry) -> Publication:
        """There are none: a bank's rates are no document."""
        raise FeedError(Trouble.FORMAT, f"{entry.natural_id} is a rate, no document")


_ISO_DAY = len("2026-10-10")


def _entries(row: dict[str, Any]) -> list[ListEntry]:
    found = []
    for series, value in row.items():
        named = _SERIES.match(series)
        written = str(value.get("v") or "") if isinstance(value, dict) else ""
        day = str(row.get("d") or "")
        published = iso_date(day) if len(day) == _ISO_DAY else None
        if named is None or published is None or not _positive(written):
            continue
        found.append(
            ListEntry(
                natural_id=f"{series} {day}",
                fingerprint=fingerprint(written),
                published=published,
                fields={"base": named[1], "quote": named[2], "day": day, "rate": written},
            )
        )
    return found


_MOST, _LONGEST = 1_000_000, 32
"""What no rate of exchange reaches, and the characters that are kept of one."""


def _positive(written: str) -> bool:
    try:
        value = Decimal(written)
    except InvalidOperation:
        return False
    return value.is_finite() and 0 < value < _MOST and len(written) <= _LONGEST
