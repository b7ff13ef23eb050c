"""A tool called by a program: its answer as data, or what is wrong with the call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.cards import Card, Choices
from bot.commands.dispatch import dispatch
from bot.commands.spec import BotContext
from bot.commands.tools import Caller, CommandTool, question_of
from bot.domain.days import law_day
from bot.errors import UserError
from bot.presentation.plain_text import plain_text
from bot.presentation.results import result


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """``data`` is the answer (RESULT_SCHEMA) and ``card`` what it was made of; or both are None,
    ``problem`` says what to put right and ``suggestions`` what would work. ``failed`` is the number
    of an error of ours.
    """

    data: dict[str, Any] | None = None
    card: Card | None = None
    problem: str = ""
    suggestions: tuple[str, ...] = ()
    failed: str = ""


async def call(
    tool: CommandTool,
    arguments: Mapping[str, Any],
    caller: Caller,
    bot_context: BotContext,
    *,
    now: datetime,
) -> Called:
    """Answer one call, today being the day of law at ``now``. Never raises for bad arguments."""
    today = law_day(now)
    try:
        question = question_of(tool, arguments, caller, day=today, now=now)
    except UserError as error:
        return Called(problem=error.message, suggestions=error.suggestions)
    found = await dispatch(question, bot_context)
    if found.refused is not None:
        return Called(problem=found.refused.message, suggestions=found.refused.suggestions)
    if found.failed or found.snapshot is None:
        return Called(problem=_said(found.card), failed=found.failed)
    return Called(data=result(found.card, found.snapshot, today), card=found.card)


def _said(card: Card) -> str:
    """The words of a card that answers nothing."""
    parts = tuple(part for part in card.parts if not isinstance(part, Choices))
    return plain_text(Card(title="", lang=card.lang, parts=parts))
