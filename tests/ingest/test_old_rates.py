"""Each way to tell an old rate is read from its examples, and none of them is there for nothing."""

from __future__ import annotations

import re

import pytest

from bot.ingest.documents.old_rates import WAYS, OldRateWay
from bot.ingest.documents.percentages import PercentMention, percentages
from bot.ingest.documents.rates import percents

EXAMPLES = [(way, said) for way in WAYS for said in way.examples]


def plain(said: str) -> str:
    return re.sub(r"[\[\]]", "", said)


def marked(said: str) -> list[str]:
    return re.findall(r"\[([^\]]+)\]", said)


def tells(way: OldRateWay, low: str, found: PercentMention) -> bool:
    return way.tells(low[max(0, found.start - 120) : found.start], low[found.end :])


@pytest.mark.parametrize(("way", "said"), EXAMPLES, ids=[said for _, said in EXAMPLES])
def test_an_example_has_the_old_rates_that_it_marks(way: OldRateWay, said: str) -> None:
    low = plain(said)
    by_it = [low[p.start : p.end] for p in percentages(low) if tells(way, low, p)]
    told = [low[p.start : p.end] for p in percents(low) if p.old]
    assert told == marked(said)
    assert by_it
    assert set(by_it) <= set(told)


@pytest.mark.parametrize("way", WAYS, ids=[way.name for way in WAYS])
def test_no_other_way_tells_all_that_one_tells(way: OldRateWay) -> None:
    others = [each for each in WAYS if each is not way]
    needed = [
        said
        for said in way.examples
        for found in percentages(plain(said))
        if tells(way, plain(said), found)
        and not any(tells(each, plain(said), found) for each in others)
    ]
    assert needed != []


def test_the_words_of_the_examples_are_of_both_languages() -> None:
    french = [said for _, said in EXAMPLES if re.search(r"\b(?:surtaxe|taux|droit|est)\b", said)]
    assert len(french) >= 5
    assert [said for _, said in EXAMPLES if said != said.lower()] == []
