"""The brief of a day gone by is the one that the calendar made on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

from bot.digest.past import past_brief
from bot.domain.findings import Window
from bot.domain.subscriptions import Recurrence, Rhythm, Topics
from bot.presentation.digest import cards as compose
from bot.presentation.plain_text import plain_text
from bot.presentation.typography import NO_BREAK
from tests.digest.test_days import FOLLOWS_ALL
from tests.shipped_facts import shipped

SEPT_8 = date(2026, 9, 8)
"""A Tuesday, after Labour Day."""


def test_what_came_later_is_no_fact_of_the_day() -> None:
    assert past_brief(FOLLOWS_ALL, shipped(), SEPT_8).facts.data_as_of == SEPT_8


def test_a_brief_on_a_monday_covers_the_weekend_of_an_order_for_weekdays() -> None:
    order = replace(FOLLOWS_ALL, recurrence=Recurrence())
    past = past_brief(order, shipped(), date(2026, 9, 7))
    assert past.findings.window == Window(
        since=date(2026, 9, 4),
        until=date(2026, 9, 7),
        following=date(2026, 9, 8),
        local=date(2026, 9, 7),
    )


def test_a_day_without_a_brief_is_told_as_if_it_had_one() -> None:
    order = replace(FOLLOWS_ALL, recurrence=Recurrence(rhythm=Rhythm.WEEKLY, weekday=0))
    found = past_brief(order, shipped(), SEPT_8).findings
    assert (found.window.since, found.window.until) == (date(2026, 9, 7), SEPT_8)


def test_only_what_the_order_follows_is_told() -> None:
    order = replace(FOLLOWS_ALL, include=Topics(goods=frozenset({"steel"})))
    found = past_brief(order, shipped(), SEPT_8).findings
    assert {good for move in found.moves for good in move.goods} == {"steel"}
    assert (found.others > 0, found.followed) == (True, ("steel",))


def test_what_was_said_on_the_day_is_part_of_its_brief() -> None:
    quotes = shipped().quotes.values()
    day = next(q.day.first for q in quotes if q.day.first > date(2025, 3, 1))
    said = past_brief(FOLLOWS_ALL, shipped(), day).findings.quotes
    assert said == tuple(q.slug for q in quotes if q.day.first == day)


def test_the_hour_of_the_order_decides_the_day_of_law_it_speaks_for() -> None:
    late = Recurrence(rhythm=Rhythm.DAILY, at=time(22))
    west = replace(FOLLOWS_ALL, zone="America/Vancouver", recurrence=late)
    assert past_brief(west, shipped(), SEPT_8).findings.window.until == date(2026, 9, 9)


def test_a_followed_good_that_a_rule_between_two_laws_moves_is_news_and_nothing_unmoved() -> None:
    order = replace(FOLLOWS_ALL, include=Topics(goods=frozenset({"steel-racks", "lumber"})))
    past = past_brief(order, shipped(), date(2026, 9, 15))
    front, thread, *_ = compose.brief(past.findings, facts=past.facts, lang="en")
    assert past.findings.moves == ()
    assert past.findings.news
    assert "Steel racks and shelving, Canada → US: 25% → 75%" in plain_text(front)
    assert "racks and shelving: no other change" not in plain_text(front)
    assert "25% → 75%, Sept 15 [1]" in plain_text(thread).replace(NO_BREAK, " ")


def test_what_a_rule_will_move_within_two_weeks_is_ahead() -> None:
    order = replace(FOLLOWS_ALL, include=Topics(goods=frozenset({"steel-racks"})))
    past = past_brief(order, shipped(), date(2026, 9, 10))
    front, *_ = compose.brief(past.findings, facts=past.facts, lang="en")
    said = plain_text(front).replace(NO_BREAK, " ")
    assert "1 ahead" in said
    assert "Steel racks and shelving, Canada → US: 25% → 75%, Sept 15" in said
