"""``dutybell slack manifest``: what to paste at Slack to make the app."""

from __future__ import annotations

import argparse
from typing import Any


def register(commands: Any) -> None:
    """Add ``slack``."""
    slack = commands.add_parser("slack", help="the Slack app's manifest")
    actions = slack.add_subparsers(dest="action", metavar="ACTION", required=True)
    manifest = actions.add_parser("manifest", help="print the app manifest, as YAML")
    manifest.add_argument("--url", default="", help="public address of this bot, for HTTP mode")
    manifest.add_argument(
        "--one-workspace",
        action="store_true",
        help="for HTTP mode with SLACK_BOT_TOKEN: a token that does not end",
    )
    manifest.add_argument(
        "--links",
        action="store_true",
        help="tell official documents under messages that link to them (links:read, links:write)",
    )
    manifest.set_defaults(call=_manifest)


def _manifest(arguments: argparse.Namespace) -> int:
    text = manifest_text(
        arguments.url, one_workspace=arguments.one_workspace, links=arguments.links
    )
    print(text, end="")
    return 0


def manifest_text(public_url: str = "", *, one_workspace: bool = False, links: bool = False) -> str:
    """The manifest generated from the commands, as YAML."""
    import yaml

    from adapters.slack.installation.manifest import manifest
    from bot.commands.registry import COMMANDS

    held = manifest(COMMANDS, public_url=public_url, one_workspace=one_workspace, links=links)
    return yaml.safe_dump(held, sort_keys=False, allow_unicode=True, width=100)
