"""The small print of a short card: to what day facts reach, told only where it matters."""

from __future__ import annotations

from datetime import date

from bot.domain.text import Lang
from bot.presentation.messages import gettext_in, ngettext_in
from bot.presentation.plain_words import day_words

FRESH_DAYS = 7
"""Facts no older than this need no remark: law is published with a delay."""


def is_stale(known: date, day: date, today: date) -> bool:
    """Whether an answer must say to what day facts reach: not of a day that they do reach."""
    return day > known and ((today - known).days > FRESH_DAYS or day > today)


def facts_to(known: date, day: date, today: date, lang: Lang) -> str:
    """'⚠️ Facts to Oct 10, 2026 (49 days old)'; '' while facts are fresh and reach the day asked.

    ``known`` is the day up to which facts are reviewed, ``day`` the one asked about.
    """
    _, ngettext = gettext_in(lang), ngettext_in(lang)
    if not is_stale(known, day, today):
        return ""
    age = (today - known).days
    if age > FRESH_DAYS:
        words = ngettext("⚠️ Facts to {day} ({n} day old)", "⚠️ Facts to {day} ({n} days old)", age)
        return words.format(day=day_words(known, lang), n=age)
    words = _("⚠️ Facts to {day}; what changes before {asked}, nobody knows yet")
    return words.format(day=day_words(known, lang), asked=day_words(day, lang))


def note(*bits: str) -> str:
    """Remarks in one line of small print."""
    return " · ".join(bit for bit in bits if bit)
