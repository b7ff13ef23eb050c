"""A line of eight digits whose numbers of ten pay differently has no rate of its own."""

from __future__ import annotations

import asyncio

import pytest

from tests.answers.conftest import short_lines

HEADLINES = {
    # of 2208.70.00 only bottles up to four litres are banned
    "/tariff 2208.70.00 on 2026-10-10": "banned or 10%, by the last digits",
    "/tariff 4818.90.00 on 2026-10-10": "60% or 10%, by the last digits",
    "/tariff 7216.91.00 on 2026-10-10": "50% or 10%, by the last digits",
    "/tariff 9403.40.90 on 2026-10-10": "10% or 25%, by the last digits",
    "/tariff 4818.90.00.20 on 2026-10-10": "60%",
    "/tariff 4818.90.00.80 on 2026-10-10": "10%, or 0 with USMCA",
    # six of its numbers are listed at one rate, the other at another: no number is left over
    "/tariff 7326.90.86 on 2026-10-10": "50% or 25%, by the last digits",
    "/tariff 4407.99.02 on 2026-10-10": "60% or 50%, by the last digits",
    "/tariff 7208.51.00 on 2026-10-10": "50%",
}
REST = {
    "/tariff 2208.70.00 on 2026-10-10": "Some codes pay 10%",
    "/tariff 4818.90.00 on 2026-10-10": "Some codes pay 10%",
}
MOST_ELSEWHERE = {
    "/tariff motorcycles on 2026-10-10": "Some codes pay 10%",
    "/tariff truck parts on 2026-10-10": "Some codes differ: 8 pay 15% all-in, others 10%",
}
HISTORY = "/timeline 3004.90.92"
Lines = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Lines:
    return asyncio.run(
        short_lines(tmp_path_factory.mktemp("digits"), (*HEADLINES, *MOST_ELSEWHERE, HISTORY))
    )


@pytest.mark.parametrize("question", HEADLINES)
def test_a_line_is_headed_by_what_each_of_its_numbers_pays(said: Lines, question: str) -> None:
    rate = said[question][0].partition("US: ")[2].partition(" (")[0]
    assert rate == HEADLINES[question]


@pytest.mark.parametrize("question", REST)
def test_numbers_that_no_list_names_are_told_beside_those_that_one_does(
    said: Lines, question: str
) -> None:
    assert REST[question] in said[question]


def test_the_history_of_a_line_is_that_of_most_of_its_numbers(said: Lines) -> None:
    """One number of some fifty was on the list of steel and aluminum of 2025."""
    assert "Mar 4, 2025 25% · Aug 1, 2025 35% · Feb 24, 2026 none" in said[HISTORY]


@pytest.mark.parametrize("question", MOST_ELSEWHERE)
def test_a_named_line_is_not_told_alone_where_most_lines_pay_otherwise(
    said: Lines, question: str
) -> None:
    """Motorcycles over 800 cc alone are banned: one line of eight."""
    assert MOST_ELSEWHERE[question] in said[question]
