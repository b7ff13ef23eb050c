"""Plain words as Discord markdown: what people, files and feeds wrote never becomes markup."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"https?://[^\s<>\[\]`|*@\\]+")
_SPECIAL = re.compile(r"([\\*_~`|<>\[\]])")
_LINE_START = re.compile(r"^([^\S\n]*)([#+-]|\d{1,9}[.)])(?=\s|#)", re.MULTILINE)
_SAFE_ADDRESS = re.compile(r"https?://[^\s<>()\[\]\\\"]+\Z")
_HIDDEN = "\u200b"
_TURNING = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069]")
"""Control characters, and those that turn the direction of writing around: a name with one would
turn the figures after it."""


def unpinged(words: str) -> str:
    """``words`` in which no @ calls anyone and nothing turns the writing around, for places that
    know no markdown.

    >>> unpinged("@everyone").encode("ascii", "backslashreplace")
    b'@\\\\u200beveryone'
    """
    return _TURNING.sub("", words).replace("@", "@" + _HIDDEN)


def escaped(words: str) -> str:
    r"""``words`` so that Discord shows exactly them.

    >>> print(escaped("*25%* [press](https://evil.example)"))
    \*25%\* \[press\](https://evil.example)
    >>> print(escaped("# not a heading"))
    \# not a heading
    """
    out, at = [], 0
    for found in _ADDRESS.finditer(words):
        out += [_SPECIAL.sub(r"\\\1", words[at : found.start()]), found.group()]
        at = found.end()
    out.append(_SPECIAL.sub(r"\\\1", words[at:]))
    return unpinged(_LINE_START.sub(_lamed, "".join(out)))


def _lamed(found: re.Match[str]) -> str:
    space, mark = found.groups()
    return f"{space}{mark[:-1]}\\{mark[-1]}"


def link(words: str, address: str) -> str:
    """A masked link, or only the words where the address is none we would send anyone to."""
    if not _SAFE_ADDRESS.match(address):
        return escaped(words)
    return f"[{escaped(words)}]({address})"


def fenced(lines: list[str]) -> str:
    """Lines in a code block, which they cannot end."""
    body = "\n".join(lines).replace("`", "\u02cb")
    return f"```\n{unpinged(body)}\n```"


def cut(words: str, most: int) -> str:
    """At most ``most`` characters, with an ellipsis where something is missing.

    >>> cut("softwood lumber", 9)
    'softwood…'
    """
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"
