"""Features by name, with their weight, and those that several models look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.models.features import grams, letters
from bot.reading.days.dates import span_of
from bot.reading.marks import Extraction, MarkKind

Bag = dict[str, float]


def scaled(names: Iterable[str], scale: float) -> Bag:
    """Distinct names, together of length ``scale``."""
    distinct = dict.fromkeys(names)
    if not distinct:
        return {}
    each = scale / len(distinct) ** 0.5
    return dict.fromkeys(distinct, each)


def text_bag(words: Sequence[str], symbols: Sequence[str]) -> Bag:
    """The words as they are, for what hangs on them: the claim, an action, a programme."""
    bag = scaled(grams(words, longest=3, prefix="w "), 1.6)
    bag |= scaled(grams(symbols, longest=2), 1.0)
    long = [w for w in words if w.isalpha() and len(w) > 3]
    bag |= scaled((g for w in long for g in letters(w)), 0.8)
    return bag


def flags_of(seen: Extraction, day: date) -> list[str]:
    """What a text holds: how many of each kind of name, how long it is, when its days are."""
    count = {kind: sum(1 for _ in seen.of(kind)) for kind in MarkKind}
    flags = [f"has {kind} {min(n, 2)}" for kind, n in count.items()]
    flags.append(f"long {min(len(seen.words) // 4, 6)}")
    flags.append(f"asks {'?' in seen.folded}")
    flags.append(f"lang {seen.lang}")
    for when in seen.whens[:2]:
        side = "past" if when.last < day else "ahead" if when.first > day else "now"
        flags.append(f"when {when.bound} {side}")
        flags.append(f"when {side}")
    span = span_of(seen.whens)
    if span.since and not span.until:
        flags.append("span open")
    if seen.money:
        flags.append(f"limit {seen.money[0].limit}")
    return flags
