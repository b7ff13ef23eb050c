"""From a text to its marks: what it names, by gazetteers and by form. Nothing is decided here."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.domain.codes import Code
from bot.domain.text import Lang
from bot.domain.words import stem
from bot.errors import BadDate
from bot.reading import amounts, directions, money, sentence_days
from bot.reading.cues import Cues
from bot.reading.dates import When, span_of
from bot.reading.marks import Amount, Extraction, Mark, MarkKind
from bot.reading.money import AT, YEARS, price_of_each
from bot.reading.phrases import Match, PhraseIndex
from bot.reading.places import Gazetteer
from bot.reading.spoken_numbers import in_digits
from bot.reading.words import Token, capitals, fold, tokens

_SHORTEST = 5
"""Letters of a word that may be mended."""
_LONG, _NEARLY = 8, 0.88
"""Letters of a French word that may be mended wherever it stands, into a good's whole name, and how
much alike they are then."""
_ALIKE = 0.8
_NEAREST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Gazetteers:
    """The names a text is searched for. ``common`` are ordinary words, never
    mended; ``mendable`` the words of goods, by their first letter, that a misspelt word may mean,
    ``known`` those that are no slip; ``idioms`` hold a good's name and mean none ("against the
    grain"); ``parts`` are the parts that words play in trade, whatever their language, ``everyday``
    words of goods' names that people also use for other things."""

    goods: PhraseIndex
    idioms: PhraseIndex
    mendable: Mapping[str, tuple[str, ...]]
    programmes: PhraseIndex
    speakers: PhraseIndex
    places: Gazetteer
    common: frozenset[str]
    known: frozenset[str]
    cues: Cues
    parts: Mapping[str, str]
    everyday: frozenset[str]
    events: Mapping[str, date]


def extract(
    text: str, *, names: Gazetteers, lang: Lang, today: date, near: date | None = None
) -> Extraction:
    """The marks of a cleaned text."""
    folded = fold(text)
    words = tokens(folded)
    upper = capitals(text, folded, words)
    whens, no_such_day = _whens(folded, names=names, lang=lang, today=today, near=near)
    marks: list[Mark] = []
    marks += _spans(MarkKind.DATE, ((w.start, w.end) for w in whens), words)
    figures = in_digits(folded)
    given = amounts.value(figures, lang)
    worth = given or price_of_each(figures, lang)
    if worth is not None:
        marks += _spans(MarkKind.MONEY, worth.spans, words)
    bare = amounts.bare(figures, lang)
    undated = [b for b in bare if not _dated(b, whens)]
    pieces = _pieces(worth, undated, figures)
    worth = given if pieces is None else worth
    coded = amounts.codes(folded)
    marks += _spans(MarkKind.CODE, (found[1:] for found in coded), words)
    marks += _spans(MarkKind.PERCENT, amounts.percent_spans(folded), words)
    measured = _apart(amounts.measured(figures, lang), worth)
    marks += _spans(MarkKind.QUANTITY, ((m.start, m.end) for m in measured), words)
    marks += _named(MarkKind.PROGRAMME, names.programmes.find(words, lang=lang))
    marks += _named(
        MarkKind.SPEAKER, names.speakers.find(words, lang=lang, day=_day_of(whens, near or today))
    )
    written = text if len(text) == len(folded) else ""
    mended = _mended(words, marks, names, lang)
    said = tuple(mended.get(n, token) for n, token in enumerate(words))
    whole = tuple(_hyphened(folded, words, names))
    halves = {n for match in whole for n in range(match.first, match.last)}
    found = names.goods.find(said, lang=lang, text=written)
    goods = (*whole, *(m for m in found if halves.isdisjoint(range(m.first, m.last))))
    whens = tuple(w for w in whens if not _named_for(w, goods, words))
    marks = [m for m in marks if m.kind is not MarkKind.DATE]
    marks += _spans(MarkKind.DATE, ((w.start, w.end) for w in whens), words)
    idioms = names.idioms.find(words, lang=lang)
    places = [m for m in names.places.find(words, upper, folded) if not _within(m, goods)]
    taken = {n for m in marks if m.kind in _NUMBERS for n in range(m.first, m.last)}
    goods = tuple(m for m in goods if taken.isdisjoint(range(m.first, m.last)))
    marks += (
        replace(
            _good(m, mended, idioms, words),
            everyday=_everyday(m, words, names),
            foreign=m.phrase.lang not in (None, lang),
        )
        for m in goods
        if not _part_of(m, places)
    )
    worths = [m for m in marks if m.kind is MarkKind.MONEY]
    marks += (p for p in places if not any(m.first <= p.first < m.last for m in worths))
    whens = tuple(w for w in whens if not _numbered(w, marks, words))
    return Extraction(
        text=text,
        folded=folded,
        words=words,
        lang=lang,
        marks=tuple(sorted(marks, key=lambda m: (m.first, m.last))),
        whens=whens,
        money=_worth(worth, pieces),
        sums=_sums(figures, lang, _places(whens, coded)),
        bare=tuple(b.amount for b in bare if not (_dated(b, whens) or _denied(b, figures))),
        currency=money.currency_named(folded, lang),
        count=_count(figures, pieces) or _things(bare, goods, words, whens),
        quantities=_counted(worth, measured),
        codes=tuple(found[0] for found in coded),
        upper=upper,
        no_such_day=no_such_day,
        hints=_hints(folded, words, goods),
        cues=names.cues.find(words),
        parts=tuple(names.parts.get(t.word, "") for t in words),
        unheld=tuple(_unheld(idioms, marks, words)),
    )


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
    folded: str, words: tuple[Token, ...], goods: Iterable[Match]
) -> tuple[tuple[str, str], ...]:
    """What plain patterns make of the direction; the models weigh them."""
    way = directions.read(words, folded, taken=tuple((g.first, g.last) for g in goods))
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


def _dated(amount: amounts.WrittenMoney, whens: Iterable[When]) -> bool:
    """Whether a number is part of a date."""
    return any(w.start < amount.end and amount.start < w.end for w in whens)


_DENIED = re.compile(r"\b(?:not|pas|instead of|rather than|au lieu de) $")


def _denied(amount: amounts.WrittenMoney, figures: str) -> bool:
    """Whether a number is the one that is not meant: '62 grand not 40'."""
    return _DENIED.search(figures[: amount.start].rstrip() + " ") is not None


def _places(
    whens: Iterable[When], codes: Iterable[tuple[Code, int, int]]
) -> tuple[tuple[int, int], ...]:
    """Where days and codes stand, whose numbers are no sums."""
    return (*((w.start, w.end) for w in whens), *((start, end) for _, start, end in codes))


def _sums(figures: str, lang: Lang, taken: tuple[tuple[int, int], ...]) -> tuple[Amount, ...]:
    """Every sum of a text in order, and bare numbers where none has a currency. ``taken`` are the
    places of days and codes."""
    found = amounts.moneys(figures, lang) or amounts.bare(figures, lang)
    free = (a for a in found if not any(s < a.end and a.start < e for s, e in taken))
    return tuple(Amount(amount=a.amount, currency=a.currency) for a in free if not a.large)


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


_TRADE = Decimal(10**8)
_LIMITS = Decimal(10**5)


def _worth(worth: amounts.Value | None, pieces: Decimal | None) -> tuple[Amount, ...]:
    """What the goods are worth; a price each times the pieces that are counted elsewhere."""
    if worth is None:
        return ()
    total = worth.total
    amount = total.amount * pieces if pieces is not None else total.amount
    limit = total.large and (amount >= _TRADE or amount < _LIMITS)
    return (Amount(amount=amount, currency=total.currency, limit=limit),)


_NUMBERS = frozenset({MarkKind.DATE, MarkKind.MONEY, MarkKind.CODE})
"""Marks whose words are no goods: the month of 'le 15 mars'."""
_MOST_PIECES = 100_000
_STEELS = ("1018", "1020", "1045", "4130", "4140", "4340", "8620", "2205", "304", "316", "430")
_ALLOYS = ("2024", "3003", "5052", "5083", "5086", "6005", "6060", "6061", "6063", "6082", "7075")
_GRADES = frozenset((*_STEELS, *_ALLOYS))
"""Steels (AISI/SAE) and aluminum alloys (Aluminum Association) by number, which count nothing."""
_CONTAINERS = re.compile(
    r"(?<![\w.,$])(\d{1,3}(?:[ ,]\d{3})+|\d{1,6}) ?(?:x )?(pallets?|skids?|truckloads?|loads|"
    r"cases?|cs|ctns?|box(?:es)?|cartons?|head|railcars?|rail cars|containers?|drums|bags|rolls|"
    r"crates|bundles|lifts|sheets|bottles|btls?|spools|palettes|barils|boites|caisses|tetes|units?)\b"
)
_OF_THEM = re.compile(
    r"(?<![\w.$])(\d{1,6}) of (?:em|them|those|these)\b|\bqty (?:is )?(\d{1,6})\b"
)


def _pieces(
    worth: amounts.Value | None, bare: Sequence[amounts.WrittenMoney], figures: str
) -> Decimal | None:
    """How many, where only what each costs stands by a currency: '14 airframes at 21k each', '18
    ranges @ $7,450'."""
    if worth is None or worth.counted is not None:
        return None
    price = worth.total
    priced = AT.search(figures, 0, price.start) is not None
    if price.per != "No." and not (priced and not price.per):
        return None
    told = _OF_THEM.search(figures)
    if told is not None:
        return Decimal(told[1] or told[2])
    many = [
        b
        for b in bare
        if b.amount == int(b.amount)
        and b.written not in _GRADES
        and 1 < b.amount < _MOST_PIECES
        and not (b.amount in YEARS and b.written.isdigit())
        and (b.end <= price.start or (b.start >= price.end and not priced))
    ]
    before = [b for b in many if b.end <= price.start]
    hyphened = _HYPHENED.search(figures)
    if not many and hyphened is not None:
        return Decimal(hyphened[1])
    return before[-1].amount if before else many[0].amount if many else None


_HYPHENED = re.compile(
    r"(?<![\w.,-])([2-9]|[1-9]\d{1,2})-(?=[a-z]{3})(?!door|year|day|week|ply|inch|foot)"
)
"""'a 4-bus order'."""


def _count(figures: str, pieces: Decimal | None) -> str:
    """How many pieces or containers, as said."""
    found = _CONTAINERS.search(figures) or _OF_THEM.search(figures)
    if found is not None:
        return " ".join(g for g in found.groups() if g)
    return f"{pieces:f}" if pieces is not None else ""


_ADJECTIVES = 2


def _things(
    bare: Iterable[amounts.WrittenMoney],
    goods: Iterable[Match],
    words: tuple[Token, ...],
    whens: tuple[When, ...],
) -> str:
    """How many of a good: the number right before its name, '60 vans', '6 hooked rugs'."""
    for number in bare:
        if number.amount != int(number.amount) or number.amount in YEARS or _dated(number, whens):
            continue
        for good in goods:
            start = words[good.first].start
            between = [t for t in words if number.end <= t.start < start]
            plain = all(t.word.isalpha() for t in between)
            if number.end <= start and len(between) <= _ADJECTIVES and plain:
                return f"{number.amount:f}"
    return ""


def _apart(
    measured: tuple[amounts.WrittenQuantity, ...], worth: amounts.Value | None
) -> tuple[amounts.WrittenQuantity, ...]:
    """The quantities that are no part of a sum: '31 thousand US'."""
    if worth is None or worth.of is not None:
        return measured
    return tuple(m for m in measured if m.end <= worth.total.start or m.start >= worth.total.end)


def _counted(
    worth: amounts.Value | None, measured: tuple[amounts.WrittenQuantity, ...]
) -> tuple[tuple[Decimal, str], ...]:
    """Quantities, the one that a price was multiplied with first."""
    counted = [worth.counted] if worth is not None and worth.counted is not None else []
    return tuple(dict.fromkeys((m.amount, m.unit) for m in (*counted, *measured)))


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


def _part_of(good: Match, places: Iterable[Mark]) -> bool:
    """Whether a good's name is but part of a place's: 'Medicine Hat'."""
    size = good.last - good.first
    return any(
        p.first <= good.first and good.last <= p.last and p.last - p.first > size for p in places
    )


def _within(place: Mark, goods: Iterable[Match]) -> bool:
    """Whether a place is but part of a good's name: 'french fries'."""
    return any(
        g.first <= place.first
        and place.last <= g.last
        and g.last - g.first > place.last - place.first
        for g in goods
    )


def _mended(
    words: tuple[Token, ...], marks: list[Mark], names: Gazetteers, lang: Lang
) -> dict[int, Token]:
    """Misspelt words of goods' names, each with the word it comes nearest to: 'lubmer'."""
    taken = {n for mark in marks for n in range(mark.first, mark.last)}
    out: dict[int, Token] = {}
    if lang == "en":
        out = dict(_pairs_mended(words, taken, names))
        taken |= out.keys()
    for n, token in enumerate(words):
        if n in taken or len(token.word) < _SHORTEST or not token.word.isalpha():
            continue
        if {token.word, token.stem} & names.known or names.places.known(token.word):
            continue
        if token.word in _CROSSING:
            continue
        taxed = _taxed(words, n)
        # no list of French words is held that would keep 'quelle' from being bowls
        free = lang != "fr" or taxed or len(words) == 1
        if not free and len(token.stem) < _LONG:
            continue
        word = _nearest(token, names, lang, taxed=taxed)
        if not free and not _surely(token.stem, word, names):
            continue
        if word is not None:
            out[n] = replace(token, stem=word)
    return out


def _pairs_mended(
    words: tuple[Token, ...], taken: set[int], names: Gazetteers
) -> Iterator[tuple[int, Token]]:
    """Two words of a good's name of which one or both are misspelt: 'hokey stiks'."""
    for n, (left, right) in enumerate(pairwise(words)):
        strange = {t.word for t in (left, right) if not {t.word, t.stem} & names.known}
        if not strange or taken & {n, n + 1}:
            continue
        near = process.extractOne(
            f"{left.stem} {right.stem}",
            names.goods.pairs.get((left.stem[0], right.stem[0]), ()),
            scorer=OSA.normalized_similarity,
            score_cutoff=_ALIKE,
        )
        if near is not None:
            first, second = near[0].split()
            yield n, replace(left, stem=first)
            yield n + 1, replace(right, stem=second)


_CROSSING = frozenset({"traverser", "traversera", "traversez"})
"""French for to cross: no ferry."""


def _surely(said: str, word: str | None, names: Gazetteers) -> bool:
    """Whether a word can hardly be another one than that good's name."""
    alike = word is not None and OSA.normalized_similarity(said, word) >= _NEARLY
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
        score_cutoff=_VOWEL if taxed else _ALIKE,
        limit=2 * _NEAREST if taxed else _NEAREST,
    )
    fits = (
        w
        for w, likeness, _ in near
        if names.goods.spoken(w, lang)
        and (likeness > _ALIKE or _consonants(w) == _consonants(token.stem))
    )
    return next(fits, None)


_VOWEL = 0.79
"""Likeness of a word of five letters with one of them wrong."""
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


def _everyday(match: Match, words: tuple[Token, ...], names: Gazetteers) -> bool:
    return match.last - match.first == 1 and words[match.first].word in names.everyday


def _hyphened(folded: str, words: tuple[Token, ...], names: Gazetteers) -> Iterator[Match]:
    """A word written in two halves: 'semi-conductors'."""
    for n, (left, right) in enumerate(pairwise(words)):
        if right.start == left.end + 1 and folded[left.end] == "-":
            phrase = names.goods.exact((stem(left.word + right.word),), None)
            if phrase is not None:
                yield Match(phrase=phrase, first=n, last=n + 2)


def _good(
    match: Match, mended: Mapping[int, Token], idioms: Iterable[Match], words: tuple[Token, ...]
) -> Mark:
    """A good named: whether a word of it was mended, and the idiom it may be but a part of."""
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
        source="mended" if any(n in mended for n in span) else match.phrase.source,
        idiom=" ".join(t.stem for t in words[idiom.first : idiom.last]) if idiom else "",
    )
