"""Hours and zones of a digest, as channels write them."""

from __future__ import annotations

import pytest

from bot.reading.rhythm import hour, zone


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("sub chan 645am wkdays", "06:45"),
        ("brief 530a et m-f", "05:30"),
        ("the list for 0545 daily", "05:45"),
        ("6 sharp, mon-fri", "06:00"),
        ("every friday 5 in evening", "17:00"),
        ("at supper time, say 5:30", "17:30"),
        ("steel in 2026", None),
    ],
)
def test_an_hour_is_read_however_it_is_written(said: str, at: str | None) -> None:
    assert hour(said) == at


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("mondays noon pt", "America/Vancouver"),
        ("530a et m-f", "America/Toronto"),
        ("acier et alu", None),
    ],
)
def test_two_letters_behind_an_hour_are_a_zone(said: str, where: str | None) -> None:
    assert zone(said, {}) == where
