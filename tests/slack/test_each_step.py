"""A process is killed, by SIGKILL, at each step from a press to the end of its answer in turn."""

from __future__ import annotations

import asyncio
import os
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.presentation.waiting_words import PERHAPS_ANSWERED, PRESS_AGAIN
from store.tables import INBOX
from tests.delivery.forked import Forked
from tests.platforms.slack.acks import Ack
from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Json, Workspace
from tests.slack import dying_process
from tests.slack.conftest import QUICK, HandClock, Runner, Running, words
from tests.slack.test_inbox import LATER
from tests.slack.test_presses import home_of, steel

pytestmark = [pytest.mark.soak, pytest.mark.timeout(1800)]
_SAID_OF_A_KILL = (PERHAPS_ANSWERED.on("en"), PRESS_AGAIN.on("en"))
_LOOKING = "ooking"
"""In a modal that holds no answer yet."""
_RETRY_SPEED = 600.0
"""An event that nobody acknowledged comes again to the one that lives: within a second, not within
six minutes a step, as Slack would have it."""
_LEAST_STEPS = 12
"""Of what is kept, answered and forgotten: each of them before and after."""


async def _goods(ann: Person, home: Json) -> Ack:
    return await ann.act_in_view(home, "goods", **steel())


async def _form(ann: Person, home: Json) -> Ack:
    return await ann.act_in_view(home, "home:form:digest")


async def _mention(ann: Person, _: Json) -> Ack:
    said = ann.write("<@UBOTT1> duty on steel?")
    return await ann.slack.outbound.event(ann.message_event(said))


async def _command(ann: Person, _: Json) -> Ack:
    return await ann.slash("/tariff", "steel")


@dataclass
class Dying:
    """One process after the other on one store, and one that lives and takes over from them."""

    slack: FakeSlack
    ann: Person
    data: Path
    clock: HandClock
    living: Running
    log: list[str] = field(default_factory=list)

    async def asked(self, ask: Callable[[Person, Json], Awaitable[Ack]], step: int) -> Ack | None:
        """What it acknowledged before it died at that step; None where it came by fewer."""
        self.log.clear()
        process = await self._started(step)
        try:
            home = await home_of(self.ann, self.ann.workspace)
            process.send_signal(signal.SIGUSR1)
            await until(lambda: self._said(dying_process.ARMED))
            asking = asyncio.ensure_future(ask(self.ann, home))
            await until(lambda: process.returncode is not None or self._said(dying_process.DONE))
            self.slack.outbound.app_url = f"{self.living.url}/slack/events"  # what comes again
            [ack] = await asyncio.gather(asking, return_exceptions=True)
            if process.returncode is None:
                return None
            await process.killed_within(0.0)
            return ack if isinstance(ack, Ack) else Ack(ok=False, seconds=0.0)
        finally:
            await process.stop()

    async def _started(self, step: int) -> Forked:
        slack = self.slack
        process = await Forked.start(
            dying_process.run,
            str(self.data),
            slack.api_url,
            slack.signing_secret,
            self.clock.now,
            step,
            env={name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            listen=self.log.append,
        )
        slack.outbound.app_url = f"{await process.said()}/slack/events"
        return process

    def _said(self, line: str) -> bool:
        return any(said.strip() == line for said in self.log)

    async def taken_over(self) -> None:
        """Let the living one answer what the dead one left."""
        self.clock.now += LATER
        calm = 0
        for _ in range(400):
            calm = 0 if await self._owed() else calm + 1
            if calm == 3:
                return
            self.clock.now += timedelta(seconds=2)  # a try may have to show first
            await asyncio.sleep(2 * QUICK.poll.total_seconds())
        raise AssertionError(f"it is owed for ever: {self.log}")

    async def _owed(self) -> bool:
        inbox = self.living.app.inbox
        async with self.living.store.work() as work:
            kept = (await work.read(select(func.count()).select_from(INBOX))).scalar_one()
        noted = any(path.stat().st_size for path in (self.data / "asked").glob("*.jsonl"))
        in_hand: Any = (inbox._held, inbox._in_memory, inbox._taken_up, inbox._writing)
        return bool(kept) or noted or any(in_hand)


@pytest.fixture
async def dying(slack: FakeSlack, ann: Person, start: Runner, tmp_path: Path) -> Dying:
    slack.rates.enforced = False
    slack.outbound.retry_speed = _RETRY_SPEED
    clock = HandClock()
    living = await start(clock=clock, inbox_timing=QUICK)
    return Dying(slack, ann, tmp_path / "data", clock, living)


@pytest.mark.parametrize("ask", [_goods, _form, _command, _mention])
async def test_at_whatever_step_a_process_is_killed_what_it_acknowledged_is_answered_once(
    dying: Dying, workspace: Workspace, ask: Callable[[Person, Json], Awaitable[Ack]]
) -> None:
    step = 1
    while True:
        posted, shown = len(dying.slack.world.posted), set(workspace.views)
        ack = await dying.asked(ask, step)
        await dying.taken_over()
        told = [words(message) for message in dying.slack.world.posted[posted:]]
        opened = [view for name, view in workspace.views.items() if name not in shown]
        modals = [str(view) for view in opened if view["type"] == "modal"]
        answers = [one for one in told if one not in _SAID_OF_A_KILL]
        answers += [one for one in modals if _LOOKING not in one]
        where = f"step {step}, {dying.log[-1]}"
        assert len(answers) <= 1, where
        assert len(told) - len(answers) <= 1, where
        if ack is None:
            break
        assert not ack.ok or told or answers, where
        step += 1
    assert (step > _LEAST_STEPS, len(answers)) == (True, 1)


async def test_at_whatever_step_a_process_is_killed_a_choice_that_it_acknowledged_is_carried_out(
    dying: Dying, workspace: Workspace
) -> None:
    step, ack = 1, None
    while step == 1 or ack is not None:
        french = step % 2 == 1

        async def choose(ann: Person, home: Json, lang: str = "fr" if french else "en") -> Ack:
            chosen = {"selected_option": {"value": lang}}
            return await ann.act_in_view(home, "home:language", **chosen)

        ack = await dying.asked(choose, step)
        await dying.taken_over()
        if ack is None or ack.ok:
            in_french = "Derniers changements" in str(workspace.homes[dying.ann.id])
            assert in_french == french, f"step {step}, {dying.log[-1]}"
        step += 1
    assert step > _LEAST_STEPS
