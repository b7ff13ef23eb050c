"""What was told to wait is answered once, or apologised for: kills and floods."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from adapters.discord import words
from adapters.discord.app import DiscordApp
from adapters.discord.tree import MANAGE_GUILD
from bot.cards import Card
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.delivery.backlog import Backlog
from bot.delivery.inbox_timing import InboxTiming
from bot.domain.questions import Place, Question
from bot.domain.text import Words
from bot.ports import Records
from bot.presentation.waiting_words import BUSY, BUSY_CHANNEL, PERHAPS_ANSWERED
from store.store import SqlStore, open_store
from tests.discord.conftest import NOW, Running, settings
from tests.discord.payloads import from_bot, texts, until
from tests.discord.sample_cards import SomePicture, answering
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import USUAL, guild_id

QUICK = InboxTiming(poll=timedelta(milliseconds=50), patience=timedelta(seconds=2))
LATER = QUICK.lease + timedelta(seconds=1)


@dataclass
class Process:
    """One process whose answers wait for ``gate``, and how to kill it."""

    running: Running
    store: SqlStore
    gate: asyncio.Event
    asked: list[str]

    async def kill(self) -> None:
        """As by kill -9: it writes and says nothing more."""

        def gone(*_: object, **__: object) -> AbstractAsyncContextManager[Records]:
            raise OSError("killed")

        self.store.transaction = gone  # type: ignore[method-assign,assignment]  # the dead write nothing
        client = self.running.app._client
        assert client is not None
        await client.http.close()
        self.running.task.cancel()
        journal = self.running.app.inbox.notes._journal
        journal.close()  # as the system does for the dead
        journal.note = gone  # type: ignore[method-assign,assignment]


@dataclass
class Processes:
    """Starts processes on one store, with one clock that a test moves."""

    begin: Callable[[], AbstractAsyncContextManager[Process]]
    stack: AsyncExitStack
    now: datetime = NOW

    async def start(self, *, opened: bool = True) -> Process:
        made = await self.stack.enter_async_context(self.begin())
        if opened:
            made.gate.set()
        return made


@pytest.fixture
async def processes(fake: FakeDiscord, tmp_path: Path) -> AsyncIterator[Processes]:
    async with AsyncExitStack() as stack:

        @asynccontextmanager
        async def begin() -> AsyncIterator[Process]:
            store, gate = await open_store(data=tmp_path), asyncio.Event()
            asked: list[str] = []

            async def slowly(question: Question, bot_context: BotContext) -> Card:
                asked.append(question.text or question.options.get("good", ""))
                await gate.wait()
                return await answering(question, bot_context)

            app = DiscordApp(
                bot_context=BotContext(store=store, catalogue=COMMANDS),
                charts=SomePicture(),
                clock=lambda: made.now,
                settings=settings(fake),
                answering=slowly,
                inbox_timing=QUICK,
            )
            running = Running(app=app, task=asyncio.create_task(app.serve()))
            await until(lambda: app.up)
            yield Process(running=running, store=store, gate=gate, asked=asked)
            gate.set()
            await running.stop()
            await store.close()

        made = Processes(begin=begin, stack=stack)
        yield made


def answers(fake: FakeDiscord, number: int) -> list[str]:
    thread = fake.world.channels.get(number)
    return [texts(one) for one in from_bot(thread)] if thread else []


async def test_a_command_told_to_wait_by_a_killed_process_is_answered_by_the_next(
    processes: Processes, ana: Person
) -> None:
    first = await processes.start(opened=False)
    asked = await ana.slash("tariff", good="steel")
    await asyncio.wait_for(asked.acknowledged.wait(), 60)
    await first.kill()
    await processes.start()
    await asyncio.sleep(0.2)
    assert asked.original is None  # its lease still runs: it may only be slow
    processes.now += LATER
    done = await settled(asked)
    assert done.original is not None
    assert "You asked: steel" in texts(done.original)
    assert done.followups == []


async def test_a_mention_of_a_killed_process_is_answered_once_by_two_others(
    processes: Processes, ana: Person, fake: FakeDiscord
) -> None:
    first = await processes.start(opened=False)
    number = int((await ana.say("steel?", mention=True))["id"])
    await until(lambda: first.asked)
    await first.kill()
    await processes.start()
    await processes.start()
    processes.now += LATER
    await until(lambda: answers(fake, number))
    await asyncio.sleep(0.3)
    assert len(answers(fake, number)) == 1


async def test_an_answer_that_stands_already_is_not_given_again_after_a_kill(
    processes: Processes, ana: Person, fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def unwritten(*_: object, **__: object) -> None:
        raise OSError("killed before it was written")

    monkeypatch.setattr("store.inbox.StoredInbox.answered", unwritten)
    first = await processes.start()
    number = int((await ana.say("steel?", mention=True))["id"])
    await until(lambda: answers(fake, number))
    await first.kill()
    monkeypatch.undo()
    fake.world.nonces.clear()  # the platform's help is over
    second = await processes.start()
    processes.now += LATER
    await until(lambda: fake.called("GET", "/messages$"))
    await until(lambda: not second.running.app.inbox.holds)
    assert (len(answers(fake, number)), second.asked) == (1, [])


async def test_what_changes_something_is_never_done_twice_and_its_asker_is_told(
    processes: Processes, ana: Person
) -> None:
    first = await processes.start(opened=False)
    asked = await ana.slash("digest", action="now")
    await until(lambda: first.asked or first.running.app.inbox.holds)
    await asyncio.wait_for(asked.acknowledged.wait(), 60)
    await until(lambda: first.asked)
    await first.kill()
    second = await processes.start()
    processes.now += LATER
    done = await settled(asked)
    assert done.original is not None
    assert PERHAPS_ANSWERED.on("en") in texts(done.original)
    assert second.asked == []


@pytest.mark.parametrize(
    ("killed_in", "threads"),
    [("reply.Reply.carry_out", words.THREADS_OFF), ("inbound.settle", words.THREADS_ON)],
    ids=["before anything was changed", "while it was changed, perhaps"],
)
async def test_a_servers_settings_are_told_by_the_next_process_and_never_set_twice(
    processes: Processes,
    ana: Person,
    monkeypatch: pytest.MonkeyPatch,
    killed_in: str,
    threads: Words,
) -> None:
    reached = asyncio.Event()

    async def killed_here(*_: object, **__: object) -> None:
        reached.set()
        await asyncio.Event().wait()

    ana.permissions = USUAL | MANAGE_GUILD
    first = await processes.start()
    with monkeypatch.context() as patched:
        patched.setattr(f"adapters.discord.{killed_in}", killed_here)
        asked = await ana.slash("dutybell", threads="no")
        await asyncio.wait_for(reached.wait(), 60)
        await first.kill()
    second = await processes.start()
    processes.now += LATER
    done = await settled(asked)
    assert done.original is not None
    assert threads.on("en") in texts(done.original)
    async with second.store.transaction() as records:
        place = Place(platform="discord", workspace=str(guild_id(0)))
        kept = await records.channel_settings.settings(place)
    assert kept.threads is (threads is words.THREADS_ON)


async def test_a_flood_in_one_channel_is_answered_in_part_and_the_rest_told_once(
    processes: Processes, ana: Person, fake: FakeDiscord
) -> None:
    first = await processes.start(opened=False)
    backlog = Backlog(most_in_channel=3)
    first.running.app.incoming.backlog = backlog
    numbers = [int((await ana.say("steel?", mention=True))["id"]) for _ in range(20)]
    await until(lambda: BUSY_CHANNEL.on("en") in " ".join(map(texts, from_bot(ana.channel))))
    first.gate.set()
    await until(lambda: sum(len(answers(fake, one)) for one in numbers) == 3)
    await asyncio.sleep(0.3)
    told = [one for one in map(texts, from_bot(ana.channel)) if BUSY_CHANNEL.on("en") in one]
    assert len(told) == 1
    assert sorted(len(answers(fake, one)) for one in numbers) == [0] * 17 + [1] * 3


async def test_more_commands_than_can_be_answered_are_told_to_come_again(
    processes: Processes, ana: Person
) -> None:
    first = await processes.start()
    first.running.app.incoming.backlog = Backlog(most=0)
    done = await settled(await ana.slash("tariff", good="steel"))
    assert done.original is not None
    assert BUSY.on("en") in texts(done.original)


def rests(process: Process, processes: Processes) -> bool:
    """Whether it has looked at the inbox by the time of now, and has nothing in hand. Where time
    goes on before, on a busy machine, it is past the deadline of what is asked, or past half a
    lease between two looks, and nobody takes anything up then.
    """
    inbox = process.running.app.inbox
    in_hand = inbox.holds or inbox._taken_up or inbox._writing
    return inbox._looked == processes.now and not in_hand


async def test_whoever_is_owed_an_answer_that_fails_in_us_is_told_so_once(
    processes: Processes, ana: Person, fake: FakeDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def fails(*_: object, **__: object) -> None:
        raise RuntimeError("ours")

    monkeypatch.setattr("adapters.discord.mentions.Mentions._answered", fails)
    monkeypatch.setattr("adapters.discord.resuming.Resuming._composed", fails)
    first = await processes.start(opened=False)
    pressed = await ana.slash("tariff", good="steel")
    await asyncio.wait_for(pressed.acknowledged.wait(), 60)
    await first.kill()
    second = await processes.start()
    asked = await ana.say("steel?", mention=True)
    await until(lambda: second.running.app.inbox._recent)  # it heard of it
    for _ in range(20):
        processes.now += timedelta(seconds=20)
        await until(lambda: rests(second, processes))
        if pressed.original is not None and from_bot(ana.channel):
            break
    await asyncio.sleep(0.3)
    [told] = from_bot(ana.channel)
    assert str(told["message_reference"]["message_id"]) == asked["id"]
    sorry = words.OURS.on("en")
    assert pressed.original is not None
    assert [sorry in texts(one) for one in (told, pressed.original)] == [True, True]
    assert pressed.followups == []
