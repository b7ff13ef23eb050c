"""Several goods of one text with a value each: a price times how many of each, or shares of one
sum."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.domain.codes import Code
from bot.ports import Snapshot
from bot.reading import reader
from tests.reading.conftest import Asking

Told = list[tuple[str, str]]


def _entries(said: str, snapshot: Snapshot, asking: Asking) -> Told:
    queries = reader.read(asking(said), snapshot).queries
    return [(q.good or "", f"{q.money.amount:.0f} {q.money.currency}") for q in queries if q.money]


@pytest.mark.parametrize(
    ("said", "entries"),
    [
        (
            "40 chairs at $30 and 10 tables at $200 from Canada",
            [("chairs", "1200 USD"), ("furniture", "2000 USD")],
        ),
        (
            "500 kg of honey at $6/kg and 200 kg of maple syrup at $15/kg from Quebec to NY",
            [("honey", "3000 USD"), ("maple-syrup", "3000 USD")],
        ),
        (
            "10 tonnes of steel at $900 a tonne and 5,000 usd of copper wire from Ontario",
            [("steel", "9000 USD"), ("copper-wire", "5000 USD")],
        ),
        (
            "400 pallets at $11 and 2,000 USD of plywood from Canada",
            [("pallets", "4400 USD"), ("plywood", "2000 USD")],
        ),
        (
            "20 chaises à 150 $ US chacune et 80 vélos à 400 $ US chacun, du Québec vers NY",
            [("chairs", "3000 USD"), ("bicycles", "32000 USD")],
        ),
        (
            "chairs 30 x 40 usd, desks 10 x 200 usd, from Quebec to NY",
            [("chairs", "1200 USD"), ("furniture", "2000 USD")],
        ),
        (
            "9,000 usd of steel, 600 of copper, from Ontario",
            [("steel", "9000 USD"), ("copper", "600 USD")],
        ),
        (
            "steel for 9,000 and copper for 600 usd, from Ontario",
            [("steel", "9000 USD"), ("copper", "600 USD")],
        ),
        (
            "steel 9,000.00 / copper 600.00 / total 9,600.00 usd, from Ontario",
            [("steel", "9000 USD"), ("copper", "600 USD")],
        ),
        (
            "$17,000 of which $10,000 is steel and $7,000 copper, from Ontario",
            [("steel", "10000 USD"), ("copper", "7000 USD")],
        ),
        ("40 chairs at $30 from Canada, and freight of $200", [("chairs", "1200 USD")]),
        (
            "40 chairs and 10 tables at 200 USD each from Ontario",
            [("chairs", "8000 USD"), ("furniture", "2000 USD")],
        ),
        (
            "40 chaises et 10 tables à 200 $ US chacune, de l'Ontario vers NY",
            [("chairs", "8000 USD"), ("furniture", "2000 USD")],
        ),
        (
            "steel and aluminum, 20,000 USD each, from Ontario",
            [("steel", "20000 USD"), ("aluminum", "20000 USD")],
        ),
        (
            "20 pallets of tiles at 900 USD each less a credit of 1,200 USD, from Ontario",
            [("ceramic-tile", "16800 USD")],
        ),
        ("40 chairs at 200 USD each, from a table maker in Ontario", [("chairs", "8000 USD")]),
        (
            "12,000 USD of steel of which 3,000 USD is aluminum, from Ontario",
            [("steel", "9000 USD"), ("aluminum", "3000 USD")],
        ),
        (
            "12,000 USD machine with 3,000 USD of steel in it from Ontario",
            [("machinery", "9000 USD"), ("steel", "3000 USD")],
        ),
        (
            "mixed box, 300 USD of mugs + 120 USD of chocolate inside them, from Canada",
            [("dishes", "300 USD"), ("chocolate", "120 USD")],
        ),
        (
            "12,000 USD of steel and 3,000 USD of aluminum from Ontario",
            [("steel", "12000 USD"), ("aluminum", "3000 USD")],
        ),
        (
            "invoice total 15,800 USD: steel 10,000, aluminum 5,000, freight 800, from Ontario",
            [("steel", "10000 USD"), ("aluminum", "5000 USD")],
        ),
        (
            "total 15,800 CAD: steel 10,000, aluminum 5,800, from Ohio to Ontario",
            [("steel", "10000 CAD"), ("aluminum", "5800 CAD")],
        ),
        ("9,000 USD of steel, copper at 6 USD a lb, from Ontario", [("steel", "9000 USD")]),
        ("600 kg of copper and 9,000 USD of steel from Ontario", [("steel", "9000 USD")]),
        (
            "1,000 USD each for steel and copper from Ontario",
            [("steel", "1000 USD"), ("copper", "1000 USD")],
        ),
        (
            "1 000 $ US chacun pour l'acier et le cuivre, de l'Ontario vers NY",
            [("steel", "1000 USD"), ("copper", "1000 USD")],
        ),
        (
            "steel, aluminum and copper worth 10,000, 5,000 and 2,000 USD from Ontario",
            [("steel", "10000 USD"), ("aluminum", "5000 USD"), ("copper", "2000 USD")],
        ),
        (
            "march 20 2025, us$7,412.66 of coffee from seattle, line by line, a clothing shop",
            [("coffee", "7413 USD")],
        ),
        (
            "PO de 115 000 $ US, 600 fenêtres en vinyle pour des condos en bois, du Québec vers NY",
            [("plastics", "115000 USD")],
        ),
        (
            "cedar 4x4 8ft, 3 b trains hope bc to yakima, 132k usd",
            [("softwood-lumber", "132000 USD")],
        ),
        (
            "40 cs pinot noir 9,600 USD, 12 cs gin 4,150 USD, from Oregon to Montréal",
            [("wine", "9600 USD"), ("gin", "4150 USD")],
        ),
        (
            "acier et cuivre, 10 000 et 5 000 $ US, de l'Ontario vers NY",
            [("steel", "10000 USD"), ("copper", "5000 USD")],
        ),
        (
            "net 14,200 USD, gross 15,000 USD before trade discount, chairs from Quebec",
            [("chairs", "14200 USD")],
        ),
        (
            "ebay fees are 90 USD on a 700 USD guitar from Ontario",
            [("musical-instruments", "700 USD")],
        ),
        (
            "9,000 USD of steel, 500 lb of copper at 6 USD a lb, from Ontario",
            [("steel", "9000 USD"), ("copper", "3000 USD")],
        ),
    ],
)
def test_goods_with_a_price_and_a_number_each_are_lines(
    said: str, entries: Told, snapshot: Snapshot, asking: Asking
) -> None:
    assert _entries(said, snapshot, asking) == entries


@pytest.mark.parametrize(
    ("said", "entries"),
    [
        (
            "half of the USD 40,000 is steel, other half aluminum, from Canada",
            [("steel", "20000 USD"), ("aluminum", "20000 USD")],
        ),
        (
            "USD 40,000, 60% steel and 40% aluminum, from Canada",
            [("steel", "24000 USD"), ("aluminum", "16000 USD")],
        ),
        (
            "40 000 $ US, le quart en miel, le reste en sirop d'érable, du Québec vers NY",
            [("honey", "10000 USD"), ("maple-syrup", "30000 USD")],
        ),
        (
            "USD 40,000 split evenly between steel and aluminum from Canada",
            [("steel", "20000 USD"), ("aluminum", "20000 USD")],
        ),
        (
            "a third of the $30,000 is honey, two thirds maple syrup, from Quebec",
            [("honey", "10000 USD"), ("maple-syrup", "20000 USD")],
        ),
        (
            "70/30 steel and aluminum, 50,000 usd from Ontario",
            [("steel", "35000 USD"), ("aluminum", "15000 USD")],
        ),
        (
            "two thirds steel, one third copper, 600 usd from Ontario",
            [("steel", "400 USD"), ("copper", "200 USD")],
        ),
        (
            "equal parts steel and copper worth 600 usd from Ontario",
            [("steel", "300 USD"), ("copper", "300 USD")],
        ),
        ("70% of our 50,000 usd order is steel, from Ontario", [("steel", "35000 USD")]),
        ("only 20,000 of the 50,000 usd order is steel, from Ontario", [("steel", "20000 USD")]),
        ("a quarter of a 50,000 usd load of steel from Ontario", [("steel", "12500 USD")]),
        (
            "half goes to Maine and half to Vermont, 50,000 usd of steel from Ontario",
            [("steel", "50000 USD")],
        ),
        ("25% of 40,000 usd is what I owe on steel, from Canada?", [("steel", "40000 USD")]),
        ("10% of 5,000 usd of honey, from Canada", [("honey", "5000 USD")]),
        ("is it 50% on the 20,000 usd of steel, from Canada", [("steel", "20000 USD")]),
        (
            "50/50 chance of a raise on steel and copper, 4,000 usd each, from Ontario",
            [("steel", "4000 USD")],
        ),
        ("30% deposit on 50,000 usd of steel from Ontario", [("steel", "50000 USD")]),
        (
            "2 of the 5 containers were held, 50,000 usd of steel from Ontario",
            [("steel", "50000 USD")],
        ),
        ("50,000 USD order, 20% is aluminum, from Quebec", [("aluminum", "10000 USD")]),
        ("50,000 USD shipment of which 30% is steel, from Quebec", [("steel", "15000 USD")]),
        ("50,000 USD, 25% is the steel tariff, from Quebec?", [("steel", "50000 USD")]),
        ("50,000 USD order, 20% is late, aluminum from Quebec", [("aluminum", "50000 USD")]),
        (
            "a 50% cotton 50% polyester shirt order, 20,000 USD from Quebec",
            [("clothing", "20000 USD")],
        ),
        (
            "60% cotton and 40% honey, 20,000 USD from Quebec",
            [("cotton", "12000 USD"), ("honey", "8000 USD")],
        ),
        (
            "30% glass, 70% aluminum windows, 20,000 USD from Quebec",
            [("windows-doors", "20000 USD")],
        ),
        (
            "30% glass and 70% aluminum, 20,000 USD from Quebec",
            [("glass", "6000 USD"), ("aluminum", "14000 USD")],
        ),
        (
            "la moitié des 20 000 $ US est payée, meubles du Québec vers NY",
            [("furniture", "20000 USD")],
        ),
        ("knives 60% steel and 40% wood, 20,000 USD from Canada", [("cutlery", "20000 USD")]),
    ],
)
def test_shares_of_one_sum_are_entries(
    said: str, entries: Told, snapshot: Snapshot, asking: Asking
) -> None:
    assert _entries(said, snapshot, asking) == entries


@pytest.mark.parametrize(
    ("said", "origins"),
    [
        (
            "half from Canada and half from China, 30,000 USD of chairs into the US",
            {"CA": 15000, "CN": 15000},
        ),
        (
            "60% made in China, 40% made in Canada, 30,000 USD of chairs into the US",
            {"CN": 18000, "CA": 12000},
        ),
        ("chairs, 20,000 USD from Canada, 10,000 USD from China", {"CA": 20000, "CN": 10000}),
        ("30,000 USD of chairs from China via Canada to the US", {"CN": 30000}),
        ("20,000 USD of chairs from Canada, freight 1,000 USD from Montreal", {"CA": 20000}),
    ],
)
def test_parts_of_a_shipment_have_their_own_origin(
    said: str, origins: dict[str, int], snapshot: Snapshot, asking: Asking
) -> None:
    queries = reader.read(asking(said), snapshot).queries
    assert {q.origin: q.money.amount for q in queries if q.money} == origins


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("minus the 1,500 freight", 18500),
        ("take off the $1,500 freight", 18500),
        ("moins le rabais de 500", 19500),
        ("less 5 percent", 19000),
        ("freight 1,500", 20000),
        ("less than 1,500 kg", 20000),
    ],
)
def test_a_follow_up_takes_something_off(
    text: str, worth: float, snapshot: Snapshot, asking: Asking
) -> None:
    thread = "duty on 20,000 USD of chairs from Ontario"
    assert reader.read(asking(text, thread), snapshot).understood.get("value") == worth


@pytest.mark.parametrize(
    ("said", "entries"),
    [
        (
            "hts 4407.11, 4407.12 and 4409.10, worth 10,000, 5,000 and 2,000 USD, from Canada",
            {"4407.11": 10000, "4407.12": 5000, "4409.10": 2000},
        ),
        (
            "code 4407, 10,000 USD, and 4412, 5,000 USD from Canada",
            {"4407": 10000, "4412": 5000},
        ),
        ("code 4407, 10,000 USD, and 4412 pieces from Canada", {"4407": 10000}),
        ("code 4407, 10,000 USD, and 2027, 5,000 USD from Canada", {"4407": 10000}),
    ],
)
def test_codes_have_their_own_values(
    said: str, entries: dict[str, int], snapshot: Snapshot, asking: Asking
) -> None:
    queries = reader.read(asking(said), snapshot).queries
    found = {q.code.dotted: q.money.amount for q in queries if q.money and isinstance(q.code, Code)}
    assert found == entries


def test_what_a_thing_is_made_of_is_its_content(snapshot: Snapshot, asking: Asking) -> None:
    of_a_thing = asking("50,000 USD of furniture, 20% is aluminum, from Quebec")
    (query,) = reader.read(of_a_thing, snapshot).queries
    assert query.money is not None
    assert query.money.amount == Decimal(50000)
    assert query.values["metal"] == "20"
    of_an_order = asking("50,000 USD order, 20% is aluminum, from Quebec")
    (query,) = reader.read(of_an_order, snapshot).queries
    assert "metal" not in query.values


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("chairs from Ontario, 10,000 USD, of which 2,500 USD is steel", ("10000", "25")),
        ("10,000 USD of chairs from Ontario, of which 3,000 USD aluminum", ("10000", "30")),
        ("des chaises de 10 000 $ US de l'Ontario, dont 2 500 $ US d'acier", ("10000", "25")),
        ("10,000 USD of steel furniture from Ontario of which 2,000 USD is steel", ("10000", "20")),
    ],
)
def test_the_metal_in_a_thing_is_its_share_and_no_goods_of_its_own(
    said: str, told: tuple[str, str], snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(asking(f"duty on {said}"), snapshot).queries
    assert [
        (str(q.money.amount) if q.money else "", q.values.get("metal"), q.goods) for q in found
    ] == [(*told, ())]


def test_a_metal_in_an_order_is_goods_of_its_own(snapshot: Snapshot, asking: Asking) -> None:
    said = "duty on an order of 50,000 USD of chairs from Ontario, of which 10,000 USD is steel"
    assert _entries(said, snapshot, asking) == [("chairs", "40000 USD"), ("steel", "10000 USD")]
