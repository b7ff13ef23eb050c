"""What a text is seen to hold: spans with what they may mean, before anything is decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum
from typing import Literal, Protocol

from bot.domain.codes import Code
from bot.domain.text import Lang
from bot.errors import BadDate
from bot.reading.days.dates import When
from bot.reading.text.phrases import Source
from bot.reading.words import Token


class MarkKind(StrEnum):
    """What a span may be."""

    GOOD = "good"
    PROGRAMME = "programme"
    SPEAKER = "speaker"
    PLACE = "place"
    DATE = "date"
    MONEY = "money"
    QUANTITY = "quantity"
    CODE = "code"
    PERCENT = "percent"


GOODS_AND_PLACES = frozenset({MarkKind.GOOD, MarkKind.PLACE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of tokens, ``first`` up to (not with) ``last``, that may mean ``values``.

    ``source`` is the kind of phrase behind it, '' for numbers and days; ``likeness`` 1 is an exact
    match. ``zone`` is the time zone of a place, ``idiom`` a phrase around a good's name that
    usually means no good.
    """

    kind: MarkKind
    values: tuple[str, ...]
    first: int
    last: int
    source: Source | Literal[""] = ""
    likeness: float = 1.0
    zone: str = ""
    idiom: str = ""
    everyday: bool = False
    """A word that people also use for other things: the desk that asks."""
    foreign: bool = False
    """A word of the other language than the text's: 'four' is an oven in French alone."""

    @property
    def country(self) -> str:
        """The country that a place is in: 'CA' of 'CA-ON'."""
        return self.values[0].split("-")[0]

    @property
    def is_in_idiom(self) -> bool:
        """Whether a good's name is but part of words that mean another thing: 'hockey cards'."""
        return len(self.idiom.split()) > self.last - self.first


class Spanned(Protocol):
    """What stands on some tokens of a text: a mark, or a name found."""

    @property
    def first(self) -> int:
        """The place of its first token."""

    @property
    def last(self) -> int:
        """The place behind its last token."""


def covered(spans: Iterable[Spanned]) -> set[int]:
    """The places of all tokens that stand within spans."""
    return {n for span in spans for n in range(span.first, span.last)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A sum of money; ``currency`` '' where none is said. ``limit``: 'under $800'; ``each``: what
    one of them costs, of how many nobody said: '38,400 per unit'; ``priced``: of how many
    pieces it is what they cost at a price of each: 3 in '3 at 500'."""

    amount: Decimal
    currency: str
    limit: bool = False
    each: bool = False
    priced: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """All that a text names, before anything is decided: spans with their values, sums, days,
    codes."""

    text: str
    folded: str
    words: tuple[Token, ...]
    lang: Lang
    marks: tuple[Mark, ...]
    whens: tuple[When, ...] = ()
    money: tuple[Amount, ...] = ()
    """What the goods are worth; both ends where a range is said: '10 to 12 thousand'."""
    untold: bool = False
    """Whether money is named from which nobody can tell what the goods are worth: a first payment
    of several, a rent, a price of a box or of a piece in it."""
    sums: tuple[Amount, ...] = ()
    """Every sum named, in order; bare numbers where none has a currency."""
    bare: tuple[Decimal, ...] = ()
    """Numbers that may be sums though no currency stands by them."""
    currency: str = ""
    """A currency named without a sum: 'I meant CAD'."""
    count: str = ""
    """Pieces or containers, as said: '40 pallets'."""
    quantities: tuple[tuple[Decimal, str], ...] = ()
    codes: tuple[Code, ...] = ()
    figures: str = ""
    """The folded text with spoken numbers in digits, and without those that are taken back."""
    no_such_day: BadDate | None = None
    """A day that does not exist, where one is named."""
    cues: tuple[tuple[str, int], ...] = ()
    """Senses of words that hint at what is wanted, with the words of the longest phrase."""
    hints: tuple[tuple[str, str], ...] = ()
    """What plain patterns make of the direction: who charges, whose goods, whether it is turned."""
    parts: tuple[str, ...] = ()
    """For each token the part its word plays in trade ('from', 'buy', 'duty'), '' where none."""
    unheld: tuple[str, ...] = ()
    """Things named that the catalogue holds no good for: 'umbrellas'."""
    upper: frozenset[int] = field(default_factory=frozenset)
    """Tokens written in capitals in a text that is not all capitals."""

    def of(self, kind: MarkKind) -> Iterator[Mark]:
        """The marks of one kind, left to right."""
        return (mark for mark in self.marks if mark.kind is kind)

    @property
    def names_goods_or_places(self) -> bool:
        """Whether any span means a good or a place."""
        return any(mark.kind in GOODS_AND_PLACES for mark in self.marks)

    def before(self, mark: Mark) -> str:
        """The folded text before a mark."""
        return self.folded[: self.words[mark.first].start]

    def behind(self, mark: Mark) -> str:
        """The folded text behind a mark."""
        return self.folded[self.words[mark.last - 1].end :]
