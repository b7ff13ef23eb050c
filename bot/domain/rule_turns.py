"""Goods whose rate moves on a day because a rule between two laws begins or ends, though no law
does: no measure turns, so no entry of the journal tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.domain.days import Validity
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
from bot.domain.turning_days import of_measure, of_rules

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


def rule_turns(facts: FactSnapshot, goods: Iterable[str], period: Validity) -> tuple[RuleTurn, ...]:
    """The goods among ``goods`` (slugs) whose main rate a rule alone moves in ``period``, between
    Canada and the United States, oldest first."""
    days = sorted(filter(period.holds, of_rules(facts)))
    if not days:
        return ()
    named = [slug for slug in goods if slug in facts.goods]
    found = (
        turn
        for slug in named
        for direction in (SOUTH, SOUTH.back)
        for turn in _of_good(facts, slug, direction, days)
    )
    return tuple(sorted(found, key=lambda turn: turn.day))


def _of_good(
    facts: FactSnapshot, slug: str, direction: Direction, days: Iterable[date]
) -> Iterator[RuleTurn]:
    good = facts.goods[slug]
    mine = in_direction(reaching(facts, slug, direction), direction)
    codes = AskedCodes(
        scope=good.scope_in(direction.imposing),
        core=good.core_in(direction.imposing),
        named=frozenset({slug}),
        lines=facts.lines.get(direction.imposing),
    )

    def main(day: date) -> RateGroup | None:
        groups = rate_groups(mine, facts.stacking, codes, day=day, claim=USMCA)
        return main_group(groups, codes)

    of_laws = frozenset[date]().union(*map(of_measure, mine))
    for day in days:
        if day in of_laws:
            continue
        before, after = main(day - _DAY), main(day)
        if _owed(before) != _owed(after):
            yield RuleTurn(day=day, direction=direction, good=slug, before=before, after=after)


def _owed(group: RateGroup | None) -> object:
    ways = (group.plain, group.claimed) if group is not None else ()
    return [[(r.measure.slug, r.outcome, r.duty, r.basis) for r in charged(rows)] for rows in ways]
