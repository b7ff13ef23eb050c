"""Hours and zones of a digest, as channels write them."""

from __future__ import annotations

import pytest

from bot.reading.days.digest_days import days, days_changed
from bot.reading.days.digest_hour import hour, hour_anew
from bot.reading.days.time_zones import zone


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
        ("ten in morning on mondays", "10:00"),
        ("tuesdays after my lunch, say two o'clock", "14:00"),
        ("can u move that to half three", "15:30"),
        ("make it half six, weekday mornings", "06:30"),
        ("come suppertime, say half past six", "18:30"),
        ("saturdays, in the evening, say eight, so I can read it", "20:00"),
        ("nine o'clock, after the milking", "09:00"),
        ("it comes at five in the morning. can it be after ten, maine time", "10:00"),
        ("645 mountain, weekdays", "06:45"),
        ("nightly at 10", "22:00"),
        ("about five of those goods", None),
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
        ("mondays 6 bc time", "America/Vancouver"),
        ("0615 mtn, m-f", "America/Edmonton"),
        ("9 van time", "America/Vancouver"),
        ("08:15 hamburg time", "Europe/Berlin"),
        ("fridays by seven, sask time", "America/Regina"),
        ("6 am, Ohio time".lower(), "America/New_York"),
        ("mercredi 8 h, heure de montreal", "America/Toronto"),
        ("done: mondays at 06:00 america/st_johns.", "America/St_Johns"),
        ("c'est fait : chaque jour a 8 h", None),
        ("weekdays 7 est", "America/Toronto"),
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


@pytest.mark.parametrize(
    ("said", "held", "every"),
    [
        ("add the friday too", "monday", "monday,friday"),
        ("rajoute-moi itou le mardi", "thursday", "tuesday,thursday"),
        ("saturdays too", "weekdays", "monday,tuesday,wednesday,thursday,friday,saturday"),
        ("plus sat and sun", "weekdays", "daily"),
        ("skip fridays", "weekdays", "monday,tuesday,wednesday,thursday"),
        ("make it tuesdays instead and add shoes", "friday", None),
        ("drop fridays", "monday", None),
        ("on fridays", "weekdays", None),
    ],
)
def test_days_are_added_to_those_of_an_order_and_taken_out(
    said: str, held: str, every: str | None
) -> None:
    assert days_changed(said, held) == every
