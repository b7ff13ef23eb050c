"""Standing orders and ticks from a script."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from adapters.cli.main import main
from tests.shipped_store import copied

LOADED = datetime(2026, 10, 10, 12, tzinfo=UTC)

ADD = ("subscriptions", "add", "--platform", "slack", "--workspace", "T1", "--channel", "C1")


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("DATABASE_URL", "SLACK_BOT_TOKEN", "DISCORD_TOKEN"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("DUTYBELL_DATA", str(copied(tmp_path, LOADED)))
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(capsys: pytest.CaptureFixture[str], *command: str) -> Any:
    assert main(command) == 0
    return json.loads(capsys.readouterr().out)


def test_an_order_is_added_listed_planned_and_removed(capsys: pytest.CaptureFixture[str]) -> None:
    added = told(
        capsys,
        *ADD,
        "--topics",
        "steel, carney",
        "--tz",
        "America/Toronto",
        "--now",
        "2026-10-09T15:00:00Z",
        "--json",
    )
    assert {name: added[name] for name in ("channel", "every", "topics", "next_due_at")} == {
        "channel": "C1",
        "every": "weekdays",
        "topics": ["steel", "mark-carney"],
        "next_due_at": "2026-10-12T12:00:00+00:00",
    }
    assert told(capsys, "subscriptions", "list", "--json") == [added]
    planned = {"briefs": 1, "alerts": 0, "gathered": 0, "forgotten": 0}
    assert told(capsys, "tick", "--now", "2026-10-12T12:00:00", "--json") == planned
    assert told(capsys, "tick", "--now", "2026-10-12T12:00:30Z", "--json")["briefs"] == 0
    [pending] = told(capsys, "deliveries", "list", "--state", "owed", "--json")
    assert pending["slot"] == "2026-10-12T12:00:00Z"
    shown = told(capsys, "deliveries", "show", pending["id"], "--json")
    assert shown["text"].startswith("Tariff brief, Mon Oct\u00a012: ")
    exported = told(capsys, "export", "slack", "T1")
    assert [row["id"] for row in exported["subscriptions"]] == [added["id"]]
    assert told(capsys, "subscriptions", "remove", added["id"], "--json") == {
        "removed": added["id"]
    }
    assert told(capsys, "deliveries", "list", "--json") == []


@pytest.mark.parametrize(
    ("option", "value", "hint"),
    [
        ("--tz", "America/Tornto", "Did you mean America/Toronto?"),
        ("--cron", "0 25 * * *", "Did you mean “0 23 * * *”?"),
        ("--quiet", "soon", "Write them as 22:00-07:00"),
    ],
)
def test_a_mistake_is_one_line_with_the_nearest_right_thing(
    option: str, value: str, hint: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main((*ADD, option, value)) == 1
    assert hint in capsys.readouterr().err


def test_a_backup_of_the_store_is_written_once(
    own_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(ADD) == 0
    copy = str(own_folder / "copy.db")
    assert main(("backup", copy)) == 0
    assert main(("backup", copy)) == 1
    assert "is there already" in capsys.readouterr().err
