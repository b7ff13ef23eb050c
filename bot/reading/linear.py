"""Linear models over hashed features: what training fits and reading applies."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Weighted = Mapping[str, float]
"""Features by name, with their weight."""


@lru_cache(maxsize=200_000)
def _hashed(name: str) -> int:
    return crc32(name.encode())


def places(features: Weighted, size: int) -> tuple[npt.NDArray[np.int64], Floats]:
    """Where each feature falls among ``size`` weights (a power of two), and its value."""
    mask = size - 1
    index = np.fromiter((_hashed(n) & mask for n in features), dtype=np.int64, count=len(features))
    return index, np.fromiter(features.values(), dtype=np.float32, count=len(features))


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearModel:
    """Multinomial logistic regression. ``weights`` is (classes, size), ``bias`` (classes,)."""

    classes: tuple[str, ...]
    weights: npt.NDArray[np.float16] | Floats
    bias: Floats

    def chances(self, features: Weighted) -> dict[str, float]:
        """The probability of each class."""
        index, value = places(features, self.weights.shape[1])
        scores = self.weights[:, index].astype(np.float32) @ value + self.bias
        scores -= scores.max()
        odds = np.exp(scores)
        return dict(zip(self.classes, (odds / odds.sum()).tolist(), strict=True))

    def chance(self, features: Weighted) -> float:
        """The probability of 'yes', of a model of two classes."""
        return self.chances(features)["yes"]


Models = Mapping[str, LinearModel]
"""The models of the reader by what they decide."""


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
