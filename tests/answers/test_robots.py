"""Robots are no elevators: heading 8428 has them in a subheading of their own since 2022."""

from __future__ import annotations

import pytest

from bot.domain.codes import Scope
from tests.shipped_facts import shipped


@pytest.mark.parametrize(
    ("code", "good"), [("8428.70", "industrial-robots"), ("8428.33", "elevators")]
)
def test_a_code_is_of_one_of_the_two_goods(code: str, good: str) -> None:
    span = Scope.of([code])
    for slug in ("industrial-robots", "elevators"):
        found = shipped().goods[slug].scope_in("US")
        assert found.overlaps(span) == (slug == good), slug
