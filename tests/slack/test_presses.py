"""What is pressed on the Home tab and in modals is done, or its presser told: kills, late triggers."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

from adapters.slack.inbound import view_actions
from bot.domain.questions import Place
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

    monkeypatch.setattr(running.app.listeners.answers.people, "find", _never)


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


@pytest.mark.parametrize("pressed", ["home:ask", "home:form:digest"])
async def test_whoever_sees_a_form_that_opened_before_a_kill_is_not_told_that_it_did_not(
    slack: FakeSlack,
    ann: Person,
    workspace: Workspace,
    start: Runner,
    monkeypatch: pytest.MonkeyPatch,
    pressed: str,
) -> None:
    clock, opened = HandClock(), asyncio.Event()
    first = await start(clock=clock, inbox_timing=QUICK)
    view = await home_of(ann, workspace)
    shown = set(workspace.views)
    open_modal = view_actions._opened

    async def then_dies(*given: Any) -> Any:
        await open_modal(*given)
        opened.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(view_actions, "_opened", then_dies)
    assert (await ann.act_in_view(view, pressed)).ok
    await opened.wait()
    await interrupted(first)
    await start(clock=clock, inbox_timing=QUICK)
    clock.now += LATER
    [message] = await until(lambda: slack.world.posted)
    assert len(set(workspace.views) - shown) == 1
    assert ("If it is not open" in words(message), "could not" in words(message)) == (True, False)


_CHOICES = [
    pytest.param("home:language", ("fr", "en"), id="language"),
    pytest.param("home:rights", ("admins", "members"), id="rights"),
    pytest.param("home:keep", ("yes", "no"), id="keep"),
]


async def _chosen(running: Running) -> tuple[str | None, str, bool]:
    place = Place(platform="slack", workspace="T1")
    async with running.store.transaction() as records:
        return (
            await records.key_value.get("slack:language:U1:T1"),
            (await records.channel_settings.settings(place)).who_may,
            await records.kept_questions.allowed(place),
        )


@pytest.mark.parametrize(("setting", "values"), _CHOICES)
@pytest.mark.parametrize("apart", [timedelta(seconds=1), timedelta(seconds=40)])
async def test_a_choice_left_by_a_killed_process_is_not_carried_out_over_a_later_one(
    ann: Person,
    workspace: Workspace,
    start: Runner,
    monkeypatch: pytest.MonkeyPatch,
    setting: str,
    values: tuple[str, str],
    apart: timedelta,
) -> None:
    workspace.user("U1").is_admin = True
    clock = HandClock()
    first = await start(clock=clock, inbox_timing=QUICK)
    view = await home_of(ann, workspace)
    earlier, later = ({"selected_option": {"value": value}} for value in values)
    with monkeypatch.context() as patched:
        held_up(first, patched)
        if setting == "home:language":
            patched.setattr(first.app.listeners.answers.people, "choose", _never)
        assert (await ann.act_in_view(view, setting, **earlier)).ok
        await interrupted(first)
    living = await start(clock=clock, inbox_timing=QUICK)
    clock.now += apart
    assert (await ann.act_in_view(view, setting, **later)).ok
    await living.app.tasks.drain()
    stands = await _chosen(living)
    clock.now += LATER
    while await kept(living):
        await asyncio.sleep(0.01)
    assert await _chosen(living) == stands


@pytest.mark.parametrize(("setting", "values"), _CHOICES)
async def test_of_two_choices_the_second_stands_and_the_first_can_be_made_again(
    ann: Person, workspace: Workspace, start: Runner, setting: str, values: tuple[str, str]
) -> None:
    workspace.user("U1").is_admin = True
    clock = HandClock()
    running = await start(clock=clock)
    view = await home_of(ann, workspace)
    seen = []
    for value in (*values, values[0]):
        clock.now += timedelta(seconds=1)
        assert (await ann.act_in_view(view, setting, selected_option={"value": value})).ok
        await running.app.tasks.drain()
        seen.append(await _chosen(running))
    assert (seen[0] == seen[2], seen[0] == seen[1]) == (True, False)


async def _never(*_: object, **__: object) -> None:
    await asyncio.Event().wait()
