"""Several questions of one text on one card: the first answered in full, the others in short."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from textwrap import shorten

from bot.cards import ButtonOption, Card, Headline, Part
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.words import capital
from bot.presentation.budget import ShortLine, within_budget
from bot.presentation.citations import with_one_list
from bot.presentation.read_as import command_line, shown_line

MOST = 5
"""Questions of one text that are answered."""
_ACTIONS = 5
"""Buttons of a short card."""
_LONGEST = 130
"""Characters of a later answer's line."""
_READS = frozenset({"tariff", "duty", "quote", "timeline", "changes", "sources"})


def answerable(queries: Sequence[Query]) -> tuple[Query, ...]:
    """The later queries that are answered beside the first: those that only read."""
    return tuple(query for query in queries[1:MOST] if query.command in _READS)


_VERSUS_DAY = re.compile(
    r"\b(?:versus|vs\.?|contre|compared (?:to|with))[ ](?:on |le )?\d{4}-\d\d-\d\d\W{0,3}$",
    re.IGNORECASE,
)


def against_today(query: Query, typed: str) -> tuple[Query, ...]:
    """A rate today and on the day that a command line sets against it; nothing for other lines.

    >>> from datetime import date
    >>> day = Query(command="tariff", good="steel", day=date(2025, 3, 20))
    >>> [str(q.day) for q in against_today(day, "steel versus 2025-03-20")]
    ['None', '2025-03-20']
    """
    if query.command != "tariff" or query.day is None or not _VERSUS_DAY.search(typed):
        return ()
    return replace(query, day=None), query


def offered(queries: Sequence[Query]) -> tuple[Query, ...]:
    """Those that change something: nobody's order is carried out on the side, so each is a
    button."""
    return tuple(query for query in queries[1:MOST] if query.command not in _READS)


def beside(first: Card, others: Sequence[Card], asks: Sequence[Query], facts: FactSnapshot) -> Card:
    """The first card with what the others say: their headlines in short, all of them in full.

    ``asks`` are the questions behind its new buttons.
    """
    parts: list[Part] = [*first.parts]
    for card in others:
        parts += [Headline(text=card.title), *card.parts]
    told = replace(
        first,
        parts=with_one_list(tuple(parts)),
        sources=tuple(dict.fromkeys((*first.sources, *(s for c in others for s in c.sources)))),
        figures=lambda: tuple(f for card in (first, *others) for f in card.figures()),
    )
    short = first.short
    if short is None:
        return told
    lines = within_budget(short.headline, _lines(first, others), first.lang)
    options = tuple(_button(query, first, short.actions, facts) for query in asks)
    return replace(
        told, short=replace(short, lines=lines, actions=_actions(options, short.actions))
    )


def _button(
    query: Query, first: Card, own: Sequence[ButtonOption], facts: FactSnapshot
) -> ButtonOption:
    """What opens another answer, named as the first one's own button where that asks the same, else
    by what it asks beside the first: '2204.21', where both are of one way over the border."""
    asked = command_line(query, facts, first.lang)
    bare = replace(query, origin=None, imposing=None)
    alike = {asked, command_line(bare, facts, first.lang)}
    named = next((option.label for option in own if option.question in alike), "")
    beside_it = bare if first.query is None or _way(query) == _way(first.query) else query
    shown = shown_line(beside_it, facts, first.lang).removeprefix("/tariff ")
    return ButtonOption(label=named or capital(shown), question=asked)


def _way(query: Query) -> tuple[str | None, str | None]:
    return query.origin, query.imposing


def _lines(first: Card, others: Sequence[Card]) -> list[ShortLine]:
    """What the other answers say, then what the first says below its headline, as far as there is
    room."""
    own = first.short.lines if first.short is not None else ()
    out = [ShortLine(text=text, rank=3 + n) for n, text in enumerate(own)]
    for card in others:
        if card.short is None:
            out.append(ShortLine(text=card.title))
            continue
        out.append(ShortLine(text=card.short.headline))
        answers = any(isinstance(part, Headline) for part in card.parts)
        if card.command != first.command and answers:
            out += [ShortLine(text=_cut(text), rank=1) for text in card.short.lines[:1]]
    return out


def _cut(text: str) -> str:
    """A line as long as there is room for beside another answer; words of people end in a sign."""
    short = shorten(text, _LONGEST, placeholder=" …")
    return f"{short}”" if short != text and text.startswith("“") else short


def _actions(asks: Sequence[ButtonOption], own: Sequence[ButtonOption]) -> tuple[ButtonOption, ...]:
    """The buttons; those that open a detail of the answer stay longest."""
    room = _ACTIONS - len(asks)
    named = {option.label for option in asks}
    others = [option for option in own if option.label not in named]
    kept = sorted(others, key=lambda option: not option.detail)[:room]
    return (*asks, *(option for option in own if option in kept))[:_ACTIONS]
