"""Who said what: verbatim words only, with speaker, day, venue and source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.domain.days import FactDay, Validity
from bot.domain.text import Text


class QuoteKind(StrEnum):
    """How much of the speaker's own words we have."""

    VERBATIM = "verbatim"
    FRAGMENT = "fragment"
    PARAPHRASE = "paraphrase"


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeHeld:
    """An office held for a time. ``validity`` None: only known as printed by the source."""

    title: Text
    validity: Validity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """A person or institution that is quoted. ``anonymous`` ones are named only by description."""

    slug: str
    name: str
    roles: tuple[OfficeHeld, ...]
    aliases: tuple[str, ...] = ()
    anonymous: bool = False
    note: Text | None = None

    def role_on(self, day: date) -> Text | None:
        """The role on ``day``; a role without dates serves any day; None when none is known."""
        dated = [r for r in self.roles if r.validity is not None and r.validity.holds(day)]
        undated = [r for r in self.roles if r.validity is None]
        return next((r.title for r in (*dated, *undated)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words somebody said on one occasion, with where they are published.

    ``words`` is verbatim for VERBATIM and FRAGMENT (a split quote is joined, its said-clause left
    out), and our own telling of what was reported for PARAPHRASE. ``written``: from a letter or
    post, not speech.
    ``context`` says what the words leave open ('He' is Trump). ``topics`` are lower-case words,
    ``goods`` and ``programmes`` slugs.
    """

    slug: str
    speaker: str
    kind: QuoteKind
    words: str
    day: FactDay
    venue: Text | None
    source: str
    outlet: str = ""
    written: bool = False
    topics: tuple[str, ...] = ()
    goods: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    context: Text | None = None
    refs: tuple[str, ...] = ()
