"""Days of a year by rule, as the table of holidays has them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.days.holidays import find, mondays
from bot.reading.days.yearly_days import yearly_days


@pytest.mark.parametrize(
    ("rule", "wrong"),
    [
        ("first monday of smarch", "'smarch' is no month"),
        ("monay before may 25", "'monay' is no day of the week"),
        ("february 30", "day is out of range for month"),
        ("fifth monday of may", "Invalid isoformat string"),
    ],
)
def test_a_rule_that_is_none_is_refused(rule: str, wrong: str) -> None:
    with pytest.raises(ValueError, match=wrong):
        yearly_days(rule)


def test_the_mondays_of_long_weekends_are_those_of_both_countries() -> None:
    assert sorted(day for day in mondays(date(2026, 5, 1)) if day.year == 2026) == [
        date(2026, 2, 16),
        date(2026, 4, 6),
        date(2026, 5, 18),
        date(2026, 5, 25),
        date(2026, 8, 3),
        date(2026, 9, 7),
        date(2026, 10, 12),
    ]


def test_an_election_is_a_day_only_where_something_is_dated_by_it() -> None:
    today = date(2026, 10, 10)
    assert find("carney won, what is the rate on lumber", today=today) == ()
    ((day, _, _),) = find("the rate on lumber since carney won", today=today)
    assert day == date(2025, 4, 28)
