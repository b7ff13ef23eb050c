"""What stands outside an article's sentences: headlines, links to others, pull quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence

_BULLET = re.compile(r"\s{0,8}(?:[•>·▪‣]|\*\s)")
_LINK = re.compile(
    r"\s{0,8}(?:[•>·▪‣]\s{0,4}|\*\s{1,4})?(?:(?:À|A) lire|Lire aussi|À voir|Voir aussi|Read more"
    r"|Related|READ MORE|RELATED|Écoutez aussi|Watch:|WATCH|Photo ?:|PHOTO|Crédit|Credit)"
)
_TOP, _LONGEST_HEADLINE, _LONGEST_HEADING = 3, 170, 90


def is_heading(paragraph: str, index: int, count: int) -> bool:
    """A headline, a heading or a link, which repeat what the article says elsewhere.

    >>> is_heading("Tariffs make ‘no sense’, premier says", 0, 9), is_heading("“We wait.”", 1, 9)
    (True, False)
    """
    words = paragraph.strip()
    if count < _TOP or words.endswith((".", "!", "?", "…", ":", ";", ",")):
        return count >= _TOP and _LINK.match(paragraph) is not None
    bare = words.rstrip("»”\"’' ")
    if bare.endswith((".", "!", "?", "…", ",")):
        return False
    if _LINK.match(paragraph) or _BULLET.match(paragraph):
        return True
    return len(words) <= (_LONGEST_HEADLINE if index < _TOP else _LONGEST_HEADING)


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
