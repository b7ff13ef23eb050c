"""What a thread that comes as text leaves: the bot's own turns tell what was answered."""

from __future__ import annotations

import pytest

from bot.domain.questions import Query
from bot.reading.decisions.thread_answers import SPOKE, after_answer, claim_answered
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.marks import Extraction
from tests.reading.conftest import TODAY

ASKED = Query(command="tariff", good="silver", imposing="US", origin="CA")
SAID = [
    ("Jewelry from Canada into the US: see the rate below.", ("jewelry",), ("CA", "US")),
    ("Snow blowers of US origin into Canada: worked out below.", ("snow-blowers",), ("US", "CA")),
    (
        "Carpets and trailers of US origin: see two lines.",
        ("carpets", "trailers"),
        ("US", "CA"),
    ),
    ("Pipe fittings of steel from Canada into the US: 25%.", ("pipe-fittings",), ("CA", "US")),
    ("On USD 900: nothing owed on silver of Canada.", ("silver",), ("CA", "US")),
]


@pytest.mark.parametrize(("said", "goods", "way"), SAID)
def test_the_heading_of_an_answer_is_what_a_thread_is_about(
    said: str, goods: tuple[str, ...], way: tuple[str, str], names: Gazetteers
) -> None:
    seen = extract(said, names=names, lang="en", today=TODAY)
    query = after_answer(ASKED, seen)
    assert query is not None
    assert (query.goods or (query.good,)) == goods
    assert (query.origin, query.imposing) == way


STATED = [
    ("On 84,000.00 USD of wood flooring: see the lines.", "wood-flooring"),
    ("Which origin should I take for the coffee?", "coffee"),
    ("Inflators: do you mean pumps?", "pumps"),
    ("Saddles are bicycle parts; of Italy, the rate is below.", "bicycles"),
    ("Jewelry: changes since 24 June 2026.", "jewelry"),
    ("Artificial trees or cut trees?", "silver"),
    ("2204.21, wine in containers of 2 litres or less, from Ohio: see below.", "silver"),
    ("Do you want the rate on the boots or on the hats?", "silver"),
    ("Nothing is scheduled for softwood lumber.", "silver"),
]


@pytest.mark.parametrize(("said", "good"), STATED)
def test_an_answer_without_a_place_tells_the_one_good_it_is_about(
    said: str, good: str, names: Gazetteers
) -> None:
    query = after_answer(ASKED, extract(said, names=names, lang="en", today=TODAY))
    assert query is not None
    assert query.good == good


def test_an_answer_about_one_of_two_goods_leaves_both(names: Gazetteers) -> None:
    asked = Query(command="tariff", good="steel", goods=("steel", "aluminum"), imposing="US")
    seen = extract("Steel: see the card.", names=names, lang="en", today=TODAY)
    query = after_answer(asked, seen)
    assert query is not None
    assert query.goods == ("steel", "aluminum")


def test_a_country_answered_as_the_union_stays_that_country(names: Gazetteers) -> None:
    said = "Cars from the European Union into the US: 15% in all."
    seen = extract(said, names=names, lang="en", today=TODAY)
    query = after_answer(Query(command="tariff", good="cars", imposing="US", origin="IT"), seen)
    assert query is not None
    assert (query.origin, query.imposing) == ("IT", "US")


@pytest.mark.parametrize(
    ("said", "claim"),
    [
        ("nope, the frames come from china", "none"),
        ("oh. then yep they do", "usmca"),
        ("oui ils le sont", "usmca"),
        ("no idea", None),
        ("what's that", None),
    ],
)
def test_an_answer_to_the_bots_own_question_is_a_claim(
    said: str, claim: str | None, names: Gazetteers
) -> None:
    def seen(text: str) -> Extraction:
        return extract(text, names=names, lang="en", today=TODAY)

    query = after_answer(ASKED, seen("Do they qualify under USMCA?"))
    assert claim_answered(query, seen(said)) == claim
    assert claim_answered(after_answer(query, seen("See both cases.")), seen(said)) is None


def test_a_follow_up_about_words_is_of_whoever_the_answer_names(names: Gazetteers) -> None:
    seen = extract(
        "Laura Dawson said businesses should expect it.", names=names, lang="en", today=TODAY
    )
    query = after_answer(Query(command="changes"), seen)
    assert query is not None
    assert query.values[SPOKE] == "laura-dawson"
