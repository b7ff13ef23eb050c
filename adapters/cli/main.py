"""The ``dutybell`` command. It alone may import everyone, and it does so only when needed."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

from adapters.cli import (
    ask,
    backup_export,
    calendar,
    digests,
    discord,
    doctor,
    duty,
    facts,
    feeds,
    generated_files,
    imports,
    keys,
    mcp,
    proposals,
    questions,
    quotes,
    review,
    running,
    slack,
    watch,
)
from bot.errors import BotError

FAMILIES = (
    running,
    ask,
    duty,
    watch,
    calendar,
    digests,
    backup_export,
    facts,
    imports,
    feeds,
    proposals,
    questions,
    quotes,
    review,
    doctor,
    slack,
    discord,
    mcp,
    keys,
    generated_files,
)
"""Sub-commands, a module a family: each has ``register(commands)`` and imports lazily.

What a module registers must set ``call``: a function of the parsed arguments that returns an exit
code.
"""
ON_INTERRUPT = 130


def parser() -> argparse.ArgumentParser:
    """The whole command line."""
    top = argparse.ArgumentParser(
        prog="dutybell",
        description="The tariff briefing bot for trade teams on Slack, Discord and in a terminal.",
    )
    commands = top.add_subparsers(dest="command", metavar="COMMAND", required=True)
    for family in FAMILIES:
        family.register(commands)
    return top


def _read(argv: Sequence[str] | None) -> argparse.Namespace:
    """What is typed, with options between the words of an order too: 'edit 2 --as anna from X'."""
    top = parser()
    arguments, rest = top.parse_known_args(argv)
    # argparse ends a list of words at the first option behind one of them
    words = next((name for name in _WORDS if getattr(arguments, name, None)), None)
    if rest and (words is None or any(word.startswith("-") for word in rest)):
        top.error(f"unrecognized arguments: {' '.join(rest)}")
    if words is not None:
        setattr(arguments, words, [*getattr(arguments, words), *rest])
    return arguments


_WORDS = ("words", "text")
"""Where an order and a question are kept, which are words as one types them."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit code. Mistakes of the user are one line on standard error."""
    arguments = _read(argv)
    try:
        code: int = arguments.call(arguments)
    except BotError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return ON_INTERRUPT
    except BrokenPipeError:
        # whoever read our output has gone, as in `dutybell ask ... | head -1`
        sys.stderr.close()
        return 0
    except Exception as error:
        from store.trouble import to_mend

        if not (words := to_mend(error)):
            raise
        if words not in getattr(error, "__notes__", ()):  # else the log has told it here
            print(words, file=sys.stderr)
        return 1
    return code


if __name__ == "__main__":
    sys.exit(main())
