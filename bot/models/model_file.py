"""Trained models as one compressed NumPy archive: arrays and names, no pickled objects."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping

import numpy as np

from bot.models.linear import LinearModel, Net, Weights

FORMAT = 4
_INDEX = "index"


def read_models(data: bytes) -> dict[str, LinearModel]:
    """The models of an archive. Raises ValueError for another format."""
    with np.load(io.BytesIO(data), allow_pickle=False) as held:
        index = json.loads(bytes(held[_INDEX]).decode())
        if index["format"] != FORMAT:
            raise ValueError(f"a model file of format {index['format']}, not {FORMAT}")
        return {
            entry["name"]: LinearModel(
                classes=tuple(entry["classes"]),
                weights=_weights(held, f"{entry['name']}.weights"),
                bias=held[f"{entry['name']}.bias"],
                net=_net(held, entry["name"]),
            )
            for entry in index["models"]
        }


_PARTS = ("inner_bias", "outer", "outer_bias")


def _weights(held: Mapping[str, np.ndarray], name: str) -> Weights:
    return Weights(steps=held[name], scale=held[f"{name}.scale"])


def _net(held: Mapping[str, np.ndarray], name: str) -> Net | None:
    if f"{name}.inner" not in held:
        return None
    parts = {part: held[f"{name}.{part}"] for part in _PARTS}
    return Net(inner=_weights(held, f"{name}.inner"), **parts)


def _arrays(name: str, weights: Weights) -> dict[str, np.ndarray]:
    return {name: weights.steps, f"{name}.scale": weights.scale}


def write_models(models: Mapping[str, LinearModel]) -> bytes:
    """The archive of the models, the same bytes for the same models."""
    index = {
        "format": FORMAT,
        "models": [{"name": n, "classes": list(m.classes)} for n, m in sorted(models.items())],
    }
    arrays: dict[str, np.ndarray] = {
        _INDEX: np.frombuffer(json.dumps(index).encode(), dtype=np.uint8)
    }
    for name, model in sorted(models.items()):
        arrays |= _arrays(f"{name}.weights", model.weights)
        arrays[f"{name}.bias"] = model.bias.astype(np.float32)
        if model.net is not None:
            arrays |= _arrays(f"{name}.inner", model.net.inner)
            arrays |= {f"{name}.{part}": getattr(model.net, part) for part in _PARTS}
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]  # its stub takes names for flags
    return out.getvalue()
