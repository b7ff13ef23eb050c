"""Links to official documents are told under the message, where the app was given links:write."""

from __future__ import annotations

from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Workspace
from tests.slack.conftest import Runner

STEEL = (
    "https://www.whitehouse.gov/presidential-actions/2025/06/"
    "adjusting-imports-of-aluminum-and-steel-into-the-united-states/"
)
UNKNOWN = "https://www.whitehouse.gov/presidential-actions/2027/01/something-new/"


async def test_what_a_linked_act_changes_is_told_under_the_message(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    workspace.scopes |= {"links:read", "links:write"}
    message = await ann.share_links(f"have you seen {STEEL} and {UNKNOWN}?", STEEL, UNKNOWN)
    await until(lambda: workspace.unfurls)
    await running.app.tasks.drain()
    assert list(workspace.unfurls) == [(message.ts, STEEL)]
    said = str(workspace.unfurls[message.ts, STEEL]["blocks"])
    assert "25% → 50%" in said
    assert "Held here: 12 measures rest on it" in said
    assert "actions" not in said
    assert slack.world.posted == []


async def test_a_link_that_is_not_known_is_left_alone(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    workspace.scopes |= {"links:read", "links:write"}
    await ann.share_links(f"see {UNKNOWN}", UNKNOWN)
    await running.app.tasks.drain()
    assert workspace.unfurls == {}


async def test_a_workspace_that_took_the_scope_back_hurts_nothing(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    running = await start()
    await ann.share_links(f"see {STEEL}", STEEL)
    await running.app.tasks.drain()
    assert (workspace.unfurls, slack.world.posted) == ({}, [])


async def test_a_link_in_a_mention_is_answered(
    slack: FakeSlack, ann: Person, workspace: Workspace, start: Runner
) -> None:
    await start()
    await ann.mention(f"what does <{STEEL}> change?")
    [message] = await until(lambda: slack.world.posted)
    assert "25% → 50%" in str(message.blocks)
