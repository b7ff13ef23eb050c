"""The short card of /quote: who, when, and their own words."""

from __future__ import annotations

import re
from datetime import date

from bot.cards import Quotation
from bot.domain.text import Lang
from bot.presentation.budget import most_words, words_in
from bot.presentation.messages import gettext_in
from bot.presentation.plain_words import full_month, spoken

_MONTH = re.compile(r"(\d{4})-(\d{2})")
_MOST = 44
"""Words of a quotation that a short card holds; longer ones are cut where a sentence ends."""


def quote_headline(quote: Quotation, lang: Lang) -> str:
    """'Howard Lutnick, Mar 4, 2025'."""
    return ", ".join(filter(None, (quote.speaker, _when(quote.day, lang))))


def _when(written: str, lang: Lang) -> str:
    """A day, or the month where no day is known, as a person says it."""
    month = _MONTH.fullmatch(written)
    if month is None:
        return spoken(written, lang)
    return full_month(date(int(month[1]), int(month[2]), 1), lang)


def quote_lines(quote: Quotation, lang: Lang) -> tuple[str, ...]:
    """The words, marked where they are cut, then who speaks and where."""
    _ = gettext_in(lang)
    words = _cut(quote.words, most_words(_MOST, lang))
    said = words if quote.kind == "paraphrase" else _("“{words}”").format(words=words)
    if quote.kind == "paraphrase":
        said = _("Reported, not quoted: {words}").format(words=said)
    elif quote.kind == "fragment":
        said = _("{words} (fragment)").format(words=said)
    where = ", ".join(bit for bit in (quote.role, quote.venue) if bit)
    room = most_words(_MOST, lang) + 12 - words_in(said)
    return (said, where) if where and words_in(where) <= room else (said,)


def _cut(words: str, most: int) -> str:
    """At most that many words, an ellipsis where some are left out."""
    split = words.split(" ")
    return words if len(split) <= most else " ".join(split[: most - 1]) + " …"
