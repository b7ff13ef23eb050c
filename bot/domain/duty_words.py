"""Duty expressions as people read them."""

from __future__ import annotations

from decimal import Decimal
from typing import assert_never

from bot.domain.duty import (
    AdValorem,
    AllIn,
    Bounded,
    Compound,
    DutyExpression,
    Free,
    PartValorem,
    Prohibited,
    SeeHeading,
    Specific,
    Unparsed,
)
from bot.domain.text import Lang


def percent(value: Decimal, lang: Lang = "en") -> str:
    """'25%', '12.5%'; in French '12,5%', unspaced: a rate looks the same everywhere.

    >>> percent(Decimal("50.0"))
    '50%'
    """
    digits = f"{value.normalize():f}"
    return f"{digits}%" if lang == "en" else f"{digits.replace('.', ',')}%"


def duty_words(duty: DutyExpression, lang: Lang = "en") -> str:  # noqa: PLR0911 - one a kind
    """The expression in words.

    >>> duty_words(AllIn(percent=Decimal(15)))
    '15% all-in (the base duty counts towards it)'
    """
    match duty:
        case Free():
            return "free" if lang == "en" else "en franchise"
        case Prohibited():
            return "prohibited" if lang == "en" else "interdit"
        case AdValorem(percent=rate):
            return percent(rate, lang)
        case AllIn(percent=rate):
            tail = "all-in (the base duty counts towards it)"
            tail_fr = "au total (droit de base compris)"
            return f"{percent(rate, lang)} {tail if lang == 'en' else tail_fr}"
        case Specific():
            return _specific_words(duty)
        case PartValorem(percent=rate, of=of):
            return f"{percent(rate, lang)} {'on' if lang == 'en' else 'sur'} {of}"
        case Compound(parts=parts):
            return " + ".join(duty_words(part, lang) for part in parts)
        case Bounded():
            return _bounded_words(duty, lang)
        case SeeHeading(heading=heading):
            return heading
        case Unparsed(text=text):
            return text or ("not stated" if lang == "en" else "non précisé")
        case _:
            assert_never(duty)


def _specific_words(duty: Specific) -> str:
    money = {"USD": "$", "CAD": "C$"}.get(duty.currency, f"{duty.currency} ")
    cents = duty.amount.scaleb(2).normalize()
    amount = f"{money}{duty.amount:f}" if duty.amount >= 1 else f"{cents:f}¢"
    unit = "each" if duty.unit == "No." else duty.unit
    tail = f" {duty.of}" if duty.of.startswith(("over", "including")) else f" on {duty.of}"
    return f"{amount}/{unit}{tail if duty.of else ''}".replace("/each", " each")


def _bounded_words(duty: Bounded, lang: Lang) -> str:
    words = duty_words(duty.duty, lang)
    if duty.least is not None:
        word = "but not less than" if lang == "en" else "mais pas moins de"
        words += f" {word} {duty_words(duty.least, lang)}"
    if duty.most is not None:
        word = "but not more than" if lang == "en" else "mais pas plus de"
        words += f" {word} {duty_words(duty.most, lang)}"
    return words
