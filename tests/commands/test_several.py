"""Several questions of one text, on one card."""

from __future__ import annotations

from adapters.console.choices import told
from bot.cards import ButtonOption, Card, References
from bot.commands.spec import BotContext
from bot.presentation.citations import cited_in
from tests.walk.bot_context import answer, bot_context

__all__ = ["bot_context"]


def labels(card: Card) -> list[str]:
    assert card.short is not None
    return [option.label for option in card.short.actions]


async def test_two_questions_are_both_answered_the_second_in_short(bot_context: BotContext) -> None:
    text = "what's the duty on steel from canada and when did it start?"
    card = await answer(bot_context, text)
    rate = await answer(bot_context, "/tariff steel from CA to US")
    history = await answer(bot_context, "/timeline steel from CA to US")
    assert card.short is not None
    assert rate.short is not None
    assert history.short is not None
    assert card.short.headline == rate.short.headline
    assert history.short.headline in card.short.lines
    assert card.short.read_as == (
        "Read as: /tariff steel from CA to US · /timeline steel from CA to US"
    )
    assert card.short.actions[0] == ButtonOption(
        label="History", question="/timeline steel from CA to US"
    )
    told = [part for part in history.parts if not isinstance(part, References)]
    *parts, sources = card.parts
    assert parts[-len(told) :] == told
    assert isinstance(sources, References)
    assert cited_in(card.parts) <= set(sources.items)
    assert len(sources.items) == len(set(sources.items))


async def test_what_would_change_something_is_offered_and_not_done(bot_context: BotContext) -> None:
    card = await answer(
        bot_context, "what's the tariff on steel and send me a brief on it every monday"
    )
    assert card.command == "tariff"
    assert labels(card)[0] == "/digest subscribe every monday topics steel"


async def test_each_of_several_codes_has_its_line(bot_context: BotContext) -> None:
    card = await answer(bot_context, "7208.51 and 2204.21 from canada?")
    other = await answer(bot_context, "/tariff 2204.21 from CA to US")
    assert card.short is not None
    assert other.short is not None
    assert other.short.headline in card.short.lines
    assert labels(card)[0] == "2204.21"


async def test_codes_with_their_values_are_lines_of_one_entry(bot_context: BotContext) -> None:
    said = "duty on 7208.51 $10,000 and 9503.00 $5,000 from canada"
    card = await answer(bot_context, said)
    typed = await answer(bot_context, "/duty 7208.51 10000 USD 9503.00 5000 USD from CA")
    assert card.short is not None
    assert typed.short is not None
    assert (card.short.headline, card.short.lines) == (typed.short.headline, typed.short.lines)
    assert card.parts[-len(typed.parts) + 1 :] == typed.parts[1:]


async def test_a_terminal_numbers_the_button_of_the_second_question(
    bot_context: BotContext,
) -> None:
    card = await answer(bot_context, "what's the duty on steel and when did it start?")
    assert "[1] History" in told(card)
