"""Misspelt words of goods' names, each read as the word it comes nearest to: 'lubmer', 'wheet'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.likeness import FRENCH_SLIP, SLIP, VOWEL_SLIP
from bot.domain.text import Lang
from bot.domain.words import stem
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.marks import Mark, covered
from bot.reading.words import Token

_SHORTEST = 5
"""Letters of a word that may be mended."""
_SHORTEST_OF_TWO = 4
"""Letters of a misspelt word of a pair."""
_LONG = 8
"""Letters of a French word that may be mended wherever it stands, into a good's whole name."""
_NEAREST = 3


def mended(
    words: tuple[Token, ...],
    marks: Iterable[Mark],
    names: Gazetteers,
    lang: Lang,
    proper: frozenset[int] = frozenset(),
) -> dict[int, Token]:
    """Misspelt words of goods' names, each with the word it comes nearest to: 'lubmer'. ``proper``
    are the tokens written like somebody's name, which is seldom a slip: 'to the Colmans place'."""
    taken = covered(marks)
    out: dict[int, Token] = {}
    if lang == "en":
        out = dict(_pairs_mended(words, taken, names))
        taken |= out.keys()
    for n, token in enumerate(words):
        if n in taken or len(token.word) < _SHORTEST or not token.word.isalpha():
            continue
        if {token.word, token.stem} & names.known or names.places.known(token.word):
            continue
        if token.word in _CROSSING or f"{token.word}g" in names.common:
            continue  # 'this mornin'
        whole = _written_out(token, names) if lang == "en" and n not in proper else None
        if whole is not None:
            out[n] = replace(token, stem=whole)
            continue
        taxed = _taxed(words, n)
        # no list of French words is held that would keep 'quelle' from being bowls
        free = (lang != "fr" or taxed or len(words) == 1) and (taxed or n not in proper)
        if not free and len(token.stem) < _LONG:
            continue
        word = _nearest(token, names, lang, taxed=taxed)
        if not free and not _surely(token.stem, word, names):
            continue
        if word is not None:
            out[n] = replace(token, stem=word)
    return out


_ELIDED = re.compile(r"([ld])([aeiouyh][a-z]+)")
_FEWEST_ELIDED = {"l": 4, "d": 5}
"""Letters of a good's word that an article may be run together with; 'duree' is no urea."""


_PLAIN = frozenset({"name", "everyday", "ambiguous"})


def run_together(words: Iterable[Token], names: Gazetteers, lang: Lang) -> dict[int, Token]:
    """Words of goods' names that are written in one with their article: 'lacier', 'dalcool'."""
    out: dict[int, Token] = {}
    for n, token in enumerate(words):
        written = _ELIDED.fullmatch(token.word)
        if written is None or {token.word, token.stem} & names.goods.vocabulary:
            continue
        article, rest = written.groups()
        own = stem(rest)
        good = names.goods.exact((own,), lang)
        plain = good is not None and good.lang == lang and good.source in _PLAIN
        long = len(rest) >= _FEWEST_ELIDED[article]
        if long and plain and not names.places.known(token.word):
            out[n] = replace(token, word=rest, stem=own)
    return out


def _pairs_mended(
    words: tuple[Token, ...], taken: set[int], names: Gazetteers
) -> Iterator[tuple[int, Token]]:
    """Two words of a good's name of which one or both are misspelt: 'hokey stiks'."""
    for n, (left, right) in enumerate(pairwise(words)):
        strange = {t.word for t in (left, right) if _is_strange(t, names)}
        if not strange or taken & {n, n + 1} or max(map(len, strange)) < _SHORTEST_OF_TWO:
            continue
        near = process.extractOne(
            f"{left.stem} {right.stem}",
            names.goods.pairs.get((left.stem[0], right.stem[0]), ()),
            scorer=OSA.normalized_similarity,
            score_cutoff=SLIP,
        )
        if near is not None and near[1] < 1:
            first, second = near[0].split()
            yield n, replace(left, stem=first)
            yield n + 1, replace(right, stem=second)


def _is_strange(token: Token, names: Gazetteers) -> bool:
    """Whether a word may be misspelt: known nowhere, or only from a make's own spelling."""
    if {token.word, token.stem} & names.common or names.places.known(token.word):
        return False
    if token.stem in names.goods.made_up:
        return len(token.word) >= _SHORTEST
    return not {token.word, token.stem} & names.known


_FEWEST = 4
"""Letters without vowels of a word that may be shortened."""


def shortened(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words (stems) by their letters without vowels, shorter ones first.

    >>> shortened(["mushroom", "water"])
    {'mshrm': ('mushroom',)}
    """
    out: dict[str, list[str]] = {}
    for word in words:
        key = _consonants(word)
        if len(key) >= _FEWEST:
            out.setdefault(key, []).append(word)
    return {key: tuple(sorted(own, key=len)) for key, own in out.items()}


def _written_out(token: Token, names: Gazetteers) -> str | None:
    """The word of a good that one is, written without some of its vowels: 'mushrms'."""
    found = names.shortened.get(_consonants(token.stem), ())
    return next((w for w in found if _drops(token.stem, w) and names.goods.spoken(w, "en")), None)


def _drops(short: str, word: str) -> bool:
    """Whether one word is another with letters left out, the first kept."""
    letters = iter(word)
    return len(short) < len(word) and short[0] == word[0] and all(c in letters for c in short)


_CROSSING = frozenset({"traverser", "traversera", "traversez"})
"""French for to cross: no ferry."""


def _surely(said: str, word: str | None, names: Gazetteers) -> bool:
    """Whether a word can hardly be another one than that good's name."""
    alike = word is not None and OSA.normalized_similarity(said, word) >= FRENCH_SLIP
    return alike and word in names.goods.single


def _nearest(token: Token, names: Gazetteers, lang: Lang, *, taxed: bool) -> str | None:
    """The word of a good's name that a misspelt one comes nearest to.

    ``taxed``: it stands where the good does. Then another vowel in a short word is a slip, too
    ('wheet'); another consonant is another word.
    """
    near = process.extract(
        token.stem,
        names.mendable.get(token.stem[0], ()),
        scorer=OSA.normalized_similarity,
        score_cutoff=VOWEL_SLIP if taxed else SLIP,
        limit=2 * _NEAREST if taxed else _NEAREST,
    )
    fits = (
        w
        for w, likeness, _ in near
        if names.goods.spoken(w, lang)
        and (likeness > SLIP or _consonants(w) == _consonants(token.stem))
        and not (len(w) < _LONG_MAKE and _is_make(w, names))
    )
    return next(fits, None)


_LONG_MAKE = 7
"""Letters from which a make's name is mended; 'apidura' makes bags, and is no slip of Apidra."""


def _is_make(word: str, names: Gazetteers) -> bool:
    phrase = names.goods.exact((word,), None)
    return phrase is not None and phrase.source == "brand"


_VOWELS = re.compile("[aeiouy]")
_TAXED = re.compile(
    r"(?:tariffs?|dut(?:y|ies)|droits?|tarifs?|surtaxe?) (?:on|for|sur)(?: l| la| le| les)?"
)
_BEFORE = 4


def _consonants(word: str) -> str:
    return _VOWELS.sub("", word)


def _taxed(words: tuple[Token, ...], place: int) -> bool:
    """Whether a word stands where a good does: 'tariff on ...'."""
    before = [t.word for t in words[max(0, place - _BEFORE) : place]]
    return any(_TAXED.fullmatch(" ".join(before[n:])) for n in range(len(before)))
