"""``dutybell drift``: generated files must say what the code says."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from adapters.cli.slack import manifest_text
from adapters.process.platforms import PLATFORMS
from adapters.process.wiring import ROOT


def register(commands: Any) -> None:
    """Add ``drift``."""
    drift = commands.add_parser("drift", help="check the generated files against the code")
    drift.add_argument("--write", action="store_true", help="write them instead")
    drift.set_defaults(call=_call)


def _call(arguments: argparse.Namespace) -> int:
    stale = [path for path, text in generated().items() if _held(ROOT / path) != text()]
    for path in stale:
        if arguments.write:
            (ROOT / path).parent.mkdir(parents=True, exist_ok=True)
            (ROOT / path).write_text(generated()[path](), encoding="utf-8")
            print(f"wrote {path}")
        else:
            print(f"{path} is not what the code says: run dutybell drift --write", file=sys.stderr)
    return 1 if stale and not arguments.write else 0


def generated() -> dict[str, Callable[[], str]]:
    """Each generated file, by its path below the project, and what it must hold."""
    return {
        "config/slack-manifest.yaml": manifest_text,
        "docs/commands.md": commands_text,
        ".env.example": _env_example,
    }


def _held(path: Path) -> str:
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def _env_example() -> str:
    from config.settings import env_example

    return env_example({platform.name: platform.settings for platform in PLATFORMS})


def commands_text() -> str:
    """docs/commands.md: every command with its options and examples, in both languages."""
    from bot.commands import registry
    from bot.commands.spec import Command

    def section(command: Command) -> list[str]:
        lines = [
            f"## /{command.name}",
            "",
            command.help.on("en") + ".",
            "",
            f"*{command.help.on('fr')}.*",
            "",
        ]
        lines += [f"    {command.usage}", ""]
        if command.actions:
            lines += [f"Actions: {', '.join(command.actions)}.", ""]
        if command.options:
            lines += ["| option | takes | meaning | sens |", "| --- | --- | --- | --- |"]
            for option in command.options:
                takes = ", ".join(option.choices) or option.kind.value
                name = f"**{option.name}**" if option.required else option.name
                lines.append(
                    f"| {name} | {takes} | {option.help.on('en')} | {option.help.on('fr')} |"
                )
            lines.append("")
        lines += ["Examples:", ""]
        shown = dict.fromkeys(
            text for e in command.examples for text in (e.on("en"), e.on("fr")) if text
        )
        return [*lines, *(f"    {text}" for text in shown), ""]

    head = [
        "# Commands",
        "",
        "Generated from the commands themselves by `dutybell drift --write`. Plain questions",
        "work as well, in English and French: see the README.",
        "",
    ]
    return (
        "\n".join([*head, *(line for c in registry.COMMANDS for line in section(c))]).rstrip()
        + "\n"
    )
