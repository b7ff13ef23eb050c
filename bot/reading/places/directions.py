"""Who charges whom: the countries of a question and the parts they play."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.domain.countries import COUNTRIES, ORIGINS, customs_territory
from bot.domain.questions import Query
from bot.reading.lexicon import countries as lx
from bot.reading.lexicon.vocabulary import SMALL_WORDS
from bot.reading.words import Token, beside

_FLIP = re.compile(lx.FLIP)
_VERSUS = re.compile(lx.VERSUS)
_BETWEEN = re.compile(r"\b(?:between|entre)\b")
_PLACES = {
    phrase[0]: tuple(place for place in lx.PLACES if place[0][0] == phrase[0])
    for phrase, _ in lx.PLACES
}
_SIDES = frozenset({"side", "part", "end", "rate", "position"})
_PRONOUN_BEFORE = frozenset({"tell", "give", "let", "show", "help", "remind", "brief", "teach"})


class CountryRole(StrEnum):
    """The part a country plays."""

    IMPOSING = "imposing"
    ORIGIN = "origin"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A country named in tokens ``first`` up to ``last``, ISO 3166 alpha-2."""

    country: str
    role: CountryRole
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidDirection:
    """Goods of ``origin`` as ``imposing`` charges them; None where nothing says."""

    imposing: str | None = None
    origin: str | None = None
    flipped: bool = False
    spans: tuple[tuple[int, int], ...] = ()
    third: frozenset[tuple[int, int]] = frozenset()
    """Where third countries stand."""
    versus: str | None = None
    """A second country of origin, set beside the first: 'Mexico and Canada'."""

    @property
    def said(self) -> bool:
        """Whether a question named a direction at all."""
        return self.imposing is not None or self.origin is not None


def _country(words: tuple[Token, ...], place: int, upper: frozenset[int]) -> tuple[str, int] | None:
    """The country at a place and how many tokens name it."""
    word = words[place].word
    for phrase, country in _PLACES.get(word, ()):
        if tuple(t.word for t in words[place : place + len(phrase)]) == phrase:
            return country, len(phrase)
    if word in lx.CANADA:
        return "CA", 1
    if word == "us" and place and words[place - 1].word in _PRONOUN_BEFORE:
        return None
    if word in lx.UNITED_STATES:
        return "US", 1
    if code := _by_letters(words, place, upper):
        return code, 1
    other = lx.OTHER_COUNTRIES.get(word) or lx.OTHER_COUNTRIES.get(words[place].stem)
    return (other, 1) if other else None


def _by_letters(words: tuple[Token, ...], place: int, upper: frozenset[int]) -> str | None:
    """A country by its two letters: 'from jp', 'jp us', or 'JP' in capitals."""
    word = words[place].word
    _, after = beside(words, place, place + 1)
    if place in upper and lx.by_letters(word, after):
        return lx.letters_of(word)
    if word == "ca" and place and words[place - 1].word in lx.LETTERS:
        return "CA"
    led = place and words[place - 1].word == "from"
    return _letters(word) if led or _leads(words, place) else None


def _leads(words: tuple[Token, ...], place: int) -> bool:
    """Whether one of the two countries stands right behind: 'mx us', 'cn ca'."""
    return place + 1 < len(words) and words[place + 1].word in {"us", "ca", "usa"}


def _letters(word: str) -> str | None:
    """A country by its two letters, where they are no small word: 'from jp', not 'from it'."""
    code = lx.letters_of(word)
    known = word == "ca" or word not in SMALL_WORDS
    return code if len(code) == 2 and known and code in ORIGINS else None


def _before(words: tuple[Token, ...], place: int) -> str:
    """The word before, articles and 'goods of' left out."""
    place -= 1
    while place >= 0 and words[place].word in {"the", "les", "le", "la", "l"}:
        place -= 1
    return words[place].word if place >= 0 else ""


def _in_a_name(words: tuple[Token, ...], place: int, taken: tuple[tuple[int, int], ...]) -> bool:
    """Whether a country's word is but part of a name: 'french fries'; 'turkey', but not 'steel
    from turkey'."""
    whole = next((span for span in taken if span[0] <= place < span[1]), None)
    return whole is not None and not (
        whole[1] - whole[0] == 1 and _before(words, place) in lx.FROM_WORDS
    )


def _role(words: tuple[Token, ...], first: int, last: int) -> CountryRole:  # noqa: PLR0911 - one rule a line
    before = _before(words, first)
    if before in lx.FROM_WORDS and "destination" in [t.word for t in words[:first][-3:]]:
        return CountryRole.IMPOSING
    _, after = beside(words, first, last)
    if _charged(words, first, before, after):
        return CountryRole.ORIGIN
    if before in {"in", "au"} and words[first].word in {"canada", "us", "states", "usa", "united"}:
        return CountryRole.IMPOSING
    if after in {"border", "customs"} or (before == "frontiere" and after == ""):
        return CountryRole.IMPOSING
    if before in {"by", "par"} or after in lx.CHARGE_NOUNS or after in lx.CHARGE_VERBS:
        return CountryRole.IMPOSING
    if after == "s" and (last + 1 == len(words) or words[last + 1].word in _SIDES):
        return CountryRole.IMPOSING
    if before in lx.CHARGE_NOUNS_FR or (after in {"s"} and _charges(words, last + 1)):
        return CountryRole.IMPOSING
    if before in lx.TO_WORDS:
        return CountryRole.IMPOSING
    if before in lx.FROM_WORDS or before in lx.ON_WORDS:
        return CountryRole.ORIGIN
    if before in {"does", "do", "did", "will", "has", "is"} and _charges(words, last):
        return CountryRole.IMPOSING
    return CountryRole.UNKNOWN


def _charged(words: tuple[Token, ...], first: int, before: str, after: str) -> bool:
    """Whether the country is the one that suffers: 'apply to Canada', 'is Canada hit'."""
    earlier = words[first - 2].word if first > 1 else ""
    if before == "to" and earlier in lx.REACHES:
        return True
    if before == "in" and earlier in {"made", "produced", "grown", "manufactured", "built"}:
        return True
    return before in {"is", "are", "was", "were"} and after in lx.SUFFERS


def _charges(words: tuple[Token, ...], place: int) -> bool:
    """Whether a word of charging follows soon."""
    ahead = [token.word for token in words[place : place + 4]]
    return any(word in lx.CHARGE_VERBS or word in lx.CHARGE_NOUNS for word in ahead)


def mentions(
    words: tuple[Token, ...],
    taken: tuple[tuple[int, int], ...] = (),
    upper: frozenset[int] = frozenset(),
) -> tuple[Mention, ...]:
    """Every country named, with its part. A third country within a name (``taken``) is none:
    'french fries' come from anywhere."""
    out: list[Mention] = []
    place = 0
    while place < len(words):
        found = _country(words, place, upper)
        if found is None or (found[0] not in COUNTRIES and _in_a_name(words, place, taken)):
            place += 1
            continue
        country, size = found
        role = _role(words, place, place + size)
        out.append(Mention(country=country, role=role, first=place, last=place + size))
        place += size
    return tuple(out)


def other(country: str) -> str:
    """The other side of the border; for a third country, the United States.

    >>> other("US"), other("CA"), other("CN")
    ('CA', 'US', 'US')
    """
    return "CA" if country == "US" else "US"


def read(
    words: tuple[Token, ...],
    folded: str,
    *,
    taken: tuple[tuple[int, int], ...] = (),
    upper: frozenset[int] = frozenset(),
) -> SaidDirection:
    """The direction a question names; ``taken`` is where names stand, ``upper`` where capitals do.

    A country next to a good, with no other part to play, is where the good comes from.
    """
    return _direction(mentions(words, taken, upper), words, folded)


def read_marked(
    words: tuple[Token, ...], folded: str, places: Iterable[tuple[str, int, int]]
) -> SaidDirection:
    """The direction that a question names by ``places`` already found: country, first token, and
    the token behind."""
    found = tuple(
        Mention(country=country, role=_role(words, first, last), first=first, last=last)
        for country, first, last in places
    )
    return _direction(found, words, folded)


def _direction(found: tuple[Mention, ...], words: tuple[Token, ...], folded: str) -> SaidDirection:
    if {m.country for m in found} == {"CA", "US"} and _BETWEEN.search(folded):
        found = ()
    spans = tuple((m.first, m.last) for m in found)
    flipped = _FLIP.search(folded) is not None
    imposing = next((m.country for m in found if m.role is CountryRole.IMPOSING), None)
    origin = next((m.country for m in found if m.role is CountryRole.ORIGIN), None)
    if any(token.word in lx.CANADIAN_WORDS for token in words):
        imposing, origin = "CA", origin if origin != "CA" else None
    rest = [m.country for m in found if m.role is CountryRole.UNKNOWN]
    pair = _pair(found, folded)
    if pair is not None:
        first, second = pair
        return SaidDirection(
            imposing="US", origin=first, spans=spans, third=_third(found), versus=second
        )
    for country in rest:
        if origin is None and country != imposing:
            origin = country
        elif imposing is None and country != origin and country in {"US", "CA"}:
            imposing = country
    if imposing is not None and origin in {None, imposing}:
        origin = other(customs_territory(imposing))
    if origin is not None and imposing is None:
        imposing = other(origin)
    return SaidDirection(
        imposing=imposing, origin=origin, flipped=flipped, spans=spans, third=_third(found)
    )


def _third(found: tuple[Mention, ...]) -> frozenset[tuple[int, int]]:
    return frozenset((m.first, m.last) for m in found if m.country not in COUNTRIES)


def sets_beside(folded: str) -> bool:
    """Whether words of a text set two things side by side: 'versus', 'compared', 'between'."""
    return _VERSUS.search(folded) is not None


def _pair(found: tuple[Mention, ...], folded: str) -> tuple[str, str] | None:
    """Two origins set beside each other as the United States charges them: 'China vs Canada'."""
    sides = tuple(dict.fromkeys(m.country for m in found if m.country != "US"))
    charged = any(m.role is CountryRole.IMPOSING for m in found if m.country != "US")
    if len(sides) != 2 or charged or not sets_beside(folded):
        return None
    return sides[0], sides[1]


def direction_of(earlier: Query) -> tuple[str, str]:
    """Who charged and whose goods they were in an earlier query, defaults filled in."""
    programme = earlier.programme or ""
    to = earlier.imposing or ("CA" if programme.startswith("ca-") else "US")
    return to, earlier.origin or ("US" if to == "CA" else "CA")
