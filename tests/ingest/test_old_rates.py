"""Each way to tell an old rate is read from its examples, and none of them is there for nothing."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.ingest.documents import us_act_old_rates
from bot.ingest.documents.old_rates import WAYS, OldRateWay
from bot.ingest.documents.percentages import PercentMention, percentages
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import clauses, lowered, readable
from bot.ingest.documents.us_act_old_rates import SOURCES, OldRateSource
from bot.ingest.documents.us_act_parts import operative_part
from bot.ingest.documents.us_acts import drafts_of
from tests.ingest.reading_documents import UNDER_232

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


SIGNED = date(2026, 12, 18)


def act(source: OldRateSource) -> str:
    """The act of a source as it is printed, its recitals and clauses numbered."""
    recitals = "".join(f"{n}. {said}\n\n" for n, said in enumerate(source.recitals, 1))
    commands = "\n\n".join(f"({n}) {said}" for n, said in enumerate(source.clauses, 1))
    return plain(UNDER_232.replace("NOW, THEREFORE", f"{recitals}NOW, THEREFORE") + commands)


def old_rates(source: OldRateSource) -> list[str]:
    """The old rates of what the act of a source changes."""
    text = readable(act(source))
    start, end = operative_part(lowered(text))
    changes = drafts_of(
        "Adjusting Imports of Steel",
        clauses(text, 0, start, SIGNED),
        clauses(text, start, end, SIGNED),
        SIGNED,
    )
    return [f"{rate} percent" for each in changes for rate in each.rate_old]


@pytest.mark.parametrize("source", SOURCES, ids=[each.told.__name__ for each in SOURCES])
def test_a_source_tells_the_old_rate_of_its_act_and_no_other_does(
    source: OldRateSource, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_all = old_rates(source)
    others = tuple(each for each in SOURCES if each is not source)
    monkeypatch.setattr(us_act_old_rates, "SOURCES", others)
    assert of_all == [rate for said in (*source.recitals, *source.clauses) for rate in marked(said)]
    assert len(of_all) == 1
    assert old_rates(source) == []
