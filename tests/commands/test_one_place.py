"""One place to add a command: a module and its entry, and every surface has it."""

from __future__ import annotations

import pytest

from adapters.cli.generated_files import commands_text
from adapters.discord.tree import tree
from adapters.slack.installation.manifest import manifest
from bot.commands import registry
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from tests.commands.toy import COUNT
from tests.walk.bot_context import answer, bot_context

__all__ = ["bot_context"]
WITH_COUNT = (*COMMANDS, COUNT)


def test_slack_is_told_of_it() -> None:
    declared = manifest(WITH_COUNT)["features"]["slash_commands"]
    assert "/count" in [one["command"] for one in declared]


def test_discord_is_told_of_it_with_its_options() -> None:
    (count,) = (one for one in tree(WITH_COUNT) if one["name"] == "count")
    assert [option["name"] for option in count["options"]] == ["note"]


def test_the_docs_describe_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(registry, "COMMANDS", WITH_COUNT)
    assert "## /count" in commands_text()
    assert "    /count note érable" in commands_text()


async def test_a_terminal_and_a_script_get_its_answer(bot_context: BotContext) -> None:
    with_count = BotContext(store=bot_context.store, catalogue=WITH_COUNT)
    typed = await answer(with_count, "/count note maple")
    given = await answer(with_count, "note maple", command="count")
    assert typed.parts == given.parts
    assert typed.command == "count"
    assert "maple" in str(typed.parts)
