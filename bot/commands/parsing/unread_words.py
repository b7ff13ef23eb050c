"""Words of a typed line that no option takes.

Plain sentences may hold words that mean nothing here; a command line says what it wants, and
answering something else than it says would be a wrong answer. Words that stand where a value
belongs and can't be read as one are refused (:func:`check`), others told (:func:`left_over`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from bot.commands.parsing.option_values import OptionReading
from bot.commands.spec import Command, OptionKind
from bot.domain.countries import customs_territory
from bot.domain.questions import Query
from bot.domain.words import word_set
from bot.errors import BadOption
from bot.presentation import asking_words
from bot.reading.lexicon import countries as lx
from bot.reading.lexicon import vocabulary
from bot.reading.places.country import country
from bot.reading.queries.catalogue_names import NameFound, NameKind
from bot.reading.queries.plain_reading import PlainReading
from bot.reading.words import Token

_CLAIMS = frozenset({"usmca", "cusma", "aceum"})
_BOTH_ENDS = re.compile(r"\bfrom\s+([a-z. ]+?)\s+(?:in)?to\s+([a-z. ]+?)(?:\s+\w+:|$|[,;\d])")
_CAPITALS = re.compile(
    r"(?<!(?i:from) )(?<!(?i:de) )(?<!(?i:to) )(?<!(?i:into) )(?<!(?i:vers) )(?<![\w.,-])"
    r"(?!IN\b|NO\b|IT\b|BE\b|AT\b|MY\b)[A-Z]{2}(?![\w.-])"
)
_NEGATIVE = re.compile(r"(?<![\w.)-])-\s?\d[\d.,]*")
_SHARE = re.compile(r"(?<![\w.,])\d[\d.,]*\s?%")
_NARROWING = word_set(
    "quota quotas trq trqs contingent contingents contingente contingentes remission remise",
    "exempt exempted exemption exemptions exempte exemptes minimis drawback suspended",
    "temporary preferential prohibited banned",
)
"""Words of the trade that a rate hangs on: on a line none of whose options takes them they say
something all the same."""
_LEADING = word_set(
    "within in inside over above outside out of beyond under the not",
    "dans hors sous au dela du le non de",
)
"""What leads to such a word: 'over the quota', 'hors contingent'."""
_POLITE = word_set(
    "hi hello hey dear kindly cheers regards quick quickly asap merci bonjour bonsoir salut",
    "cordialement price prices prix worth value valeur vs versus v contre or ou",
)
_WHOSE = word_set(
    "my our your his her their a an the",
    "mon ma mes notre nos votre vos un une",
)
_FOR = frozenset(("for", "pour"))
_MOST_SHOWN = 80
"""Characters of them that small print shows."""


def check(fields: OptionReading, said: PlainReading) -> None:
    """Raise BadOption for the first such word: what is wrong and what is expected."""
    kinds = {option.kind for option in fields.command.options}
    if OptionKind.COUNTRY in kinds:
        _countries(fields, said)
    if OptionKind.YES_NO in kinds:
        _claim(fields, said)
    if OptionKind.MONEY in kinds:
        _money(fields, said)


def _countries(fields: OptionReading, said: PlainReading) -> None:
    if said.nowhere and country(said.nowhere) is None:
        raise fields.bad("from, to", said.nowhere, asking_words.COUNTRIES)
    for letters in _letters(said):
        if country(letters) != fields.query.origin:
            raise fields.bad("from, to", letters, f"from {letters}")
    ends = _BOTH_ENDS.search(said.folded)
    if ends and country(ends[1]) is not None and country(ends[1]) == country(ends[2]):
        raise BadOption(asking_words.NO_BORDER.on(fields.lang), suggestions=(fields.example(),))


def _letters(said: PlainReading) -> Iterator[str]:
    """Two letters that are a country's and were not read as one."""
    yield from (m for m in _CAPITALS.findall(said.text) if m.lower() in lx.LETTERS_OF_WORDS)
    words = (said.words[place].word for place in said.unread())
    yield from (word.upper() for word in words if word in lx.LETTERS)


def _claim(fields: OptionReading, said: PlainReading) -> None:
    for place in said.unread():
        if place and said.words[place - 1].word in _CLAIMS:
            raise fields.bad("usmca", said.words[place].word, asking_words.YES_OR_NO)


def _money(fields: OptionReading, said: PlainReading) -> None:
    below = _NEGATIVE.search(said.folded)
    if below:
        raise fields.bad("value", below.group(), asking_words.AMOUNTS)
    share = _SHARE.search(said.folded)
    if share:
        raise BadOption(asking_words.WHICH_SHARE.on(fields.lang, shown=share.group()))
    strange = said.unread()
    known = fields.query.code is not None or fields.query.good is not None
    if fields.query.money is None and known and strange:
        raise fields.bad("value", said.words[strange[0]].word, asking_words.AMOUNTS)


def left_over(command: Command, query: Query, said: PlainReading) -> tuple[str, ...]:
    """What a line says and ``query`` does not hold, as it was typed: ('zebra',), ('over quota',).

    Nothing of what is polite only, nor of a command that searches for words.
    """
    kinds = {option.kind for option in command.options}
    named = kinds & {OptionKind.GOOD, OptionKind.GOOD_OR_TOPIC}
    if not named or query.words or query.values.get("lines"):
        return ()
    chosen = {word for option in command.options for word in option.choices}
    unread = {
        place
        for place in said.unread()
        if said.words[place].word not in chosen and not _polite(said.words, place)
    }
    used = _used(query, said, several=OptionKind.MONEY not in kinds)
    taken = {place for n in used for place in range(n.first, n.last)}
    for each in said.named:
        span = set(range(each.first, each.last))
        # a law's name may hold those of the goods: 'steel and aluminum'
        if span.isdisjoint(taken) and not all(_says_nothing(said.words[p].word) for p in span):
            unread |= span
    for first, last in said.direction.spans:
        if _elsewhere(" ".join(t.word for t in said.words[first:last]), query):
            unread |= set(range(first, last))
    unread |= set(_narrowing(said.words, query))
    phrases = [*_typed(said, _with_leads(said.words, unread - taken))]
    if OptionKind.MONEY not in kinds and said.worth is not None:
        text = said.text if len(said.text) == len(said.full) else said.full
        phrases += [text[start:end].strip() for start, end in said.worth.spans]
    return tuple(dict.fromkeys(phrase[:_MOST_SHOWN] for phrase in phrases if phrase))


def _polite(words: tuple[Token, ...], place: int) -> bool:
    """Whether a word is but polite: 'hello', 'for my aunt'."""
    if words[place].word in _POLITE:
        return True
    before = [token.word for token in words[:place][-2:]]
    return len(before) == 2 and before[0] in _FOR and before[1] in _WHOSE


def _used(query: Query, said: PlainReading, *, several: bool) -> tuple[NameFound, ...]:
    """The names that the request holds; of goods beside a code all, as they describe it."""
    goods = {query.good, *(query.goods if several else ())}
    programmes = {query.programme, *(() if said.claim is None else _CLAIMS)}
    return tuple(
        n
        for n in said.named
        if (n.kind is NameKind.GOOD and (query.code is not None or n.slug in goods))
        or (n.kind is NameKind.PROGRAMME and n.slug in programmes)
        or (n.kind is NameKind.SPEAKER and n.slug == query.who)
    )


def _says_nothing(word: str) -> bool:
    """Whether a word of a name that isn't taken says no more than the command: 'surtax'."""
    small = word in vocabulary.TARIFF_STEMS or word.rstrip("s") in vocabulary.TARIFF_STEMS
    own = word in lx.CANADA or word in lx.UNITED_STATES or word in {"canadian", "american"}
    return (small or own or word in vocabulary.SMALL_WORDS) and not word.isdigit()


def _elsewhere(name: str, query: Query) -> bool:
    """Whether a country is neither where the goods come from nor where they go."""
    code = country(name)
    ends = {query.origin, query.imposing}
    return code is not None and not {code, customs_territory(code)} & ends


def _narrowing(words: tuple[Token, ...], query: Query) -> Iterator[int]:
    programme = query.programme is not None
    for place, token in enumerate(words):
        other = token.word in vocabulary.OTHER_SUBJECTS and token.word not in _POLITE
        if other or (token.word in _NARROWING and not programme):
            yield place


def _with_leads(words: tuple[Token, ...], unread: Iterable[int]) -> set[int]:
    """The places with those of the small words that lead to them, where these change what is said:
    'over the quota', but not 'of zebra'."""
    found = set(unread)
    for place in list(found):
        before = place - 1
        while words[place].word in _NARROWING and before >= 0 and words[before].word in _LEADING:
            found.add(before)
            before -= 1
    return found


def _typed(said: PlainReading, places: set[int]) -> Iterator[str]:
    """The words at ``places`` as they were typed, those side by side together."""
    alike = len(said.text) == len(said.folded)
    text = said.text if alike else said.folded
    first = last = -1
    for place in sorted(places):
        if last >= 0 and place == last + 1 and _near(said, last, place):
            last = place
            continue
        if first >= 0:
            yield text[said.words[first].start : said.words[last].end]
        first = last = place
    if first >= 0:
        yield text[said.words[first].start : said.words[last].end]


def _near(said: PlainReading, one: int, other: int) -> bool:
    """Whether nothing but a blank or a hyphen stands between two words: no sum, no code, no day."""
    return said.words[other].start - said.words[one].end <= 1
