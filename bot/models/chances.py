"""Chances of several answers, as models give them, weighed by what else is known."""

from __future__ import annotations

from collections.abc import Mapping


def weighed(odds: Mapping[str, float], by: Mapping[str, float]) -> dict[str, float]:
    """Probabilities after some of them are multiplied by a weight each; their sum is 1 again."""
    out = {name: p * by.get(name, 1.0) for name, p in odds.items()}
    whole = sum(out.values())
    return {name: p / whole for name, p in out.items()}
