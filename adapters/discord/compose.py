"""An ask as a message: answered by the core, drawn, cut into pages, its buttons given tickets."""

from __future__ import annotations

import logging
import secrets
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

import discord
from discord import ui

from adapters.discord import limits, words
from adapters.discord.blocks import Block, Paper, Presses, blocks, small
from adapters.discord.pages import Page, paged
from adapters.discord.questions import Question, ticket
from adapters.discord.view import TICKET, Frame, files, view
from bot.cards import Card, Chart, Prose
from bot.commands.run import run
from bot.commands.spec import Desk
from bot.domain.asks import Ask, Place
from bot.domain.text import Lang, Text
from bot.ports import Charts, Store

_log = logging.getLogger(__name__)
Answering = Callable[[Ask, Desk], Awaitable[Card]]
"""What answers an ask: the core's run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A card ready to be sent, page by page."""

    card: Card
    pages: tuple[Page, ...]
    frame: Frame

    def view(self, number: int = 1, frame: Frame | None = None) -> ui.LayoutView:
        """The page's message; a number too high means the last page."""
        return view(self.card, self._page(number), frame or self.frame)

    def files(self, number: int = 1) -> list[discord.File]:
        """The page's files, fresh each time."""
        return files(self._page(number))

    def shared(self, by: int) -> Answer:
        """The same for everyone, naming who shared it."""
        return replace(self, frame=replace(self.frame, shareable=False, shared_by=by))

    def marked(self, mark: int) -> Answer:
        """The same with a number by which its message can be found again."""
        return replace(self, frame=replace(self.frame, mark=mark))

    def remarked(self, remark: str) -> Answer:
        """The same with one more line of small print."""
        lines = "\n".join(filter(None, (self.frame.remark, remark)))
        return replace(self, frame=replace(self.frame, remark=lines))

    def _page(self, number: int) -> Page:
        return self.pages[min(max(number, 1), len(self.pages)) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """What every answer on Discord is made with."""

    desk: Desk
    charts: Charts
    answering: Answering = run
    given: OrderedDict[tuple[Place, str], Card] = field(default_factory=OrderedDict)
    """The latest cards by place and question: a page turned or shared is of the very answer that
    was seen. After a restart the question is asked again.
    """

    async def answer(
        self, ask: Ask, question: Question, *, attach: bool, share: bool, again: bool = False
    ) -> Answer:
        """``attach``: files may be sent here. ``share``: only the asker sees it, others could.
        ``again``: a page or a copy of an answer given before.
        """
        card = await self._card(ask, question, again=again)
        made = await self.message(card, attach=attach)
        shareable = share and not card.private
        formed = _form(card)
        held = ""
        if shareable or formed or len(made.pages) > 1:
            dated = replace(question, day=ask.day)
            held = await ticket(dated, self.desk.store, most=TICKET)
        frame = replace(made.frame, again=held, shareable=shareable, formed=formed)
        return replace(made, frame=frame)

    async def _card(self, ask: Ask, question: Question, *, again: bool) -> Card:
        key = ask.place, replace(question, day=ask.day).packed()
        if again and key in self.given:
            return self.given[key]
        card = self.given[key] = await self.answering(ask, self.desk)
        self.given.move_to_end(key)
        if len(self.given) > limits.ANSWERS_REMEMBERED:
            self.given.popitem(last=False)
        return card

    async def message(self, card: Card, *, attach: bool) -> Answer:
        """A card that stands by itself, such as a brief."""
        content = blocks(card, chart=await self._chart(card) if attach else None)
        allowed = content if attach else tuple(b for b in content if not isinstance(b, Paper))
        poorer = not attach and (len(allowed) < len(content) or _has_chart(card))
        return Answer(
            card=card,
            pages=paged(allowed),
            frame=Frame(
                tickets=await _tickets(allowed, self.desk.store),
                remark=small(words.NO_FILES.on(card.lang)) if poorer else "",
            ),
        )

    async def say(self, text: Text, lang: Lang) -> Answer:
        """One sentence of ours."""
        card = Card(title="", lang=lang, parts=(Prose(text=text.on(lang)),), private=True)
        return await self.message(card, attach=False)

    async def apology(self, lang: Lang, what: str) -> Answer:
        """What is shown in place of a traceback; its reference leads to the one in the log."""
        reference = secrets.token_hex(4)
        _log.exception("%s failed, reference %s", what, reference)
        return await self.say(Text(en=f"{words.OURS.on(lang)} {reference}"), lang)

    async def _chart(self, card: Card) -> bytes | None:
        if not _has_chart(card):
            return None
        try:
            return await self.charts.png(card)
        except Exception:
            _log.exception("the chart of %r could not be drawn; its words stand in", card.title)
            return None


def _form(card: Card) -> bool:
    """Whether a form helps to go on: nothing was understood, or there is much to fill in."""
    return card.command in (None, "help", "duty", "digest")


def _has_chart(card: Card) -> bool:
    return any(isinstance(part, Chart) for part in card.parts)


async def _tickets(content: tuple[Block, ...], store: Store) -> dict[str, str]:
    asks = [
        option.ask for block in content if isinstance(block, Presses) for option in block.options
    ]
    return {ask: await ticket(Question(text=ask), store, most=TICKET) for ask in asks}
