"""Python's garbage collector, set for a program most of whose objects stay to the end."""

from __future__ import annotations

import gc

_START = 500_000
"""New objects before the first look: a start makes some hundred thousand, and all of them stay."""
_SELDOM = 50_000
"""New objects between two looks, once what stays is loaded."""


def collect_seldom() -> None:
    """Look at what is new only once there is more of it than a start makes."""
    gc.set_threshold(_START)


def keep_loaded() -> None:
    """Never look again at what is held now: facts, models, code. Every full look would hold up the
    questions for as long as it takes to go through all of it.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_SELDOM)
