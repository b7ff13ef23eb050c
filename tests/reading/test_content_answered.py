"""What an entry is made of, told behind it: the goods and their origin stay what they were."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.ports import Snapshot
from bot.reading.reader import read
from tests.reading.conftest import Asking

RACKS = "duty on 10000 USD of 9403.20.00 from canada without usmca on september 1 2025"
CAR = "duty on 40000 CAD of 8703.23 from the US to canada with cusma"


@pytest.mark.parametrize(
    ("thread", "told", "name", "share"),
    [
        (RACKS, "it's 60% steel", "metal", "60"),
        (RACKS, "60% steel", "metal", "60"),
        (RACKS, "metal 60%", "metal", "60"),
        (RACKS, "the steel is 60% of the value", "metal", "60"),
        (RACKS, "aluminum content is about 12.5%", "metal", "12.5"),
        (RACKS, "what if it's 60 percent steel?", "metal", "60"),
        (RACKS, "60 % d'acier", "metal", "60"),
        (CAR, "canadian and mexican content is 40%", "ca-mx-content", "40"),
        (CAR, "mexican content 20%", "ca-mx-content", "20"),
        (CAR, "with 40% of canadian parts", "ca-mx-content", "40"),
    ],
)
def test_a_share_told_behind_an_entry_names_no_other_goods(
    snapshot: Snapshot, asking: Asking, thread: str, told: str, name: str, share: str
) -> None:
    before = read(asking(thread), snapshot).query
    query = read(asking(told, thread), snapshot).query
    assert before is not None
    assert query is not None
    assert (query.code, query.good, query.money) == (before.code, before.good, before.money)
    assert (query.imposing, query.origin) == (before.imposing, before.origin)
    assert (query.day, query.claim, query.values.get(name)) == (before.day, before.claim, share)


@pytest.mark.parametrize("told", ["is steel 50%?", "and aluminum?", "60% steel tariff", "steel"])
def test_what_asks_for_a_rate_or_names_goods_is_no_share(
    snapshot: Snapshot, asking: Asking, told: str
) -> None:
    query = read(asking(told, RACKS), snapshot).query
    assert query is not None
    assert "metal" not in query.values


ASKED = "bot: Please say: the metal content, in percent of the value (metal 40%)"


@pytest.mark.parametrize("told", ["60%", "60", "about 60 percent", "say 60", "sixty"])
def test_a_number_alone_is_the_share_that_was_asked_for(
    snapshot: Snapshot, asking: Asking, told: str
) -> None:
    before = read(asking(RACKS), snapshot).query
    asked = replace(asking(told), thread=(f"user: {RACKS}", ASKED))
    query = read(asked, snapshot).query
    assert before is not None
    assert query is not None
    assert (query.code, query.money, query.values.get("metal")) == (before.code, before.money, "60")


@pytest.mark.parametrize("told", ["60", "60%"])
def test_a_number_alone_is_no_share_where_none_was_asked_for(
    snapshot: Snapshot, asking: Asking, told: str
) -> None:
    query = read(asking(told, RACKS), snapshot).query
    assert query is None or "metal" not in query.values


@pytest.mark.parametrize("told", ["60 chairs", "make it 60k", "60%?"])
def test_what_says_more_than_a_number_is_no_share(
    snapshot: Snapshot, asking: Asking, told: str
) -> None:
    asked = replace(asking(told), thread=(f"user: {RACKS}", ASKED))
    query = read(asked, snapshot).query
    assert query is None or "metal" not in query.values


METAL = "duty on 10000 USD of copper pipe from canada on september 1 2025"
LUMBER = "duty on 10000 USD of lumber from canada"


@pytest.mark.parametrize(
    ("told", "good"),
    [("50% aluminum", "aluminum"), ("steel is 25%", "steel"), ("25 % d'acier", "steel")],
)
def test_behind_a_metal_another_one_is_another_good(
    snapshot: Snapshot, asking: Asking, told: str, good: str
) -> None:
    query = read(asking(told, METAL), snapshot).query
    assert query is not None
    assert (query.good, query.values.get("metal")) == (good, None)


@pytest.mark.parametrize(
    ("told", "origin"), [("mexican 25%", "MX"), ("and if mexican, 25%?", "MX")]
)
def test_at_the_border_of_the_united_states_a_country_alone_is_the_origin(
    snapshot: Snapshot, asking: Asking, told: str, origin: str
) -> None:
    query = read(asking(told, LUMBER), snapshot).query
    assert query is not None
    assert (query.origin, query.values.get("ca-mx-content")) == (origin, None)


def test_content_told_by_its_word_is_no_origin(snapshot: Snapshot, asking: Asking) -> None:
    query = read(asking("mexican content is 25%", LUMBER), snapshot).query
    assert query is not None
    assert query.origin == "CA"
