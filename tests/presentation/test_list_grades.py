"""A short card says of every list that it rests on whether it may not be whole."""

from __future__ import annotations

from datetime import date

import pytest

from bot.commands.rates.subject import subject_of
from bot.domain.rate_summary import SOUTH
from bot.domain.text import Lang
from bot.presentation.list_grades import unsure_lists
from tests.shipped_facts import shipped

DECEMBER = date(2026, 12, 10)


@pytest.mark.parametrize(
    ("good", "lang", "told"),
    [
        ("drones", "en", "list perhaps not whole: Section 232 (held in part)"),
        ("drones", "fr", "liste peut-être incomplète\u00a0: article 232 (tenue en partie)"),
        (
            "polysilicon",
            "en",
            "list perhaps not whole: forced-labour duty (grade C), Section 232 (by heading)",
        ),
        # each firm has a rate of its own there, whatever the code
        ("softwood-lumber", "en", ""),
    ],
)
def test_a_list_held_in_part_or_by_heading_is_told_as_one_of_a_low_grade_is(
    good: str, lang: Lang, told: str
) -> None:
    codes = subject_of(shipped(), good).scope_in("US")
    assert unsure_lists(shipped(), codes, SOUTH, DECEMBER, lang) == told
