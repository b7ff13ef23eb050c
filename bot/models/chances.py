"""Chances of several answers, as models give them, weighed by what else is known."""

from __future__ import annotations

from collections.abc import Mapping
from math import log


def weighed(odds: Mapping[str, float], by: Mapping[str, float]) -> dict[str, float]:
    """Probabilities after some of them are multiplied by a weight each; their sum is 1 again."""
    out = {name: p * by.get(name, 1.0) for name, p in odds.items()}
    whole = sum(out.values())
    return {name: p / whole for name, p in out.items()}


def log_odds(chance: float, *, least: float) -> float:
    """The logarithm of the odds of a chance, taken as no nearer to 0 or 1 than ``least``."""
    held = min(max(chance, least), 1.0 - least)
    return log(held / (1.0 - held))
