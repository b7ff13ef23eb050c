"""What a decided reading still wants: names that complete the thread's, and what is declined."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.domain.goods import Good
from bot.domain.snapshot import FactSnapshot
from bot.reading.decisions.decide import Read
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.features.asked import Asked
from bot.reading.features.roles import kin_of
from bot.reading.lexicon.known_words import known
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
    marks = [m for m in marks if m not in q.ruled_out] or marks
    if len(marks) != 1 or marks[0].last - marks[0].first != 1:
        return read
    taken = {*read.query.goods, read.query.good} - {None}
    kept = taken <= {*marks[0].values, good.slug}
    first, *more = stems(good.name.en)
    phrase = names.goods.exact((first, q.seen.words[marks[0].first].stem), None)
    told_apart = q.seen.words[max(0, marks[0].first - 1)].word in _THE
    if (
        not (kept and (more or told_apart))
        or phrase is None
        or len(phrase.values) != 1
        or phrase.source in _MADE
    ):
        return read
    (told,) = phrase.values
    if told in marks[0].values or kin_of(told, good.slug) not in ("same", "namesake"):
        return read
    return replace(read, query=replace(read.query, good=told, goods=()), guesses=())


_IN = frozenset({"in", "en"})
_THE = frozenset({"the", "le", "la", "l", "les"})
_MADE: frozenset[Source] = frozenset({"brand", "mended"})


_LEADING_IN = re.compile(
    r"^\W*(?:(?:and|ok|okay|so|then|now|but|also|et|pis|puis|mais|what about|how about|same for"
    r"|meme chose pour)[ ,:]{1,2}){1,3}(?:(?:for|pour) )?"
    r"(?:(?:the|some|my|our|any|les?|la|des|du|mes|nos) |l')?(?P<noun>[a-z]{3,})"
    r"(?=\W*$|,| (?:comma|same|too|also|then|as well|please|pls|aussi|alors|svp|from|out of"
    r"|du|de)\b)"
)


def _led_in(q: Asked) -> int | None:
    """The place of the word that a follow-up leads in and that names nothing yet: 'and the meal';
    None where there is none."""
    found = _LEADING_IN.match(q.seen.folded)
    if found is None:
        return None
    place = next(n for n, t in enumerate(q.seen.words) if t.start == found.start("noun"))
    word = q.seen.words[place].word
    named = any(m.first <= place < m.last for m in q.seen.marks)
    return None if named or known(word) or word in SMALL_WORDS else place


def _of_led(q: Asked, read: Read, good: Good, names: Gazetteers, place: int) -> Read:
    """The reading with what a word that is led in makes of the thread's good ('and the meal, same
    plant' after canola). A word that no language here has is no question about the thread's good:
    'and the lentejas' after wheat."""
    token = q.seen.words[place]
    for name in (good.name.en, good.name.on("fr"), good.slug.split("-", maxsplit=1)[0]):
        phrase = names.goods.exact((*stems(name), token.stem), None)
        if phrase is not None and len(phrase.values) == 1 and phrase.values[0]:
            return replace(read, query=replace(read.query, good=phrase.values[0], goods=()))
    kept = read.query.good in {q.earlier.good, *q.earlier.goods} if q.earlier else False
    if kept and _is_strange(q, place, names) and not any(True for _ in q.seen.of(MarkKind.GOOD)):
        told = {**read.query.values, STRANGE: token.word}
        return replace(
            read, query=replace(read.query, good=None, goods=(), values=told), guesses=()
        )
    return read


_ANOTHER = re.compile(r"^\W*(?:(?:and|but|also|what about|how about|same for)[ ,]+)+")


def _is_strange(q: Asked, place: int, names: Gazetteers) -> bool:
    """Whether an English follow-up asks about a word that is none of English, no good and no
    place; of French no list of words is held."""
    token = q.seen.words[place]
    own = {token.word, token.stem} & names.known or names.places.known(token.word)
    return q.seen.lang == "en" and not own and _ANOTHER.match(q.seen.folded) is not None


STRANGE = "strange"
"""The value that holds the word which a follow-up asks about and nobody here knows."""


def with_names_completed(q: Asked, read: Read, facts: FactSnapshot, names: Gazetteers) -> Read:
    """'and parts?' after cars, 'pipe?' after copper wire: it completes the earlier name."""
    read = _with_the_only_good(q, read)
    telling = tuple(t.stem for t in q.seen.words if t.word not in SMALL_WORDS)
    good = facts.goods.get(q.earlier.good or "") if q.earlier is not None else None
    named = any(m.source != "ambiguous" for m in q.seen.of(MarkKind.GOOD))
    sure = named and len(telling) > 1
    if good is not None and read.query.code is None:
        read = _completed(q, read, good, names)
        led = _led_in(q)
        if led is not None:
            return _of_led(q, read, good, names, led)
    held_in = any(t.word in _IN for t in q.seen.words)  # 'and in bottles' names no beer bottles
    if good is None or sure or held_in or not telling or len(q.seen.words) > _FEW:
        return read
    for name in (good.name.en, good.name.on("fr"), good.slug.split("-", maxsplit=1)[0]):
        phrase = names.goods.exact((*stems(name), *telling), None)
        if phrase is not None:
            return replace(read, query=replace(read.query, good=phrase.values[0], goods=()))
    return read
