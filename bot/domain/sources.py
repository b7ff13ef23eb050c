"""Where facts come from, and how sure we are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Confidence(StrEnum):
    """How sure the catalogue is of a fact."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class SourceKind(StrEnum):
    """What stands behind a source."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    PRESS = "press"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document a fact rests on. ``address`` is a URL or file name, '' when only the title is."""

    slug: str
    title: str
    publisher: str
    kind: SourceKind
    day: date | None = None
    address: str = ""
