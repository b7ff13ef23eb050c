"""Bounds on JSON before a parser sees it: how deep it nests, how long a string or number is.

A C parser given 200,000 nested brackets takes gigabytes, and one given a number of thousands of
digits may bring the process down; neither can be caught afterwards.
"""

from __future__ import annotations

import re
from typing import IO

from bot.errors import CatalogueError

DEEPEST = 32
"""Levels of lists and objects; the official export has four."""
LONGEST_STRING = 1_000_000
"""Bytes between two quotation marks; the longest description has a few thousand."""
LONGEST_WORD = 64
"""Bytes of a number, true, false or null."""

_WORD_BYTES = b"+-.0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_OUTSIDE = re.compile(rb'["\[\]{}]|[-+.0-9A-Za-z]{65}')
_HARMLESS = re.compile(rb'(?:[\s:,]++|"[^"\\]*+"|[-+.0-9A-Za-z]{1,64}+(?=[\s:,\]}]))*+')
"""Whole texts and words without an escape: nearly all of a file, passed over at once."""
_INSIDE = re.compile(rb'["\\]')


class BoundedJson:
    """A file of JSON that is looked through as it is read. ``read`` raises CatalogueError."""

    def __init__(self, name: str, file: IO[bytes]) -> None:
        self._name, self._file = name, file
        self._depth = 0
        self._in_string = self._escaped = False
        self._string = self._word = 0

    def read(self, size: int = -1) -> bytes:
        """The next bytes, once they are known to keep within the bounds."""
        data = self._file.read(size)
        place = 0
        while place < len(data):
            place = self._string_from(data, place) if self._in_string else self._plain(data, place)
        return data

    def _string_from(self, data: bytes, place: int) -> int:
        """Go on inside a string, to its end or that of the bytes."""
        if self._escaped:
            self._escaped = False
            self._string += 1
            return place + 1
        found = _INSIDE.search(data, place)
        end = found.end() if found else len(data)
        self._string += end - place
        if self._string > LONGEST_STRING:
            self._refuse(f"a text of over {LONGEST_STRING:,} bytes")
        if found:
            self._escaped = found[0] == b"\\"
            self._in_string = self._escaped
        return end

    def _plain(self, data: bytes, place: int) -> int:
        """Go on outside of strings, behind the next mark."""
        if not self._word:
            passed = _HARMLESS.match(data, place)
            place = passed.end() if passed else place
        found = _OUTSIDE.search(data, place)
        end = found.end() if found else len(data)
        self._count_word(data[place:end])
        if found is None:
            return end
        mark = found[0]
        if mark == b'"':
            self._in_string, self._string = True, 0
        elif mark in b"[{":
            self._depth += 1
        elif mark in b"]}":
            self._depth -= 1
        if self._depth > DEEPEST:
            self._refuse(f"nested over {DEEPEST} levels deep")
        return end

    def _count_word(self, part: bytes) -> None:
        """Words may begin in one read and go on in the next."""
        begun = len(part) - len(part.lstrip(_WORD_BYTES))
        whole = begun == len(part)
        left = 0 if whole else len(part) - len(part.rstrip(_WORD_BYTES))
        if self._word + begun > LONGEST_WORD:
            self._refuse(f"a number of over {LONGEST_WORD} digits")
        if left > LONGEST_WORD:
            self._refuse(f"a number of over {LONGEST_WORD} digits")
        self._word = self._word + begun if whole else left

    def _refuse(self, why: str) -> None:
        raise CatalogueError((f"{self._name}: {why}; that is no schedule, nothing was imported",))
