"""Several questions in one text, and several goods with a value each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.duty import Money
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.reading.decide import Read
from bot.reading.lexicon import asking as lx
from bot.reading.marks import Amount, Extraction, MarkKind
from bot.reading.reading import ParseResult

MOST = 3
"""Questions of one text that are answered."""
_SENTENCE = re.compile(r"(?<=[?!;])\s+|(?<=[a-z0-9)%]{2}\.)\s+(?=\S)|\n+", re.IGNORECASE)
_JOINED = re.compile(
    rf"(?:\s*,\s*|\s+)(?:{lx.ALSO})\s+(?=(?:{lx.ASKS_AFTER_AND})(?![\w-]))", re.IGNORECASE
)
_ASKS = re.compile(rf"^\W*(?:\w+\W+){{0,2}}?(?:{lx.ASKS})(?!\w)", re.IGNORECASE)
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


def each_of(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """A query for each code named; where goods or codes have a value each, one for each of them.

    Otherwise one query holds all the goods of a question.
    """
    subjects = _subjects(query, seen)
    if len(subjects) < 2:
        return (query,)
    sums = seen.sums if query.command == "duty" else ()
    paired = len(sums) == len(subjects)
    if query.code is None and not paired:
        return (query,)
    measured = seen.quantities if len(seen.quantities) == len(subjects) else ()
    out = []
    for n, one in enumerate(subjects):
        money = _money(sums[n], query) if paired else query.money if n == 0 else None
        counted = (measured[n],) if measured else query.quantities if n == 0 else ()
        out.append(replace(one, money=money, quantities=counted))
    return tuple(out)


def _subjects(query: Query, seen: Extraction) -> tuple[Query, ...]:
    """The query for each of its codes or goods, in the order of the text."""
    if query.code is not None:
        return tuple(replace(query, code=code) for code in dict.fromkeys(seen.codes))
    return tuple(replace(query, good=good, goods=()) for good in _in_order(query, seen))


def _in_order(query: Query, seen: Extraction) -> Sequence[str]:
    at = {v: m.first for m in reversed(list(seen.of(MarkKind.GOOD))) for v in m.values}
    return sorted(query.goods, key=lambda good: at.get(good, 0))


def _money(said: Amount, query: Query) -> Money:
    usual = "CAD" if query.imposing == "CA" else "USD"
    return Money(amount=said.amount, currency=said.currency or usual)
