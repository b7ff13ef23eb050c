"""Values of options on a command line, refused in words."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeVar

_Read = TypeVar("_Read")


def read_by(read: Callable[[str], _Read], expected: str) -> Callable[[str], _Read]:
    """``read`` for argparse: what it refuses with a ValueError is told with what was ``expected``.

    >>> read_by(int, "a number")("12")
    12
    """

    def value(written: str) -> _Read:
        try:
            return read(written)
        except ValueError:
            raise argparse.ArgumentTypeError(f"'{written}': expected {expected}") from None

    return value


DAY = "a day such as 2026-10-10"
MOMENT = "a moment such as 2026-10-12T12:00:00Z"
