"""Topics outside the facts, and bounds of fees."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from bot.domain.assessment.rules import FeeLimit
from bot.domain.not_held import NotHeldTopic
from tests.shipped_facts import facts

TOPICS = {fact.slug: fact for fact in facts() if isinstance(fact, NotHeldTopic)}
LIMITS = [fact for fact in facts() if isinstance(fact, FeeLimit)]


def test_each_topic_says_in_both_languages_where_to_look() -> None:
    told = {
        slug: (bool(t.answer.fr), bool(t.name.fr), bool(t.sources)) for slug, t in TOPICS.items()
    }
    assert set(told.values()) == {(True, True, True)}


def test_a_phrase_leads_to_one_topic_only() -> None:
    phrases = [phrase for topic in TOPICS.values() for phrase in topic.asked_as]
    assert (len(phrases), phrases) == (len(set(phrases)), [p.lower() for p in phrases])


def test_the_processing_fee_has_bounds_without_a_gap_between_fiscal_years() -> None:
    mpf = sorted((limit for limit in LIMITS if limit.measure == "us-mpf"), key=lambda x: x.slug)
    assert [(limit.least, limit.most) for limit in mpf][-2:] == [
        (Decimal("33.58"), Decimal("651.50")),
        (Decimal("34.58"), Decimal("670.86")),
    ]
    for earlier, later in pairwise(mpf):
        assert earlier.validity.last is not None
        assert earlier.validity.last + timedelta(days=1) == later.validity.first
    assert mpf[-1].validity.last == date(2027, 9, 30)
