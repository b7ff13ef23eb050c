"""The command tree as Discord takes it, and what is offered while someone types."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from adapters.discord.autocomplete import completions
from adapters.discord.questions import menu_question
from adapters.discord.tree import MANAGE_GUILD, fingerprint, tree
from bot.commands.registry import COMMANDS
from bot.commands.spec import OptionKind
from bot.ports import Snapshot
from bot.presentation.command_names import name_of
from tests.platforms.discord.contract import command_problems, schema_problems
from tests.shipped_store import open_shipped

DAY = date(2026, 10, 10)


def test_discord_takes_the_tree() -> None:
    commands = tree(COMMANDS)
    assert command_problems(commands) == []
    assert schema_problems("PUT", "/applications/1/commands", commands) == []


def test_every_command_and_option_is_described_in_french_too() -> None:
    described = [*tree(COMMANDS)[:-2]]
    described += [option for command in described for option in command["options"]]
    assert [one["name"] for one in described if not one["description_localizations"]["fr"]] == []


def test_only_settings_commands_ask_for_a_permission() -> None:
    asked = {c["name"]: c.get("default_member_permissions") for c in tree(COMMANDS)[:-2]}
    declared = {c.name: MANAGE_GUILD if c.settings else None for c in COMMANDS}
    assert asked == declared | {"dutybell": MANAGE_GUILD}


def test_the_fingerprint_changes_with_the_tree_alone() -> None:
    assert fingerprint(tree(COMMANDS)) == fingerprint(tree(COMMANDS))
    assert fingerprint(tree(COMMANDS)) != fingerprint(tree(COMMANDS[1:]))


@pytest.fixture
async def snapshot(tmp_path: Path) -> AsyncIterator[Snapshot]:
    store = await open_shipped(tmp_path)
    yield await store.snapshot()
    await store.close()


async def test_goods_codes_and_people_complete_typos_and_french_too(snapshot: Snapshot) -> None:
    def first(kind: OptionKind, typed: str, french: bool = False) -> str:
        found = completions(kind, typed, snapshot, lang="fr" if french else "en", day=DAY)
        return found[0].value

    assert first(OptionKind.GOOD, "stel") == "steel"
    assert first(OptionKind.GOOD, "acier", french=True) == "steel"
    assert "Lutnick" in first(OptionKind.SPEAKER, "lutnik")
    topics = completions(OptionKind.GOOD_OR_TOPIC, "section 338", snapshot, lang="en", day=DAY)
    assert any("338" in choice.name for choice in topics)


@pytest.mark.parametrize("kind", [OptionKind.GOOD, OptionKind.SPEAKER, OptionKind.GOOD_OR_TOPIC])
async def test_completions_are_few_short_and_each_once(
    snapshot: Snapshot, kind: OptionKind
) -> None:
    for typed in ("", "s", "st", "ste", "stell", "alumnium", "carn", "7208", "@everyone"):
        found = completions(kind, typed, snapshot, lang="en", day=DAY)
        assert len(found) <= 25
        assert all(len(c.name) <= 100 and len(c.value) <= 100 for c in found)
        assert len({c.value for c in found}) == len(found)
        assert not any("@e" in c.name for c in found)


def test_digest_has_a_sub_command_an_action_with_its_own_options() -> None:
    [digest] = [command for command in tree(COMMANDS) if command["name"] == "digest"]
    taken = {one["name"]: [o["name"] for o in one["options"]] for one in digest["options"]}
    assert {one["type"] for one in digest["options"]} == {1}
    assert (taken["follow"], taken["stop"], taken["preview"]) == (
        ["topics"],
        ["topics"],
        ["as-of", "topics"],
    )
    assert (taken["list"], taken["pause"], taken["why"]) == ([], [], [])
    assert taken["subscribe"][:3] == ["topics", "every", "at"]


def test_commands_actions_and_options_have_french_names() -> None:
    assert {name_of(name).on("fr") for name in ("list", "since")} == {"liste", "depuis"}
    found = {c["name"]: c.get("name_localizations", {}).get("fr") for c in tree(COMMANDS)[:-3]}
    assert (found["tariff"], found["duty"], found["digest"]) == ("tarif", "droit", "bulletin")


async def test_topics_complete_after_a_comma(snapshot: Snapshot) -> None:
    found = completions(OptionKind.TOPICS, "steel, carney", snapshot, lang="en", day=DAY)
    assert (found[0].value, found[0].name.startswith("steel, Mark Carney")) == (
        "steel, Mark Carney",
        True,
    )


def test_a_messages_menu_asks_what_its_link_changes() -> None:
    menus = {c["name"]: c["name_localizations"]["fr"] for c in tree(COMMANDS) if c["type"] == 3}
    assert menus["What does this link change?"].replace("\u00a0", " ") == "Que change ce lien?"
    target = {"id": "5", "content": "read https://www.federalregister.gov/d/2026-18835"}
    asked = menu_question(
        {
            "name": "What does this link change?",
            "target_id": "5",
            "resolved": {"messages": {"5": target}},
        }
    )
    assert (asked.command, asked.text) == ("link", target["content"])
