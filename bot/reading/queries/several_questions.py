"""Several questions in one text."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.reading.decisions.decide import Read
from bot.reading.lexicon import asking as lx
from bot.reading.reading import ParseResult

MOST = 3
"""Questions of one text that are answered."""
_SENTENCE = re.compile(r"(?<=[?!;])\s+|(?<=[a-z0-9)%]{2}\.)\s+(?=\S)|\n+", re.IGNORECASE)
_JOINED = re.compile(
    rf"(?<!\s)(?:\s{{0,9}},\s{{0,9}}|\s{{1,9}})(?:{lx.ALSO})\s{{1,9}}(?=(?:{lx.ASKS_AFTER_AND})(?![\w-]))",
    re.IGNORECASE,
)
_ASKS = re.compile(
    rf"^\W*(?:(?:\w+\W+){{0,2}}?(?:{lx.ASKS})|(?:{lx.ASKS_AFTER_AND}))(?!\w)", re.IGNORECASE
)
_FEWEST = 2
"""Words of a question of its own."""


def questions_in(text: str) -> tuple[str, ...]:
    """The questions of a cleaned text, each with what is told around it; one for most texts.

    >>> questions_in("what's the duty on lumber and when did it start?")
    ("what's the duty on lumber", 'when did it start?')
    >>> questions_in("I ship lumber to Ohio. What do I pay?")
    ('I ship lumber to Ohio. What do I pay?',)
    """
    pieces = [p for s in _SENTENCE.split(text) for p in _JOINED.split(s) if p.strip()]
    out: list[str] = []
    told = ""
    for piece in pieces:
        if _asks(piece):
            out.append(f"{told} {piece}".strip())
            told = ""
        elif out:
            out[-1] = f"{out[-1]} {piece}"
        else:
            told = f"{told} {piece}".strip()
    return tuple(out) if len(out) > 1 else (text,)


def _asks(piece: str) -> bool:
    said = piece.strip()
    enough = len(said.split()) >= _FEWEST
    return enough and (said.endswith("?") or _ASKS.search(said) is not None)


def has_subject(query: Query) -> bool:
    """Whether a good, a code, a programme or a person is asked about."""
    return bool(query.good or query.code or query.programme or query.who)


def leaning(read: Read, before: Query | None) -> Read:
    """The reading of a later question; one that names nothing is about what was asked before it:
    'and who said it would double?'."""
    if before is None or has_subject(read.query) or read.command not in _ABOUT_SOMETHING:
        return read
    query = replace(
        read.query,
        good=before.good,
        goods=before.goods,
        code=before.code,
        programme=before.programme,
        values={**before.values, **read.query.values},
    )
    return replace(read, query=query)


_ABOUT_SOMETHING = frozenset({"tariff", "duty", "timeline", "quote", "changes"})


def about_the_same(result: ParseResult, said: Query, facts: FactSnapshot) -> ParseResult:
    """The result; words that anyone may have said are looked for beside the good of the question
    before."""
    query = result.query
    good = facts.goods.get(said.good or "")
    if query is None or good is None or query.command != "quote" or not query.words or query.who:
        return result
    query = replace(query, words=f"{good.name.on(result.lang).lower()} {query.words}")
    return replace(result, query=query, queries=(query,))
