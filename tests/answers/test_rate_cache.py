"""What is remembered of a good's rates is what would be worked out again, on every day."""

from __future__ import annotations

from datetime import timedelta

import pytest

from bot.commands.rates.subject import subject_of
from bot.domain.rate_summary import Direction, rate_summary, reaching
from tests.domain.duty_fixtures import shipped


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
        rate_summary(
            reaching(facts, slug),
            facts.stacking,
            scope=subject.scope_in(direction.imposing),
            direction=direction,
            day=day,
            named=frozenset({slug}),
        ).rate_groups
        for day in days
    ]
