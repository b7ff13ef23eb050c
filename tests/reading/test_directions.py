"""Who charges whom."""

from __future__ import annotations

import pytest

from bot.reading.places.directions import read
from bot.reading.words import capitals, fold, tokens

SOUTH, NORTH = ("CA", "US"), ("US", "CA")


@pytest.mark.parametrize(
    ("question", "way"),
    [
        ("what does canada charge on us cars", NORTH),
        ("american cars in canada", NORTH),
        ("importing steel from Ohio", NORTH),
        ("us wine into canada", NORTH),
        ("is american fish surtaxed by canada", NORTH),
        ("does canada still tax us wine?", NORTH),
        ("canadian vehicles surtax", NORTH),
        ("acier vers le Canada", NORTH),
        ("combien le Canada impose-t-il sur les voitures américaines ?", NORTH),
        ("what is canada retaliating with", NORTH),
        ("exporting maple syrup to the US", SOUTH),
        ("what is the U.S. tariff on canadian steel", SOUTH),
        ("auto parts from ontario", SOUTH),
        ("tariffs on canada", SOUTH),
        ("t-shirts made in Montreal sold to the US", SOUTH),
        ("do reciprocal tariffs apply to canada", SOUTH),
        ("is canada hit by the quartz safeguard", SOUTH),
        ("la potasse est-elle taxée par les américains ?", SOUTH),
        ("droits de douane sur le vin canadien aux États-Unis", SOUTH),
        ("chinese steel into canada", ("CN", "CA")),
        ("german cars into the us", ("DE", "US")),
        ("8504.33 mx us", ("MX", "US")),
        ("JP steel 10000", ("JP", "US")),
        ("bolts cn ca", ("CN", "CA")),
        ("500 kg of it", (None, None)),
        ("tell us about steel", (None, None)),
        ("talks between canada and the us", (None, None)),
    ],
)
def test_the_parts_countries_play(question: str, way: tuple[str | None, str | None]) -> None:
    folded = fold(question)
    words = tokens(folded)
    found = read(words, folded, upper=capitals(question, folded, words))
    assert (found.origin, found.imposing) == way


@pytest.mark.parametrize("turn", ["and the other way?", "vice versa", "et dans l'autre sens ?"])
def test_a_turn_is_noticed(turn: str) -> None:
    folded = fold(turn)
    assert read(tokens(folded), folded).flipped
