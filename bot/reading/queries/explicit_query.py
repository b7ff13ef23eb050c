"""What a text says, for scripts: the reading without what was filled in, with words left over."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.questions import Query
from bot.reading.decisions.decide import Read
from bot.reading.features.asked import Asked
from bot.reading.lexicon.known_words import known
from bot.reading.marks import MarkKind, covered
from bot.reading.queries import unknown
from bot.reading.queries.intent import compares

_RATED = frozenset({"tariff", "duty", "timeline"})
_TOPICAL = frozenset({"quote", "timeline", "changes"})
_NOWHERE = frozenset({"help", "sources"})
_NOW = re.compile(r"\b(?:now|today|currently|maintenant|aujourd'hui)\b")
_BESIDE = 2
"""How many of a kind there are where one is set beside another."""


def explicit(q: Asked, read: Read, completed: Query) -> Query:
    """The reading's query: a direction only where one is told; in its values the words of goods,
    people and topics that have no slug, and whether things are set side by side."""
    query = read.sure_query
    if query.command in _NOWHERE or not read.directed:
        query = replace(query, imposing=None, origin=None)
    said = dict(query.values)
    subject = query.good or query.code or query.programme
    if not subject and query.command in _RATED:
        said.setdefault("good_text", _good_text(q, read))
    if query.command == "quote" and query.who is None:
        said.setdefault("who_text", unknown.person_named(q.seen.folded))
    if query.command in _TOPICAL and not subject and completed.words:
        said.setdefault("about", ",".join(dict.fromkeys(completed.words.split())))
    if _set_beside(q, completed):
        said["compare"] = "yes"
    return replace(query, values={name: words for name, words in said.items() if words})


def _good_text(q: Asked, read: Read) -> str:
    """The words of a good that has no slug, or that may be one or another."""
    if q.seen.unheld:
        return q.seen.unheld[0]
    for mark in q.seen.of(MarkKind.GOOD):
        if read.hesitates and not set(mark.values).isdisjoint(read.guesses[0].goods):
            return " ".join(token.word for token in q.seen.words[mark.first : mark.last])
    return "" if read.hesitates else _strange(q)


_MOST = 4


def _strange(q: Asked) -> str:
    """The words behind 'tariff on' or before all else that nothing known here explains, where they
    may name a good: 'titanium bar stock'; '' where none do."""
    taken = covered(q.seen.marks)
    runs: list[list[str]] = [[]]
    for n, token in enumerate(q.seen.words):
        free = n not in taken and not known(token.word) and not q.seen.parts[n]
        if free and token.word.isalpha():
            runs[-1].append(token.word)
        elif runs[-1]:
            runs.append([])
    fit = [run for run in runs if 0 < len(run) <= _MOST]
    longest = max(map(len, fit), default=0)
    asks = q.names_duty
    named = next((run for run in fit if len(run) == longest), [])
    return " ".join(named) if asks else ""


def _set_beside(q: Asked, completed: Query) -> bool:
    """Whether two goods, days, directions or origins are compared by a word that says so."""
    if "versus" in completed.values or compares(q.seen.folded):
        return True
    if not any(sense == "compare" for sense, _ in q.seen.cues):
        return False
    goods = {v for m in q.seen.of(MarkKind.GOOD) for v in m.values[:1]}
    now = bool(_NOW.search(q.seen.folded))
    return max(len(goods), len(q.seen.whens) + now, len(q.seen.codes)) >= _BESIDE
