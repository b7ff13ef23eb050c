"""Two names of goods side by side, of which the first only tells more of the second."""

from __future__ import annotations

from bot.reading.marks import Extraction, Mark, MarkKind

_MATERIALS = frozenset({"steel", "aluminum", "copper", "gold", "silver", "nickel", "lead"})
"""Goods that people also list without a comma: 'steel aluminum copper'."""
_MAKES = frozenset({"brand", "ambiguous"})


def tells_more(seen: Extraction, left: Mark, right: Mark) -> bool:
    """Whether the first of two goods is what the second is made of, for or by: 'leather handbag',
    'beer fridge', 'honda mower'. Things in the plural, or metals, stand in a list."""
    if left.kind is not MarkKind.GOOD or left.last != right.first or left.values == right.values:
        return False
    last = seen.words[left.last - 1]
    if seen.folded[last.end : seen.words[right.first].start].strip():
        return False  # a comma, a stroke
    if {*left.values, *right.values} <= _MATERIALS:
        return False
    return left.source in _MAKES or last.word == last.stem
