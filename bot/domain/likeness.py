"""Names near to a word that is none of them, for "did you mean"."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 60
"""Letters of a word that are compared: the work grows with the square of its length."""
LISTED, MEANT, ALIKE = 0.4, 0.6, 0.72
"""How like a name must be (0 to 1, difflib's ratio) to be listed among choices that somebody reads;
to be offered as the one that was meant; to be taken for the same long name misspelt."""


def names_like(
    written: str, known: Iterable[str], *, limit: int = 3, at_least: float = LISTED
) -> list[str]:
    """The names of ``known`` that ``written`` comes near to, the nearest first.

    >>> names_like("alumnium", ["steel", "aluminum", "lumber"], at_least=MEANT)
    ['aluminum']
    >>> names_like("x" * 10_000, ["steel"])
    []
    """
    return get_close_matches(written[:LONGEST], list(known), n=limit, cutoff=at_least)
