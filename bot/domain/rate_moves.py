"""Moves of rates: what a thing that people buy paid before a day, and what it pays from it on.

A measure that ends and one that takes its goods up on the same day are one move, even where they
hang on different laws.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from bot.domain.cache import cached
from bot.domain.codes import Scope
from bot.domain.countries import NEIGHBOUR
from bot.domain.days import Validity
from bot.domain.duty import AdValorem, AllIn, Free, Prohibited, Unparsed
from bot.domain.measures import Measure, Part, Relief, Standing
from bot.domain.rate_summary import (
    BROAD,
    USMCA,
    AskedCodes,
    Direction,
    RateGroup,
    in_direction,
    rate_groups,
    width,
)
from bot.domain.snapshot import FactSnapshot

_SPECIAL = Scope.of(("98", "99"))
"""Chapters of special classification: nobody buys what is in them by that name."""
_DAY = timedelta(days=1)
_NAMED = 8
"""Goods that a list without names of its own is told by, at most."""
_FEW = 3
"""A measure on more goods than these is a list of many things."""
_WIDE = 25 * 10**7
"""A good of more ten-digit codes than two chapters hold is no name for what a list is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateMove:
    """From ``day`` on ``after`` stands in the place of ``before``; one of them may be None.

    ``part``: only what ``before`` covered moved, the rest of ``after`` owes what it owed.
    ``on_top``: it is owed beside what some of its goods pay already.
    """

    day: date
    before: Measure | None
    after: Measure | None
    part: bool = False
    on_top: bool = False

    @property
    def measure(self) -> Measure:
        """The newer of the two."""
        found = self.after or self.before
        assert found is not None
        return found

    @property
    def named(self) -> Measure:
        """By whose goods it is told."""
        return self.before if self.part and self.before else self.measure

    @property
    def slugs(self) -> frozenset[str]:
        """Of both."""
        return frozenset(m.slug for m in (self.before, self.after) if m is not None)

    @property
    def quiet(self) -> bool:
        """Whether the same is owed as before, on the same part of the value."""
        old, new = self.before, self.after
        if old is None or new is None or _owed(old) != _owed(new):
            return False
        return old.programme == new.programme or not is_broad(new)

    @property
    def worded(self) -> bool:
        """Whether it is told by the label alone: no rate stands on either side."""
        found = [m for m in (self.before, self.after) if m is not None]
        return all(isinstance(m.duty, Unparsed) for m in found)


def between_neighbours(measure: Measure) -> bool:
    """Whether it is law on goods that go from one of the two countries to the other."""
    hit = measure.origins.hit(NEIGHBOUR.get(measure.imposing, ""))
    return hit and measure.standing is Standing.ENACTED


@cached("what codes owe around a day", most=512)
def owed_around(
    facts: FactSnapshot, move: RateMove, way: Direction
) -> tuple[RateGroup | None, RateGroup | None]:
    """What most codes of a move owe together on the day before it, and on the day: under every law
    where it is a list, under what reaches nearly everything where it does so itself.
    """
    scope, broad = move.named.scope, is_broad(move.measure)
    hit = in_direction(facts.measures.values(), way)
    mine = [m.for_codes(scope) for m in hit if _beside(m, scope, facts) and is_broad(m) >= broad]
    codes = AskedCodes(scope=scope, lines=facts.lines.get(way.imposing))
    agreement = facts.agreements.get(USMCA)

    def most(day: date) -> RateGroup | None:
        open_to = agreement is None or agreement.open_to(way.imposing, way.origin, day)
        claim = USMCA if open_to else ""
        found = rate_groups(mine, facts.stacking, codes, day=day, claim=claim)
        return max(found, key=lambda group: group.size, default=None)

    return most(move.day - _DAY), most(move.day)


def _beside(measure: Measure, scope: Scope, facts: FactSnapshot) -> bool:
    fee = facts.programmes[measure.programme].fee
    return not fee and measure.standing is Standing.ENACTED and measure.scope.overlaps(scope)


def _goes(measure: Measure, way: Direction | None) -> bool:
    """Whether it is law one way, or between the neighbours."""
    if way is None:
        return between_neighbours(measure)
    mine = measure.imposing == way.imposing and measure.origins.hit(way.origin)
    return mine and measure.standing is Standing.ENACTED


def is_broad(measure: Measure) -> bool:
    """Whether it reaches nearly everything."""
    return width(measure.scope) >= BROAD


@cached("rate moves", most=128)
def rate_moves(
    facts: FactSnapshot, period: Validity, way: Direction | None = None
) -> tuple[RateMove, ...]:
    """What moved in ``period`` one ``way``, oldest first; between Canada and the United States
    where none is given.

    Left out: what stays as it was, lists of chapters 98 and 99, and ends of rates that each firm
    has for itself: another one of its own follows.
    """
    told = [m for m in facts.measures.values() if _goes(m, way) and not _untold(m)]
    left, joined = _of_lists(told, period)
    over_now = [m for m in told if m.validity.ends_on and period.holds(m.validity.ends_on)]
    ends = [*over_now, *left]
    own = {slug for slug, programme in facts.programmes.items() if programme.apart}
    taken: dict[tuple[str, date | None], list[Measure]] = {}
    found: list[RateMove] = []
    begun = [m for m in told if period.holds(m.validity.first)]
    for measure, some in (*((m, False) for m in begun), *((m, True) for m in joined)):
        before = _before(measure, ends)
        for each in before:
            taken.setdefault(_end(each), []).append(measure)
        to = _joining if some else _moves_to
        found += to(measure, before, facts, way)
    found += (move for each in left for move in _leaving(each, taken.get(_end(each), ())))
    for measure in over_now:
        over = measure.validity.ends_on
        apart = measure.programme in own
        if over is not None and not apart and not _taken_up(measure, taken.get(_end(measure), ())):
            found.append(RateMove(day=over, before=measure, after=None))
    found += eased_moves(told, period)
    kept = [move for move in found if not move.quiet]
    return tuple(sorted(kept, key=lambda move: (move.day, move.measure.slug)))


def _end(measure: Measure) -> tuple[str, date | None]:
    return measure.slug, measure.validity.last


def _of_lists(told: Iterable[Measure], period: Validity) -> tuple[list[Measure], list[Measure]]:
    """The codes that leave a list on a day of ``period``, and those that join it, while the measure
    goes on: as measures of these codes, of its slug, that end the day before and begin then.
    """
    left, joined = [], []
    for measure in told:
        for old, new in pairwise(measure.phases):
            day = new.first
            if not period.holds(day) or not measure.validity.holds(day - _DAY):
                continue
            if not measure.validity.holds(day):
                continue
            part = replace(
                measure, phases=(), goods=(), reliefs=tuple(r for r in measure.reliefs if r.unless)
            )
            if (gone := old.scope - new.scope) and not gone.within(_SPECIAL):
                until = replace(measure.validity, last=day - _DAY)
                left.append(replace(part, scope=gone, validity=until))
            if (come := new.scope - old.scope) and not come.within(_SPECIAL):
                since = replace(measure.validity, first=day)
                joined.append(replace(part, scope=come, validity=since, replaces=""))
    return left, joined


def _joining(
    part: Measure, before: Iterable[Measure], facts: FactSnapshot, way: Direction | None
) -> Iterable[RateMove]:
    """Codes that join a list: those that other lists let go the same day go from what they owed,
    the others from nothing.
    """
    day, left = part.validity.first, part.scope
    for each in before:
        both = left & each.scope
        if both:
            old = replace(each, scope=both, goods=())
            yield RateMove(day=day, before=old, after=replace(part, scope=both))
        left = left - each.scope
    if left:
        some = replace(part, scope=left)
        yield RateMove(day=day, before=None, after=some, on_top=_on_top(some, facts, way))


def _leaving(part: Measure, after: Iterable[Measure]) -> Iterable[RateMove]:
    """Codes that leave a list and that nothing takes up. What is left of them where at least half
    is taken up is codes beside the lines that the lists name, which nobody enters.
    """
    left, over = part.scope, part.validity.ends_on
    for each in after:
        left = left - each.scope
    if over is not None and 2 * width(left) > width(part.scope):
        yield RateMove(day=over, before=replace(part, scope=left), after=None)


def is_within(move: RateMove, facts: FactSnapshot) -> bool:
    """Whether codes of lists moved, or some came to be exempt, while all their measures stand."""
    measures = (facts.measures.get(slug) for slug in move.slugs)
    return not any(
        m is None or move.day in (m.validity.first, m.validity.ends_on) for m in measures
    )


def eased_moves(told: Sequence[Measure], period: Validity) -> Iterable[RateMove]:
    """Codes that a measure exempts from a day of ``period`` on, and those that it charges again.

    Only exemptions that nobody has to claim or declare; those it began with are no move.
    """
    for measure in told:
        for relief in measure.reliefs:
            if relief.scope is None or relief.validity is None or not _exempts(relief):
                continue
            codes = measure.scope & relief.scope
            part = replace(measure, scope=codes, phases=(), goods=(), reliefs=())
            first, over = relief.validity.first, relief.validity.ends_on
            if period.holds(first) and _charged(part, first - _DAY, relief, told):
                yield RateMove(day=first, before=part, after=None)
            if over is not None and period.holds(over) and _charged(part, over, relief, told):
                yield RateMove(day=over, before=None, after=part)


def _exempts(relief: Relief) -> bool:
    asks = relief.claim or relief.declared or relief.unless
    return isinstance(relief.duty, Free) and not asks


def _charged(part: Measure, day: date, relief: Relief, told: Iterable[Measure]) -> bool:
    """Whether the programme charges these codes as much on a day on which the relief is not."""
    return any(
        one.programme == part.programme
        and one.validity.holds(day)
        and _owed(one) == _owed(part)
        and one.origins.meets(part.origins)
        and one.scope_on(day).overlaps(part.scope)
        for one in told
        if relief not in one.reliefs or one.slug == part.slug
    )


def _moves_to(
    measure: Measure, before: list[Measure], facts: FactSnapshot, way: Direction | None
) -> list[RateMove]:
    """One move; where some of its goods go on as they were, one for each list that does not."""
    day = measure.validity.first
    moved = [m for m in before if _owed(m) != _owed(measure)]
    inside = [m for m in moved if 2 * width(m.scope & measure.scope) >= width(m.scope)]
    if inside and len(moved) < len(before) and not is_broad(measure):
        return [RateMove(day=day, before=m, after=measure, part=True) for m in inside]
    old = _nearest(measure, before)
    on_top = old is None and _on_top(measure, facts, way)
    return [RateMove(day=day, before=old, after=measure, on_top=on_top)]


def _on_top(measure: Measure, facts: FactSnapshot, way: Direction | None) -> bool:
    """Whether some of its goods pay another law's rate, before it as after it, and go on paying it
    beside this one.
    """
    day = measure.validity.first
    if not measure.scope or is_broad(measure) or isinstance(measure.duty, (Unparsed, Prohibited)):
        return False
    return any(
        other.validity.holds(day)
        and other.validity.holds(day - _DAY)
        and other.imposing == measure.imposing
        and _authority(other, facts) != _authority(measure, facts)
        and _goes(other, way)
        and not (is_broad(other) or is_conditional(other))
        and not isinstance(other.duty, Free)
        and other.scope.overlaps(measure.scope)
        and not _either_yields(measure, other, facts)
        for other in facts.measures.values()
    )


def _authority(measure: Measure, facts: FactSnapshot) -> str:
    programme = facts.programmes.get(measure.programme)
    return programme.authority if programme else ""


def _either_yields(one: Measure, other: Measure, facts: FactSnapshot) -> bool:
    """Whether a rule keeps one of them away where the other is owed."""
    first, second = {one.slug, one.programme}, {other.slug, other.programme}
    day = one.validity.first
    return any(
        (rule.winner & first and rule.loser & second)
        or (rule.winner & second and rule.loser & first)
        for rule in facts.stacking
        if rule.part is not Part.NONE and rule.validity.holds(day)
    )


def _before(measure: Measure, ends: Iterable[Measure]) -> list[Measure]:
    """The measures that ended the day this one began, and whose goods it takes up."""
    day = measure.validity.first
    same = [m for m in ends if m.validity.ends_on == day and m.imposing == measure.imposing]
    return [m for m in same if _takes_up(measure, m)]


def _taken_up(ended: Measure, after: Sequence[Measure]) -> bool:
    """Whether others go on with at least half of it, or say that they replace it."""
    if not after or any(m.replaces == ended.slug or not ended.scope for m in after):
        return bool(after)
    left = ended.scope
    for measure in after:
        left = left - measure.scope
    return 2 * width(left) <= width(ended.scope)


def _takes_up(after: Measure, before: Measure) -> bool:
    if after.replaces == before.slug:
        return True
    if is_broad(after) or is_broad(before):
        return is_broad(after) and is_broad(before)
    if isinstance(after.duty, Unparsed) or isinstance(before.duty, Unparsed):
        return False
    return after.scope.overlaps(before.scope)


def _nearest(measure: Measure, before: list[Measure]) -> Measure | None:
    """The one it says it replaces, else the one with most codes in common; one that was owed
    otherwise before one that was owed alike.
    """

    def order(old: Measure) -> tuple[bool, bool, int]:
        same = _owed(old) == _owed(measure)
        return same, old.slug != measure.replaces, -width(measure.scope & old.scope)

    return min(before, key=order, default=None)


def _untold(measure: Measure) -> bool:
    """Whether nobody buys what it is about by name: chapters 98 and 99, and lists of codes without
    a rate that ask what a good is declared to be.
    """
    asks = isinstance(measure.duty, Unparsed) and not measure.goods
    return bool(measure.scope) and (asks or measure.scope.within(_SPECIAL))


def _owed(measure: Measure) -> tuple[object, object]:
    return measure.duty, measure.basis


def is_conditional(measure: Measure) -> bool:
    """Whether it reaches, by most of its codes, only what is declared to be something."""
    whole = width(measure.scope)
    return any(
        relief.unless and (relief.scope is None or 2 * width(relief.scope & measure.scope) >= whole)
        for relief in measure.reliefs
    )


def weight(move: RateMove) -> tuple[bool, bool, bool, bool, int]:
    """Least for what people should hear first: rates before words, what is known by name before
    lists of many things, many codes before few.
    """
    measure = move.measure
    number = isinstance(measure.duty, (AdValorem, AllIn, Prohibited))
    named = bool(measure.goods) or is_broad(measure)
    worded = move.worded or not number
    many = len(measure.goods) > _FEW
    broad = is_broad(measure)
    return worded, is_conditional(measure), not named or many, not broad, -width(measure.scope)


def goods_of(measure: Measure, facts: FactSnapshot) -> tuple[str, ...]:
    """The goods a measure is told by: those it names, else those its list holds most of."""
    named = tuple(slug for slug in measure.goods if slug in facts.goods)
    if named:
        return _without_narrower(named, facts)
    if is_broad(measure) or not measure.scope:
        return ()
    return _listed(measure.imposing, measure.scope, facts)


def _without_narrower(slugs: tuple[str, ...], facts: FactSnapshot) -> tuple[str, ...]:
    return tuple(s for s in slugs if facts.goods[s].broader not in slugs)


@cached("goods of a list", most=256)
def _listed(imposing: str, scope: Scope, facts: FactSnapshot) -> tuple[str, ...]:
    """Goods that cover a list, the one with most of its lines first."""
    left = scope
    named: list[str] = []
    goods = {g.slug: g.scope_in(imposing) for g in facts.goods.values()}
    goods = {slug: scope for slug, scope in goods.items() if scope and width(scope) <= _WIDE}
    while left and len(named) < _NAMED:
        counts = {slug: len((scope & left).spans) for slug, scope in goods.items()}
        best = max(counts, key=lambda slug: counts[slug], default="")
        if not best or not counts[best]:
            break
        named.append(best)
        left = left - goods[best]
    return tuple(named)
