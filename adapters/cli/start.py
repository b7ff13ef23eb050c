"""Where the console script begins: what has to be set before anything else is loaded."""

from __future__ import annotations

from adapters.process.collector import collect_seldom


def main() -> int:
    """Run the command that is typed; the exit code."""
    collect_seldom()
    from adapters.cli.main import main as command

    return command()
