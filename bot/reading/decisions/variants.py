"""A good told by another one and a word of what it is made of or how it comes: 'garden furniture
metal', 'the fake ones' after Christmas trees, 'pis en bois?' after windows.

config/reading/variants.csv says what a good is once it is said to be of something, to be for
another good ('@trucks'), or to have an engine of more or of no more than so many cubic centimetres
('>800cc'). Where it says nothing, the thread's thing stays what it is: sinks of steel are sinks.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from bot.domain.words import word_set
from bot.reading.features.asked import Asked
from bot.reading.features.names import goods_held
from bot.reading.features.roles import role_of
from bot.reading.marks import Mark, MarkKind, covered
from bot.tables import rows

_ONES = frozenset(["ones", "one", "kind", "kinds", "version", "type"])
_IN = frozenset(("in", "en"))
_OF = frozenset(("of", "de", "d", "in", "en"))
_FILLING = word_set(
    "in of made out the a and but also then now",
    "en de du d mais alors",
)
_TURNS = frozenset(
    ["not", "pas", "no", "but", "mais", "was", "were", "in", "en", "then", "ones", "one"]
)
_JOINING = word_set(
    "ok and or the a an now so that those this it its what about if same yes sorry again from how",
    "et pis ou le la les de du d l oui encore",
)
_CONTENT = re.compile(
    r"\b(?:inside|in (?:it|them)|content|contenu|contient|dedans|melted|poured|smelted"
    r"|fondue?s?|coulee?s?|hulls?|it has|they have|part of it)\b"
)
"""In a follow-up: a material named is but a part of the thread's thing."""
_SAME = frozenset(["same", "meme", "but", "mais"])
_AHEAD, _BRIEF = 4, 8


def in_text(q: Asked, goods: tuple[str, ...]) -> tuple[str, ...]:
    """The goods taken, each as what it is of the material said right beside it, which then stands
    for no good of its own."""
    out = [_by_engine(q, good) or good for good in goods]
    for mark in q.seen.of(MarkKind.GOOD):
        good = next((v for v in mark.values if v in out), mark.values[0])
        found = _told_beside(q, mark, good)
        if found is None:
            continue
        becomes, place = found
        material = _good_at(q, place)
        if good in out or not set(out) - {material}:
            out = [becomes if v == good else v for v in out if v != material]
            out += [becomes] if becomes not in out else []
    return tuple(dict.fromkeys(out))


def of_thread(q: Asked, goods: tuple[str, ...]) -> tuple[str, ...]:
    """The goods taken of a follow-up, where it says no more than of what the thread's good is."""
    held = goods_held(q)
    sized = _by_engine(q, held[0]) if len(held) == 1 and not goods else None
    if sized is not None:
        return (sized,)
    if len(held) != 1 or (role_of(held[0]) == "material" and held[0] not in _variants()):
        return goods
    told = _told_of(q, held[0])
    if told is None and goods and role_of(held[0]) == "thing" and _CONTENT.search(q.seen.folded):
        own = _variants().get(held[0], {}).values()
        if all(role_of(g) == "material" and g not in own for g in goods) and not _is_made_up(q):
            return held  # 'it has an aluminum hull, does the metal thing count'
    materials = {_good_at(q, n) for n in range(len(q.seen.words)) if _tells(q, n, held[0])}
    if told is None or not set(goods) <= materials | {held[0]}:
        return goods
    word = q.seen.words[told].word
    return (_variants().get(held[0], {}).get(word, held[0]),)


def _is_made_up(q: Asked) -> bool:
    """Whether a material is named in a form that it is sold in, so for itself: 'steel coil'."""
    return any(m.last - m.first > 1 for m in q.seen.of(MarkKind.GOOD) if m.values[0])


_ENGINE = re.compile(r"(?<![\w.,])(\d{2,4}|\d,\d{3}) ?(?:cc|cm3)\b")
_OVER = re.compile(
    r"\b(?:over|above|more than|bigger than|past|plus de|plus grosses? que|au[- ]dessus de"
    r"|passe|depasse) (?:les )?$"
)
_OF_ENGINE = re.compile(r"(>|<=)(\d+)cc")


def _by_engine(q: Asked, good: str) -> str | None:
    """What a good is by the size of the only engine that the text tells; None where it stays what
    it is."""
    told = {
        int(found[1].replace(",", "")) + bool(_OVER.search(q.seen.figures[: found.start()]))
        for found in _ENGINE.finditer(q.seen.figures)
    }
    if len(told) != 1:
        return None
    (size,) = told
    for said, becomes in _variants().get(good, {}).items():
        limit = _OF_ENGINE.fullmatch(said)
        if limit is not None and (size > int(limit[2])) is (limit[1] == ">"):
            return becomes
    return None


def _told_of(q: Asked, held: str) -> int | None:
    """Where a follow-up says of what the thread's good is, None where it does not."""
    words = [t.word for t in q.seen.words]
    telling = [n for n in range(len(words)) if _tells(q, n, held)]
    if not telling:
        return None
    last = telling[-1]
    behind = words[last + 1] if last + 1 < len(words) else ""
    before = words[last - 1] if last else ""
    if behind in _ONES and before not in _ONES:
        return last
    if before in _IN and not _SAME.isdisjoint(words) and len(words) <= _BRIEF:
        return last
    placed = covered(q.seen.of(MarkKind.PLACE))
    rest = [w for n, w in enumerate(words) if n not in telling and n not in placed]
    bare = all(w in _TURNS | _JOINING | _qualities() for w in rest)
    no_good = not any(_good_at(q, n) for n in telling)  # 'what about boxed'
    if bare and (no_good or q.asked_back or before in _IN or not _TURNS.isdisjoint(rest)):
        return last
    return None


def _tells(q: Asked, place: int, held: str) -> bool:
    """Whether a word tells of what the thread's good is."""
    word = q.seen.words[place].word
    good = _good_at(q, place)
    return word in _variants().get(held, {}) or (bool(good) and role_of(good) == "material")


def _told_beside(q: Asked, mark: Mark, good: str) -> tuple[str, int] | None:
    """What a good named is of what is said right beside it, and where that is said."""
    own = _variants().get(good)
    if own is None:
        return None
    words = q.seen.words
    n = mark.first - 1
    if n >= 0 and words[n].word in own and _joined(q, n, mark.first):
        return own[words[n].word], n
    if n >= 1 and words[n].word in _OF and words[n - 1].word in own:
        return own[words[n - 1].word], n - 1  # 'the tube of copper'
    for n in range(mark.last, min(len(words), mark.last + _AHEAD)):
        word = words[n].word
        if word in own:
            close = n == mark.last and _joined(q, mark.last - 1, n)
            ones = n + 1 < len(words) and words[n + 1].word in _ONES
            led = n > mark.last and words[n - 1].word in _IN | {"of", "d", "de"}
            if close or ones or led:
                return own[word], n
            break
        if word not in _FILLING:
            break
    return _told_by_another(q, mark, own)


def _told_by_another(q: Asked, mark: Mark, own: Mapping[str, str]) -> tuple[str, int] | None:
    """What a part named is of the thing that the text names it for: 'brake drums for class 8'."""
    if mark.source in ("name", "ambiguous"):
        return None
    goods = ((m.first, m.values) for m in q.seen.of(MarkKind.GOOD) if m is not mark)
    found = ((own[f"@{v[0]}"], n) for n, v in goods if len(v) == 1 and f"@{v[0]}" in own)
    return next(found, None)


def _joined(q: Asked, left: int, right: int) -> bool:
    """Whether nothing but a blank or a hyphen parts two tokens."""
    return q.seen.folded[q.seen.words[left].end : q.seen.words[right].start] in (" ", "-")


def _good_at(q: Asked, place: int) -> str:
    marks = (m for m in q.seen.of(MarkKind.GOOD) if m.first <= place < m.last)
    return next((m.values[0] for m in marks), "")


@cache
def _variants() -> Mapping[str, Mapping[str, str]]:
    """By good: what it is once it is said to be of something, by the word for that."""
    out: dict[str, dict[str, str]] = {}
    for row in rows("reading/variants.csv"):
        out.setdefault(row["good"], {}).update(dict.fromkeys(row["said"].split(), row["becomes"]))
    return out


@cache
def _qualities() -> frozenset[str]:
    """Every word for what a good is of."""
    return frozenset(word for own in _variants().values() for word in own)
