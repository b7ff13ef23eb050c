"""Anti-dumping and countervailing duties are in every sum and rate of the lumber that owes them."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.presentation.faces import short_text
from bot.presentation.plain_text import plain_text
from bot.presentation.typography import NO_BREAK
from tests.answers.conftest import NOON, TODAY, short_lines
from tests.shipped_store import open_shipped
from tests.walk.bot_context import answer

RATES = {
    "/tariff softwood lumber on 2025-03-20": (
        "Softwood lumber, Canada → US: 39.4% (Mar 20, 2025)",
        "14.4% (most firms’ own rate) + 25% (emergency tariff on Canada)",
    ),
    "/tariff softwood lumber usmca yes on 2025-03-20": (
        "Softwood lumber, Canada → US: 14.4% (Mar 20, 2025)",
        "14.4% (most firms’ own rate)",
    ),
    "/tariff softwood lumber on 2025-08-01": (
        "Softwood lumber, Canada → US: 62.3% (Aug 1, 2025)",
        "27.3% (most firms’ own rate) + 35% (emergency tariff on Canada)",
    ),
}
"""The fifth review's 7.66% and 6.74%, the first until July 28, the second until August 11, 2025."""


def test_the_duties_by_firm_are_held_from_the_first_day_of_the_records(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, RATES))
    assert {text: lines[:2] for text, lines in told.items()} == RATES


def test_a_history_says_that_they_stand_in_none_of_its_rates(tmp_path: Path) -> None:
    async def asked() -> str:
        store = await open_shipped(tmp_path, NOON)
        context = BotContext(store=store, catalogue=COMMANDS)
        card = await answer(context, "/timeline lumber", day=TODAY, now=NOON)
        await store.close()
        return card.short.note if card.short else ""

    assert asyncio.run(asked()).endswith(" · your mill’s own rate not included")


SUMS = {
    "/duty 4407.11 5000 USD from CA": (
        "Duty USD 500.00 + your mill’s own rate; what is known is 10% of the value",
        "A rate of its own if declared: Canfor: 47.59% (35.47% + 12.12%)",
    ),
    "/duty 7208.51 10000, 4407.11 5000 from CA": (
        "Total duty USD 5,500.00 + your mill’s own rate on USD 15,000.00",
    ),
    "/duty 4407.11 5000 USD from CA on 2025-07-30": (
        "A rate of its own if declared: Canfor: 35.53%",
        "Less may be owed if declared: West Fraser: 9.65%",
    ),
}


def test_no_total_is_told_without_a_rate_that_is_each_firms_own(tmp_path: Path) -> None:
    async def asked() -> dict[str, str]:
        store = await open_shipped(tmp_path, NOON)
        context = BotContext(store=store, catalogue=COMMANDS)
        cards = {text: await answer(context, text, day=TODAY, now=NOON) for text in SUMS}
        await store.close()
        figures = cards["/duty 4407.11 5000 USD from CA"].figures()
        assert not [figure for figure in figures if figure.kind == "total"]
        return {
            text: f"{short_text(card)}\n{plain_text(card)}".replace(NO_BREAK, " ")
            for text, card in cards.items()
        }

    told = asyncio.run(asked())
    missing = [(text, w) for text, words in SUMS.items() for w in words if w not in told[text]]
    assert missing == []
    assert "unquantified" not in "".join(told.values())
