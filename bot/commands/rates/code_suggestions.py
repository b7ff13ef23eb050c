"""Words to codes: the lines of a schedule that say what was asked, best first."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.cards import ButtonOption, Choices
from bot.commands.rates.subject import Subject
from bot.domain.codes import Code
from bot.domain.rate_summary import Direction
from bot.domain.text import Lang
from bot.ports import LineHit, Search
from bot.presentation import measure_list_words

_WORD = re.compile(r"[^\W\d_][\w'-]{2,}")
_MOST, _LOOKED_AT, _SHORTEST = 3, 60, 6
_SHOWN = 60
"""Characters of a line's description beside its code."""


def best_lines(subject: Subject, schedule: str, asked: str, search: Search) -> tuple[LineHit, ...]:
    """At most three lines of a good that say the words asked, else its name; none without any."""
    scope = subject.scope_in(schedule)
    for words in _ways_to_say(subject, asked):
        found = search.lines(words, schedule=schedule, limit=_LOOKED_AT)
        mine = [h for h in found if len(h.code.digits) >= _SHORTEST and scope.covers(h.code)]
        if mine:
            return tuple(mine[:_MOST])
    return ()


def codes_of(
    subject: Subject, direction: Direction, asked: str, search: Search, lang: Lang
) -> tuple[Choices, ...]:
    """The best codes of a good, of which was ``asked`` in these words, as questions to press;
    nothing where no schedule has its words."""
    lines = best_lines(subject, direction.imposing, asked, search)
    if not lines:
        return ()
    way = f"from {direction.origin} to {direction.imposing}"
    title = measure_list_words.CODES_OF_GOOD.on(lang, good=subject.name.on(lang))
    options = tuple(
        ButtonOption(
            label=label(hit.code, hit.description), question=f"/tariff {hit.code.dotted} {way}"
        )
        for hit in lines
    )
    return (Choices(title=title, options=options),)


def label(code: Code, words: str) -> str:
    """A code with what its line says: why it is offered."""
    told = " ".join(words.split()).rstrip(":")
    short = told if len(told) <= _SHOWN else f"{told[: _SHOWN - 1].rstrip()}…"
    return f"{code.dotted} {short}".rstrip()


def _ways_to_say(subject: Subject, asked: str) -> Iterator[str]:
    """The words asked, first those that a schedule may hold, then the good's own names."""
    said = _WORD.findall(asked.removeprefix("/tariff").removeprefix("/duty"))
    if said:
        yield " ".join(said[:4])
    yield subject.name.on("en")
    yield subject.name.on("fr")
