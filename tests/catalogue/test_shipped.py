"""The catalogue that ships is in order."""

from __future__ import annotations

from pathlib import Path

from store.catalogue import read_catalogue

SHIPPED = Path(__file__).parents[2] / "config" / "catalogue"


def test_the_shipped_catalogue_has_no_mistakes() -> None:
    assert len(read_catalogue(SHIPPED)) > 0
