"""Several lines of one entry: sums in several currencies are never added to one another."""

from __future__ import annotations

import asyncio
from pathlib import Path

from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.presentation.plain_text import plain_text
from tests.answers.conftest import NOON, TODAY, short_lines
from tests.shipped_store import open_shipped
from tests.walk.bot_context import answer

LINES = {
    "/duty 7208.51 10000 CAD from CA, 6109.10 500 USD from VN": (
        "Total duty CAD 5,000.00 + USD 145.00 on CAD 10,000.00 + USD 500.00",
        "Amounts are in CAD; say what one CAD is in USD (rate 0.73)",
        "7208.51, Canada: Total duty CAD 5,000.00, 50% of the value",
        "6109.10, Vietnam: Total duty USD 145.00, 29% of the value",
        "Fees apart: harbor (sea only) not known; processing not known",
    ),
    "/duty 7208.51 10000 CAD from CA, 6109.10 500 USD from VN rate 0.7": (
        "Total duty USD 3,645.00 on USD 7,500.00",
        "CAD 10,000.00 at 0.7 is USD 7,000.00: the rate you gave. Customs takes its own rate of"
        " the day",
        "7208.51, Canada: Total duty USD 3,500.00, 50% of the value",
        "6109.10, Vietnam: Total duty USD 145.00, 29% of the value",
        "Fees apart: harbor (sea only) 9.38; processing 34.58",
    ),
    "/duty 2009.12 10000 CAD 6109.10 500 CAD from US to CA usmca yes": (
        "Total duty CAD 250.00 on CAD 10,500.00",
        "2009.12: Total duty CAD 0.00, 0% of the value",
        "6109.10: Total duty CAD 250.00, 50% of the value",
    ),
}


def test_lines_in_two_currencies_are_summed_apart_until_a_rate_is_given(tmp_path: Path) -> None:
    assert asyncio.run(short_lines(tmp_path, LINES)) == LINES


def test_one_rate_turns_one_currency_and_no_other(tmp_path: Path) -> None:
    async def asked() -> str:
        store = await open_shipped(tmp_path, NOON)
        context = BotContext(store=store, catalogue=COMMANDS)
        line = "/duty 7208.51 10000 EUR from AT, 7306.30.50.33 500 GBP from GB rate 1.1"
        card = await answer(context, line, day=TODAY, now=NOON)
        await store.close()
        return plain_text(card)

    told = asyncio.run(asked())
    assert "One rate can't turn EUR, GBP" in told
    assert "Total duty" not in told


def test_of_three_currencies_no_rate_is_asked_that_would_be_refused(tmp_path: Path) -> None:
    text = "/duty 7208.51 10000 CAD from CA, 6109.10 500 USD from VN, 7306.30.50.33 500 GBP from GB"
    told = asyncio.run(short_lines(tmp_path, [text]))[text]
    assert told[1] == (
        "One rate can't turn CAD, GBP: give the values in one currency, or ask each code by itself"
    )
    assert not [line for line in told if "say what one" in line]


TYPED = (
    "/duty 7208.51 10000 EUR from DE, 7306.30.50.33 500 EUR from IT",
    "/duty 2204.21.50 1000 USD from CA quantity 100 l",
    "/duty 2204.21.50 1000 USD from CA quantity 100l",
)


def test_countries_before_a_comma_and_litres_are_no_words_of_french(tmp_path: Path) -> None:
    async def asked() -> set[str]:
        store = await open_shipped(tmp_path, NOON)
        context = BotContext(store=store, catalogue=COMMANDS)
        cards = [await answer(context, text, day=TODAY, now=NOON) for text in TYPED]
        await store.close()
        return {card.lang for card in cards}

    assert asyncio.run(asked()) == {"en"}
