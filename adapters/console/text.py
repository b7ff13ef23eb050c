"""Text on its way to a terminal: nothing in it may move the cursor or reverse the line."""

from __future__ import annotations

import unicodedata

_KEPT = "\n\t"
_BAD = frozenset({"Cc", "Cf", "Cs", "Co"})
_HARMLESS = frozenset("\u00ad\u200d")


def printable(text: str) -> str:
    """``text`` without control, escape and direction characters.

    >>> printable("50%\\x1b[2J")
    '50%[2J'
    """
    return "".join(
        c for c in text if c in _KEPT or c in _HARMLESS or unicodedata.category(c) not in _BAD
    )
