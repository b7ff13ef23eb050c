"""Quotas as they are said: how much may enter below a duty, and one country's most of it."""

from __future__ import annotations

from decimal import Decimal

from bot.domain.measures import Quota
from bot.domain.text import Lang
from bot.domain.words import capital
from bot.presentation.duty_expressions import percent
from bot.presentation.locale_data import grouped
from bot.presentation.measures import span_words
from bot.presentation.messages import N_

TITLE = N_("Quota of the quarter")
_LINE = N_("{label}: {tonnes} t a quarter, at most {share} of it from one country ({days})")


def quota_line(quota: Quota, lang: Lang) -> str:
    """'Hot-rolled sheet: 2,366.7 t a quarter, at most 41% of it from one country (...)'."""
    label = quota.label.on(lang)
    return _LINE.on(
        lang,
        label=capital(label),
        tonnes=tonnes(quota.tonnes, lang),
        share=percent(quota.share, lang),
        days=span_words(quota.validity, lang),
    )


def tonnes(amount: Decimal, lang: Lang) -> str:
    """A quantity with its thousands parted.

    >>> tonnes(Decimal("30472.5"), "en")
    '30,472.5'
    """
    return grouped(amount, lang)
