"""A process with a language model: wired by its settings, counted, examined."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from pathlib import Path

from adapters.cli.doctor import reader_finding
from adapters.http.metrics import Metrics, MetricsSnapshot
from adapters.platform import Finding
from adapters.process.wiring import opened_reader
from bot.commands.dispatch.dispatcher import dispatch
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from config.reader import ReaderSettings
from tests.language_model.endpoint import Behaviour, endpoint
from tests.walk.bot_context import NOW, TODAY, bot_context

__all__ = ["bot_context"]


async def measured() -> MetricsSnapshot:
    return MetricsSnapshot(lag=timedelta(), planning=timedelta(), outbox={}, feeds={})


def question(text: str) -> Question:
    place = Place(platform="slack", workspace="T1", channel="C1", thread="1.1")
    return Question(text=text, day=TODAY, now=NOW, place=place, person=Person(id="U1"))


async def test_a_question_is_read_by_the_endpoint_and_counted(bot_context: BotContext) -> None:
    behaviour = Behaviour(content={"command": "tariff", "good": ["steel"], "to": "US"})
    async with endpoint(behaviour) as url:
        settings = ReaderSettings(url=url, model="m", mode="always")
        metrics = Metrics(measured)
        async with opened_reader(settings) as reader:
            counted = BotContext(
                store=bot_context.store, catalogue=COMMANDS, reader=metrics.watch_reader(reader)
            )
            found = await dispatch(question("what do my coils pay"), counted)
            behaviour.status = 500
            await dispatch(question("what do my coils pay"), counted)
            await dispatch(question("/tariff steel"), counted)
    assert found.parsed is not None
    assert found.parsed.understood == {"command": "tariff", "good": ["steel"], "to": "US"}
    lines = (await metrics.text()).decode().splitlines()
    assert 'dutybell_model_readings_total{outcome="replied"} 1.0' in lines
    assert 'dutybell_model_readings_total{outcome="refused"} 1.0' in lines
    assert "dutybell_model_reading_seconds_count 2.0" in lines


async def test_while_the_endpoint_is_asked_no_transaction_is_open_and_others_are_answered(
    bot_context: BotContext,
) -> None:
    behaviour = Behaviour(content={"command": "tariff", "good": ["steel"]}, held=asyncio.Event())
    async with endpoint(behaviour) as url:
        settings = ReaderSettings(url=url, model="m", mode="always")
        async with opened_reader(settings) as reader:
            counted = BotContext(store=bot_context.store, catalogue=COMMANDS, reader=reader)
            waiting = asyncio.create_task(dispatch(question("what do my coils pay"), counted))
            while not behaviour.under_way:
                await asyncio.sleep(0)
            async with bot_context.store.transaction() as records:
                await records.key_value.put("written", "while a reading is under way")
            typed = await dispatch(question("/tariff steel"), counted)
            assert behaviour.held is not None
            behaviour.held.set()
            await waiting
    assert typed.card.command == "tariff"


async def test_without_an_address_nobody_else_reads() -> None:
    async with opened_reader(ReaderSettings()) as reader:
        assert reader is None
    assert Metrics(measured).watch_reader(None) is None


async def test_doctor_says_whether_the_model_replies(tmp_path: Path) -> None:
    assert await reader_finding(ReaderSettings()) == Finding(
        what="reader", ok=None, words="off: the bot reads by itself, see docs/language-model.md"
    )
    behaviour = Behaviour(content={"command": "help"})
    async with endpoint(behaviour) as url:
        settings = ReaderSettings(url=url, model="m", key="sk-hidden")
        well = await reader_finding(settings)
        behaviour.status = 401
        refused = await reader_finding(settings)
    assert (well.ok, well.words.split(" in ")[0]) == (True, "m at 127.0.0.1, unsure: replied")
    assert (refused.ok, "refused after" in refused.words) == (False, True)
    assert "sk-hidden" not in refused.words
