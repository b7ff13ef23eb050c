"""Completions while typing: commands after a slash, suggestions for a command's first value."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.commands.spec import Command, OptionKind
from bot.commands.suggestions import suggestions
from bot.domain.text import Lang
from bot.ports import Snapshot

_MOST = 12


class Typeahead(Completer):
    """Offers what fits the words before the cursor."""

    def __init__(
        self, catalogue: tuple[Command, ...], snapshot: Snapshot, lang: Lang, day: date
    ) -> None:
        self._snapshot, self._lang, self._day = snapshot, lang, day
        self._commands = {f"/{command.name}": command for command in catalogue}

    def get_completions(
        self, document: Document, complete_event: CompleteEvent
    ) -> Iterable[Completion]:
        """Completions at the cursor."""
        del complete_event
        typed = document.text_before_cursor
        if not typed.startswith("/"):
            return
        name, space, rest = typed.partition(" ")
        if not space:
            yield from self._of_commands(name)
        elif name in self._commands:
            yield from self._of_values(self._commands[name], rest.lstrip())

    def _of_commands(self, typed: str) -> Iterator[Completion]:
        for name, command in self._commands.items():
            if name.startswith(typed.lower()):
                meta = command.help.on(self._lang)
                yield Completion(name, start_position=-len(typed), display_meta=meta)

    def _of_values(self, command: Command, typed: str) -> Iterator[Completion]:
        for kind in dict.fromkeys(o.kind for o in command.options if o.positional):
            yield from self._of_kind(kind, typed)

    def _of_kind(self, kind: OptionKind, typed: str) -> Iterator[Completion]:
        found = suggestions(kind, typed, self._snapshot, lang=self._lang, day=self._day, most=_MOST)
        for one in found:
            yield Completion(one.value, start_position=-len(typed), display_meta=one.note)
