"""``make drift``: the trained models belong to the data that lies beside them."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path

from training import data, roles


def faults() -> list[str]:
    """What does not belong together, in words; empty where all does."""
    return [
        *_faults(data.MODEL, data.MANIFEST, data.data_hash(), "make train"),
        *_faults(roles.MODEL, roles.MANIFEST, roles.data_hash(), "make train-roles"),
    ]


def _faults(model: Path, manifest: Path, data_now: str, how: str) -> list[str]:
    """What is wrong with one file of models, by the ``manifest`` beside it."""
    told = json.loads(manifest.read_text(encoding="utf-8"))
    out = []
    if told["data"] != data_now:
        changed = f"config/{model.parent.name} has changed since the models were trained"
        out.append(f"{changed}: run {how}")
    if told["model"] != hashlib.sha256(model.read_bytes()).hexdigest():
        out.append(f"{model.name} is not the file that {manifest.name} tells of: run {how}")
    return out


if __name__ == "__main__":
    found = faults()
    sys.stderr.writelines(f"{line}\n" for line in found)
    sys.exit(1 if found else 0)
