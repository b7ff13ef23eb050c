"""A text as a row of words for the model that reads it in order: what was before it, then each of
its words with what it is taken for."""

from __future__ import annotations

from functools import lru_cache

from bot.models.features import letters
from bot.reading.features.asked import Asked
from bot.reading.features.bags import Bag
from bot.reading.features.names import goods_held
from bot.reading.features.roles import class_of, role_of
from bot.reading.marks import Mark, MarkKind

MOST_WORDS = 80
"""Words that are read: a text that is longer is read no further, so that its time has an end."""
_MOST_CLAUSES = 5


def word_bags(q: Asked) -> list[Bag]:
    """What stands before the text, then each of its words."""
    held = goods_held(q)
    taken = _taken_for(q, held)
    return [_opening(q, held), *(_word(q, n, taken[n]) for n in range(_length(q)))]


def place_in(q: Asked, mark: Mark) -> tuple[int, int] | None:
    """The first and last place of a name in the row of :func:`word_bags`; nothing of one that is
    read no more."""
    return None if mark.last > _length(q) else (mark.first + 1, mark.last)


def name_bag(q: Asked, mark: Mark, value: str) -> Bag:
    """What is known of a good wherever it stands."""
    held = goods_held(q)
    named = sum(len(m.values) for m in q.seen.of(mark.kind))
    names = (
        f"role {role_of(value)}",
        f"class {class_of(value)}",
        f"slug {value}",
        f"held {value in held} {bool(held)}",
        f"value {min(mark.values.index(value), 2)} of {min(len(mark.values), 3)}",
        f"out {mark in q.ruled_out}",
        f"named {min(named, 6)}",
        f"source {mark.source}",
    )
    return dict.fromkeys(names, 1.0)


def _length(q: Asked) -> int:
    return min(len(q.seen.words), MOST_WORDS)


def _opening(q: Asked, held: tuple[str, ...]) -> Bag:
    """What the thread left, and the senses that the text hints at."""
    names = (
        f"earlier {q.earlier.command if q.earlier else 'none'}",
        f"thread {q.thread}",
        f"back {q.asked_back}",
        f"holds {min(len(held), 2)}",
        f"lang {q.seen.lang}",
        *(f"cue {sense}" for sense, _ in q.seen.cues),
    )
    return dict.fromkeys(names, 1.0)


def _taken_for(q: Asked, held: tuple[str, ...]) -> list[list[str]]:
    """For each word what the marks on it say."""
    out: list[list[str]] = [[] for _ in q.seen.words]
    for mark in q.seen.marks:
        names = [f"mark {mark.kind} {mark.source}"]
        value = mark.values[0] if mark.values else ""
        if mark.kind is MarkKind.GOOD and value:
            names += [f"role {role_of(value)}", f"class {class_of(value)}"]
            names.append(f"held {value in held}")
        for n in range(mark.first, mark.last):
            out[n] += names
    return out


def _word(q: Asked, n: int, taken: list[str]) -> Bag:
    seen = q.seen
    word = seen.words[n]
    gap = seen.folded[seen.words[n - 1].end if n else 0 : word.start].strip()[:2]
    bag = dict(_letters(word.word))
    bag[f"sign {q.signs.items[q.signs.at[n]]}"] = 1.0
    bag[f"part {seen.parts[n]}"] = 1.0
    bag[f"gap {gap}"] = 1.0
    bag[f"clause {min(q.clauses[n], _MOST_CLAUSES)}"] = 1.0
    bag.update(dict.fromkeys(taken, 1.0))
    if n in seen.upper:
        bag["upper"] = 1.0
    return bag


@lru_cache(maxsize=20_000)
def _letters(word: str) -> tuple[tuple[str, float], ...]:
    """A word's runs of letters, together of length 1."""
    runs = dict.fromkeys(letters(word))
    each = 1.0 / len(runs) ** 0.5 if runs else 0.0
    return tuple((run, each) for run in runs)
