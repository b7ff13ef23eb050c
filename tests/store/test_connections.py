"""What an acknowledgement waits for never waits for lookups; what a cut connection is told as."""

from __future__ import annotations

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta
from typing import cast

import pytest
from sqlalchemy.engine.interfaces import DBAPIConnection

from bot.delivery.held_question import Held
from bot.delivery.inbox import QuestionInbox
from bot.delivery.inbox_timing import InboxTiming
from store.engine import CONNECTIONS, MORE_CONNECTIONS, _prepare_postgresql
from store.store import SqlStore
from tests.taken_questions import ASKED, NOW


async def test_a_question_is_kept_while_lookups_hold_every_other_connection(
    store: SqlStore,
) -> None:
    async with AsyncExitStack() as lookups:
        for _ in range(CONNECTIONS + MORE_CONNECTIONS):
            records = await lookups.enter_async_context(store.transaction())
            await records.key_value.get("held")
        timing = InboxTiming(acknowledge=timedelta(seconds=20))
        inbox = QuestionInbox(store, "slack", lambda: NOW, worker="w1", timing=timing)
        held: Held = inbox.take_now(ASKED)
        async with asyncio.timeout(15):  # a connection of the lookups would come after thirty
            assert await held.safe()
            async with store.transaction(apart=True) as records:
                left = await records.inbox.claim(
                    "slack",
                    worker="w2",
                    now=NOW + timedelta(minutes=2),
                    lease=timedelta(seconds=1),
                    limit=9,
                )
        held.answered()
        await inbox.stop()
    assert [one.key for one in left] == [ASKED.key]


class _CutOff:
    """A connection of the driver that is cut off as its settings are set."""

    def run_async(self, _call: object) -> None:
        raise LookupError("cannot switch to state 12; another operation (2) is in progress")


def test_what_the_driver_says_of_a_cut_connection_is_a_connection_error() -> None:
    with pytest.raises(ConnectionError, match=r"cut off as it was opened \(LookupError\)"):
        _prepare_postgresql(cast(DBAPIConnection, _CutOff()), None)
