"""Who charges and whose goods they are, by words beside the model: sellers, arrows, comparisons,
towns with a namesake across the border, parts that come from elsewhere."""

from __future__ import annotations

from datetime import date

import pytest

from bot.ports import Snapshot
from bot.reading.decisions.charging_country import by_other_words
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.features.asked import asked
from bot.reading.marks import MarkKind
from bot.reading.reader import read
from bot.reading.text.language import language
from bot.reading.words import clean
from tests.reading.conftest import Asking

TODAY = date(2026, 10, 10)
EVEN = {"CA": 0.5, "US": 0.5}


@pytest.mark.parametrize(
    ("said", "charges"),
    [
        ("the vendor is in Buffalo but the mill is in Hamilton", "US"),
        ("our plant is in Hamilton, the seller in Buffalo", "CA"),
        ("our mill is in Ohio and the supplier in Ontario", "US"),
        ("acheteur à Montréal, vendeur en Ohio", "CA"),
        ("buyer and seller in Ohio", None),
        ("fleur de sel Guérande → Gatineau, le caramel va au Maine", "CA"),
        ("gin ungava > New Jersey", "US"),
        ("books from a publisher in Montréal", "US"),
        ("our supplier in Ohio wants to know", "CA"),
        ("we ship to a wholesaler in Boston", "US"),
        ("des boîtes de carton, imprimeur de Caribou", "CA"),
        ("caps de bière, fournisseur de Pennsylvanie", "CA"),
        ("a ring made by a jeweller in Sedona", "CA"),
        ("des boîtes pour un imprimeur de Caribou", None),
        ("an Edmonton fry plant importing tallow", "CA"),
        ("what are Ohio imports of steel charged", None),
        ("now do Kentucky sending us the cable back", "CA"),
        ("boat to Vancouver then truck to us in Burlington VT", "US"),
        ("une trancheuse faite en Ohio", "CA"),
        ("made in Ohio, sold in Quebec", None),
        ("is Korean bar cheaper than bar from Alberta", "US"),
        ("do Japanese cars pay less than Canadian ones", "US"),
        ("steel from Korea and Canada", None),
        ("my uncle sells trout to a fellow in Duluth", "US"),
        ("mon voisin vend son miel à un gars de Plattsburgh", "US"),
        ("a load of grain leaving Thunder Bay", "US"),
        ("les lingots descendent vers Boston, l'auto a été faite en Alabama", "US"),
        ("a customer in Sarnia buys our cheese here and takes it home", "CA"),
        ("got a saw off a guy in Sarnia, taking it home", None),
        ("quand les Américains vont-ils arrêter de taxer notre acier", "US"),
        ("pumps, mfr. Kitchener", "US"),
    ],
)
def test_plain_words_tell_who_charges(said: str, charges: str | None, names: Gazetteers) -> None:
    text = clean(said)
    seen = extract(text, names=names, lang=language(text) or "en", today=TODAY)
    odds = by_other_words(asked(seen, day=TODAY, earlier=None), EVEN)
    assert (None if odds == EVEN else max(odds, key=lambda c: odds[c])) == charges


@pytest.mark.parametrize(
    ("said", "country"),
    [
        ("Arizona wheat mills, our durum's from Vulcan", "CA"),
        ("windows Drummondville - Manchester", "US"),
        ("a caller in Parma imports tubers from Vancouver Island", "US"),
        ("cheese from Parma to Toronto", "IT"),
        ("steel tube from Sheffield to Hamilton", "GB"),
        ("wells, SE Alberta", "CA"),
    ],
)
def test_a_town_with_a_namesake_across_the_border(
    said: str, country: str, names: Gazetteers
) -> None:
    seen = extract(said, names=names, lang="en", today=TODAY)
    assert country in {m.country for m in seen.of(MarkKind.PLACE)}
    assert not {"RO", "SE"} & {m.country for m in seen.of(MarkKind.PLACE)}


@pytest.mark.parametrize("said", ["French-language picture books", "books in the Spanish edition"])
def test_a_language_is_no_country(said: str, names: Gazetteers) -> None:
    seen = extract(said, names=names, lang="en", today=TODAY)
    assert not list(seen.of(MarkKind.PLACE))


@pytest.mark.parametrize("said", ["stp vite le tarif", "les pots en vitre"])
def test_words_of_french_are_no_towns(said: str, names: Gazetteers) -> None:
    seen = extract(said, names=names, lang="fr", today=TODAY)
    assert not list(seen.of(MarkKind.PLACE))


@pytest.mark.parametrize(
    ("said", "thread", "origin", "imposing"),
    [
        ("Pakistan instead of India?", "towels from India into New York, US rate?", "PK", "US"),
        ("Vietnam rather than China", "vinyl flooring from China into Ohio, duty?", "VN", "US"),
        (
            "if it's China melt?",
            "steel plate from Korea into Canada, any surtax",
            *("KR", "CA"),
        ),
        (
            "wrong way. it's coming from Ontario",
            "does Canada charge beef from the United States",
            *("CA", "US"),
        ),
        ("and our side?", "US duty on Canadian steel", "US", "CA"),
        ("turkey from Turkey into Canada", None, "TR", "CA"),
        ("just the Japan built tractors into Canada, not the Georgia ones", None, "JP", "CA"),
        (
            "chairs from North Carolina to Ontario, tariff? cushions come from China",
            *(None, "US", "CA"),
        ),
        ("German engines into Ohio, duty", None, "DE", "US"),
        ("transformer from Varennes (German copper inside) to Dallas", None, "CA", "US"),
        (
            "patio sets made in china, we ship them from Windsor to a buyer in Ohio",
            None,
            "CN",
            "US",
        ),
        ("chinese melted, korean rolled steel bar into Canada, surtax?", None, "KR", "CA"),
        (
            "acier fondu et coulé en Chine puis laminé en Turquie, importé au Canada: la surtaxe?",
            *(None, "TR", "CA"),
        ),
        ("monitors, Chinese panels, Mexican final assembly, US duty?", None, "MX", "US"),
        ("electric motor made right here w taiwanese magnets, to Portland OR", None, "CA", "US"),
        (
            "un manteau d'une boutique du Maine, livré à Rimouski. L'étiquette dit Vietnam. Droits?",
            *(None, "VN", "CA"),
        ),
    ],
)
def test_whose_goods_they_are(
    said: str,
    thread: str | None,
    origin: str,
    imposing: str,
    asking: Asking,
    snapshot: Snapshot,
) -> None:
    question = asking(said, thread) if thread else asking(said)
    query = read(question, snapshot).query
    assert query is not None
    assert (query.origin, query.imposing) == (origin, imposing)
