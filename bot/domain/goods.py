"""Goods: products as people say them, and the codes they mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from bot.domain.codes import Scope
from bot.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Good:
    """A product as people say it.

    ``scope`` holds the six-digit (or shorter) codes both countries share; ``us`` and ``ca`` narrow
    it where one country's schedule splits finer, and are empty where the shared scope serves.
    ``core`` are the codes of either schedule that most of its trade moves under, whose rate heads
    an answer; empty where all of them stand for it alike. ``core_us`` says it finer for the United
    States.
    ``broader`` is the slug of the good this one is a kind of ('' for none).
    Goods outside the tariff schedule (electricity surcharge, digital services) have an empty scope.
    """

    slug: str
    name: Text
    synonyms_en: tuple[str, ...] = ()
    synonyms_fr: tuple[str, ...] = ()
    scope: Scope = field(default_factory=Scope)
    us: Scope = field(default_factory=Scope)
    ca: Scope = field(default_factory=Scope)
    core: Scope = field(default_factory=Scope)
    core_us: Scope = field(default_factory=Scope)
    broader: str = ""
    note: Text | None = None

    def scope_in(self, country: str) -> Scope:
        """The codes of this good in the schedule of ``country`` ('US' or 'CA')."""
        return {"US": self.us, "CA": self.ca}.get(country) or self.scope

    def core_in(self, country: str) -> Scope:
        """Of its codes in the schedule of ``country``, those most of its trade moves under."""
        core = (self.core_us if country == "US" else Scope()) or self.core
        return self.scope_in(country) & core if core else Scope()
