"""How many there are, and what they are worth together; towns of one name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.marks import MarkKind
from tests.reading.conftest import TODAY


@pytest.mark.parametrize(
    ("said", "worth", "currency", "count"),
    [
        ("18 wolf ranges @ 7,450 usd, madison wi", "134100", "USD", "18"),
        ("300 tires at 140 cad a pop, napanee to syracuse", "42000", "CAD", "300"),
        ("2,000 trees at 19 american each", "38000", "USD", "2000"),
        ("24 bundles of rebar, 38,640 us", "38640", "USD", "24 bundles"),
        ("we buy steel at 50k usd in 2026", "50000", "USD", ""),
        ("machined 6061 bracket 118.40 usd ea, qty 2500", "296000", "USD", "2500"),
        ("7075 plate at 90 usd each", "90", "USD", ""),
        ("48 000 piasses us de portes d'armoires", "48000", "USD", ""),
        ("twelve coils, 19.6 t each, eight seventy five a tonne us", "205800", "USD", "12"),
        ("22 mille livres d'homard a 9.85 us la livre", "216700", "USD", ""),
        ("a used combine, paid 185000 usd", "185000", "USD", ""),
        ("110 cars x 100 short tons of potash at $328 usd/st", "3608000", "USD", "110"),
        ("nine thousand two fifty us plus freight", "9250", "USD", ""),
        ("44 st of hot rolled coil @ 910 usd/st", "40040", "USD", ""),
        ("qty/yr: 2,400, unit: 186.50 usd, gearmotors", "447600", "USD", "2400"),
        ("freight 900 usd, desks 12,000 usd", "12000", "USD", ""),
        ("desks 12,000 usd, 900 usd shipping", "12000", "USD", ""),
        ("rs 6,50,000 of bedsheets", "650000", "INR", ""),
        ("12 lakh rupees of bedsheets", "1200000", "INR", ""),
        ("1.2 crore inr of bedsheets", "12000000", "INR", ""),
        ("1.5 million pesos of tequila", "1500000", "MXN", ""),
        ("an order of 5,200 greenbacks of mugs", "5200", "USD", ""),
        ("selling one for 75 us to a kid", "75", "USD", ""),
        ("40 t of lentils, 0.42 usd/lb... nah easier: 37,000 us the load", "37000", "USD", ""),
        ("12,000 usd, sorry 14,000 usd of desks", "14000", "USD", ""),
        ("2,400 goalie sticks x $38 us", "91200", "USD", ""),
        ("vaccine carriers, 15 dollars canadian times 400", "6000", "CAD", ""),
        ("1,200 pairs of boots, 38.50 usd fob each", "46200", "USD", ""),
        ("900 pairs of sneakers, 18 usd each", "16200", "USD", ""),
        ("12 dozen baseball gloves at 31 a glove usd", "4464", "USD", ""),
        ("500 bu of seed, $62 a bu usd", "31000", "USD", "500"),
        ("a farmer sells 60,000 cad a season", "60000", "CAD", ""),
        ("38,000 pots at .22 usd", "8360", "USD", "38000"),
        ("a hundred tons of canola meal at 286 usd a ton", "28600", "USD", ""),
        (
            "fifty six cases of wine at three hundred and twenty us a case",
            *("17920", "USD", "56 cases"),
        ),
        ("hundred and ten of them at two fifteen us each", "23650", "USD", "110"),
        ("forty grand of hydraulic pumps", "40000", "", ""),
        ("twelve grand canadian of pumps", "12000", "CAD", ""),
        ("200 lamps, a buck ten apiece", "220", "", "200"),
        ("2,300 usd duty on a 1,000 usd order of shoes", "1000", "USD", ""),
        ("my budget is 310,000 usd, 18,600 cad of chairs", "18600", "CAD", ""),
        ("order of 400k usd, of which 85k usd is bags", "85000", "USD", ""),
        ("a bond of 250,000 cad for 1.1 million cad of beams", "1100000", "CAD", ""),
        ("invoice is twenty one thousand three hundred", "21300", "", ""),
        ("a CAD 71,900 Grand Wagoneer from Michigan", "71900", "CAD", ""),
        ("five grand of chairs from Ohio", "5000", "", ""),
        ("enter 1,000 Compass units, avg EV USD 24,150", "24150000", "USD", "1000"),
        ("sets go for 1,450 usd and im taking six", "8700", "USD", "6"),
        ("87 keys, 210 usd each, I'm sending 35", "7350", "USD", "35"),
        ("I get it at $3,900 a house, 8 houses", "31200", "", "8"),
        ("EV USD 38,400 per unit, entry in May", "38400", "USD", ""),
        ("2,300 sq ft at $1.85 a foot", "4255", "", ""),
        ("400 sq yd of carpet at $12 a yard", "4800", "", ""),
        ("12,000 t invoiced US$41 each tonne", "492000", "USD", ""),
        ("modules, 3k units, 2.35 usd", "7050", "USD", ""),
        ("modules 3k x 2.35 usd", "7050", "USD", ""),
        ("1,500 hoodies at 31 US, Canadian duty", "46500", "USD", "1500"),
        ("5.1 mln EUR of cars", "5100000", "EUR", ""),
        ("a 14,000 usd order, just do the bearings, 7,000 usd", "7000", "USD", ""),
        ("a 14,000 usd order, only the last 800 usd is late", "14000", "USD", ""),
        ("the broker says 2,800 usd on a 9,900 usd boat", "9900", "USD", ""),
        ("not 50 bucks, it costs 1,150 cad", "1150", "CAD", ""),
        ("the first 800 usd is free, the parcel is 1,400 usd", "1400", "USD", ""),
        ("section 232 chairs at 40 usd each", "40", "USD", ""),
        ("each pallet weighs 900 kg, 12,000 usd of steel", "12000", "USD", ""),
        ("400 can lights, 9,000 usd", "9000", "USD", "400"),
        ("4 pallets of tile, 12k a pallet", "48000", "", "4 pallets"),
        ("20 ft steel beams, 12k a beam, 4 beams", "48000", "", "4"),
        ("two trailers, 44,000 per trailer", "88000", "", "2"),
        ("200 t-shirts at 12 bucks each", "2400", "", "200"),
        ("3 containers of tile @ 3000", "9000", "", "3 containers"),
        ("75k worth of steel pipe", "75000", "", ""),
        ("1.2M of aluminum sheet", "1200000", "", ""),
        ("VFD 15,000 steel racks", "15000", "", ""),
        ("quote came in at 15,000", "15000", "", ""),
        ("1500ish usd of candles", "1500", "USD", ""),
        ("pianos, 4500 eur x6", "27000", "EUR", ""),
        ("six pianos, 4,500 euro each", "27000", "EUR", "6"),
        ("a pair of trailers at 44,000 usd each", "88000", "USD", "2"),
    ],
)
def test_a_count_before_a_price_multiplies_it(
    said: str, worth: str, currency: str, count: str, names: Gazetteers
) -> None:
    seen = extract(said, names=names, lang="en", today=TODAY)
    assert [(m.amount, m.currency) for m in seen.money] == [(Decimal(worth), currency)]
    assert seen.count == count


@pytest.mark.parametrize(
    ("said", "worth", "currency"),
    [
        ("600 boites de chocolat a 14 can la boite", "8400", "CAD"),
        ("facture 31500 can portes en bois", "31500", "CAD"),
        ("moutarde de Meaux 18 caisses x 64 euros", "1152", "EUR"),
        ("le courtier dit 2 800 $ pour un poele de 9 900 us fait en Ohio", "9900", "USD"),
        ("102 000 us d aluminium en lingots", "102000", "USD"),
        ("12 can de biere", "", ""),
    ],
)
def test_french_sums(said: str, worth: str, currency: str, names: Gazetteers) -> None:
    seen = extract(said, names=names, lang="fr", today=TODAY)
    told = [(m.amount, m.currency) for m in seen.money]
    assert told == ([(Decimal(worth), currency)] if worth else [])


@pytest.mark.parametrize(
    "said",
    [
        "a total of 1,500 chairs to Ohio",
        "tariffs cost 25,000 jobs in steel",
        "1.2M of our members want to know",
        "trailers, 44,000 a year",
        "18 pallets of cheese @ 900 lb",
        "two twenty foot containers of tile",
    ],
)
def test_what_is_counted_is_no_sum(said: str, names: Gazetteers) -> None:
    assert not extract(said, names=names, lang="en", today=TODAY).money


def test_a_limit_is_no_value(names: Gazetteers) -> None:
    seen = extract("does the $800 limit still apply", names=names, lang="en", today=TODAY)
    assert [m.limit for m in seen.money] == [True]


def test_two_grand_pianos_are_no_sum(names: Gazetteers) -> None:
    seen = extract("two grand pianos from Germany", names=names, lang="en", today=TODAY)
    assert not seen.money
    assert seen.count == "2"


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("ten to twelve thousand us of dishwashers", ("10000", "12000")),
        ("between 10k and 15k usd of dishwashers", ("10000", "15000")),
        ("usd 10,000-15,000 of desks", ("10000", "15000")),
        ("10k usd of desks to chicago in 2025", ("10000",)),
        ("8471.30 to ohio, 15,000 usd", ("15000",)),
    ],
)
def test_a_range_keeps_both_of_its_ends(
    said: str, ends: tuple[str, ...], names: Gazetteers
) -> None:
    seen = extract(said, names=names, lang="en", today=TODAY)
    assert [(m.amount, m.currency) for m in seen.money] == [(Decimal(end), "USD") for end in ends]


@pytest.mark.parametrize(
    ("said", "quantities"),
    [
        ("12 trucks of canola meal, 20 t each", [(Decimal(240), "t")]),
        ("20 x 15 kg boxes of cheese", [(Decimal(300), "kg")]),
        ("panels of 2 x 4 ft, 30 t", [(Decimal(4), "ft"), (Decimal(30), "t")]),
        ("just the 232 piece", []),
        ("3.4M usd each", []),
        ("12 m usd 400 each", [(Decimal(12), "m")]),
    ],
)
def test_a_quantity_is_of_the_whole(
    said: str, quantities: list[tuple[Decimal, str]], names: Gazetteers
) -> None:
    seen = extract(said, names=names, lang="en", today=TODAY)
    assert list(seen.quantities) == quantities


def test_a_code_is_followed_by_its_country_in_small_letters_too(names: Gazetteers) -> None:
    seen = extract("4202.92 cn, owed", names=names, lang="en", today=TODAY)
    assert [m.values for m in seen.of(MarkKind.PLACE)] == [("CN-",)]


@pytest.mark.parametrize(
    "said", ["20 skids of lentils at 900 usd a tonne", "24,000 litres of oil at 900 usd a tonne"]
)
def test_a_price_by_weight_is_no_sum_of_what_is_counted_otherwise(
    said: str, names: Gazetteers
) -> None:
    seen = extract(said, names=names, lang="en", today=TODAY)
    assert seen.money == ()


@pytest.mark.parametrize(
    ("said", "countries"),
    [
        ("make them bulgarian", ["BG-"]),
        ("not oshawa, my mistake", ["CA-ON"]),
        ("duluth my bill", ["US-MN"]),
        ("tomatoes, owes nada", []),
        ("8 400 eur de fromage francais", ["FR-"]),
        ("mexcian ones", ["MX-"]),
        ("repondez en francais", []),
    ],
)
def test_a_people_tells_a_country_and_a_language_none(
    said: str, countries: list[str], names: Gazetteers
) -> None:
    seen = extract(said, names=names, lang="fr", today=TODAY)
    assert [m.values[0] for m in seen.of(MarkKind.PLACE)] == countries


@pytest.mark.parametrize(
    ("said", "good"),
    [
        ("springs at 150k us, 40k of that is steel", "springs"),
        ("chairs, no usmca, ev usd 31,760", "chairs"),
    ],
)
def test_what_a_good_is_made_of_and_its_entered_value_are_no_goods(
    said: str, good: str, names: Gazetteers
) -> None:
    seen = extract(said, names=names, lang="en", today=TODAY)
    assert [m.values[0] for m in seen.of(MarkKind.GOOD)] == [good]


def test_mixed_rations_are_not_tomorrow(names: Gazetteers) -> None:
    seen = extract("tmr feed mixer", names=names, lang="en", today=TODAY)
    assert seen.whens == ()


def test_the_size_of_a_board_is_no_day(names: Gazetteers) -> None:
    said = "a lift of 5/8 type x drywall, entered 5/9"
    seen = extract(said, names=names, lang="en", today=TODAY)
    assert [(w.first.month, w.first.day) for w in seen.whens] == [(5, 9)]


@pytest.mark.parametrize(
    ("said", "country"),
    [
        ("castings out of our cambridge plant", "CA-ON"),
        ("dairy from kingston", "CA-ON"),
        ("split peas", None),
        ("fr notices on lumber", None),
        ("scarves from split", "HR-"),
    ],
)
def test_a_town_is_the_one_that_people_here_mean(
    said: str, country: str | None, names: Gazetteers
) -> None:
    seen = extract(said, names=names, lang="en", today=TODAY)
    found = [m.values[0] for m in seen.of(MarkKind.PLACE)]
    assert found == ([country] if country else [])
