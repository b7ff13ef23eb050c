"""What a source belongs to: 'for the Ports Authority', 'at Kestrel Bank'."""

from __future__ import annotations

import re

from bot.ingest.quotations.lexicon import SpeechLexicon

_MOST = 9
"""Words of what a source belongs to."""
_TOKEN = re.compile(r"\s(?P<word>(?:[\w’'&-]|\.(?=\w)|(?<=\.\w)\.|(?<=\bSt)\.)+)")
_BELONGS = re.compile(r"\s(?:for|at|with|of|from|within|inside)(?=\s)")
_PLACED = re.compile(r"\s(?:at|with|from|for)\s(?:the\s)?(?=[A-ZÀ-Þ])")
_ARTICLES = frozenset({"the", "a", "an", "its", "his", "her", "their", "our", "that", "this"})
_LINKS = frozenset({"of", "for", "and", "the", "&", "on"})
_ENDS = frozenset(
    [
        *(
            "is",
            "are",
            "was",
            "were",
            "has",
            "have",
            "had",
            "did",
            "does",
            "will",
            "would",
            "could",
        ),
        *("may", "might", "should", "can", "who", "that", "which", "whose", "to", "in", "at", "by"),
        *("as", "but", "or", "when", "while", "after", "before", "with", "from", "not", "also"),
        *("then", "later", "late", "early", "last", "this", "he", "she", "they", "it", "if"),
        *("briefed", "familiar", "close", "declined", "on", "via", "during", "about", "over"),
    ]
)
"""Words at which what a source belongs to is over."""
_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|Yesterday|Today")
_NO_NOUN = ("ed", "ly")
"""How verbs and adverbs end: 'for the mill declined', 'at the mill usually'."""


def belonging_end(part: str, end: int, lexicon: SpeechLexicon) -> int:
    """Behind 'for the Ports Authority', where that follows a noun that ends at ``end``.

    ``end`` itself where nothing tells what the source belongs to.
    """
    led = _BELONGS.match(part, end)
    if led is None:
        return end
    tokens: list[re.Match[str]] = []
    at = led.end()
    for _ in range(_MOST):
        token = _TOKEN.match(part, at)
        if token is None or not _is_of_body(token["word"], tokens, lexicon):
            break
        tokens.append(token)
        at = token.end()
    while tokens and tokens[-1]["word"] in _LINKS | _ARTICLES:
        tokens.pop()
    return tokens[-1].end() if tokens else end


def is_placed(part: str, end: int) -> bool:
    """Whether 'at Kestrel Bank' follows a noun that ends at ``end``."""
    return _PLACED.match(part, end) is not None


def _is_of_body(word: str, before: list[re.Match[str]], lexicon: SpeechLexicon) -> bool:
    """Whether a word goes on with the name or description of a body."""
    if word[:1].isupper() or (word[:1].isdigit() and before):
        return _WEEKDAY.fullmatch(word) is None
    if not before:
        return word in _ARTICLES
    if word in _LINKS:
        return word == "the" or before[-1]["word"] not in _LINKS
    if word in _ENDS or word.endswith(_NO_NOUN) or lexicon.verb.fullmatch(word):
        return False
    last = before[-1]["word"]
    return last[:1].islower() or last.endswith(("’s", "'s", "s’", "s'"))
