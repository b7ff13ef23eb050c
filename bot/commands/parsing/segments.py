"""A command line cut at the names of its options."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from bot.commands.spec import Command, CommandOption, OptionKind

_READ_ANYWHERE = frozenset(
    {
        OptionKind.GOOD,
        OptionKind.GOOD_OR_TOPIC,
        OptionKind.COUNTRY,
        OptionKind.DAY,
        OptionKind.PERIOD,
        OptionKind.SPEAKER,
        OptionKind.MONEY,
        OptionKind.CURRENCY,
    }
)
"""Kinds that are known by what they look like, wherever they stand and without their name."""
_NEVER_TYPED = _READ_ANYWHERE | {OptionKind.FILE}


_ONE_WORD = re.compile(r"[^\s,;]+(?:\s*[,;]\s*[^\s,;]+)*")
_PHRASE = re.compile(
    r"[^\s,;]{1,60}(?:[\s,;]{1,3}(?!(?:on|from|to|usmca|cusma|aceum|vers|le|worth|since)\b"
    r"|[$€£]\d|\d[\d,.]{2,20}(?![\w-]))[^\s,;]{1,60}){0,40}",
    re.IGNORECASE,
)
_SHAPES = {
    OptionKind.QUANTITY: re.compile(
        r"\d[\d ,.'’]{0,40}\s{0,9}"
        r"(?:(?:board|cubic|square|short|long|metric|proof|imperial|us|pf\.?|doz\.?"
        r"|dozen|thousand|pieds?|m[eè]tres?|tonnes?|gallons?|douzaines?(?: de)?)"
        r"\s{1,9}(?=[a-zé.]{1,40}\b))?"
        r"[^\s\d,]{1,40}(?:\s{1,9}(?:carr[ée]s?|cubes?|courtes?)\b)?",
        re.IGNORECASE,
    ),
    # a share, or a sum that is a part of the value: '40%', '3000 USD', '3 000 $'
    OptionKind.PERCENT: re.compile(
        r"\d{1,3}(?: \d{3}){1,3} ?(?:\$|(?:usd|cad)\b)"
        r"|(?:\$|(?:usd|cad) ?)?\d[\d,.]{0,40}\s{0,9}"
        r"(?:%|percent\b|per cent\b|pour cent\b|\$(?!\d)|(?:usd|cad)\b(?! ?\d))?",
        re.IGNORECASE,
    ),
    OptionKind.YES_NO: _ONE_WORD,
    # a day is no topic
    OptionKind.TOPICS: re.compile(
        r"(?:(?!\s(?:as[ -]?of\b|(?:(?:on|le|au)\s)?\d{4}-\d\d-\d\d\b))[\s\S])*",
        re.IGNORECASE,
    ),
}
"""What the value of such an option looks like; words after it belong to the rest of the line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segments:
    """``rest``: what stands by itself; ``given``: options by name, with what was typed for them."""

    rest: str
    given: tuple[tuple[str, str], ...]


_Introduced = tuple[str, tuple[str, ...], OptionKind, bool]
"""Of an option what its introduction hangs on: name, other words for it, kind, positional."""


@lru_cache(maxsize=64)
def _read_by_their_words(options: tuple[_Introduced, ...]) -> re.Pattern[str] | None:
    """The names of options that are known by what they look like, before a colon or an equals sign.

    Discord shows options so (``to:CA``), and people type what they see.
    """
    words = [w for name, also, kind, _ in options if kind in _READ_ANYWHERE for w in (name, *also)]
    named = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return (
        re.compile(rf"(?<![\w/-])({named})\s{{0,9}}[:=]\s{{0,9}}(?=\S)", re.IGNORECASE)
        if named
        else None
    )


@lru_cache(maxsize=64)
def _introductions(options: tuple[_Introduced, ...]) -> tuple[re.Pattern[str], dict[str, str]]:
    """What introduces an option of a command, and the options by the words for them."""
    names = tuple(_named(options))
    meant = {re.sub("[_-]", " ", word.lower()): name for word, name in names}
    words = "|".join(
        re.escape(word).replace(r"\ ", r"[ _-]")
        for word, _ in sorted(names, key=lambda pair: -len(pair[0]))
    )
    introduced = rf"(?<![\w/-])(?P<word>{words})(?![\w/]|-\w)\s*[:=]?\s*"
    return re.compile(introduced, re.IGNORECASE), meant


def _introduced_by(option: CommandOption) -> _Introduced:
    return option.name, option.also, option.kind, option.positional


def _named(options: Iterable[_Introduced]) -> Iterator[tuple[str, str]]:
    """Every word that introduces an option which must be introduced, with the option's name."""
    for name, also, kind, positional in options:
        if kind in _NEVER_TYPED or positional or name == "usmca":
            continue
        for word in (name, *also):
            yield word, name
            if "_" in word or "-" in word:
                yield re.sub("[_-]", " ", word), name


def segments(text: str, command: Command) -> Segments:
    """Cut ``text`` at each introduced option.

    Its value runs to the next one, or as far as values of its kind look: in 'quantity 500 kg on
    2026-09-01' the day is not part of the quantity.
    """
    options = tuple(map(_introduced_by, command.options))
    by_words = _read_by_their_words(options)
    text = by_words.sub(r"\1 ", text) if by_words else text
    introductions, meant = _introductions(options)
    if not meant:
        return Segments(rest=text, given=())
    found = list(introductions.finditer(text))
    rest = [text[: found[0].start()] if found else text]
    kinds = {option.name: option for option in command.options}
    given = []
    for place, here in enumerate(found):
        end = found[place + 1].start() if place + 1 < len(found) else len(text)
        name = meant[re.sub("[_-]", " ", here["word"].lower())]
        value, left = _parted(kinds[name], text[here.end() : end])
        given.append((name, value.strip().rstrip(",")))
        rest.append(left)
    return Segments(rest=" ".join(part.strip() for part in rest).strip(), given=tuple(given))


def _parted(option: CommandOption, text: str) -> tuple[str, str]:
    """The value of ``option``, and what follows it."""
    shape = _ONE_WORD if option.single else _PHRASE if option.phrase else _SHAPES.get(option.kind)
    found = shape.match(text) if shape else None
    return (text[: found.end()], text[found.end() :]) if found else (text, "")
