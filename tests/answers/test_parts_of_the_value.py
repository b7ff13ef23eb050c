"""Percents of the metal and of all but the metal are never added up to a percent of the value."""

from __future__ import annotations

import asyncio

import pytest

from tests.answers.conftest import short_lines

HISTORIES = ("/timeline copper", "/timeline 7326.90")
Lines = dict[str, tuple[str, ...]]


@pytest.fixture(scope="module")
def said(tmp_path_factory: pytest.TempPathFactory) -> Lines:
    return asyncio.run(short_lines(tmp_path_factory.mktemp("parts"), HISTORIES))


@pytest.mark.parametrize("question", HISTORIES)
def test_a_history_says_on_what_part_a_rate_was_owed(said: Lines, question: str) -> None:
    steps = said[question][1]
    assert "Aug 1, 2025 50% of the metal + 35% of the rest" in steps
    assert "Feb 24, 2026 50% of the metal + 10% of the rest" in steps
    assert "85%" not in steps
    assert "60%" not in steps
