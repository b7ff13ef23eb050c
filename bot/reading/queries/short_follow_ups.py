"""What a decided reading still wants: names that complete the thread's, and what is declined."""

from __future__ import annotations

from dataclasses import replace

from bot.domain.goods import Good
from bot.domain.snapshot import FactSnapshot
from bot.reading.decisions.decide import Read
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.features.asked import Asked
from bot.reading.features.roles import kin_of
from bot.reading.lexicon.vocabulary import SMALL_WORDS
from bot.reading.marks import MarkKind
from bot.reading.text.phrases import Source
from bot.reading.words import stems

_PLAIN: frozenset[Source] = frozenset({"name", "lexicon", "everyday", "ambiguous"})


def _with_the_only_good(q: Asked, read: Read) -> Read:
    """The reading with the only good named, however unlikely, where a duty is owed on a sum of
    nothing else: 'springs from Windsor'."""
    query = read.query
    if (
        read.guesses
        or read.command != "duty"
        or query.money is None
        or query.good
        or query.code is not None
    ):
        return read
    marks = [m for m in q.seen.of(MarkKind.GOOD) if m.source in _PLAIN and not m.idiom]
    marks = [m for m in marks if not (m.foreign and m.source == "ambiguous")]
    named = tuple(dict.fromkeys(m.values[0] for m in marks if m.values and m.values[0]))
    return replace(read, query=replace(query, good=named[0])) if len(named) == 1 else read


_FEW = 4
"""Words of a follow-up that may complete an earlier name."""


def _completed(q: Asked, read: Read, good: Good, names: Gazetteers) -> Read:
    """The reading with the only good named as the one that the thread's good makes of its word:
    'the oil' after canola meal is canola oil."""
    marks = [m for m in q.seen.of(MarkKind.GOOD) if m.source not in _MADE]
    if len(marks) != 1 or marks[0].last - marks[0].first != 1:
        return read
    taken = {*read.query.goods, read.query.good} - {None}
    kept = taken <= {*marks[0].values, good.slug}
    first, *more = stems(good.name.en)
    phrase = names.goods.exact((first, q.seen.words[marks[0].first].stem), None)
    if not (kept and more) or phrase is None or len(phrase.values) != 1 or phrase.source in _MADE:
        return read
    (told,) = phrase.values
    if told in marks[0].values or kin_of(told, good.slug) not in ("same", "namesake"):
        return read
    return replace(read, query=replace(read.query, good=told, goods=()), guesses=())


_MADE: frozenset[Source] = frozenset({"brand", "mended"})


def with_names_completed(q: Asked, read: Read, facts: FactSnapshot, names: Gazetteers) -> Read:
    """'and parts?' after cars, 'pipe?' after copper wire: it completes the earlier name."""
    read = _with_the_only_good(q, read)
    telling = tuple(t.stem for t in q.seen.words if t.word not in SMALL_WORDS)
    good = facts.goods.get(q.earlier.good or "") if q.earlier is not None else None
    named = any(m.source != "ambiguous" for m in q.seen.of(MarkKind.GOOD))
    sure = named and len(telling) > 1
    if good is not None and read.query.code is None:
        read = _completed(q, read, good, names)
    if good is None or sure or not telling or len(q.seen.words) > _FEW:
        return read
    for name in (good.name.en, good.name.on("fr"), good.slug.split("-", maxsplit=1)[0]):
        phrase = names.goods.exact((*stems(name), *telling), None)
        if phrase is not None:
            return replace(read, query=replace(read.query, good=phrase.values[0], goods=()))
    return read
