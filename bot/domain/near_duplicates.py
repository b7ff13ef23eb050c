"""Near duplicates, the same text under another address: compared by a sketch of word shingles
(MinHash)."""

from __future__ import annotations

import hashlib
import re
from array import array
from collections import Counter
from collections.abc import Iterable

from bot.domain.documents import Document
from bot.domain.likeness import TEXT_TWIN

SIZE = 64
"""Numbers in a sketch: likeness is told to about a sixteenth."""
_SHINGLE = 5
_WORD = re.compile(r"\w+")
_MOST = 2_000
"""Shingles looked at: the beginning of a very long text tells it apart well enough."""
_PRIME = (1 << 61) - 1
_MASK = (1 << 32) - 1


def _coefficients() -> list[tuple[int, int]]:
    out = []
    for n in range(SIZE):
        digest = hashlib.sha256(f"dutybell {n}".encode()).digest()
        pair = int.from_bytes(digest[:7], "big"), int.from_bytes(digest[8:15], "big")
        out.append((pair[0] | 1, pair[1]))
    return out


_HASHES = _coefficients()


def sketch(text: str) -> bytes:
    """What is kept of a text to find its near duplicates: 256 bytes; b'' for a text of a few words.

    >>> sketch("a short one"), len(sketch("one two three four five six seven eight nine ten"))
    (b'', 256)
    """
    words = _WORD.findall(text.lower())[: _MOST + _SHINGLE]
    if len(words) < _SHINGLE * 2:
        return b""
    shingles = {
        int.from_bytes(
            hashlib.blake2b(
                " ".join(words[i : i + _SHINGLE]).encode(errors="replace"), digest_size=7
            ).digest(),
            "big",
        )
        for i in range(len(words) - _SHINGLE + 1)
    }
    least = (min([(a * s + b) % _PRIME for s in shingles]) & _MASK for a, b in _HASHES)
    return array("L" if array("L").itemsize == 4 else "I", least).tobytes()


def similarity(one: bytes, other: bytes) -> float:
    """The share of shingles two texts have in common, estimated; 0 where one has no sketch."""
    if not one or not other or len(one) != len(other):
        return 0.0
    same = sum(one[i : i + 4] == other[i : i + 4] for i in range(0, len(one), 4))
    return same / (len(one) // 4)


def near_duplicate(of: bytes, among: Iterable[tuple[int, bytes]]) -> int | None:
    """The number of the most alike of ``among`` above TEXT_TWIN; None where none is."""
    best = max(((similarity(of, held), -number) for number, held in among), default=(0.0, 0))
    return -best[1] if best[0] > TEXT_TWIN else None


def titles_alike(one: str, other: str) -> bool:
    """Whether two titles are one: the same words, or those of the longer begin or end with them.

    >>> titles_alike("Adjusting Imports of Steel", "Proclamation 12: Adjusting imports of steel")
    True
    >>> titles_alike("Discrimination Against Seafood", "Discrimination Against Toys")
    False
    """
    short, long = sorted((_WORD.findall(one.lower()), _WORD.findall(other.lower())), key=len)
    if len(short) < _TITLE:
        return short == long and bool(short)
    return short in (long[: len(short)], long[-len(short) :])


_TITLE = 3
"""Words of a title that another may begin or end with."""


def repeats(one: Document, other: Document) -> bool:
    """Whether a near duplicate says nothing else: under one title, with the very same numbers. Acts
    of one day are alike but for their goods, codes and rates.
    """
    if not titles_alike(one.title, other.title):
        return False
    return Counter(_NUMBER.findall(one.text)) == Counter(_NUMBER.findall(other.text))


_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
