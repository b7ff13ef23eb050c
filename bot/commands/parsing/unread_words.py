"""Words of a typed line that stand where a value belongs and can't be read as one.

Plain sentences may hold words that mean nothing here; a command line says what it wants, and
answering something else than it says would be a wrong answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.commands.parsing.option_values import OptionReading
from bot.commands.spec import OptionKind
from bot.errors import BadOption
from bot.presentation import asking_words
from bot.reading.countries import country
from bot.reading.lexicon import countries as lx
from bot.reading.sentence import ParsedSentence

_CLAIMS = frozenset({"usmca", "cusma", "aceum"})
_BOTH_ENDS = re.compile(r"\bfrom\s+([a-z. ]+?)\s+(?:in)?to\s+([a-z. ]+?)(?:\s+\w+:|$|[,;\d])")
_CAPITALS = re.compile(
    r"(?<!(?i:from) )(?<!(?i:de) )(?<!(?i:to) )(?<!(?i:into) )(?<!(?i:vers) )(?<![\w.,-])"
    r"(?!IN\b|NO\b|IT\b|BE\b|AT\b|MY\b)[A-Z]{2}(?![\w.-])"
)
_NEGATIVE = re.compile(r"(?<![\w.)-])-\s?\d[\d.,]*")
_SHARE = re.compile(r"(?<![\w.,])\d[\d.,]*\s?%")
_AMOUNTS = "10000, 10000 USD, CAD 2,500"


def check(fields: OptionReading, said: ParsedSentence) -> None:
    """Raise BadOption for the first such word: what is wrong and what is expected."""
    kinds = {option.kind for option in fields.command.options}
    if OptionKind.COUNTRY in kinds:
        _countries(fields, said)
    if OptionKind.YES_NO in kinds:
        _claim(fields, said)
    if OptionKind.MONEY in kinds:
        _money(fields, said)


def _countries(fields: OptionReading, said: ParsedSentence) -> None:
    if said.nowhere and country(said.nowhere) is None:
        raise fields.bad("from, to", said.nowhere, "CA, US, China, Japan and so on")
    for letters in _letters(said):
        if country(letters) != fields.query.origin:
            raise fields.bad("from, to", letters, f"from {letters}")
    ends = _BOTH_ENDS.search(said.folded)
    if ends and country(ends[1]) is not None and country(ends[1]) == country(ends[2]):
        raise BadOption(asking_words.NO_BORDER.on(fields.lang), suggestions=(fields.example(),))


def _letters(said: ParsedSentence) -> Iterator[str]:
    """Two letters that are a country's and were not read as one."""
    yield from (m for m in _CAPITALS.findall(said.text) if m.lower() in lx.SHY_LETTERS)
    words = (said.words[place].word for place in said.unread())
    yield from (word.upper() for word in words if word in lx.LETTERS)


def _claim(fields: OptionReading, said: ParsedSentence) -> None:
    for place in said.unread():
        if place and said.words[place - 1].word in _CLAIMS:
            raise fields.bad("usmca", said.words[place].word, "yes, no")


def _money(fields: OptionReading, said: ParsedSentence) -> None:
    below = _NEGATIVE.search(said.folded)
    if below:
        raise fields.bad("value", below.group(), _AMOUNTS)
    share = _SHARE.search(said.folded)
    if share:
        raise BadOption(asking_words.WHICH_SHARE.on(fields.lang, shown=share.group()))
    strange = said.unread()
    known = fields.query.code is not None or fields.query.good is not None
    if fields.query.money is None and known and strange:
        raise fields.bad("value", said.words[strange[0]].word, _AMOUNTS)
