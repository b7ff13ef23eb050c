"""Numbers as people write them, in English, French, German or Swiss ways, with both readings kept.

'10,000.50', '10 000,50', '10.000,50' and "10'000.50" are one number; '10.000' may be ten or ten
thousand, and '1,234' in French may be a thousand or one and a bit. A number that can be read in two
ways keeps both: whoever needs it asks, for wrong money is worse than a question.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from bot.domain.text import Lang

LONGEST = 40
"""Characters of a number; what is longer is none."""
_BLANKS = r"\d{1,3}(?: \d{3})+(?!\d)(?:[.,]\d+)?"
_RUN = re.compile(
    rf"(?:(?<![\w.,'])|(?<=usd)|(?<=cad)|(?<=eur)|(?<=gbp))(?<!\d\?)"
    rf"(?:{_BLANKS}|\d++(?:[.,']\d++)*+(?!\?\d))"
    r"|(?:(?<=[ @$€£])|^)\.\d{2,3}(?= ?(?:usd?|cad|cdn|eur|c/|cents?|each|ea|apiece|per|an?|/)\b)"
)
_CODE_LIKE = re.compile(r"\d{4}\.\d{2}(?:\.\d+)*")
_DECIMAL_COMMA = re.compile(r"(?:\d{1,3}(?:[ .]\d{3}){1,9}|\d{1,30}),(?:\d{1,2}|\d{4,30})")
_DECIMAL_DOT = re.compile(
    r"(?:\d{1,3}(?:,\d{3}){1,9}|\d{1,3}(?: \d{3}){1,9}|\d{1,30})\.(?:\d{1,2}|\d{4,30})"
)
_GROUPS = re.compile(r"\d{1,3}(?:,\d{3}){2,}|\d{1,3}(?:,\d{3})+\.\d+")
_LAKHS = re.compile(r"\d{1,2}(?:,\d{2}){1,4},\d{3}(?:\.\d{1,2})?")
"""Groups of two digits before the last three, as India writes: '6,50,000'."""
_RUPEES = re.compile(r"₹|\b(?:rs\b|inr\b|rupees?|roupies?|lakhs?|lacs?|crores?)")
_DOTTED_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|\d{1,3}(?:\.\d{3})+,\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenNumber:
    """A number in a text, at [start, end). ``other`` is a second reading; None: there is none.

    ``value`` is the likelier reading and ``written`` the characters themselves.
    """

    value: Decimal
    start: int
    end: int
    written: str
    other: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecimalSigns:
    """What the other numbers of a text show about its decimal mark."""

    comma: bool = False
    dot: bool = False
    lakhs: bool = False
    """Whether rupees are spoken of, so that '6,50,000' is a number and no slip."""


@lru_cache(maxsize=64)
def numbers(folded: str, lang: Lang = "en") -> tuple[WrittenNumber, ...]:
    """The numbers of folded text, in order; digits that make no number are left out.

    Kept, since sums, prices, quantities and shares of one text are all looked for among them.

    >>> [str(n.value) for n in numbers("10 000,00 or 10'000.50 or 1,234.5 or 12,34,56")]
    ['10000.00', '10000.50', '1234.5']
    >>> [(str(n.value), str(n.other)) for n in numbers("10.000")]
    [('10000', '10.000')]
    """
    runs = [found for found in _RUN.finditer(folded) if len(found.group()) <= LONGEST]
    rupees = _RUPEES.search(folded) is not None
    marks = replace(_key_value([found.group() for found in runs]), lakhs=rupees)
    read = ((found, readings(found.group(), lang, marks)) for found in runs)
    return tuple(
        WrittenNumber(
            value=values[0],
            start=found.start(),
            end=found.end(),
            written=found.group(),
            other=values[1] if len(values) > 1 else None,
        )
        for found, values in read
        if values
    )


def number(written: str, lang: Lang = "en") -> WrittenNumber | None:
    """``written`` where all of it is one number.

    >>> number("1,250.50").value, number("ten")
    (Decimal('1250.50'), None)
    """
    stripped = " ".join(written.replace("’", "'").split())
    found = numbers(stripped, lang)
    whole = len(found) == 1 and found[0].start == 0 and found[0].end == len(stripped)
    return found[0] if whole else None


def _key_value(runs: list[str]) -> DecimalSigns:
    plain = [run for run in runs if not _CODE_LIKE.fullmatch(run)]
    return DecimalSigns(
        comma=any(_DECIMAL_COMMA.fullmatch(r) or _DOTTED_GROUPS.fullmatch(r) for r in plain),
        dot=any(_DECIMAL_DOT.fullmatch(r) or _GROUPS.fullmatch(r) for r in plain),
    )


def readings(run: str, lang: Lang, marks: DecimalSigns = DecimalSigns()) -> tuple[Decimal, ...]:
    """What digits and marks may mean, likelier first: none, one or two numbers."""
    bare = run.replace(" ", "").replace("'", "")
    grouped = bare != run
    dots, commas = bare.count("."), bare.count(",")
    if "'" in run and not re.fullmatch(r"\d{1,3}(?:'\d{3})+(?:[.,]\d+)?", run):
        return ()
    if (not dots and not commas) or (marks.lakhs and _LAKHS.fullmatch(run)):
        return (Decimal(bare.replace(",", "")),)
    if dots and commas:
        return _both_marks(bare)
    mark = "." if dots else ","
    if dots + commas > 1:
        return _thousands(bare, mark)
    whole, rest = bare.split(mark)
    if grouped or len(rest) != 3 or len(whole) > 3 or whole.startswith("0"):
        return (Decimal(f"{whole}.{rest}"),)
    return _three_digits(whole, rest, mark, lang, marks)


def _both_marks(bare: str) -> tuple[Decimal, ...]:
    """The last mark is the decimal one, the other parts thousands."""
    decimal = max(".,", key=bare.rfind)
    other = "," if decimal == "." else "."
    whole, _, rest = bare.rpartition(decimal)
    if decimal in whole or not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(other)}\d{{3}})+", whole):
        return ()
    return (Decimal(f"{whole.replace(other, '')}.{rest}"),)


def _thousands(bare: str, mark: str) -> tuple[Decimal, ...]:
    if not re.fullmatch(rf"\d{{1,3}}(?:{re.escape(mark)}\d{{3}})+", bare):
        return ()
    return (Decimal(bare.replace(mark, "")),)


def _three_digits(
    whole: str, rest: str, mark: str, lang: Lang, marks: DecimalSigns
) -> tuple[Decimal, ...]:
    """'1,234' and '10.000': what else the text shows decides, else the language, else nobody."""
    thousands, decimal = Decimal(whole + rest), Decimal(f"{whole}.{rest}")
    shown = marks.comma - marks.dot
    if mark == ",":
        if marks.dot and not marks.comma:
            return (thousands,)
        if lang == "en" and not marks.comma:
            return (thousands,)
        return (thousands, decimal)
    if shown > 0:
        return (thousands,)
    if shown < 0:
        return (decimal,)
    return (thousands, decimal)
