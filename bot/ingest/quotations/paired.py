"""Which mark opens and which closes, where they are nested or one of them is missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

_CURLY_MARK = re.compile(r"[“„”]")
_ANGLED_MARK = re.compile(r"[«»]")
_STRAIGHT_MARK = re.compile(r"(?P<opens>(?<![^\s(\[—–/’'‘-])\"(?=[\w(\[…$’'‘]))|\"")


def nested_spans(line: str, *, angled: bool = False) -> list[tuple[int, int]]:
    """The outer pairs of a line whose curly marks are all paired, some of them inside others.

    ``angled``: the same of the marks « and ».

    >>> nested_spans("“I said, “Listen” to him,” he said.")
    [(0, 26)]
    """
    found: list[tuple[int, int]] = []
    depth, deepest, begun = 0, 0, 0
    for mark in (_ANGLED_MARK if angled else _CURLY_MARK).finditer(line):
        if mark.group() in "”»":
            depth -= 1
            if depth < 0:
                return []
            if depth == 0:
                found.append((begun, mark.end()))
        else:
            begun = mark.start() if depth == 0 else begun
            depth += 1
            deepest = max(deepest, depth)
    return found if depth == 0 and deepest > 1 else []


def straight_spans(line: str) -> list[tuple[int, int, bool]]:
    """The pairs of straight marks in a line, and whether each is closed.

    Where one is missing, the words beside each mark tell whether it opens or closes. What stands
    for inches is none.

    >>> straight_spans('It spans 5" wide, "we think," he said. "It')
    [(18, 29, True), (39, 42, False)]
    """
    marks = _without_repeated(line, _without_inches(line))
    nested = _nested_straight(line, marks)
    if nested:
        return [(start, end, True) for start, end in nested]
    if len(marks) % 2 == 0:
        pairs = zip(marks[::2], marks[1::2], strict=True)
        return [(first.start(), last.end(), True) for first, last in pairs]
    found: list[tuple[int, int, bool]] = []
    begun = -1
    for mark in marks:
        if mark["opens"] is not None:
            begun = mark.start()
        elif begun >= 0:
            found.append((begun, mark.end(), True))
            begun = -1
    return [*found, (begun, len(line), False)] if begun >= 0 else found


def _without_inches(line: str) -> list[re.Match[str]]:
    """The straight marks but those behind a figure where nothing is open that they could close."""
    found: list[re.Match[str]] = []
    for mark in _STRAIGHT_MARK.finditer(line):
        behind_figure = mark.start() > 0 and line[mark.start() - 1].isdigit()
        if len(found) % 2 or mark["opens"] is not None or not behind_figure:
            found.append(mark)
    return found


def _without_repeated(line: str, marks: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """The marks but those that open a paragraph of a quotation which a page prints in one line.

    >>> straight_spans('He said: "We wait. "We always do." He left.')
    [(9, 34, True)]
    """
    kept: list[re.Match[str]] = []
    for mark, behind in zip_longest(marks, marks[1:]):
        begun = kept[-1] if len(kept) % 2 else None
        repeated = (
            begun is not None
            and mark["opens"] is not None
            and behind is not None
            and behind["opens"] is None
            and line[begun.end() : begun.end() + 1].isupper()
            and _NEW_SENTENCE.search(line, max(0, mark.start() - 4), mark.start()) is not None
            and _LEADS_IN.search(line[max(0, begun.start() - 4) : begun.start()]) is not None
        )
        if not repeated:
            kept.append(mark)
    return kept


def _nested_straight(line: str, marks: Sequence[re.Match[str]]) -> list[tuple[int, int]]:
    """The outer pairs where straight marks stand inside straight ones, and each tells its side.

    >>> straight_spans('He said, "A so-called "fair levy" is a breach." So')
    [(9, 47, True)]
    """
    found: list[tuple[int, int]] = []
    depth, deepest, begun = 0, 0, 0
    for mark in marks:
        if mark["opens"] is None and not _CLOSES.match(line, mark.end()):
            return []
        depth += 1 if mark["opens"] is not None else -1
        if not 0 <= depth <= 2:
            return []
        if mark["opens"] is not None and depth == 1:
            begun = mark.start()
        if mark["opens"] is None and depth == 0:
            found.append((begun, mark.end()))
        deepest = max(deepest, depth)
    return found if depth == 0 and deepest > 1 else []


_NEW_SENTENCE = re.compile(r"[.!?…]\s{1,2}$")
_LEADS_IN = re.compile(r"(?:^|[:,.]\s{1,2})$")
_CLOSES = re.compile(r"[\s.,;:!?)\]—–\"’'-]|$")
