"""Trained models as one compressed NumPy archive: arrays and names, no pickled objects."""

from __future__ import annotations

import io
import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from bot.models.linear import LinearModel, Net, Weights
from bot.models.sentence import Cell, Head, SentenceModel

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


_SENTENCE = "sentence"
_CELL = ("inputs", "states", "bias")
_HEAD = ("inner", "inner_bias", "outer", "outer_bias")


def read_sentence(data: bytes) -> SentenceModel | None:
    """The model of an archive that reads in order, where it holds one."""
    with np.load(io.BytesIO(data), allow_pickle=False) as held:
        index = json.loads(bytes(held[_INDEX]).decode())
        if _SENTENCE not in index:
            return None
        return SentenceModel(
            classes=tuple(index[_SENTENCE]["classes"]),
            words=_weights(held, f"{_SENTENCE}.words"),
            names=_weights(held, f"{_SENTENCE}.names"),
            cell=Cell(**{part: held[f"{_SENTENCE}.{part}"] for part in _CELL}),
            command=_head(held, "command"),
            good=_head(held, "good"),
        )


def _head(held: Mapping[str, np.ndarray], name: str) -> Head:
    return Head(**{part: held[f"{_SENTENCE}.{name}.{part}"] for part in _HEAD})


def _sentence_arrays(model: SentenceModel) -> dict[str, np.ndarray]:
    heads = {"command": model.command, "good": model.good}
    return {
        **_arrays(f"{_SENTENCE}.words", model.words),
        **_arrays(f"{_SENTENCE}.names", model.names),
        **{f"{_SENTENCE}.{part}": getattr(model.cell, part) for part in _CELL},
        **{
            f"{_SENTENCE}.{name}.{part}": getattr(head, part)
            for name, head in heads.items()
            for part in _HEAD
        },
    }


def _arrays(name: str, weights: Weights) -> dict[str, np.ndarray]:
    return {name: weights.steps, f"{name}.scale": weights.scale}


def write_models(models: Mapping[str, LinearModel], sentence: SentenceModel | None = None) -> bytes:
    """The archive of the models, the same bytes for the same models."""
    index: dict[str, Any] = {
        "format": FORMAT,
        "models": [{"name": n, "classes": list(m.classes)} for n, m in sorted(models.items())],
    }
    if sentence is not None:
        index[_SENTENCE] = {"classes": list(sentence.classes)}
    arrays: dict[str, np.ndarray] = {
        _INDEX: np.frombuffer(json.dumps(index).encode(), dtype=np.uint8)
    }
    for name, model in sorted(models.items()):
        arrays |= _arrays(f"{name}.weights", model.weights)
        arrays[f"{name}.bias"] = model.bias.astype(np.float32)
        if model.net is not None:
            arrays |= _arrays(f"{name}.inner", model.net.inner)
            arrays |= {f"{name}.{part}": getattr(model.net, part) for part in _PARTS}
    if sentence is not None:
        arrays |= _sentence_arrays(sentence)
    out = io.BytesIO()
    np.savez_compressed(out, **arrays)  # type: ignore[arg-type]  # its stub takes names for flags
    return out.getvalue()
