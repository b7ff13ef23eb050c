"""Which goods are sure enough for a sum, and what is hesitated between where none is."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.questions import Query
from bot.errors import UnknownGood
from bot.ports import Snapshot
from bot.reading import reader
from bot.reading.decisions.doubted_goods import BESIDE_UNHELD, NAMED, Guess, doubts
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.features.asked import asked
from bot.reading.marks import MarkKind
from tests.reading.conftest import Asking

DAY = date(2026, 10, 10)
SURE, UNLIKELY = NAMED, NAMED - 0.01


def doubted(
    names: Gazetteers, text: str, chances: dict[str, float], query: Query
) -> tuple[tuple[str, ...], tuple[Guess, ...]]:
    """The goods left of ``query`` and the guesses, each good at its chance."""
    q = asked(extract(text, names=names, lang="en", today=DAY), day=DAY)
    marks = q.seen.of(MarkKind.GOOD)
    named = {(mark, value): chances.get(value, 0.0) for mark in marks for value in mark.values}
    left, guesses = doubts(q, query, named)
    return left.goods_asked, guesses


def test_of_several_goods_taken_the_unlikely_ones_are_not_answered_about(names: Gazetteers) -> None:
    query = Query(command="tariff", good="rope", goods=("rope", "nails"))
    text = "rope and nails from Ohio"
    assert doubted(names, text, {"rope": SURE, "nails": SURE}, query) == (("rope", "nails"), ())
    goods, guesses = doubted(names, text, {"rope": SURE, "nails": UNLIKELY}, query)
    assert (goods, guesses) == (("rope",), (Guess(goods=("rope", "nails"), chance=UNLIKELY),))


def test_where_no_good_is_likely_what_it_may_be_is_hesitated_between(names: Gazetteers) -> None:
    query = Query(command="duty", good="rope")
    goods, guesses = doubted(names, "rope and nails", {"rope": UNLIKELY, "nails": 0.2}, query)
    assert goods == ("rope",)
    assert guesses == (
        Guess(goods=("rope",), chance=UNLIKELY),
        Guess(goods=("nails",), chance=0.2),
    )


@pytest.mark.parametrize(
    ("text", "command"), [("rope from Ohio", "tariff"), ("rope and nails from Ohio", "timeline")]
)
def test_a_good_named_alone_or_asked_for_no_sum_is_not_doubted(
    text: str, command: str, names: Gazetteers
) -> None:
    query = Query(command=command, good="rope")
    assert doubted(names, text, {"rope": UNLIKELY}, query) == (("rope",), ())


def test_a_good_beside_a_thing_that_is_not_held_takes_more(names: Gazetteers) -> None:
    query = Query(command="tariff", good="rope")
    text = "umbrellas with a rope handle from Ohio"
    assert doubted(names, text, {"rope": BESIDE_UNHELD}, query) == (("rope",), ())
    _, guesses = doubted(names, text, {"rope": BESIDE_UNHELD - 0.01}, query)
    assert [guess.goods for guess in guesses] == [("rope",)]


def test_what_is_hesitated_between_is_offered_and_no_good_is_understood(
    snapshot: Snapshot, asking: Asking
) -> None:
    found = reader.read(asking("tariff on water bottles"), snapshot)
    goods = [query.good for query in found.doubted]
    offered = [a.query.good for a in found.alternatives if a.command == "tariff"]
    assert len(goods) > 1
    assert (found.sure, offered) == (False, goods)
    assert found.understood == {"command": "tariff", "good_text": "water bottles"}
    assert found.confidence <= 1 / len(goods) + 0.1


def test_a_thing_that_is_not_held_is_told_and_the_rest_of_the_question_kept(
    snapshot: Snapshot, asking: Asking
) -> None:
    text = "5000 usd of umbrellas from china, steel pole, what do I owe"
    found = reader.read(asking(text), snapshot)
    assert isinstance(found.error, UnknownGood)
    assert "umbrellas" in found.error.message
    (line,) = [s for s in found.error.suggestions if s.startswith("/duty")]
    assert line.endswith("value 5000 USD from CN to US")
    assert (found.understood.get("good"), found.understood["good_text"]) == (None, "umbrellas")


def test_parts_of_a_thing_are_not_the_thing(snapshot: Snapshot, asking: Asking) -> None:
    found = reader.read(asking("snowmobile parts, 900 usd, Quebec to Vermont, duty"), snapshot)
    assert isinstance(found.error, UnknownGood)
    assert (found.understood.get("good"), found.understood["good_text"]) == (
        None, "snowmobile parts",
    )  # fmt: skip
    found = reader.read(asking("a snowmobile at 900 usd, Quebec to Vermont, duty"), snapshot)
    assert found.understood["good"] == ["snowmobiles"]
