"""What a thing is made of is a share of it, and no goods of its own."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.ports import Snapshot
from bot.reading.reader import read
from tests.reading.conftest import Asking


@pytest.mark.parametrize(
    ("said", "good", "metal"),
    [
        ("duty on a kettle that is 25% steel, $900 from Canada", "ovens", "25"),
        ("duty on a $900 fridge from Ontario that's 45% aluminum", "refrigerators", "45"),
        ("droit sur un poêle dont 20 % d'acier, 900 $ du Canada", "stoves", "20"),
        ("un grille-pain composé à 60 % d'aluminium, 9000 $ US du Québec", "ovens", "60"),
        ("duty on a doohickey that is 25% steel, $900 from Canada", None, "25"),
        ("droit sur un bidule dont 25 % d'acier, 900 $ du Canada", None, "25"),
        ("duty on a fridge made of 40% steel by weight, $900 from Canada", "refrigerators", None),
        ("duty on a fridge worth 9,000 of which 3k is steel", "refrigerators", "33.3333"),
        ("duty on a fridge worth 9,000, of which 1,800 is aluminum", "refrigerators", "20"),
        ("droit sur un poêle de 9 000, dont 1 800 d'acier, du Canada", "stoves", "20"),
        ("duty on a doohickey worth 9,000 of which 1,800 is steel", None, "20"),
    ],
)
def test_a_share_of_metal_is_told_of_the_thing(
    said: str, good: str | None, metal: str | None, snapshot: Snapshot, asking: Asking
) -> None:
    query = read(asking(said), snapshot).query
    assert query is not None
    assert (query.command, query.good, query.goods) == ("duty", good, ())
    assert query.values.get("metal") == metal
    assert query.money is not None
    assert query.money.amount in (Decimal(900), Decimal(9000))


@pytest.mark.parametrize(
    ("said", "goods"),
    [
        ("$60,000 load from Quebec of which 30% is steel", ("steel",)),
        ("duty on $60,000 from Canada, 60% is steel, 40% chairs", ("steel", "chairs")),
        ("is steel at 50%?", ("steel",)),
        ("our imports were 9,000 USD of which 2,000 USD is steel", ("steel",)),
    ],
)
def test_a_metal_among_goods_stays_goods(
    said: str, goods: tuple[str, ...], snapshot: Snapshot, asking: Asking
) -> None:
    assert tuple(q.good for q in read(asking(said), snapshot).queries) == goods


def test_a_metal_without_currency_is_taken_off_the_goods_it_is_part_of(
    snapshot: Snapshot, asking: Asking
) -> None:
    said = "duty on 8,000 of steel of which 3,000 is aluminum, from Ontario"
    found = read(asking(said), snapshot).queries
    assert [(q.good, q.money.amount if q.money else None) for q in found] == [
        ("steel", Decimal(5000)),
        ("aluminum", Decimal(3000)),
    ]


@pytest.mark.parametrize(
    ("said", "sums"),
    [
        ("duty on 4000 of 7208.51", ["7208.51 4000"]),
        ("6k of 7604.10 from Canada", ["7604.10 6000"]),
        ("droit sur 4000 de 7208.51 du Canada", ["7208.51 4000"]),
        ("6k of 7208.51 and 2500 of 7604.10 from Canada", ["7208.51 6000", "7604.10 2500"]),
        ("7208.51 and 4000 of 7604.10", ["7208.51 -", "7604.10 -"]),  # whose is not the first's
        ("2025 of 7208.51", ["7208.51 -"]),
        ("4000 kg of 7208.51 from Canada", ["7208.51 -"]),
        ("duty on 5000 of 7208", ["7208 5000"]),
        ("what do I owe on 12k of 7606 from Canada", ["7606 12000"]),
        ("droits sur 5000 de 7318", ["7318 5000"]),
        ("duty on 6000 of 7208 and 2500 of 7306", ["7208 6000", "7306 2500"]),
        ("20 tonnes de 7606 à 3000 $ la tonne, du Canada", ["7606 60000"]),
        ("2025 of 7208", ["7208 -"]),
        ("4000 kg of 7208 from Canada", ["7208 -"]),
        ("duty on steel, 2500 of 7250 units", [" -"]),
    ],
)
def test_a_number_of_a_code_is_its_value(
    said: str, sums: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    found = read(asking(said), snapshot).queries
    told = [
        f"{q.code.dotted if q.code else ''} {q.money.amount if q.money else '-'}" for q in found
    ]
    assert told == sums


@pytest.mark.parametrize(
    ("said", "way"),
    [
        ("miel des É.-U.", ("CA", "US")),
        ("droit sur un poêle, 8000 $ des É.-U.", ("CA", "US")),
        ("acier canadien vers les É.-U.", ("US", "CA")),
        ("acier venant des E.-U.", ("CA", "US")),
    ],
)
def test_the_short_name_of_the_united_states_is_a_place(
    said: str, way: tuple[str, str], snapshot: Snapshot, asking: Asking
) -> None:
    query = read(asking(said), snapshot).query
    assert query is not None
    assert (query.imposing, query.origin) == way


def test_an_oven_is_no_number(snapshot: Snapshot, asking: Asking) -> None:
    query = read(asking("droit sur un four du Canada, 8000 $"), snapshot).query
    assert query is not None
    assert (query.good, query.quantities) == ("ovens", ())
    counted = read(asking("duty on four fridges at 900 USD each from Canada"), snapshot).query
    assert counted is not None
    assert counted.money is not None
    assert counted.money.amount == Decimal(3600)
