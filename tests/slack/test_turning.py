"""Pages turned after the conversation has gone on: they stay the answer they belong to."""

from __future__ import annotations

from dataclasses import fields

import pytest

from adapters.slack.rendering.blocks import button_value
from bot.domain.question_state import QuestionState
from tests.every_field import FULL
from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Message, Workspace
from tests.slack.conftest import Runner, labelled, words


def test_a_button_carries_every_field_of_the_question_before() -> None:
    assert [f.name for f in fields(FULL) if getattr(FULL, f.name) in (None, "", (), {})] == []
    state = QuestionState(text="and the other direction?", earlier=FULL)
    assert QuestionState.read(button_value(state), ()) == state


@pytest.mark.parametrize(
    "earlier", ['{"day":"never"}', '{"nothing":1}', "[1]", '{"money":["x","USD"],"command":"duty"}']
)
def test_a_button_with_a_question_before_that_is_none_of_ours_is_refused(earlier: str) -> None:
    with pytest.raises(ValueError, match="not a button of ours"):
        QuestionState.read(f'["","x",{{}},"","",{earlier}]', ())


async def in_turn(
    slack: FakeSlack, ann: Person, *questions: str, thread: str = ""
) -> tuple[str, list[Message]]:
    """Ask one after the other in a thread; its ts and the answers."""
    before = len(slack.world.posted)
    for number, question in enumerate(questions, start=1):
        asked = await ann.mention(question, thread=thread)
        thread = thread or asked.ts
        await until(lambda count=before + number: len(slack.world.posted) == count)
    return thread, slack.world.posted[before:]


async def test_the_other_direction_is_not_turned_once_more_with_the_detail(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    slack.rates.enforced = False
    await start()
    _, [_, turned] = await in_turn(slack, ann, "steel", "what about the other direction?")
    assert "Steel, US → Canada: 50%" in words(turned)
    await ann.click(turned, labelled(turned, "Why & sources"))
    why = (await until(lambda: slack.world.posted[2:]))[0]
    assert why.blocks[0]["text"]["text"] == "Steel, US → Canada: why, and sources"


async def test_a_page_turned_after_other_questions_stays_with_its_own_and_changes_none(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    slack.rates.enforced = False
    await start()
    thread, [_, aluminum] = await in_turn(slack, ann, "steel on 2026-09-20", "and aluminum?")
    await in_turn(slack, ann, "what is the duty on maple syrup today?", thread=thread)
    await start()
    before = len(slack.world.posted)
    await ann.click(aluminum, labelled(aluminum, "Why & sources"))
    why = (await until(lambda: slack.world.posted[before:]))[0]
    assert "Aluminum, Canada → US: why, and sources" in words(why)
    _, [last] = await in_turn(slack, ann, "and on 2025-08-25?", thread=thread)
    assert "Maple syrup, Canada → US: 35%, or 0 with USMCA (Aug 25, 2025)" in words(last)


async def test_a_shared_answer_stays_in_its_language_whoever_opens_its_details(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    slack.rates.enforced = False
    await start()
    workspace.user("U1").locale = "fr-CA"
    bob = Person(slack=slack, workspace=workspace, id="U2")
    await ann.slash("/timeline", "acier")
    [answer] = await until(lambda: slack.world.posted)
    await ann.click(answer, "share")
    shared = (await until(lambda: slack.world.posted[1:]))[0]
    assert "page:next" not in str(shared.blocks)
    await bob.click(shared, "detail:0")
    steps = (await until(lambda: slack.world.posted[2:]))[0]
    assert "Acier : chronologie" in words(steps)
