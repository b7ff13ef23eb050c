"""Standing orders given on Slack: whoever gives one learns at once whether it can be carried out."""

from __future__ import annotations

import pytest

from adapters.slack import words as said
from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Workspace
from tests.slack.conftest import Runner, words

SUBSCRIBE = "subscribe weekdays at 08:00 topics steel"
OUTSIDE = said.NO_MEMBER.on("en")


@pytest.mark.parametrize("kind", ["channel", "group"])
async def test_an_order_for_a_channel_the_bot_is_not_in_says_what_to_do_first(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner, kind: str
) -> None:
    running = await start()
    workspace.channel("C7", with_bot=False, kind=kind)
    await ann.slash("/digest", SUBSCRIBE, channel="C7")
    await until(lambda: slack.world.posted)
    await running.app.tasks.drain()
    [answer] = slack.world.posted
    assert answer.ephemeral_to == "U1"
    assert OUTSIDE in words(answer)


async def test_an_order_for_a_channel_the_bot_is_in_is_confirmed_once_to_the_person_alone(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    await ann.slash("/digest", SUBSCRIBE)
    await until(lambda: slack.world.posted)
    await running.app.tasks.drain()
    [answer] = slack.world.posted
    assert (answer.ephemeral_to, answer.channel) == ("U1", "C1")
    assert "This channel now gets" in words(answer)
    assert OUTSIDE not in words(answer)


async def test_a_confirmation_whose_reply_got_lost_is_not_given_twice(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    slack.faults.add("chat.postEphemeral", "drop_reply")
    await ann.slash("/digest", SUBSCRIBE)
    await until(lambda: slack.world.posted)
    await running.app.tasks.drain()
    assert len(slack.world.posted) == 1


async def test_a_confirmation_that_slack_limits_comes_by_the_other_way(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    slack.faults.add("chat.postEphemeral", "rate_limited")
    await ann.slash("/digest", SUBSCRIBE)
    await until(lambda: slack.world.posted)
    await running.app.tasks.drain()
    assert ["This channel now gets" in words(m) for m in slack.world.posted] == [True]


async def test_a_form_filled_in_for_a_channel_without_the_bot_says_so_in_the_form(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    await ann.slash("/digest", "subscribe", channel="C7")
    form = (await until(lambda: list(workspace.views.values())))[0]
    await ann.submit(
        form,
        {
            "topics": {
                "topics": {
                    "type": "multi_external_select",
                    "selected_options": [{"value": "steel"}],
                }
            }
        },
    )
    await running.app.tasks.drain()
    assert OUTSIDE in str(workspace.views[form["id"]]["blocks"])
    assert slack.world.posted == []
