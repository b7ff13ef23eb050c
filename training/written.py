"""Models on disk with the manifest beside them: what they were trained on, and by what."""

from __future__ import annotations

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

from bot.models.model_file import FORMAT


def write(written: bytes, model: Path, manifest: Path, data: str, **counted: int) -> int:
    """Write the archive of models and its manifest; ``data`` is the hash of the data, ``counted``
    how much of it there is.

    Returns how many bytes the models take.
    """
    model.write_bytes(written)
    told = {
        "format": FORMAT,
        "data": data,
        "model": hashlib.sha256(written).hexdigest(),
        **counted,
        "numpy": version("numpy"),
        "scikit-learn": version("scikit-learn"),
    }
    manifest.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")
    return len(written)


def faults(model: Path, manifest: Path, data: str, how: str) -> list[str]:
    """What does not belong together, in words: ``data`` is the hash now, ``how`` what mends it."""
    told = json.loads(manifest.read_text(encoding="utf-8"))
    out = []
    if told["data"] != data:
        changed = f"config/{model.parent.name} has changed since the models were trained"
        out.append(f"{changed}: run {how}")
    if told["model"] != hashlib.sha256(model.read_bytes()).hexdigest():
        out.append(f"{model.name} is not the file that {manifest.name} tells of: run {how}")
    return out
