"""Entries as an iCalendar file (RFC 5545), days without hours."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from icalendar import Calendar, Event, vDuration

from adapters.calendar.edition import CalendarEdition
from bot.presentation.dated_entries import DatedEntry, described

_PRODUCT = "-//Dutybell//Dutybell//EN"
_AGAIN = timedelta(hours=6)
"""After which a reader should look again."""


def calendar_file(edition: CalendarEdition, entries: Iterable[DatedEntry]) -> bytes:
    """The whole calendar; the same entries make the same bytes."""
    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for name in ("name", "x-wr-calname"):
        calendar.add(name, edition.name)
    calendar.add("refresh-interval", vDuration(_AGAIN), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", vDuration(_AGAIN))
    for entry in entries:
        if entry.exact:
            calendar.add_component(_event(entry, edition))
    return bytes(calendar.to_ical())


def _event(entry: DatedEntry, edition: CalendarEdition) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@dutybell")
    event.add("dtstamp", _stamp(entry, edition))
    event.add("dtstart", entry.day)
    event.add("dtend", entry.day + timedelta(days=1))
    event.add("summary", entry.title, parameters={"LANGUAGE": edition.lang})
    event.add("description", described(entry, edition.facts_to, edition.lang))
    event.add("transp", "TRANSPARENT")
    if entry.sources:
        event.add("url", entry.sources[0].address)
    return event


def _stamp(entry: DatedEntry, edition: CalendarEdition) -> datetime:
    """When it was last looked at: a reader takes the newer one of two copies."""
    return max(entry.learned, edition.changed).replace(microsecond=0)
