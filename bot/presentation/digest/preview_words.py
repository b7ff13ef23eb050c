"""What a preview says around a brief: of which day it is, and which days have none."""

from __future__ import annotations

from datetime import date

from bot.domain.text import Lang
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import day_words


def of_now(lang: Lang) -> str:
    """That it is the brief of this moment."""
    _ = gettext_in(lang)
    return _("This is what a brief would say now.")


def of_day(day: date, lang: Lang) -> str:
    """That it is the brief of a day gone by, written from the facts of today."""
    _ = gettext_in(lang)
    words = _("The brief of {day}, as today’s facts tell it.")
    return words.format(day=day_words(day, lang))


def not_yet(day: date, lang: Lang) -> str:
    """That the day lies ahead."""
    _ = gettext_in(lang)
    words = _("{day} is still to come: give today or a day before it.")
    return words.format(day=day_words(day, lang))


def before_records(first: date, lang: Lang) -> str:
    """That no facts are held of the day."""
    _ = gettext_in(lang)
    words = _("The first brief I can tell is that of {day}: my facts begin there.")
    return words.format(day=day_words(first, lang))


def day_before(lang: Lang) -> str:
    """The button for the brief of the day before."""
    _ = gettext_in(lang)
    return _("The day before")


def day_after(lang: Lang) -> str:
    """The button for the brief of the day after."""
    _ = gettext_in(lang)
    return _("The day after")


def details(lang: Lang) -> str:
    """The button for what follows in a brief's thread."""
    _ = gettext_in(lang)
    return _("Details")
