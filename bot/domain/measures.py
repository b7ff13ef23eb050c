"""Measures: what a country charges, exempts or forbids, from which day to which."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
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


class HeldBy(StrEnum):
    """How exactly a measure's codes are those that its act names."""

    LINE = "line"
    """Every line or item that the act names, and no other."""
    HEADING = "heading"
    """Whole headings in the place of the lines that the act names: no list of them is held."""
    PARTLY = "partly"
    """Lines, but not all of them."""


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

    def meets(self, other: Origins) -> bool:
        """Whether some country is hit by both.

        >>> Origins(only=EU).meets(Origins(never=EU)), Origins().meets(Origins(never=EU))
        (False, True)
        """
        if self.only and other.only:
            return bool((self.only - self.never) & (other.only - other.never))
        if self.only:
            return bool(self.only - self.never - other.never)
        return not other.only or bool(other.only - other.never - self.never)

    def both(self, other: Origins) -> Origins | None:
        """The countries that both hit; None where there are none.

        >>> Origins(never=frozenset({"GB"})).both(Origins(only=frozenset({"CA", "GB"})))
        Origins(only=frozenset({'CA'}), never=frozenset())
        """
        never = self.never | other.never
        if not (self.only or other.only):
            return Origins(never=never)
        listed = self.only & other.only if self.only and other.only else self.only or other.only
        return Origins(only=listed - never) if listed - never else None

    def without(self, other: Origins) -> Origins | None:
        """The countries that this hits and ``other`` does not; None where there are none.

        >>> Origins().without(Origins(only=frozenset({"CA"})))
        Origins(only=frozenset(), never=frozenset({'CA'}))
        """
        if other.only:
            return self.both(Origins(never=other.only - other.never))
        return self.both(Origins(only=other.never)) if other.never else None

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
    filing: int = 0
    """Its headings' place on an entry line, from 1; 0 where customs gave none."""
    low_value: Decimal | None = None
    """Of exemptions of small shipments: the worth of an entry up to which they are told of it, in
    the dollars of who charges. None of them reaches higher."""
    succeeded_by: str = ""
    """The slug of the programme that charges its goods since it ended, where the law goes on by
    another name; '' for none."""


def law_of(programme: str) -> str:
    """The law that a programme's slug begins with, which programmes of several goods share.

    >>> law_of("us-232-copper"), law_of("us-122")
    ('us-232', 'us-122')
    """
    return "-".join(programme.split("-")[:2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Relief:
    """A condition under which less (or nothing) is owed than the measure says.

    Every condition that is set must hold. ``claim`` is a trade-agreement claim on the entry
    ('usmca'); ``declared`` is a fact only the importer knows, by name ('us-melted-metal',
    'loaded-before-2026-07-24', 'civil-aircraft'): unknown is never taken as yes. ``unless`` is a
    fact without which the measure does not reach the goods ('auto-part': a computer is charged as
    a part of a car only where it is declared to be one); ``outside`` says that the goods relieved
    are not among those the measure is for ('not-auto-part'). ``scope`` narrows to some codes.
    ``duty`` is what is owed instead, on ``basis`` when that differs.
    ``at_least`` is a floor in percent of the full value for all duties of the entry together.
    ``assumed_share``: percent of the value the basis counts as where content is not proven.
    ``of_old_rate``: its rate was set beside an earlier rate of the measure, and no text that is
    held says that it stands beside this one.
    """

    label: Text
    claim: str = ""
    declared: str = ""
    unless: str = ""
    outside: bool = False
    scope: Scope | None = None
    duty: DutyExpression = field(default_factory=Free)
    basis: Basis | None = None
    at_least: Decimal | None = None
    assumed_share: Decimal | None = None
    validity: Validity | None = None
    heading: str = ""
    of_old_rate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """How much of ``scope`` may enter below a measure in each quarter of ``validity``.

    ``tonnes`` from all its origins together, of which one country may have ``share`` percent.
    """

    label: Text
    tonnes: Decimal
    share: Decimal
    scope: Scope
    validity: Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase:
    """The codes on a list from ``first`` until the next phase begins."""

    first: date
    scope: Scope


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One duty, exemption, quota or prohibition of one programme.

    ``validity`` is when the law applies; for a threat it holds the day threatened, and
    ``standing`` keeps it from ever counting as law. ``label`` says in words what it covers.
    ``goods`` are the goods it names; ``scope`` all codes it reaches in the imposing country's
    schedule on any day, those of its goods included. Where its list changed under way, ``phases``
    hold the codes by day. ``replaces`` is the slug of the measure before it.
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
    phases: tuple[Phase, ...] = ()
    held: HeldBy = HeldBy.LINE
    grade: str = ""
    """How near to the official text its lists were read, 'A' (from it) to 'D'; '' for no list."""
    reliefs: tuple[Relief, ...] = ()
    quotas: tuple[Quota, ...] = ()
    instrument: str = ""
    heading: str = ""
    announced: date | None = None
    replaces: str = ""
    gap_of: str = ""
    sources: tuple[str, ...] = ()
    confidence: Confidence = Confidence.HIGH
    note: Text | None = None
    unconfirmed: bool = False
    """Only the White House's own page says so: no Federal Register, no customs message yet."""
    hour: time | None = None
    """The Eastern hour of its first day from which it is law; None for the beginning of it."""
    refs: tuple[str, ...] = ()
    """Row ids of the research timeline the measure rests on."""
    recorded_at: datetime | None = None

    def quotas_on(self, day: date, asked: Scope) -> tuple[Quota, ...]:
        """Those that hold some of ``asked`` on ``day``."""
        return tuple(q for q in self.quotas if q.validity.holds(day) and q.scope.overlaps(asked))

    def scope_on(self, day: date) -> Scope:
        """The codes it reaches on ``day``; outside its days those of the nearest."""
        if not self.phases:
            return self.scope
        at = bisect_right(self.phases, day, key=lambda phase: phase.first)
        return self.phases[max(at - 1, 0)].scope

    def for_codes(self, scope: Scope) -> Measure:
        """The measure with the days on which it reaches codes of ``scope``, first to last.

        As it is where it reaches none of them by code, or where its list never changed.
        """
        if not self.phases:
            return self
        ends = [phase.first - timedelta(days=1) for phase in self.phases[1:]]
        days = [
            Validity(first=max(phase.first, self.validity.first), last=last)
            for phase, last in zip(self.phases, [*ends, self.validity.last], strict=True)
            if phase.scope.overlaps(scope)
        ]
        if not days or len(days) == len(self.phases):
            return self
        return replace(self, validity=Validity(first=days[0].first, last=days[-1].last))

    def spares(self, claim: str | None, day: date) -> bool:
        """Whether everything it reaches owes nothing of it on ``day`` where a trade agreement is
        claimed ('usmca'), whatever else is declared; False without a claim.
        """
        return any(
            r.claim == claim
            and r.scope is None
            and not r.declared
            and isinstance(r.duty, Free)
            and (r.validity is None or r.validity.holds(day))
            for r in self.reliefs
        )

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
    of it (``without``: a list of exemptions). ``phases`` hold them by day where rows of the list
    say days. ``file`` is the name of the list, or of the lists.
    """

    slug: str
    scope: Scope
    phases: tuple[Phase, ...] = ()
    file: str
    add: bool = False
    without: bool = False

    @property
    def whole(self) -> bool:
        """Whether the list is all there is: nothing of the stated scope stays."""
        return not (self.add or self.without)

    def applied(self, measure: Measure) -> Measure:
        """The measure with the list."""
        scope, phases = _joined(
            (measure.scope, measure.phases), (self.scope, self.phases), self._with
        )
        held = HeldBy.LINE if self.whole else measure.held
        return replace(measure, scope=scope, phases=phases, held=held)

    def joining(self, earlier: ImportedScope) -> ImportedScope:
        """Both lists as one, in the way of the earlier."""
        scope, phases = _joined(
            (earlier.scope, earlier.phases), (self.scope, self.phases), Scope.__or__
        )
        files = dict.fromkeys([*earlier.file.split(", "), self.file])
        return replace(earlier, scope=scope, phases=phases, file=", ".join(files))

    def _with(self, stated: Scope, listed: Scope) -> Scope:
        if self.without:
            return stated - listed
        return stated | listed if self.add else listed


Dated = tuple[Scope, tuple[Phase, ...]]
"""The codes of any day, and those of each stretch of days where they differ."""


def _joined(one: Dated, other: Dated, join: Callable[[Scope, Scope], Scope]) -> Dated:
    turns = sorted({phase.first for _, phases in (one, other) for phase in phases})
    if not turns:
        return join(one[0], other[0]), ()
    phases = tuple(Phase(first=day, scope=join(_at(one, day), _at(other, day))) for day in turns)
    return united(phases), phases


def _at(dated: Dated, day: date) -> Scope:
    scope, phases = dated
    held = [phase.scope for phase in phases if phase.first <= day]
    return held[-1] if held else Scope() if phases else scope


def united(phases: Iterable[Phase]) -> Scope:
    """The codes that some phase holds."""
    return Scope.union(phase.scope for phase in phases)


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

    def __hash__(self) -> int:
        """By its name: what it says is long to hash."""
        return hash(self.slug)
