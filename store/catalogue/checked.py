"""A validated row with the place it was written at."""

from __future__ import annotations

from dataclasses import dataclass

from store.catalogue.read import Item
from store.catalogue.rows import SluggedRow


@dataclass(frozen=True, slots=True)
class CheckedRow:
    """A row and where it was written."""

    row: SluggedRow
    item: Item
