"""Today's rates are worked out before they are asked for, once for the same facts and day."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.commands.rates import ahead, rate_cache
from bot.commands.rates.ahead import RatesAhead
from bot.commands.rates.subject import subject_of
from bot.commands.spec import BotContext
from bot.domain.days import law_day
from bot.domain.rate_summary import Direction
from tests.walk.bot_context import bot_context

__all__ = ["bot_context"]

NOON = datetime(2026, 10, 10, 16, tzinfo=UTC)


async def test_after_a_tick_no_rate_of_the_day_is_worked_out_any_more(
    bot_context: BotContext, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ahead, "_PAUSE", 0)
    rates = RatesAhead(bot_context.store)
    await rates.tick(NOON)

    def refuse(*_args: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(rate_cache, "rate_summary", refuse)
    monkeypatch.setattr(rate_cache, "rate_groups", refuse)
    await rates.tick(NOON)
    facts = (await bot_context.store.snapshot()).facts
    found = [
        subject_of(facts, slug).rate_summary(facts, direction, law_day(NOON))
        for slug in facts.goods
        for direction in (
            Direction(imposing="US", origin="CA"),
            Direction(imposing="CA", origin="US"),
        )
    ]
    assert {one.day for one in found} == {law_day(NOON)}
