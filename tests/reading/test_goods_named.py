"""Which good a word means by what stands around it, and where names tell that goods are made."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.domain.questions import Query
from bot.ports import Snapshot
from bot.reading import reader
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.marks import MarkKind
from bot.reading.queries.understood import understood
from tests.reading.conftest import Asking

NAMED: list[tuple[str, dict[str, Any]]] = [
    ("tariff on canola oil and meal", {"good": ["canola-oil", "canola-meal"]}),
    ("tarif sur le tourteau et huile de canola", {"good": ["canola-meal", "canola-oil"]}),
    ("LeBlanc scrummed after cabinet, his words on aluminum", {"good": ["aluminum"]}),
    ("s.301 Nicaragua, first day of collection?", {"programme": ["us-301-nicaragua"]}),
    ("duty on Barolo into Canada", {"good": ["wine"], "from": "IT", "to": "CA"}),
    ("tariff on mezcal", {"from": "MX", "to": "US"}),
    ("tariff on scotch and cognac into Canada", {"from": "US"}),
    ("tariff on Hawick sweaters into the US", {"from": "GB"}),
    ("Altona sunflower seeds into the US, duty?", {"from": "CA"}),
    ("is the 50 still on for alu going south", {"good": ["aluminum"]}),
    ("duty on al billet from Saguenay", {"good": ["aluminum"]}),
    (
        "what does the US charge on mugs from Portugal, candles from Poland",
        {"good": ["dishes", "candles"]},
    ),
    (
        "do the states charge more for bathroom vanities than kitchen cupboards",
        {"good": ["vanities", "kitchen-cabinets"]},
    ),
    ("duty on a new stock trailer from Oklahoma into Canada", {"good": ["trailers"]}),
    ("what does the US charge on passenger car parts", {"good": ["auto-parts"]}),
    ("what changed last week for metals going south", {"good": ["steel", "aluminum"]}),
    ("is canada taxing neither eggs nor milk", {"good": ["eggs", "milk"]}),
    ("when did the 35 on canadian goods get killed", {"programme": ["us-ieepa-canada"]}),
    ("what date did the 35 percent die", {"good": None, "programme": ["us-ieepa-canada"]}),
    ("droits sous le décret 14257", {"programme": ["us-ieepa-reciprocal"]}),
    ("did the jump to 30% on upholstered actually happen", {"good": ["upholstered-furniture"]}),
    ("mushrms 11 plts langley to oakland", {"good": ["mushrooms"], "quantity": "11 plts"}),
    ("when did the 10% on energy die", {"good": ["energy"]}),
    ("tariff on steel pipe Evraz from Regina", {"good": ["steel-pipe"]}),
    ("tariff on ski gloves leather palm from Pakistan", {"good": ["gloves"]}),
    ("nitrile gloves 900 cases, Malaysia, duty into Canada", {"good": ["gloves"]}),
    (
        "we also sell dining chairs but today it's sofas. US rate from Quebec?",
        {"good": ["upholstered-furniture"]},
    ),
    ("tariff on two dental chairs from Osaka", {"good": ["chairs"]}),
    ("bar fridges from indiana, what surtax do they pay", {"good": ["refrigerators"]}),
    (
        "tariff on bath towels: turkey, portugal or pakistan",
        {"good": ["home-textiles"]},
    ),
    ("what's owed on 8000 usd of hokey stiks from quebec to boston", {"good": ["hockey-sticks"]}),
]


@pytest.mark.parametrize(("text", "told"), NAMED)
def test_goods_are_told_by_their_names_and_places(
    text: str, told: dict[str, Any], snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(asking(text), snapshot).understood
    assert {slot: found.get(slot) for slot in told} == told


def test_a_word_of_several_goods_means_the_one_its_thread_is_about(
    snapshot: Snapshot, asking: Asking
) -> None:
    told = asking("30k usd of drums, what do they owe", "tariff on steel drums into canada")
    assert reader.read(told, snapshot).understood["good"] == ["tanks-drums"]


@pytest.mark.parametrize(
    ("text", "earlier", "good"),
    [
        ("and the oil", "tariff on canola meal to california", "canola-oil"),
        ("40 blowers at 1150 us each", "tariff on snow blowers into canada", "snow-blowers"),
    ],
)
def test_the_word_that_the_threads_good_is_named_with_completes_it(
    text: str, earlier: str, good: str, snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(text, earlier), snapshot).understood["good"] == [good]


def test_goods_named_tell_more_than_a_chapter(snapshot: Snapshot, asking: Asking) -> None:
    told = asking("tariff on chapter 22, spirits or wine")
    assert reader.read(told, snapshot).understood["good"] == ["spirits", "wine"]


def test_a_french_question_turned_round_names_no_thing(names: Gazetteers) -> None:
    seen = extract("le critère joue-t-il ici", names=names, lang="fr", today=date(2026, 10, 10))
    assert [m.values for m in seen.of(MarkKind.GOOD)] == []


def test_a_french_participle_is_no_thing_of_almost_the_same_word(
    snapshot: Snapshot, asking: Asking
) -> None:
    told = asking("livré à Granby, combien", "duty on carpets from Georgia into Canada")
    assert reader.read(told, snapshot).understood["good"] == ["carpets"]


@pytest.mark.parametrize(
    ("query", "good"),
    [
        (Query(command="timeline", programme="us-de-minimis"), ["small-parcels"]),
        (Query(command="tariff", programme="us-232-steel", good="rails"), ["rails"]),
        (Query(command="tariff", programme="us-122"), None),
    ],
)
def test_a_programme_on_one_good_alone_tells_that_good(query: Query, good: list[str]) -> None:
    assert understood(query, query.command).get("good") == good


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("springs, steel content 40%, from Ohio to Ontario, what do we pay", ["springs"]),
        ("2 cars 2x6 spf, 61k us total, edmonton to dallas, whats owed", ["softwood-lumber"]),
        ("horse trailers? tires?", ["trailers", "tires"]),
        ("gearboxes no, sorry, the pumps, from Italy into Canada, duty?", ["pumps"]),
        ("tariff on steel beams no just steel", ["steel"]),
    ],
)
def test_signs_and_corrections_part_names(
    text: str, goods: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(text), snapshot).understood["good"] == goods


@pytest.mark.parametrize(
    "text",
    [
        "why was there no briefing this mornin",
        "what is the format for six part numbers",
        "bring it to the Colmans place",
        "surely not, resumed already",
    ],
)
def test_words_and_names_are_no_misspelt_goods(text: str, names: Gazetteers) -> None:
    seen = extract(text, names=names, lang="en", today=date(2026, 10, 10))
    assert [m for m in seen.of(MarkKind.GOOD) if m.source == "mended"] == []
