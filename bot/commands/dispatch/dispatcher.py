"""A question and the card that answers it. The only place that shows a UserError.

A command is answered within one transaction; a sentence is found out in one, read in none and
answered in another."""

from __future__ import annotations

import logging
import re
import secrets
import traceback
from dataclasses import dataclass, replace

from bot.cards import Card
from bot.commands.dispatch.conversation import remember
from bot.commands.dispatch.failures import fault, mistake
from bot.commands.dispatch.misread import corrected, keep_corrected, keep_unsure
from bot.commands.dispatch.question_run import QuestionRun
from bot.commands.parsing.command_line import typed_line
from bot.commands.spec import BotContext
from bot.domain.questions import Question
from bot.domain.text import Lang
from bot.domain.words import in_ascii_digits
from bot.errors import UserError
from bot.ports import Snapshot
from bot.reading.reading import ParseResult, Reader
from bot.reading.text.language import language_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispatched:
    """An answer, and how the sentence was read that it answers; None for a typed command.

    ``snapshot`` is what it rests on. ``refused`` is what the asker can put right, ``failed`` the
    number of an error of ours; with either the card says so and answers nothing.
    """

    card: Card
    parsed: ParseResult | None = None
    snapshot: Snapshot | None = None
    refused: UserError | None = None
    failed: str = ""


async def run(question: Question, bot_context: BotContext) -> Card:
    """The card that answers ``question``: see :func:`dispatch`."""
    return (await dispatch(question, bot_context)).card


def _in_ascii_digits(question: Question) -> Question:
    """As it was typed, but for digits of other scripts."""
    typed = (question.text, *question.options.values())
    if all(map(str.isascii, typed)):
        return question
    options = {name: in_ascii_digits(value) for name, value in question.options.items()}
    return replace(question, text=in_ascii_digits(question.text), options=options)


async def dispatch(question: Question, bot_context: BotContext) -> Dispatched:
    """Answer ``question``. Never raises for bad input: the card says what is wrong and what to try.

    An error of ours is logged under a number that the card shows; nothing of the question is
    logged, and nothing of the error is shown.
    """
    question = _in_ascii_digits(question)
    lang: Lang = question.lang or question.locale
    under_way: QuestionRun | None = None
    parsed: ParseResult | None = None
    try:
        lang = _language(question, bot_context)
        snapshot = await bot_context.store.snapshot()
        async with bot_context.store.transaction() as records:
            under_way = QuestionRun(
                question=question,
                bot_context=bot_context,
                snapshot=snapshot,
                records=records,
                lang=lang,
            )
            found = await under_way.card()
        if isinstance(found, Card):
            await remember(question, under_way.kept, bot_context.store)
            await keep_corrected(question, found.query, bot_context.store)
            found = await _opened(found, question, snapshot, bot_context)
            return Dispatched(card=found, snapshot=snapshot)
        if found.outside is not None:
            parsed = await _local().read(found.question, snapshot, found.earlier)
            return Dispatched(card=found.outside, parsed=parsed, snapshot=snapshot)
        # no transaction is open here: a reader may ask somebody over a network
        parsed = await _reader(bot_context).read(found.question, snapshot, found.earlier)
        held = await corrected(
            found.question, parsed, found.earlier, snapshot=snapshot, store=bot_context.store
        )
        async with bot_context.store.transaction() as records:
            under_way = under_way.within(records)
            card = await under_way.answer(parsed, found.earlier, held)
        await remember(question, under_way.kept, bot_context.store)
        await keep_unsure(question, parsed, held, bot_context.store)
        card = await _opened(card, question, snapshot, bot_context)
        return Dispatched(card=card, parsed=parsed, snapshot=snapshot)
    except UserError as error:
        understood = under_way.understood if under_way else question.command
        return Dispatched(card=mistake(error, lang, understood), parsed=parsed, refused=error)
    except Exception as error:
        number = secrets.token_hex(4)
        _log.error("ask %s failed: %s\n%s", number, type(error).__name__, _where(error))
        return Dispatched(card=fault(number, lang), failed=number)


async def _opened(
    card: Card, question: Question, snapshot: Snapshot, bot_context: BotContext
) -> Card:
    """The card with its page, where somebody opens one of its details."""
    if not question.again or not bot_context.public_url:
        return card
    from bot.commands.dispatch.answer_pages import with_page

    return await with_page(card, question, snapshot, bot_context)


def _reader(bot_context: BotContext) -> Reader:
    """Who reads sentences."""
    return bot_context.reader or _local()


def _local() -> Reader:
    """The local reader. Models and gazetteers load with the first sentence, not for a command."""
    from bot.reading.reader import LocalReader

    return LocalReader()


def _language(question: Question, bot_context: BotContext) -> Lang:
    """The language to answer in. Names of commands, actions, options and choices tell none,
    nor do country codes: '/tariff 7308.20 from DE to CA' is typed like that by everybody.
    """
    line = typed_line(question.text) if question.command is None else None
    command = bot_context.command(line.name if line else question.command or "")
    if command is None:
        return language_of(question)
    typed = line.rest if line else question.text
    said = " ".join(
        word
        for word in re.split(r"[\s,;]+", typed)
        if word.lower() not in command.typed_alike and not (len(word) == 2 and word.isupper())
    )
    return language_of(question, said)


def _where(error: Exception) -> str:
    """The lines of code it came through; its message may quote the question, so not that."""
    return "".join(traceback.format_tb(error.__traceback__))
