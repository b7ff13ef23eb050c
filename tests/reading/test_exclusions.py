"""What a text says is not meant, how long it speaks of, and how sure one has to be to answer."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from bot.domain.questions import Query
from bot.ports import Snapshot
from bot.reading import reader
from bot.reading.days import durations
from bot.reading.decisions.decide import Read
from bot.reading.queries.confidence import THRESHOLD, is_sure
from tests.reading.conftest import Asking

TODAY = date(2026, 10, 10)


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("what did Trump say about not needing cars from Canada", ["cars"]),
        ("what does the us charge on aluminum, other than steel", ["aluminum"]),
        ("tariff on copper, not steel", ["copper"]),
        ("tariff on beef except pork", ["beef"]),
        ("duty on chairs, apart from steel, from canada", ["chairs"]),
        ("droits sur le cuivre, sauf l'acier", ["copper"]),
        ("tarif sur les meubles, pas l'acier", ["furniture"]),
        ("tariff on copper, not steel or aluminum", ["copper"]),
        ("tariff on steel, not only the coils", ["steel"]),
        ("rope and lobster from Maine, duty? i only care about the rope", ["rope"]),
        ("rope and lobster from Maine, i only care about the rope", ["rope"]),
        ("tariff on rope and lobster, or only the rope", ["rope", "lobster"]),
        ("2,400 hoodies, no, forget the hoodies, 500 chairs from Ohio, duty?", ["chairs"]),
        ("tariff on logs no, plywood from Ontario", ["plywood"]),
        ("urea i mean, not the potash, tariff", ["fertilizer"]),
        ("rope and lobster from Maine, duty on the rope only?", ["rope"]),
        ("tarif sur le houblon et les cannettes, pour le houblon seulement", ["hops"]),
        ("tariff on cattle and beef only", ["cattle", "beef"]),
        ("plywood from BC, scratch that, OSB, duty into the states?", ["osb"]),
        ("duty on wood pellets, hm, no, stoves from Quebec", ["stoves"]),
        ("tariff on faucets. well, shutoff valves, from Italy", ["valves"]),
        ("les tondeuses, euh non, les souffleuses du Wisconsin, quel droit", ["snow-blowers"]),
        ("droit sur le bois, le contreplaqué plutôt, vers le Maine", ["plywood"]),
        ("tariff on aluminum, copper no aluminum, from canada", ["aluminum"]),
        ("tariff on gloves, sorry, and rope from canada", ["gloves", "rope"]),
        ("us tariff on steel, actually aluminum too", ["steel", "aluminum"]),
        ("us tariff on beer, non-alcoholic wine from canada", ["beer", "wine"]),
        ("tarif canadien sur fromages, beurre non salé, yogourt", ["cheese", "butter", "yogurt"]),
        ("steel and aluminum, not just the steel? tariff", ["steel", "aluminum"]),
        ("don't forget the copper, us tariff from canada", ["copper"]),
        ("duty on welding rods? the gloves, skip those", ["welding-rods"]),
        ("duty on rope from Ohio, I already have the chain, just asking", ["rope"]),
        ("rope from Ohio, saws? just the rope then", ["rope"]),
        ("tariff on chairs in aluminum from Canada", ["chairs"]),
        ("hauling new versatiles from Winnipeg to Fargo. tractors i mean. tariff?", ["tractors"]),
        ("rope and beer from Maine, beer kegs go back. duty on the beer please", ["beer"]),
        ("rope and lobster from Maine. it's the lobster i care about, what duty", ["lobster"]),
        ("us tariff on brake rotors for pickup trucks from canada", ["auto-parts"]),
        ("us tariff on soup and rope from canada? the rope isn't my problem", ["soup"]),
        ("us tariff on tallow and canola oil; only tallow for this line", ["animal-fats"]),
        ("rope and chairs from Maine, duty? the chairs i bought separately", ["rope"]),
        ("how long do the steel tariffs stay, do we still pay on steel", ["steel"]),
        ("us tariff on chairs and rope, they stay a year in Maine", ["chairs", "rope"]),
        ("us tariff on metals from canada, side by side, aluminum only", ["aluminum"]),
        ("bread and knives from Maine, duty? the bread I don't need looked up", ["cutlery"]),
        ("us tariff on a gas furnace, Napoleon brand, from Barrie", ["furnaces"]),
    ],
)
def test_what_is_said_not_to_be_meant_is_left_out(
    text: str, goods: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(text), snapshot).understood["good"] == goods


@pytest.mark.parametrize(
    "text",
    [
        "any news this month, apart from dairy and steel?",
        "tell me what changed since monday, leaving aside metals, wood and cars",
        "du nouveau depuis lundi, hormis le bois et l'acier?",
        "what is new other than lumber",
    ],
)
def test_of_all_but_some_goods_no_good_is_meant(
    text: str, snapshot: Snapshot, asking: Asking
) -> None:
    understood = reader.read(asking(text), snapshot).understood
    assert understood["command"] == "changes"
    assert "good" not in understood


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("been off the road 2 weeks", 14),
        ("back after a couple of months", 60),
        ("two full weeks away", 14),
        ("absent trois semaines", 21),
        ("en conge quelques jours", 3),
        ("on hold for ten days", 10),
        ("away for 900 days", None),
        ("a weekend", None),
    ],
)
def test_a_length_of_time_is_told_in_days(said: str, days: int | None) -> None:
    assert durations.length(said) == (None if days is None else timedelta(days=days))


def test_what_was_missed_began_that_long_ago_and_a_pause_ends_so_far_ahead() -> None:
    assert durations.since("what did i miss in two weeks off", TODAY) == date(2026, 9, 26)
    assert durations.until("pause it for ten days", TODAY) == date(2026, 10, 20)


@pytest.mark.parametrize(
    ("chances", "good", "sure"),
    [
        ({"tariff": THRESHOLD}, None, True),
        ({"tariff": THRESHOLD - 0.01, "none": 0.46}, None, False),
        ({"sources": 0.4, "tariff": 0.35, "none": 0.25}, None, True),
        ({"help": 0.39, "tariff": 0.3, "none": 0.31}, None, False),
        ({"tariff": 0.4, "timeline": 0.26, "none": 0.34}, "steel", True),
        ({"tariff": 0.4, "timeline": 0.24, "none": 0.36}, "steel", False),
        ({"tariff": 0.4, "timeline": 0.26, "none": 0.34}, None, False),
        ({"quote": 0.5, "tariff": 0.15, "none": 0.35}, "steel", False),
    ],
)
def test_a_question_is_answered_from_a_chance_on(
    chances: dict[str, float], good: str | None, sure: bool
) -> None:
    """Of a named subject, a rate, its history and its next change count together; what can't be a
    wrong answer about a rate needs less."""
    command = max(chances, key=lambda name: chances[name])
    read = Read(commands=chances, query=Query(command=command, good=good))
    assert is_sure(read) is sure


def test_below_the_threshold_readings_are_offered(snapshot: Snapshot, asking: Asking) -> None:
    found = reader.read(asking("so where did that land"), snapshot)
    assert (found.sure, len(found.alternatives) >= 1) == (False, True)
