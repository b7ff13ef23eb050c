"""What is said where a question cannot be read: names nobody knows, days there are none of, numbers
that may be two; and what was taken for granted in one that could."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.domain.codes import Code
from bot.domain.text import Lang, Words
from bot.presentation.locale_data import locale_data
from bot.presentation.messages import N_

_UNKNOWN = N_("I don't know “{words}”.")
_MEANT = N_("Did you mean {offered}?")
_OTHER_WORDS = N_("Try another word for it, or its tariff code.")
_IN_SCHEDULE = N_(
    "“{words}” is no good I know, but lines of the schedule say it: {lines}. Which one?"
)
_NO_CODE = N_(
    "I don't know a tariff code {code}. Chapters run from 01 to 97, with 98 and 99 for special "
    "provisions."
)
_ODD_CODE = N_(
    "“{words}” has {count} digits; a tariff code has 2, 4, 6, 8 or 10. Is a leading zero lost?"
)
_TOO_LONG = N_("A code has at most 10 digits. Did you mean {code}?")
_NEAREST_CODE = N_("A tariff code has 2 to 10 digits. The nearest is {code}.")
_NO_QUOTATIONS = N_("I have no quotations of {name}.")
_FAR_DAY = N_("{day} is too far off: days from 1900 to 2099 can be asked about.")
_NO_DAY = N_("There is no {day}. Dates look like 2025-03-15 or March 15, 2025.")
_FISCAL = N_(
    "When a fiscal year and its quarters begin differs. Name the months, such as January to March "
    "2026."
)
_WHICH_DAY = N_(
    "What is owed before a change hangs on the day. Say the day of entry, such as 2025-06-03."
)
_TWO_NUMBERS = N_("“{written}” may be {first} or {second}. Which one?")
_TWO_CURRENCIES = N_("“¥” is the sign of the yen and of the yuan. Which one?")
_HOW_MANY = N_("{price} per {unit}: how many {unit} in all, or what is the whole value?")
_WHOLE_OR_EACH = N_("Is {written} the whole value, or per {unit} ({many}: {total})?")
_STEEL = N_("/tariff steel")
_DATE_READ = N_("I read that date as {day} (month first).")
_MENDED = N_("I read “{written}” as {good}.")
_NOT_NAMED = N_("I took this to be about {good}, which your words don't name.")
_SEVERAL_CODES = N_("Many codes were named; these are the first. The others: {codes}.")
_NOWHERE = N_("I don't know where {place} is: name the country if it is not as above.")


def unknown_good(words: str, offered: Sequence[str], lang: Lang) -> str:
    """Words that name no good; ``offered`` are names of goods that come near."""
    said = _UNKNOWN.on(lang, words=words)
    way_on = _MEANT.on(lang, offered=", ".join(offered)) if offered else _OTHER_WORDS.on(lang)
    return f"{said} {way_on}"


def in_schedule(words: str, lines: Sequence[str], lang: Lang) -> str:
    """Words that name no good, but stand in ``lines`` of a schedule."""
    return _IN_SCHEDULE.on(lang, words=words, lines="; ".join(lines))


def examples(lang: Lang) -> tuple[str, ...]:
    """Questions to offer where nothing is near."""
    return (_STEEL.on(lang), "/tariff 7208.51", "/help")


def no_code(code: Code, lang: Lang) -> str:
    """A code that no schedule can hold."""
    return _NO_CODE.on(lang, code=code.dotted)


def odd_code(words: str, digits: str, lang: Lang) -> str:
    """Digits like those of a code, but an odd number of them."""
    return _ODD_CODE.on(lang, words=words, count=len(digits))


def too_long(nearest: Code, lang: Lang, *, named: bool) -> str:
    """A code of more than ten digits; ``named``: it was called a tariff code."""
    return (_NEAREST_CODE if named else _TOO_LONG).on(lang, code=nearest.dotted)


def no_quotations(name: str, lang: Lang) -> str:
    """A person who is not quoted here."""
    return _NO_QUOTATIONS.on(lang, name=name)


def no_such_day(day: int, month: int, year: int | None, lang: Lang) -> str:
    """A day that is in no calendar; its month may be none either.

    >>> no_such_day(31, 2, 2025, "en")[:44]
    'There is no 31 February 2025 (2025-02-31). D'
    """
    written = f"{year}-{month:02d}-{day:02d}" if year else f"{day}/{month}"
    if not 1 <= month <= 12:
        return _NO_DAY.on(lang, day=written)
    spelled = f"{day} {locale_data(lang).months[month - 1]}"
    return _NO_DAY.on(lang, day=f"{spelled} {year} ({written})" if year else spelled)


def far_day(written: str, lang: Lang) -> str:
    """A day of a year that no tariff question is about."""
    return _FAR_DAY.on(lang, day=written)


def fiscal_quarter(lang: Lang) -> str:
    """A quarter of a year whose beginning nobody told."""
    return _FISCAL.on(lang)


def which_day(lang: Lang) -> str:
    """An entry that is told by a change whose day nobody told."""
    return _WHICH_DAY.on(lang)


def two_numbers(written: str, readings: tuple[str, str], lang: Lang) -> str:
    """A number that can be read in two ways."""
    return _TWO_NUMBERS.on(lang, written=written, first=readings[0], second=readings[1])


def two_currencies(lang: Lang) -> str:
    """A sign that stands for two currencies."""
    return _TWO_CURRENCIES.on(lang)


def how_many(price: str, unit: str, lang: Lang) -> str:
    """A price for each unit, of which nobody said how many there are."""
    return _HOW_MANY.on(lang, price=price, unit=unit)


def whole_or_each(written: str, unit: str, many: str, total: str, lang: Lang) -> str:
    """A sum that may be for all, or for each of ``many``, which then come to ``total``."""
    return _WHOLE_OR_EACH.on(lang, written=written, unit=unit, many=many, total=total)


def date_read(day: date) -> Words:
    """How a date was read that has two readings."""
    return _DATE_READ.of(day=day)


def other_codes(codes: Sequence[str]) -> Words:
    """Codes that were named beside the one that is answered."""
    return _SEVERAL_CODES.of(codes=", ".join(codes))


def place_unknown(place: str) -> Words:
    """A place of origin that nobody knows."""
    return _NOWHERE.of(place=place)


def word_mended(written: str, good: Words) -> Words:
    """A misspelt word that was taken for a good's name."""
    return _MENDED.of(written=written, good=good)


def not_named(good: Words) -> Words:
    """A good that a language model read where no name known here stands."""
    return _NOT_NAMED.of(good=good)
