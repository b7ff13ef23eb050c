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
from bot.presentation.locale_data import percent_words
from bot.presentation.messages import NC_, gettext_in

_FREE = NC_("duty", "free")
_PROHIBITED = NC_("duty", "prohibited")


def percent(value: Decimal, lang: Lang = "en") -> str:
    """'25%', '12.5%'; as the language has it: '12,5 %' in French.

    >>> percent(Decimal("50.0")), percent(Decimal("12.5"), "fr")
    ('50%', '12,5\\xa0%')
    """
    return percent_words(value, lang)


def duty_words(duty: DutyExpression, lang: Lang = "en") -> str:  # noqa: PLR0911 - one a kind
    """The expression in words.

    >>> duty_words(AllIn(percent=Decimal(15)))
    '15% all-in (the base duty counts towards it)'
    """
    _ = gettext_in(lang)
    match duty:
        case Free():
            return _FREE.on(lang)
        case Prohibited():
            return _PROHIBITED.on(lang)
        case AdValorem(percent=rate):
            return percent(rate, lang)
        case AllIn(percent=rate):
            words = _("{rate} all-in (the base duty counts towards it)")
            return words.format(rate=percent(rate, lang))
        case Specific():
            return _specific_words(duty)
        case PartValorem(percent=rate, of=of):
            return _("{rate} on {part}").format(rate=percent(rate, lang), part=of)
        case Compound(parts=parts):
            return " + ".join(duty_words(part, lang) for part in parts)
        case Bounded():
            return _bounded_words(duty, lang)
        case SeeHeading(heading=heading):
            return heading
        case Unparsed(text=text):
            return text or _("not stated")
        case _:
            assert_never(duty)


def _specific_words(duty: Specific) -> str:
    """As the schedule prints it, in its own units and words, which stand in every language."""
    money = {"USD": "$", "CAD": "C$"}.get(duty.currency, f"{duty.currency} ")
    cents = duty.amount.scaleb(2).normalize()
    amount = f"{money}{duty.amount:f}" if duty.amount >= 1 else f"{cents:f}¢"
    unit = "each" if duty.unit == "No." else duty.unit
    tail = f" {duty.of}" if duty.of.startswith(("over", "including")) else f" on {duty.of}"
    return f"{amount}/{unit}{tail if duty.of else ''}".replace("/each", " each")


def _bounded_words(duty: Bounded, lang: Lang) -> str:
    _ = gettext_in(lang)
    words = duty_words(duty.duty, lang)
    if duty.least is not None:
        least = _("but not less than {rate}").format(rate=duty_words(duty.least, lang))
        words = f"{words} {least}"
    if duty.most is not None:
        most = _("but not more than {rate}").format(rate=duty_words(duty.most, lang))
        words = f"{words} {most}"
    return words
