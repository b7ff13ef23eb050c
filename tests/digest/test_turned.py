"""What turns while every measure stands: a rule between two laws, a list, an exemption of one."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest

from bot.digest.alerts import gather, plan_alert
from bot.digest.journal_window import JournalWindow
from bot.digest.past import past_brief
from bot.digest.planning_round import PlanningRound
from bot.digest.watched import NO_LISTS, WatchedLists
from bot.domain.calendar_turns import calendar_turns
from bot.domain.codes import Code
from bot.domain.days import Validity
from bot.domain.duty import Money
from bot.domain.line_table import LineTable
from bot.domain.list_changes import ListRates
from bot.domain.rate_moves import rate_moves
from bot.domain.subscriptions import Subscription, Topics
from bot.domain.text import Lang
from bot.domain.watch_lists import WatchLine
from bot.presentation.changes import line, told
from bot.presentation.digest import cards
from bot.presentation.digest.front import BriefDelivery
from bot.presentation.plain_text import plain_text
from bot.presentation.typography import NO_BREAK
from tests.digest.digest_env import FRIDAY, DigestEnvironment
from tests.digest.test_watched import HERE, ORDER
from tests.domain.duty_fixtures import line as schedule_line
from tests.domain.test_exposure import Printed
from tests.shipped_facts import shipped

SEPT_15 = date(2026, 9, 15)
"""The Section 338 duty on vehicles and furniture stands beside Section 232 from this day on."""
NOON = datetime(2026, 9, 15, 16, tzinfo=UTC)
RACKS = WatchLine(
    code=Code("9403200082"),
    imposing="US",
    origin="CA",
    label="racks",
    value=Money(amount=Decimal(100_000), currency="USD"),
    usmca=True,
)
SHIRTS = replace(RACKS, code=Code("6109100012"), label="shirts")


def schedule(*codes: str) -> LineTable[Printed]:
    """Lines that are free of base duty, as those of furniture are."""
    free = schedule_line("US", "9403.40.90.60")
    assert free is not None
    held = [replace(free, code=Code(code)) for code in codes]
    versions = {each.code.digits: [Printed(held=each)] for each in held}
    return LineTable(versions, editions=(("first", date(2024, 1, 1)),))


TABLES = {"US": schedule("9403200082", "6109100012")}


def following(*goods: str, lang: Lang = "en", my_list: bool = False) -> Subscription:
    topics = Topics(goods=frozenset(goods), my_list=my_list)
    return replace(ORDER, include=topics, alerts=True, lang=lang)


def on_the_day(*lines: WatchLine, day: date = SEPT_15) -> PlanningRound:
    """A round at noon of a day, with what the calendar entered on it."""
    facts = shipped()
    turns = calendar_turns(facts, since=day - timedelta(days=1), up_to=day, now=NOON)
    journal = tuple(replace(turn, serial=n) for n, turn in enumerate(turns, 1))
    lists = WatchedLists(lines={HERE: lines}, rates=ListRates(facts, TABLES))
    return PlanningRound(
        now=NOON,
        news=JournalWindow(journal, newest=len(journal)),
        facts=facts,
        lists=lists if lines else NO_LISTS,
    )


def alerted(order: Subscription, *lines: WatchLine, day: date = SEPT_15) -> list[str]:
    """The messages of the alert, its thread included; none where it is no news."""
    known = on_the_day(*lines, day=day)
    read = gather(order, known)
    if read.batch is None:
        return []
    planned = plan_alert(read, read.batch, known, earlier=())
    assert planned.subscription.batch is None
    found = [message.card for message in planned.messages]
    return [plain_text(card).replace(NO_BREAK, " ") for card in found if card is not None]


def test_who_follows_a_good_is_alerted_when_a_rule_moves_its_rate() -> None:
    front, thread = alerted(following("steel-racks"))
    assert "Steel racks and shelving, Canada → US: 25% → 75%, Sept 15" in front
    assert "25% → 75%, Sept 15 [1]" in thread


def test_the_same_in_french() -> None:
    front, *_ = alerted(following("steel-racks", lang="fr"))
    assert "25 % → 75 %" in front


@pytest.mark.parametrize("good", ["lumber", "steel", "butter", "cars", "whisky"])
def test_nobody_hears_of_a_rule_that_turns_nothing_for_their_goods(good: str) -> None:
    told = "\n".join(alerted(following(good)))
    assert "racks" not in told
    assert "75%" not in told


def test_who_keeps_a_list_is_told_the_line_and_what_it_costs() -> None:
    front, thread = alerted(following(my_list=True), RACKS, SHIRTS)
    assert "Your list: 1 line, +USD 50,000.00 a year" in front
    row = "9403.20.00.82 racks, Canada → US: 25% → 75% from Sept 15, 2026, +USD 50,000.00 a year"
    assert row in thread
    assert "shirts" not in front + thread


def test_a_list_that_the_rule_does_not_touch_hears_nothing() -> None:
    assert "Your list" not in "\n".join(alerted(following(my_list=True), SHIRTS))


def test_the_brief_of_the_day_tells_the_line_as_well() -> None:
    lists = WatchedLists(lines={HERE: (RACKS,)}, rates=ListRates(shipped(), TABLES))
    past = past_brief(following(my_list=True), shipped(), SEPT_15, lists)
    front, thread = cards.brief(past.findings, facts=past.facts, lang="en")
    assert "Your list: 1 line, +USD 50,000.00 a year" in plain_text(front).replace(NO_BREAK, " ")
    assert "25% → 75%" in plain_text(thread).replace(NO_BREAK, " ")


@pytest.mark.parametrize(("day", "told"), [(1, True), (5, False), (14, True), (16, False)])
def test_before_its_day_it_is_told_once_as_it_comes_in_sight_and_once_on_the_eve(
    day: int, told: bool
) -> None:
    lists = WatchedLists(lines={HERE: (RACKS,)}, rates=ListRates(shipped(), TABLES))
    order = following("steel-racks", my_list=True)
    past = past_brief(order, shipped(), date(2026, 9, day), lists)
    front = plain_text(cards.brief(past.findings, facts=past.facts, lang="en")[0])
    line = "Your list: 1 line, +USD 50,000.00 a year from Sept 15, 2026"
    assert (line in front.replace(NO_BREAK, " ")) is told


def test_a_brief_says_of_what_an_alert_told_that_it_did() -> None:
    known = on_the_day()
    order = following("steel-racks")
    past = past_brief(order, shipped(), SEPT_15)
    findings = replace(past.findings, turned=known.news.between(0), moves=())
    delivery = BriefDelivery(alerted=known.news.newest)
    front, *_ = cards.brief(findings, facts=past.facts, lang="en", delivery=delivery)
    assert "25% → 75% (told by alert)" in plain_text(front).replace(NO_BREAK, " ")


def test_who_follows_everything_or_the_law_hears_of_it() -> None:
    everything = replace(ORDER, include=Topics(), alerts=True)
    law = replace(everything, include=Topics(programmes=frozenset({"us-338-canada"})))
    for order in (everything, law):
        assert "teel racks and shelving" in "\n".join(alerted(order))


# a measure that stands gets an exemption of some codes for a time
EXEMPT = """
      - {label: {en: Rails, fr: Rails}, scope: {goods: [steel]}, duty: Free, from: 2026-10-10}
"""
_RELIEF = "claim: usmca, duty: all-in 10%}\n"


async def test_an_exemption_that_begins_is_told_on_its_day_and_once(
    environment: DigestEnvironment,
) -> None:
    await environment.load(FRIDAY, **{_RELIEF: _RELIEF + EXEMPT[1:]})
    await environment.subscribe(
        recurrence=None, include=Topics(goods=frozenset({"steel"})), alerts=True
    )
    await environment.change(next_due_at=None)
    midnight = datetime(2026, 10, 10, 4, 0, 30, tzinfo=UTC)
    for hours in (0, 0.1, 0.2, 5, 30):
        await environment.planner.tick(midnight + timedelta(hours=hours))
    [alert] = await environment.pending()
    assert "steel, Canada → US: 50% → none, Oct" in await environment.thread(alert)


async def test_one_that_is_taken_back_before_its_day_is_not(environment: DigestEnvironment) -> None:
    await environment.load(FRIDAY, **{_RELIEF: _RELIEF + EXEMPT[1:]})
    await environment.load(FRIDAY + timedelta(minutes=1))
    await environment.subscribe(
        recurrence=None, include=Topics(goods=frozenset({"steel"})), alerts=True
    )
    await environment.change(next_due_at=None)
    midnight = datetime(2026, 10, 10, 4, 0, 30, tzinfo=UTC)
    for hours in (0, 0.1, 5):
        await environment.planner.tick(midnight + timedelta(hours=hours))
    assert await environment.pending() == []


APPLIANCES = date(2025, 6, 23)
"""Household appliances joined the list of steel derivatives, which stood since June 4."""


@pytest.mark.parametrize("good", ["appliances", "refrigerators"])
def test_goods_that_join_a_list_that_stands_are_told(good: str) -> None:
    text = "\n".join(alerted(following(good), day=APPLIANCES))
    assert "ousehold appliances" in text
    assert "25% → 50% of the metal + 25% of the rest" in text


def test_who_follows_other_goods_of_that_law_hears_nothing() -> None:
    assert alerted(following("steel"), day=APPLIANCES) == []


def test_codes_that_one_list_lets_go_and_another_takes_up_are_one_move() -> None:
    day = date(2026, 6, 8)
    lines = [
        line(one, "en")
        for one in told(rate_moves(shipped(), Validity(first=day, last=day)), shipped(), "en")
    ]
    moved, joined = (each.replace(NO_BREAK, " ") for each in lines)
    assert moved.endswith("25% → 15% all-in")
    assert "aluminum lithographic plates, Canada → US: 10%, or 0 with USMCA → 25%" in joined
