"""What a follow-up does to the sum of its thread."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.ports import Snapshot
from bot.reading.reader import read
from tests.reading.conftest import Asking

DESKS = "duty on 12,000 usd of steel desks, Guelph to Chicago"


@pytest.mark.parametrize(
    ("said", "amount"),
    [
        ("half that", "6000"),
        ("a quarter of that?", "3000"),
        ("we only got 80%", "9600"),
        ("only 80%?", "12000"),
        ("the price went up 5%", "12600"),
        ("what if the rate goes up 5%", "12000"),
        ("they knocked 500 off", "11500"),
        ("500 USD off", "11500"),
        ("make it 500", "500"),
        ("without the 1,500 freight", "10500"),
        ("double it and take 10% off", "21600"),
        ("three times as much", "36000"),
        ("10% were rejected", "12000"),
        ("15% off that", "10200"),
        ("add 10%", "13200"),
        ("plus another 3,500 usd", "15500"),
        ("add 10% for freight", "12000"),  # no part of the value that duty is charged on
        ("we have 7 containers like this, not 1", "84000"),
        ("just the 232 piece", "12000"),
        ("do 20k of the veneer while you're at it", "20000"),
        ("no usmca on it. redo", "12000"),
    ],
)
def test_a_follow_up_changes_the_sum_as_said(
    said: str, amount: str, asking: Asking, snapshot: Snapshot
) -> None:
    query = read(asking(said, DESKS), snapshot).query
    assert query is not None
    assert query.good is not None
    assert query.money == Money(amount=Decimal(amount), currency="USD")


@pytest.mark.parametrize(
    ("said", "first", "money"),
    [
        ("take it down to a quarter mil and make it euro", DESKS, ("250000", "EUR")),
        ("then for the year, 12 x that", DESKS, ("144000", "USD")),
        ("if she gets two", "65 usd of a silver ring from NB to Ohio, duty?", ("130", "USD")),
        ("total if i add another 3,000 usd worth", DESKS, ("15000", "USD")),
        (
            "make it 300 chairs",
            "240 chairs at 88 usd, made in Wisconsin, duty into Canada?",
            ("26400", "USD"),
        ),
        (
            "eighteen hundred, sorry",
            "1500 hoodies from Ohio at 31 usd, Canadian duty?",
            ("55800", "USD"),
        ),
        (
            "actually 22,000",
            "240 chairs at 88 usd, made in Wisconsin, duty into Canada?",
            ("22000", "USD"),
        ),
        (
            "what about 25%",
            "240 chairs at 88 usd, made in Wisconsin, duty into Canada?",
            ("21120", "USD"),
        ),
        (
            "add 2 more",
            "11 steel desks from Guelph to Ohio, 289 usd each, duty",
            ("3757", "USD"),
        ),
        (
            "rerun for 250 units",
            "duty on electric vehicles of Canada into the US at 38,400 usd per unit",
            ("9600000", "USD"),
        ),
        (
            "change that to 46,000 lb",
            "44,000 lb of steel coil at 0.40 usd/lb Hamilton to Ohio, owed?",
            ("18400", "USD"),
        ),
        (
            "sorry 8 of them not 6",
            "6 sofas at 1,450 usd each from Guelph to Vermont, duty",
            ("11600", "USD"),
        ),
        ("knock 5 off", "65 usd of a silver ring from NB to Ohio, duty?", ("60", "USD")),
        (
            "and for 80 tonnes at the same price",
            "62 tonnes of angle bar from Turkey, 940 usd a tonne, to Halifax, owed?",
            ("75200", "USD"),
        ),
        ("the hotel also took 220 headboards, 68k of that", DESKS, ("68000", "USD")),
        (
            "make it 2 not 3",
            "3 forklifts from Ohio to Moncton at 41,000 usd each, owed?",
            ("82000", "USD"),
        ),
        (
            "they're 4100 canadian a head",
            "11 holstein heifers from Sussex to Vermont, what does it cost",
            ("45100", "CAD"),
        ),
        (
            "make it 75",
            "12 pallets of soap, 50,000 usd, Guelph to Chicago, duty owed",
            ("75000", "USD"),
        ),
        (
            "make it 2 400 cases",
            "1 200 cases of soap, 50,000 usd, Guelph to Chicago, duty owed",
            ("100000", "USD"),
        ),
        ("and in cad, 12 000 too?", DESKS, ("12000", "CAD")),
        ("in cad?", DESKS, ("12000", "USD")),  # wanted in CAD; the sum is as it was
        ("plus shipping 38? does it count", DESKS, ("12000", "USD")),
        (
            "I typed EA, meant for the lot",
            "3 compressors, USD 64k each, Quincy IL to Sherbrooke, how much surtax",
            ("64000", "USD"),
        ),
    ],
)
def test_a_follow_up_says_which_money_is_meant(
    said: str, first: str, money: tuple[str, str], asking: Asking, snapshot: Snapshot
) -> None:
    query = read(asking(said, first), snapshot).query
    assert query is not None
    assert query.money == Money(amount=Decimal(money[0]), currency=money[1])


def test_the_metal_of_an_article_is_told_by_its_sum(asking: Asking, snapshot: Snapshot) -> None:
    said = "springs worth 150k usd, 40k of that is steel, Guelph to Chicago, duty owed"
    query = read(asking(said), snapshot).query
    assert query is not None
    assert (query.good, query.values["metal"]) == ("springs", "26.6667")


def test_a_subheading_alone_is_of_the_threads_heading(asking: Asking, snapshot: Snapshot) -> None:
    query = read(asking("what about .94", "8708.30 from windsor, no usmca"), snapshot).query
    assert query is not None
    assert query.code == Code("870894")


def test_an_answer_tells_where_goods_are_from(asking: Asking, snapshot: Snapshot) -> None:
    asked = asking("EUROS i said, fifty-six hundred", "tile to laval, 5600, what do i owe")
    answer = "bot: On CAD 5,600 of ceramic tile from Spain: see the breakdown."
    query = read(replace(asked, thread=(*asked.thread, answer)), snapshot).query
    assert query is not None
    assert (query.imposing, query.origin) == ("CA", "ES")
    assert query.money == Money(amount=Decimal(5600), currency="EUR")


def test_the_good_of_an_answer_is_told_before_an_article_too(
    asking: Asking, snapshot: Snapshot
) -> None:
    asked = asking("C$8,700 of it, milwaukee made", "snap on sockets for the crib, surtaxed?")
    answer = "bot: Hand tools from the United States into Canada: the 25% surtax applies."
    query = read(replace(asked, thread=(*asked.thread, answer)), snapshot).query
    assert query is not None
    assert query.good == "tools"


def test_a_count_of_what_nobody_counted_leaves_the_sum_open(
    asking: Asking, snapshot: Snapshot
) -> None:
    query = read(asking("what if it was 40 skids", DESKS), snapshot).query
    assert query is not None
    assert (query.command, query.money) == ("duty", None)


def test_a_number_written_as_a_sum_is_one_in_the_money_of_who_charges(
    asking: Asking, snapshot: Snapshot
) -> None:
    query = read(
        asking("so on a 41k job thats what", "us tariff on quartz countertops, no cusma"), snapshot
    ).query
    assert query is not None
    assert query.good == "quartz-countertops"
    assert query.money == Money(amount=Decimal(41000), currency="USD")


def test_a_good_that_is_hardly_one_is_what_a_sum_is_owed_on(
    asking: Asking, snapshot: Snapshot
) -> None:
    first = "9,400 USD springs from Windsor to Lima Ohio, usmca yes, owed?"
    query = read(asking("no usmca on it. redo", first), snapshot).query
    assert query is not None
    assert (query.good, query.claim) == ("springs", "none")
    assert query.money == Money(amount=Decimal(9400), currency="USD")


def test_both_ends_of_a_range_are_answered(asking: Asking, snapshot: Snapshot) -> None:
    said = "duty on 10 to 12 thousand usd of steel desks, Guelph to Chicago"
    found = read(asking(said), snapshot).queries
    assert [q.money for q in found] == [
        Money(amount=Decimal(10000), currency="USD"),
        Money(amount=Decimal(12000), currency="USD"),
    ]


@pytest.mark.parametrize(
    ("said", "before", "amount", "count"),
    [
        ("make it two", "three boats at 34,000 USD each, Toronto to Buffalo, duty?", "68000", "2"),
        ("make it two", "1 boat, 88,000 USD, Toronto to Buffalo, duty?", "176000", "2"),
        ("make it 40,000", "12 chairs, 36,000 USD, Toronto to Buffalo, duty?", "40000", "12"),
    ],
)
def test_how_many_there_are_follows_the_sum_that_a_new_number_makes(
    said: str, before: str, amount: str, count: str, asking: Asking, snapshot: Snapshot
) -> None:
    understood = read(asking(said, before), snapshot).understood
    assert understood["value"] == float(amount)
    assert understood["quantity"] == count


FLEET = "60 vans from Kansas City, invoice CAD 3.42 million, to our depot in Laval. Surtax bill?"


@pytest.mark.parametrize(
    ("said", "before", "amount", "currency"),
    [
        ("knock 4k off, they returned a crate", DESKS, "8000", "USD"),
        ("make it 45 at the same unit price", FLEET, "2565000", "CAD"),
        (
            "per pallet?",
            "48k usd for 12 pallets of canned soup, toronto to cleveland",
            "4000",
            "USD",
        ),
        (
            "it's 46.5 with the refit",
            "what'd we owe on a jet from Savannah to Toronto, 44 million usd",
            "46500000",
            "USD",
        ),
        ("same load two days later pls", DESKS, "12000", "USD"),  # no two thousand
        ("same again but only 60 percent of it is steel", DESKS, "12000", "USD"),
    ],
)
def test_a_follow_up_counts_anew_what_it_says_and_nothing_else(
    said: str, before: str, amount: str, currency: str, asking: Asking, snapshot: Snapshot
) -> None:
    query = read(asking(said, before), snapshot).query
    assert query is not None
    assert query.money == Money(amount=Decimal(amount), currency=currency)


@pytest.mark.parametrize(
    ("said", "amount", "currency"),
    [
        ("honey to NH, 200 jars, $9 each canadian. owe?", "1800", "CAD"),
        ("skid frames from Pune to Houston, two sixty thousand US, what's owed", "260000", "USD"),
        ("36,000 glass bottles at 66 cents US to Buffalo, duty owed?", "23760", "USD"),
    ],
)
def test_a_sum_is_in_the_money_and_the_size_that_is_said(
    said: str, amount: str, currency: str, asking: Asking, snapshot: Snapshot
) -> None:
    query = read(asking(said), snapshot).query
    assert query is not None
    assert query.money == Money(amount=Decimal(amount), currency=currency)


@pytest.mark.parametrize(
    "said",
    [
        "what's the next 232 shoe to drop for electronics",
        "boys on the wharf say Trump put 50 on lobster",
        "so steel's 50 now. are bolts in that?",
    ],
)
def test_a_rate_or_a_law_counts_no_things(said: str, asking: Asking, snapshot: Snapshot) -> None:
    assert "quantity" not in read(asking(said), snapshot).understood


@pytest.mark.parametrize(
    ("thread", "said", "amount"),
    [
        ("duty on 40 tonnes of steel at 900 USD a tonne from Ontario", "and 60 tonnes?", 54000),
        ("duty on 40 tonnes of steel at 900 USD a tonne from Ontario", "at 950 USD", 38000),
        ("duty on 20,000 USD of honey from Ontario", "500 kg", 20000),
        ("droits sur 100 chaises à 40 $ US de l'Ontario", "à 35 $ plutôt", 3500),
        ("duty on 100 chairs at 40 USD from Ontario", "5,000 USD", 5000),
        ("duty on 3 boats at 40,000 USD from Ontario", "100,000 USD", 100000),
        ("droits sur 20 000 $ US de chaises de l'Ontario", "et pour le tiers ?", 6666.67),
        ("droits sur 20 000 $ US de chaises de l'Ontario", "avec un rabais de 500 $", 19500),
        ("duty on a 45,000 USD truck from Ontario", "and for 5 of them", 225000),
        ("duty on 20,000 USD of chairs from Ontario", "and for 40 of them?", None),
    ],
)
def test_as_much_at_the_price_of_the_thread(
    thread: str, said: str, amount: float | None, asking: Asking, snapshot: Snapshot
) -> None:
    assert read(asking(said, thread), snapshot).understood.get("value") == amount


@pytest.mark.parametrize(
    ("said", "tonnes"),
    [
        ("half that tonnage", 20),
        ("we only got 80%", 32),
        ("two times that", 80),
        ("5% off", 40),
        ("the price went up 5%", 40),
        ("la moitié", 20),
    ],
)
def test_how_much_there_is_changes_with_what_came(
    said: str, tonnes: int, asking: Asking, snapshot: Snapshot
) -> None:
    thread = "duty on 40 tonnes of steel at 900 USD a tonne from Ontario"
    query = read(asking(said, thread), snapshot).query
    assert query is not None
    assert query.quantities == ((Decimal(tonnes), "t"),)


def test_a_sum_that_tells_no_value_takes_the_one_of_the_thread_away(
    asking: Asking, snapshot: Snapshot
) -> None:
    told = asking("and 5 boxes of 12 at 40 USD each?", "duty on 10,000 USD of candles from Quebec")
    assert read(told, snapshot).understood.get("value") is None


def test_a_new_value_is_in_the_money_of_the_thread(asking: Asking, snapshot: Snapshot) -> None:
    before = "des souliers du Vietnam à Montréal, 90 $ canadiens, combien de droits"
    query = read(asking("pis si ça vaut plutôt 150?", before), snapshot).query
    assert query is not None
    assert query.money == Money(amount=Decimal(150), currency="CAD")


STOOLS = "duty on 60 stools at 80 usd each, Guelph to Toledo"


@pytest.mark.parametrize(
    ("first", "said", "worth"),
    [
        (STOOLS, "nope, they only need 45", 3600),
        (STOOLS, "we'll take forty", 3200),
        (STOOLS, "the store ordered 10 more stools, redo", 5600),
        (STOOLS, "were we to halve the order?", 2400),
        (STOOLS, "ils en prennent juste 40", 3200),
        (STOOLS, "coupe la commande en deux", 2400),
        (STOOLS, "Ha! my wife called, make that 85 stools, poor me", 6800),
        ("duty on 5,000 usd of stools, Guelph to Toledo", "they only need 45", None),
        ("a kayak for 3,000 usd, Ontario to Ohio, duty?", "make it a pair, same price each", 6000),
    ],
)
def test_what_is_taken_is_a_count_and_no_sum(
    first: str, said: str, worth: float | None, asking: Asking, snapshot: Snapshot
) -> None:
    found = read(asking(said, first), snapshot).understood
    assert (found["command"], found.get("value")) == ("duty", worth)
