"""How many or how much a model read, as a query holds it, where text and thread bear it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bot.domain.units import TON, TONS, Quantity
from bot.reading.decisions.thread_values import COUNT, as_count
from bot.reading.features.asked import Asked
from bot.reading.language_model.derived import Numbers, ThreadNumbers, counts_to
from bot.reading.marks import Extraction
from bot.reading.sums import amounts
from bot.reading.text import numbers
from bot.reading.text.spoken_numbers import in_digits
from bot.reading.words import fold, tokens


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A quantity as a query holds it: measured by units, or counted in pieces as said."""

    quantities: tuple[Quantity, ...] = ()
    count: str = ""


def counted(
    written: str, asked: Asked, text: Numbers, held: ThreadNumbers, turns: Sequence[Extraction] = ()
) -> Counted | None:
    """What a model's words for a quantity come to; None where its number or unit is invented."""
    figures = in_digits(fold(written))
    measured = amounts.quantities(figures)
    if measured:
        units = _units(asked, turns)
        borne = all(
            counts_to(amount, text, held) and (unit in units or _counts(amount, unit, asked))
            for amount, unit in measured
        )
        return Counted(quantities=measured) if borne else None
    number = _number(figures)
    what = " ".join(token.word for token in tokens(figures) if token.word.isalpha())
    if number is None or not counts_to(number, text, held):
        return None
    what = re.sub(r"^(?:one|une?|a|an) ", "", f"{what} ").strip()
    unit = _unit_of(number, asked) if not what else None
    if unit is not None:
        return Counted(quantities=((number, unit),))
    said = _words(asked, turns)
    return Counted(count=" ".join(filter(None, (as_count(number), what if what in said else ""))))


def _unit_of(number: Decimal, asked: Asked) -> str | None:
    """The unit of a number without one: that of the same number in the text, or the thread's."""
    seen = (unit for amount, unit in asked.seen.quantities if amount == number)
    held = asked.earlier.quantities if asked.earlier is not None else ()
    kept = held[0][1] if len(held) == 1 and not asked.seen.quantities else None
    return next(seen, kept)


def _counts(amount: Decimal, unit: str, asked: Asked) -> bool:
    """Whether whole ones are counted, which needs no word, and nothing weighs or measures them."""
    held = asked.earlier.quantities if asked.earlier is not None else ()
    weighed = {number for number, _ in asked.seen.quantities} | {number for number, _ in held}
    return unit == "No." and amount not in weighed


_ONE = re.compile(r"^\W*(?:one|une?|an?)\b")


def _number(figures: str) -> Decimal | None:
    found = numbers.numbers(figures)
    if found:
        return found[0].value
    return Decimal(1) if _ONE.match(figures) else None


def _units(asked: Asked, turns: Sequence[Extraction]) -> frozenset[str]:
    """The units that the text or its thread names."""
    held = asked.earlier.quantities if asked.earlier is not None else ()
    seen = (unit for each in (asked.seen, *turns) for _, unit in each.quantities)
    named = {*seen, *(unit for _, unit in held)}
    return frozenset(named | {*TONS} if TON in named else named)


def _words(asked: Asked, turns: Sequence[Extraction]) -> str:
    """The words of the text and its thread in which things may be counted."""
    held = asked.earlier.values.get(COUNT, "") if asked.earlier is not None else ""
    return " ".join((asked.seen.folded, held, *(turn.folded for turn in turns)))
