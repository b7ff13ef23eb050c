"""What freed a small entry on its day stands beside what is owed on it."""

from __future__ import annotations

import asyncio
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.cards import CitedText
from bot.domain.assessment.entry import Entry
from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.presentation.citations import Footnotes
from bot.presentation.duty.low_value import exemptions, low_value
from tests.answers.conftest import short_lines
from tests.shipped_facts import shipped

SUMMER = date(2025, 8, 1)


def entry(worth: int, imposing: str, day: date, origin: str = "") -> Entry:
    neighbour, currency = ("CA", "USD") if imposing == "US" else ("US", "CAD")
    origin = origin or neighbour
    money = Money(amount=Decimal(worth), currency=currency)
    return Entry(code=Code("611610"), imposing=imposing, origin=origin, day=day, value=money)


@pytest.mark.parametrize(
    ("worth", "imposing", "day", "freed"),
    [
        (800, "US", SUMMER, {"us-de-minimis-800"}),
        (801, "US", SUMMER, set()),
        (800, "US", date(2025, 8, 29), set()),
        (200, "CA", SUMMER, {"ca-de-minimis-courier-us-mx", "ca-de-minimis-mail"}),
        (201, "CA", SUMMER, set()),
    ],
)
def test_small_entries_are_free_while_the_exemption_stood(
    worth: int, imposing: str, day: date, freed: set[str]
) -> None:
    assert {m.slug for m in exemptions(entry(worth, imposing, day), shipped())} == freed


@pytest.mark.parametrize(
    ("origin", "last"),
    [("CN", date(2025, 5, 1)), ("HK", date(2025, 5, 1)), ("VN", date(2025, 8, 28))],
)
def test_goods_of_china_lost_the_exemption_before_others(origin: str, last: date) -> None:
    """Executive Order 14256: from 2025-05-02."""
    then, after = (
        [m.slug for m in exemptions(entry(500, "US", day, origin), shipped())]
        for day in (last, last + timedelta(days=1))
    )
    assert (len(then), after) == (1, [])


def test_the_american_exemption_is_told_with_whom_it_had_left() -> None:
    (told,) = low_value(entry(500, "US", SUMMER), shipped(), Footnotes(shipped()), "en")
    assert isinstance(told, CitedText)
    words = str(told.runs[0])
    assert "Parcels of USD 800 or less" in words
    assert "Goods of China and Hong Kong had lost it on 2025-05-02" in words


def test_a_parcel_that_was_free_is_not_headed_by_the_duty_alone(tmp_path: Path) -> None:
    asked = {
        f"/duty toys {worth} USD from {origin} on {day}": free
        for worth, origin, day, free in (
            (500, "CN", "2025-04-20", True),
            (500, "CN", "2025-05-02", False),
            (801, "CA", "2025-06-01", False),
            (800, "CA", "2025-06-01", True),
        )
    }
    said = asyncio.run(short_lines(tmp_path, tuple(asked)))
    assert {q: said[q][0].endswith(", or 0 as one parcel") for q in asked} == asked
