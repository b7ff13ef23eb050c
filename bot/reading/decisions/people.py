"""Whose words are asked for, of the people that a text names."""

from __future__ import annotations

import re

from bot.reading.decisions.likeliest import LISTED, candidates, likeliest, take_listed
from bot.reading.decisions.lists import JOINS, listed
from bot.reading.decisions.second_look import Chances
from bot.reading.decisions.thread_answers import SPOKE
from bot.reading.features.asked import Asked
from bot.reading.marks import Mark, MarkKind, covered

_ENOUGH, _SPOKE = 0.55, 0.2
"""The chance from which a person is taken to be meant, and that of the likeliest one where words
are asked for."""


def people_meant(q: Asked, named: Chances) -> tuple[str, ...]:
    """The people that are asked about, in order; ``named`` are the chances of all of them."""
    people = _untitled([m for m in q.seen.of(MarkKind.SPEAKER) if m.values[0]])
    found = candidates(q, (m for m in people if m not in q.ruled_out), named)
    for one in found:
        one.taken = one.chance >= _ENOUGH
    take_listed(q, found, enough=0.0 if _EACH.search(q.seen.folded) else LISTED)
    return tuple(dict.fromkeys(one.value for one in found if one.taken))


def _untitled(people: list[Mark]) -> list[Mark]:
    """The people named, an office right before a name left out: 'le premier ministre Legault'."""
    return [m for m in people if not any(m.last == other.first for other in people)]


_EACH = re.compile(r"\b(?:each|both|chacune?|tous les deux)\b")


def likeliest_speaker(q: Asked, named: Chances) -> tuple[str, ...]:
    """Of the people named in a question about words, the likeliest to have said them; ``named`` are
    the chances of the people."""
    marks = [m for m in q.seen.of(MarkKind.SPEAKER) if m not in q.ruled_out]
    marks = _untitled(marks)
    odds = [likeliest(q, mark, named) for mark in marks]
    best = max(range(len(marks)), key=lambda n: odds[n][1], default=None)
    if best is None:
        return ()
    if odds[best][1] < _SPOKE:
        return _offered(q, marks)
    beside = [
        odds[n][0]
        for n in (best - 1, best + 1)
        if 0 <= n < len(marks) and listed(q, *sorted((marks[n], marks[best]), key=_first))
    ]
    return tuple(dict.fromkeys((odds[best][0], *beside)))


def _offered(q: Asked, people: list[Mark]) -> tuple[str, ...]:
    """Of people named for a choice, 'trudeau or carney?', the one whom the thread's answer names,
    else all where nothing else is said."""
    named = tuple(dict.fromkeys(v for m in people for v in m.values))
    spoke = q.earlier.values.get(SPOKE) if q.earlier is not None else None
    if spoke in named:
        return (spoke,)
    taken = covered(people)
    rest = [t.word for n, t in enumerate(q.seen.words) if n not in taken]
    return named if len(people) > 1 and set(rest) <= JOINS else ()


def _first(mark: Mark) -> int:
    return mark.first
