"""Small nets over a few dozen named features, averaged: what training fits and reading applies."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Features = Mapping[str, float]
"""The features of one thing by their names; what is not named is nought."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DenseNets:
    """Nets with one hidden layer each, over the same standardised features, beside each other.

    ``mean`` and ``spread`` are (features,); ``inner`` is (features, units) and ``inner_bias``
    (units,) of all nets one after the other, of which each has as many units; ``outer`` is
    (units,), ``outer_bias`` (nets,).
    """

    names: tuple[str, ...]
    mean: Floats
    spread: Floats
    inner: Floats
    inner_bias: Floats
    outer: Floats
    outer_bias: Floats

    def chances(self, rows: Sequence[Features]) -> list[float]:
        """The probability of 'yes' of each of ``rows``."""
        if not rows:
            return []
        plain = np.array([[row.get(name, 0.0) for name in self.names] for row in rows], np.float32)
        units = (plain - self.mean) / self.spread @ self.inner + self.inner_bias
        weighted = np.maximum(units, 0.0) * self.outer
        nets = len(self.outer_bias)
        scores = weighted.reshape(len(rows), nets, -1).sum(axis=2) + self.outer_bias
        odds: Floats = (1.0 / (1.0 + np.exp(-scores))).mean(axis=1)
        return [float(each) for each in odds]


_ARRAYS = ("mean", "spread", "inner", "inner_bias", "outer", "outer_bias")
_INDEX = "index"


def write_dense(models: Mapping[str, DenseNets]) -> bytes:
    """The archive of the models, the same bytes for the same models."""
    index = json.dumps({name: list(model.names) for name, model in sorted(models.items())})
    arrays: dict[str, np.ndarray] = {_INDEX: np.frombuffer(index.encode(), dtype=np.uint8)}
    for name, model in sorted(models.items()):
        arrays |= {f"{name}.{part}": getattr(model, part) for part in _ARRAYS}
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]  # its stub takes names for flags
    return out.getvalue()


def read_dense(data: bytes) -> dict[str, DenseNets]:
    """The models of an archive."""
    with np.load(io.BytesIO(data), allow_pickle=False) as held:
        index = json.loads(bytes(held[_INDEX]).decode())
        return {
            name: DenseNets(
                names=tuple(names), **{part: held[f"{name}.{part}"] for part in _ARRAYS}
            )
            for name, names in index.items()
        }
