"""Misspelt names of states, provinces and countries, each taken for the one it comes nearest to:
'ontaryo', 'tennesee', 'germn'; and those whose apostrophe was left out: 'mexicos'."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.marks import Mark, MarkKind, covered
from bot.reading.words import Token

_SHORTEST = 5
"""Letters of a word that may be a slip."""


def mended_places(
    words: Sequence[Token], taken: Iterable[Mark], names: Gazetteers, proper: frozenset[int]
) -> Iterator[Mark]:
    """Places that a word known nowhere is one letter off, in an English text (no list of French
    words is held that would keep 'verront' from being Vermont). ``proper`` are the words written
    like somebody's name."""
    held = covered(taken)
    for n, token in enumerate(words):
        strange = token.word.isalpha() and len(token.word) >= _SHORTEST and n not in held
        known = token.word in names.known or names.places.known(token.word)
        if not strange or n in proper or known:
            continue
        name = _owned(token.word, names) or _nearest(token, names)
        if name is not None:
            values, source = names.places.region(name)
            yield Mark(kind=MarkKind.PLACE, values=values, first=n, last=n + 1, source=source)


def _owned(word: str, names: Gazetteers) -> str | None:
    """The country of 'mexicos tariffs'."""
    own = word.endswith("s") and names.places.region(word[:-1])[1] in ("name", "region")
    return word[:-1] if own else None


def _nearest(token: Token, names: Gazetteers) -> str | None:
    if token.stem in names.known:
        return None
    near = process.extract(
        token.word,
        names.places.mendable.get(token.word[0], ()),
        scorer=OSA.distance,
        score_cutoff=1,
        limit=2,
    )
    countries = {names.places.region(name)[0][0] for name, *_ in near}
    return near[0][0] if len(countries) == 1 else None
