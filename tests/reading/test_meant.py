"""Which of the goods named are taken to be meant, by what a model thinks of each."""

from __future__ import annotations

from datetime import date

import numpy as np
import pytest

from bot.models.linear import LinearModel, Weights
from bot.reading.extract import extract
from bot.reading.features import asked
from bot.reading.gazetteers import Gazetteers
from bot.reading.marks import MarkKind
from bot.reading.meant import ENOUGH, accepted

DAY = date(2026, 10, 10)


def thinking(chance: float) -> LinearModel:
    """A model that finds every name as likely as that."""
    odds = np.log(chance / (1 - chance))
    return LinearModel(
        classes=("no", "yes"),
        weights=Weights.rounded(np.zeros((2, 2))),
        bias=np.array([0.0, odds], dtype=np.float32),
    )


@pytest.mark.parametrize(
    ("text", "chance", "goods"),
    [
        ("is coffee exempt from section 122", 0.45, ("coffee",)),
        ("is coffee exempt from section 122", 0.35, ()),
        ("is coffee exempt from anything", 0.45, ()),
        ("is coffee from the dairy under section 122", 0.45, ()),
        ("two dental chairs from Osaka", 0.8, ("chairs",)),
        ("two dental chairs from Osaka", 0.6, ()),
    ],
)
def test_a_good_is_taken_where_its_chance_is_enough_for_what_is_beside_it(
    text: str, chance: float, goods: tuple[str, ...], names: Gazetteers
) -> None:
    q = asked(extract(text, names=names, lang="en", today=DAY), day=DAY)
    assert accepted(q, MarkKind.GOOD, thinking(chance), enough=ENOUGH) == goods
