"""An ask as a message: answered by the core, drawn, cut into pages, its buttons given tickets."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace

import discord
from discord import ui

from adapters.discord import limits, words
from adapters.discord.attachments import GIVEN, given_file
from adapters.discord.blocks import AttachedFile, Block, ButtonRows, blocks, small
from adapters.discord.custom_ids import encode
from adapters.discord.pages import MessagePage, paged
from adapters.discord.phone import on_one_screen
from adapters.discord.view import TICKET, Frame, files, view
from bot.cards import Attachment, ButtonOption, Card, Chart, Headline, Prose
from bot.commands.dispatch.dispatcher import run
from bot.commands.dispatch.warming import warmed
from bot.commands.spec import BotContext, Command
from bot.domain.cache import Cache
from bot.domain.question_state import QuestionState
from bot.domain.questions import Question
from bot.domain.text import Lang, Words
from bot.ports import Store
from bot.ports.platforms import Charts
from bot.presentation.faces import opened
from bot.presentation.messages import verbatim

_log = logging.getLogger(__name__)
Answering = Callable[[Question, BotContext], Awaitable[Card]]
"""What answers an ask: the core's run."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A card cut into messages of Discord's size, each with its buttons."""

    card: Card
    pages: tuple[MessagePage, ...]
    frame: Frame
    views: dict[int, ui.LayoutView] = field(default_factory=dict, compare=False, repr=False)
    """Pages built before; nothing in them changes when they are sent."""

    def view(self, number: int = 1) -> ui.LayoutView:
        """The page's message; a number too high means the last page."""
        page = self._page(number)
        if page.number not in self.views:
            self.views[page.number] = view(self.card, page, self.frame)
        return self.views[page.number]

    def files(self, number: int = 1) -> list[discord.File]:
        """The page's files, fresh each time."""
        return files(self._page(number))

    def shared(self, by: int) -> Answer:
        """The same for everyone, naming who shared it."""
        return self.framed(replace(self.frame, shareable=False, shared_by=by))

    def marked(self, mark: int) -> Answer:
        """The same with a number by which its message can be found again."""
        return self.framed(replace(self.frame, mark=mark))

    def remarked(self, remark: str) -> Answer:
        """The same with one more line of small print."""
        lines = "\n".join(filter(None, (self.frame.remark, remark)))
        return self.framed(replace(self.frame, remark=lines))

    def framed(self, frame: Frame) -> Answer:
        """The same in another frame."""
        return replace(self, frame=frame, views={})

    def _page(self, number: int) -> MessagePage:
        return self.pages[min(max(number, 1), len(self.pages)) - 1]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerRenderer:
    """Turns cards into Discord messages, and keeps those it made for when a page is turned."""

    bot_context: BotContext
    charts: Charts
    answering: Answering = run
    api_base: str = ""
    """Where Discord's API is, where that is not Discord's own."""
    given: Cache[Card] = field(
        default_factory=lambda: Cache("Discord answers given", most=limits.ANSWERS_REMEMBERED)
    )
    """The latest cards by place and question: a page turned or shared is of the very answer that
    was seen. After a restart the question is asked again.
    """
    laid: Cache[Answer] = field(
        default_factory=lambda: Cache("Discord messages", most=limits.ANSWERS_REMEMBERED)
    )
    """The latest answers by server and question: the same card is not laid out twice."""

    async def warm(self) -> None:
        """Load all that a first question would wait for, up to the message it is answered with."""
        card = await warmed(self.bot_context)
        if card is not None:
            made = await self.message(card, attach=True, state=QuestionState(text=card.again))
            made.view(1)

    async def answer(
        self, question: Question, state: QuestionState, *, attach: bool, share: bool
    ) -> Answer:
        """``attach``: files may be sent here. ``share``: only the asker sees it, others could."""
        card, state = await self._card(question, replace(state, day=question.day, corrects=None))
        server = question.place.workspace
        key = server, state.packed(), attach, share
        laid = self.laid.get(key)
        if laid is None or (laid.card is not card and laid.card != card):
            laid = await self._laid(card, state, attach=attach, share=share, server=server)
            if not any(isinstance(part, Attachment | Chart) for part in card.parts):
                self.laid.keep(key, laid)
        return laid

    async def _laid(
        self, card: Card, state: QuestionState, *, attach: bool, share: bool, server: str
    ) -> Answer:
        made = await self.message(card, attach=attach, state=state, server=server)
        shareable = share and not card.private
        command = self.bot_context.command(card.command) if card.command else None
        formed = _form(card, command)
        held = ""
        if shareable or formed or len(made.pages) > 1:
            held = await encode(state, self.bot_context.store, most=TICKET, server=server)
        return made.framed(replace(made.frame, again=held, shareable=shareable, formed=formed))

    async def _card(self, question: Question, dated: QuestionState) -> tuple[Card, QuestionState]:
        """The card, and the question by which its buttons ask for it again: in the language and
        from the question before with which it was answered, whoever uses them and whenever.
        """
        whole = replace(dated, detail="")
        card = self.given.get((question.place, whole.packed())) if question.again else None
        if card is None:
            question = await self._with_file(question)
            card = await self.answering(question, self.bot_context)
            if question.file is not None and card.again:
                dated = QuestionState(text=card.again, day=dated.day)
            dated = replace(dated, lang=card.lang, earlier=card.earlier)
            self.given.keep((question.place, replace(dated, detail="").packed()), card)
        return await opened(card, dated.detail), dated

    async def _with_file(self, question: Question) -> Question:
        """The question with the file whose address it carries."""
        address = question.options.get(GIVEN)
        if address is None:
            return question
        left = {name: value for name, value in question.options.items() if name != GIVEN}
        given = await given_file(address, self.api_base)
        return replace(question, file=given, options=left)

    async def message(
        self, card: Card, *, attach: bool, server: str = "", state: QuestionState | None = None
    ) -> Answer:
        """A card for a ``server``, '' outside servers. ``state`` is its question; a brief has none
        and stands by itself.
        """
        card = on_one_screen(card)
        content = blocks(card, chart=await self._chart(card) if attach else None)
        bare = tuple(block for block in content if not isinstance(block, AttachedFile))
        allowed = content if attach else bare
        poorer = not attach and (len(allowed) < len(content) or _has_chart(card))
        return Answer(
            card=card,
            pages=paged(allowed),
            frame=Frame(
                tickets=await _tickets(allowed, card.lang, self.bot_context.store, state, server),
                remark=small(words.NO_FILES.on(card.lang)) if poorer else "",
            ),
        )

    async def say(self, text: Words, lang: Lang) -> Answer:
        """One sentence of ours."""
        card = Card(title="", lang=lang, parts=(Prose(text=text.on(lang)),), private=True)
        return await self.message(card, attach=False)

    async def amiss(self, text: str, state: QuestionState, lang: Lang, *, server: str) -> Answer:
        """What is wrong in a form, and a button that opens it again as it was filled in."""
        card = Card(title="", lang=lang, parts=(Headline(text=text),), private=True)
        made = await self.message(card, attach=False, server=server)
        held = await encode(state, self.bot_context.store, most=TICKET, server=server)
        return made.framed(replace(made.frame, again=held, formed=True, form_label=words.CORRECT))

    async def apology(self, lang: Lang, what: str) -> Answer:
        """What is shown in place of a traceback; its reference leads to the one in the log."""
        reference = secrets.token_hex(4)
        _log.exception("%s failed, reference %s", what, reference)
        return await self.say(verbatim(f"{words.OURS.on(lang)} {reference}"), lang)

    async def _chart(self, card: Card) -> bytes | None:
        if not _has_chart(card):
            return None
        try:
            return await self.charts.png(card)
        except Exception:
            _log.exception("a chart could not be drawn; its words stand in")
            return None


def _form(card: Card, command: Command | None) -> bool:
    """Whether a form helps to go on: nothing was understood, or there is much to fill in."""
    return card.command in (None, "help") or (command is not None and command.form is not None)


def _has_chart(card: Card) -> bool:
    return any(isinstance(part, Chart) for part in card.parts)


async def _tickets(
    content: tuple[Block, ...],
    lang: Lang,
    store: Store,
    state: QuestionState | None,
    server: str,
) -> dict[ButtonOption, str]:
    """For each button what it asks: whoever uses it, it goes on in the card's language."""
    options = {o for block in content if isinstance(block, ButtonRows) for o in block.options}
    made: dict[ButtonOption, str] = {}
    for option in (one for one in options if not one.address):
        asked = QuestionState(text=option.question, lang=lang, corrects=option.corrects)
        if option.detail:
            asked = replace(state or asked, detail=option.detail)
        made[option] = await encode(asked, store, most=TICKET, server=server)
    return made
