"""Questions take turns with the sockets."""

from __future__ import annotations

import asyncio
import time

from adapters.slack.inbound.admission import TURN_SECONDS, Admission

QUESTION = TURN_SECONDS / 2
"""Seconds that one answer holds the loop up."""


async def _answered(admission: Admission, order: list[str], name: str) -> None:
    await admission.wait()
    time.sleep(QUESTION)  # an answer that is being worked out does hold the loop up
    order.append(name)


async def test_a_request_that_comes_in_is_read_long_before_the_last_question_is_answered() -> None:
    admission = Admission()
    order: list[str] = []
    async with asyncio.TaskGroup() as group:
        for number in range(20):
            group.create_task(_answered(admission, order, str(number)))
        await asyncio.sleep(0)
        asyncio.get_running_loop().call_soon(order.append, "read")
    assert order.index("read") < 5
    assert [name for name in order if name != "read"] == [str(number) for number in range(20)]


async def test_questions_that_take_no_time_all_begin_in_one_turn_of_the_loop() -> None:
    admission = Admission()
    begun = [asyncio.create_task(admission.wait()) for _ in range(100)]
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert all(task.done() for task in begun)
