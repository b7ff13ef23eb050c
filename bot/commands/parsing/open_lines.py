"""Command lines that leave one option open to be filled in on a press: '/duty 7208.51 5000 on ?'.

A platform that has forms asks for that one thing; a terminal takes the next line for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot.commands.spec import Command, CommandOption

_OPEN = re.compile(r"^(?P<line>/(?P<command>[a-z]{1,32})\s.{0,400}?)\s(?P<option>[a-z-]{1,32}) \?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenLine:
    """``line`` is the command line without what is open, ``option`` what is to be filled in."""

    command: Command
    option: CommandOption
    line: str

    def filled(self, written: str) -> str:
        """The whole line, with what was written."""
        return f"{self.line} {self.option.name} {' '.join(written.split())}"


def opened(line: str, option: str) -> str:
    """What a button asks that leaves ``option`` open.

    >>> opened("/changes since 2026-09-08", "good")
    '/changes since 2026-09-08 good ?'
    """
    return f"{line} {option} ?"


def open_line(text: str, commands: Iterable[Command]) -> OpenLine | None:
    """What a line leaves open; None for every other text."""
    found = _OPEN.match(text.strip())
    command = next((c for c in commands if found and c.name == found["command"]), None)
    if found is None or command is None:
        return None
    option = next((o for o in command.options if o.name == found["option"]), None)
    if option is None:
        return None
    kinds = command.form.kinds if command.form else {}
    asked = replace(option, kind=kinds.get(option.name, option.kind), required=True)
    return OpenLine(command=command, option=asked, line=found["line"])
