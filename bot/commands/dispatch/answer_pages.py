"""Answers as pages: kept when somebody opens a detail, answered again as they were then."""

from __future__ import annotations

import asyncio
import logging
import secrets
from collections.abc import Hashable
from dataclasses import dataclass, replace

from bot.cards import Bullets, Card, Chart, Part, References
from bot.commands.spec import BotContext, CommandContext
from bot.domain.answer_pages import AnswerPage, may_be_kept
from bot.domain.cache import Cache
from bot.domain.questions import Person, Place, Query, Question
from bot.domain.text import Lang
from bot.errors import UserError
from bot.ports import Snapshot
from bot.presentation.citations import own_sources

PATH = "/a/"
_log = logging.getLogger(__name__)
_ID_BYTES, _LONGEST_ID = 12, 32
_MOST_PAST = 2
"""Revisions of the facts beside the present one that are kept, some tens of megabytes each."""
PUBLIC = Place(platform="web")
"""Where pages that anybody may find are asked for."""


async def with_page(
    card: Card, question: Question, snapshot: Snapshot, bot_context: BotContext
) -> Card:
    """The card with the address of its page, made if need be. The card as it is where there are no
    pages, the answer can't be kept, or the store is away.
    """
    query = card.query
    if not bot_context.public_url or card.private or query is None or not may_be_kept(query):
        return card
    page = new_page(query, question, card.lang, snapshot)
    try:
        return replace(
            card, page=f"{bot_context.public_url}{await kept(page, snapshot, bot_context)}"
        )
    except Exception as error:
        _log.warning("no page for an answer: %s", type(error).__name__)
        return card


def new_page(query: Query, question: Question, lang: Lang, snapshot: Snapshot) -> AnswerPage:
    """A page of the answer to ``query``, not kept yet."""
    return AnswerPage(
        id=secrets.token_urlsafe(_ID_BYTES),
        place=replace(question.place, thread="", private=False),
        query=query,
        lang=lang,
        day=question.day,
        revision=snapshot.facts.revision,
        made_at=question.now,
    )


async def kept(page: AnswerPage, snapshot: Snapshot, bot_context: BotContext) -> str:
    """The path of the page, or of one of the same answer that its workspace has already."""
    place = page.place
    key: Hashable = (place.platform, place.workspace, page.lang, page.day, repr(page.query))
    held = snapshot.pages.get(key)
    if held is None:
        async with bot_context.store.transaction() as records:
            await records.answer_pages.keep(page)
        held = snapshot.pages.keep(key, page.id)
    return f"{PATH}{held}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PageAnswer:
    """What a page shows: the answer and, of a rate, its ``history`` with sources of its own.
    ``snapshot`` holds the facts it was answered from."""

    page: AnswerPage
    card: Card
    history: tuple[Part, ...]
    snapshot: Snapshot


class PageReader:
    """Finds pages, and answers them again as they were."""

    def __init__(self, bot_context: BotContext) -> None:
        self._bot_context = bot_context
        self._past = Cache[Snapshot]("facts of earlier pages", most=_MOST_PAST)
        self._building = asyncio.Lock()

    async def found(self, written: str) -> AnswerPage | None:
        """The page of an id as it came in an address; None for none."""
        if not written or len(written) > _LONGEST_ID:
            return None
        async with self._bot_context.store.transaction() as records:
            return await records.answer_pages.at(written)

    async def answer(self, page: AnswerPage, lang: Lang) -> PageAnswer | None:
        """The answer as it was given, in ``lang``; None where it can't be given any more."""
        command = self._bot_context.command(page.query.command)
        snapshot = await self._snapshot(page)
        if command is None or snapshot is None:
            return None
        question = Question(
            text="",
            command=command.name,
            day=page.day,
            now=page.made_at,
            place=page.place,
            person=Person(id="page"),
            lang=lang,
        )
        async with self._bot_context.store.transaction() as records:
            context = CommandContext(
                question=question, snapshot=snapshot, records=records, lang=lang
            )
            try:
                card = await command.answer(page.query, context)
            except UserError:
                return None
            history = await _history(page.query, context, self._bot_context)
        return PageAnswer(page=page, card=card, history=history, snapshot=snapshot)

    async def _snapshot(self, page: AnswerPage) -> Snapshot | None:
        """The facts as they stood: the present ones where they have not moved since. Those of an
        earlier revision take a second to build, so the last few are kept, and built one by one."""
        held = await self._bot_context.store.snapshot()
        if held.facts.revision == page.revision:
            return held
        async with self._building:
            found = self._past.get(page.revision)
            if found is None:
                facts = await self._bot_context.store.facts_as_recorded(page.made_at)
                if facts is None:
                    return None
                found = self._past.keep(
                    page.revision,
                    Snapshot(facts=facts, search=held.search, frontier=held.frontier),
                )
            return found


async def _history(
    query: Query, context: CommandContext, bot_context: BotContext
) -> tuple[Part, ...]:
    """The chart and the steps of the good that a rate was asked of, in the directions that were;
    nothing for other answers."""
    timeline = bot_context.command("timeline")
    one = (query.good is not None and not query.goods) or query.code is not None
    if query.command != "tariff" or not one or timeline is None:
        return ()
    asked = Query(
        command=timeline.name,
        good=query.good,
        code=query.code,
        imposing=query.imposing,
        origin=query.origin,
    )
    try:
        card = await timeline.answer(asked, context)
    except UserError:
        return ()
    drawn = [part for part in card.parts if isinstance(part, Chart)]
    steps = [part for part in card.parts if isinstance(part, Bullets)]
    ways = 2 if query.imposing is None and query.origin is None else 1
    sources = [part for part in card.parts if isinstance(part, References)]
    return own_sources((*drawn, *steps[:ways], *sources))
