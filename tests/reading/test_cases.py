"""The tables of what words say: each row says what its examples do, and not what comes near it."""

from __future__ import annotations

import pytest

from bot.reading.lexicon import evasion
from bot.reading.lexicon.cases import Case
from bot.reading.queries.intent import Intent, refused

ROWS = (
    *evasion.EVADES, *evasion.NAMES, *evasion.OF_THE_LAW, *evasion.OF_OTHERS, *evasion.MEANT,
)  # fmt: skip


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.means)
def test_a_row_says_what_its_examples_do(row: Case) -> None:
    assert row.says
    assert [text for text in row.says if not row(text)] == []
    assert [text for text in row.but_not if row(text)] == []


@pytest.mark.parametrize("row", evasion.EVADES, ids=lambda row: row.means)
def test_what_asks_for_help_to_evade_is_refused_and_what_comes_near_is_not(row: Case) -> None:
    for text in row.says:
        assert refused(f"how do we do it: {text}") is Intent.EVASION
    for text in row.but_not:
        assert refused(text) is Intent.NONE
