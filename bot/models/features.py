"""Features of texts by their names. Whoever only names them needs no arrays, and loads no NumPy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

Weighted = Mapping[str, float]
"""Features by name, with their weight."""


def grams(items: Sequence[str], *, longest: int, prefix: str = "") -> Iterable[str]:
    """Runs of one to ``longest`` items, with the edges marked."""
    framed = ("^", *items, "$")
    for size in range(1, longest + 1):
        for n in range(len(framed) - size + 1):
            yield f"{prefix}{' '.join(framed[n : n + size])}"


def letters(word: str, *, sizes: tuple[int, ...] = (3, 4), prefix: str = "#") -> Iterable[str]:
    """Runs of letters of a word, its edges marked."""
    framed = f"<{word}>"
    for size in sizes:
        for n in range(len(framed) - size + 1):
            yield f"{prefix}{framed[n : n + size]}"
