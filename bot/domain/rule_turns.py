"""Goods whose rate moves on a day though no measure begins or ends and no code joins or leaves a
list: a rule between two laws does, or what a claim exempts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.assessment.entry import Outcome
from bot.domain.cache import cached
from bot.domain.codes import Scope
from bot.domain.days import Validity
from bot.domain.duty import DutyExpression
from bot.domain.measures import Basis, Measure
from bot.domain.rate_moves import between_neighbours, is_within, rate_moves
from bot.domain.rate_summary import (
    SOUTH,
    USMCA,
    AskedCodes,
    Direction,
    RateGroup,
    charged,
    in_direction,
    main_group,
    rate_groups,
    reaching,
)
from bot.domain.snapshot import FactSnapshot
from bot.domain.turns_within import sides_of, turns_within

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleTurn:
    """From ``day`` on the codes that head a good (its slug) pay as ``after``, and before as
    ``before``; None for nothing at all."""

    day: date
    direction: Direction
    good: str
    before: RateGroup | None
    after: RateGroup | None

    @property
    def scope(self) -> Scope:
        """The codes that moved."""
        found = [group.scope for group in (self.before, self.after) if group is not None]
        return found[0] & found[1] if len(found) > 1 else found[0] if found else Scope()

    @property
    def measures(self) -> tuple[Measure, ...]:
        """Those that it lets in or keeps away, or of which more or less is owed."""
        return tuple(_differing(self.before, self.after).values())


def rule_turns(facts: FactSnapshot, goods: Iterable[str], period: Validity) -> tuple[RuleTurn, ...]:
    """The goods among ``goods`` (slugs) that turn so in ``period``, between Canada and the United
    States, oldest first."""
    wanted = frozenset(goods)
    days = sorted({turn.day for turn in turns_within(facts, period)}) if wanted else ()
    return tuple(turn for day in days for turn in rule_turns_on(facts, day) if turn.good in wanted)


@cached("goods that rules turn", most=64)
def rule_turns_on(facts: FactSnapshot, day: date) -> tuple[RuleTurn, ...]:
    """All goods that turn so on ``day``, in the order of the catalogue."""
    touching = [
        [frozenset(m.slug for m in side if between_neighbours(m)) for side in sides_of(turn, facts)]
        for turn in turns_within(facts, Validity(first=day, last=day))
    ]
    return tuple(
        turn
        for slug in facts.goods
        if _touched(facts.by_good.get(slug, ()), touching)
        for direction in (SOUTH, SOUTH.back)
        for turn in _of_good(facts, slug, direction, day, touching)
    )


_Touching = Sequence[Sequence[frozenset[str]]]
"""What turns on a day, as the measures (slugs) on either side of it."""


def _touched(mine: Iterable[str], touching: _Touching) -> bool:
    slugs = frozenset(mine)
    return any(all(slugs & side for side in sides) for sides in touching)


def _of_good(
    facts: FactSnapshot, slug: str, direction: Direction, day: date, touching: _Touching
) -> Iterator[RuleTurn]:
    good = facts.goods[slug]
    mine = in_direction(reaching(facts, slug, direction), direction)
    if not _touched((m.slug for m in mine), touching):
        return
    codes = AskedCodes(
        scope=good.scope_in(direction.imposing),
        core=good.core_in(direction.imposing),
        named=frozenset({slug}),
        lines=facts.lines.get(direction.imposing),
    )

    def groups(on: date) -> tuple[RateGroup, ...]:
        return rate_groups(mine, facts.stacking, codes, day=on, claim=USMCA)

    old, new = groups(day - _DAY), groups(day)
    before, after = main_group(old, codes), main_group(new, codes)
    if before and after and not before.scope.overlaps(after.scope):
        # other codes head the good now, which moved nothing: told is what these paid before
        before = max(old, key=lambda group: codes.size(group.scope & after.scope))
    differing = _differing(before, after).values()
    began_or_ended = any(day in (m.validity.first, m.validity.ends_on) for m in differing)
    if not differing or began_or_ended:
        return
    turn = RuleTurn(day=day, direction=direction, good=slug, before=before, after=after)
    if not _by_list(turn, facts):
        yield turn


def _by_list(turn: RuleTurn, facts: FactSnapshot) -> bool:
    """Whether the codes moved because they joined or left a list: that is told by the list."""
    slugs = {measure.slug for measure in turn.measures}
    return any(
        move.slugs & slugs and is_within(move, facts) and move.measure.scope.overlaps(turn.scope)
        for move in rate_moves(facts, Validity(first=turn.day, last=turn.day))
    )


def _differing(before: RateGroup | None, after: RateGroup | None) -> dict[str, Measure]:
    """The measures, by slug, of which not the same is owed."""
    found: dict[str, Measure] = {}
    for old, new in zip(_owed(before), _owed(after), strict=True):
        for key in old.keys() ^ new.keys():
            measure = old.get(key) or new[key]
            found[measure.slug] = measure
    return found


_Owed = dict[tuple[str, Outcome, DutyExpression, Basis], Measure]
"""What is charged, with the measures that charge it."""


def _owed(group: RateGroup | None) -> tuple[_Owed, _Owed]:
    """What is owed without a claim and with one."""
    if group is None:
        return {}, {}
    plain, claimed = (
        {(r.measure.slug, r.outcome, r.duty, r.basis): r.measure for r in charged(rows)}
        for rows in (group.plain, group.claimed)
    )
    return plain, claimed
