"""``make drift``: the trained models belong to the data that lies beside them."""

from __future__ import annotations

import sys

from training import belonging, data, roles, written


def faults() -> list[str]:
    """What does not belong together, in words; empty where all does."""
    return [
        *written.faults(data.MODEL, data.MANIFEST, data.data_hash(), "make train"),
        *written.faults(roles.MODEL, roles.MANIFEST, roles.data_hash(), "make train-roles"),
        *written.faults(
            belonging.MODEL, belonging.MANIFEST, belonging.data_hash(), "make train-belonging"
        ),
    ]


if __name__ == "__main__":
    found = faults()
    sys.stderr.writelines(f"{line}\n" for line in found)
    sys.exit(1 if found else 0)
