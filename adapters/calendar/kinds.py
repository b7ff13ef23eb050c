"""The two kinds of files: each with its media type and its writer."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from adapters.calendar.edition import CalendarEdition
from bot.presentation.dated_entries import DatedEntry


@dataclass(frozen=True, slots=True, kw_only=True)
class FileKind:
    """``write`` makes the same bytes of the same entries."""

    media_type: str
    write: Callable[[CalendarEdition, Iterable[DatedEntry]], bytes]


def _calendar(edition: CalendarEdition, entries: Iterable[DatedEntry]) -> bytes:
    # the library takes as long to load as all the rest of an answer
    from adapters.calendar.ics import calendar_file

    return calendar_file(edition, entries)


def _feed(edition: CalendarEdition, entries: Iterable[DatedEntry]) -> bytes:
    from adapters.calendar.atom import feed_file

    return feed_file(edition, entries)


KINDS = {
    "ics": FileKind(media_type="text/calendar", write=_calendar),
    "atom": FileKind(media_type="application/atom+xml", write=_feed),
}
