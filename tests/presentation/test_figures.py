"""Figures as data say what the words say, and no percent where the duty is no percent."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from bot.commands.rates.subject import subject_of
from bot.domain.figures import Figure
from bot.domain.rate_summary import Direction
from bot.presentation.figures import rate_figures
from tests.shipped_facts import shipped

WAYS = (Direction(origin="CA", imposing="US"), Direction(origin="US", imposing="CA"))
DAYS = (date(2025, 3, 20), date(2025, 9, 1), date(2026, 10, 1))
WHOLE = re.compile(r"(\d+(?:\.\d+)?)%(?: \([\d.%+ ]+\))?")


def told(figure: Figure) -> Decimal | None:
    """The percent that the words say, where they say one and nothing besides."""
    if figure.words == "no additional duty":
        return Decimal(0)
    found = WHOLE.fullmatch(figure.words)
    return Decimal(found[1]) if found else None


def test_a_percent_is_given_exactly_where_the_words_are_one() -> None:
    facts = shipped()
    kinds: set[tuple[str, bool]] = set()
    for slug in facts.goods:
        subject = subject_of(facts, slug)
        for way in WAYS:
            for day in DAYS:
                found = subject.rate_summary(facts, way, day)
                for figure in rate_figures(subject.title("en"), found, None, "en"):
                    kinds.add((figure.kind, figure.percent is None))
                    assert figure.percent == told(figure), (slug, way, day, figure)
                    assert figure.day == day
                    assert set(figure.sources) <= set(facts.sources)
    assert kinds == {("rate", True), ("rate", False), ("measure", True), ("measure", False)}
