"""When briefs are due, through every shift of the clocks."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.digest.due import CUT_OFF, Due, NeverDue, catch_up, check_rule, next_due
from bot.domain.subscriptions import QuietHours, Recurrence, Rhythm
from bot.errors import BadOption

TORONTO = ZoneInfo("America/Toronto")
ST_JOHNS = ZoneInfo("America/St_Johns")
LONDON = ZoneInfo("Europe/London")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")


def daily(hour: int, minute: int = 0) -> Recurrence:
    return Recurrence(rhythm=Rhythm.DAILY, at=time(hour, minute))


def cron(line: str) -> Recurrence:
    return Recurrence(rhythm=Rhythm.CRON, cron=line)


def utc(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


def fires(rule: Recurrence, zone: ZoneInfo, *, since: datetime, until: datetime) -> list[str]:
    """Every firing in the window, as the wall clock of the zone shows it."""
    out = []
    moment = since
    while (moment := next_due(moment, rule, zone)) <= until:
        out.append(moment.astimezone(zone).strftime("%m-%d %H:%M %z"))
    return out


def test_a_brief_in_toronto_fires_once_on_the_night_clocks_go_back() -> None:
    assert fires(
        daily(1, 30), TORONTO, since=utc(2026, 10, 31, 12), until=utc(2026, 11, 2, 12)
    ) == [
        "11-01 01:30 -0400",
        "11-02 01:30 -0500",
    ]


def test_a_brief_asked_for_in_the_repeated_hour_waits_for_the_next_day() -> None:
    in_second_pass = utc(2026, 11, 1, 6, 10)
    assert next_due(in_second_pass, daily(1, 30), TORONTO) == utc(2026, 11, 2, 6, 30)


def test_a_brief_in_toronto_at_a_time_that_spring_swallows_comes_when_the_gap_ends() -> None:
    assert fires(daily(2, 30), TORONTO, since=utc(2026, 3, 7, 12), until=utc(2026, 3, 9, 12)) == [
        "03-08 03:00 -0400",
        "03-09 02:30 -0400",
    ]


def test_a_brief_at_eight_stays_at_eight_when_the_clocks_move() -> None:
    assert fires(daily(8), TORONTO, since=utc(2026, 10, 31), until=utc(2026, 11, 2, 23)) == [
        "10-31 08:00 -0400",
        "11-01 08:00 -0500",
        "11-02 08:00 -0500",
    ]


def test_half_hour_zones_keep_their_half_hour() -> None:
    assert fires(daily(8), ST_JOHNS, since=utc(2026, 3, 7), until=utc(2026, 3, 9)) == [
        "03-07 08:00 -0330",
        "03-08 08:00 -0230",
    ]


def test_london_moves_on_its_own_days() -> None:
    assert fires(daily(1, 30), LONDON, since=utc(2026, 3, 28, 12), until=utc(2026, 3, 30, 12)) == [
        "03-29 02:00 +0100",
        "03-30 01:30 +0100",
    ]
    assert fires(
        daily(1, 30), LONDON, since=utc(2026, 10, 24, 12), until=utc(2026, 10, 26, 12)
    ) == [
        "10-25 01:30 +0100",
        "10-26 01:30 +0000",
    ]


def test_lord_howe_moves_by_half_an_hour() -> None:
    assert fires(daily(2, 15), LORD_HOWE, since=utc(2026, 10, 2, 12), until=utc(2026, 10, 5)) == [
        "10-03 02:15 +1030",
        "10-04 02:30 +1100",
        "10-05 02:15 +1100",
    ]
    assert fires(daily(1, 45), LORD_HOWE, since=utc(2026, 4, 3, 20), until=utc(2026, 4, 6)) == [
        "04-05 01:45 +1100",
        "04-06 01:45 +1030",
    ]


def test_an_hourly_rule_runs_through_the_repeated_hour() -> None:
    assert fires(
        cron("0 * * * *"), TORONTO, since=utc(2026, 11, 1, 4, 30), until=utc(2026, 11, 1, 7)
    ) == [
        "11-01 01:00 -0400",
        "11-01 01:00 -0500",
        "11-01 02:00 -0500",
    ]


def test_a_zone_that_gave_up_summer_time_is_followed() -> None:
    mexico = ZoneInfo("America/Mexico_City")
    assert fires(daily(8), mexico, since=utc(2022, 10, 29), until=utc(2022, 10, 30, 23)) == [
        "10-29 08:00 -0500",
        "10-30 08:00 -0600",
    ]
    assert fires(daily(8), mexico, since=utc(2023, 4, 1), until=utc(2023, 4, 2, 23)) == [
        "04-01 08:00 -0600",
        "04-02 08:00 -0600",
    ]


def test_a_zone_that_skipped_a_whole_day_sends_its_brief_when_the_gap_ends() -> None:
    apia = ZoneInfo("Pacific/Apia")
    assert fires(daily(8), apia, since=utc(2011, 12, 29), until=utc(2011, 12, 31)) == [
        "12-29 08:00 -1000",
        "12-31 00:00 +1400",
        "12-31 08:00 +1400",
    ]


def test_weekdays_are_monday_to_friday() -> None:
    assert fires(
        Recurrence(), TORONTO, since=utc(2026, 10, 8, 13), until=utc(2026, 10, 13, 13)
    ) == [
        "10-09 08:00 -0400",
        "10-12 08:00 -0400",
        "10-13 08:00 -0400",
    ]


@pytest.mark.parametrize("weekday", range(7))
def test_weekly_fires_on_its_weekday(weekday: int) -> None:
    rule = Recurrence(rhythm=Rhythm.WEEKLY, weekday=weekday)
    due = next_due(utc(2026, 10, 10), rule, TORONTO)
    assert due.astimezone(TORONTO).weekday() == weekday


def test_the_29th_of_february_waits_for_a_leap_year() -> None:
    assert next_due(utc(2026, 3, 1), cron("0 8 29 2 *"), TORONTO) == utc(2028, 2, 29, 13)
    assert next_due(utc(2096, 3, 1), cron("0 8 29 2 *"), TORONTO) == utc(2104, 2, 29, 13)


def test_a_day_that_never_comes_is_refused() -> None:
    with pytest.raises(BadOption):
        next_due(utc(2026, 3, 1), cron("0 8 30 2 *"), TORONTO)
    assert issubclass(NeverDue, BadOption)


def test_rules_more_often_than_hourly_are_refused() -> None:
    with pytest.raises(BadOption, match="more than once an hour"):
        check_rule(cron("*/15 8 * * *"), after=utc(2026, 3, 1), zone=TORONTO)


def test_a_tick_in_time_names_its_slot_and_the_next() -> None:
    due = utc(2026, 10, 9, 12)
    now = due + timedelta(seconds=20)
    assert catch_up(due, now, Recurrence(), TORONTO) == Due(
        slot=due, missed=0, late=timedelta(seconds=20), following=utc(2026, 10, 12, 12)
    )


def test_after_downtime_only_the_newest_missed_slot_is_due() -> None:
    due = utc(2026, 10, 5, 12)
    now = utc(2026, 10, 9, 15)
    found = catch_up(due, now, Recurrence(), TORONTO)
    assert found == Due(
        slot=utc(2026, 10, 9, 12),
        missed=4,
        late=timedelta(hours=3),
        following=utc(2026, 10, 12, 12),
    )
    assert not found.too_late


def test_past_the_cut_off_a_slot_is_left_to_the_next_brief() -> None:
    due = utc(2026, 10, 9, 12)
    assert not catch_up(due, due + CUT_OFF, Recurrence(), TORONTO).too_late
    assert catch_up(due, due + CUT_OFF + timedelta(seconds=1), Recurrence(), TORONTO).too_late


def test_years_of_downtime_cost_no_flood() -> None:
    due = utc(2020, 1, 1, 13)
    found = catch_up(due, utc(2026, 10, 9, 12, 1), cron("0 * * * *"), TORONTO)
    assert (found.slot, found.missed) == (utc(2026, 10, 9, 12), 99)


def test_quiet_hours_over_midnight_end_in_the_morning() -> None:
    quiet = QuietHours(start=time(22), end=time(7))
    assert quiet.end_after(utc(2026, 10, 10, 3), TORONTO) == utc(2026, 10, 10, 11)
    assert quiet.end_after(utc(2026, 10, 10, 5), TORONTO) == utc(2026, 10, 10, 11)
    assert not quiet.hold(time(7))
    assert quiet.hold(time(22))


def test_quiet_hours_by_day_end_the_same_day() -> None:
    quiet = QuietHours(start=time(12), end=time(14))
    assert quiet.end_after(utc(2026, 10, 10, 16, 30), TORONTO) == utc(2026, 10, 10, 18)
    assert not quiet.hold(time(11, 59))


def test_quiet_hours_that_end_in_the_repeated_hour_end_once_and_end_again() -> None:
    quiet = QuietHours(start=time(22), end=time(1, 30))
    first, second = utc(2026, 11, 1, 5, 30), utc(2026, 11, 1, 6, 30)
    assert quiet.end_after(utc(2026, 11, 1, 4), TORONTO) == first
    assert quiet.end_after(utc(2026, 11, 1, 6, 10), TORONTO) == second


def test_quiet_hours_that_end_in_the_gap_of_spring_end_as_much_later() -> None:
    quiet = QuietHours(start=time(22), end=time(2, 30))
    assert quiet.end_after(utc(2027, 3, 14, 5), TORONTO) == utc(2027, 3, 14, 7, 30)


ZONES = st.sampled_from(
    sorted(z for z in available_timezones() if not z.startswith(("posix/", "right/", "Etc/")))
)
MOMENTS = st.integers(0, 32 * 366 * 24 * 60).map(
    lambda minutes: utc(2005, 1, 1) + timedelta(minutes=minutes)
)
CLOCKS = st.times().map(lambda t: t.replace(second=0, microsecond=0))


@given(zone=ZONES, after=MOMENTS, end=CLOCKS)
def test_quiet_hours_always_end_after_they_hold_and_within_two_days(
    zone: str, after: datetime, end: time
) -> None:
    ends = QuietHours(start=time(0), end=end).end_after(after, ZoneInfo(zone))
    assert after < ends <= after + timedelta(hours=50)


def brute(after: datetime, days: frozenset[int], at: time, zone: ZoneInfo) -> datetime:
    """Minute by minute: the first that shows ``at`` on such a day, or the end of its gap."""
    moment = after.replace(second=0, microsecond=0)
    before = moment.astimezone(zone)
    while True:
        moment += timedelta(minutes=1)
        shown = moment.astimezone(zone)
        passed = before.replace(tzinfo=None) + timedelta(minutes=1)
        while passed <= shown.replace(tzinfo=None):
            second_pass = shown.fold == 1
            if passed.time() == at and passed.weekday() in days and not second_pass:
                return moment
            passed += timedelta(minutes=1)
        before = shown


@settings(max_examples=60, deadline=None)
@given(
    zone=ZONES,
    after=MOMENTS,
    at=CLOCKS,
    days=st.sampled_from([frozenset(range(7)), frozenset(range(5)), frozenset({2})]),
)
def test_the_next_brief_is_that_of_a_clock_watched_minute_by_minute(
    zone: str, after: datetime, at: time, days: frozenset[int]
) -> None:
    rhythm = {7: Rhythm.DAILY, 5: Rhythm.WEEKDAYS, 1: Rhythm.WEEKLY}[len(days)]
    rule = Recurrence(rhythm=rhythm, at=at, weekday=2)
    assert next_due(after, rule, ZoneInfo(zone)) == brute(after, days, at, ZoneInfo(zone))
