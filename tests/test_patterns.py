"""Every regular expression of the project, pumped: the work may not grow faster than the text.

Text of people, feeds and files is matched on the event loop of every workspace, so one pattern that
takes the square of its text's length stops them all. Each pattern is fed the worst repetitions that
its own letters make; of two that it cannot tell apart, one. What costs much for each character is
compared with itself at another length; times are those of this thread's work, not of the clock on
the wall.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import string
import time
from collections.abc import Iterator
from functools import cache
from itertools import product
from re import _compiler, _parser  # type: ignore[attr-defined] # typeshed knows neither
from typing import Any

import pytest

import adapters
import bot
import config
import store

SHORT, LONG = 1_000, 4_000
"""Four times the length: linear work takes four times as long, quadratic sixteen times."""
MOST_GROWTH = 7.0
LEAST_SECONDS = 0.0005
"""Linear work on the longer text takes a fifth of this; the square of it takes longer, even where
only every twelfth character begins a try."""


def _modules() -> Iterator[object]:
    for package in (bot, adapters, store, config):
        for found in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if "migrations" not in found.name and not found.name.endswith("__main__"):
                yield importlib.import_module(found.name)


def _held(value: object, depth: int = 0) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
    elif isinstance(value, dict) and depth < 3:
        for one in (*value.keys(), *value.values()):
            yield from _held(one, depth + 1)
    elif isinstance(value, (tuple, list, set, frozenset)) and depth < 3:
        for one in value:
            yield from _held(one, depth + 1)
    elif hasattr(value, "__slots__") and depth < 2 and type(value).__module__.startswith("bot"):
        for name in type(value).__slots__:
            yield from _held(getattr(value, name, None), depth + 1)


def _patterns() -> dict[str, re.Pattern[str]]:
    names: dict[re.Pattern[str], str] = {}
    for module in _modules():
        for name, value in vars(module).items():
            if name.startswith("__"):
                continue
            for number, pattern in enumerate(_held(value)):
                where = f"{getattr(module, '__name__', '')}.{name}"
                names.setdefault(pattern, f"{where}[{number}]" if number else where)
    return {name: pattern for pattern, name in names.items()}


def _pumps(pattern: re.Pattern[str]) -> Iterator[str]:
    """What to repeat: of repetitions that are the same to every element of the pattern, the first.

    The matcher takes the very same steps on both: a pattern without brackets, colons or commas
    goes through '(:' as it goes through ','.
    """
    pumps = list(_all_pumps(pattern))
    between = r"\w\n"  # what ends of words and of lines are found by
    trees = (_parser.parse(text, pattern.flags) for text in (pattern.pattern, between))
    elements = {element for tree in trees for element in _elements(tree, pattern.flags)}
    if any(op in _BACK for op, _, _ in elements):  # it tells any character from any other
        yield from dict.fromkeys(pumps)
        return
    kinds = {
        char: tuple(_takes(element, char) for element in elements) for char in set("".join(pumps))
    }
    seen = set()
    for pump in pumps:
        repeated = _root(tuple(kinds[char] for char in pump))
        if repeated not in seen:
            seen.add(repeated)
            yield pump


_BACK = (_parser.GROUPREF, _parser.GROUPREF_EXISTS)
Element = tuple[Any, Any, int]
"""A step of the matcher that looks at one character, what it looks for, and the flags there."""


def _elements(tree: Any, flags: int) -> Iterator[Element]:
    for op, what in tree:
        if op in (_parser.LITERAL, _parser.NOT_LITERAL, _parser.ANY, *_BACK):
            yield op, what, flags
        elif op is _parser.IN:
            yield op, tuple(what), flags
        elif op is _parser.BRANCH:
            for way in what[1]:
                yield from _elements(way, flags)
        elif op is _parser.SUBPATTERN:
            _, added, taken, inner = what
            yield from _elements(inner, (flags | added) & ~taken)
        elif op is _parser.ATOMIC_GROUP:
            yield from _elements(what, flags)
        elif op is not _parser.AT:  # repeats and looks around
            yield from _elements(what[-1], flags)


@cache
def _takes(element: Element, char: str) -> bool:
    return _one(element).fullmatch(char) is not None


@cache
def _one(element: Element) -> re.Pattern[str]:
    op, what, flags = element
    alone = _parser.SubPattern(_parser.State(), [(op, list(what) if op is _parser.IN else what)])
    compiled: re.Pattern[str] = _compiler.compile(alone, flags)
    return compiled


def _root(kinds: tuple[object, ...]) -> tuple[object, ...]:
    """The shortest part that makes these when it is repeated."""
    size = len(kinds)
    return next(
        kinds[:part]
        for part in range(1, size + 1)
        if size % part == 0 and kinds[:part] * (size // part) == kinds
    )


def _all_pumps(pattern: re.Pattern[str]) -> Iterator[str]:
    """Each letter of the pattern, pairs of its marks, and its own literal runs."""
    text = pattern.pattern
    marks = [c for c in dict.fromkeys(text) if c in string.punctuation and c not in "\\^$*+?{}|"]
    letters = [c for c in dict.fromkeys(text) if c.isalnum()][:6]
    singles = list(dict.fromkeys([*marks, *letters, "a", "1", " ", "é", "\n"]))
    yield from singles
    yield from ("".join(pair) for pair in product(marks[:8], ["a", "1", " ", *marks[:8]]))
    yield from (f"{mark}{mark}a" for mark in marks[:8])
    yield from ("a ", "1 ", "1,", "1.", "a1", "1a")
    yield from list(dict.fromkeys(re.findall(r"[A-Za-z@#<>:/]{2,12}", text)))[:12]


def _seconds(pattern: re.Pattern[str], text: str, tries: int = 1) -> float:
    best = float("inf")
    for _ in range(tries):
        begun = time.thread_time()
        for _found in pattern.finditer(text):
            pass
        pattern.fullmatch(text)
        best = min(best, time.thread_time() - begun)
    return best


def _grows(pattern: re.Pattern[str], pump: str) -> float:
    """How many times longer four times the text takes; 0 for what costs little on any text."""
    short, long_ = _repeated(pump, SHORT), _repeated(pump, LONG)
    if _seconds(pattern, short) < LEAST_SECONDS / (LONG / SHORT) ** 2:
        return 0.0  # the square of it takes less than LEAST_SECONDS on the longer text
    growth = 0.0
    for tries in (1, 3, 9):  # more often where it seems to grow: a busy machine stutters
        took = _seconds(pattern, long_, (tries + 1) // 2)
        if took < LEAST_SECONDS:
            return 0.0
        growth = took / max(_seconds(pattern, short, tries), 1e-7)
        if growth <= MOST_GROWTH:
            break
    return growth


def _repeated(pump: str, size: int) -> str:
    return (pump * (size // len(pump) + 1))[:size]


PATTERNS = _patterns()


@pytest.mark.parametrize("where", PATTERNS)
def test_the_work_grows_no_faster_than_the_text(where: str) -> None:
    pattern = PATTERNS[where]
    grown = next((pump for pump in _pumps(pattern) if _grows(pattern, pump) > MOST_GROWTH), None)
    assert grown is None, f"four times {grown!r} takes more than seven times as long"


@pytest.mark.parametrize(
    ("quadratic", "linear", "pump"),
    [
        (r"<[^>]*>", r"<[^<>]*>", "<"),
        (r"\w+@", r"(?<!\w)\w+@", "a"),
        (r"(?:a|b)*c", r"(?<![ab])(?:a|b)*+c", "ab"),
        (r"withdrawals [^.]*\.", r"withdrawals [^.w]*\.", "withdrawals "),
    ],
)
def test_a_pattern_that_is_quadratic_is_found(quadratic: str, linear: str, pump: str) -> None:
    assert max(_grows(re.compile(quadratic), pump) for _ in range(3)) > MOST_GROWTH
    assert _grows(re.compile(linear), pump) <= MOST_GROWTH


def test_what_is_left_out_is_the_same_to_the_pattern_as_what_is_kept() -> None:
    for pattern in [re.compile(r"[,;]\d|(?i:A)\b"), *list(PATTERNS.values())[::20]]:
        every, kept = list(_all_pumps(pattern)), list(_pumps(pattern))
        assert _found(pattern, every) == _found(pattern, kept), pattern.pattern
        back = re.search(r"\\[1-9]|\(\?P=", pattern.pattern)  # asks for the same again
        assert len(kept) < len(every) or back is not None


def test_a_pattern_that_asks_for_the_same_again_is_pumped_with_all() -> None:
    again = re.compile(r"(['\"(\[])\w+\1")
    assert list(_pumps(again)) == list(dict.fromkeys(_all_pumps(again)))


def _found(pattern: re.Pattern[str], pumps: list[str]) -> set[tuple[tuple[int, int], ...]]:
    """Where it matches, on each of them repeated."""
    return {
        tuple(found.span() for found in pattern.finditer(_repeated(pump, 60))) for pump in pumps
    }
