"""What is pressed on the Home tab and in modals is done, or its presser told: kills, late triggers."""

from __future__ import annotations

import asyncio

import pytest

from bot.presentation.waiting_words import PERHAPS_ANSWERED, PRESS_AGAIN
from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Json, Workspace
from tests.slack.conftest import QUICK, HandClock, Runner, Running, words
from tests.slack.test_inbox import LATER, kept, killed


async def home_of(ann: Person, workspace: Workspace) -> Json:
    await ann.open_home()
    found: Json = await until(lambda: workspace.homes.get(ann.id))
    return found


def held_up(running: Running, monkeypatch: pytest.MonkeyPatch) -> None:
    """It gets no further with any press than to who pressed, however long that is waited for.

    A slow users.info would not do: an answer gives up waiting for it within a second, and on a busy
    machine that is over before anybody looks.
    """

    async def never(*_: object) -> None:
        await asyncio.Event().wait()

    monkeypatch.setattr(running.app.listeners.answers.people, "find", never)


async def interrupted(running: Running) -> None:
    """Killed while a press is in hand."""
    while not await kept(running):
        await asyncio.sleep(0.01)
    await killed(running)


def steel() -> Json:
    return {"type": "external_select", "selected_option": {"value": "steel"}}


@pytest.mark.parametrize(
    ("pressed", "more", "told"),
    [
        ("goods", steel(), "Steel"),
        ("home:ask", {}, PRESS_AGAIN.on("en")),
        ("home:form:digest", {}, PRESS_AGAIN.on("en")),
    ],
)
async def test_what_a_killed_process_could_not_open_comes_as_a_direct_message(
    slack: FakeSlack,
    ann: Person,
    workspace: Workspace,
    start: Runner,
    monkeypatch: pytest.MonkeyPatch,
    *,
    pressed: str,
    more: Json,
    told: str,
) -> None:
    clock = HandClock()
    first = await start(clock=clock, inbox_timing=QUICK)
    view = await home_of(ann, workspace)
    held_up(first, monkeypatch)
    assert (await ann.act_in_view(view, pressed, **more)).ok
    await interrupted(first)
    await start(clock=clock, inbox_timing=QUICK)
    clock.now += LATER
    [message] = await until(lambda: slack.world.posted)
    assert (told in words(message), message.channel) == (True, workspace.im(ann.id).id)


async def test_a_choice_of_language_is_carried_out_after_a_kill(
    ann: Person, workspace: Workspace, start: Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = HandClock()
    first = await start(clock=clock, inbox_timing=QUICK)
    view = await home_of(ann, workspace)
    held_up(first, monkeypatch)
    french = {"selected_option": {"value": "fr"}}
    assert (await ann.act_in_view(view, "home:language", **french)).ok
    await interrupted(first)
    await start(clock=clock, inbox_timing=QUICK)
    clock.now += LATER
    await until(lambda: "Derniers changements" in str(workspace.homes["U1"]))


async def test_a_modal_that_slack_opens_no_more_is_made_up_for_by_a_direct_message(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    view = await home_of(ann, workspace)
    slack.faults.add("views.open", "error", code="expired_trigger_id")
    await ann.act_in_view(view, "goods", **steel())
    [message] = await until(lambda: slack.world.posted)
    assert ("Steel" in words(message), message.channel) == (True, workspace.im(ann.id).id)


async def test_whoever_was_perhaps_answered_in_a_modal_is_told_so(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    clock = HandClock()
    first = await start(clock=clock, inbox_timing=QUICK)
    view = await home_of(ann, workspace)
    slack.faults.add("views.update", "drop_request")
    await ann.act_in_view(view, "goods", **steel())
    await first.app.tasks.drain()
    clock.now += LATER
    [message] = await until(lambda: slack.world.posted)
    assert words(message) == PERHAPS_ANSWERED.on("en")
