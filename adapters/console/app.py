"""The chat in a terminal: the same questions and answers, with nothing to sign up for."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TextIO

from adapters.console import words
from adapters.console.choices import chosen, told
from adapters.console.saving import save
from adapters.console.text import printable
from bot.cards import Card, Notice
from bot.commands.dispatch.dispatcher import run
from bot.commands.parsing.open_lines import OpenLine, open_line
from bot.commands.spec import BotContext
from bot.domain.questions import TERMINAL, Corrected, Person, Question
from bot.domain.text import Lang
from bot.ports import Clock
from bot.presentation.faces import face, options_of
from bot.presentation.plain_text import plain_text


class Console:
    """One session. Questions of a session share its thread, so follow-ups work.

    ``history`` is a file for the lines typed earlier.
    """

    def __init__(self, *, bot_context: BotContext, clock: Clock, history: Path, lang: Lang) -> None:
        self._bot_context = bot_context
        self._clock = clock
        self._history = history
        self._lang = lang
        self._thread = clock().isoformat()
        self._card: Card | None = None
        """The answer given last: what a number typed next chooses from."""
        self._shown: Card | None = None
        """What was shown last: that answer, or a detail of it."""
        self._left: OpenLine | None = None
        """What the choice taken last leaves open: what is typed next fills it in."""

    async def serve(self) -> None:
        """Talk until the person leaves or the input ends."""
        if sys.stdin.isatty() and sys.stdout.isatty():
            await self._converse()
        else:
            await self.pipe(sys.stdin, sys.stdout)

    async def pipe(self, source: TextIO, sink: TextIO) -> None:
        """Answer each line of ``source`` in plain words on ``sink``."""
        while line := await asyncio.to_thread(source.readline):
            if line.strip():
                card = await self.answer(line.strip())
                words = told(card) or plain_text(card)
                print(printable(words), end="\n\n", file=sink, flush=True)

    async def answer(self, text: str) -> Card:
        """The answer to one line of this session: a question, or the number of a choice."""
        if self._shown is not None and text.strip().lower() in words.SAVE:
            return self._saved(self._shown)
        self._shown = await self._told(text)
        return self._shown

    async def _told(self, text: str) -> Card:
        held = self._card
        option = chosen(text, options_of(held)) if held is not None else None
        left, self._left = self._left, None
        if left is not None and option is None and not text.startswith("/"):
            text = left.filled(text)
        if option is not None:
            self._left = open_line(option.question, self._bot_context.catalogue)
        if held is not None and option is not None and option.detail:
            return face(held, option.detail)
        self._card = await self._asked(
            option.question if option is not None else text,
            corrects=option.corrects if option is not None else None,
        )
        return self._card

    def _saved(self, card: Card) -> Card:
        """What became of writing the files of the answer given last to the folder we run in."""
        try:
            names = ", ".join(str(path) for path in save(card, Path()))
        except OSError as error:
            told = words.NOT_WRITTEN.on(self._lang, why=error.strerror or "")
        else:
            wrote = words.WROTE.on(self._lang, names=names)
            told = wrote if names else words.NO_FILE.on(self._lang)
        return Card(title=told, lang=self._lang, parts=(Notice(text=told),))

    async def _asked(self, text: str, *, corrects: Corrected | None = None) -> Card:
        moment = self._clock()
        question = Question(
            text=text,
            day=_here(moment).date(),
            now=moment,
            place=replace(TERMINAL, thread=self._thread, private=True),
            person=Person(id="console", admin=True),
            locale=self._lang,
            corrects=corrects,
        )
        return await run(question, self._bot_context)

    async def _converse(self) -> None:
        from rich.console import Console as Screen

        from adapters.console.render import show

        screen = Screen(highlight=False)
        screen.print(words.HELLO.on(self._lang), style="dim")
        async for line in self._lines():
            if line.strip():
                show(await self.answer(line.strip()), screen)
        screen.print(words.BYE.on(self._lang), style="dim")

    async def _lines(self) -> AsyncIterator[str]:
        """What is typed, until CTRL-D, or CTRL-C on an empty line."""
        from prompt_toolkit import PromptSession
        from prompt_toolkit.auto_suggest import AutoSuggestFromHistory
        from prompt_toolkit.history import FileHistory

        from adapters.console.typeahead import Typeahead

        snapshot = await self._bot_context.store.snapshot()
        today = _here(self._clock()).date()
        session: PromptSession[str] = PromptSession(
            history=FileHistory(str(self._history)),
            completer=Typeahead(self._bot_context.catalogue, snapshot, self._lang, today),
            auto_suggest=AutoSuggestFromHistory(),
            complete_while_typing=True,
        )
        while True:
            try:
                yield await session.prompt_async("> ")
            except EOFError:
                return
            except KeyboardInterrupt:
                if not session.default_buffer.text:
                    return


def _here(moment: datetime) -> datetime:
    """The moment on this machine's clock."""
    return moment.astimezone()
