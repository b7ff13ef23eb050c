"""Words made comparable: accents, case, punctuation and plurals folded away."""

from __future__ import annotations

import re

from bot.domain.words import stem, unaccented

_SPLIT = re.compile(r"[^\w%]+")


def plain(text: str) -> str:
    """Lower case, no accents, single blanks.

    >>> plain("Bâtons  de Hockey")
    'batons de hockey'
    """
    return " ".join(part for part in _SPLIT.split(unaccented(text)) if part)


def fold_plain(words: str) -> str:
    """What :func:`plain` gave, without plurals."""
    return " ".join([stem(word) for word in words.split()])


def fold(text: str) -> str:
    """A whole name made comparable.

    >>> fold("Softwood Lumbers") == fold("softwood lumber")
    True
    """
    return fold_plain(plain(text))
