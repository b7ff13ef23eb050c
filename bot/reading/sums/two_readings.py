"""What can be read in two ways is asked about, with both readings as whole questions."""

from __future__ import annotations

import re

from bot.domain.text import Lang
from bot.errors import BadOption, TwoReadings
from bot.presentation import not_read
from bot.reading.sums.money import WrittenMoney
from bot.reading.sums.quantities import WrittenQuantity
from bot.reading.sums.worth import Value
from bot.reading.text.numbers import WrittenNumber


def check_one_reading(
    found: WrittenMoney | WrittenQuantity | WrittenNumber, asked: str, lang: Lang
) -> None:
    """Nothing, where ``found`` has one reading. Raises TwoReadings with both, as whole questions.

    ``asked`` is the question as a person would type it again, with the number as written in it.
    """
    if isinstance(found, WrittenMoney) and found.currency == "¥":
        raise _two_currencies(asked, lang)
    if found.other is None:
        return
    first, second = _spelled(found.written)
    shown = found.written
    told = not_read.two_numbers(shown, (first, second), lang)
    again = tuple(asked.replace(shown, plain, 1) for plain in (first, second))
    raise TwoReadings(told, suggestions=again if shown in asked else ())


def check_value(found: Value, asked: str, lang: Lang) -> None:
    """Nothing, where one sum is meant. Raises TwoReadings or BadOption, with what to ask instead.

    A price without how many, and a price that may as well be the sum, are asked about.
    """
    check_one_reading(found.total, asked, lang)
    if found.of is None:
        return
    price, per = f"{found.of.amount:f}", found.of.per
    if found.counted is None:
        raise BadOption(not_read.how_many(price, per, lang))
    if found.whole:
        many = f"{found.counted.amount:f} {found.counted.unit}"
        total = f"{found.total.amount:f}"
        told = not_read.whole_or_each(found.of.written, per, many, total, lang)
        written = re.escape(found.of.written)
        whole = re.sub(rf"(?:\bat|@|\bà)\s*(?=\S{{0,4}}\s?{written})", "worth ", asked, count=1)
        each = asked.replace(found.of.written, f"{found.of.written} per {per}", 1)
        raise TwoReadings(told, suggestions=(whole, each) if whole != asked else (each,))


def _spelled(written: str) -> tuple[str, str]:
    """Both readings of '10.000' and '1,234', as nobody can misread them."""
    whole, _, rest = written.replace(",", ".").partition(".")
    short = rest.rstrip("0").ljust(2, "0")
    # three decimals would be asked about again
    return f"{whole}{rest}", f"{whole}.{short.ljust(4, '0') if len(short) == 3 else short}"


def _two_currencies(asked: str, lang: Lang) -> TwoReadings:
    told = not_read.two_currencies(lang)
    return TwoReadings(told, suggestions=tuple(asked.replace("¥", f"{c} ") for c in ("JPY", "CNY")))
