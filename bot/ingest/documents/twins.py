"""The same text under another address or number: overlap of runs of words."""

from __future__ import annotations

import re
import zlib

from bot.ingest.documents.text import TEXT_LIMIT, lowered, readable

TWIN = 0.85
"""Share of the shorter text's runs that the longer one holds, from which they are twins."""
RUN = 5
"""Words in a run."""
_WORD = re.compile(r"\w+")


def shingles(text: str) -> frozenset[int]:
    """Hashes of every run of words of a text, the same in every process."""
    words = _WORD.findall(lowered(readable(text[:TEXT_LIMIT])))
    runs = range(max(1, len(words) - RUN + 1))
    return frozenset(zlib.crc32(" ".join(words[i : i + RUN]).encode()) for i in runs)


def overlap(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the smaller set the larger holds, 0 to 1.

    >>> same = shingles("imports of steel shall be subject to a duty of 25 percent")
    >>> overlap(same, same)
    1.0
    """
    smaller = min(len(one), len(other))
    return len(one & other) / smaller if smaller else 0.0


def are_twins(one: frozenset[int], other: frozenset[int]) -> bool:
    """Whether two texts are one, told twice: much overlap, and of about the same length."""
    longer = max(len(one), len(other))
    about_as_long = min(len(one), len(other)) * 2 >= longer
    return about_as_long and overlap(one, other) > TWIN
