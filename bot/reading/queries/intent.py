"""What a question wants, told by its ways of asking. Names and days are read elsewhere."""

from __future__ import annotations

import re
from enum import StrEnum

from bot.reading.lexicon import asking as lx
from bot.reading.lexicon import evasion as lex
from bot.reading.lexicon.cases import any_of


class Intent(StrEnum):
    """What is wanted. NONE: nothing in the wording tells."""

    HELP = "help"
    GREETING = "greeting"
    THANKS = "thanks"
    SOURCES = "sources"
    DIGEST = "digest"
    CHANGES = "changes"
    TIMELINE = "timeline"
    QUOTE = "quote"
    EVASION = "evasion"
    INJECTION = "injection"
    ABUSE = "abuse"
    NONE = "none"


_ASKED = tuple((Intent(name), re.compile(pattern)) for name, pattern in lx.INTENTS)
_INJECTION = re.compile(lx.INJECTION)
_ABUSE = re.compile(lx.ABUSE)


def refused(folded: str) -> Intent:
    """EVASION, INJECTION or ABUSE where the text is that; NONE otherwise.

    >>> refused("how do i mislabel origin")
    <Intent.EVASION: 'evasion'>
    """
    if _is_evasion(folded):
        return Intent.EVASION
    if _INJECTION.search(folded):
        return Intent.INJECTION
    return Intent.ABUSE if _ABUSE.search(folded) else Intent.NONE


def _is_evasion(folded: str) -> bool:
    """Whether a text asks for help to evade duty, and not only holds the words for it."""
    named = folded
    for name in lex.NAMES:
        named = name.pattern.sub(" ", named)
    if not any_of(lex.EVADES, named) or any_of(lex.OF_THE_LAW, folded):
        return False
    return not any_of(lex.OF_OTHERS, folded) or any_of(lex.MEANT, folded)


def wanted(folded: str) -> Intent:
    """The first way of asking that the wording shows.

    >>> wanted("history of steel tariffs")
    <Intent.TIMELINE: 'timeline'>
    """
    return next((intent for intent, way in _ASKED if way.search(folded)), Intent.NONE)


_VERIFIES = re.compile(lx.VERIFIES)
_COMPARES = re.compile(lx.COMPARED)


def verifies(folded: str) -> bool:
    """Whether it is asked if something is so.

    >>> verifies("is it true that canada pays 35"), verifies("what does canada pay")
    (True, False)
    """
    return _VERIFIES.search(folded) is not None


def compares(folded: str) -> bool:
    """Whether a word says that things are set beside each other: 'compare', 'difference'."""
    return _COMPARES.search(folded) is not None
