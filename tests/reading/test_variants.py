"""Goods told by another one and a word of what they are of, and names that are set aside."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.ports import Snapshot
from bot.reading import reader
from bot.reading.features.roles import kin_of
from tests.reading.conftest import Asking

READING = Path(__file__).parents[2] / "config" / "reading"

AFTER: list[tuple[str, str, list[str]]] = [
    (
        "tariff on christmas trees into the us",
        "and the fake ones from china?",
        ["christmas-decorations"],
    ),
    ("tariff on windows into the us", "en bois?", ["wood-doors"]),
    ("tariff on softwood lumber into the us", "no, hard", ["hardwood-lumber"]),
    ("tariff on sinks into the us", "what about the steel ones", ["sinks"]),
    ("tariff on steel drums into the us", "same but in nickel", ["tanks-drums"]),
    ("tariff on refined copper into the us", "wire rod then", ["copper-wire"]),
    ("tariff on canola oil into the us", "and the seed itself", ["canola"]),
    ("tariff on metal windows into the us", "et en pin?", ["wood-doors"]),
    ("tariff on wood windows into the us", "the vinyl ones then", ["plastics"]),
    ("tariff on canoes from Maine", "line 2: aluminum sheet, melted in UAE", ["aluminum"]),
    ("tariff on canoes from Maine", "the aluminum in them is melted in Quebec", ["boats"]),
    ("us tariff on hardwood from Quebec", "ok mais le plancher verni", ["wood-flooring"]),
    ("tariff on fridges from Ohio", "now that appliance, but from Mexico", ["refrigerators"]),
    ("tariff on pork from Quebec", "same boxes but from Ohio", ["pork"]),
    ("tariff on pork from Quebec", "same veal as last week", ["beef"]),
    ("us tariff on aluminum from Quebec", "and the other metal", ["steel"]),
    ("tariff on insulin from Indiana", "the cartons for it are from Ohio", ["cardboard"]),
    ("us tariff on canola from Regina", "and the OIL, not the seed", ["canola-oil"]),
    ("us tariff on canola from Regina", "and the meal comma same plant", ["canola-meal"]),
    ("us tariff on beer from canada", "what about in bottles", ["beer"]),
    ("us tariff on honey from canada", "and in plastic pails?", ["honey"]),
    ("canadian tariff on motorcycles from the us", "even above 800 cc?", ["large-motorcycles"]),
    ("us tariff on ornaments from canada", "Brass not aluminium. Canada again", ["ornaments"]),
    ("us tariff on live cattle from Alberta", "what about boxed", ["beef"]),
    ("tarif américain sur les porcelets vivants", "pis en longes congelées?", ["pork"]),
    ("us tariff on pork from Quebec", "and live?", ["hogs"]),
    ("us tariff on wool socks from canada", "does it help if the yarn's from Truro", ["clothing"]),
    (
        "tariff on tarps from Ontario",
        "does it matter that the aluminum comes from Korea",
        ["tents"],
    ),
    ("tariff on quartz countertops into the us", "granite then", ["stone-slabs"]),
]


@pytest.mark.parametrize(("before", "text", "goods"), AFTER)
def test_a_follow_up_that_tells_of_what_a_thing_is_stays_with_the_thing(
    before: str, text: str, goods: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(text, before), snapshot).understood["good"] == goods


WITHIN: list[tuple[str, list[str]]] = [
    ("tariff on garden furniture metal from china", ["metal-furniture"]),
    ("us tariff on patio sets, the plastic ones, from china", ["plastic-furniture"]),
    ("what is the us tariff on brake drums for class 8 trucks from canada", ["truck-parts"]),
    ("tariff on steel and wood doors from canada into the us", ["steel", "wood-doors"]),
    ("setting aside steel and lumber, what is the us tariff on boats", ["boats"]),
    ("lumber and furniture apart, what is the us tariff on boats", ["boats"]),
    ("us tariff on computers and smart phones from china", ["computers", "phones"]),
    ("tarif sur des chaises bois du Maine", ["chairs"]),
    ("tarif américain sur les chaises et le bois", ["chairs", "softwood-lumber"]),
    ("us tariff on drums of lube oil from canada, not the grease, the oil", ["lubricants"]),
    ("us tariff on trailers of lumber from canada", ["softwood-lumber"]),
    ("us tariff on acetone, drums, from Spain", ["chemicals"]),
    ("us tariff on a wire of copper from chile", ["copper-wire"]),
    ("tarif américain sur le tube de cuivre du Chili", ["copper-pipe"]),
    ("us tariff on goat cheese logs from Ontario", ["cheese"]),
    ("tariff on two parmesan wheels from Italy to Montreal", ["cheese"]),
    ("tariff on American vaccines in pre-filled syringes", ["vaccines"]),
    ("us tariff on my tomato chow (it's a pickle) from canada", ["pickles"]),
    ("the gold lids for my jars come from Indiana, is there a tariff on those", ["bottle-caps"]),
    ("us tariff on steel drums, 200 drums from canada", ["tanks-drums"]),
]


@pytest.mark.parametrize(("text", "goods"), WITHIN)
def test_a_good_is_what_its_material_makes_it(
    text: str, goods: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(text), snapshot).understood["good"] == goods


def test_a_thing_sent_by_post_owes_the_duty_not_its_parcel(
    snapshot: Snapshot, asking: Asking
) -> None:
    told = asking("etsy parcel to maine, mitts knit in fredericton, 85 cad, what duty do I owe")
    assert reader.read(told, snapshot).understood["good"] == ["gloves"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("does every canadian thing pay 35 now", {"programme": ["us-ieepa-canada"]}),
        ("does 35 pallets of soap into the us pay anything", {"good": ["soap"], "programme": None}),
    ],
)
def test_a_rate_that_one_measure_alone_has_tells_it(
    text: str, told: dict[str, Any], snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(asking(text), snapshot).understood
    assert {slot: found.get(slot) for slot in told} == told


def test_the_variants_name_goods_of_the_catalogue(snapshot: Snapshot) -> None:
    with (READING / "variants.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, strict=True))
    named = {row[column] for row in table for column in ("good", "becomes")}
    assert named - set(snapshot.facts.goods) == set()
    told = [(row["good"], word) for row in table for word in row["said"].split()]
    assert len(told) == len(set(told))


def test_the_wider_goods_are_those_that_the_catalogue_calls_broader(snapshot: Snapshot) -> None:
    goods = snapshot.facts.goods.values()
    assert [g.slug for g in goods if g.broader and kin_of(g.slug, g.broader) != "narrower"] == []


def test_the_rates_belong_to_programmes_of_the_catalogue(snapshot: Snapshot) -> None:
    with (READING / "programme-rates.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, strict=True))
    assert {row["programme"] for row in table} - set(snapshot.facts.programmes) == set()
    assert all(date.fromisoformat(row["since"]).year >= 2025 for row in table)
