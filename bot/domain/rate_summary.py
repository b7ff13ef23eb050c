"""What a good owes in one direction on one day, what came before it and what is still to come."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from bot.domain.assessment.entry import CHARGED
from bot.domain.assessment.stacking import Segment, StackRow, segments, stack
from bot.domain.cache import cached
from bot.domain.codes import EMPTY, Code, Scope, Span
from bot.domain.duty import Free, Unparsed
from bot.domain.lines import ScheduleLines
from bot.domain.measures import Measure, StackingRule, Status
from bot.domain.snapshot import FactSnapshot

USMCA = "usmca"
BROAD = 3 * 10**9
"""A scope of this many ten-digit codes (30 chapters) covers nearly everything: it names no good."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction:
    """From the country of origin to the country that charges (ISO 3166 alpha-2)."""

    origin: str
    imposing: str

    @property
    def back(self) -> Direction:
        """The other way."""
        return Direction(origin=self.imposing, imposing=self.origin)


SOUTH = Direction(origin="CA", imposing="US")
"""The direction that is meant where none is said."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCodes:
    """The codes asked about, in the schedule of the country that charges.

    ``core`` are those of ``scope`` that most of its trade moves under, empty where none are marked;
    ``named`` the goods asked about, whose own measures lead; ``lines`` the schedule's, None where
    they are not known.
    """

    scope: Scope
    core: Scope = EMPTY
    named: frozenset[str] = frozenset()
    lines: ScheduleLines | None = None

    @property
    def numbered(self) -> bool:
        """Whether a code was asked about, rather than a good, in a schedule whose numbers of ten
        digits are known: then all of them are meant."""
        return not self.named and self.lines is not None and bool(self.lines.numbers)

    @property
    def of_one_line(self) -> bool:
        """Whether what was asked about is one line, or a part of one."""
        return self.numbered and self.lines is not None and self.lines.count(self.scope) == 1

    def size(self, scope: Scope) -> int:
        """How much of the schedule a scope is: lines, or codes where lines are not known; the
        numbers of ten digits below the one line that was asked about."""
        if self.lines is None:
            return scope.width
        if self.of_one_line:
            return self.lines.numbers.width_with(scope)
        return self.lines.count(scope)

    def entered(self, scope: Scope) -> bool:
        """Whether goods can be entered under any of the codes, as far as that is known."""
        if self.lines is not None and self.numbered:
            return self.lines.numbers.overlaps(scope)
        return self.size(scope) > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RateGroup:
    """Codes that pay alike: without a claim (``plain``) and under USMCA (``claimed``).

    ``specific``: some measure was made for these codes, rather than for nearly everything.
    ``size``: how much of a good it is, as the lines of the schedule that it holds; where these are
    not known, as the codes it spans.
    """

    scope: Scope
    specific: bool
    size: int
    plain: tuple[StackRow, ...]
    claimed: tuple[StackRow, ...]

    def __hash__(self) -> int:
        """By its codes alone, which tell groups apart well enough: measures are long to hash."""
        return hash(self.scope)


@dataclass(frozen=True, slots=True)
class Owed:
    """What the codes asked about owe on a day: groups of those that pay alike, the main one first,
    and the one whose rate heads the answer (:func:`main_group`)."""

    rate_groups: tuple[RateGroup, ...]
    main: RateGroup | None


@dataclass(frozen=True, slots=True, kw_only=True)
class RateSummary:
    """What goods of one origin owe on one day beyond the base duty, by groups of codes that pay
    alike.

    ``rate_groups`` come with the main one first. ``ended`` (those made for the good last) and
    ``coming`` are measures in order of their days; ``pending`` those only announced or threatened
    by ``day``, never law. ``passed`` are in force but leave the origin out by name; ``every`` is
    every measure of the direction that reaches the good. ``conditions`` are orders in force that
    hold neither codes nor a rate (remissions), or a way of importing that owes nothing: they charge
    nothing by themselves. ``claimable``: goods of the origin can claim USMCA; where they can't,
    each group owes with a claim what it owes without. ``core`` are the codes that most of the
    good's trade moves under, empty where none are marked.
    """

    direction: Direction
    day: date
    rate_groups: tuple[RateGroup, ...]
    ended: tuple[Measure, ...]
    coming: tuple[Measure, ...]
    pending: tuple[Measure, ...]
    passed: tuple[Measure, ...] = ()
    every: tuple[Measure, ...] = ()
    conditions: tuple[Measure, ...] = ()
    claimable: bool = True
    core: Scope = field(default_factory=Scope)
    scope: Scope = field(default_factory=Scope)
    """All codes of what is asked about."""
    main: RateGroup | None = None
    """The codes whose rate heads the answer: see :func:`main_group`."""
    numbered: bool = False
    """Whether every group holds numbers that goods of what was asked about are entered under."""
    lined: bool = False
    """Whether sizes of groups are lines of the schedule, which goods are entered under."""
    of_one_line: bool = False
    """Whether the last digits of a number decide between the groups."""

    @property
    def undeclared(self) -> tuple[StackRow, ...]:
        """Measures that reach the codes but charge only what is declared to be among their goods:
        one row each."""
        rows = (r for group in self.rate_groups for r in group.plain)
        return tuple({r.measure.slug: r for r in rows if r.relief and r.relief.unless}.values())


def width(scope: Scope) -> int:
    """How many ten-digit codes a scope spans."""
    return scope.width


def charged(rows: Iterable[StackRow]) -> tuple[StackRow, ...]:
    """The rows under which something is owed, forbidden or not known."""
    return tuple([r for r in rows if r.outcome in CHARGED])


def in_direction(measures: Iterable[Measure], direction: Direction) -> tuple[Measure, ...]:
    """The measures of the imposing country that hit the origin, and export charges."""
    return tuple(m for m in measures if _hits(m, direction))


def _hits(measure: Measure, direction: Direction) -> bool:
    if measure.imposing == direction.imposing and measure.origins.hit(direction.origin):
        return True
    return _charges_exports(measure, direction)


def _charges_exports(measure: Measure, direction: Direction) -> bool:
    between = measure.imposing in (direction.origin, direction.imposing)
    return between and measure.origins.only == {measure.imposing}


def _concerns(measure: Measure, direction: Direction) -> bool:
    """Whether it hits the direction, or leaves its origin out by name."""
    spared = measure.imposing == direction.imposing and direction.origin in measure.origins.never
    return spared or _hits(measure, direction)


def reaching(
    facts: FactSnapshot, subject: str | Code, direction: Direction | None = None
) -> tuple[Measure, ...]:
    """The measures that reach a good (by slug) or a code, whole or in part; fees are none.

    Each with the days on which it reaches it: a code may have come on a list later than the first.
    With a ``direction``, those that hit it or leave its origin out by name.
    """
    good = None if isinstance(subject, Code) else facts.goods[subject]
    asked = Scope((subject.span,)) if isinstance(subject, Code) else Scope()
    if good is None:
        found = [m for m in facts.measures.values() if m.scope.overlaps(asked)]
    else:
        found = [facts.measures[slug] for slug in facts.by_good.get(good.slug, ())]
    mine = _concerned(facts, direction)
    return tuple(
        m.for_codes(good.scope_in(m.imposing) if good is not None else asked)
        for m in found
        if m.slug in mine
    )


@cached("measures that have to do with a direction", most=128)
def _concerned(facts: FactSnapshot, direction: Direction | None) -> frozenset[str]:
    """By slug; of every direction where none is asked for; fees are none."""
    measures = (m for m in facts.measures.values() if not facts.programmes[m.programme].fee)
    return frozenset(m.slug for m in measures if direction is None or _concerns(m, direction))


def rate_summary(
    measures: Sequence[Measure],
    codes: AskedCodes,
    owed: Owed,
    *,
    direction: Direction,
    day: date,
    claimable: bool = True,
) -> RateSummary:
    """Everything about ``codes`` in one direction on ``day``.

    ``measures`` reach them, in this direction or any; ``owed`` is what :func:`rate_groups` makes
    of those of the direction. ``claimable``: whether USMCA is open to the origin.
    """
    mine = in_direction(measures, direction)
    by_status: dict[Status, list[Measure]] = {status: [] for status in Status}
    for measure in mine:
        by_status[measure.status_on(day)].append(measure)
    return RateSummary(
        direction=direction,
        day=day,
        rate_groups=owed.rate_groups,
        ended=tuple(sorted(by_status[Status.ENDED], key=lambda m: _last_day(m, codes.named))),
        coming=tuple(sorted(by_status[Status.SCHEDULED], key=_first_day)),
        pending=tuple(
            m
            for s in (Status.ANNOUNCED, Status.THREATENED)
            for m in by_status[s]
            if m.announced is None or m.announced <= day
        ),
        passed=tuple(
            m
            for m in measures
            if m.imposing == direction.imposing
            and direction.origin in m.origins.never
            and m.status_on(day) is Status.IN_FORCE
            and width(m.scope) < BROAD
        ),
        every=mine,
        conditions=tuple(
            m
            for m in by_status[Status.IN_FORCE]
            if _only_a_condition(m) or (not m.scope and isinstance(m.duty, Free))
        ),
        claimable=claimable,
        core=codes.core,
        scope=codes.scope,
        main=owed.main,
        numbered=codes.numbered,
        lined=codes.lines is not None,
        of_one_line=codes.of_one_line,
    )


def main_group(groups: Sequence[RateGroup], codes: AskedCodes) -> RateGroup | None:
    """The codes whose rate heads the answer: those that hold most of the core scope.

    Without a core, the group that is named for the good; else the one that holds most lines. Where
    lines are not known, the group that comes first, but the codes that no list names where they are
    most of the good's headings: tires alone among auto parts do not make its rate. None where
    nothing is in force on any of them.
    """
    if not groups:
        return None
    first = groups[0]
    if codes.core:
        best = max(groups, key=lambda group: codes.size(group.scope & codes.core))
        return best if best.scope.overlaps(codes.core) else first
    if not first.specific or _names(first, codes.named):
        return first
    if codes.lines:
        return max(groups, key=lambda group: group.size)
    left, many = [g for g in groups if not g.specific], len(headings(codes.scope))
    return next((g for g in left if 2 * len(headings_left(g, codes.scope)) > many), first)


def headings_left(group: RateGroup, scope: Scope) -> tuple[Scope, ...]:
    """The headings of ``scope`` that are all of a group which no list names; none of a scope of one
    heading. What is left of a heading beside lines that are named is no code that anybody enters.
    """
    return tuple(part for part in headings(scope) if part.within(group.scope))


@cached("headings of a scope", most=2_048)
def headings(scope: Scope) -> tuple[Scope, ...]:
    """Its codes by heading, where they are of several; () for one heading, or a part of it."""
    found: dict[str, list[Span]] = {}
    for code in scope.codes():
        found.setdefault(code.digits[:4], []).append(code.span)
    return tuple(map(Scope.of_spans, found.values())) if len(found) > 1 else ()


def _first_day(measure: Measure) -> tuple[date, str]:
    return measure.validity.first, measure.slug


def _last_day(measure: Measure, named: frozenset[str]) -> tuple[bool, date, date, str]:
    """Measures made for the good last, so that they are told first."""
    made_for_it = not named.isdisjoint(measure.goods)
    last = measure.validity.last or date.max
    return made_for_it, last, measure.validity.first, measure.slug


def rate_groups(
    measures: Iterable[Measure],
    rules: Sequence[StackingRule],
    codes: AskedCodes,
    *,
    day: date,
    claim: str,
) -> tuple[RateGroup, ...]:
    """The codes by what they pay on ``day``, the main ones first.

    ``measures`` are those of one direction that reach it; ``claim`` the agreement that its goods
    may claim, '' for none.
    """
    alive = [m for m in measures if m.status_on(day) is Status.IN_FORCE]
    everywhere = tuple(m for m in alive if not m.scope and not _only_a_condition(m))
    narrow = frozenset(m.slug for m in alive if width(m.scope) < BROAD)
    scoped = tuple(m for m in alive if m.scope)
    cut = segments(codes.scope, scoped, day) or (Segment(scope=codes.scope, measures=()),)
    merged: dict[object, RateGroup] = {}
    for segment in cut:
        found = (*segment.measures, *everywhere)
        plain = stack(found, rules, day=day, scope=segment.scope)
        rate_group = RateGroup(
            scope=segment.scope,
            specific=any(r.measure.slug in narrow for r in charged(plain)),
            size=0,
            plain=plain,
            claimed=stack(found, rules, day=day, claim=claim, scope=segment.scope)
            if claim
            else plain,
        )
        key = _paid(rate_group)
        held = merged.get(key)
        merged[key] = (
            replace(rate_group, scope=held.scope | rate_group.scope) if held else rate_group
        )
    return tuple(
        sorted(
            _real((replace(b, size=codes.size(b.scope)) for b in merged.values()), codes),
            key=lambda b: (
                not _names(b, codes.named),
                not b.specific,
                -b.size,
                -len(charged(b.plain)),
            ),
        )
    )


def _real(found: Iterable[RateGroup], codes: AskedCodes) -> tuple[RateGroup, ...]:
    """The groups but those that nobody enters: of no line and on no list, where others have lines.

    What a list names counts without a line: a schedule has new ones every few weeks.
    """
    groups = tuple(found)
    return tuple(g for g in groups if g.specific or codes.entered(g.scope)) or groups


def _only_a_condition(measure: Measure) -> bool:
    return not measure.scope and isinstance(measure.duty, Unparsed)


def _paid(rate_group: RateGroup) -> object:
    return tuple(
        tuple((r.measure.slug, r.outcome, r.duty, r.basis) for r in charged(rows))
        for rows in (rate_group.plain, rate_group.claimed)
    )


def _names(rate_group: RateGroup, goods: frozenset[str]) -> bool:
    return any(not goods.isdisjoint(r.measure.goods) for r in charged(rate_group.plain))
