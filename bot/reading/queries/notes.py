"""What was taken for granted of a question, for the asker to see under the answer."""

from __future__ import annotations

from bot.domain.questions import Query
from bot.domain.text import Lang, Words
from bot.ports import Snapshot
from bot.presentation import not_read
from bot.reading.extraction.shipped import shipped
from bot.reading.features.asked import Asked
from bot.reading.marks import MarkKind
from bot.reading.queries.sentence import sentence_of

MOST_CODES = 5
"""Codes of one text that are answered."""


def notes_on(q: Asked, query: Query, snapshot: Snapshot, lang: Lang) -> tuple[Words, ...]:
    """What was taken for granted, for the asker to see."""
    out: list[Words] = []
    when = next((w for w in q.seen.whens if w.ambiguous), None)
    if when is not None:
        out.append(not_read.date_read(when.first))
    out += _mended(q, query, snapshot)
    others = [code.dotted for code in tuple(dict.fromkeys(q.seen.codes))[MOST_CODES:]]
    if others and query.code is not None:
        out.append(not_read.other_codes(others))
    if query.good is None and query.code is None:
        return tuple(out)
    said = sentence_of(q, snapshot, lang)
    named = any(True for _ in q.seen.of(MarkKind.PLACE))
    ordinary = said.nowhere in shipped().common  # 'from nothing to 25', 'steel to customers'
    if said.nowhere and not ordinary and not named and not said.direction.said:
        out.append(not_read.place_unknown(said.nowhere.title()))
    return tuple(out)


def _mended(q: Asked, query: Query, snapshot: Snapshot) -> list[Words]:
    """Misspelt words that were taken for a good's name."""
    asked = {query.good, *query.goods}
    return [
        not_read.word_mended(" ".join(t.word for t in q.seen.words[m.first : m.last]), good.name)
        for m in q.seen.of(MarkKind.GOOD)
        if m.source == "mended"
        for good in [snapshot.facts.goods.get(next((v for v in m.values if v in asked), ""))]
        if good is not None
    ]
