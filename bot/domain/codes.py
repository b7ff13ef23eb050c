"""Harmonized System codes and sets of them.

Codes nest: 7208 holds 7208.51, which holds 7208.51.00.30. A scope is a set of spans over
ten-digit codes, so union, difference and overlap are arithmetic on integers.
"""

from __future__ import annotations

import re
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate, pairwise

DIGITS = 10
Span = tuple[int, int]
"""First and last ten-digit code, both included."""


@dataclass(frozen=True, slots=True, order=True)
class Code:
    """Two to ten digits, no dots. Use :meth:`parse` for what people and files write."""

    digits: str

    @classmethod
    def parse(cls, written: str) -> Code:
        """Read '7208.51', '72 08', '7208510030'. Raises ValueError for anything else.

        >>> Code.parse("7208.51.00").digits
        '72085100'
        """
        digits = re.sub(r"[\s.\-]", "", written)
        if not digits.isascii() or not digits.isdigit() or not 2 <= len(digits) <= DIGITS:
            raise ValueError(f"{written!r} is no tariff code: 2 to 10 digits, dots optional")
        return cls(digits)

    @classmethod
    def whole(cls, written: str) -> Code:
        """:meth:`parse` for lists and entries, whose codes have an even number of digits: a
        spreadsheet takes leading zeros away, and then it is another code. Raises ValueError.

        >>> Code.whole("0901.21").digits
        '090121'
        """
        code = cls.parse(written)
        if len(code.digits) % 2:
            told = f"{written!r} has {len(code.digits)} digits; a code has 2, 4, 6, 8 or 10"
            raise ValueError(f"{told}. Is a leading zero lost, as in 0{code.digits}?")
        return code

    @property
    def span(self) -> Span:
        """The ten-digit codes below this one.

        A closing '00' says that a code is not divided: 2203.00.00 is all of 2203, the same goods
        by a longer name. Both schedules and the Harmonized System keep to that.

        >>> Code("22030000").span == Code("2203").span, Code("22030030").span
        (True, (2203003000, 2203003099))
        """
        digits = self.digits
        while len(digits) > 4 and digits.endswith("00"):
            digits = digits[:-2]
        missing = DIGITS - len(digits)
        low = int(digits) * 10**missing
        return low, low + 10**missing - 1

    @property
    def dotted(self) -> str:
        """As schedules print it: 7208, 7208.51, 7208.51.00, 7208.51.00.30."""
        d = self.digits
        cuts = [d[:4], d[4:6], d[6:8], d[8:10]]
        return ".".join(part for part in cuts if part)

    def holds(self, other: Code) -> bool:
        """Whether ``other`` is this code or lies below it."""
        return other.digits.startswith(self.digits)


_SIZES = tuple((digits, 10**digits) for digits in (8, 6, 4, 2, 1))


def left_off(low: int, high: int) -> int:
    """How many last digits the largest code starting at ``low`` and within ``high`` leaves off.

    >>> left_off(7208510000, 7208519999)
    4
    """
    for digits, size in _SIZES:
        if low % size == 0 and low + size - 1 <= high:
            return digits
    return 0


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    out: list[Span] = []
    for low, high in sorted(spans):
        if out and low <= out[-1][1] + 1:
            out[-1] = (out[-1][0], max(out[-1][1], high))
        else:
            out.append((low, high))
    return tuple(out)


def _written_span(written: str) -> Span:
    low, dash, high = written.partition("-")
    first = Code.parse(low).span
    return (first[0], Code.parse(high).span[1]) if dash else first


class Scope:
    """A set of codes: disjoint, sorted spans.

    Orders name thousands of lines, so the ends are kept in two arrays of machine integers: sixteen
    bytes a span, and nothing to make when a store is read. As pairs of Python's numbers they would
    be nine times that, in thousands of scopes: ``spans`` are made as they are asked for.
    """

    __slots__ = ("_before", "_highs", "_lows", "_width")

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        kept = tuple(spans)
        self._lows = array("Q", [low for low, _ in kept])
        self._highs = array("Q", [high for _, high in kept])
        self._width = -1
        self._before: array[int] | None = None

    @classmethod
    def of(cls, include: Iterable[str], exclude: Iterable[str] = ()) -> Scope:
        """Codes and ranges ('7206-7229') less the excluded ones. Raises ValueError.

        >>> Scope.of(["72"], ["7204"]).covers(Code("720449"))
        False
        """
        wanted = cls(_merged(_written_span(code) for code in include))
        return wanted - cls(_merged(_written_span(code) for code in exclude))

    @classmethod
    def of_spans(cls, spans: Iterable[Span]) -> Scope:
        """Spans in any order, which may overlap."""
        return cls(_merged(spans))

    @classmethod
    def union(cls, scopes: Iterable[Scope]) -> Scope:
        """The codes of any of ``scopes``."""
        return cls.of_spans(span for scope in scopes for span in scope._each())

    @classmethod
    def unpacked(cls, packed: bytes) -> Scope:
        """The scope that :meth:`packed` wrote."""
        steps = array("Q")
        steps.frombytes(zlib.decompress(packed))
        ends = array("Q", accumulate(steps))
        made = cls()
        made._lows, made._highs = ends[::2], ends[1::2]
        return made

    def packed(self) -> bytes:
        """The ends in order, each as its distance from the one before, compressed.

        >>> scope = Scope.of(["7206-7229", "7601.10"])
        >>> Scope.unpacked(scope.packed()) == scope
        True
        """
        ends = array("Q", [end for span in self._each() for end in span])
        steps = array("Q", [end - before for before, end in pairwise([0, *ends])])
        return zlib.compress(steps.tobytes(), 6)

    @property
    def spans(self) -> tuple[Span, ...]:
        """First and last code of each stretch, in order."""
        return tuple(self._each())

    def _each(self) -> Iterator[Span]:
        return zip(self._lows, self._highs, strict=True)

    @property
    def width(self) -> int:
        """How many ten-digit codes it holds."""
        if self._width < 0:
            self._width = sum(self._highs) - sum(self._lows) + len(self._lows)
        return self._width

    def __repr__(self) -> str:
        return f"Scope({self.spans!r})"

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Scope):
            return NotImplemented
        return self is other or (self._lows == other._lows and self._highs == other._highs)

    def __hash__(self) -> int:
        """By its ends and its width, which is kept: caches ask for it at every look."""
        return hash((self._lows[0], self._highs[-1], self.width)) if self._lows else 0

    def __bool__(self) -> bool:
        return bool(self._lows)

    def __or__(self, other: Scope) -> Scope:
        return Scope(_merged((*self._each(), *other._each())))

    def __and__(self, other: Scope) -> Scope:
        few, many = (self, other) if len(self._lows) <= len(other._lows) else (other, self)
        return Scope(many.clipped(few))

    def __sub__(self, other: Scope) -> Scope:
        out: list[Span] = []
        for first, last in self._each():
            low = first
            for cut_low, cut_high in other.clipped(Scope(((first, last),))):
                if low < cut_low:
                    out.append((low, cut_low - 1))
                low = cut_high + 1
            if low <= last:
                out.append((low, last))
        return Scope(out)

    def clipped(self, narrow: Scope) -> list[Span]:
        """The spans of this scope inside ``narrow``, fast where that is small."""
        out: list[Span] = []
        lows, highs = self._lows, self._highs
        for low, high in narrow._each():
            at = bisect_left(highs, low)
            while at < len(lows) and lows[at] <= high:
                out.append((max(lows[at], low), min(highs[at], high)))
                at += 1
        return out

    def width_with(self, other: Scope) -> int:
        """How many ten-digit codes the two have in common.

        >>> steel, plates = Scope.of(["7206-7229"], ["7210"]), Scope.of(["7208.51", "7209-7211"])
        >>> steel.width_with(plates) == (steel & plates).width
        True
        """
        few, many = (self, other) if len(self._lows) <= len(other._lows) else (other, self)
        return sum(many._width_within(low, high) for low, high in few._each())

    def _width_within(self, first: int, last: int) -> int:
        lows, highs = self._lows, self._highs
        begin, end = bisect_left(highs, first), bisect_right(lows, last)
        if begin >= end:
            return 0
        if self._before is None:
            each = (high - low + 1 for low, high in zip(lows, highs, strict=True))
            self._before = array("Q", accumulate(each, initial=0))
        whole = self._before[end] - self._before[begin]
        return whole - max(0, first - lows[begin]) - max(0, highs[end - 1] - last)

    def overlaps(self, other: Scope) -> bool:
        """Whether the two have a code in common."""
        few, many = (self, other) if len(self._lows) <= len(other._lows) else (other, self)
        return any(many._meets(low, high) for low, high in few._each())

    def within(self, other: Scope) -> bool:
        """Whether every code of this scope is in the other.

        >>> Scope.of(["7208.51"]).within(Scope.of(["72"])), Scope().within(Scope())
        (True, True)
        """
        lows, highs = other._lows, other._highs
        for first, last in self._each():
            low, at = first, bisect_left(highs, first)
            while low <= last:
                if at == len(lows) or lows[at] > low:
                    return False
                low, at = highs[at] + 1, at + 1
        return True

    def codes(self, *, most: int | None = None) -> tuple[Code, ...]:
        """The fewest codes that make up the scope, in order, the first ``most`` of them.

        >>> [code.dotted for code in Scope.of(["7206-7207", "7208.51"]).codes()]
        ['7206', '7207', '7208.51']
        """
        out: list[Code] = []
        for first, high in self._each():
            low = first
            while low <= high:
                if most is not None and len(out) == most:
                    return tuple(out)
                left = left_off(low, high)
                out.append(Code(f"{low:0{DIGITS}d}"[: DIGITS - left]))
                low += 10**left
        return tuple(out)

    def covers(self, code: Code) -> bool:
        """Whether every code below ``code`` is in the scope."""
        low, high = code.span
        at = bisect_right(self._lows, low) - 1
        return at >= 0 and high <= self._highs[at]

    def touches(self, code: Code) -> bool:
        """Whether some code below ``code`` is in the scope."""
        return self._meets(*code.span)

    def _meets(self, low: int, high: int) -> bool:
        at = bisect_left(self._highs, low)
        return at < len(self._lows) and self._lows[at] <= high


EMPTY = Scope()
EVERYTHING = Scope.of(["01-99"])
