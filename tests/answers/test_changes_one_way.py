"""/changes of goods of another country than the neighbour: told as theirs, with all they owe."""

from __future__ import annotations

import asyncio
from datetime import date

import pytest

from bot.domain.days import Validity
from bot.domain.rate_moves import rate_moves
from bot.presentation.changes import line, told
from tests.answers.conftest import short_lines
from tests.shipped_facts import shipped

SAID = {
    "/changes toys from CN since 2025-05-01 until 2025-05-31": "Toys, China → US: 145% → 30%, May 14",
    "/changes cars from JP since 2025-09-01 until 2025-09-30": (
        "Cars, Japan → US: 25% → 15% all-in, Sept 16"
    ),
    "/changes from CN since 2025-05-01 until 2025-05-31": (
        "Most goods, China → US: 145% → 30%, May 14"
    ),
    # the emergency tariff of 10% ended with the reciprocal one, and Section 122 began
    "/changes from CN since 2026-02-20 until 2026-02-28": (
        "Most goods, China → US: 20% → 10%, Feb 24"
    ),
    "/changes from US to CA since 2026-09-01 until 2026-09-30": (
        "Steel and aluminum, US → Canada: 25% → 50%, Sept 8"
    ),
    # what China's steel owes beside the quota goes on
    "/changes from CN to CA since 2025-08-01 until 2025-08-31": (
        "Listed steel, China → Canada: 75% → 25%, Aug 1"
    ),
}
Lines = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Lines:
    return asyncio.run(short_lines(tmp_path_factory.mktemp("ways"), tuple(SAID)))


@pytest.mark.parametrize("question", SAID)
def test_a_change_is_told_of_the_goods_that_were_asked_about(said: Lines, question: str) -> None:
    assert SAID[question] in said[question]


@pytest.mark.parametrize("question", SAID)
def test_nothing_is_told_of_other_goods(said: Lines, question: str) -> None:
    way = SAID[question].partition(", ")[2].partition(":")[0]
    if question.startswith("/changes from"):
        assert said[question][0].startswith(way)
    assert all(way in one for one in said[question][1:] if " → US:" in one or " → Canada:" in one)


def _told(first: str, last: str) -> list[str]:
    period = Validity(first=date.fromisoformat(first), last=date.fromisoformat(last))
    facts = shipped()
    return [line(one, "en") for one in told(rate_moves(facts, period), facts, "en")]


def test_what_ends_and_has_no_rate_is_not_told_as_if_it_began() -> None:
    found = _told("2026-02-01", "2026-02-01")
    over = "Ended: Remission for US steel used in manufacturing, food packaging and farming"
    assert over in found
    (begun,) = (one for one in _told("2025-04-16", "2025-04-16") if "US steel" in one)
    assert begun == "Remission for US steel used in manufacturing, food packaging and farming"
    assert "Ended: Parcels of USD 800 or less a person and day: free of duty" in _told(
        "2025-08-29", "2025-08-29"
    )


def test_an_end_after_which_another_law_charges_is_not_told_as_nothing_owed() -> None:
    """Beer in cans: the duty on the aluminum ended, Section 122 reached all of it."""
    (beer,) = (one for one in _told("2026-04-06", "2026-04-06") if one.startswith("Beer"))
    assert beer.endswith(": 50% of the metal + 10% of the rest → 10%")


@pytest.mark.parametrize(
    ("day", "step"),
    [
        ("2025-04-03", "25%, or 0 with USMCA → 25%"),  # cars
        ("2025-08-01", "25% → 50% of the metal + 35% of the rest"),  # copper
        ("2025-11-01", "35%, or 0 with USMCA → 25%"),  # trucks
        ("2026-08-22", "10%, or 0 with USMCA → 60%, or 50% with USMCA"),  # Section 338
        ("2026-09-03", "10%, or 0 with USMCA → 25%"),  # drones
    ],
)
def test_a_start_where_another_law_charged_is_not_told_as_from_nothing(day: str, step: str) -> None:
    found = [one.replace("\u00a0", " ") for one in _told(day, day)]
    assert any(one.endswith(f": {step}") for one in found), found
