"""From a text to its marks: what it names, by gazetteers and by form. Nothing is decided here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from bot.domain.codes import Code
from bot.domain.countries import COUNTRIES
from bot.domain.text import Lang
from bot.domain.words import stem
from bot.errors import BadDate
from bot.reading.days import sentence_days
from bot.reading.days.dates import When, span_of
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.extraction.misspelt import mended
from bot.reading.extraction.misspelt_places import mended_places
from bot.reading.extraction.shipped import fixed_names
from bot.reading.marks import Extraction, Mark, MarkKind, covered
from bot.reading.places import directions
from bot.reading.places.corrected_places import places_meant
from bot.reading.places.us_pronoun import apart_from_ourselves
from bot.reading.sums import amounts, money
from bot.reading.sums.attribution import (
    Priced,
    apart_from_sums,
    counted_first,
    meant,
    no_sums,
    priced,
    sums,
    unpriced,
    worth_of_goods,
)
from bot.reading.sums.corrected import codes_meant, sums_put_right
from bot.reading.sums.counts import count_of, things_of
from bot.reading.sums.customs_value import all_together
from bot.reading.sums.spoken_codes import codes_in_digits
from bot.reading.text.phrases import Match
from bot.reading.text.self_corrections import taken_back
from bot.reading.text.spoken_numbers import in_digits
from bot.reading.words import Token, beside, capitals, fold, proper, tokens


def extract(
    text: str, *, names: Gazetteers, lang: Lang, today: date, near: date | None = None
) -> Extraction:
    """The marks of a cleaned text."""
    folded = fold(text)
    words = tokens(folded)
    upper = capitals(text, folded, words)
    whens, no_such_day = _whens(folded, names=names, lang=lang, today=today, near=near)
    figures = sums_put_right(in_digits(folded), lang, whens)
    told = priced(figures, lang, whens)
    coded = codes_meant(no_sums(amounts.codes(codes_in_digits(folded)), told.worth), folded)
    measured = apart_from_sums(all_together(amounts.measured(figures, lang), figures), told.worth)
    day = _day_of(whens, near or today)
    marks = [
        *_numbers(told, coded, measured, folded=folded, words=words),
        *_named(MarkKind.PROGRAMME, names.programmes.find(words, lang=lang)),
        *_speakers_meant(
            [*_named(MarkKind.SPEAKER, names.speakers.find(words, lang=lang, day=day))],
            words,
            folded,
        ),
    ]
    like_names = proper(text, folded, words)
    read = mended(words, [*_dates(whens, words), *marks], names, lang, like_names)
    goods = _goods(text, folded, words, names, read=read, lang=lang)
    whens = tuple(w for w in whens if not _named_for(w, goods, words))
    marks += _dates(whens, words)
    idioms = names.idioms.find(words, lang=lang)
    places = _named_places(folded, words, names, goods=goods, upper=upper)
    goods = _apart_from_numbers(goods, marks)
    goods = _things(goods, words, names=names, lang=lang, upper=upper)
    marks += (
        _good(m, words, read=read, idioms=idioms, names=names, lang=lang)
        for m in goods
        if not (_part_of(m, places) or _is_country(m, places, folded, words))
    )
    marks += _apart_from_names(places, marks)
    if lang == "en":
        marks += tuple(mended_places(words, marks, names, like_names))
    whens = tuple(w for w in whens if not _numbered(w, marks, words))
    return Extraction(
        text=text,
        folded=folded,
        words=words,
        lang=lang,
        marks=tuple(sorted(marks, key=lambda m: (m.first, m.last))),
        whens=whens,
        money=worth_of_goods(told, figures, lang, whens),
        sums=sums(told, _places(whens, coded)),
        bare=meant(told.bare, whens, figures),
        currency=money.currency_named(folded, lang),
        count=count_of(figures, told.pieces) or things_of(unpriced(told), goods, words, whens),
        quantities=counted_first(told.worth, measured),
        codes=tuple(found[0] for found in coded),
        figures=figures,
        upper=upper,
        no_such_day=no_such_day,
        hints=_hints(folded, words, places),
        cues=names.cues.find(words),
        parts=_parts(words, names.parts[lang]),
        unheld=tuple(_unheld(idioms, marks, words)),
    )


def _parts(words: Sequence[Token], known: Mapping[str, str]) -> tuple[str, ...]:
    """The part of each word; after 'destination' nothing comes from a place: 'à destination des
    États-Unis'."""
    out = [known.get(t.word, "") for t in words]
    for n, token in enumerate(words[:-1]):
        if token.word == "destination" and out[n + 1] == "from":
            out[n + 1] = ""
    return tuple(out)


def _numbers(
    told: Priced,
    coded: Iterable[tuple[Code, int, int]],
    measured: Iterable[amounts.WrittenQuantity],
    *,
    folded: str,
    words: tuple[Token, ...],
) -> Iterator[Mark]:
    """What is worth something, the codes, percentages and quantities."""
    yield from _spans(MarkKind.MONEY, told.spans, words)
    yield from _spans(MarkKind.CODE, (found[1:] for found in coded), words)
    yield from _spans(MarkKind.PERCENT, amounts.percent_spans(folded), words)
    yield from _spans(MarkKind.QUANTITY, ((m.start, m.end) for m in measured), words)


def _things(
    goods: tuple[Match, ...],
    words: tuple[Token, ...],
    *,
    names: Gazetteers,
    lang: Lang,
    upper: frozenset[int],
) -> tuple[Match, ...]:
    """The goods that are neither a content in percent nor a word of another meaning here."""
    things = tuple(m for m in goods if not _of_content(m, words, goods))
    return tuple(m for m in things if not _own_word(m, words, lang, names, upper))


def _apart_from_numbers(goods: Iterable[Match], marks: Iterable[Mark]) -> tuple[Match, ...]:
    taken = covered(m for m in marks if m.kind in _NUMBERS)
    return tuple(m for m in goods if taken.isdisjoint(range(m.first, m.last)))


def _apart_from_names(places: Iterable[Mark], marks: Iterable[Mark]) -> list[Mark]:
    """The places that begin within no sum and no code ('CH 72' is a chapter, no Switzerland), and
    the towns that are no person's name: 'Jamieson Greer'."""
    marks = list(marks)

    def is_other(place: Mark) -> bool:
        over = [m for m in marks if m.first <= place.first < m.last]
        named = (m.kind is MarkKind.SPEAKER and place.last <= m.last for m in over)
        return any(m.kind in (MarkKind.MONEY, MarkKind.CODE) for m in over) or (
            place.source == "town" and any(named)
        )

    return [p for p in places if not is_other(p)]


def _dates(whens: Iterable[When], words: tuple[Token, ...]) -> Iterator[Mark]:
    return _spans(MarkKind.DATE, ((w.start, w.end) for w in whens), words)


def _goods(
    text: str,
    folded: str,
    words: tuple[Token, ...],
    names: Gazetteers,
    *,
    read: Mapping[int, Token],
    lang: Lang,
) -> tuple[Match, ...]:
    """Goods named, misspelt words as they are ``read``: those written in two halves, then those
    that are no half of them; a name of several words that holds both halves goes before: 'Can-Am
    Spyder'."""
    said = tuple(read.get(n, token) for n, token in enumerate(words))
    written = text if len(text) == len(folded) else ""
    found = names.goods.find(said, lang=lang, text=written)
    longer = [m for m in found if m.last - m.first > 1]
    whole = tuple(
        h
        for h in _hyphened(folded, words, names)
        if not any(m.first <= h.first and h.last <= m.last for m in longer)
    )
    halves = covered(whole)
    return (*whole, *(m for m in found if halves.isdisjoint(range(m.first, m.last))))


def _named_places(
    folded: str,
    words: tuple[Token, ...],
    names: Gazetteers,
    *,
    goods: tuple[Match, ...],
    upper: frozenset[int],
) -> list[Mark]:
    """The places named, but 'us' that means people and what is but part of a good's name."""
    named = names.places.find(words, upper, folded)
    apart = apart_from_ourselves(named, goods, words, upper)
    apart = [m for m in apart if not _within(m, goods, words)]
    return places_meant(apart, words, folded)


def _unheld(
    idioms: Iterable[Match], marks: Iterable[Mark], words: tuple[Token, ...]
) -> Iterator[str]:
    """Things named that are no good of the catalogue; a good's own name as long goes before."""
    goods = [m for m in marks if m.kind is MarkKind.GOOD]
    for thing in idioms:
        size = thing.last - thing.first
        over = (m for m in goods if m.first < thing.last and thing.first < m.last)
        if thing.phrase.source in _THINGS and all(m.last - m.first < size for m in over):
            yield " ".join(t.word for t in words[thing.first : thing.last])


_THINGS = frozenset({"everyday", "trade", "part", "brand"})
"""Kinds of words that name a thing, whether or not the catalogue holds a good for it."""


def _whens(
    folded: str, *, names: Gazetteers, lang: Lang, today: date, near: date | None
) -> tuple[tuple[When, ...], BadDate | None]:
    try:
        found = sentence_days.find(folded, today=today, lang=lang, near=near, events=names.events)
    except BadDate as error:
        return (), error
    return found, None


def _hints(
    folded: str, words: tuple[Token, ...], places: Iterable[Mark]
) -> tuple[tuple[str, str], ...]:
    """What plain patterns make of the direction; the models weigh them."""
    way = directions.read_marked(words, folded, [(m.country, m.first, m.last) for m in places])
    found = {
        "to": way.imposing,
        "from": way.origin,
        "flipped": "yes" if way.flipped else None,
    }
    return tuple((name, value) for name, value in found.items() if value)


def _day_of(whens: Iterable[When], usual: date) -> date:
    """The day that offices are told by: the one said, the start of a closed period."""
    span = span_of(tuple(whens))
    if span.since is not None and span.until is None:
        return usual  # 'since March': up to now
    return span.day or span.since or span.until or usual


def _places(
    whens: Iterable[When], codes: Iterable[tuple[Code, int, int]]
) -> tuple[tuple[int, int], ...]:
    """Where days and codes stand, whose numbers are no sums."""
    return (*((w.start, w.end) for w in whens), *((start, end) for _, start, end in codes))


def _named_for(when: When, goods: Iterable[Match], words: tuple[Token, ...]) -> bool:
    """Whether a holiday is but part of a good's name: 'christmas trees', 'sapins de noël'."""
    return any(
        g.last - g.first > 1
        and when.start < words[g.last - 1].end
        and words[g.first].start < when.end
        and (when.end < words[g.last - 1].end or words[g.first].start < when.start)
        for g in goods
    )


def _numbered(when: When, marks: Iterable[Mark], words: tuple[Token, ...]) -> bool:
    """Whether a year is part of a programme's name: 'the 2026 surtax'."""
    whole = when.first.month == when.first.day == 1 and when.last.month == 12
    return whole and any(
        m.kind is MarkKind.PROGRAMME
        and words[m.first].start <= when.end + 1
        and when.start < words[m.last - 1].end
        for m in marks
    )


_NUMBERS = frozenset({MarkKind.DATE, MarkKind.MONEY, MarkKind.CODE})
"""Marks whose words are no goods: the month of 'le 15 mars'."""


def _spans(
    kind: MarkKind, spans: Iterable[tuple[int, int]], words: tuple[Token, ...]
) -> Iterator[Mark]:
    for start, end in spans:
        inside = [n for n, t in enumerate(words) if t.start < end and start < t.end]
        if inside:
            yield Mark(kind=kind, values=(), first=inside[0], last=inside[-1] + 1)


def _named(kind: MarkKind, matches: Iterable[Match]) -> Iterator[Mark]:
    for match in matches:
        yield Mark(
            kind=kind,
            values=match.phrase.values,
            first=match.first,
            last=match.last,
            source=match.phrase.source,
            likeness=match.likeness,
        )


_CONTENT = frozenset({"content", "contenu"})
_IS = (("that", "is"), ("it", "is"), ("which", "is"), ("content", "en"), ("contenu", "en"))


def _of_content(good: Match, words: tuple[Token, ...], goods: Iterable[Match]) -> bool:
    """Whether a good's word says what another good named is made of: 'springs, steel content 40%',
    '40k of that is steel'; or a sum is the value entered: 'EV 88,000 usd'."""
    said = tuple(t.word for t in words[good.first : good.last])
    _, behind = beside(words, good.first, good.last)
    if said == ("ev",):
        return behind in ("usd", "cad", "us") or behind[:1].isdigit()
    before = tuple(t.word for t in words[max(0, good.first - 2) : good.first])
    others = any(m.phrase.values != good.phrase.values for m in goods)
    if others and len(said) > 1 and said[-1] in _CONTENT:
        return True
    return others and len(said) == 1 and (behind in _CONTENT or before in _IS)


def _part_of(good: Match, places: Iterable[Mark]) -> bool:
    """Whether a good's name is but part of a place's: 'Medicine Hat'."""
    size = good.last - good.first
    return any(
        p.first <= good.first and good.last <= p.last and p.last - p.first > size for p in places
    )


_LIST = re.compile(r"\s?[,/]?\s?(?:and|or|vs\.?|versus|et|ou|,|/)\s?")


def _is_country(good: Match, places: Iterable[Mark], folded: str, words: tuple[Token, ...]) -> bool:
    """Whether a good's word is a country's name in a list of countries: 'turkey or portugal'."""
    named = [p for p in places if p.source == "name"]
    if not any((p.first, p.last) == (good.first, good.last) for p in named):
        return False
    between = [(good.last, p.first) for p in named if p.first >= good.last]
    between += [(p.last, good.first) for p in named if p.last <= good.first]
    return any(
        _LIST.fullmatch(folded[words[left - 1].end : words[right].start]) for left, right in between
    )


def _within(place: Mark, goods: Iterable[Match], words: tuple[Token, ...]) -> bool:
    """Whether a place is but part of a good's name that tells nothing of its origin, as 'french
    fries' and not as 'oranges de Floride'."""
    return any(
        g.first <= place.first
        and place.last <= g.last
        and g.last - g.first > place.last - place.first
        and not _tells_origin(place, g, words)
        for g in goods
    )


_OWN = frozenset({"region", "adjective", "name"})
_PLAIN = frozenset({"everyday", "trade", "ambiguous"})


def _tells_origin(place: Mark, good: Match, words: tuple[Token, ...]) -> bool:
    """Whether a good's name holds the neighbour that it comes from, and is neither a brand nor a
    fixed expression ('canadian bacon')."""
    named = place.source in _OWN or words[place.first].word == "us"
    if place.country not in COUNTRIES or not named:
        return False
    name = " ".join(t.word for t in words[good.first : good.last])
    return good.phrase.source in _PLAIN and name not in fixed_names()


def _everyday(match: Match, words: tuple[Token, ...], names: Gazetteers) -> bool:
    return match.last - match.first == 1 and words[match.first].word in names.everyday


_TELLING = 4
"""Words of a text from which its language is sure."""


def _own_word(
    match: Match, words: tuple[Token, ...], lang: Lang, names: Gazetteers, upper: frozenset[int]
) -> bool:
    """Whether a French good's word in an English text is a word of that text's own language: 'a
    four-bus order' names no oven, 'VIN' no wine."""
    alone = match.last - match.first == 1 and len(words) >= _TELLING
    if lang != "en" or match.phrase.lang != "fr" or not alone:
        return False
    return words[match.first].word in names.common or match.first in upper


def _hyphened(folded: str, words: tuple[Token, ...], names: Gazetteers) -> Iterator[Match]:
    """A word written in two halves: 'semi-conductors'."""
    for n, (left, right) in enumerate(pairwise(words)):
        if right.start == left.end + 1 and folded[left.end] == "-":
            phrase = names.goods.exact((stem(left.word + right.word),), None)
            turned = right.word == "t" and folded[right.end : right.end + 1] == "-"
            if phrase is not None and not turned:  # 'joue-t-il' names no toy, 'jouet'
                yield Match(phrase=phrase, first=n, last=n + 2)


def _good(
    match: Match,
    words: tuple[Token, ...],
    *,
    read: Mapping[int, Token],
    idioms: Iterable[Match],
    names: Gazetteers,
    lang: Lang,
) -> Mark:
    """A good named: whether a word of it was mended (``read``), the idiom it may be but a part of,
    whether people use its word for other things, and whether it is of another language."""
    span = range(match.first, match.last)
    idiom = next(
        (
            i
            for i in idioms
            if i.first < match.last and match.first < i.last and i.last - i.first >= len(span)
        ),
        None,
    )
    return Mark(
        kind=MarkKind.GOOD,
        values=match.phrase.values,
        first=match.first,
        last=match.last,
        source="mended" if any(n in read for n in span) else match.phrase.source,
        idiom=" ".join(t.stem for t in words[idiom.first : idiom.last]) if idiom else "",
        everyday=_everyday(match, words, names),
        foreign=match.phrase.lang not in (None, lang),
    )


def _speakers_meant(
    speakers: Sequence[Mark], words: Sequence[Token], folded: str
) -> Sequence[Mark]:
    """The persons but those that another one puts right: 'what Trudeau said, no, Carney'."""
    spans = [(words[m.first].start, words[m.last - 1].end) for m in speakers]
    out = taken_back(folded, spans, lambda a, b: speakers[a].values == speakers[b].values)
    return [m for n, m in enumerate(speakers) if n not in out]
