"""Days and periods, in the forms people write them."""

from __future__ import annotations

from datetime import date

import pytest

from bot.errors import BadDate
from bot.reading.days.dates import Span, find, iso_day, span_of

TODAY = date(2026, 10, 10)
MARCH_15 = date(2025, 3, 15)


def read(text: str, *, near: date | None = None) -> Span:
    return span_of(find(text, today=TODAY, near=near))


@pytest.mark.parametrize(
    "written",
    [
        "2025-03-15",
        "2025/3/15",
        "20250315",
        "March 15, 2025",
        "mar. 15 2025",
        "15 March 2025",
        "the 15th of March, 2025",
        "3/15/2025",
        "15/3/2025",
        "15.03.2025",
        "15 mars 2025",
        "le 15 mars 2025",
        "03/15/25",
    ],
)
def test_one_day_in_every_usual_form(written: str) -> None:
    assert read(f"steel on {written}?") == Span(day=MARCH_15)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("today", TODAY),
        ("aujourd'hui", TODAY),
        ("yesterday", date(2026, 10, 9)),
        ("avant-hier", date(2026, 10, 8)),
        ("demain", date(2026, 10, 11)),
        ("a year ago", date(2025, 10, 10)),
        ("il y a deux semaines", date(2026, 9, 26)),
        ("in 2 weeks", date(2026, 10, 24)),
        ("last tuesday", date(2026, 10, 6)),
        ("the day before 2025-06-04", date(2025, 6, 3)),
        ("la veille du 4 juin 2025", date(2025, 6, 3)),
        ("1er août 2025", date(2025, 8, 1)),
        ("march 15", date(2026, 3, 15)),
        ("december 4", date(2026, 12, 4)),
        ("le 4 janvier", date(2026, 1, 4)),
        ("le 4 janvier prochain", date(2027, 1, 4)),
        ("next january 4", date(2027, 1, 4)),
        ("may 25", date(2026, 5, 25)),
    ],
)
def test_days_that_count_from_today_or_leave_out_the_year(written: str, day: date) -> None:
    assert read(f"steel on {written}") == Span(day=day)


@pytest.mark.parametrize(
    ("written", "since", "until"),
    [
        ("in april 2025", date(2025, 4, 1), date(2025, 4, 30)),
        ("in may 25", date(2025, 5, 1), date(2025, 5, 31)),
        ("en mai 25", date(2025, 5, 1), date(2025, 5, 31)),
        ("may '25", date(2025, 5, 1), date(2025, 5, 31)),
        ("en avril 2025", date(2025, 4, 1), date(2025, 4, 30)),
        ("in 2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("Q2 2025", date(2025, 4, 1), date(2025, 6, 30)),
        ("2025-04", date(2025, 4, 1), date(2025, 4, 30)),
        ("last summer", date(2026, 6, 1), date(2026, 8, 31)),
        ("l'été dernier", date(2026, 6, 1), date(2026, 8, 31)),
        ("in the summer of 2025", date(2025, 6, 1), date(2025, 8, 31)),
        ("last month", date(2026, 9, 1), date(2026, 9, 30)),
        ("the last 7 days", date(2026, 10, 3), TODAY),
        ("7d", date(2026, 10, 3), TODAY),
        ("7j", date(2026, 10, 3), TODAY),
        ("from march to june 2025", date(2025, 3, 1), date(2025, 6, 30)),
        ("between March 2025 and 2025-07-15", date(2025, 3, 1), date(2025, 7, 15)),
        ("de mars 2025 à juin 2025", date(2025, 3, 1), date(2025, 6, 30)),
    ],
)
def test_a_month_is_its_first_to_its_last_day(written: str, since: date, until: date) -> None:
    assert read(f"steel {written}") == Span(since=since, until=until)


@pytest.mark.parametrize(
    ("written", "span"),
    [
        ("before 2025-04-01", Span(until=date(2025, 3, 31))),
        ("avant le 1er avril 2025", Span(until=date(2025, 3, 31))),
        ("until april 2025", Span(until=date(2025, 4, 30))),
        ("after april 2025", Span(since=date(2025, 5, 1))),
        ("since april 2025", Span(since=date(2025, 4, 1))),
        ("depuis le 2026-09-01", Span(since=date(2026, 9, 1))),
    ],
)
def test_before_leaves_the_day_out_and_until_takes_it_in(written: str, span: Span) -> None:
    assert read(f"what changed {written}") == span


def test_a_day_that_could_be_read_two_ways_is_month_first_in_english_and_marked() -> None:
    assert read("3/4/2025") == Span(day=date(2025, 3, 4), ambiguous=True)
    french = span_of(find("3/4/2025", today=TODAY, lang="fr"))
    assert french == Span(day=date(2025, 4, 3), ambiguous=True)


@pytest.mark.parametrize(
    ("written", "named"),
    [
        ("30 February 2025", "30 February 2025"),
        ("2025-02-30", "2025-02-30"),
        ("31 april", "31 April"),
        ("the 32nd of march 2025", "32 March 2025"),
        ("2025-13-01", "2025-13-01"),
    ],
)
def test_an_impossible_day_is_named(written: str, named: str) -> None:
    with pytest.raises(BadDate, match=named):
        find(f"steel on {written}", today=TODAY)


@pytest.mark.parametrize(
    "text",
    [
        "may I export wine",
        "and may a trustee claim",
        "7208.51",
        "2009.11.11",
        "heading 2204.21",
        "10000 USD",
        "a 2024 pickup",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert find(text, today=TODAY) == ()


def test_a_day_later_counts_from_the_day_before_it_in_the_thread() -> None:
    assert read("and a day later?", near=date(2025, 10, 13)) == Span(day=date(2025, 10, 14))
    late = read("had it been entered twenty-five days later?", near=date(2025, 7, 10))
    assert late == Span(day=date(2025, 8, 4))
    assert read("and may?", near=date(2025, 4, 30)) == Span(
        since=date(2025, 5, 1), until=date(2025, 5, 31)
    )


@pytest.mark.parametrize(
    ("text", "since", "until"),
    [
        ("what moved last qtr", date(2026, 7, 1), date(2026, 9, 30)),
        ("what starts next quarter", date(2027, 1, 1), date(2027, 3, 31)),
        ("ce qui a changé le trimestre dernier", date(2026, 7, 1), date(2026, 9, 30)),
        ("what lands in q1", date(2027, 1, 1), date(2027, 3, 31)),
        ("entries from june thru aug", date(2026, 6, 1), date(2026, 8, 31)),
    ],
)
def test_a_quarter_without_its_year_is_the_one_near(text: str, since: date, until: date) -> None:
    assert read(text) == Span(since=since, until=until)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("le 28 février prochain", date(2028, 2, 28), date(2028, 2, 28)),
        ("en février prochain", date(2028, 2, 1), date(2028, 2, 29)),
    ],
)
def test_a_day_to_come_stays_the_day_said_and_a_month_whole(
    text: str, first: date, last: date
) -> None:
    (when,) = find(text, today=date(2027, 3, 1))
    assert (when.first, when.last) == (first, last)


@pytest.mark.parametrize("written", ["2025-03-04", "1999-12-31", "2024-02-29"])
def test_a_day_of_a_picker_is_the_day_that_is_found_in_it(written: str) -> None:
    assert iso_day(written) == find(written, today=TODAY)


@pytest.mark.parametrize(
    "written", ["2025-02-30", "9999-12-31", "2025-3-4", "2025-03-04 ", "٢٠٢٥-٠٣-٠٤"]
)
def test_what_is_no_day_of_a_picker_is_left_to_be_read(written: str) -> None:
    assert iso_day(written) == ()


@pytest.mark.parametrize("written", ["on 2300-01-01", "since 1850-01-01", "until 9999-12-31"])
def test_a_day_too_far_off_is_told_and_is_no_code(written: str) -> None:
    with pytest.raises(BadDate, match="too far off: days from 1900 to 2099"):
        find(f"steel {written}", today=TODAY)


def test_a_code_with_hyphens_is_no_day() -> None:
    assert find("duty 8501-10-10 and from 7208-51-00", today=TODAY) == ()
