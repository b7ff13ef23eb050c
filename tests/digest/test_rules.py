"""Schedules, clocks and zones as people write them."""

from __future__ import annotations

from datetime import time

import pytest

from bot.digest.schedule_parser import (
    nearest_cron,
    read_clock,
    read_cron,
    read_quiet,
    read_recurrence,
)
from bot.digest.zones import nearest_zones, read_zone
from bot.domain.subscriptions import Recurrence, Rhythm
from bot.errors import BadOption


@pytest.mark.parametrize(
    ("schedule", "at", "meant"),
    [
        ("weekdays", "", Recurrence()),
        ("daily", "07:15", Recurrence(rhythm=Rhythm.DAILY, at=time(7, 15))),
        ("weekly", "9", Recurrence(rhythm=Rhythm.WEEKLY, at=time(9))),
        ("fridays", "9am", Recurrence(rhythm=Rhythm.WEEKLY, at=time(9), weekday=4)),
        ("vendredi", "8h30", Recurrence(rhythm=Rhythm.WEEKLY, at=time(8, 30), weekday=4)),
        ("jours ouvrables", "", Recurrence()),
        ("cron 0 8 * * 1,3", "", Recurrence(rhythm=Rhythm.CRON, cron="0 8 * * 1,3")),
        ("0 8 1 * *", "", Recurrence(rhythm=Rhythm.CRON, cron="0 8 1 * *")),
    ],
)
def test_schedules_are_read(schedule: str, at: str, meant: Recurrence) -> None:
    assert read_recurrence(schedule, at) == meant


@pytest.mark.parametrize(
    ("wrong", "nearest"),
    [
        ("0 25 * * *", "0 23 * * *"),
        ("60 8 * * *", "59 8 * * *"),
        ("0 8 * *", "0 8 * * *"),
        ("0 8 * * 5-1", "0 8 * * 1-5"),
        ("0 0 8 * * 1-5", "0 8 * * 1-5"),
        ("08:00 * * 1-5", "0 8 * * 1-5"),
        ("@daily", "0 8 * * *"),
        ("0 8 ? * mon", "0 8 * * MON"),
        ("whenever", None),
        ("", None),
    ],
)
def test_a_wrong_cron_line_gets_the_nearest_right_one(wrong: str, nearest: str | None) -> None:
    assert nearest_cron(wrong) == nearest


def test_a_wrong_schedule_is_refused_with_its_suggestion() -> None:
    with pytest.raises(BadOption, match="Did you mean “0 23 \\* \\* \\*”") as refusal:
        read_cron("0 25 * * *")
    assert refusal.value.suggestions == ("/digest subscribe cron 0 23 * * *",)


def test_seconds_are_refused() -> None:
    with pytest.raises(BadOption):
        read_cron("0 0 8 * * 1-5")


@pytest.mark.parametrize("wrong", ["25:00", "8:99", "soon", "", "13pm am"])
def test_a_wrong_clock_is_refused(wrong: str) -> None:
    with pytest.raises(BadOption):
        read_clock(wrong)


def test_quiet_hours_can_be_switched_off() -> None:
    assert read_quiet("off") is None


def test_quiet_hours_of_no_length_are_refused() -> None:
    with pytest.raises(BadOption):
        read_quiet("07:00-07:00")


@pytest.mark.parametrize(
    ("written", "zone"),
    [
        ("America/Toronto", "America/Toronto"),
        ("toronto", "America/Toronto"),
        ("Montréal", "America/Toronto"),
        ("St. John's", "America/St_Johns"),
        ("EST", "America/Toronto"),
        ("london", "Europe/London"),
        ("Pacific", "America/Vancouver"),
        ("utc", "UTC"),
    ],
)
def test_zones_are_read_as_people_write_them(written: str, zone: str) -> None:
    assert read_zone(written).key == zone


@pytest.mark.parametrize(
    ("wrong", "first"),
    [
        ("America/Tornto", "America/Toronto"),
        ("Amercia/Halifax", "America/Halifax"),
        ("Vancuver", "America/Vancouver"),
        ("UTC+5", "Etc/GMT-5"),
    ],
)
def test_a_wrong_zone_gets_the_nearest_right_one(wrong: str, first: str) -> None:
    assert nearest_zones(wrong)[0] == first
    with pytest.raises(BadOption) as refusal:
        read_zone(wrong)
    assert refusal.value.suggestions[0] == f"/digest subscribe tz {first}"


def test_a_zone_unlike_any_other_is_refused_with_an_example() -> None:
    with pytest.raises(BadOption, match="America/Toronto"):
        read_zone("@everyone")
