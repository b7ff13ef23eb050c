"""Figures of an answer as data: what a program reads where a person reads a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Literal

from bot.domain.duty import Money

FigureKind = Literal["rate", "measure", "duty", "total", "step", "change", "exposure", "saving"]
FIGURE_KINDS: tuple[FigureKind, ...] = (
    "rate",
    "measure",
    "duty",
    "total",
    "step",
    "change",
    "exposure",
    "saving",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One figure, never without the day it speaks for.

    ``kind``: 'rate' is all that is owed together on some codes, 'measure' one law's part of it,
    'duty' one line of an entry, 'total' its sum, 'step' a rate from a day on, 'change' what moved
    on a day, 'exposure' a yearly sum of a watch list, 'saving' what a claim would save of one.

    ``words`` say it whole, in the answer's language; ``percent`` and ``money`` are None where it is
    no percent of the full value, or no sum (a ban, a rate by weight, what is not known): the words
    then say what it is. ``before`` is what stood there before a change, in words. ``day`` is the
    day it speaks for or begins on, ``last`` the last one known, None for no end. ``origin`` and
    ``imposing`` are ISO 3166 alpha-2 codes, '' where it has none; ``claim`` is 'usmca', 'none' or
    ''. ``sources`` are slugs.
    """

    kind: FigureKind
    name: str
    words: str
    day: date
    last: date | None = None
    percent: Decimal | None = None
    money: Money | None = None
    before: str = ""
    codes: str = ""
    origin: str = ""
    imposing: str = ""
    claim: str = ""
    outcome: str = ""
    programme: str = ""
    measure: str = ""
    instrument: str = ""
    """The act it rests on, or the line of an official schedule."""
    sources: tuple[str, ...] = ()
