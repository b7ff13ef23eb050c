"""Plain words that tell who charges."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.questions import Query
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.features.asked import asked
from bot.reading.features.charging import by_plain_words
from bot.reading.text.language import language
from bot.reading.words import clean

TODAY = date(2026, 10, 10)
EVEN = {"CA": 0.5, "US": 0.5}


def _likelier(said: str, names: Gazetteers, earlier: Query | None = None) -> str | None:
    text = clean(said)
    seen = extract(text, names=names, lang=language(text) or "en", today=TODAY)
    odds = by_plain_words(EVEN, asked(seen, day=TODAY, earlier=earlier).sides)
    return None if odds == EVEN else max(odds, key=lambda c: odds[c])


@pytest.mark.parametrize(
    ("said", "charges"),
    [
        ("the tariffs Canada currently imposes on goods of the United States", "CA"),
        ("les États-Unis appliquent-ils un droit à l'acier canadien", "US"),
        ("is canada hit by it", None),
        ("everything washington has on our steel", "US"),
        ("does ottawa look at the melt or the mill", "CA"),
        ("apples from Washington state", "CA"),
        ("any change to Canadian steel measures", "CA"),
        ("I don't want the American rate", None),
        ("que doit payer un importateur de Gatineau", "CA"),
        ("do US cars pay 25% in Canada with CUSMA", "CA"),
        ("does Ohio steel pay the 50% in Ontario", "CA"),
        ("les autos américaines paient-elles 25 % au Canada", "CA"),
        ("would American aluminum pay a surtax in Canada", "CA"),
        ("our American buyers ask", "US"),
        ("customer in Buffalo is returning a parka", None),
        ("taux américain sur les bateaux construits au Canada", "US"),
        ("le tarif canadien sur les tomates de la Floride", "CA"),
        ("when did coffee come off the us list", "US"),
        ("Canada matched it at 50", "CA"),
        ("vise-t-il la vis au sens du DORS/2025-154", "CA"),
        ("what do I put on the 7501", "US"),
        ("ça paye quoi quand ça rentre ici", "CA"),
        ("repaired in Kitchener, then back to Illinois", "US"),
        ("what do I owe uncle sam on a cello", "US"),
        ("masks of 3M, duty at Pearson?", "CA"),
        ("owed at Buffalo?", "US"),
        ("a boat for a fisherman in Digby", "CA"),
        ("crème pour un détaillant de Burlington, Vermont", "US"),
        ("if my supplier switches to a mill in Oregon", None),
        ("bought from a wholesaler in Boston", "CA"),
        ("is milk from the US taxed", "CA"),
        ("is wine from the United States banned", "CA"),
        ("what is the US charging on our milk", "US"),
        ("the story on the US taxing our steel", "US"),
        ("je les achète d'un grossiste à Boston", "CA"),
        ("19 t of nickel, CIF Pittsburgh", "US"),
        ("19 t of nickel, FOB Pittsburgh", "CA"),
        ("le décret américain sur le bois", "US"),
        ("the US Surtax Order", "CA"),
        ("heard canada might cut the steel one", "CA"),
        ("trailers crossing north", "CA"),
        ("rye landing in Newark", "US"),
        ("seat frames going to Oshawa", "CA"),
        ("yarn for our shop in Regina", "CA"),
        ("real shell buttons from Iowa", "CA"),
        ("blankets from Iowa and from Quebec", None),
        ("is beef hit southbound", "US"),
        ("northbound grain", "CA"),
        ("difference in canadas steel rules", "CA"),
        ("tariffs on canada's steel thing", None),
        ("Trump's 50% on Canadian steel imports", "US"),
        ("duties on Canadian imports of aluminum", None),
        ("any change to Canadian import duties", "CA"),
        ("depuis quand le Canada taxait le fromage", "CA"),
        ("what do the Canadians stick him for", "CA"),
        ("since when do the Americans treat it as a danger", "US"),
        ("the whole story on Canada taxing our motorcycles", "CA"),
        ("any news on Canada", None),
        ("show me Canada vs our snowmobiles", "CA"),
        ("canada rate on indian built", "CA"),
        ("the headline Canada rate", None),
        ("tarif chez nous", "CA"),
        ("on importe du jambon", "CA"),
        ("c'est fait chez nous", None),
    ],
)
def test_who_charges_is_told_by_plain_words(
    said: str, charges: str | None, names: Gazetteers
) -> None:
    assert _likelier(said, names) == charges


@pytest.mark.parametrize(
    ("said", "charges"),
    [
        ("now canada", "CA"),
        ("same ones, jfk", "US"),
        ("vs ones made in Guelph", None),
        ("the american one", None),
    ],
)
def test_a_neighbour_alone_after_a_third_countrys_goods_charges_them(
    said: str, charges: str | None, names: Gazetteers
) -> None:
    earlier = Query(command="tariff", good="watches", imposing="US", origin="CH")
    assert _likelier(said, names, earlier) == charges
