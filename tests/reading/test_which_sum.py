"""Which of several sums goods are worth, in which money, and what is taken off it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.ports import Snapshot
from bot.reading import reader
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.extraction.usmca_claims import claim_is_open
from bot.reading.sums.customs_value import value
from bot.reading.words import clean, fold
from tests.reading.conftest import TODAY, Asking

PUT_RIGHT = [
    ("$15,000 sorry I meant CAD 15,000 of steel", "15000", "CAD"),
    ("the invoice says USD 40,000 but it should have been CAD 40,000, pipe", "40000", "CAD"),
    ("I said 20,000 USD earlier, it's really 20,000 CAD of wire", "20000", "CAD"),
    ("USD 30,000, I mean euros, of machinery", "30000", "EUR"),
    ("not 18,000 USD but 81,000 USD of furniture", "81000", "USD"),
    ("steel 45k, that's CAD, from US to Ontario", "45000", "CAD"),
    ("steel bars, 30 000, oh and that's in Canadian dollars", "30000", "CAD"),
    ("USD 30,000 of machinery, not euros", "30000", "USD"),
    ("USD 30,000 of machinery, the rest in euros", "30000", "USD"),
    ("value 10,000 USD, duty should be 2,500 USD", "10000", "USD"),
]
REVISED = [
    ("was quoted USD 18,000, paid USD 17,250, steel pipe", "17250", "USD"),
    ("original invoice USD 30,000, revised invoice USD 28,000, pipe", "28000", "USD"),
    ("invoice USD 30,000, paid USD 2,800 to the trucker, pipe", "30000", "USD"),
    ("USD 20,000 or CAD 27,000 of steel pipe", "20000", "USD"),
]
PARTS = [
    ("USD 50,000 of which USD 5,000 is freight, pipe", "50000", "USD"),
    ("USD 50,000 less USD 5,000 freight, pipe", "45000", "USD"),
    ("5% off USD 60,000 of doors", "57000.00", "USD"),
    ("USD 60,000 minus 5%, doors", "57000.00", "USD"),
    ("USD 60,000 net of a 2,000 credit note, doors", "58000", "USD"),
    ("USD 60,000 less 25% duty, doors", "60000", "USD"),
    ("USD 60,000 of doors, 25% of it metal", "60000", "USD"),
    ("two invoices, USD 12,400 and USD 7,600, cabinets", "20000", "USD"),
    ("USD 12,400 + USD 7,600 of cabinets", "20000", "USD"),
    ("USD 12,400 plus USD 600 freight, cabinets", "12400", "USD"),
    ("USD 12,400 + USD 600 of duty, cabinets", "12400", "USD"),
    ("deposit of USD 5,000 paid, balance USD 45,000, cabinets", "50000", "USD"),
    ("3 truckloads of shingles, $28,000 a load", "84000", ""),
    ("12 loads a year of shingles, 9,000 usd a load", "9000", "USD"),
    ("a couple hundred thousand dollars of lumber", "200000", ""),
]
TAKEN_OFF = [
    ("10% volume discount on the 24,000 usd invoice, doors", "21600", "USD"),
    ("list price 24,000 USD, our trade discount is 25%, doors", "18000", "USD"),
    ("24,000 USD list less 25% less 5%, doors", "17100", "USD"),
    ("early payment discount of 480 taken on a 24,000 USD invoice, doors", "23520", "USD"),
    ("24,000 USD less a discount of 480, doors", "23520", "USD"),
    ("24,000 USD of doors, 25% duty discount gone", "24000", "USD"),
    ("goods 18,500, freight 1,200, insurance 85, total 19,785 USD, chairs", "18500", "USD"),
    ("40 chairs, freight 1,200, total 19,785 USD", "19785", "USD"),
    ("30% deposit paid, 14,000 USD balance due, cabinets", "20000", "USD"),
    ("deposit 6,000 USD, final payment 14,000 USD, cabinets", "20000", "USD"),
]
IN_PAYMENTS = [
    ("5,000 CAD upfront, 9,000 CAD on delivery, honey", "14000", "CAD"),
    ("we advance 5,000 CAD and pay the other 9,000 CAD on arrival, honey", "14000", "CAD"),
    ("three payments of 5,000 CAD, honey", "15000", "CAD"),
    ("first load 4,000 CAD, second load 5,000 CAD, honey", "9000", "CAD"),
    ("14,000 CAD before a 10% discount, honey", "12600", "CAD"),
    ("14,000 CAD after a 10% discount, honey", "14000", "CAD"),
    ("tile is 30,000 usd from Italy and the other 20,000 usd from Spain", "30000", "USD"),
]
HELD = [
    ("two 9.5 tonne coils at 870 usd a tonne", "16530", "USD"),
    ("price per chair 40 usd, 100 chairs", "4000", "USD"),
    ("100 chairs at 40 usd, 20 of them free", "4000", "USD"),
    ("3 totes of 275 gal maple syrup at $32 a gallon", "26400", ""),
    ("2 rolls of 500 m fabric at 6 usd/m", "6000", "USD"),
    ("48 cases of 12 bottles syrup at $9 a bottle", "5184", ""),
    ("48 cases of syrup at $108 a case", "5184", ""),
    ("4 skids x 60 boxes x $14 of tiles", "3360", ""),
    ("each pallet has 40 boxes at $14, 4 pallets, tiles", "2240", ""),
    ("a pair of skis is 300 usd, 25 pairs", "7500", "USD"),
    ("5 loads of flax, each load worth 14,200 usd", "71000", "USD"),
    ("12 saddles, each worth 300 usd", "3600", "USD"),
    ("20 skids of plywood, each skid 1,900 cad", "38000", "CAD"),
    ("a boat is 30,000 usd", "30000", "USD"),
]
ON_CONDITION = [
    ("40,000 USD less 2% if paid in 10 days, pipe", "40000", "USD"),
    ("5% off 60,000 USD if we pay within 10 days, doors", "60000", "USD"),
    ("60,000 USD with a 10% discount for cash payment, doors", "60000", "USD"),
    ("discount of 480 on a 24,000 USD invoice if paid early, doors", "24000", "USD"),
    ("5% off 60,000 USD of doors if they are for a house", "57000.00", "USD"),
    ("40,000 USD less 10% for damaged goods, pipe", "36000.0", "USD"),
    ("24,000 USD less 2% prompt payment discount taken, doors", "23520.00", "USD"),
]
DEPOSITS = [
    ("balance of 15,000 USD after the 5,000 USD deposit, cabinets", "20000", "USD"),
    ("5,000 USD deposit, 15,000 USD balance, cabinets", "20000", "USD"),
    ("balance of 15,000 USD and freight of 900 USD, cabinets", "15000", "USD"),
    ("balance of 15,000 USD. Deposit of 5,000 USD for the rent, cabinets", "15000", "USD"),
    ("deposit of 18,000 USD was 30%, cabinets", "60000", "USD"),
    ("deposit of 18,000 USD (30%), cabinets", "60000", "USD"),
    ("two payments: 4,000 USD and 6,000 USD, cabinets", "10000", "USD"),
    ("deposit of 18,000 USD, 30% duty, cabinets", "18000", "USD"),
    ("deposit of 18,000 USD was 12,5%, cabinets", "144000", "USD"),
    ("three instalments of 4,000 USD paid, one to go, doors", "16000", "USD"),
    ("we paid two instalments of 5,000 USD and have one left, doors", "15000", "USD"),
    ("two of three payments of 4,000 USD are paid, doors", "12000", "USD"),
    ("three instalments of 4,000 USD, 2 doors left, from Quebec", "12000", "USD"),
    ("4,000 USD now, 8,000 USD in January, cabinets", "12000", "USD"),
    ("a 40% deposit of 12,000 USD, cabinets", "30000", "USD"),
    ("remaining 60% is 18,000 USD, cabinets", "30000", "USD"),
    ("30% deposit of a 50,000 USD order, cabinets", "50000", "USD"),
    ("we prepaid 5,000 USD and owe 7,000 USD, cabinets", "12000", "USD"),
    ("we paid 5,000 USD and owe 700 USD duty, cabinets", "5000", "USD"),
    ("4,000 USD now or 4,500 USD in January, cabinets", "4000", "USD"),
    ("60,000 USD of cabinets, 30% deposit paid", "60000", "USD"),
    ("asked for 15% off but got 5%, list price 10,000 USD, cabinets", "9500", "USD"),
    ("wanted 10% off 30,000 USD but they refused, cabinets", "30000", "USD"),
    ("we want 10% off 20,000 USD of cabinets and they agreed", "18000", "USD"),
    ("they want a 25% tariff but got 50%, 10,000 USD of cabinets", "10000", "USD"),
]
CHANGED = [
    ("raised from 15,000 USD to 20,000 USD, lumber", "20000", "USD"),
    ("went from 20,000 USD to 15,000 USD after haggling, lumber", "15000", "USD"),
    ("PO 4471 is 12,000 USD, PO 4472 is 8,500 USD, lumber", "20500", "USD"),
    ("PO 4471 is 12,000 USD, order 88 is 8,500 USD, lumber", "12000", "USD"),
    ("last order was 5,000 USD, this one is 9,000 USD, lumber", "9000", "USD"),
    ("order cut in half from 10,000 USD, lumber", "5000", "USD"),
    ("an order of 10,000 USD of lumber was reduced by 20%", "8000", "USD"),
    ("a 10,000 USD order cut by a third, lumber", "6666.67", "USD"),
    ("price went up 20% from 10,000 USD, lumber", "12000", "USD"),
    ("invoice went up 5% from 40,000 USD to 42,000 USD, lumber", "42000", "USD"),
    ("the price doubled from 10,000 USD, lumber", "20000", "USD"),
    ("lumber at 20% less than last year's 10,000 USD", "8000", "USD"),
    ("compared to 12,000 USD in 2024 we buy 15,000 USD of lumber", "15000", "USD"),
    ("duty was raised 25% from 10%, 10,000 USD of lumber", "10000", "USD"),
    ("10,000 USD of lumber if the tariff is cut by half", "10000", "USD"),
    ("a 10,000 USD order of lumber, the duty was cut by half", "10000", "USD"),
    ("10,000 USD of lumber, cut to length", "10000", "USD"),
    ("this order is 9,000 USD, the last one was 5,000 USD, lumber", "9000", "USD"),
]
PACKED = [
    ("20 cases of 24 at 1.50 USD a bottle, honey", "720", "USD"),
    ("20 cases of 24 at 36 USD per case, honey", "720", "USD"),
    ("10 skids of 40 at 12 USD a bag, fertilizer", "4800", "USD"),
    ("box of 12 at 40 USD, candles", "40", "USD"),
    ("cases of 24, 18 USD the case, 100 cases, beer", "1800", "USD"),
    ("two boxes of 500 screws, 90 USD", "90", "USD"),
    ("10 bags of 50 lb fertilizer at 12 USD each", "120", "USD"),
    ("12 boxes of 10 at 600 USD total, candles", "600", "USD"),
    ("100 chairs at 600 USD in all", "600", "USD"),
    ("24 of em at 30 USD, all in", "720", "USD"),
    ("ordered 100 chairs at 250 USD, only 80 arrived", "20000", "USD"),
    ("ordered 100 chairs at 250 USD, only 80 days ago", "25000", "USD"),
    ("12 doors of 3 panels at 200 USD", "2400", "USD"),
    ("2 loads of lumber at 20,000 USD", "40000", "USD"),
    ("10 chairs at 100 USD each, 5% off", "950.00", "USD"),
    ("100 chairs at 40 USD each, 5% off if paid early", "4000", "USD"),
    ("100 chairs at 40 USD with a 200 USD discount", "3800", "USD"),
    ("100 chairs at 40 USD from Quebec, minus 200 USD for scratches", "3800", "USD"),
    ("10,000 USD of chairs from Quebec with a 500 USD discount", "9500", "USD"),
    ("10,000 USD of chairs with a 500 USD discount if we pay early", "10000", "USD"),
    ("10,000 USD of chairs after a credit of 500 USD was refused", "10000", "USD"),
    ("10,000 USD of chairs and 500 USD off the next order", "10000", "USD"),
    ("10,000 USD of chairs minus 20 chairs", "10000", "USD"),
    ("10,000 USD of chairs with a credit of 400 USD that I'd like disregarded", "10000", "USD"),
    ("24x500ml at 12 USD, 100 cases, water", "1200", "USD"),
    ("12x750ml at 60 USD a case, 40 cases of wine", "2400", "USD"),
    ("a 2x4 at 6 USD, 100 cases of honey", "6", "USD"),
    ("4 pallets, 50 boxes each, 12 USD a box, tiles", "2400", "USD"),
    ("50 pallets, 40 cases per pallet, 24 bottles per case, 0.50 USD a bottle", "24000", "USD"),
    ("12 barrels of maple syrup at 2.90 USD a lb, 640 lb a barrel", "22272", "USD"),
    ("2 trucks a week, 20 pallets per truck, 900 USD a pallet, tiles", "36000", "USD"),
    ("60 people per bus, 2 buses at 90,000 USD each", "180000", "USD"),
    ("10,000 bricks at 600 USD per thousand", "6000", "USD"),
    ("5,000 boxes at 80 USD per 100", "4000", "USD"),
    ("2,500 screws at 9 USD/C", "225", "USD"),
    ("1 million board feet at 480 USD per thousand board feet, lumber", "480000", "USD"),
    ("2,000 lb of honey at 310 USD per 100 lb", "6200", "USD"),
    ("42 thousand board feet of spf at 480 USD a thousand", "20160", "USD"),
    ("100 chairs at 40 USD, 25 USD per 100 USD of duty", "4000", "USD"),
    ("a hundred chairs at 40 USD", "4000", "USD"),
    ("a hundred chairs, 4,000 USD", "4000", "USD"),
    ("90 candles, 3 for 10 USD", "300", "USD"),
    ("12 chairs for 600 USD", "600", "USD"),
    ("6 chairs for 600 USD, 20 boxes", "600", "USD"),
    ("1,200 ea at USD 3.15, candles", "3780", "USD"),
    ("4 coils, 9.5 tonnes each, 900 USD a tonne, steel", "34200", "USD"),
    ("100 chairs at 40 USD each with 10% duty", "4000", "USD"),
    ("100 chairs at 40 USD each plus 20 more at 35 USD", "4700", "USD"),
    ("50 at 40 USD and 50 at 35 USD, chairs", "3750", "USD"),
    ("100 chairs at 40 USD and 20 stools at 35 USD", "4000", "USD"),
    ("100 chairs at 40 USD and shipping at 500 USD", "4000", "USD"),
    ("20 chairs with 4 cushions at 200 USD each", "4000", "USD"),
]
OTHER_SUMS = [
    ("I owe 1,250 usd on 5,000 usd of steel", "5000", "USD"),
    ("we make 5,000 usd on it, cost is 20,000 usd, boat", "20000", "USD"),
    ("we make 5,000 usd of chairs in Quebec", "5000", "USD"),
    ("half price, normally 200 usd, chair", "100", "USD"),
    ("half the price is duty, normally a chair is 200 usd", "200", "USD"),
    ("40 usd off a 240 usd chair", "200", "USD"),
    ("200 usd off next time, 10,000 usd of chairs", "10000", "USD"),
    ("credit memo for 1,500 usd against invoice of 22,000 usd, chairs", "20500", "USD"),
    ("we short paid by 500 usd an invoice of 12,000 usd, chairs", "12000", "USD"),
    ("rebate of 3,000 USD on 60,000 USD of doors", "60000", "USD"),
    ("we put $6,000 down on a $20,000 boat", "20000", ""),
    ("insured value 50,000 usd, commercial value 42,000 usd, machine", "42000", "USD"),
    ("bought new for 90,000 usd, sold at 35,000 usd, machine", "35000", "USD"),
    ("boat 20,000 usd down from 25,000 usd", "20000", "USD"),
    ("price came down to 20,000 usd for the boat", "20000", "USD"),
    ("declared 500 usd but paid 900 usd, bike", "900", "USD"),
    ("declared 5,000 usd, paid 900 usd duty, bike", "5000", "USD"),
    ("lease of 1,500 usd a month, excavator worth 120,000 usd", "120000", "USD"),
    ("15,000 usd a month of honey", "15000", "USD"),
    ("we supplied dies worth 4,500 USD, auto parts 22,000 USD", "22000", "USD"),
    ("MBF price 520 USD, 80 MBF of spf", "41600", "USD"),
    ("ton price 520 USD, mulch", "520", "USD"),
    ("a $900 refund on $10,000 of steel", "10000", ""),
    ("profit of $8,000 on $40,000 of copper pipe", "40000", ""),
    ("retail 299 USD wholesale 140 USD, coats", "140", "USD"),
    ("resale value USD 90,000, purchase price USD 62,000, pickup", "62000", "USD"),
    ("quote #8703 — 30,000 USD of chairs", "30000", "USD"),
]


@pytest.mark.parametrize(
    ("said", "worth", "currency"),
    [
        *PUT_RIGHT,
        *REVISED,
        *PARTS,
        *TAKEN_OFF,
        *IN_PAYMENTS,
        *HELD,
        *OTHER_SUMS,
        *ON_CONDITION,
        *DEPOSITS,
        *CHANGED,
        *PACKED,
    ],
)
def test_the_sum_that_goods_are_worth(
    said: str, worth: str, currency: str, names: Gazetteers
) -> None:
    seen = extract(clean(said), names=names, lang="en", today=TODAY)
    assert [(m.amount, m.currency) for m in seen.money] == [(Decimal(worth), currency)]


@pytest.mark.parametrize(
    ("said", "worth"),
    [
        ("facture de 25 000 $ dont 2 000 $ de transport, acier", "25000"),
        ("facture de 25 000 $ dont 2 000 $ de chaises", "2000"),
        ("facture 14 000 $ CA, dont 900 $ de fret et 100 $ d'assurance, miel", "14000"),
        ("5 000 $ CA à la commande et 9 000 $ CA à la livraison, miel", "14000"),
        ("une chaise coûte 40 $ US, 100 chaises", "4000"),
        ("un rabais de 5 % sur 60 000 $ US de portes", "57000.00"),
        ("rabais de 15 % sur une facture de 8 000 $ US, portes", "6800"),
        ("8 000 $ US moins un rabais de 800 $, portes", "7200"),
        ("acompte de 6 000 $ US verse, dernier paiement 14 000 $ US, bateau", "20000"),
        ("20 000 $ US moins 5 % si payée en 10 jours, meubles", "20000"),
        ("solde de 15 000 $ US après un acompte de 5 000 $ US, armoires", "20000"),
        ("acompte de 18 000 $ US, soit 30 %, armoires", "60000"),
        ("le prix est passé de 15 000 $ US à 20 000 $ US, meubles", "20000"),
        ("10 caisses de 12 à 8 $ US la bouteille, bière", "960"),
        ("24 x 500 ml à 12 $ US la caisse, 100 caisses d'eau", "1200"),
        ("trois versements de 4 000 $ US payés, il en reste un, portes", "16000"),
        ("4 000 $ US maintenant, 8 000 $ US en janvier, meubles", "12000"),
        ("on voulait 15 % de rabais, on a eu 5 %, 10 000 $ US de meubles", "9500"),
        ("commande de 10 000 $ US réduite de moitié, meubles", "5000"),
        ("il a baissé son prix de 10 000 $ US à 9 200 $ US, meubles", "9200"),
        ("acompte de 30 % soit 9 000 $ US, meubles", "30000"),
        ("payable en trois versements égaux de 5 000 $ US, meubles", "15000"),
        ("500 boîtes à 100 $ US le cent", "500"),
        ("10 000 briques à 600 $ US le mille", "6000"),
        ("cent chaises à 40 $ US", "4000"),
        ("40 $ US de rabais sur une chaise de 240 $ US", "200"),
        ("le prix a augmenté de 20 % par rapport à 10 000 $ US, meubles", "12000"),
        ("100 chaises à 40 $ US avec un rabais de 200 $ US", "3800"),
        ("10 caisses de 12 à 96 $ US la caisse, bière", "960"),
        ("100 chaises à 250 $ US, mais seulement 80 sont arrivées", "20000"),
        ("non pas 10 000 $ mais 100 000 $ de cuivre", "100000"),
    ],
)
def test_the_sum_that_goods_are_worth_in_french(said: str, worth: str, names: Gazetteers) -> None:
    seen = extract(clean(said), names=names, lang="fr", today=TODAY)
    assert [m.amount for m in seen.money] == [Decimal(worth)]


@pytest.mark.parametrize(
    "said",
    [
        "5 boxes of 12 at 40 USD each, candles",
        "5 boxes of 12 candles @ 40 USD",
        "2 loads of 40 chairs at 30 USD each",
        "3 boxes, 12 shirts each, 40 USD each, from Quebec",
        "20 bars of soap, 6 for 30 USD",
        "security deposit of 5,000 USD, steel",
        "lease payments of 500 USD a month, a truck",
        "first of three instalments is 4,000 USD, doors",
        "4,000 USD now and the rest later, doors",
    ],
)
def test_from_a_part_or_a_price_of_who_knows_what_nobody_can_tell_it(
    said: str, names: Gazetteers
) -> None:
    assert not extract(clean(said), names=names, lang="en", today=TODAY).money


@pytest.mark.parametrize(
    "said", ["we owe 2,500 USD in duty on lumber, what value is that", "I paid $1,250 of duty"]
)
def test_from_a_duty_nobody_can_tell_what_goods_are_worth(said: str, names: Gazetteers) -> None:
    assert not extract(clean(said), names=names, lang="en", today=TODAY).money


@pytest.mark.parametrize(
    ("said", "usmca"),
    [
        ("usmca was claimed but denied, 30,000 USD of auto parts from Canada", False),
        ("CBP refused our USMCA claim, 30,000 USD of furniture from Quebec", False),
        ("certificat d'origine périmé, 15 000 USD de textile du Québec vers NY", False),
        ("half of the 40,000 USD of furniture from Quebec qualifies for usmca", None),
        ("only 60% of the shipment is USMCA, 50,000 USD of auto parts from Ontario", None),
        ("USMCA compliant except 20% of it, 50,000 USD of auto parts from Ontario", None),
        ("la moitié est ACEUM, 40 000 USD de meubles du Québec à NY", None),
        ("unless it's USMCA, what do I pay on USD 12,000 of honey from Canada", None),
        ("waiting on USMCA cert, 12,000 USD of honey from Canada", None),
        ("half a million usd of furniture under usmca from Quebec to NY", True),
        ("100% usmca qualifying, USD 40,000 of furniture from Quebec to NY", True),
        ("all of it is USMCA, USD 40,000 of furniture from Quebec to NY", True),
    ],
)
def test_a_claim_that_failed_or_is_for_a_part(
    said: str, usmca: bool | None, snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(said), snapshot).understood.get("usmca") is usmca
    assert not (usmca is not None and claim_is_open(fold(clean(said))))


@pytest.mark.parametrize(
    ("said", "goods", "worth"),
    [
        ("12 pallets lumber 3,200 apiece from BC to Oregon", ["softwood-lumber"], 38400),
        ("6 skids, total invoice 18,900 USD, plywood from Quebec to NH", ["plywood"], 18900),
        ("USD 10,000 of pallets, Quebec to Vermont", ["pallets"], 10000),
        ("400 wood pallets at $11, from Quebec to Vermont", ["pallets"], 4400),
    ],
)
def test_what_goods_come_on_is_no_good(
    said: str, goods: list[str], worth: float, snapshot: Snapshot, asking: Asking
) -> None:
    result = reader.read(asking(said), snapshot)
    assert len(result.queries) == 1
    assert (result.understood.get("good"), result.understood.get("value")) == (goods, worth)


def test_what_goods_are_insured_for_is_no_entry_of_its_own(
    snapshot: Snapshot, asking: Asking
) -> None:
    said = "insured for 200k usd but invoiced at 150k usd, machinery from Ontario to Michigan"
    result = reader.read(asking(said), snapshot)
    assert len(result.queries) == 1
    assert result.understood.get("value") == 150000


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("2024 F-150, USD 45,000 from Windsor to Detroit", None),
        ("2025 model year trucks, 60,000 USD from Windsor to Detroit", None),
        ("trucks in 2025 from Windsor to Detroit", "2025-01-01"),
        ("in 2025 ford trucks from Canada to the US", "2025-01-01"),
    ],
)
def test_a_model_year_is_no_day(
    said: str, day: str | None, snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(said), snapshot).understood.get("since") == day


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("plus another 5k", 25000),
        ("at 0.73", 20000),
        ("in canadian at 1.37", 20000),
        ("at 25,000", 25000),
    ],
)
def test_a_follow_up_adds_or_tells_an_exchange_rate(
    text: str, worth: float, snapshot: Snapshot, asking: Asking
) -> None:
    thread = "duty on 20,000 USD of steel pipe from Ontario"
    assert reader.read(asking(text, thread), snapshot).understood.get("value") == worth


def test_a_claim_for_half_after_a_thread(snapshot: Snapshot, asking: Asking) -> None:
    asked = asking("and if only half qualifies", "duty on 20,000 USD of honey from Ontario")
    assert "usmca" not in reader.read(asked, snapshot).understood


@pytest.mark.parametrize(
    ("said", "worth"),
    [
        ("we paid 18.5k plus freight for chairs", "18500"),
        ("cost 12,000 landed", "12000"),
        ("quote came in at 15,000 total", "15000"),
        ("quote came in at 1,500 chairs", None),
    ],
)
def test_what_something_cost_is_its_worth_though_no_currency_is_told(
    said: str, worth: str | None
) -> None:
    found = value(said)
    assert (None if found is None else found.total.amount) == (worth and Decimal(worth))
