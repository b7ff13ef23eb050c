"""The catalogue that ships is in order."""

from __future__ import annotations

from tests.shipped_facts import facts


def test_the_shipped_catalogue_has_no_mistakes() -> None:
    assert len(facts()) > 0
