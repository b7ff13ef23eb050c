"""Words made comparable, one way for names, lines, events and questions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")
_KEEP_S = frozenset(
    {"glasses", "gas", "as", "is", "us", "this", "bus", "lens", "glass", "brass", "canvas"}
)


def unaccented(text: str) -> str:
    """Lower case, without accents, ligatures as two letters; punctuation stays.

    >>> unaccented("Bâtons  d'Œuvre")
    "batons  d'oeuvre"
    """
    lowered = text.lower().replace("œ", "oe").replace("æ", "ae")
    if lowered.isascii():
        return lowered
    return _NOT_ASCII.sub(_without_marks, unicodedata.normalize("NFKD", lowered))


def _without_marks(found: re.Match[str]) -> str:
    return "".join(c for c in found[0] if not unicodedata.combining(c))


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:  # noqa: PLR0911 - one an ending
    """An unaccented word without its plural, English or French.

    >>> [stem(w) for w in ("batteries", "cars", "boxes", "tomatoes", "bateaux", "glass", "gas")]
    ['battery', 'car', 'box', 'tomato', 'bateau', 'glass', 'gas']
    >>> stem("batterie") == stem("batteries"), stem("cookie") == stem("cookies")
    (True, True)
    >>> stem("shoes"), stem("tomates")
    ('shoe', 'tomate')
    """
    if len(word) < 4 or word in _KEEP_S or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("ie") and len(word) > 4:
        return word[:-2] + "y"
    if word.endswith("oes") and not word.endswith(("shoes", "canoes", "hoes")):
        return word[:-2]
    if word.endswith(("xes", "ches", "shes", "sses")):
        return word[:-2]
    if word.endswith(("aux", "eux")):
        return word[:-1]
    return word[:-1] if word.endswith("s") else word
