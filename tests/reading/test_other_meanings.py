"""Words of goods' names that mean something else where they stand, and those that don't."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.text import Lang
from bot.reading.decisions.compounds import brings
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.marks import Extraction, MarkKind
from bot.reading.text.language import language

DAY = date(2026, 10, 10)


def _seen(text: str, lang: Lang, names: Gazetteers) -> Extraction:
    return extract(text, names=names, lang=lang, today=DAY)


def _named(text: str, lang: Lang, names: Gazetteers) -> set[str]:
    return {v for m in _seen(text, lang, names).of(MarkKind.GOOD) for v in m.values}


@pytest.mark.parametrize(
    ("text", "lang", "good"),
    [
        ("same VIN noncompliant", "en", "wine"),
        ("y'applique quel taux, l'américain?", "fr", "lamps"),
        ("prochaine affaire qui tombe pour l'alcool", "fr", "stone-slabs"),
        ("le vin qui porte un certificat est-il taxé", "fr", "windows-doors"),
        ("Trump at the mill, the plant near Pittsburgh", "en", "plants"),
        ("Canada caps steel from countries without a deal", "en", "hats"),
        ("sold a Honey Bee to a guy in Sidney Montana", "en", "honey"),
        ("Vinegar Hill, Brooklyn. How long has mustard paid extra", "en", "vinegar"),
        ("You answered Mr. Boats yesterday about lawn mowers", "en", "boats"),
        ("Coffee Creek canteen, Oregon. Ramen from Korea", "en", "coffee"),
        ("what's the whole stack on corned beef", "en", "metal-furniture"),
        ("frame bags. burrito style. apidura", "en", "insulin"),
        ("Entered USD 9,400 VFD, Mexican avocados into Windsor", "en", "transformers"),
        ("VFD: $22,000 of Ohio plywood", "en", "transformers"),
        ("newswire copy, the wire says lumber is next", "en", "steel-wire"),
        ("skids ship out of Leamington with tomatoes", "en", "pallets"),
        ("pallets truck from the vendor in Ontario", "en", "forklifts"),
        ("what did carney say re steel yesterday", "en", "rebar"),
        ("Sauvegarde : date de début, durée, pays exclus", "fr", "fertilizer"),
    ],
)
def test_a_word_of_another_meaning_names_no_good(
    text: str, lang: Lang, good: str, names: Gazetteers
) -> None:
    assert good not in _named(text, lang, names)


@pytest.mark.parametrize(
    ("text", "lang", "good"),
    [
        ("droits sur le vin de Californie", "fr", "wine"),
        ("droits sur la porte en bois du Maine", "fr", "wood-doors"),
        ("les appliques murales de Chine, quel taux", "fr", "lamps"),
        ("potted plants from Oregon", "en", "plants"),
        ("plant", "en", "plants"),
        ("what does Canada charge on caps, steel and boots", "en", "hats"),
        ("we import Steel Beams from Ohio for our shop", "en", "structural-steel"),
        ("40 pails of Honey to Ohio for our shop", "en", "honey"),
        ("Our shop sells Bauer Skates from Quebec to Maine", "en", "skates"),
        ("I ship Birch Plywood and chairs to Ohio", "en", "plywood"),
        ("Sold a Steinway Piano and gloves to Erie", "en", "musical-instruments"),
        ("Steel Tariffs on what we roll in Hamilton", "en", "steel"),
        ("Monitors Dell from China and a desk", "en", "monitors"),
        ("du nouveau depuis vendredi pr lacier", "fr", "steel"),
        ("legault a dit koi sur laluminium", "fr", "aluminum"),
        ("lautobus de lion electrique vers ny", "fr", "buses"),
        ("duty on a VFD, 22,000 CAD, from Ohio", "en", "transformers"),
        ("steel wire from Ohio", "en", "steel-wire"),
        ("wire has a certificate, 5000 usd", "en", "steel-wire"),
        ("the wire had what rate last year", "en", "steel-wire"),
        ("re-steel from Hamilton", "en", "rebar"),
        ("three pallet trucks from Ontario", "en", "forklifts"),
        ("Then SHRIMP. same boat as before", "en", "shrimp"),
        ("us autos down to ten percent", "en", "cars"),
        ("40 barils de sirop d'érable à 1350 $ US le baril", "fr", "maple-syrup"),
        ("duty on alumnium from Quebec", "en", "aluminum"),
        ("duty on mooshead from New Brunswick", "en", "beer"),
    ],
)
def test_a_good_stays_named(text: str, lang: Lang, good: str, names: Gazetteers) -> None:
    assert good in _named(text, lang, names)


@pytest.mark.parametrize(
    ("text", "carries"),
    [
        ("the salt boat for the Maine DOT, duty?", True),
        ("40 bikes coming from Taichung, boat to Vancouver then truck to us", True),
        ("duty on a boat to Kingston", False),
        ("aluminum boat into Manitoba", False),
        ("boat to Vancouver, trailer to Ohio", False),
        ("12 kayaks and a boat to Kingston, duty", False),
        ("tires for a boat from Ohio", False),
    ],
)
def test_what_brings_the_goods_is_none_of_them(text: str, carries: bool, names: Gazetteers) -> None:
    seen = _seen(text, "en", names)
    assert any(brings(seen, m) for m in seen.of(MarkKind.GOOD)) is carries


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("same VIN noncompliant", None),
        ("duty by 5 PM EST today", "en"),
        ("DROITS SUR LE VIN", "fr"),
        ("le taux sur le vin", "fr"),
    ],
)
def test_letters_in_capitals_tell_no_language(text: str, lang: Lang | None) -> None:
    assert language(text) == lang
