"""What is remembered of a good's rates is what would be worked out again, on every day."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.commands.rates.rate_cache import claimable
from bot.commands.rates.subject import subject_of
from bot.domain.rate_summary import (
    SOUTH,
    USMCA,
    AskedCodes,
    Direction,
    Owed,
    RateSummary,
    in_direction,
    main_group,
    rate_groups,
    rate_summary,
    reaching,
)
from bot.domain.snapshot import FactSnapshot
from bot.domain.turning_days import of_measure, of_rules
from tests.shipped_facts import shipped


@pytest.mark.parametrize("slug", ["aluminum", "aluminum-cans", "furniture"])
@pytest.mark.parametrize(
    "direction", [Direction(imposing="US", origin="CA"), Direction(imposing="CA", origin="US")]
)
def test_a_list_that_changed_is_not_taken_for_that_of_another_day(
    slug: str, direction: Direction
) -> None:
    facts = shipped()
    subject = subject_of(facts, slug)
    changed = {phase.first for m in subject.measures(facts) for phase in m.phases}
    days = sorted({day for first in changed for day in (first - timedelta(days=1), first)})

    remembered = [subject.rate_summary(facts, direction, day).rate_groups for day in days]

    assert days, "no list of this good ever changed"
    assert remembered == [
        rate_groups(
            in_direction(reaching(facts, slug), direction),
            facts.stacking,
            AskedCodes(
                scope=subject.scope_in(direction.imposing),
                named=frozenset({slug}),
                lines=facts.lines.get(direction.imposing),
            ),
            day=day,
            claim=USMCA,
        )
        for day in days
    ]


def test_what_is_owed_together_is_on_every_turning_day_what_is_worked_out_for_that_day() -> None:
    facts = shipped()
    turns = of_rules(facts).union(*map(of_measure, facts.measures.values()))
    days = sorted(
        {
            day
            for turn in turns
            if turn >= facts.records_begin
            for day in (turn - timedelta(days=1), turn)
        }
    )

    wrong = [
        (slug, direction, day)
        for slug in ("aluminum", *sorted(facts.goods)[::40])
        for direction in (SOUTH, SOUTH.back)
        for day in days
        if subject_of(facts, slug).rate_summary(facts, direction, day)
        != _worked_out(facts, slug, direction, day)
    ]

    assert wrong == []


def _worked_out(facts: FactSnapshot, slug: str, direction: Direction, day: date) -> RateSummary:
    measures = reaching(facts, slug, direction)
    codes = AskedCodes(
        scope=subject_of(facts, slug).scope_in(direction.imposing),
        core=subject_of(facts, slug).core_in(direction.imposing),
        named=frozenset({slug}),
        lines=facts.lines.get(direction.imposing),
    )
    can_claim = claimable(facts, direction, day)
    mine, claim = in_direction(measures, direction), USMCA if can_claim else ""
    groups = rate_groups(mine, facts.stacking, codes, day=day, claim=claim)
    owed = Owed(groups, main_group(groups, codes))
    return rate_summary(measures, codes, owed, direction=direction, day=day, claimable=can_claim)
