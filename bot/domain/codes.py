"""Harmonized System codes and sets of them.

Codes nest: 7208 holds 7208.51, which holds 7208.51.00.30. A scope is a set of spans over
ten-digit codes, so union, difference and overlap are arithmetic on integers.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

DIGITS = 10
_BEYOND = 10**DIGITS
_CODE = re.compile(r"\d[\d. ]*")
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


@dataclass(frozen=True, slots=True)
class Scope:
    """A set of codes: disjoint, sorted spans."""

    spans: tuple[Span, ...] = ()

    @classmethod
    def of(cls, include: Iterable[str], exclude: Iterable[str] = ()) -> Scope:
        """Codes and ranges ('7206-7229') less the excluded ones. Raises ValueError.

        >>> Scope.of(["72"], ["7204"]).covers(Code("720449"))
        False
        """
        wanted = cls(_merged(_written_span(code) for code in include))
        return wanted - cls(_merged(_written_span(code) for code in exclude))

    def __bool__(self) -> bool:
        return bool(self.spans)

    def __or__(self, other: Scope) -> Scope:
        return Scope(_merged((*self.spans, *other.spans)))

    def __and__(self, other: Scope) -> Scope:
        out: list[Span] = []
        left, right, i, j = self.spans, other.spans, 0, 0
        while i < len(left) and j < len(right):
            low, high = max(left[i][0], right[j][0]), min(left[i][1], right[j][1])
            if low <= high:
                out.append((low, high))
            if left[i][1] < right[j][1]:
                i += 1
            else:
                j += 1
        return Scope(tuple(out))

    def __sub__(self, other: Scope) -> Scope:
        out: list[Span] = []
        for low, high in self.spans:
            for cut_low, cut_high in other.spans:
                if cut_high < low or cut_low > high:
                    continue
                if low < cut_low:
                    out.append((low, cut_low - 1))
                low = cut_high + 1
                if low > high:
                    break
            if low <= high:
                out.append((low, high))
        return Scope(tuple(out))

    def codes(self) -> tuple[Code, ...]:
        """The fewest codes that make up the scope, in order.

        >>> [code.dotted for code in Scope.of(["7206-7207", "7208.51"]).codes()]
        ['7206', '7207', '7208.51']
        """
        out: list[Code] = []
        for first, high in self.spans:
            low = first
            while low <= high:
                left = left_off(low, high)
                out.append(Code(f"{low:0{DIGITS}d}"[: DIGITS - left]))
                low += 10**left
        return tuple(out)

    def covers(self, code: Code) -> bool:
        """Whether every code below ``code`` is in the scope."""
        low, high = code.span
        at = bisect_right(self.spans, (low, _BEYOND)) - 1
        return at >= 0 and high <= self.spans[at][1]

    def touches(self, code: Code) -> bool:
        """Whether some code below ``code`` is in the scope."""
        low, high = code.span
        at = bisect_right(self.spans, (high, _BEYOND)) - 1
        return at >= 0 and low <= self.spans[at][1]


EVERYTHING = Scope.of(["01-99"])
