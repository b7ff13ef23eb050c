"""Words made comparable: accents, case, punctuation and plurals folded away."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_SPLIT = re.compile(r"[^\w%]+")
_KEEP_S = frozenset({"gas", "as", "is", "us", "this", "bus", "lens", "glass", "brass", "canvas"})


def plain(text: str) -> str:
    """Lower case, no accents, single blanks.

    >>> plain("Bâtons  de Hockey")
    'batons de hockey'
    """
    lowered = text.lower().replace("œ", "oe").replace("æ", "ae")
    if not lowered.isascii():
        apart = unicodedata.normalize("NFKD", lowered)
        lowered = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(part for part in _SPLIT.split(lowered) if part)


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """A folded word without its plural, English or French.

    >>> [stem(w) for w in ("batteries", "cars", "boxes", "tomatoes", "bateaux", "gas")]
    ['battery', 'car', 'box', 'tomato', 'bateau', 'gas']
    """
    if len(word) < 4 or word in _KEEP_S or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("oes") and not word.endswith(("shoes", "canoes", "hoes")):
        return word[:-2]
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    if word.endswith(("aux", "eux")):
        return word[:-1]
    return word[:-1] if word.endswith("s") else word


def fold_plain(words: str) -> str:
    """What :func:`plain` gave, without plurals."""
    return " ".join([stem(word) for word in words.split()])


def fold(text: str) -> str:
    """A whole name made comparable.

    >>> fold("Softwood Lumbers") == fold("softwood lumber")
    True
    """
    return fold_plain(plain(text))
