"""Which of the goods named are taken to be meant, by what a model thinks of each."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.decisions.goods import goods_meant
from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.features.asked import asked
from bot.reading.marks import MarkKind

DAY = date(2026, 10, 10)


@pytest.mark.parametrize(
    ("text", "chance", "goods"),
    [
        ("is coffee exempt from section 122", 0.42, ("coffee",)),
        ("is coffee exempt from section 122", 0.35, ()),
        ("is coffee exempt from anything", 0.42, ()),
        ("is coffee from the dairy under section 122", 0.42, ()),
        ("two dental chairs from Osaka", 0.8, ("chairs",)),
        ("two dental chairs from Osaka", 0.55, ()),
    ],
)
def test_a_good_is_taken_where_its_chance_is_enough_for_what_is_beside_it(
    text: str, chance: float, goods: tuple[str, ...], names: Gazetteers
) -> None:
    q = asked(extract(text, names=names, lang="en", today=DAY), day=DAY)
    named = {(m, value): chance for m in q.seen.of(MarkKind.GOOD) for value in m.values}
    assert goods_meant(q, named) == goods
