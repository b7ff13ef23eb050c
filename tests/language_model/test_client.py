"""The endpoint: answering well, slowly, wrongly, too much, with errors, not at all."""

from __future__ import annotations

import asyncio
import logging

import pytest

from adapters.language_model.breaker import FAILURES, LONGEST_PAUSE, PAUSE, Breaker
from adapters.language_model.client import AT_ONCE, WAITING, ChatCompletions, Endpoint
from bot.ports.language_model import ModelMode, ModelOutcome, ModelReply, ModelRequest
from tests.language_model.endpoint import Behaviour, endpoint

REQUEST = ModelRequest(
    instructions="Read.", question='{"text": "steel?"}', schema={"type": "object"}
)
KEY = "sk-not-to-be-shown"


class Clock:
    """A monotonic clock that moves when told to."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        return self.at


async def replied(behaviour: Behaviour, *, deadline: float = 2.5) -> ModelReply:
    async with endpoint(behaviour) as url:
        model = ChatCompletions(
            Endpoint(url=url, model="m", mode=ModelMode.ALWAYS, key=KEY, deadline=deadline)
        )
        try:
            return await model.ask(REQUEST)
        finally:
            await model.close()


async def test_a_request_is_one_chat_completion_with_the_schema_of_its_reply() -> None:
    behaviour = Behaviour(content={"command": "help"})
    assert await replied(behaviour) == ModelReply(
        outcome=ModelOutcome.REPLIED, content={"command": "help"}
    )
    assert behaviour.keys == [f"Bearer {KEY}"]
    assert behaviour.requests == [
        {
            "model": "m",
            "messages": [
                {"role": "system", "content": "Read."},
                {"role": "user", "content": '{"text": "steel?"}'},
            ],
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "query", "strict": True, "schema": {"type": "object"}},
            },
            "temperature": 0,
            "max_tokens": 400,
            "stream": False,
        }
    ]


@pytest.mark.parametrize(
    ("behaviour", "outcome"),
    [
        (Behaviour(content='```json\n{"command": "help"}\n```'), ModelOutcome.REPLIED),
        (Behaviour(content="Steel pays 50%."), ModelOutcome.UNREADABLE),
        (Behaviour(content='{"command": "help"} and more'), ModelOutcome.UNREADABLE),
        (Behaviour(content="[1, 2]"), ModelOutcome.UNREADABLE),
        (Behaviour(content="[" * 20_000), ModelOutcome.UNREADABLE),
        (Behaviour(body=b"<html>gateway</html>"), ModelOutcome.UNREADABLE),
        (Behaviour(body=b'{"choices": []}'), ModelOutcome.UNREADABLE),
        (Behaviour(body=b"{" + b" " * 5_000_000 + b"}"), ModelOutcome.UNREADABLE),
        (Behaviour(status=500, content="oops"), ModelOutcome.REFUSED),
        (Behaviour(status=429, content="slow down"), ModelOutcome.REFUSED),
        (Behaviour(status=401, content="who are you"), ModelOutcome.REFUSED),
        (
            Behaviour(status=307, headers={"Location": "http://127.0.0.1:1/elsewhere"}),
            ModelOutcome.REFUSED,
        ),
    ],
)
async def test_what_is_no_object_or_no_success_is_told_by_its_kind(
    behaviour: Behaviour, outcome: ModelOutcome
) -> None:
    assert (await replied(behaviour)).outcome is outcome


async def test_a_reply_that_comes_too_late_is_not_waited_for() -> None:
    late = Behaviour(content={"command": "help"}, held=asyncio.Event())
    assert await replied(late, deadline=0.05) == ModelReply(outcome=ModelOutcome.LATE)


async def test_where_nobody_listens_the_question_goes_on() -> None:
    model = ChatCompletions(
        Endpoint(url="http://127.0.0.1:1/v1", model="m", mode=ModelMode.UNSURE, key=KEY)
    )
    assert await model.ask(REQUEST) == ModelReply(outcome=ModelOutcome.UNREACHABLE)
    await model.close()


async def test_an_endpoint_that_keeps_failing_is_left_alone_then_tried_with_one_question() -> None:
    clock, behaviour = Clock(), Behaviour(status=500)
    async with endpoint(behaviour) as url:
        model = ChatCompletions(Endpoint(url=url, model="m", mode=ModelMode.ALWAYS), tick=clock)
        first = [(await model.ask(REQUEST)).outcome for _ in range(FAILURES + 2)]
        assert first == [ModelOutcome.REFUSED] * FAILURES + [ModelOutcome.PAUSED] * 2
        assert len(behaviour.requests) == FAILURES
        clock.at += PAUSE
        behaviour.status, behaviour.content = 200, {"command": "help"}
        behaviour.held = asyncio.Event()
        trial = asyncio.create_task(model.ask(REQUEST))
        while not behaviour.under_way:
            await asyncio.sleep(0)
        assert (await model.ask(REQUEST)).outcome is ModelOutcome.PAUSED
        behaviour.held.set()
        assert (await trial).outcome is ModelOutcome.REPLIED
        assert (await model.ask(REQUEST)).outcome is ModelOutcome.REPLIED
        await model.close()


async def test_retry_after_is_kept_to() -> None:
    clock = Clock()
    behaviour = Behaviour(status=429, headers={"Retry-After": "20"})
    async with endpoint(behaviour) as url:
        model = ChatCompletions(Endpoint(url=url, model="m", mode=ModelMode.ALWAYS), tick=clock)
        assert (await model.ask(REQUEST)).outcome is ModelOutcome.REFUSED
        clock.at += 19
        assert (await model.ask(REQUEST)).outcome is ModelOutcome.PAUSED
        clock.at += 1
        assert (await model.ask(REQUEST)).outcome is ModelOutcome.REFUSED
        await model.close()


async def test_requests_at_a_time_and_those_that_wait_are_bounded() -> None:
    held = asyncio.Event()
    behaviour = Behaviour(content={"command": "help"}, held=held)
    async with endpoint(behaviour) as url:
        model = ChatCompletions(Endpoint(url=url, model="m", mode=ModelMode.ALWAYS, deadline=20))
        asked = [asyncio.create_task(model.ask(REQUEST)) for _ in range(AT_ONCE + WAITING + 5)]
        while behaviour.under_way < AT_ONCE or sum(task.done() for task in asked) < 5:
            await asyncio.sleep(0)
        held.set()
        outcomes = [reply.outcome for reply in await asyncio.gather(*asked)]
        assert outcomes.count(ModelOutcome.BUSY) == 5
        assert outcomes.count(ModelOutcome.REPLIED) == AT_ONCE + WAITING
        assert behaviour.most_under_way == AT_ONCE
        await model.close()


def test_pauses_grow_and_end() -> None:
    clock = Clock()
    breaker = Breaker(clock)
    for _ in range(FAILURES):
        breaker.note(well=False)
    pauses = []
    for _ in range(8):
        began = clock.at
        while not breaker.lets_through():
            clock.at += PAUSE / 2
        pauses.append(clock.at - began)
        breaker.note(well=False)
    assert pauses == [30, 60, 120, 240, 480, LONGEST_PAUSE, LONGEST_PAUSE, LONGEST_PAUSE]


async def test_nothing_of_question_reply_or_key_is_logged(
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    async with endpoint(Behaviour(status=500, content="the secret reply")) as url:
        held = Endpoint(url=url, model="m", mode=ModelMode.ALWAYS, key=KEY)
        model = ChatCompletions(held)
        for _ in range(FAILURES):
            await model.ask(REQUEST)
        await model.close()
    assert [r.getMessage() for r in caplog.records if r.name.startswith("adapters")] == [
        "the language model is left alone for a while: refused"
    ]
    assert not any(word in caplog.text for word in (KEY, "steel?", "secret reply"))
    assert KEY not in repr(held)
