"""Entries as an Atom feed (RFC 4287), newest first.

What lies ahead stands there from the day it was announced, and is new again on the day it begins.
"""

from __future__ import annotations

import uuid
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from datetime import datetime

from adapters.calendar.edition import CalendarEdition
from bot.domain.days import law_begins
from bot.presentation.dated_entries import DatedEntry, described

MOST = 100
_ATOM = "http://www.w3.org/2005/Atom"
_XML = "http://www.w3.org/XML/1998/namespace"
_NAMES = uuid.UUID("6f1e8a0e-55c2-4a3d-9c0b-3f6f6d8a7b51")
"""What ids are made in: an entry keeps its id for good."""
_CONTROLS = dict.fromkeys(c for c in range(32) if c not in (9, 10, 13))


def feed_file(edition: CalendarEdition, entries: Iterable[DatedEntry]) -> bytes:
    """The whole feed; the same entries make the same bytes."""
    newest = sorted(entries, key=lambda entry: (_updated(entry, edition), entry.key), reverse=True)
    feed = ET.Element(f"{{{_ATOM}}}feed", {f"{{{_XML}}}lang": edition.lang})
    _text(feed, "title", edition.name)
    _text(feed, "id", _id(edition.address or edition.name))
    _text(feed, "updated", _written(edition.changed))
    author = ET.SubElement(feed, f"{{{_ATOM}}}author")
    _text(author, "name", "Dutybell")
    if edition.address:
        _link(feed, "self", edition.address)
    for entry in newest[:MOST]:
        feed.append(_entry(entry, edition))
    ET.register_namespace("", _ATOM)
    ET.indent(feed)
    return bytes(ET.tostring(feed, encoding="utf-8", xml_declaration=True))


def _entry(entry: DatedEntry, edition: CalendarEdition) -> ET.Element:
    element = ET.Element(f"{{{_ATOM}}}entry")
    _text(element, "title", f"{entry.day}: {entry.title}")
    _text(element, "id", _id(entry.key))
    _text(element, "updated", _written(_updated(entry, edition)))
    for source in entry.sources[:1]:
        _link(element, "alternate", source.address)
    _text(element, "content", described(entry, edition.facts_to, edition.lang))
    return element


def _updated(entry: DatedEntry, edition: CalendarEdition) -> datetime:
    began = law_begins(entry.day)
    return began if entry.day <= edition.today else min(entry.learned, edition.changed)


def _text(parent: ET.Element, name: str, words: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}{name}").text = words.translate(_CONTROLS)


def _link(parent: ET.Element, rel: str, address: str) -> None:
    ET.SubElement(parent, f"{{{_ATOM}}}link", {"rel": rel, "href": address})


def _id(key: str) -> str:
    return f"urn:uuid:{uuid.uuid5(_NAMES, key)}"


def _written(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
