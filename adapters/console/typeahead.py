"""Completions while typing: commands after a slash, goods and speakers after a command."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.commands.spec import Command, OptionKind
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang

_MOST = 12
_NAMED = {OptionKind.GOOD, OptionKind.GOOD_OR_TOPIC}


class Typeahead(Completer):
    """Offers what fits the words before the cursor."""

    def __init__(self, catalogue: tuple[Command, ...], facts: FactSnapshot, lang: Lang) -> None:
        self._lang = lang
        self._commands = {f"/{command.name}": command for command in catalogue}
        goods = (good.name.on(lang) for good in facts.goods.values())
        self._goods = sorted({*goods, *(good.name.en for good in facts.goods.values())})
        self._speakers = sorted(s.name for s in facts.speakers.values() if not s.anonymous)

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
            yield from self._of_names(self._commands[name], rest)

    def _of_commands(self, typed: str) -> Iterator[Completion]:
        for name, command in self._commands.items():
            if name.startswith(typed.lower()):
                meta = command.help.on(self._lang)
                yield Completion(name, start_position=-len(typed), display_meta=meta)

    def _of_names(self, command: Command, typed: str) -> Iterator[Completion]:
        kinds = {option.kind for option in command.options if option.positional}
        names = self._goods if kinds & _NAMED else []
        names = names + (self._speakers if OptionKind.SPEAKER in kinds else [])
        wanted = typed.lower().lstrip()
        starting = [n for n in names if n.lower().startswith(wanted)]
        inside = [n for n in names if wanted in n.lower() and n not in starting]
        for name in [*starting, *inside][:_MOST]:
            yield Completion(name, start_position=-len(typed.lstrip()))
