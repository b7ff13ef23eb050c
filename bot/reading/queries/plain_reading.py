"""What a text says by the catalogue's names and plain patterns alone, without the models.

Typed lines are read so, and values of options: they say what they want, and nothing is weighed. A
question is where the models name no subject, for what it may be about and what is unknown of it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache

from bot.domain.codes import Code
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.domain.words import blanked
from bot.errors import BadOption
from bot.ports import Snapshot
from bot.presentation import not_read
from bot.reading.days import dates
from bot.reading.days.years_of_days import but_of_laws
from bot.reading.extraction.usmca_claims import AGREEMENT, claim
from bot.reading.features.asked import Asked
from bot.reading.lexicon import vocabulary
from bot.reading.places import directions
from bot.reading.queries import intent
from bot.reading.queries.catalogue_names import NameFound, NameKind, Names
from bot.reading.queries.near_misses import guess, unexplained_at
from bot.reading.queries.snapshot_index import index_of
from bot.reading.sums import amounts
from bot.reading.text.language import SPOKEN_IN
from bot.reading.words import Token, capitals, fold, tokens

_SPOKEN_IN = re.compile("|".join(SPOKEN_IN))
_WAYS = frozenset({"from", "into", "to", "vers"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PlainReading:
    """A text and what was found in it. ``folded`` has dates, codes and sums blanked out.

    ``worth`` is the value of the goods; ``codes`` are all codes, ``code`` the first of them.
    """

    text: str
    full: str
    folded: str
    words: tuple[Token, ...]
    lang: Lang
    whens: tuple[dates.When, ...]
    named: tuple[NameFound, ...]
    direction: directions.SaidDirection
    intent: intent.Intent
    code: Code | None
    worth: amounts.Value | None
    measured: tuple[amounts.WrittenQuantity, ...]
    codes: tuple[Code, ...]
    percents: tuple[Decimal, ...]
    claim: str | None

    @property
    def span(self) -> dates.Span:
        """The day or period asked about."""
        return dates.span_of(self.whens)

    @property
    def goods(self) -> tuple[str, ...]:
        """The goods named, each once, in order."""
        return tuple(dict.fromkeys(n.slug for n in self.named if n.kind is NameKind.GOOD))

    @property
    def programme(self) -> str | None:
        """The first programme named; the agreement itself only where nothing else is meant."""
        slugs = [n.slug for n in self.named if n.kind is NameKind.PROGRAMME]
        others = [slug for slug in slugs if slug != AGREEMENT]
        if not others and self.claim is not None:
            return None
        return next(iter((*others, *slugs)), None)

    @property
    def speaker(self) -> str | None:
        """The first person named."""
        return next((n.slug for n in self.named if n.kind is NameKind.SPEAKER), None)

    @property
    def strange(self) -> bool:
        """Whether it has words that nothing explains: then it is no bare follow-up."""
        if any(token.word in vocabulary.OTHER_SUBJECTS for token in self.words):
            return True
        return bool(self.unread())

    def unread(self) -> tuple[int, ...]:
        """Where words stand that nothing explains."""
        taken = (*self.direction.spans, *((n.first, n.last) for n in self.named))
        return unexplained_at(self.words, taken)

    @property
    def nowhere(self) -> str:
        """A place that goods come from or go to, by a name that is no country's; '' for none."""
        strange = self.unread()
        return next(
            (
                self.words[place].word
                for place in strange
                if place and self.words[place - 1].word in _WAYS
            ),
            "",
        )

    @property
    def trade(self) -> bool:
        """Whether any word is of the trade."""
        return any(t.word in vocabulary.TRADE_WORDS for t in self.words)

    def _people(self) -> tuple[tuple[int, int], ...]:
        """Where persons stand who speak, and are not spoken about."""
        people = [n for n in self.named if n.kind is NameKind.SPEAKER]
        return tuple(
            (n.first, n.last)
            for n in people
            if n.slug == self.speaker or not _topical(self.words, n.first)
        )

    def rest(self) -> str:
        """What it is about: the words that are no person, day, country or small word."""
        taken = {
            place
            for first, last in (
                *self._people(),
                *self.direction.spans,
            )
            for place in range(first, last)
        }
        return " ".join(
            vocabulary.FRENCH_TOPICS.get(token.stem, token.word)
            if self.lang == "fr"
            else token.word
            for place, token in enumerate(self.words)
            if place not in taken and token.word not in vocabulary.SMALL_WORDS
        )


def _topical(words: tuple[Token, ...], place: int) -> bool:
    """Whether what stands at ``place`` is what is talked about: 'about Carney', 'sur Carney'."""
    return place > 0 and words[place - 1].word in {
        "about",
        "on",
        "regarding",
        "sur",
        "propos",
        "de",
    }


_BY = frozenset({"by", "par"})


def _carries(named: NameFound, words: tuple[Token, ...]) -> bool:
    """Whether a good's name says how something travels: 'crude by rail', 'lumber by truck'."""
    by = named.first > 0 and words[named.first - 1].word in _BY
    return by and named.kind is NameKind.GOOD


def last_heard(facts: FactSnapshot, speaker: str) -> date | None:
    """The day of the last words held of a speaker; None where none are."""
    held = facts.by_speaker.get(speaker)  # in order of day
    return facts.quotes[held[-1]].day.first if held else None


def _heard(full: str, names: Names, lang: Lang, wanted: intent.Intent) -> date | None:
    """When the one person was last heard whose words a text asks for; None for other texts."""
    words = tokens(full)
    asked = wanted is intent.Intent.QUOTE
    if not asked and any(token.word in vocabulary.TRADE_WORDS for token in words):
        return None
    named = names.find(words, kinds=(NameKind.SPEAKER,), lang=lang)
    return last_heard(names.facts, named[0].slug) if len(named) == 1 else None


def _unread(folded: str, whens: tuple[dates.When, ...]) -> str:
    return blanked(folded, tuple((w.start, w.end) for w in whens))


def _numbered(full: str, names: Names, lang: Lang) -> tuple[tuple[int, int, NameFound], ...]:
    """Programmes whose names hold a year: '2026 surtax' is a name, not a date."""
    words = tokens(full)
    return tuple(
        (words[n.first].start, words[n.last - 1].end, n)
        for n in names.find(words, kinds=(NameKind.PROGRAMME,), lang=lang)
        if any(token.word.isdigit() and len(token.word) == 4 for token in words[n.first : n.last])
    )


def _too_long(near: Code, lang: Lang) -> BadOption:
    told = not_read.too_long(near, lang, named=True)
    return BadOption(told, suggestions=(f"/tariff {near.dotted}",))


def _without_slugs(
    words: tuple[Token, ...], named: tuple[NameFound, ...], folded: str
) -> tuple[Token, ...]:
    """The words with those of a name typed as its slug emptied: 'us-301-china', as buttons and
    commands have it, says nothing of where goods come from or go to."""
    slugs = {
        place
        for n in named
        if folded[words[n.first].start : words[n.last - 1].end] == n.slug
        for place in range(n.first, n.last)
    }
    return tuple(
        replace(t, word="", stem="") if place in slugs and len(t.word) > 1 else t
        for place, t in enumerate(words)
    )


def _without_lines(folded: str, measured: tuple[amounts.WrittenQuantity, ...], lang: Lang) -> str:
    """The text of several lines of an entry without the code, sum and quantity of each."""
    sums = [(each.start, each.end) for each in amounts.moneys(folded, lang)]
    counted = [(each.start, each.end) for each in measured]
    others = [(start, end) for _, start, end in amounts.codes(folded)]
    return blanked(folded, (*sums, *counted, *others))


def read_plainly(
    text: str,
    *,
    names: Names,
    snapshot: Snapshot,
    lang: Lang,
    today: date,
    near: date | None = None,
) -> PlainReading:
    """Read ``text`` (already clean). Raises BadDate, BadOption.

    A day without its year lies near ``near``; of a person's words, near the last that are held.
    """
    if not text:  # a command all of whose options were given by name
        return _nothing_said(lang)
    full = _SPOKEN_IN.sub(lambda found: " " * len(found.group()), fold(text))
    wanted = intent.wanted(full)
    whens = _days(full, names, lang, today=today, near=near or _heard(full, names, lang, wanted))
    numbers = _numbers(_unread(full, whens), lang)
    folded = numbers.unread
    words = tokens(folded)
    named = tuple(n for n in names.find(words, lang=lang) if not _carries(n, words))
    told = _without_slugs(words, named, folded)
    taken, upper = tuple((n.first, n.last) for n in named), capitals(text, folded, told)
    direction = directions.read(told, folded, taken=taken, upper=upper)
    named = tuple(n for n in named if (n.first, n.last) not in direction.third)
    if not any(n.kind is not NameKind.SPEAKER for n in named) and numbers.code is None:
        taken = (*direction.spans, *((n.first, n.last) for n in named))
        named = (*named, *guess(words, taken, names=names, search=snapshot.search, wanted=wanted))
    return PlainReading(
        text=text,
        full=full,
        folded=folded,
        words=words,
        lang=lang,
        whens=whens,
        named=named,
        direction=direction,
        intent=wanted,
        code=numbers.code,
        worth=numbers.worth,
        measured=numbers.measured,
        codes=numbers.codes,
        percents=amounts.percents(folded),
        claim=claim(folded),
    )


def question_read_plainly(q: Asked, snapshot: Snapshot, lang: Lang) -> PlainReading:
    """A question read so; its days lie near those of its thread."""
    near = None
    if q.earlier is not None:
        near = q.earlier.day or q.earlier.until or q.earlier.since
    return read_plainly(
        q.seen.text,
        names=index_of(snapshot.facts),
        snapshot=snapshot,
        lang=lang,
        today=q.day,
        near=near,
    )


def _days(
    full: str, names: Names, lang: Lang, *, today: date, near: date | None
) -> tuple[dates.When, ...]:
    """The days of a text, but the years that are part of a programme's name."""
    whens = but_of_laws(list(dates.find(full, today=today, lang=lang, near=near)), full)
    numbered = _numbered(full, names, lang) if whens else ()
    return tuple(w for w in whens if not any(s < w.end and w.start < e for s, e, _ in numbered))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Numbers:
    """What the numbers of a text tell, and the text without them (``unread``)."""

    unread: str
    worth: amounts.Value | None
    measured: tuple[amounts.WrittenQuantity, ...]
    codes: tuple[Code, ...]
    code: Code | None


def _numbers(folded: str, lang: Lang) -> _Numbers:
    """The value, quantities and codes of a text without its days. Raises BadOption."""
    worth, measured = amounts.value(folded, lang), amounts.measured(folded, lang)
    codes = tuple(code for code, _, _ in amounts.codes(folded))
    if not codes and (longer := amounts.too_long(folded)):
        raise _too_long(longer, lang)
    if worth is not None:
        folded = blanked(folded, worth.spans)
    coded = amounts.code(folded)
    if coded is not None:
        folded = blanked(folded, (coded[1:],))
    if len(codes) > 1:
        folded = _without_lines(folded, measured, lang)
    return _Numbers(
        unread=folded,
        worth=worth,
        measured=measured,
        codes=codes,
        code=coded[0] if coded else None,
    )


@lru_cache(maxsize=16)
def _nothing_said(lang: Lang) -> PlainReading:
    return PlainReading(
        text="",
        full="",
        folded="",
        words=(),
        lang=lang,
        whens=(),
        named=(),
        direction=directions.read((), ""),
        intent=intent.Intent.NONE,
        code=None,
        worth=None,
        measured=(),
        codes=(),
        percents=(),
        claim=None,
    )
