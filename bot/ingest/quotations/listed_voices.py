"""Lists of voices: a point that names who speaks, a colon, and the words on the next line.

'-   Wes Roy, Roy Farm (Erie,' / 'PA):' / '“We wait.”': pages of governments and trade bodies break
the point at a width, and link its name.
"""

from __future__ import annotations

import re

_LINK = re.compile(
    r"\[(?P<label>[^\[\]“”\"«»]{1,120})\]\((?P<url>https?://[^()\s]{1,600})\)(?P<stars>\*{0,3})"
)
_STARS = re.compile(r"\*{2,3}")
_POINT = re.compile(
    r"(?:^|\n)[ ]{0,12}[-•·▪‣*–—][ ]{1,4}"
    r"(?P<who>[^\n\x01:]{3,160}(?:\n[ ]{1,16}[^\n\x01:]{1,80})?):\s{0,24}"
    r"(?:[^\x01:]{0,200}\n[ ]{0,16}[-•·▪‣*–—][ ]{1,4})?$"
)
"""The words may be points of their own, behind a headline."""
_REACH = 400


def without_links(text: str) -> str:
    """The text with as many characters, its links' names alone: '[**Lise Roy**](https://…)'.

    >>> without_links("- [**Lise Roy**](https://x.example)**:** “No.”")
    '- Lise Roy                           :   “No.”'
    """
    if "](http" not in text:
        return text
    plain = _LINK.sub(_label, text)
    return _STARS.sub(lambda found: " " * len(found.group()), plain)


def _label(found: re.Match[str]) -> str:
    label = " ".join(found["label"].replace("*", " ").split())
    return label.ljust(len(found.group()))


def point_before(text: str, at: int) -> tuple[int, int] | None:
    """Where a point of a list stands that leads to the words at an offset, without its mark."""
    start = max(0, at - _REACH)
    found = _POINT.search(text[start:at])
    return (start + found.start("who"), start + found.end("who")) if found else None


def leads_on(text: str, at: int) -> bool:
    """Whether what stands at an offset leads to words behind it, and signs none before it."""
    return _LEADS_ON.match(text, at) is not None


_LEADS_ON = re.compile(r"[^\x01]{0,90}:\s{0,24}\x01")
