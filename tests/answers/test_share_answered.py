"""What an entry waits for is told by a number alone, in the thread where it was asked for."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Place
from bot.presentation.typography import NO_BREAK
from tests.answers.conftest import NOON, TODAY
from tests.shipped_store import open_shipped
from tests.walk.bot_context import answer

ENTRY = "/duty 7326.90.86 10000 USD from CN on 2025-09-01"
ANSWERED = ("60%", "60", "metal 60%")


async def _headlines(data: Path) -> dict[str, str]:
    store = await open_shipped(data, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    found = {}
    for number, told in enumerate(ANSWERED):
        place = Place(platform="slack", workspace="T1", channel="C1", thread=str(number))
        await answer(context, ENTRY, place=place, day=TODAY, now=NOON)
        short = (await answer(context, told, place=place, day=TODAY, now=NOON)).short
        found[told] = short.headline.replace(NO_BREAK, " ") if short else ""
    await store.close()
    return found


@pytest.fixture(scope="module")
def headlines(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return asyncio.run(_headlines(tmp_path_factory.mktemp("share")))


@pytest.mark.parametrize("told", ANSWERED)
def test_a_number_alone_tells_the_metal_that_was_asked_for(
    headlines: dict[str, str], told: str
) -> None:
    assert headlines[told].startswith("USD 8,190.00 on USD 10,000 of 7326.90.86")
