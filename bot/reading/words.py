"""Text made readable: markup and mentions off, accents folded, cut to a sane length."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bot.domain.words import stem, unaccented

MOST = 600
"""Characters of one question that are read. What is longer is cut at a word."""

_SLACK_LABEL = re.compile(r"<(?:https?|mailto|#)[^<>|\s]{0,500}\|([^<>|]{0,200})>")
_MARKDOWN_LINK = re.compile(r"\[([^\[\]]{0,200})\]\([^()\s]{0,500}\)")
_TAGS = re.compile(r"<[^<>]{0,500}>")
_PINGS = re.compile(r"@(?:everyone|here|channel)\b", re.IGNORECASE)
_LINKS = re.compile(r"(?:https?://|www\.|discord\.gg/)\S{0,500}", re.IGNORECASE)
_MARKS = re.compile(r"[*_`~|\\]+")
_BLANKS = re.compile(r"\s+")
_PLAIN = re.compile(r"[A-Za-z0-9 ,?!'$%()+-]*(?:(?<=\d)\.(?=\d)[A-Za-z0-9 ,?!'$%()+-]*)*")
"""Nothing in it to take off or to put right, as in most of what is typed."""
_INITIALS = re.compile(r"\bu\.\s?s\.(?:\s?a\.)?(?!\w)")
_FRENCH_INITIALS = re.compile(
    r"(?P<dollars>\$ ?)?\b(?:é\. ?-? ?u\b\.?|é-u\b\.?|e\. ?- ?u\b\.?)(?: ?-? ?a\.)?", re.IGNORECASE
)
"""The United States as French shortens them: 'É.-U.', 'E.-U.'. 'E.U.' is the European Union."""
_TOKEN = re.compile(r"[a-z0-9]+")
_QUOTES = str.maketrans(
    {"’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "«": '"', "»": '"', "–": "-", "—": " - "}
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or number of folded text, its stem, and where it stands."""

    word: str
    stem: str
    start: int
    end: int


def capitals(text: str, folded: str, words: tuple[Token, ...]) -> frozenset[int]:
    """Which tokens stand in capitals; none where everything does, but for a single word."""
    lettered = sum(token.word.isalpha() for token in words)
    if len(text) != len(folded) or (text.isupper() and lettered > 1):
        return frozenset()
    return frozenset(n for n, t in enumerate(words) if text[t.start : t.end].isupper())


def proper(text: str, folded: str, words: tuple[Token, ...]) -> frozenset[int]:
    """Which tokens begin with a capital within a sentence, where most words do not: names."""
    if len(text) != len(folded):
        return frozenset()
    large = [n for n, t in enumerate(words) if text[t.start].isupper()]
    if 2 * len(large) > len(words):
        return frozenset()
    return frozenset(n for n in large if n and text[: words[n].start].rstrip()[-1:] not in _ENDS)


_ENDS = frozenset(".!?:;\n\"'(")


def clean(text: str, *, most: int = MOST, marks: bool = False) -> str:
    """The words a person meant: no markup, links, pings or control characters; cut to ``most``.

    ``marks`` keeps characters that could be emphasis but mean something in a typed option:
    the stars of '0 8 * * 1-5', the stroke of 'America/New_York'.

    >>> clean("<!channel> **steel** [now](http://x.example)")
    'steel now'
    >>> clean("miel des É.-U., 8000 $ É.-U.")
    'miel des États-Unis, 8000 $ US'
    """
    text = text[: most * 4]
    text = " ".join(text.split()) if _PLAIN.fullmatch(text) else _unmarked(text, marks=marks)
    if len(text) <= most:
        return text
    return text[:most].rsplit(" ", 1)[0]


def _unmarked(text: str, *, marks: bool) -> str:
    text = unicodedata.normalize("NFC", text).translate(_QUOTES)
    text = "".join(_seen(c) for c in text)
    for pattern, put in (
        (_SLACK_LABEL, r"\1"),
        (_MARKDOWN_LINK, r"\1"),
        (_TAGS, " "),
        (_LINKS, " "),
        (_PINGS, " "),
    ):
        text = pattern.sub(put, text)
    text = _FRENCH_INITIALS.sub(_in_full, text)
    if not marks:
        text = _MARKS.sub(" ", text)
    return _BLANKS.sub(" ", text).strip()


def _in_full(initials: re.Match[str]) -> str:
    """The country's name; behind a dollar sign the one that tells whose dollars."""
    return "$ US" if initials["dollars"] else "États-Unis"


def _seen(char: str) -> str:
    """The character; a control character is a blank, an invisible one nothing."""
    category = unicodedata.category(char)
    return char if category[0] != "C" else "" if category == "Cf" else " "


def fold(text: str) -> str:
    """Lower case without accents; punctuation stays.

    >>> fold("Bois d'Œuvre")
    "bois d'oeuvre"
    """
    lowered = text.lower()
    if lowered.isascii():
        return _INITIALS.sub("us", lowered) if "u." in lowered else lowered
    return unaccented(_INITIALS.sub("us", lowered.translate(_QUOTES)))


def words_of(folded: str) -> list[str]:
    """The words of folded text alone."""
    found: list[str] = _TOKEN.findall(folded)
    return found


def beside(words: Sequence[Token], first: int, last: int) -> tuple[str, str]:
    """The words right before token ``first`` and from ``last`` on, '' at the text's edges."""
    before = words[first - 1].word if first else ""
    return before, words[last].word if last < len(words) else ""


@lru_cache(maxsize=256)
def tokens(folded: str) -> tuple[Token, ...]:
    """The words of folded text, in order. A question's are looked at several times on its way.

    >>> [t.stem for t in tokens("pop cans")]
    ['pop', 'can']
    """
    return tuple(
        Token(m.group(), stem(m.group()), m.start(), m.end()) for m in _TOKEN.finditer(folded)
    )


def stems(text: str) -> tuple[str, ...]:
    """The stems of any text, folded."""
    return tuple(token.stem for token in tokens(fold(text)))


def stems_of_all(texts: Iterable[str]) -> list[tuple[str, ...]]:
    """The stems of each text; thousands at once for little more than the cost of one.

    >>> stems_of_all(["Pop cans", "acier"])
    [('pop', 'can'), ('acier',)]
    """
    lines = fold("\n".join(text.replace("\n", " ") for text in texts)).split("\n")
    return [tuple(stem(word) for word in _TOKEN.findall(line)) for line in lines]
