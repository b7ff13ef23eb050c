"""Several questions, codes and goods in one text."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.ports import Snapshot
from bot.reading import reader
from bot.reading.queries.several_questions import questions_in
from tests.reading.conftest import Asking


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (
            "what's the duty on lumber and when did it start?",
            ("what's the duty on lumber", "when did it start?"),
        ),
        (
            "quel est le tarif sur le bois et quand ça a commencé?",
            ("quel est le tarif sur le bois", "quand ça a commencé?"),
        ),
        (
            "We make doors in Laval. What do we pay? It's for Ohio. Who said it would end?",
            ("We make doors in Laval. What do we pay? It's for Ohio.", "Who said it would end?"),
        ),
        ("steel and copper from canada?", ("steel and copper from canada?",)),
        ("I ship lumber to the U.S. What do I pay?", ("I ship lumber to the U.S. What do I pay?",)),
    ],
)
def test_a_text_is_cut_where_another_question_begins(text: str, parts: tuple[str, ...]) -> None:
    assert questions_in(text) == parts


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "what's the duty on lumber and when did it start?",
            [("tariff", "softwood-lumber", None), ("timeline", "softwood-lumber", None)],
        ),
        (
            "What's the tariff on steel? What did Carney say about it?",
            [("tariff", "steel", None), ("quote", "steel", "mark-carney")],
        ),
        (
            "quel est le tarif sur le bois d'oeuvre et quand est-ce que ça a commencé?",
            [("tariff", "softwood-lumber", None), ("timeline", "softwood-lumber", None)],
        ),
        (
            "what's the tariff on steel and send me a brief on it every monday",
            [("tariff", "steel", None), ("digest", "steel", None)],
        ),
        (
            "what was the duty on steel, and what is it now",
            [("tariff", "steel", None)],
        ),
        ("what do I pay on steel and how much on copper?", [("tariff", "steel", None)]),
    ],
)
def test_two_questions_are_two_queries(
    text: str,
    asked: list[tuple[str, str | None, str | None]],
    snapshot: Snapshot,
    asking: Asking,
) -> None:
    """What asks for the same of two goods is one question about both."""
    found = reader.read(asking(text), snapshot)
    assert [(q.command, q.good, q.who) for q in found.queries] == asked
    assert found.query == found.queries[0]


def test_two_codes_with_two_values_are_two_entries(snapshot: Snapshot, asking: Asking) -> None:
    found = reader.read(asking("duty on 7208.51 $10,000 and 7306.30 C$5,000 from canada"), snapshot)
    assert found.queries == (
        Query(
            command="duty",
            code=Code("720851"),
            money=Money(amount=Decimal(10000), currency="USD"),
            imposing="US",
            origin="CA",
        ),
        Query(
            command="duty",
            code=Code("730630"),
            money=Money(amount=Decimal(5000), currency="CAD"),
            imposing="US",
            origin="CA",
        ),
    )


def test_two_goods_with_two_values_are_two_entries(snapshot: Snapshot, asking: Asking) -> None:
    found = reader.read(
        asking("duty on $10k of steel pipe and $5k of cheese from canada"), snapshot
    )
    assert [(q.good, q.goods, q.money and q.money.amount) for q in found.queries] == [
        ("steel-pipe", (), Decimal(10000)),
        ("cheese", (), Decimal(5000)),
    ]


def test_several_goods_of_one_question_stand_in_one_query(
    snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(asking("steel and copper from canada?"), snapshot)
    assert [q.goods for q in found.queries] == [("steel", "copper")]
    assert found.understood["good"] == ["steel", "copper"]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        (
            "what did carney and trump each say about dairy",
            [("quote", "dairy", "mark-carney"), ("quote", "dairy", "donald-trump")],
        ),
        (
            "are eggs from iowa surtaxed in canada, and since when",
            [("tariff", "eggs", None), ("timeline", "eggs", None)],
        ),
        ("who said it, and who was it", [("quote", None, None)]),
    ],
)
def test_several_people_are_several_queries(
    text: str,
    asked: list[tuple[str, str | None, str | None]],
    snapshot: Snapshot,
    asking: Asking,
) -> None:
    found = reader.read(asking(text), snapshot)
    assert [(q.command, q.good, q.who) for q in found.queries] == asked


def test_two_laws_are_told_one_after_the_other(snapshot: Snapshot, asking: Asking) -> None:
    found = reader.read(asking("difference between section 232 and section 338"), snapshot)
    assert [q.programme for q in found.queries] == ["us-232-metals", "us-338-canada"]


def test_a_day_and_today_are_two_queries(snapshot: Snapshot, asking: Asking) -> None:
    found = reader.read(asking("rate on 4407.12 for april 9 2025 and for today"), snapshot)
    assert [q.day for q in found.queries] == [date(2025, 4, 9), None]


def test_an_entry_with_and_without_a_claim_is_worked_out_both_ways(
    snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(
        asking("duty on 0406.10.08 worth $5,000 from canada with and without usmca"), snapshot
    )
    assert [q.claim for q in found.queries] == ["usmca", "none"]


def test_every_line_with_its_sum_is_an_entry(snapshot: Snapshot, asking: Asking) -> None:
    said = "what do i owe: line 1 steel racks 14,000 usd, line 2 plastic bins 3,200 usd, from laval"
    found = reader.read(asking(said), snapshot)
    assert [(q.good, q.money and q.money.amount) for q in found.queries] == [
        ("steel-racks", Decimal(14000)),
        ("plastic-packaging", Decimal(3200)),
    ]


def test_three_origins_stand_side_by_side(snapshot: Snapshot, asking: Asking) -> None:
    found = reader.read(asking("compare steel from canada, mexico and china"), snapshot)
    assert found.query is not None
    assert (found.query.origin, found.query.values) == ("CA", {"versus": "MX,CN"})


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("7306.30.50.33 CA->US, usmca n", "none"),
        ("7306.30 from canada usmca yes", "usmca"),
        ("steel from canada, usmca yes or no", None),
        ("tomatoes to Detroit, cusma clean, zero or not", "usmca"),
        ("rye from Ontario to Newark, certificate on file", "usmca"),
        ("flax Weyburn to Fargo, qualifies", "usmca"),
        ("barley from Manitoba with the certificate", "usmca"),
        ("fish meal from Nova Scotia that isnt certified", "none"),
        ("cars from Canada if they dont comply", "none"),
        ("véhicule d'Oshawa vers Champlain, le certificat fait défaut", "none"),
        ("syrup from Quebec, nobody's got a cert", "none"),
        ("unless I claim USMCA, what's owed on syrup from Canada", None),
        ("syrup from Canada, unless cusma is claimed", None),
        ("honey from Canada except under usmca", None),
        ("à moins de demander l'ACEUM, droits sur le miel du Canada", None),
        ("droits sur le miel du Canada, sauf sous l'ACEUM", None),
    ],
)
def test_a_claim_said_with_its_yes_or_no_is_that_claim(
    text: str, claim: str | None, snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(asking(text), snapshot)
    assert found.query is not None
    assert found.query.claim == claim


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("we ship canola to China, what duty", ("CN", None)),
        ("China's tariff on canadian canola", ("CN", None)),
        ("now China's tariff on canola", ("CN", None)),
        ("what tariff does the EU put on US steel", ("EU", None)),
        ("what does Mexico charge on Chinese cars", ("MX", None)),
        ("does India have a tariff on American almonds", ("IN", None)),
        ("tariffs imposed by Japan on beef", ("JP", None)),
        ("droits de la Chine sur le canola canadien", ("CN", None)),
        ("droits chinois sur le homard canadien", ("CN", None)),
        ("quels droits la Chine impose-t-elle sur le porc canadien", ("CN", None)),
        ("taxes en Chine sur les cerises de Colombie-Britannique", ("CN", None)),
        ("the duty on China imposed in 2018 for steel", ("US", "CN")),
        ("did the China tax on steel go up in 2025", ("US", "CN")),
        ("droits imposés par le Canada sur l'acier chinois", ("CA", "CN")),
        ("droits chinois sur l'acier", ("US", "CN")),
        ("does steel from Mexico get charged", ("US", "MX")),
        ("how did the China tariff on toys move", ("US", "CN")),
        ("what is the US duty on lumber in bond to Mexico", ("US", "CA")),
    ],
)
def test_goods_sent_to_a_third_country_are_charged_there(
    text: str, way: tuple[str, str | None], snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(asking(text), snapshot)
    assert found.query is not None
    assert (found.query.imposing, found.query.origin) == way


@pytest.mark.parametrize(
    ("text", "each"),
    [
        (
            "tea from India and coffee from Brazil into the US",
            [("tea", "IN", "US"), ("coffee", "BR", "US")],
        ),
        (
            "Chinese steel and Mexican aluminum into the US, what rate",
            [("steel", "CN", "US"), ("aluminum", "MX", "US")],
        ),
        (
            "tariff on lumber in both directions",
            [("softwood-lumber", "CA", "US"), ("softwood-lumber", "US", "CA")],
        ),
        (
            "steel entre le Canada et les États-Unis dans les deux sens",
            [("steel", "CA", "US"), ("steel", "US", "CA")],
        ),
    ],
)
def test_goods_with_an_origin_each_and_both_directions_are_a_query_each(
    text: str, each: list[tuple[str, str, str]], snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(asking(text), snapshot).queries
    assert [(q.good, q.origin, q.imposing) for q in found] == each


@pytest.mark.parametrize(
    ("text", "ways"),
    [
        (
            "duty on chinese tires to canada and to the us",
            [("tires", "CN", "US"), ("tires", "CN", "CA")],
        ),
        (
            "tarif sur le vin italien au Canada et aux États-Unis",
            [("wine", "IT", "CA"), ("wine", "IT", "US")],
        ),
        (
            "croissants from France, bound for our shops in NYC and also Montreal, tariff in each?",
            [("bakery", "FR", "CA"), ("bakery", "FR", "US")],
        ),
        (
            "kubota tractor made in japan, dealer in fargo, farm in saskatoon. tariff?",
            [("tractors", "JP", "CA")],
        ),
    ],
)
def test_a_third_countrys_goods_bound_for_both_neighbours_are_asked_of_each(
    text: str, ways: list[tuple[str, str, str]], snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(asking(text), snapshot).queries
    assert sorted((q.good, q.origin, q.imposing) for q in found) == sorted(ways)
