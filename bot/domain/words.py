"""Words made comparable, one way for names, lines, events and questions."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_NOT_ASCII = re.compile(r"[^\x00-\x7f]+")


_OTHER_DIGITS = re.compile(r"[^\D0-9]")
_OTHER_MARKS = str.maketrans({"\u066b": ".", "\u066c": ","})
"""Marks of decimals and of thousands among Arabic digits."""


def in_ascii_digits(text: str) -> str:
    """Digits of other scripts as ours: a pattern takes them for digits, and a code or a sum of them
    is no text that anything else is compared with.

    >>> in_ascii_digits("\u0667\u0662\u0660\u0668 \uff11\uff12.5")
    '7208 12.5'
    """
    if text.isascii():
        return text
    ours = _OTHER_DIGITS.sub(lambda found: str(unicodedata.decimal(found[0])), text)
    return ours if ours == text else ours.translate(_OTHER_MARKS)


def word_set(*lines: str) -> frozenset[str]:
    """The words of several lines.

    >>> sorted(word_set("the a", "le"))
    ['a', 'le', 'the']
    """
    return frozenset(word for line in lines for word in line.split())


_KEEP_S = frozenset(
    {"glasses", "gas", "as", "is", "us", "this", "bus", "lens", "glass", "brass", "canvas"}
)

_ENGLISH = (
    "a about am an and are as at be been but by can could did do does for from had has have "
    "he her his how i if in into is it its me my of on our out she should so some than that "
    "the their then there these they this those to was we were what when where which while "
    "who whom whose why will with would you your"
)
_FRENCH = (
    "a au aux avec ce cela ces cette comme d dans de des du elle en entre est et etait il "
    "ils je l la le les leur leurs lui ma mais mes mon n ne nos notre nous on ont ou par "
    "pour qu quand que quel quelle quelles quels qui s sa se ses si son sont sous sur ta te "
    "tes tu un une vers vos votre vous"
)
FUNCTION_WORDS = frozenset(f"{_ENGLISH} {_FRENCH}".split())
"""Words of English and French that hold sentences together and name nothing, unaccented. Left out
are those that are also names in trade (us, or, ton) and those that deny (not, pas, sans)."""


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


def capital(words: str) -> str:
    """The words as a sentence begins; what is in capitals stays so.

    >>> capital("the US")
    'The US'
    """
    return words[:1].upper() + words[1:]


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


def root(word: str) -> str:
    """What the forms of a verb and its noun have in common, for looking up what happened.

    >>> {root(w) for w in ("pause", "pauses", "paused")}, {root(w) for w in ("repeal", "repealed")}
    ({'paus'}, {'repeal'})
    >>> root("exemptions"), root("exempted"), root("talks")
    ('exemption', 'exempt', 'talk')
    """
    bare = stem(word)
    for ending in ("ation", "ing", "ed", "e"):
        if bare.endswith(ending) and len(bare) - len(ending) >= 4:
            return bare[: -len(ending)]
    return bare


def blanked(text: str, spans: tuple[tuple[int, int], ...]) -> str:
    """``text`` with the spans turned to blanks, so that positions stay.

    >>> blanked("steel in may", ((6, 12),))
    'steel       '
    """
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text
