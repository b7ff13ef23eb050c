"""What the clause of a good's name tells of it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.extraction.extract import extract
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.features.asked import asked
from bot.reading.features.clauses import in_its_clause
from bot.reading.marks import MarkKind

DAY = date(2026, 10, 10)


def features(text: str, good: str, names: Gazetteers) -> list[str]:
    q = asked(extract(text, names=names, lang="en", today=DAY), day=DAY)
    same = list(q.seen.of(MarkKind.GOOD))
    return in_its_clause(q, next(m for m in same if good in m.values), good, same)


@pytest.mark.parametrize(
    ("good", "told"),
    [
        ("wool", "clause duty here True"),
        ("wool", "clause asks here True"),
        ("soap", "clause duty elsewhere True"),
        ("soap", "clause asks elsewhere True"),
        ("soap", "clause sold True elsewhere True"),
        ("soap", "clause speaker they+we True"),
    ],
)
def test_a_good_that_is_also_sold_stands_in_a_clause_without_the_duty(
    good: str, told: str, names: Gazetteers
) -> None:
    text = "Duty on wool from a farm in Ohio? We also stock their soap."
    assert told in features(text, good, names)


def test_who_deals_in_a_good_stands_behind_it(names: Gazetteers) -> None:
    text = "what do blueberries pay for my ice cream customer"
    assert "clause firm 0 True" in features(text, "ice-cream", names)
    assert "clause firm -1 True" in features(text, "berries", names)
    assert "clause lead my thing" in features(text, "ice-cream", names)


def test_a_text_in_one_clause_is_told_as_such(names: Gazetteers) -> None:
    told = features("tariff on steel", "steel", names)
    assert "clause at only material False" in told
    assert "clause far 2 material False" in told
    assert "clause asks nowhere False" in told


def test_a_good_alone_in_the_clause_that_asks_is_told_from_those_before_it(
    names: Gazetteers,
) -> None:
    text = "Chain from Ohio. Duty on the rope?"
    assert "asked alone alone False True" in features(text, "rope", names)
    assert "asked alone told False True" in features(text, "chain", names)
    assert "asked alone - False True" in features("Duty on rope and chain?", "rope", names)
