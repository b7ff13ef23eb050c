"""Python's garbage collector, set for a program most of whose objects stay to the end."""

from __future__ import annotations

import gc

_SELDOM = 50_000
"""New objects between two looks: a start makes some hundred thousand, and all of them stay."""


def collect_seldom() -> None:
    """Look at what is new only once there is much of it."""
    gc.set_threshold(_SELDOM)


def keep_loaded() -> None:
    """Never look again at what is held now: facts, models, code. Every full look would hold up the
    questions for as long as it takes to go through all of it.
    """
    gc.collect()
    gc.freeze()
