"""Percents of the metal and of all but the metal are never added up to a percent of the value."""

from __future__ import annotations

import asyncio

import pytest

from tests.answers.conftest import short_lines

HISTORIES = ("/timeline copper", "/timeline 7326.90")
WITH_A_CLAIM = {
    "/timeline 7408.11.60": "Mar 7, 2025 none · Aug 1, 2025 50% of the metal · Apr 6, 2026 50%",
    "/timeline 8418.10.00": "Mar 7, 2025 none · June 23, 2025 50% of the metal · Apr 6, 2026 25%",
    "/timeline cars from US to CA": "Apr 9, 2025 25% of the value less Canadian and Mexican content",
    "/timeline 8705.10.00": "June 8, 2026 25% of the non-US content, never under 15% in total · "
    "Jan 1, 2028 25%",
}
CLAIMED = "/timeline cars from US to CA usmca yes"
Lines = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Lines:
    return asyncio.run(
        short_lines(tmp_path_factory.mktemp("parts"), (*HISTORIES, *WITH_A_CLAIM, CLAIMED))
    )


@pytest.mark.parametrize("question", HISTORIES)
def test_a_history_says_on_what_part_a_rate_was_owed(said: Lines, question: str) -> None:
    steps = said[question][1]
    assert "Aug 1, 2025 50% of the metal + 35% of the rest" in steps
    assert "Feb 24, 2026 50% of the metal + 10% of the rest" in steps
    assert "85%" not in steps
    assert "60%" not in steps


@pytest.mark.parametrize("question", WITH_A_CLAIM)
def test_a_history_says_what_a_claim_owed_on_parts(said: Lines, question: str) -> None:
    """What was owed on the rest of a metal good was never owed with a claim."""
    assert f"With USMCA: {WITH_A_CLAIM[question]}" in said[question]


def test_a_history_with_a_claim_is_not_that_without_one(said: Lines) -> None:
    rate = "25% of the value less Canadian and Mexican content"
    assert said[CLAIMED][0] == f"Cars with USMCA, US → Canada: {rate}"
