"""The headline of a quotation: who, and when as a person says it."""

from __future__ import annotations

import pytest

from bot.cards import Quotation
from bot.domain.text import Lang
from bot.presentation.quote_card import quote_headline
from bot.presentation.typography import NO_BREAK


@pytest.mark.parametrize(
    ("day", "lang", "told"),
    [
        ("2025-03-04", "en", "Ann, Mar 4, 2025"),
        ("2025-05", "en", "Ann, May 2025"),
        ("2025-05", "fr", "Ann, mai 2025"),
        ("2025", "en", "Ann, 2025"),
    ],
)
def test_a_month_is_said_as_one_where_no_day_is_known(day: str, lang: Lang, told: str) -> None:
    quote = Quotation(
        words="x", speaker="Ann", role="", day=day, venue="", source="", kind="verbatim", context=""
    )
    assert quote_headline(quote, lang).replace(NO_BREAK, " ") == told
