"""What tells what a clause does: its words in order, its days and rates by the parts they play."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise

from bot.ingest.documents.days import DayMention
from bot.ingest.documents.role_features import Bag, ClauseWords, Mention, Senses

_STEM = 6
"""Letters of a word that count: endings tell little of what is done, in either language."""
_OPENING = 3
"""Words by which a clause opens."""
_WHOLE = 6.0
"""The length that every bag is given: what a clause does hangs little on how long it is."""


def clause_bag(
    told: ClauseWords,
    found: Sequence[Mention],
    parts: Sequence[Mapping[str, float]],
    senses: Senses,
) -> Bag:
    """Features of a clause whose mentions (in order) play those ``parts``, by their chances."""
    words = list(told.words)
    bag: Bag = {}
    for at, mention, chances in zip(told.at, found, parts, strict=True):
        kind = "day" if isinstance(mention, DayMention) else "rate"
        words[at] += max(chances, key=lambda each: chances[each])
        for part, chance in chances.items():
            name = f"{kind} {part}"
            bag[name] = max(bag.get(name, 0.0), 2 * chance)
    bag |= _said([word[:2] if word.startswith("§") else word[:_STEM] for word in words])
    bag |= {f"^ {word[:_STEM]}": 1.0 for word in words[:_OPENING]}
    bag |= _meant([word if word.startswith("§") else senses.of(word) for word in words])
    length = sum(value * value for value in bag.values()) ** 0.5
    return {name: value * _WHOLE / length for name, value in bag.items()} if length else bag


def _said(stems: Sequence[str]) -> Bag:
    """Runs of one to three stems."""
    bag = {f"w {stem}": 1.0 for stem in stems}
    bag |= {f"w {' '.join(pair)}": 1.0 for pair in pairwise(stems)}
    return bag | {
        f"w {' '.join(run)}": 0.7 for run in zip(stems, stems[1:], stems[2:], strict=False)
    }


def _meant(senses: Sequence[str]) -> Bag:
    """Runs of one or two senses, days and rates among them by their parts."""
    kept = [each for each in senses if each.startswith("§") or each.isupper()]
    return {f"s {each}": 1.0 for each in kept} | {f"s {' '.join(p)}": 0.7 for p in pairwise(kept)}
