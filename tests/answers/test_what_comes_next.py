"""The next day on which a good pays something else: a duty that begins, or one that ends."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.commands.rates import rate_cache
from bot.commands.rates.subject import subject_of
from bot.domain.rate_summary import SOUTH, Direction, RateSummary, rate_summary
from bot.domain.text import Lang
from bot.presentation.tariff.card import headline, lines
from bot.presentation.tariff.coming_line import coming_line, next_change
from bot.presentation.tariff.rated import Rated
from bot.presentation.typography import NO_BREAK
from tests.answers.conftest import short_lines
from tests.shipped_facts import shipped

NORTH = SOUTH.back


def rated(good: str, way: Direction, day: date) -> Rated:
    subject, facts = subject_of(shipped(), good), shipped()
    return Rated(
        name=good,
        found=subject.rate_summary(facts, way, day),
        facts=facts,
        today=day,
        claim=None,
        owed=subject.rates(facts, way).owed,
        back=subject.rate_summary(facts, way.back, day),
    )


@pytest.mark.parametrize(
    ("good", "way", "day", "comes"),
    [
        pytest.param(
            "dairy",
            NORTH,
            date(2025, 7, 14),
            (date(2025, 9, 1), "no extra duty"),
            id="an end before the same rate begins anew",
        ),
        pytest.param(
            "potash",
            SOUTH,
            date(2026, 2, 20),
            (date(2026, 2, 24), "no extra duty"),
            id="the end of what nearly all goods pay",
        ),
        pytest.param(
            "steel",
            SOUTH,
            date(2025, 3, 10),
            (date(2025, 3, 12), "25%, USMCA or not"),
            id="the same rate, which a claim eases no longer",
        ),
        pytest.param(
            "cars",
            SOUTH,
            date(2025, 4, 1),
            (date(2025, 4, 3), "25%, USMCA or not"),
            id="the same again",
        ),
        pytest.param(
            "beer",
            SOUTH,
            date(2025, 4, 3),
            (date(2025, 4, 4), "25% of the metal content with USMCA"),
            id="the same in percent, and with a claim on the metal alone",
        ),
        pytest.param(
            "kitchen-cabinets",
            SOUTH,
            date(2026, 11, 30),
            (date(2027, 1, 1), "50%"),
            id="a step that follows another",
        ),
        pytest.param(
            "steel",
            SOUTH,
            date(2025, 3, 5),
            (date(2025, 3, 7), "25%, or 0 with USMCA"),
            id="a claim that begins to count",
        ),
        pytest.param(
            "steel",
            SOUTH,
            date(2025, 3, 12),
            (date(2025, 6, 4), "50%"),
            id="another law at the same rate is no change",
        ),
        pytest.param(
            "steel-racks",
            SOUTH,
            date(2026, 9, 10),
            (date(2026, 9, 15), "75%"),
            id="a rule that lets another law in",
        ),
        pytest.param("steel", SOUTH, date(2026, 11, 30), None, id="nothing is dated"),
        pytest.param(
            "auto-parts",
            SOUTH,
            date(2025, 5, 2),
            None,
            id="what a rest of the codes pays from a day on, which then heads no answer",
        ),
    ],
)
def test_the_first_day_on_which_the_rate_moves(
    good: str, way: Direction, day: date, comes: tuple[date, str] | None
) -> None:
    assert next_change(rated(good, way, day), "en") == comes


@pytest.mark.parametrize(
    ("lang", "line"),
    [
        ("en", "From Oct 14, 2025: 10% + your mill’s own rate"),
        ("fr", "Dès le 14 oct. 2025 : 10 % + le taux de votre scierie"),
    ],
)
def test_a_change_within_a_month_stands_behind_the_law_whatever_else_is_left_out(
    lang: Lang, line: str
) -> None:
    about = rated("softwood-lumber", SOUTH, date(2025, 10, 7))
    told = lines(about, headline(about, lang), lang)
    assert told[1].replace(NO_BREAK, " ") == line


def test_of_several_goods_the_next_day_names_those_that_move(tmp_path: Path) -> None:
    asked = "/tariff kitchen cabinets, steel from CA to US"
    told = asyncio.run(short_lines(tmp_path, [asked]))[asked]
    assert told == (
        "Kitchen cabinets 25%, Steel 50% (Canada → US)",
        "From Jan 1, 2027: Kitchen cabinets 50%",
    )


def test_a_threat_on_cars_is_none_on_snowmobiles() -> None:
    for good, threatened in (("cars", True), ("snowmobiles", False), ("golf-carts", False)):
        told = [line.text for line in coming_line(rated(good, SOUTH, date(2026, 11, 30)), "en")]
        assert any("Not in force: " in text for text in told) is threatened, (good, told)


def test_what_comes_next_is_found_without_all_that_holds_on_other_days(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Some ten days are tried for each answer, of which what is owed together is held already."""
    worked_out: list[date] = []

    def counted(*given: Any, day: date, **more: Any) -> RateSummary:
        worked_out.append(day)
        return rate_summary(*given, day=day, **more)

    monkeypatch.setattr(rate_cache, "rate_summary", counted)
    day = date(2026, 2, 21)  # nobody else asks about it
    about = rated("potash", SOUTH, day)
    assert next_change(about, "en") == (date(2026, 2, 24), "no extra duty")
    assert set(worked_out) <= {day}
