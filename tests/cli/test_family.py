"""The other sub-commands: load, run without a terminal, drift, doctor."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.cli.generated_files import generated
from adapters.cli.main import parser
from adapters.cli.running import NothingToRun, roles_of
from adapters.discord.settings import DiscordSettings
from config.settings import Settings
from tests.walk.bot_context import FACTS

ROOT = Path(__file__).resolve().parents[2]


def dutybell(*arguments: str, data: Path, typed: str = "") -> subprocess.CompletedProcess[str]:
    told = {**os.environ, "DUTYBELL_DATA": str(data), "DATABASE_URL": ""}
    command = [sys.executable, "-m", "adapters.cli", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, input=typed, cwd=ROOT, env=told, check=False
    )


def test_loading_tells_old_and_new_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    facts, data = tmp_path / "facts", tmp_path / "data"
    shutil.copytree(FACTS, facts)
    dutybell("load", str(facts), data=data)
    assert dutybell("load", str(facts), data=data).stdout == "nothing changed\n"
    measures = facts / "measures.yaml"
    measures.write_text(measures.read_text("utf-8").replace("SOR/2025-95", "SOR/2025-96"), "utf-8")
    assert "SOR/2025-95 -> SOR/2025-96" in dutybell("load", str(facts), data=data).stdout


def test_a_mistake_in_the_facts_is_told_with_its_place_and_nothing_is_loaded(
    tmp_path: Path,
) -> None:
    (tmp_path / "bad.yaml").write_text("goods:\n  - slug: steel\n    nmae: {en: steel}\n", "utf-8")
    done = dutybell("load", str(tmp_path), data=tmp_path / "data")
    assert done.returncode == 1
    assert "bad.yaml" in done.stderr
    assert "nothing was loaded" in done.stderr


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("ask", "--as-of", "2026-13-01", "steel"), "'2026-13-01': expected a day such as"),
        (("ask", "--more", "99", "/tariff steel"), "--more 99: expected 1 to "),
        (("tick", "--now", "noon"), "'noon': expected a moment such as"),
        (("feeds", "replay", "nowhere.jsonl"), "nowhere.jsonl: no such file"),
    ],
)
def test_a_wrong_value_is_told_with_what_was_expected(
    tmp_path: Path, arguments: tuple[str, ...], told: str
) -> None:
    done = dutybell(*arguments, data=tmp_path)
    assert done.returncode != 0
    assert told in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_terminal_the_chat_answers_each_line_and_ends(tmp_path: Path) -> None:
    done = dutybell(
        "run", "--only", "console", data=tmp_path, typed="/tariff steel\n/quote carney\n"
    )
    assert done.returncode == 0
    assert "Steel, Canada → US: 50%" in done.stdout
    assert "Mark Carney" in done.stdout


def test_generated_files_say_what_the_code_says() -> None:
    held = {path: (ROOT / path).read_text(encoding="utf-8") for path in generated()}
    assert held == {path: text() for path, text in generated().items()}


def test_a_role_without_tokens_is_refused_by_name() -> None:
    with pytest.raises(NothingToRun, match="slack has no tokens"):
        roles_of(Settings(), "slack")


def test_without_tokens_there_is_a_chat_and_with_some_there_are_platforms() -> None:
    assert roles_of(Settings(), None) == ("console",)
    settings = Settings(platforms={"discord": DiscordSettings(token="x")})
    assert roles_of(settings, None) == ("discord", "deliver")


def test_every_sub_command_explains_itself() -> None:
    assert "ask" in parser().format_help()
