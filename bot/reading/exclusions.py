"""Names that a text says are not meant: 'other than energy and potash', 'pas l'acier'."""

from __future__ import annotations

from bot.reading.marks import Extraction, Mark
from bot.reading.symbols import Symbols

_ARTICLES = frozenset(
    {"the", "a", "an", "any", "all", "our", "for", "le", "la", "les", "l", "d", "de", "du", "des"}
)
_JOINS = frozenset({"and", "or", "et", "ou", "/", "<good>"})
_NOT = frozenset(
    word
    for line in (
        "except excluding exclude besides minus bar barring skip ignore excl not nor",
        "sauf hors hormis pas excepte",
    )
    for word in line.split()
)
_OTHER_THAN = frozenset(
    {
        ("other", "than"),
        ("apart", "from"),
        ("aside", "from"),
        ("rather", "than"),
        ("instead", "of"),
        ("leaving", "out"),
        ("leave", "out"),
        ("a", "part"),
        ("autre", "que"),
        ("autres", "que"),
        ("plutot", "que"),
        ("except", "for"),
    }
)


def excluded(seen: Extraction, signs: Symbols, mark: Mark) -> bool:
    """Whether what stands before a name, or before the list it is in, takes it out.

    A comma ends what 'not' says ('not steel, copper'), and goes on with 'other than'.
    """
    items = signs.items
    words = list(items)
    for token, place in zip(seen.words, signs.at, strict=True):
        words[place] = token.word  # 'bar the cheese': a bar is a good elsewhere
    n = signs.at[mark.first] - 1
    comma = False
    while n >= 0:
        if n >= 1 and (items[n - 1], items[n]) in _OTHER_THAN:
            return True
        if items[n] == ",":
            comma = True
        elif words[n] in _NOT or items[n] not in _ARTICLES | _JOINS:
            break
        n -= 1
    return n >= 0 and not comma and words[n] in _NOT
