"""What changed is told as what people buy, old -> new, in one line a move."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from types import MappingProxyType

import pytest

from bot.domain.days import Validity
from bot.domain.duty import Prohibited
from bot.domain.measures import Measure
from bot.domain.rate_moves import rate_moves
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation.changes import by_day, dated_line, line, told
from bot.presentation.typography import NO_BREAK
from tests.digest.fact_fixtures import FACTS, STEEL_25, STEEL_50, TRUCKS_25, measure
from tests.shipped_facts import shipped

JUNE_4 = Validity(first=date(2025, 6, 4), last=date(2025, 6, 4))


def with_measures(*measures: Measure) -> FactSnapshot:
    return replace(FACTS, measures=MappingProxyType({m.slug: m for m in measures}))


def lines(facts: FactSnapshot, period: Validity, lang: Lang = "en") -> list[str]:
    things = told(rate_moves(facts, period), facts, lang)
    return [line(one, lang).replace(NO_BREAK, " ") for one in things]


def test_a_row_that_ends_and_one_that_starts_are_one_change() -> None:
    assert lines(FACTS, JUNE_4) == ["Steel, Canada → US: 25% → 50%"]
    assert lines(FACTS, JUNE_4, "fr") == ["Acier, Canada → É.-U. : 25 % → 50 %"]


def test_what_stays_as_it_was_is_no_change() -> None:
    stays = measure("steel-stays", "25", date(2025, 6, 4), replaces="steel-25")
    assert lines(with_measures(STEEL_25, stays), JUNE_4) == []


def test_an_end_that_nothing_follows_on_goes_to_none() -> None:
    assert lines(with_measures(STEEL_25), JUNE_4) == ["Steel, Canada → US: 25% → none"]


def test_goods_that_move_alike_on_a_day_are_one_line() -> None:
    trucks = replace(TRUCKS_25, programme="us-232-steel")
    steel = measure("steel-new", "25", date(2025, 6, 12))
    period = Validity(first=date(2025, 6, 12), last=date(2025, 6, 12))
    assert lines(with_measures(steel, trucks), period) == [
        "Steel and trucks, Canada → US: none → 25%"
    ]


def test_a_ban_has_no_rate_before_it() -> None:
    ban = replace(measure("ban", "0", date(2025, 6, 4)), duty=Prohibited())
    assert lines(with_measures(ban), JUNE_4) == ["Steel, Canada → US: banned"]


def test_trade_with_other_countries_is_not_told() -> None:
    british = replace(STEEL_50, origins=replace(STEEL_50.origins, only=frozenset({"GB"})))
    assert lines(with_measures(british), JUNE_4) == []


def test_a_day_stands_last_and_the_newest_comes_first() -> None:
    things = told(rate_moves(FACTS, Validity(first=date(2025, 3, 1), last=None)), FACTS, "en")
    newest = [dated_line(group[0], "en", year=False) for _, group in by_day(things)]
    assert [each.replace(NO_BREAK, " ") for each in newest] == [
        "Trucks, Canada → US: none → 25%, June 12",
        "Steel, Canada → US: 25% → 50%, June 4",
        "Steel, Canada → US: none → 25%, Mar 12",
    ]


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_no_line_of_the_shipped_facts_reads_like_a_row_of_the_catalogue(lang: Lang) -> None:
    facts = shipped()
    all_of_it = lines(facts, Validity(first=date(2025, 2, 1), last=None), lang)
    rows = ("Schedule ", "annexe ", " starts", " ends", "narrowed", "resserr", " → :", ": →")
    assert [each for each in all_of_it if any(row in each for row in rows)] == []
    assert len(all_of_it) > 50


def test_a_law_that_takes_up_anothers_rate_is_told_as_that() -> None:
    assert lines(shipped(), Validity(first=date(2026, 7, 24), last=date(2026, 7, 24)))[0] == (
        "Most goods without USMCA, Canada → US: still 10%, now under forced-labour duty"
    )
