"""An answer held against its question."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime

from bot.cards import Card, Headline, Quotation, References
from bot.commands.dispatch.dispatcher import run
from bot.commands.spec import BotContext
from bot.domain.codes import Code
from bot.domain.questions import Person, Place, Question
from bot.domain.snapshot import FactSnapshot
from bot.presentation.plain_text import plain_text
from tests.questions.cases import FACTS_REACH, SOURCED, QuestionCase, holds, level

NEVER = ("@everyone", "@here", "<!channel>", "<!here>", "traceback")
"""Never in any answer, whatever was asked."""


def ask_of(question: QuestionCase) -> Question:
    """The question as it reaches the bot, in a conversation of its own."""
    return Question(
        text=question.text,
        day=question.as_of,
        now=datetime(question.as_of.year, question.as_of.month, question.as_of.day, 12, tzinfo=UTC),
        place=Place(platform="slack", workspace="T1", channel=question.id, private=True),
        person=Person(id=question.id),
        thread=question.thread,
    )


async def answer(question: QuestionCase, bot_context: BotContext) -> Card:
    """The card for the question."""
    return await run(ask_of(question), bot_context)


def faults(question: QuestionCase, card: Card, facts: FactSnapshot) -> Iterator[str]:
    """What is wrong with the answer, in words; nothing where it is right."""
    yield from _command_and_language(question, card)
    yield from _subject(question, card)
    text = level(plain_text(_without_sources(card)))
    head = level(" | ".join((card.title, *(p.text for p in card.parts if isinstance(p, Headline)))))
    for place, said, wanted in (("text", text, question.must), ("head", head, question.headline)):
        for options in wanted:
            if not any(holds(said, option) for option in options):
                yield f"{place} lacks {' or '.join(map(repr, options))}"
    for place, said, unwanted in (
        ("text", text, (*question.must_not, *NEVER)),
        ("head", head, question.headline_not),
    ):
        for word in unwanted:
            if holds(said, word):
                yield f"{place} has {word!r}"
    yield from _form(question, card, text)
    yield from _words_put_in_mouths(card, facts)


def _command_and_language(question: QuestionCase, card: Card) -> Iterator[str]:
    if question.commands and card.command not in question.commands:
        yield f"command {card.command!r}, not one of {question.commands}"
    if card.lang != question.lang:
        yield f"language {card.lang!r}, not {question.lang!r}"


def _without_sources(card: Card) -> Card:
    """The answer itself: the title or the day of a source behind it answers nothing."""
    said = tuple(part for part in card.parts if not isinstance(part, References))
    return replace(card, parts=said)


def _subject(question: QuestionCase, card: Card) -> Iterator[str]:
    """What the question was understood to be about."""
    for name, wanted in question.about.items():
        got = getattr(card.query, name, None)
        shown = got.dotted if isinstance(got, Code) else str(got if got is not None else "")
        if shown != wanted:
            yield f"{name} {shown!r}, not {wanted!r}"


def _form(question: QuestionCase, card: Card, text: str) -> Iterator[str]:
    """Sources, the days an answer speaks for, and its length."""
    wants = question.sources
    if wants is None:
        wants = bool(question.commands) and set(question.commands) <= SOURCED
    if wants and not card.sources:
        yield "no sources"
    if card.command == "tariff" and card.day is not None:
        for day in (card.day, FACTS_REACH):
            if not holds(text, day.isoformat()):
                yield f"does not say the day {day}"
    if question.max is not None and len(text) > question.max:
        yield f"{len(text)} characters, more than {question.max}"


def _words_put_in_mouths(card: Card, facts: FactSnapshot) -> Iterator[str]:
    """Quotations whose words nobody is on record with."""
    held = {(facts.speakers[q.speaker].name, q.words) for q in facts.quotes.values()}
    for part in card.parts:
        if isinstance(part, Quotation) and (part.speaker, part.words) not in held:
            yield f"words not on record: {part.words!r} by {part.speaker}"
