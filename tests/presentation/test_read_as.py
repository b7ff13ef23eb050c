"""What a sentence was read as, in words that can be typed again."""

from __future__ import annotations

import pytest

from bot.domain.codes import Code
from bot.domain.questions import Query
from bot.domain.text import Lang
from bot.presentation.read_as import shown_line
from bot.presentation.typography import NO_BREAK
from tests.shipped_facts import shipped


@pytest.mark.parametrize(
    ("query", "lang", "line"),
    [
        (
            Query(command="duty", code=Code.parse("4418.29"), origin="CA", claim="none"),
            "fr",
            "/duty 4418.29 de CA aceum non",
        ),
        (
            Query(command="duty", code=Code.parse("0306.32"), claim="usmca"),
            "en",
            "/duty 0306.32 usmca yes",
        ),
        (
            Query(command="duty", code=Code.parse("0306.32"), claim="S"),
            "en",
            "/duty 0306.32 claim S",
        ),
        (Query(command="sources", good="steel", origin="US"), "en", "/sources steel from US"),
        (Query(command="sources"), "fr", "/sources"),
        (Query(command="changes", origin="CN", imposing="US"), "en", "/changes from CN to US"),
    ],
)
def test_a_query_is_shown_as_it_is_typed(query: Query, lang: Lang, line: str) -> None:
    assert shown_line(query, shipped(), lang).replace(NO_BREAK, " ") == line
