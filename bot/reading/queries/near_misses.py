"""Near misses: what a misspelt word may have meant."""

from __future__ import annotations

from collections.abc import Iterator

from bot.domain.likeness import NAME_TAKEN, SLIP
from bot.ports import Hit, Search
from bot.reading.lexicon.known_words import known
from bot.reading.queries.catalogue_names import NameFound, NameKind, Names
from bot.reading.queries.intent import Intent
from bot.reading.words import Token

_SHORTEST = 4
_MOST_LOOKUPS = 5
_LONGEST_RUN = 4


def everyday(said: str) -> tuple[str, ...]:
    """The goods (by slug) that everyday words mean; none for words that mean none.

    The shipped lexicon is read when first asked.
    """
    from bot.reading.extraction.shipped import everyday_goods

    return everyday_goods().get(said, ())


def is_word(said: str) -> bool:
    """Whether it is a word that people write, and so no misspelt name."""
    from bot.reading.extraction.shipped import everyday_goods, shipped

    return said in shipped().common or said in everyday_goods()


def _runs(words: tuple[Token, ...], taken: frozenset[int]) -> Iterator[tuple[int, int]]:
    """Stretches of words that nothing explains, and the words in between them alone."""
    first = None
    for place in range(len(words) + 1):
        free = place < len(words) and place not in taken and not known(words[place].word)
        if free and first is None:
            first = place
        elif not free and first is not None:
            yield first, place
            first = None


def unexplained_at(words: tuple[Token, ...], taken: tuple[tuple[int, int], ...]) -> tuple[int, ...]:
    """Where words stand that are neither part of a name nor of the language of the bot."""
    hidden = frozenset(place for first, last in taken for place in range(first, last))
    return tuple(place for first, last in _runs(words, hidden) for place in range(first, last))


def _pieces(first: int, last: int) -> Iterator[tuple[int, int]]:
    """The stretch and its parts, longest first."""
    for size in range(min(last - first, _LONGEST_RUN), 0, -1):
        for start in range(first, last - size + 1):
            yield start, start + size


def guess(
    words: tuple[Token, ...],
    taken: tuple[tuple[int, int], ...],
    *,
    names: Names,
    search: Search,
    wanted: Intent,
) -> tuple[NameFound, ...]:
    """Names that unexplained words are close to, at or above NAME_TAKEN, best first."""
    hidden = frozenset(place for first, last in taken for place in range(first, last))
    out: list[NameFound] = []
    lookups = 0
    for first, last in _runs(words, hidden):
        best: NameFound | None = None
        for start, end in _pieces(first, last):
            said = " ".join(token.word for token in words[start:end])
            if len(said) < _SHORTEST or lookups >= _MOST_LOOKUPS:
                continue
            lookups += 1
            found = _everyday(said, start, end, names) or _slip(
                said, start, end, search, people=wanted is Intent.QUOTE
            )
            if found is None or (end - start) * 2 < last - first:
                continue
            if best is None or found.score > best.score + 0.02:
                best = found
        if best is not None:
            out.append(best)
    return tuple(out)


def _everyday(said: str, first: int, last: int, names: Names) -> NameFound | None:
    """The good that a word of its own means: of those that the facts have, which may be older than
    the words that ship with the reader."""
    meant = everyday(said)
    if len(meant) != 1 or meant[0] not in names.facts.goods:
        return None
    return NameFound(kind=NameKind.GOOD, slug=meant[0], first=first, last=last, words=said)


def _slip(said: str, first: int, last: int, search: Search, *, people: bool) -> NameFound | None:
    """The name that is meant by words with a slip in them.

    A word of the language is no slip of the keys: 'stone' is no misspelt stove, 'pine' no pliers.
    """
    if is_word(said):
        return None
    goods = _first(search.goods(said, limit=1))
    speakers = _first(search.speakers(said, limit=1)) if people else None
    hits = [(NameKind.SPEAKER, speakers), (NameKind.GOOD, goods)]
    kind, hit = max(hits, key=lambda pair: pair[1].score if pair[1] else 0.0)
    if hit is None or hit.score < SLIP:
        return None
    if hit.score < NAME_TAKEN and len(said) == len(hit.matched):
        return None
    return NameFound(kind=kind, slug=hit.slug, first=first, last=last, words=said, score=hit.score)


def _first(hits: tuple[Hit, ...]) -> Hit | None:
    return hits[0] if hits else None


def offers(words: tuple[Token, ...], search: Search, *, most: int = 3) -> tuple[Hit, ...]:
    """The nearest goods to the unexplained words, however far, for 'did you mean'."""
    found: dict[str, Hit] = {}
    lookups = 0
    shortest = _SHORTEST if len(words) > 1 else _SHORTEST - 1
    for first, last in _runs(words, frozenset()):
        for start, end in _pieces(first, last):
            said = " ".join(token.word for token in words[start:end])
            if len(said) < shortest or (end - start) * 2 < last - first or lookups >= _MOST_LOOKUPS:
                continue
            lookups += 1
            for hit in search.goods(said, limit=most):
                if hit.slug not in found or found[hit.slug].score < hit.score:
                    found[hit.slug] = hit
    return tuple(sorted(found.values(), key=lambda hit: -hit.score)[:most])
