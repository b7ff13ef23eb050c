"""How like two words, lines or texts must be: every threshold, by what it is measured with."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

LONGEST = 60
"""Letters of a word that are compared: the work grows with the square of its length."""
LISTED, MEANT, ALIKE = 0.4, 0.6, 0.72
"""How like a name must be (0 to 1, difflib's ratio) to be listed among choices that somebody reads;
to be offered as the one that was meant; to be taken for the same long name misspelt."""

NAME_NEAR, NAME_TAKEN = 0.7, 0.82
"""How like a name must be (1 less the letters lost, doubled, changed or swapped, by the length of
the longer word: OSA) to be a near miss that is offered; to be taken for what was meant."""
NAME_BEGUN, NAME_INSIDE = 0.74, 0.72
"""What the beginning of a name, or of a word in it, counts on that scale: offered, never taken."""
SLIP = 0.8
"""The same of a word with one letter lost or doubled ('stel'): from here on it is a slip."""
VOWEL_SLIP = 0.79
"""The same of a word of five letters with one of them changed."""
FRENCH_SLIP = 0.88
"""The same of a French word wherever it stands: no list of French words keeps others from it."""

TOPIC_SLIP = 86
"""How like a word must be to a topic's (percent, rapidfuzz's ratio) to be it misspelt."""

LINE_MEANT, LINE_BESIDE = 0.8, 0.4
"""Scores of a line of a schedule (the share of words it has, weighed by where it has them) from
which it is taken to be meant, and from which others stand beside it."""

TEXT_TWIN, TEXT_REVISED = 0.85, 0.2
"""The share of runs of five words that two texts have in common from which they are the same text
under another address, and from which one under the same key revises the one before: below it, and
under another title, the key was given to another publication."""


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
