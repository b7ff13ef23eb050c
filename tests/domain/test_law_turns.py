"""Laws that begin and end, and moves of rates that are parts or come on top, in the shipped facts."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.days import Validity
from bot.domain.law_turns import LawTurns, law_turns
from bot.domain.rate_moves import RateMove, rate_moves
from tests.shipped_facts import shipped


def turns(day: str) -> LawTurns:
    return law_turns(shipped(), date.fromisoformat(day))


def moves(day: str) -> tuple[RateMove, ...]:
    first = date.fromisoformat(day)
    return rate_moves(shipped(), Validity(first=first, last=first))


@pytest.mark.parametrize(
    ("day", "started", "ended"),
    [
        ("2025-03-04", {"us-ieepa-canada", "ca-surtax-2025-1"}, set()),
        ("2026-02-24", {"us-122"}, {"us-ieepa-canada"}),
        ("2026-07-24", {"us-301-forced-labor"}, {"us-122"}),
        ("2026-09-08", {"ca-surtax-2026"}, set()),
        ("2025-06-04", set(), set()),
    ],
)
def test_a_law_turns_with_its_first_rate_and_after_its_last(
    day: str, started: set[str], ended: set[str]
) -> None:
    assert turns(day) == LawTurns(started=frozenset(started), ended=frozenset(ended))


def test_another_order_by_the_same_authority_is_no_new_law() -> None:
    assert turns("2025-03-13").started == frozenset()


def test_metals_that_were_restructured_under_section_232_ended_no_law() -> None:
    assert turns("2026-04-06") == LawTurns(started=frozenset(), ended=frozenset())


def test_where_some_goods_go_on_as_they_were_the_move_is_told_of_those_that_do_not() -> None:
    parts = [move for move in moves("2026-04-06") if move.part]
    assert {move.named.slug for move in parts} == {
        "us-232-steel-articles-50",
        "us-232-aluminum-articles-50",
        "us-232-copper-50",
    }
    assert {move.measure.slug for move in parts} == {"us-232-metals-50"}


def test_a_duty_beside_what_the_goods_pay_already_comes_on_top() -> None:
    on_top = {m.measure.slug: m.on_top for m in moves("2026-09-15")}
    assert on_top == {"us-338-alcohol-added": False, "us-338-vehicles-added": True}


def test_a_duty_that_keeps_another_away_does_not_come_on_top() -> None:
    assert not any(move.on_top for move in moves("2025-11-01"))
