"""Briefs and alerts by watch list: what touches it, line by line, and what that costs a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from bot.digest.interest import read_topics
from bot.digest.past import past_brief
from bot.digest.watched import WatchedLists
from bot.domain.codes import Code
from bot.domain.duty import Money, Prohibited
from bot.domain.line_table import LineTable
from bot.domain.list_changes import LineRate, ListRates
from bot.domain.questions import Place
from bot.domain.subscriptions import Subscription, Topics
from bot.domain.text import Lang
from bot.domain.watch_lists import WatchLine
from bot.presentation.digest import cards
from bot.presentation.plain_text import plain_text
from tests.domain.test_exposure import SCHEDULES, Printed
from tests.shipped_facts import searched, shipped

HERE = Place(platform="slack", workspace="T1", channel="C1")
PLATE = WatchLine(
    code=Code("72085100"),
    imposing="CA",
    origin="US",
    label="plate",
    value=Money(amount=Decimal(300_000), currency="CAD"),
    usmca=True,
)
COFFEE = replace(PLATE, code=Code("09012100"), label="coffee")
ORDER = Subscription(
    id="s1",
    place=HERE,
    owner="U1",
    created_at=datetime(2026, 8, 1, tzinfo=UTC),
    watermark=datetime(2026, 9, 1, tzinfo=UTC),
    serial=0,
    alerted=0,
    zone="America/Toronto",
    alerts=False,
    include=Topics(my_list=True),
)


def brief(day: date, *lines: WatchLine, lang: Lang = "en") -> list[str]:
    facts = shipped()
    lists = WatchedLists(lines={HERE: lines}, rates=ListRates(facts, SCHEDULES))
    past = past_brief(ORDER, facts, day, lists)
    made = cards.brief(past.findings, facts=past.facts, lang=lang)
    return [plain_text(card).replace("\xa0", " ") for card in made]


def test_a_line_is_told_old_to_new_with_what_it_costs_a_year() -> None:
    front, below = brief(date(2026, 9, 8), PLATE, COFFEE)[:2]
    assert "- Your list: 1 line, +CAD 75,000.00 a year" in front.splitlines()
    listed = "- 7208.51.00 plate, US → Canada: 25% → 50% from Sept 8, 2026, +CAD 75,000.00 a year"
    assert listed in below.splitlines()
    assert "coffee" not in below


def test_the_same_in_french() -> None:
    front, below = brief(date(2026, 9, 8), PLATE, lang="fr")[:2]
    assert "- Votre liste : 1 ligne, +75 000,00 CAD par an" in front.splitlines()
    assert (
        "- 7208.51.00 plate, É.-U. → Canada : 25 % → 50 % à partir du 8 sept. 2026,"
        " +75 000,00 CAD par an"
    ) in below.splitlines()


def test_a_day_that_touches_no_line_says_nothing_of_the_list() -> None:
    assert "list" not in "\n".join(brief(date(2025, 10, 14), COFFEE)).casefold()


def test_lines_without_a_value_are_counted_and_told_without_a_cost() -> None:
    front, below = brief(date(2026, 9, 8), PLATE, replace(PLATE, label="more", value=None))[:2]
    assert "- Your list: 2 lines, +CAD 75,000.00 a year (1 with a known cost)" in front.splitlines()
    assert "- 7208.51.00 more, US → Canada: 25% → 50% from Sept 8, 2026" in below.splitlines()


def test_a_rate_that_stays_because_another_law_takes_over_is_no_change_of_a_line() -> None:
    shirts = WatchLine(code=Code("6109100012"), imposing="US", origin="CA", usmca=False)
    facts = shipped()
    rates = ListRates(facts, SCHEDULES)
    turned = [
        (measure, date(2026, 7, 24))
        for measure in facts.measures.values()
        if date(2026, 7, 24) in (measure.validity.first, measure.validity.ends_on)
    ]
    assert turned
    assert rates.changes((shirts,), turned) == ()


def test_a_ban_is_told_as_one_and_costs_no_figure() -> None:
    facts = shipped()
    ban = next(m for m in facts.measures.values() if isinstance(m.duty, Prohibited) and m.scope)
    banned = WatchLine(
        code=ban.scope.codes(most=1)[0],
        imposing=ban.imposing,
        origin="CA" if ban.imposing == "US" else "US",
        value=Money(amount=Decimal(1_000), currency="USD"),
    )
    no_schedule = {ban.imposing: LineTable[Printed]({})}
    (change,) = ListRates(facts, no_schedule).changes((banned,), [(ban, ban.validity.first)])
    assert (change.new, change.cost) == (LineRate(percent=None, prohibited=True), None)


@pytest.mark.parametrize("said", ["my list", "Ma liste", "our watch list", "steel and my list"])
def test_a_list_is_a_topic_by_what_people_call_it(said: str) -> None:
    snapshot = searched()
    topics = read_topics(said, snapshot)
    assert topics.my_list
    assert read_topics(", ".join(topics.slugs), snapshot) == topics
