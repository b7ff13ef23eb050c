"""Which of the goods that a thread has set beside each other a follow-up picks."""

from __future__ import annotations

import pytest

from bot.errors import UnknownGood
from bot.ports import Snapshot
from bot.reading import reader
from tests.reading.conftest import Asking

FEW = "us tariff on roofing and lumber from canada"


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("just the first one", ["roofing"]),
        ("juste le deuxième, quel droit", ["softwood-lumber"]),
        ("the other one", ["softwood-lumber"]),
        ("both", ["roofing", "softwood-lumber"]),
        ("both ways", ["roofing", "softwood-lumber"]),
    ],
)
def test_a_follow_up_picks_of_the_goods_set_beside_each_other(
    text: str, goods: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    before = [FEW] if text != "the other one" else [FEW, "just the roofing"]
    assert reader.read(asking(text, *before), snapshot).understood["good"] == goods


THREE = "us tariff on maple syrup, honey and jam from canada"


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("just the first two", ["maple-syrup", "honey"]),
        ("only the last two please", ["honey", "jam"]),
        ("all but the last", ["maple-syrup", "honey"]),
        ("tous sauf le premier", ["honey", "jam"]),
        ("what were the first two weeks like", ["maple-syrup", "honey", "jam"]),
    ],
)
def test_a_follow_up_picks_so_many_of_them(
    text: str, goods: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(text, THREE), snapshot).understood["good"] == goods


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("of the two, which is worse", ["potash", "fertilizer"]),
        ("entre les deux, lequel paie plus", ["potash", "fertilizer"]),
        ("and half of them", ["fertilizer"]),
    ],
)
def test_what_a_thread_asked_one_after_the_other_is_two(
    text: str, goods: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    asked = asking(text, "us tariff on potash from canada", "and on urea")
    assert reader.read(asked, snapshot).understood["good"] == goods


def test_a_word_and_a_place_of_what_a_thread_asked_pick_it(
    snapshot: Snapshot, asking: Asking
) -> None:
    before = ("us tariff on copper pipe from toronto", "and brass taps")
    for text, good in (
        ("back to the first one, the copper", "copper-pipe"),
        ("pour le deux", "valves"),
    ):
        assert reader.read(asking(text, *before), snapshot).understood["good"] == [good]


def test_a_word_that_nobody_knows_is_not_answered_with_the_threads_good(
    snapshot: Snapshot, asking: Asking
) -> None:
    wheat = "us tariff on wheat from canada"
    result = reader.read(asking("and the lentejas", wheat), snapshot)
    assert "good" not in result.understood
    assert isinstance(result.error, UnknownGood)
    assert reader.read(asking("and the paperwork", wheat), snapshot).understood["good"] == ["wheat"]
