"""Measures: what a country charges, exempts or forbids, from which day to which."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum

from bot.domain.codes import Scope
from bot.domain.days import Validity
from bot.domain.duty import DutyExpression, Free
from bot.domain.sources import Confidence
from bot.domain.text import Text


class Standing(StrEnum):
    """What kind of act stands behind a measure, apart from the calendar."""

    ENACTED = "enacted"
    ANNOUNCED = "announced"
    THREATENED = "threatened"
    WITHDRAWN = "withdrawn"


class Status(StrEnum):
    """How a measure stands on a day. Only IN_FORCE may be shown as what is owed."""

    IN_FORCE = "in force"
    SCHEDULED = "scheduled"
    ENDED = "ended"
    ANNOUNCED = "announced"
    THREATENED = "threatened"
    WITHDRAWN = "withdrawn"


class Basis(StrEnum):
    """Which part of the value a measure is charged on."""

    FULL_VALUE = "full value"
    METAL_CONTENT = "metal content"
    NON_METAL_CONTENT = "non-metal content"
    NON_US_CONTENT = "non-US content"
    NON_CANADA_MEXICO_CONTENT = "value less Canadian and Mexican content"


EU = frozenset(
    # one string: thirty quoted pairs of letters would fill as many lines
    "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE".split()  # noqa: SIM905
)
"""Members of the European Union (ISO 3166 alpha-2)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origins:
    """Which countries of origin a measure hits: all but ``never``, where ``only`` is empty."""

    only: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    def hit(self, country: str) -> bool:
        """Whether goods of ``country`` (ISO 3166 alpha-2) are hit.

        Members of the European Union go by their own codes; 'EU' stands for all of them.

        >>> Origins(only=EU).hit("EU"), Origins(never=EU | {"JP"}).hit("EU")
        (True, False)
        """
        if country == "EU":
            return not self.never >= EU and (not self.only or self.only >= EU)
        return country not in self.never and (not self.only or country in self.only)

    @property
    def neighbours(self) -> bool:
        """Whether goods of Canada or of the United States are hit."""
        return self.hit("CA") or self.hit("US")


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """The legal authority measures hang on."""

    slug: str
    name: Text
    imposing: str
    authority: str
    fee: bool = False
    """A charge for the customs service itself, shown apart from duties."""
    apart: bool = False
    """Rates are each firm's own (anti-dumping): where no figure is held it is named, not summed."""
    names: tuple[str, ...] = ()
    """What people also call it: 's232', 'fentanyl tariffs', 'counter-tariffs'."""
    note: Text | None = None
    short: Text | None = None
    """What a card of few words calls it: 'forced-labour duty'. None: its statute's section."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """A condition under which less (or nothing) is owed than the measure says.

    Every condition that is set must hold. ``claim`` is a trade-agreement claim on the entry
    ('usmca'); ``declared`` is a fact only the importer knows, by name ('us-melted-metal',
    'loaded-before-2026-07-24', 'civil-aircraft'): unknown is never taken as yes. ``scope`` narrows
    to some codes. ``duty`` is what is owed instead, on ``basis`` when that differs.
    ``at_least`` is a floor in percent of the full value for all duties of the entry together.
    ``assumed_share``: percent of the value the basis counts as where content is not proven.
    """

    label: Text
    claim: str = ""
    declared: str = ""
    scope: Scope | None = None
    duty: DutyExpression = field(default_factory=Free)
    basis: Basis | None = None
    at_least: Decimal | None = None
    assumed_share: Decimal | None = None
    validity: Validity | None = None
    heading: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One duty, exemption, quota or prohibition of one programme.

    ``validity`` is when the law applies; for a threat it holds the day threatened, and
    ``standing`` keeps it from ever counting as law. ``label`` says in words what it covers.
    ``goods`` are the goods it names; ``scope`` all codes it reaches in the imposing country's
    schedule, those of its goods included. ``replaces`` is the slug of the measure before it.
    ``gap_of`` names the measure whose codes are not all held: this one says of the others that
    they may be under it, and falls away once a whole list is imported for it.
    ``recorded_at`` is when this store learned of this version (aware, UTC).
    """

    slug: str
    programme: str
    imposing: str
    origins: Origins
    label: Text
    duty: DutyExpression
    validity: Validity
    standing: Standing = Standing.ENACTED
    basis: Basis = Basis.FULL_VALUE
    assumed_share: Decimal | None = None
    """Percent of the value that ``basis`` counts as where content is not proven."""
    goods: tuple[str, ...] = ()
    scope: Scope = field(default_factory=Scope)
    reliefs: tuple[Relief, ...] = ()
    instrument: str = ""
    heading: str = ""
    announced: date | None = None
    replaces: str = ""
    gap_of: str = ""
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    note: Text | None = None
    refs: tuple[str, ...] = ()
    """Row ids of the research timeline the measure rests on."""
    recorded_at: datetime | None = None

    def status_on(self, day: date) -> Status:
        """How the measure stands on ``day``: derived from the calendar wherever it can be."""
        match self.standing:
            case Standing.ENACTED:
                if day < self.validity.first:
                    return Status.SCHEDULED
                return Status.IN_FORCE if self.validity.holds(day) else Status.ENDED
            case Standing.ANNOUNCED:
                return Status.ANNOUNCED
            case Standing.THREATENED:
                return Status.THREATENED
            case Standing.WITHDRAWN:
                return Status.WITHDRAWN


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportedScope:
    """The codes of one measure (``slug`` is the measure's) as an imported list gives them.

    They take the place of the scope that the catalogue states, join it (``add``) or are taken out
    of it (``without``: a list of exemptions). ``file`` is the name of the list.
    """

    slug: str
    scope: Scope
    file: str
    add: bool = False
    without: bool = False

    @property
    def whole(self) -> bool:
        """Whether the list is all there is: nothing of the stated scope stays."""
        return not (self.add or self.without)

    def applied(self, stated: Scope) -> Scope:
        """The measure's scope with the list."""
        if self.without:
            return stated - self.scope
        return stated | self.scope if self.add else self.scope


class Part(StrEnum):
    """On which part of a good one programme keeps another away."""

    WHOLE = "whole"
    METAL = "metal"
    NONE = "none"
    """No part: both are owed, said because it is asked or because sources disagree."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StackingRule:
    """Where ``winner`` is owed, ``loser`` is not, on ``part`` of the value.

    Both name programmes or single measures, by slug. ``even_at_zero``: being under the winner
    is enough, though nothing is owed under it (autos and trucks from 2025-11-01).
    """

    slug: str
    winner: frozenset[str]
    loser: frozenset[str]
    part: Part
    validity: Validity
    reason: Text
    even_at_zero: bool = False
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
