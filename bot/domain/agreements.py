"""Trade agreements and preference programmes, as an entry claims them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.domain.codes import Code, Scope
from bot.domain.days import Validity
from bot.domain.entries import Entry
from bot.domain.measures import EU
from bot.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement or programme under which a lower base rate may be claimed.

    ``indicators`` are the schedules' symbols for it, the usual one first ('S', 'S+', 'UST').
    ``parties`` are the origins it is open to and ``imposing`` the countries that grant it (ISO
    3166 alpha-2); without parties the list of beneficiaries is not held, and a claim is taken as
    entered. ``validity`` None: no known end.
    """

    slug: str
    name: Text
    indicators: tuple[str, ...]
    parties: frozenset[str]
    imposing: frozenset[str]
    validity: Validity | None = None
    sources: tuple[str, ...] = ()
    reserved: tuple[tuple[str, str], ...] = ()
    """Indicators that only one origin may use, with it: ('UST', 'US'), ('MXT', 'MX')."""
    free: Scope = field(default_factory=Scope)
    free_in: frozenset[str] = frozenset()
    """Codes free of base duty in these countries, for where no schedule is held."""

    def frees(self, imposing: str, code: Code) -> bool:
        """Whether all of ``code`` is known to be free under it, without a schedule."""
        return imposing in self.free_in and self.free.covers(code)

    @property
    def closed(self) -> frozenset[tuple[str, str]]:
        """Indicators with the parties that may not use them."""
        return frozenset((i, o) for i, whose in self.reserved for o in self.parties if o != whose)

    def usable(self, origin: str) -> frozenset[str]:
        """The indicators that goods of ``origin`` may use."""
        others = {indicator for indicator, whose in self.reserved if whose != origin}
        return frozenset(self.indicators) - others

    def open_to(self, imposing: str, origin: str, day: date) -> bool:
        """Whether goods of ``origin`` can claim it from ``imposing`` on ``day``."""
        in_time = self.validity is None or self.validity.holds(day)
        members = EU if origin == "EU" else frozenset({origin})
        open_to_origin = not self.parties or members <= self.parties
        return imposing in self.imposing and open_to_origin and in_time


def claimed(agreements: Mapping[str, Agreement], entry: Entry) -> Agreement | None:
    """The agreement an entry claims, by indicator or slug; None when not open to its origin."""
    claim = (entry.claim or "").upper()
    if not claim:
        return None
    return next(
        (
            a
            for a in agreements.values()
            if (claim in a.indicators or claim == a.slug.upper())
            and (claim, entry.origin) not in a.closed
            and a.open_to(entry.imposing, entry.origin, entry.day)
        ),
        None,
    )
