"""What stands outside an article's sentences: headlines, links to others, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BULLET = re.compile(r"\s{0,8}(?:[•>·▪‣]|\*\s)")
_LINK = re.compile(
    r"\s{0,8}(?:[•>·▪‣]\s{0,4}|\*\s{1,4})?(?:(?:À|A) lire|Lire aussi|À voir"
    r"|Lisez (?:aussi|également)|Voir aussi|Read more"
    r"|Related|READ MORE|RELATED|Écoutez aussi|Watch:|WATCH|Photo ?:|PHOTO|Crédit|Credit)"
)
_WRAPPED_LINES, _WRAPPED_WIDTH, _WRAPPED_LEAST = 8, 100, 45
"""How many lines of at most how many characters are taken for a text of broken lines."""
_SHORT_LINE = 60
_TOP, _LONGEST_HEADLINE, _LONGEST_HEADING = 3, 170, 90


def unwrapped(text: str) -> str:
    """The text, character for character, with the lines of one sentence made one.

    Pages print a sentence over several lines where it holds links, old ones at a width.

    >>> unwrapped("OTTAWA — Premier\\nDoug Ford\\nurged Ottawa to act.\\nHe left.")
    'OTTAWA — Premier Doug Ford urged Ottawa to act.\\nHe left.'
    """
    lines = text.split("\n")
    bare = [line.strip() for line in lines]
    wide = _is_wrapped([line for line in bare if line])
    made, going = lines[:1], False
    for line, before, here, after in zip(lines[1:], bare, bare[1:], [*bare[2:], ""], strict=False):
        going = _goes_on(before, here, after, wide, going)
        made.append(f" {line}" if going else f"\n{line}")
    return "".join(made)


def _goes_on(before: str, line: str, after: str, wide: bool, going: bool) -> bool:
    """Whether a line is part of the sentence of the line before."""
    if not before or not line or _ENDS.search(before) or _OPENS.match(line):
        return False
    if line[0].islower() or (going and not wide):
        return True
    link = len(line) <= _SHORT_LINE and after[:1].islower() and not _ENDS.search(line)
    return (link and not _OPENS.match(after)) or (wide and len(before) >= _WRAPPED_LEAST)


def _is_wrapped(lines: Sequence[str]) -> bool:
    """Whether most lines end at a width and not with their sentence."""
    open_ends = [line for line in lines if not _ENDS.search(line)]
    narrow = sum(len(line) <= _WRAPPED_WIDTH for line in lines)
    long = sum(len(line) >= _WRAPPED_LEAST for line in open_ends)
    return len(lines) >= _WRAPPED_LINES and narrow * 10 >= len(lines) * 9 and long * 2 >= len(lines)


_ENDS = re.compile(r"[.!?:;…”»\"|]$")
_OPENS = re.compile(r"[•>·▪‣*“«\"‘—–-]|(?:by|par)\s")
"""What begins a line of its own."""


def is_heading(paragraph: str, index: int, count: int) -> bool:
    """A headline, a heading or a link, which repeat what the article says elsewhere.

    >>> is_heading("Tariffs make ‘no sense’, premier says", 0, 9), is_heading("“We wait.”", 1, 9)
    (True, False)
    """
    words = paragraph.strip()
    if count < _TOP or words.endswith((".", "!", "?", "…", ":", ";", ",")):
        return count >= _TOP and is_link(paragraph)
    bare = words.rstrip("»”\"’' ")
    if bare.endswith((".", "!", "?", "…", ",")):
        return False
    if is_link(paragraph) or _BULLET.match(paragraph):
        return True
    return len(words) <= (_LONGEST_HEADLINE if index < _TOP else _LONGEST_HEADING)


_HEADLINE = re.compile(r"[^\n]{0,140}[:,]\s[‘“«\"'][^\n]{1,120}[!?…]\s?[’”»\"']\s{0,4}")


def is_headline(paragraph: str, index: int) -> bool:
    """'Trump on tariffs: “They are the greatest!”' at the top, which the article tells again."""
    return index < _TOP and _HEADLINE.fullmatch(paragraph.strip()) is not None


def is_link(paragraph: str) -> bool:
    """Whether a heading leads to another article, which tells nothing of who speaks in this one."""
    return _LINK.match(paragraph) is not None


def _plain(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def repeated(sayings: Sequence[str], alone: Sequence[bool], *, least: int = 4) -> set[int]:
    """Which of the sayings are printed a second time: pull quotes and captions.

    A part of another is one only where it stands ``alone``.
    """
    plain = [f" {_plain(each)} " for each in sayings]
    twice: set[int] = set()
    for index, words in enumerate(plain):
        if len(words.split()) < least:
            continue
        for other, more in enumerate(plain):
            same = more == words and other < index
            part = alone[index] and len(more) > len(words) and words in more
            if other != index and (same or part):
                twice.add(index)
                break
    return twice
