"""What freed a small entry on its day stands beside what is owed on it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.cards import CitedText
from bot.domain.assessment.entry import Entry
from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.presentation.citations import Footnotes
from bot.presentation.duty.low_value import exemptions, low_value
from tests.shipped_facts import shipped

SUMMER = date(2025, 8, 1)


def entry(worth: int, imposing: str, day: date) -> Entry:
    origin, currency = ("CA", "USD") if imposing == "US" else ("US", "CAD")
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


def test_the_american_exemption_is_told_with_whom_it_had_left() -> None:
    (told,) = low_value(entry(500, "US", SUMMER), shipped(), Footnotes(shipped()), "en")
    assert isinstance(told, CitedText)
    words = str(told.runs[0])
    assert "Parcels of USD 800 or less" in words
    assert "Goods of China and Hong Kong had lost it on 2025-05-02" in words
