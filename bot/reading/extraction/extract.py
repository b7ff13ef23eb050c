"""From a text to its marks: what it names, by gazetteers and by form. Nothing is decided here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.domain.codes import Code
from bot.domain.countries import COUNTRIES
from bot.domain.text import Lang
from bot.domain.words import blanked
from bot.errors import BadDate
from bot.reading.days import sentence_days
from bot.reading.days.dates import When, span_of
from bot.reading.extraction.gazetteers import Gazetteers
from bot.reading.extraction.goods import (
    apart_from_numbers,
    good_mark,
    goods_named,
    is_place,
    named_for,
    things,
)
from bot.reading.extraction.misspelt import mended, run_together
from bot.reading.extraction.misspelt_places import mended_places
from bot.reading.extraction.shipped import begins_fixed_name, fixed_names
from bot.reading.extraction.written import TextForms, written
from bot.reading.lexicon.vocabulary import SMALL_WORDS, TARIFF_STEMS
from bot.reading.marks import Extraction, Mark, MarkKind
from bot.reading.places import directions
from bot.reading.places.corrected_places import places_meant
from bot.reading.places.country import country
from bot.reading.places.us_pronoun import apart_from_ourselves
from bot.reading.sums import amounts
from bot.reading.sums.attribution import (
    Priced,
    apart_from_sums,
    counted_first,
    no_sums,
    numbers_meant,
    priced,
    sums,
    unpriced,
    worth_of_goods,
)
from bot.reading.sums.codes import heading_of_value
from bot.reading.sums.corrected import codes_meant, sums_put_right
from bot.reading.sums.counts import count_of, things_of
from bot.reading.sums.currency_told import currency_named
from bot.reading.sums.customs_value import all_together
from bot.reading.sums.money import outside
from bot.reading.sums.reductions import is_partly_free
from bot.reading.sums.spoken_codes import codes_in_digits
from bot.reading.text.phrases import Match, Source
from bot.reading.text.self_corrections import taken_back
from bot.reading.text.spoken_numbers import in_digits
from bot.reading.words import Token


def extract(
    text: str, *, names: Gazetteers, lang: Lang, today: date, near: date | None = None
) -> Extraction:
    """The marks of a cleaned text, which lies ``near`` a day where its thread does."""
    said = written(text, lang)
    words = said.words
    whens, no_such_day = _whens(said.folded, names=names, lang=lang, today=today, near=near)
    figures = _figures(said, whens)
    marks = [
        *_numbers(figures, said),
        *_programmes_and_people(said, names, _day_of(whens, near or today)),
    ]
    read = mended(words, [*_dates(whens, words), *marks], names, lang, said.like_names)
    apart = run_together(words, names, lang) if lang == "fr" else {}
    goods = goods_named(said, names, read | apart)
    whens = tuple(w for w in whens if not named_for(w, goods, words))
    marks += _dates(whens, words)
    idioms = names.idioms.find(words, lang=lang)
    places = _named_places(said, names, goods)
    goods = things(apart_from_numbers(goods, marks), said, names, places)
    marks += (
        good_mark(m, said, names, read=read, idioms=idioms)
        for m in goods
        if not is_place(m, places, said)
    )
    marks += _apart_from_names(places, marks)
    if lang == "en":
        marks += tuple(mended_places(words, marks, names, said.like_names))
    whens = tuple(w for w in whens if not _numbered(w, marks, words))
    return replace(
        _with_sums(said, figures, whens, goods),
        marks=tuple(sorted(marks, key=lambda m: (m.first, m.last))),
        no_such_day=no_such_day,
        hints=_hints(said.folded, words, places),
        cues=names.cues.find(words),
        parts=_parts(words, names.parts[lang]),
        unheld=tuple(_unheld(idioms, marks, words)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Figures:
    """The numbers of a text: ``text`` is folded, with spoken numbers in digits and without those
    that are taken back; ``coded`` are the codes with their places."""

    text: str
    told: Priced
    coded: tuple[tuple[Code, int, int], ...]
    measured: tuple[amounts.WrittenQuantity, ...]


def _figures(said: TextForms, whens: tuple[When, ...]) -> _Figures:
    """The sums, codes and quantities, days left out."""
    text = sums_put_right(in_digits(said.folded), said.lang, whens)
    heading = heading_of_value(text)
    told = priced(blanked(text, (heading,)) if heading else text, said.lang, whens)
    codes = no_sums(amounts.codes(codes_in_digits(said.folded)), told.worth)
    measured = all_together(amounts.measured(text, said.lang), text)
    return _Figures(
        text=text,
        told=told,
        coded=codes_meant(codes, said.folded),
        measured=apart_from_sums(measured, told.worth),
    )


def _with_sums(
    said: TextForms, figures: _Figures, whens: tuple[When, ...], goods: tuple[Match, ...]
) -> Extraction:
    """The text with its days, and what its numbers are of; marks are still wanting."""
    told = figures.told
    no_codes = outside(told.bare, _places((), figures.coded))
    return Extraction(
        text=said.text,
        folded=said.folded,
        words=said.words,
        lang=said.lang,
        upper=said.upper,
        marks=(),
        whens=whens,
        money=worth_of_goods(told, figures.text, said.lang, whens),
        untold=(told.worth is None and bool(told.spans)) or is_partly_free(figures.text),
        sums=sums(told, figures.text, said.lang, _places(whens, figures.coded)),
        bare=numbers_meant(no_codes, whens, figures.text),
        currency=currency_named(said.folded, said.lang),
        count=count_of(figures.text, told.pieces)
        or things_of(unpriced(told), goods, said.words, whens),
        quantities=counted_first(told.worth, figures.measured),
        codes=tuple(found[0] for found in figures.coded),
        figures=figures.text,
    )


def _programmes_and_people(said: TextForms, names: Gazetteers, day: date) -> Iterator[Mark]:
    """The programmes and people named; offices are told by the ``day``."""
    named = [_its_law(m, said, names) for m in names.programmes.find(said.words, lang=said.lang)]
    subjects = (m for m in named if _LABEL.match(said.folded, said.words[m.last - 1].end) is None)
    yield from _named(MarkKind.PROGRAMME, subjects)
    people = names.speakers.find(said.words, lang=said.lang, day=day)
    yield from _speakers_meant([*_named(MarkKind.SPEAKER, people)], said.words, said.folded)


def _its_law(named: Match, said: TextForms, names: Gazetteers) -> Match:
    """The programme named; of one that is called by its country alone ('tariff on Brazil') the law
    that is told right before it: 'emergency tariff on Brazil', 'reciprocal tariff on Brazil'."""
    words = said.words[named.first : named.last]
    if not all(t.stem in TARIFF_STEMS or t.word in SMALL_WORDS or country(t.word) for t in words):
        return named
    until = named.first + 1
    before = names.programmes.find(said.words[:until], lang=said.lang)[-1:]
    return next((m for m in before if m.first < named.first and m.last == until), named)


_LABEL = re.compile(r" ?= ?\w")
"""What makes a word before it the name of a field: 'dst=US' is no digital services tax."""


def _speakers_meant(
    speakers: Sequence[Mark], words: Sequence[Token], folded: str
) -> Sequence[Mark]:
    """The persons but those that another one puts right: 'what Trudeau said, no, Carney'."""
    spans = [(words[m.first].start, words[m.last - 1].end) for m in speakers]
    out = taken_back(folded, spans, lambda a, b: speakers[a].values == speakers[b].values)
    return [m for n, m in enumerate(speakers) if n not in out]


def _parts(words: Sequence[Token], known: Mapping[str, str]) -> tuple[str, ...]:
    """The part of each word; after 'destination' nothing comes from a place: 'à destination des
    États-Unis'."""
    out = [known.get(t.word, "") for t in words]
    for n, token in enumerate(words[:-1]):
        if token.word == "destination" and out[n + 1] == "from":
            out[n + 1] = ""
    return tuple(out)


def _numbers(figures: _Figures, said: TextForms) -> Iterator[Mark]:
    """What is worth something, the codes, percentages and quantities."""
    words = said.words
    yield from _spans(MarkKind.MONEY, figures.told.spans, words)
    yield from _spans(MarkKind.CODE, (found[1:] for found in figures.coded), words)
    yield from _spans(MarkKind.PERCENT, amounts.percent_spans(said.folded), words)
    yield from _spans(MarkKind.QUANTITY, ((m.start, m.end) for m in figures.measured), words)


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


def _named_places(said: TextForms, names: Gazetteers, goods: tuple[Match, ...]) -> list[Mark]:
    """The places named, but 'us' that means people and what is but part of a good's name."""
    named = names.places.find(said.words, said.upper, said.folded)
    apart = apart_from_ourselves(named, goods, said.words, said.upper)
    apart = [
        m
        for m in apart
        if not (_within(m, goods, said.words) or begins_fixed_name(said.words, m.first))
    ]
    return places_meant(apart, said.words, said.folded)


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


_THINGS: frozenset[Source] = frozenset({"everyday", "trade", "part", "brand"})
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


def _numbered(when: When, marks: Iterable[Mark], words: tuple[Token, ...]) -> bool:
    """Whether a year is part of a programme's name: 'the 2026 surtax'."""
    whole = when.first.month == when.first.day == 1 and when.last.month == 12
    return whole and any(
        m.kind is MarkKind.PROGRAMME
        and words[m.first].start <= when.end + 1
        and when.start < words[m.last - 1].end
        for m in marks
    )


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


_OWN: frozenset[Source] = frozenset({"region", "adjective", "name"})
_PLAIN: frozenset[Source] = frozenset({"everyday", "trade", "ambiguous"})


def _tells_origin(place: Mark, good: Match, words: tuple[Token, ...]) -> bool:
    """Whether a good's name holds the neighbour that it comes from, and is neither a brand nor a
    fixed expression ('canadian bacon')."""
    named = place.source in _OWN or words[place.first].word == "us"
    if place.country not in COUNTRIES or not named:
        return False
    name = " ".join(t.word for t in words[good.first : good.last])
    return good.phrase.source in _PLAIN and name not in fixed_names()
