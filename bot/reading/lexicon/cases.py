"""Tables of what the words of a text may say: each row with its pattern, what that means, and texts
that a test holds against it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that folded words may say. ``says`` are texts that say it, ``but_not`` such as come
    near it and do not."""

    means: str
    pattern: re.Pattern[str]
    says: tuple[str, ...]
    but_not: tuple[str, ...] = ()

    def __call__(self, text: str) -> bool:
        """Whether the text says it anywhere."""
        return self.pattern.search(text) is not None


def case(means: str, pattern: str, *says: str, but_not: Iterable[str] = ()) -> Case:
    """A row: what is meant, the pattern over folded text, texts that say it and such that do not.

    >>> half = case("a half of it", r"\\bhalf of it\\b", "half of it", but_not=["half an hour"])
    >>> half("take half of it"), half(half.but_not[0])
    (True, False)
    """
    return Case(means=means, pattern=re.compile(pattern), says=says, but_not=tuple(but_not))


def any_of(cases: Iterable[Case], text: str) -> bool:
    """Whether the text says one of them."""
    return any(one(text) for one in cases)
