"""Linear models over hashed features, some with a hidden layer beside them: what training fits
and reading applies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from zlib import crc32

import numpy as np
import numpy.typing as npt

from bot.models.features import Weighted

Floats = npt.NDArray[np.float32]


@lru_cache(maxsize=200_000)
def _hashed(name: str) -> int:
    return crc32(name.encode())


def places(features: Weighted, size: int) -> tuple[npt.NDArray[np.int64], Floats]:
    """Where each feature falls among ``size`` weights (a power of two), and its value."""
    mask = size - 1
    index = np.fromiter(map(_hashed, features), dtype=np.int64, count=len(features)) & mask
    return index, np.fromiter(features.values(), dtype=np.float32, count=len(features))


_STEPS = 127
"""Steps of a row's scale on either side of nought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """A matrix of weights (rows, size) in one byte each. ``steps`` is (size, rows), what stands in
    each row multiplied by its ``scale`` (rows,): the weights of one place lie beside each other in
    memory, so that few of many places are soon gathered."""

    steps: npt.NDArray[np.int8]
    scale: Floats

    @classmethod
    def rounded(cls, weights: npt.ArrayLike) -> Weights:
        """The weights (rows, size), each rounded to the nearest step of its row."""
        plain = np.asarray(weights, dtype=np.float32)
        scale = np.abs(plain).max(axis=1) / np.float32(_STEPS)
        scale[scale == 0] = 1.0
        steps = np.rint(plain / scale[:, None]).astype(np.int8)
        return cls(steps=np.ascontiguousarray(steps.T), scale=scale)

    @property
    def size(self) -> int:
        """How many places there are."""
        return int(self.steps.shape[0])

    def times(self, index: npt.NDArray[np.int64], value: Floats) -> Floats:
        """The sum (rows,) of the weights at ``index``, each multiplied by its ``value``."""
        held: Floats = self.steps.take(index, axis=0).astype(np.float32)
        return (value @ held) * self.scale

    def sums(self, bags: Sequence[tuple[npt.NDArray[np.int64], Floats]]) -> Floats:
        """The same of several bags, none of them empty, at once: (bags, rows)."""
        index = np.concatenate([at for at, _ in bags])
        value = np.concatenate([weight for _, weight in bags])
        starts = np.cumsum([0, *(len(at) for at, _ in bags[:-1])])
        held: Floats = self.steps.take(index, axis=0) * value[:, None]
        return np.add.reduceat(held, starts, axis=0) * self.scale


@dataclass(frozen=True, slots=True, kw_only=True)
class Net:
    """A net with one hidden layer of rectified units over the same features and classes as the
    linear model that it stands beside. ``inner`` is (units, size), ``outer`` (classes, units)."""

    inner: Weights
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def odds(self, index: npt.NDArray[np.int64], value: Floats) -> Floats:
        """The probability of each class, in their order."""
        units = self.inner.times(index, value) + self.inner_bias
        return softmax(self.outer @ np.maximum(units, 0.0) + self.outer_bias)


@dataclass(frozen=True, slots=True, kw_only=True)
class LinearModel:
    """Multinomial logistic regression. ``weights`` is (classes, size), ``bias`` (classes,).

    Where a ``net`` stands beside it, the probabilities of both are averaged."""

    classes: tuple[str, ...]
    weights: Weights
    bias: Floats
    net: Net | None = None

    def chances(self, features: Weighted) -> dict[str, float]:
        """The probability of each class."""
        return self.chances_at(*places(features, self.weights.size))

    def chances_at(self, index: npt.NDArray[np.int64], value: Floats) -> dict[str, float]:
        """The same of features by their places."""
        odds = softmax(self.weights.times(index, value) + self.bias)
        if self.net is not None:
            odds = (odds + self.net.odds(index, value)) * np.float32(0.5)
        return dict(zip(self.classes, odds.tolist(), strict=True))

    def chance(self, features: Weighted) -> float:
        """The probability of 'yes', of a model of two classes."""
        return self.chances(features)["yes"]


def softmax(scores: Floats) -> Floats:
    """The softmax of scores."""
    odds: Floats = np.exp(scores - scores.max())
    odds /= odds.sum()
    return odds


Models = Mapping[str, LinearModel]
"""The models of the reader by what they decide."""
