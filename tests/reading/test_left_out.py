"""Follow-ups that take goods, or so many of them, out of what the thread asked about."""

from __future__ import annotations

import pytest

from bot.ports import Snapshot
from bot.reading.reader import read
from tests.reading.conftest import Asking

THREE = "tariffs on cars, boats and tires going into canada"
TROIS = "taux sur le miel, la confiture et le thé au Canada"


@pytest.mark.parametrize(
    ("first", "said", "left"),
    [
        (THREE, "not on the boats", ["cars"]),
        (THREE, "minus the boats", ["cars", "tires"]),
        (THREE, "boats out", ["cars", "tires"]),
        (THREE, "leave the boats and tires off", ["cars"]),
        (THREE, "what about without cars", ["boats", "tires"]),
        (THREE, "scratch tires", ["cars", "boats"]),
        (TROIS, "sans le thé", ["honey", "jam"]),
        (TROIS, "pas le miel", ["jam", "tea"]),
        (TROIS, "oublie la confiture", ["honey", "tea"]),
        (TROIS, "moins le miel et la confiture", ["tea"]),
        (THREE, "no, boats", ["boats"]),
        (THREE, "not the boats, the tires", ["tires"]),
        (THREE, "don't forget the tires", ["tires"]),
        (THREE, "drop the boats", ["cars", "tires"]),
        (THREE, "did they drop the boat tariff", ["boats"]),
        (THREE, "could ottawa remove the tires", ["tires"]),
        (THREE, "what if the US kills the duty, do I pay less tires duty", ["tires"]),
        (THREE, "no tire tariff then?", ["tires"]),
        (TROIS, "et s'ils retirent le miel", ["honey"]),
    ],
)
def test_what_is_taken_out_leaves_the_others(
    first: str, said: str, left: list[str], asking: Asking, snapshot: Snapshot
) -> None:
    if said == "not on the boats":
        first = "tariffs on cars and boats going into canada"
    assert read(asking(said, first), snapshot).understood["good"] == left


EACH = "duty on 5,000 usd of honey and 3,000 usd of jam from Quebec to Boston"
TOGETHER = "duty on honey, jam and tea worth 9k total from Quebec to Boston"


@pytest.mark.parametrize(
    ("first", "said", "good", "worth"),
    [
        (EACH, "minus the jam", ["honey"], 5000),
        (EACH, "just the jam", ["jam"], 3000),
        (EACH, "not the honey", ["jam"], 3000),
        (EACH, "all USMCA", ["honey", "jam"], None),
        (TOGETHER, "minus the jam", ["honey", "tea"], None),
        (TOGETHER, "just the tea", ["tea"], None),
        (TOGETHER, "minus the jam, so 7k", ["honey", "tea"], 7000),
    ],
)
def test_a_sum_of_several_goods_is_that_of_none_of_them(
    first: str,
    said: str,
    good: list[str],
    worth: float | None,
    asking: Asking,
    snapshot: Snapshot,
) -> None:
    found = read(asking(said, first), snapshot).understood
    assert (found["good"], found.get("value")) == (good, worth)


SLEDS = "duty on 40 snowmobiles at 9,000 usd each from Valcourt to Vermont"


@pytest.mark.parametrize(
    ("first", "said", "worth"),
    [
        (SLEDS, "10 are for Canada, take them out", 270_000),
        (SLEDS, "10 stay in canada, so without those", 270_000),
        (SLEDS, "10 sont pour le Canada, enlève-les", 270_000),
        (SLEDS, "take those 10 out", 270_000),
        (SLEDS, "make it 30, ten stay here", 270_000),
        (SLEDS, "36 sleds, 9,100", 327_600),
        (SLEDS, "what about without 232", 360_000),
    ],
)
def test_so_many_that_are_taken_out_leave_the_rest_on_its_way(
    first: str, said: str, worth: float, asking: Asking, snapshot: Snapshot
) -> None:
    found = read(asking(said, first), snapshot).understood
    assert (found["value"], found["to"]) == (worth, "US")
