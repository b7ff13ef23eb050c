"""Answers in the hours in which the day of the law is another than the asker's."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang
from bot.presentation.faces import short_text
from bot.presentation.plain_text import plain_text
from tests.shipped_store import open_shipped

EVENING = datetime(2026, 9, 15, 4, 30, tzinfo=UTC)
"""21:30 on September 14 in Vancouver, 0:30 on September 15 by the law: steel racks turned then."""
ALREADY = "by Eastern time, in which laws begin and end, it is already Sept 15, 2026"


@pytest.fixture
async def bot_context(tmp_path: Path) -> AsyncIterator[BotContext]:
    store = await open_shipped(tmp_path)
    yield BotContext(store=store, catalogue=COMMANDS)
    await store.close()


async def told(
    bot_context: BotContext,
    text: str,
    *,
    day: date = date(2026, 9, 14),
    now: datetime = EVENING,
    lang: Lang = "en",
) -> str:
    question = Question(
        text=text,
        day=day,
        now=now,
        place=Place(platform="slack", workspace="T1", channel="C1"),
        person=Person(id="U1", zone="America/Vancouver"),
        lang=lang,
    )
    card = await run(question, bot_context)
    return f"{short_text(card)}\n{plain_text(card)}".replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    "text",
    [
        "/tariff steel racks",
        "what is the duty on steel racks from canada",
        "/duty 9403.20.00.78 10000 usmca yes",
    ],
)
async def test_who_asks_after_the_law_turned_is_told_that_it_did(
    bot_context: BotContext, text: str
) -> None:
    said = await told(bot_context, text)
    assert said.count(ALREADY) == 2  # on the short card, and with all of it


async def test_who_asks_before_the_law_turns_is_told_that_it_did_not(
    bot_context: BotContext,
) -> None:
    said = await told(
        bot_context,
        "/tariff steel racks",
        day=date(2026, 9, 15),
        now=datetime(2026, 9, 15, 0, 30, tzinfo=UTC),
    )
    assert "it is still Sept 14, 2026" in said


@pytest.mark.parametrize(
    ("text", "day", "now"),
    [
        ("/tariff butter", date(2026, 9, 14), EVENING),
        ("/tariff steel racks on 2026-08-01", date(2026, 9, 14), EVENING),
        ("/tariff steel racks", date(2026, 9, 14), datetime(2026, 9, 15, 3, 30, tzinfo=UTC)),
        ("/tariff steel racks", date(2026, 9, 1), EVENING),
    ],
    ids=["nothing turns", "another day", "both days are one", "asked as of a day"],
)
async def test_nothing_is_said_where_both_days_come_to_the_same(
    bot_context: BotContext, text: str, day: date, now: datetime
) -> None:
    assert "Eastern time" not in await told(bot_context, text, day=day, now=now)


async def test_it_is_said_in_french(bot_context: BotContext) -> None:
    said = await told(bot_context, "/tariff steel racks", lang="fr")
    assert "à l\N{RIGHT SINGLE QUOTATION MARK}heure de l\N{RIGHT SINGLE QUOTATION MARK}Est" in said
