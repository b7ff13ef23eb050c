"""Days told loosely: each form by itself, and which of two forms has the words."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.days.dates import DayBound
from bot.reading.days.loose_days import FORMS, LooseDays
from bot.reading.days.text_on_day import TextOnDay

TODAY = date(2026, 10, 10)
"""A Saturday."""


def told(text: str, lang: str = "en", near: date = TODAY) -> list[tuple[str, str, DayBound]]:
    found = LooseDays(TextOnDay(folded=text, today=TODAY, near=near, lang=lang)).all(None)
    return [(w.first.isoformat(), w.last.isoformat(), w.bound) for w in found]


@pytest.mark.parametrize(
    ("text", "lang", "first", "last"),
    [
        ("mid march", "en", "2026-03-15", "2026-03-15"),
        ("the beginning of april", "en", "2026-04-01", "2026-04-07"),
        ("march of last year", "en", "2025-03-01", "2025-03-31"),
        ("le 3 du mois prochain", "fr", "2026-11-03", "2026-11-03"),
        ("the week of march 3", "en", "2026-03-03", "2026-03-09"),
        ("over the weekend", "en", "2026-10-10", "2026-10-11"),
        ("it crossed tuesday", "en", "2026-10-06", "2026-10-06"),
        ("entre le 3 et le 20 mars 2025", "fr", "2025-03-03", "2025-03-20"),
        ("it came from the 3rd to the 9th", "en", "2026-10-03", "2026-10-09"),
        ("starts at midnight tonight", "en", "2026-10-11", "2026-10-11"),
        ("the last 48 hours", "en", "2026-10-08", "2026-10-10"),
    ],
)
def test_each_kind_of_form_tells_its_days(text: str, lang: str, first: str, last: str) -> None:
    assert [(begins, ends) for begins, ends, _ in told(text, lang)] == [(first, last)]


def test_what_one_form_has_found_is_no_others() -> None:
    assert told("the 3rd of last month") == [("2026-09-03", "2026-09-03", DayBound.ON)]


def test_a_night_and_a_leave_begin_what_goes_on_since() -> None:
    assert [bound for *_, bound in told("out 2 wks, anything overnight?")] == [
        DayBound.SINCE,
        DayBound.SINCE,
    ]


def test_every_form_is_looked_for_once() -> None:
    patterns = [form.pattern.pattern for form in FORMS]
    assert len(patterns) == len({*patterns})
