"""Hours and zones of a digest, as channels write them."""

from __future__ import annotations

import pytest

from bot.reading.days.digest_schedule import days, hour, hour_anew, zone


@pytest.mark.parametrize(
    ("said", "at"),
    [
        ("sub chan 645am wkdays", "06:45"),
        ("brief 530a et m-f", "05:30"),
        ("the list for 0545 daily", "05:45"),
        ("6 sharp, mon-fri", "06:00"),
        ("every friday 5 in evening", "17:00"),
        ("at supper time, say 5:30", "17:30"),
        ("a 8h moins quart, lundi", "07:45"),
        ("every thursday at nine, ottawa time", "09:00"),
        ("every monday at 9.", "09:00"),
        ("crew meeting is 5:45, send the metals at 5:30", "05:30"),
        ("every weekday at quarter past seven", "07:15"),
        ("steel in 2026", None),
        ("at half past eight each weekday", "08:30"),
        ("six thirty am every weekday", "06:30"),
        ("tous les jours a midi et demi", "12:30"),
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


@pytest.mark.parametrize(
    ("said", "at"),
    [("8 actually", "08:00"), ("7 not 645, ppl r asleep", "07:00"), ("8 pallets of steel", None)],
)
def test_a_number_alone_moves_the_hour_of_a_digest(said: str, at: str | None) -> None:
    assert hour_anew(said) == at


@pytest.mark.parametrize(
    ("said", "every"),
    [
        ("no more saturday or sunday ones please", "weekdays"),
        ("arrete de nous ecrire la fin de semaine", "weekdays"),
        ("weekends too pls", "daily"),
        ("le vendredi sera mieux que le lundi", "friday"),
    ],
)
def test_days_that_are_given_up_are_no_days_of_a_digest(said: str, every: str) -> None:
    assert days(said) == every


def test_a_zone_is_told_before_the_place_that_is_denied() -> None:
    assert zone("pacific time, not toronto", {"CA-ON": "America/Toronto"}) == "America/Vancouver"


@pytest.mark.parametrize(
    ("said", "every"),
    [
        ("envoie-moi mon resume tout de suite", None),
        ("mon wed fri 8am", "monday,wednesday,friday"),
        ("mon morning at 8", "monday"),
    ],
)
def test_a_french_mine_is_no_monday(said: str, every: str | None) -> None:
    assert days(said) == every


@pytest.mark.parametrize(
    ("said", "every"),
    [
        ("lun au ven 5h45", "weekdays"),
        ("18h30 en semaine", "weekdays"),
        ("en fin de semaine", None),
        ("weekly instead of weekdays, sundays", "sunday"),
        ("stop the thursday one, keep monday", "monday"),
        ("turn it off on weekends", "weekdays"),
        ("weekends only at 9", "saturday,sunday"),
        ("keep me posted on mondays", "monday"),
    ],
)
def test_what_is_kept_of_a_rhythm(said: str, every: str | None) -> None:
    assert days(said) == every
