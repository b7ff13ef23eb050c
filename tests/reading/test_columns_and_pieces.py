"""Sums as invoices, auctions, mines and people in a hurry tell them: under heads, by the each, half
in digits, in parts of a dollar, by dry weight, with a figure that nobody can read."""

from __future__ import annotations

import pytest

from bot.domain.text import Lang
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.sums.currency_told import currency_named
from bot.reading.words import clean, fold
from tests.reading.conftest import TODAY

UNDER_HEADS: list[tuple[str, Lang, str]] = [
    ("QUANTITY 96 / OFFICE CHAIRS / UNIT COST USD 130.00 / COO MX", "en", "12480 USD"),
    ("QUANTITÉ : 340 - BOTTES - PRIX UNITAIRE : 24,00 $ CA", "fr", "8160 CAD"),
    ("pens 10 pk x 520, u/p $2.50 US, to Laredo", "en", "1300 USD"),
    ("U.P. 12.00 USD | QTY 300 | mugs", "en", "3600 USD"),
    ("QTY 2,100 KG PU USD 6.00 rubber sheet", "en", "12600 USD"),
    ("QTE 30 / TABLES / PU 80,00 $ CA / TOTAL 2 400,00 $ CA", "fr", "2400 CAD"),
    ("qty 30 chairs, 85 CAD in all", "en", "85 CAD"),
    ("invoice: qty 2 pallets, 480 pcs total, unit price 3.25 usd", "en", "1560 USD"),
    ("4 cartons x 24, unit 3.00 usd of mugs", "en", ""),
    ("qty 4 cartons of 24 mugs, unit price 3.00 usd", "en", ""),
    ("qty 24, box of 6 mugs, unit price 12 usd", "en", ""),
    ("qty 10 boxes of 25 kg rice, unit price 18 usd", "en", "180 USD"),
    ("12 piece knife set, qty 50, unit price 20 usd", "en", "1000 USD"),
]
BY_THE_EACH: list[tuple[str, Lang, str]] = [
    ("11 ea walk-in coolers at CAD 6,000.00, from Guelph", "en", "66000 CAD"),
    ("15 ea. pompes à vide @ 350 $ US", "fr", "5250 USD"),
    ("4 each oscillators, unit USD 2,300", "en", "9200 USD"),
    ("8 ea flanges class 600, 1,700 USD each", "en", "13600 USD"),
    ("9,000 USD of lamps, 30 each", "en", "9000 USD"),
    ("lamps, 30 USD each, 40 of them", "en", "1200 USD"),
]
RIGHT_BEFORE: list[tuple[str, Lang, str]] = [
    ("wet grinders, 480 pcs 31 usd", "en", "14880 USD"),
    ("240 boîtes 20 $ US de bonbons", "fr", "4800 USD"),
    ("240 boîtes 30 $ US de bonbons", "fr", ""),
    ("500 pcs 100 usd of screws", "en", ""),
    ("90 units 40 cad", "en", ""),
    ("90 units 900 cad", "en", "900 CAD"),
]
HOW_IT_IS_MADE: list[tuple[str, Lang, str]] = [
    ("a kiln, front load, eight rack, from a maker in Ohio at US$6,400", "en", "6400 USD"),
    ("a smoker, six rack, at 2,900 CAD", "en", "2900 CAD"),
    ("10 kilns, eight rack, at 700 USD", "en", "7000 USD"),
    ("model 300 saws, 25 at 500 USD", "en", "12500 USD"),
    ("20 sheep, at 60 USD each", "en", "1200 USD"),
    ("two scenarios for a forklift at USD 41,000", "en", "41000 USD"),
]
DRY: list[tuple[str, Lang, str]] = [
    ("100 wmt of zinc con, 8% moisture, USD 1,000 a dry tonne", "en", "92000 USD"),
    ("50 tonnes humides de pâte, humidité 8 %, 1 000 $ CA la tonne sèche", "fr", "46000 CAD"),
    ("100 wmt of zinc con, 8% moisture, at USD 1,000 a wet tonne", "en", "100000 USD"),
]
AT_AUCTION: list[tuple[str, Lang, str]] = [
    ("winning bid 50,000 usd and a 12% buyer's premium, excavator", "en", "56000 USD"),
    ("pelle adjugée 20 000 $ CA, prime de 15 %", "fr", "23000 CAD"),
    ("pelle à l'encan, adjugée 20 000 $ CA plus une prime de 15 %", "fr", "23000 CAD"),
    ("50,000 usd of pipe, premium is 12% over list", "en", "50000 USD"),
    ("hammer 18,600 usd, insurance premium of 2%", "en", "18600 USD"),
    ("a lot of lamps 5,000 usd with a 15% premium finish", "en", "5000 USD"),
]
SPOKEN: list[tuple[str, Lang, str]] = [
    ("250 candles, three dollars and a half US each", "en", "875 USD"),
    ("150 bougies à deux piastres et quart chaque", "fr", "337.5 "),
    ("50 jars at two and three quarters dollars US", "en", "137.5 USD"),
    ("90 dozen cups, a dollar and a quarter one dozen", "en", "112.5 "),
    ("40 chairs at a hundred and twenty five usd", "en", "5000 USD"),
    ("6 hundred 20 us dollars of jam", "en", "620 USD"),
    ("7 thousand 3 hundred 50 dollars us of tile", "en", "7350 USD"),
    ("huit mille sept canadien de sirop", "fr", "8700 CAD"),
    ("vingt et un mille quatre américain de bois", "fr", "21400 USD"),
    ("deux mille huit cents dollars us de bois", "fr", "2800 USD"),
    ("61k us sticker, the truck", "en", "61000 USD"),
    ("sixteen two all in for the cabinets", "en", "16200 "),
    ("one and a quarter million usd of potash", "en", "1250000 USD"),
    ("2 thousand 500 usd of cheese", "en", "2500 USD"),
    ("3 mille 500 $ US de homard", "fr", "3500 USD"),
    ("58.5 MBF of hemlock at USD 600", "en", "35100 USD"),
]
ILLEGIBLE: list[tuple[str, Lang, str]] = [
    ("the scan says 2,1?0 USD, make it 2,180, valves", "en", "2180 USD"),
    ("facture floue : 5 ?00 $ US, disons 5 600, des valves", "fr", "5600 USD"),
    ("the scan says 7?,000 USD, valves", "en", ""),
]


@pytest.mark.parametrize(
    ("said", "lang", "worth"),
    [
        *UNDER_HEADS,
        *BY_THE_EACH,
        *RIGHT_BEFORE,
        *HOW_IT_IS_MADE,
        *DRY,
        *AT_AUCTION,
        *SPOKEN,
        *ILLEGIBLE,
    ],
)
def test_what_goods_are_worth(said: str, lang: Lang, worth: str, names: Gazetteers) -> None:
    seen = extract(clean(said), names=names, lang=lang, today=TODAY)
    told = [f"{one.amount.normalize():f} {one.currency}" for one in seen.money]
    assert told == ([worth] if worth else [])


@pytest.mark.parametrize(
    ("said", "currency"),
    [
        ("sorry, that was american money", "USD"),
        ("ce sont des prix canadiens", "CAD"),
        ("mets 9400, en canadien", "CAD"),
        ("not canadian money", ""),
        ("what's that in canadian", ""),
        ("sorry it was canadian steel", ""),
    ],
)
def test_a_peoples_money_is_named(said: str, currency: str) -> None:
    assert currency_named(fold(said)) == currency
