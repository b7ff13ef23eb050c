"""`docker compose up` and nothing else: what the files promise, and what their scripts do."""

from __future__ import annotations

import os
import re
import subprocess
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).parents[2]
DOCKERFILE = (ROOT / "Dockerfile").read_text()
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "docker-compose.yml").read_text())


def run(script: str, *command: str, **env: str) -> str:
    done = subprocess.run(
        ["sh", str(ROOT / "deploy" / script), *command],
        env={"PATH": os.environ["PATH"], **env},
        capture_output=True,
        text=True,
        check=True,
    )
    return done.stdout


def test_bases_are_pinned_to_a_version_and_the_bot_is_not_root() -> None:
    bases = re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE)
    bases.append(COMPOSE["services"]["database"]["image"])
    assert all(re.search(r":\d+\.\d+[\w.-]*$", base) for base in bases)
    assert re.search(r"^USER dutybell$", DOCKERFILE, re.MULTILINE)
    assert "HEALTHCHECK" in DOCKERFILE


def test_what_runs_restarts_and_the_bot_waits_for_a_healthy_database() -> None:
    services = COMPOSE["services"]
    assert {services[name]["restart"] for name in ("bot", "database")} == {"unless-stopped"}
    assert services["bot"]["depends_on"] == {"database": {"condition": "service_healthy"}}
    assert "healthcheck" in services["database"]
    assert set(COMPOSE["volumes"]) == {"data", "database", "made"}


def test_the_image_is_built_here_and_never_taken_from_a_registry() -> None:
    services = COMPOSE["services"]
    ours = {name: one for name, one in services.items() if one["image"] == "dutybell"}
    assert {name: (one.get("build"), one["pull_policy"]) for name, one in ours.items()} == {
        "passwords": (".", "build"),
        "bot": (None, "never"),
    }


def test_the_database_is_healthy_when_it_answers_where_the_bot_asks() -> None:
    assert COMPOSE["services"]["database"]["healthcheck"]["test"][:4] == [
        "CMD",
        "pg_isready",
        "-h",
        "127.0.0.1",
    ]


def test_no_secret_stands_in_an_environment_or_in_git() -> None:
    told = " ".join(
        f"{name}={value}"
        for service in COMPOSE["services"].values()
        for name, value in service.get("environment", {}).items()
    )
    assert not re.search(r"(TOKEN|SECRET|PASSWORD|DATABASE_URL)=", told)
    assert "/secrets/*" in (ROOT / ".gitignore").read_text().splitlines()


def test_the_password_is_made_once(tmp_path: Path) -> None:
    run("passwords.sh", MADE=str(tmp_path))
    url, password = ((tmp_path / name).read_text() for name in ("DATABASE_URL", "password"))
    assert url == f"postgresql://dutybell:{password}@database/dutybell"
    run("passwords.sh", MADE=str(tmp_path))
    assert (tmp_path / "password").read_text() == password


def test_files_become_variables_and_empty_ones_do_not(tmp_path: Path) -> None:
    (tmp_path / "SLACK_BOT_TOKEN").write_text("xoxb")
    (tmp_path / "DISCORD_TOKEN").write_text("")
    (tmp_path / "README.md").write_text("not a variable")
    made = run("entry.sh", "env", SECRETS=str(tmp_path), MADE=str(tmp_path / "none"))
    told = dict(line.split("=", 1) for line in made.splitlines() if "_FILE=" in line)
    assert told == {"SLACK_BOT_TOKEN_FILE": str(tmp_path / "SLACK_BOT_TOKEN")}


def test_without_any_token_it_plans_and_waits_instead_of_ending(tmp_path: Path) -> None:
    (tmp_path / "dutybell").write_text('#!/bin/sh\necho "$@"\n')
    (tmp_path / "dutybell").chmod(0o755)
    path = f"{tmp_path}:{os.environ['PATH']}"
    nothing = str(tmp_path / "none")
    asked = run("entry.sh", "dutybell", "run", SECRETS=nothing, MADE=nothing, PATH=path)
    assert asked == "run --only deliver\n"
    for name in ("DISCORD_TOKEN", "SLACK_BOT_TOKEN", "SLACK_CLIENT_ID", "DUTYBELL_API_KEYS"):
        folder = tmp_path / name.lower()
        folder.mkdir()
        (folder / name).write_text("x")
        asked = run("entry.sh", "dutybell", "run", SECRETS=str(folder), MADE=nothing, PATH=path)
        assert asked == "run\n"
        asked = run(
            "entry.sh", "dutybell", "run", SECRETS=nothing, MADE=nothing, PATH=path, **{name: "x"}
        )
        assert asked == "run\n"


def test_every_service_is_bounded_and_hardened() -> None:
    services = COMPOSE["services"]
    assert {name: (one["mem_limit"], one["pids_limit"]) for name, one in services.items()} == {
        "passwords": ("128m", 20),
        "bot": ("1g", 200),
        "database": ("1g", 200),
    }
    for service in services.values():
        assert service["cap_drop"] == ["ALL"]
        assert service["security_opt"] == ["no-new-privileges:true"]
    assert services["passwords"]["read_only"] is services["bot"]["read_only"] is True
    # of Docker's drivers the one that bounds a log by itself
    assert {services[name]["logging"]["driver"] for name in ("bot", "database")} == {"local"}
    assert COMPOSE["services"]["bot"]["init"] is True
    assert COMPOSE["services"]["bot"]["healthcheck"]["test"] == ["CMD", "/deploy/health.sh"]


def test_a_command_beside_the_bot_is_not_taken_for_it(tmp_path: Path) -> None:
    (tmp_path / "dutybell").write_text('#!/bin/sh\necho "$@"\n')
    (tmp_path / "dutybell").chmod(0o755)
    (tmp_path / "dutybell.pid").write_text("12\n")
    path, nothing = f"{tmp_path}:{os.environ['PATH']}", str(tmp_path / "none")
    made = {"SECRETS": nothing, "MADE": nothing, "PATH": path, "RUN_FOLDER": str(tmp_path)}
    assert run("entry.sh", "dutybell", "deliveries", "list", **made) == "deliveries list\n"
    assert (tmp_path / "dutybell.pid").read_text() == "12\n"


def test_a_bot_that_does_not_answer_four_times_in_a_row_is_ended(tmp_path: Path) -> None:
    check = tmp_path / "python"
    env = {"PATH": f"{tmp_path}:{os.environ['PATH']}", "RUN_FOLDER": str(tmp_path)}
    (tmp_path / "dutybell").write_text("#!/bin/sh\nexec sleep 60\n")
    (tmp_path / "dutybell").chmod(0o755)
    entry = ["sh", str(ROOT / "deploy" / "entry.sh"), "dutybell", "run"]
    empty = {"SECRETS": str(tmp_path / "none"), "MADE": str(tmp_path / "none")}

    def healthy(answers: bool) -> bool:
        check.write_text(f"#!/bin/sh\nexit {0 if answers else 1}\n")
        check.chmod(0o755)
        script = ["sh", str(ROOT / "deploy" / "health.sh")]
        return subprocess.run(script, env=env, check=False).returncode == 0

    with subprocess.Popen(entry, env={**env, **empty}) as bot:
        while not (tmp_path / "dutybell.pid").exists():
            assert bot.poll() is None
        assert (tmp_path / "dutybell.pid").read_text() == f"{bot.pid}\n"
        said = [healthy(answers) for answers in (False, False, False, True, False, False, False)]
        assert (said, bot.poll()) == ([False, False, False, True, False, False, False], None)
        assert not healthy(False)
        assert bot.wait(10) == -9
