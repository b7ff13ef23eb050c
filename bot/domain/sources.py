"""Where facts come from, and how sure we are."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Confidence(StrEnum):
    """How sure the catalogue is of a fact: see :func:`supported`. Surest first."""

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
    """A document. ``address`` is the https address of it, '' when only the title is known."""

    slug: str
    title: str
    publisher: str
    kind: SourceKind
    day: date | None = None
    address: str = ""

    @property
    def reachable(self) -> bool:
        """Whether a reader can go and look."""
        return self.address.startswith("https://")


def supported(sources: Iterable[Source]) -> Confidence:
    """The most that these sources carry.

    High: a government text that can be looked up. Medium: another text that can be looked up, or a
    government text known by its title alone. Low: less than that.

    >>> supported(())
    <Confidence.LOW: 'low'>
    """
    held = tuple(sources)
    official = [source for source in held if source.kind is SourceKind.OFFICIAL]
    if any(source.reachable for source in official):
        return Confidence.HIGH
    if official or any(source.reachable for source in held):
        return Confidence.MEDIUM
    return Confidence.LOW
