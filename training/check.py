"""``make drift``: the trained models belong to the data that lies beside them."""

from __future__ import annotations

import hashlib
import json
import sys

from training.data import MANIFEST, MODEL, data_hash


def faults() -> list[str]:
    """What does not belong together, in words; empty where all does."""
    manifest = json.loads(MANIFEST.read_text(encoding="utf-8"))
    out = []
    if manifest["data"] != data_hash():
        out.append("config/reading has changed since the models were trained: run make train")
    if manifest["model"] != hashlib.sha256(MODEL.read_bytes()).hexdigest():
        out.append(f"{MODEL.name} is not the file that {MANIFEST.name} tells of: run make train")
    return out


if __name__ == "__main__":
    found = faults()
    sys.stderr.writelines(f"{line}\n" for line in found)
    sys.exit(1 if found else 0)
