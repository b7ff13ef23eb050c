"""What long threads keep: counts and prices turn by turn, goods with a sum each, claims of a part."""

from __future__ import annotations

from collections.abc import Iterable

import pytest

from bot.ports import Snapshot
from bot.reading.reader import read
from tests.reading.conftest import Asking

TENTS = "duty on three tents at 500 usd each from BC to Seattle"


def values(turns: Iterable[str], asking: Asking, snapshot: Snapshot) -> list[float | None]:
    """What the goods are worth after each turn of a thread."""
    said = tuple(turns)
    read_ = (read(asking(text, *said[:n]), snapshot) for n, text in enumerate(said))
    return [one.understood.get("value") for one in read_]


@pytest.mark.parametrize(
    ("turns", "worth"),
    [
        pytest.param(
            (TENTS, "make it two", "four", "at 450", "no five at 450", "10% off", "make it one"),
            [1500, 1000, 2000, 1800, 2250, 2025, 405],
            id="a small number counts what was priced each, and a price is of as many",
        ),
        pytest.param(
            (
                "200 cases of wine at 84 USD a case, Niagara to Buffalo, what's the duty",
                "make it 300 cases",
                "only 250 made it across",
                "plus 1,200 usd freight",
                "double the cases",
                "per case?",
            ),
            [16800, 25200, 21000, 21000, 42000, 84],
            id="carriage adds nothing, and how many there are follows what is said of them",
        ),
        pytest.param(
            (
                "got 12 pallets of plywood at 1,850 usd each, Windsor to Detroit, duty?",
                "3 of the pallets are for another customer, leave them out",
                "just 2 of them",
                "2 more",
            ),
            [22200, 16650, 3700, 7400],
            id="what is left out leaves the others, so many of them are so many",
        ),
        pytest.param(
            ("duty on 120 tins of paint at 75 usd each from Ontario to Ohio", "now 144 tins"),
            [9000, 10800],
            id="'now' is no day that hides a count",
        ),
        pytest.param(
            ("duty on a 90,000 usd crane, Ontario to Ohio", "installation is another 12,000"),
            [90000, 90000],
            id="what is done to goods after entry is told apart from their value",
        ),
        pytest.param(
            (
                "duty on 200 jars of honey at 10 usd each, Ontario to NY",
                "it's buy one get one free",
            ),
            [2000, None],
            id="of which are paid for nobody can tell",
        ),
        pytest.param(
            (
                "24 carpets from Montreal to Vermont at 310 usd each, what's the duty",
                "sorry it's 26",
                "305 each",
                "the lamps too, 3,200 usd",
                "just the carpets again",
                "6 of them stay in Canada, leave those out",
            ),
            [7440, 8060, 7930, 3200, 7930, 6100],
            id="whoever comes back to a good finds how many there are of it",
        ),
        pytest.param(
            (
                "150 bicyclettes du Michigan à Laval à 420 $ US pièce, combien?",
                "140",
                "à 415 pièce",
            ),
            [63000, 58800, 58100],
            id="a number is what it comes nearest to: how many, or what each costs",
        ),
        pytest.param(
            ("duty on 100 chairs at 95 usd each, Ohio to Ontario", "make it 110", "110 chairs"),
            [9500, None, 10450],
            id="a number that may be either is asked about",
        ),
        pytest.param(
            ("duty on 12 chairs for 22,200 usd, Ohio to Ontario", "make it 15", "15 chairs"),
            [22200, None, 27750],
            id="thousands or as many of what was told one sum for all",
        ),
        pytest.param(
            ("duty on a snowmobile at 9,500 usd, Quebec to Vermont", "two", "in CAD", "make it 3"),
            [9500, 19000, 19000, 28500],
            id="a thing with its price is one",
        ),
        pytest.param(
            ("duty on 9,500 usd of candles, Quebec to Vermont", "two", "9,500 then"),
            [9500, None, 9500],
            id="a small number after what nobody counted is no sum in thousands",
        ),
        pytest.param(
            (
                "400 tires, 88 usd each, no wait 92, Nova Scotia to Maine, what do we owe",
                "it's 380 tires",
                "88 was right",
                "plus 5%",
            ),
            [36800, 34960, 33440, 35112],
            id="a price put right is one of each, and a share more is no count",
        ),
        pytest.param(
            (
                "24 bottles a case, 50 cases, 240 usd a case of wine to NY from Niagara, duty?",
                "60 cases",
                "half of them",
                "20 cases",
            ),
            [12000, 14400, 7200, 4800],
            id="those count that have the price, whatever else is counted",
        ),
        pytest.param(
            (TENTS, "just one thing, is that with usmca?"),
            [1500, 1500],
            id="one thing that is asked is none of the goods",
        ),
        pytest.param(
            (
                "droits sur 30 caisses de vin à 90 $ US, Niagara vers Buffalo",
                "la moitié a un certificat",
            ),
            [2700, 2700],
            id="papers of half of them leave the sum",
        ),
        pytest.param(
            (TENTS, "3,000 usd", "take that back"),
            [1500, 3000, None],
            id="what was taken back is asked for",
        ),
        pytest.param(
            (TENTS, "2 of the tents are for my brother"),
            [1500, None],
            id="whether a part is entered nobody can tell",
        ),
        pytest.param(
            ("duty on 8,000 USD of furniture to New York", "60% of it is desks, the rest vanities"),
            [8000, None],
            id="a sum of several goods is of none of them",
        ),
    ],
)
def test_each_turn_changes_the_sum_as_said(
    turns: tuple[str, ...], worth: list[float | None], asking: Asking, snapshot: Snapshot
) -> None:
    assert values(turns, asking, snapshot) == worth


def test_a_price_beside_installation_is_the_price(asking: Asking, snapshot: Snapshot) -> None:
    for said in (
        "installation costs 12,000 usd, the crane itself 90,000 usd, Ontario to Ohio, duty owed?",
        "grue de 90 000 $ US plus 12 000 $ US de montage, de l'Ontario à l'Ohio, droits?",
    ):
        assert read(asking(said), snapshot).understood["value"] == 90_000


def test_a_good_told_again_has_its_own_sum_and_claim(asking: Asking, snapshot: Snapshot) -> None:
    turns = (
        "duty on 20,000 usd of maple syrup to Vermont, with a usmca certificate",
        "and mine is 8,000 usd of honey, no certificate",
        "the syrup on 2026-06-01?",
    )
    found = read(asking(turns[-1], *turns[:-1]), snapshot).understood
    assert (found["good"], found["value"], found["usmca"]) == (["maple-syrup"], 20_000, True)
    found = read(asking("same for maple syrup", *turns[:-1]), snapshot).understood
    assert (found["good"], found["value"]) == (["maple-syrup"], 8_000)


@pytest.mark.parametrize(
    "said",
    ["3 of the 5 railcars had certs", "only half of them have it", "one of the five doesn't"],
)
def test_a_claim_of_a_part_leaves_both_cases_open(
    said: str, asking: Asking, snapshot: Snapshot
) -> None:
    first = "5 railcars of lumber at 40,000 usd each, BC to Oregon, with USMCA, duty?"
    found = read(asking(said, first), snapshot).understood
    assert "usmca" not in found
    assert found["value"] == 200_000


def test_back_to_today_is_no_day(asking: Asking, snapshot: Snapshot) -> None:
    turns = ("us tariff on steel", "on 1 april 2025", "and back to today")
    assert "on" not in read(asking(turns[-1], *turns[:-1]), snapshot).understood


def test_the_neighbour_comes_back_as_the_origin(asking: Asking, snapshot: Snapshot) -> None:
    turns = ("duty on 20,000 usd of chairs from Quebec to New York", "and from China?")
    query = read(asking("ok Quebec again", *turns), snapshot).query
    assert query is not None
    assert (query.origin, query.imposing) == ("CA", "US")


@pytest.mark.parametrize(
    ("said", "first", "topics"),
    [
        ("follow that", "tariff on canola to the US", ["canola"]),
        ("suis ça", "tarif sur le canola", ["canola"]),
        ("tiens-moi au courant de ça chaque lundi", "tarif sur les chaises", ["chairs"]),
        ("brief us on that every morning", "tariff on canola to the US", ["canola"]),
        ("suis aussi les armoires", "subscribe us to steel", ["steel", "kitchen-cabinets"]),
    ],
)
def test_what_an_answer_was_about_is_followed(
    said: str, first: str, topics: list[str], asking: Asking, snapshot: Snapshot
) -> None:
    found = read(asking(said, first), snapshot).understood
    assert (found["action"], found["topics"]) == ("subscribe", topics)


def test_an_order_goes_on_after_its_pause(asking: Asking, snapshot: Snapshot) -> None:
    turns = ("subscribe us to steel weekdays at 8", "pause it")
    assert read(asking("resume", *turns), snapshot).understood["action"] == "resume"


@pytest.mark.parametrize("said", ["why 50?", "is it still 10?", "pourquoi 50?"])
def test_a_rate_asked_after_is_no_sum(said: str, asking: Asking, snapshot: Snapshot) -> None:
    first = "duty on 12 pallets of plywood at 1,850 usd each, Windsor to Detroit"
    assert read(asking(said, first), snapshot).understood.get("value") in (22_200, None)


def test_papers_of_some_change_no_sum(asking: Asking, snapshot: Snapshot) -> None:
    first = "18 wood doors from Quebec to Maine, 310 USD each, with the CUSMA cert, duty?"
    assert values((first, "two of the doors have no cert"), asking, snapshot) == [5580, 5580]


def test_what_another_good_is_not_is_its_claim(asking: Asking, snapshot: Snapshot) -> None:
    turns = ("duty on 15,000 usd of candles, Ontario to Michigan, usmca", "the mugs aren't")
    assert read(asking(turns[1], turns[0]), snapshot).understood["usmca"] is False


def test_a_code_is_followed_and_spoken_of_by_its_good(asking: Asking, snapshot: Snapshot) -> None:
    ordered = read(asking("follow that", "tariff on 7208.51"), snapshot).query
    assert ordered is not None
    assert ordered.values["topics"] == "steel"
    said = read(asking("who said so", "tariff on 7208.51"), snapshot).query
    assert said is not None
    assert said.good == "steel"


GLOVES = "5,000 usd of gloves from Toronto to Buffalo, duty?"


@pytest.mark.parametrize(
    ("turns", "worth"),
    [
        (
            (GLOVES, "the hats too", "hats are 2,400", "gloves went to 5,600", "no hats"),
            [5000, None, 2400, 5600, 2400],
        ),
        ((GLOVES, "les chapeaux aussi", "8 à 240"), [5000, None, 1920]),
        ((GLOVES, "the hats as well, 8 at 240", "the gloves are all usmca"), [5000, 1920, 5000]),
        ((GLOVES, "same for hats"), [5000, 5000]),
        (
            (GLOVES, "hats, 2,400 usd", "gloves and hats both claimed under cusma", "gloves"),
            [5000, 2400, None, 5000],
        ),
    ],
)
def test_a_good_set_beside_another_has_no_sum_of_it(
    turns: tuple[str, ...], worth: list[float | None], asking: Asking, snapshot: Snapshot
) -> None:
    assert values(turns, asking, snapshot) == worth


def test_a_sum_set_beside_is_in_the_money_of_the_thread(asking: Asking, snapshot: Snapshot) -> None:
    found = read(
        asking("the crab too, 8 at 240", "20 000 $ CA de homard du N.-B. au Maine"), snapshot
    )
    assert (found.understood["good"], found.understood["value"]) == (["crab"], 1920.0)
    assert found.understood["currency"] == "CAD"


@pytest.mark.parametrize("said", ["3 of them are maple", "3 d'entre eux vont au Québec"])
def test_what_some_of_them_are_leaves_the_good_and_asks_for_the_sum(
    said: str, asking: Asking, snapshot: Snapshot
) -> None:
    plywood = "duty on 12 pallets of plywood at 1,850 usd each, Windsor to Detroit"
    found = read(asking(said, plywood), snapshot).understood
    assert (found["good"], found.get("value")) == (["plywood"], None)
    assert values((plywood, said, "all 12 then"), asking, snapshot)[-1] == 22200


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("duty on a 950 cc motorcycle, 12,000 usd, Ontario to Ohio", "large-motorcycles"),
        ("duty on a 450 cc motorcycle, 12,000 usd, Ontario to Ohio", "motorcycles"),
        ("droits sur une grosse moto de 650 cc, 12 000 $ US, de l'Ontario à l'Ohio", "motorcycles"),
    ],
)
def test_an_engine_tells_the_motorcycle_and_counts_none(
    said: str, good: str, asking: Asking, snapshot: Snapshot
) -> None:
    found = read(asking(said), snapshot).understood
    assert (found["good"], found["value"], found.get("quantity")) == ([good], 12000.0, None)


@pytest.mark.parametrize(
    ("said", "currency"), [("en canadien", "CAD"), ("in american", "USD"), ("en us", "USD")]
)
def test_dollars_are_told_by_their_country_alone(
    said: str, currency: str, asking: Asking, snapshot: Snapshot
) -> None:
    found = read(asking(said, "duty on 9,500 eur of candles, Quebec to Vermont"), snapshot)
    assert (found.understood["value"], found.understood["currency"]) == (9500.0, currency)


def test_no_and_a_province_of_two_words_brings_the_neighbour_back(
    asking: Asking, snapshot: Snapshot
) -> None:
    said = ("duty on 9,500 usd of candles from Quebec to Vermont", "from China instead?")
    found = read(asking("no, New Brunswick", *said), snapshot).understood
    assert (found["from"], found["to"]) == ("CA", "US")


@pytest.mark.parametrize(
    ("typed", "value", "currency"),
    [
        ("/duty 7208.51 10000 from CA", 10000.0, None),
        ("/duty 7208.51 10000 USD from CA", 10000.0, "USD"),
        ("/duty 7208.51 from CA", None, None),
    ],
)
def test_a_typed_entry_keeps_its_value_though_no_currency_was_told(
    typed: str, value: float | None, currency: str | None, asking: Asking, snapshot: Snapshot
) -> None:
    found = read(asking("what if from Mexico", typed), snapshot).understood
    assert (found["from"], found.get("value"), found.get("currency")) == ("MX", value, currency)
