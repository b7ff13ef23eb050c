"""Whether two names of a text stand side by side in a list: 'steel, aluminum and copper'."""

from __future__ import annotations

import re

from bot.domain.words import word_set
from bot.reading.features.asked import Asked
from bot.reading.features.roles import role_of
from bot.reading.lexicon.known_words import known
from bot.reading.marks import Mark, MarkKind
from bot.reading.text.phrases import Source

_LEADS = word_set(
    "on for the our my some a an those these",
    "un une ces sur pour l le la les des de du d mes nos aux au",
)
"""Words that may lead a name on its place in a list: 'sur l'aluminium pis sur l'acier'."""
JOINS = frozenset({"and", "or", "et", "ou", "n", "plus", "pis", "nor", ","})
_BETWEEN = 4
"""The most that stands between two names of a list, leading words included."""
_AGAINST = frozenset({"than", "vs", "versus", "+"})
_ALSO = word_set(
    "from out of made built grown in into to my our",
    "en a au aux",
)
"""Words of what is said of each thing of a list: 'mugs from Portugal, candles from Poland'."""
_FARTHER = 6


MAKE: Source = "brand"
"""The kind of a word that names who makes a thing."""


def listed(q: Asked, left: Mark, right: Mark) -> bool:
    """Whether two names stand side by side in a list: 'steel, aluminum and copper'."""
    between = q.signs.items[q.signs.at[left.last - 1] + 1 : q.signs.at[right.first]]
    if between in ((), (",",)) and (left.source == MAKE) != (right.source == MAKE):
        return False  # 'forklifts, Toyota'
    if not between and _is_of(q, left, right):
        return False
    if len(between) <= 2 and all(sign in JOINS for sign in between):
        return True
    joined = any(sign in JOINS for sign in between)
    if joined and len(between) <= _BETWEEN and all(s in JOINS | _LEADS for s in between):
        return True
    if left.kind is not MarkKind.GOOD:
        return False
    return _alike(between) or _qualified(q, left, right, between) or _enumerated(q, left, right)


def _is_of(q: Asked, left: Mark, right: Mark) -> bool:
    """Whether a good is followed by what it is made of: 'ski gloves leather palm'."""
    if left.kind is not MarkKind.GOOD:
        return False
    roles = role_of(left.values[0]), role_of(right.values[0])
    gap = q.seen.folded[q.seen.words[left.last - 1].end : q.seen.words[right.first].start]
    return gap == " " and roles[0] != "material" == roles[1]


_ITEM = re.compile(r"\n|[•·*;]|(?:^|[\s(])(?:[a-h]|\d)\)")


def _enumerated(q: Asked, left: Mark, right: Mark) -> bool:
    """Whether two goods are items of a list that is written as one: lines, '(a) ... (b) ...'."""
    start = q.seen.words[right.first].start
    if len(q.seen.text) != len(q.seen.folded):
        return False
    between = q.seen.text[q.seen.words[left.last - 1].end : start]
    items = _ITEM.findall(between)
    return len(items) == 1 and bool(_ITEM.search(between[-_ITEM_AT:]))


_ITEM_AT = 24
"""How far behind the sign of an item its good may stand."""


_QUALITIES = 2


def _qualified(q: Asked, left: Mark, right: Mark, between: tuple[str, ...]) -> bool:
    """Whether a good joined to another one is but told more closely: 'computers and smart phones',
    'fasteners and warehouse racking'."""
    joins = [n for n, sign in enumerate(between) if sign in JOINS]
    if not joins or any(sign not in JOINS | _LEADS for sign in between[: joins[-1]]):
        return False
    rest = len(between) - joins[-1] - 1
    words = range(right.first - rest, right.first)
    free = (n for n in words if n >= left.last and not q.seen.parts[n])
    plain = [n for n in free if not known(q.seen.words[n].word)]
    return rest <= _QUALITIES and len(plain) == rest and between[joins[-1]] != ","


def _alike(between: tuple[str, ...]) -> bool:
    """Whether two goods are set side by side with what is said of each, most of all its place."""
    if len(between) > _FARTHER:
        return False
    placed = [s for s in between if s.startswith(("<CA", "<US", "<XX"))]
    rest = {s for s in between if s not in placed}
    joins = rest & ((JOINS - {","}) | _AGAINST)
    joined = bool(joins) or ("," in rest and any(s.endswith(":in>") for s in placed))
    return joined and rest <= JOINS | _AGAINST | _LEADS | _ALSO
