"""Every regular expression of the project, pumped: the work may not grow faster than the text.

Text of people, feeds and files is matched on the event loop of every workspace, so one pattern that
takes the square of its text's length stops them all. Each pattern is fed the worst repetitions that
its own letters make, at growing lengths; times are compared with each other, never with a clock.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import string
import time
from collections.abc import Iterator
from itertools import product

import pytest

import adapters
import bot
import config
import store

SHORT, LONG, LONGEST = 1_000, 4_000, 16_000
"""Four times the length each: linear work takes four times as long, quadratic sixteen times."""
MOST_GROWTH = 9.0
LEAST_SECONDS = 0.004
"""Quicker than that at a length is too quick to tell: the next length is looked at."""


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
    out: dict[str, re.Pattern[str]] = {}
    for module in _modules():
        for name, value in vars(module).items():
            if name.startswith("__"):
                continue
            for number, pattern in enumerate(_held(value)):
                where = f"{getattr(module, '__name__', '')}.{name}"
                if pattern not in out.values():
                    out[f"{where}[{number}]" if number else where] = pattern
    return out


def _pumps(pattern: re.Pattern[str]) -> Iterator[str]:
    """What to repeat: each letter of the pattern, pairs of its marks, and its own literal runs."""
    text = pattern.pattern
    marks = [c for c in dict.fromkeys(text) if c in string.punctuation and c not in "\\^$*+?{}|"]
    letters = [c for c in dict.fromkeys(text) if c.isalnum()][:6]
    singles = list(dict.fromkeys([*marks, *letters, "a", "1", " ", "é", "\n"]))
    yield from singles
    yield from ("".join(pair) for pair in product(marks[:8], ["a", "1", " ", *marks[:8]]))
    yield from (f"{mark}{mark}a" for mark in marks[:8])
    yield from ("a ", "1 ", "1,", "1.", "a1", "1a")
    yield from list(dict.fromkeys(re.findall(r"[A-Za-z@#<>:/]{2,12}", text)))[:12]


def _seconds(pattern: re.Pattern[str], text: str, tries: int) -> float:
    best = float("inf")
    for _ in range(tries):
        begun = time.thread_time()
        for _found in pattern.finditer(text):
            pass
        pattern.fullmatch(text)
        best = min(best, time.thread_time() - begun)
    return best


def _grows(pattern: re.Pattern[str], pump: str) -> float:
    """How many times longer four times the text takes; 0 for what is too quick to tell."""
    for short, long_ in ((SHORT, LONG), (LONG, LONGEST)):
        took = _seconds(pattern, _repeated(pump, long_), 1)
        if took < LEAST_SECONDS:
            continue
        growth = took / max(_seconds(pattern, _repeated(pump, short), 1), 1e-7)
        if growth > MOST_GROWTH:  # once more: a busy machine stutters
            best = _seconds(pattern, _repeated(pump, long_), 2)
            growth = best / max(_seconds(pattern, _repeated(pump, short), 3), 1e-7)
        return growth
    return 0.0


def _repeated(pump: str, size: int) -> str:
    return (pump * (size // len(pump) + 1))[:size]


PATTERNS = _patterns()


@pytest.mark.parametrize("where", PATTERNS)
def test_the_work_grows_no_faster_than_the_text(where: str) -> None:
    pattern = PATTERNS[where]
    grown = next((pump for pump in _pumps(pattern) if _grows(pattern, pump) > MOST_GROWTH), None)
    assert grown is None, f"four times {grown!r} takes more than nine times as long"


def test_a_pattern_that_is_quadratic_is_found() -> None:
    assert _grows(re.compile(r"<[^>]*>"), "<") > MOST_GROWTH
    assert _grows(re.compile(r"<[^<>]*>"), "<") <= MOST_GROWTH
