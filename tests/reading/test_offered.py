"""Which of the goods that a thread has set beside each other a follow-up picks."""

from __future__ import annotations

import pytest

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
