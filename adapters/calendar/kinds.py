"""The two kinds of files: each with its media type and its writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from adapters.calendar.edition import Edition
from bot.presentation.dated_entries import DatedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """``write`` makes the same bytes of the same entries."""

    media_type: str
    write: Callable[[Edition, Iterable[DatedEntry]], bytes]


def _calendar(edition: Edition, entries: Iterable[DatedEntry]) -> bytes:
    # the library takes as long to load as all the rest of an answer
    from adapters.calendar.ics import calendar_file

    return calendar_file(edition, entries)


def _feed(edition: Edition, entries: Iterable[DatedEntry]) -> bytes:
    from adapters.calendar.atom import feed_file

    return feed_file(edition, entries)


KINDS = {
    "ics": Kind(media_type="text/calendar", write=_calendar),
    "atom": Kind(media_type="application/atom+xml", write=_feed),
}
