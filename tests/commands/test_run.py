"""One question on its way: what is understood, remembered, refused and never shown."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.cards import ButtonOption, Card, Choices, Headline, Notice, Quotation, ShortCard
from bot.commands.dispatch.dispatcher import run
from bot.commands.spec import BotContext, Command, CommandContext
from bot.domain.duty import Money
from bot.domain.questions import Person, Place, Query, Question
from bot.domain.text import Lang, Text
from bot.presentation.plain_text import plain_text
from tests.walk.bot_context import NOW, TODAY, answer, bot_context

__all__ = ["bot_context"]
THREAD = Place(platform="slack", workspace="T1", channel="C1", thread="1.1")
CHANNEL = replace(THREAD, thread="")


def headline(card: Card) -> str:
    return next(part.text for part in card.parts if isinstance(part, Headline))


async def test_a_follow_up_in_a_thread_inherits_what_it_leaves_out(bot_context: BotContext) -> None:
    await answer(bot_context, "us tariff on canadian steel on 2025-03-15", place=THREAD)
    card = await answer(bot_context, "and cars?", place=THREAD)
    assert headline(card).startswith("Cars, Canada → United States, on 2025-03-15: ")


async def test_a_thread_remembers_how_many_there_are_at_what_price(bot_context: BotContext) -> None:
    await answer(bot_context, "duty on 3 cars at 30,000 usd each into the US", place=THREAD)
    counted = await answer(bot_context, "make it two", place=THREAD)
    assert counted.query is not None
    assert counted.query.money == Money(amount=Decimal(60000), currency="USD")
    priced = await answer(bot_context, "at 31,000", place=THREAD)
    assert priced.query is not None
    assert priced.query.money == Money(amount=Decimal(62000), currency="USD")


async def test_a_follow_up_that_tells_no_language_is_answered_in_the_threads(
    bot_context: BotContext,
) -> None:
    await answer(bot_context, "quel est le tarif américain sur l'acier?", place=THREAD)
    card = await answer(bot_context, "2025-03-15?", place=THREAD)
    assert card.lang == "fr"


async def test_a_follow_up_keeps_what_an_entry_is_made_of(bot_context: BotContext) -> None:
    await answer(bot_context, "/duty cars value 30000 USD metal 40", place=THREAD)
    card = await answer(bot_context, "make it 40,000 usd", place=THREAD)
    assert card.query is not None
    assert card.query.values["metal"] == "40"


async def test_a_command_typed_alone_is_about_what_its_thread_is_about(
    bot_context: BotContext,
) -> None:
    await answer(bot_context, "us tariff on steel", place=THREAD)
    card = await answer(bot_context, "/timeline", place=THREAD)
    assert card.query is not None
    assert (card.command, card.query.good) == ("timeline", "steel")
    alone = await answer(bot_context, "/timeline", place=replace(THREAD, thread="9.9"))
    assert alone.query is None


async def test_a_line_sets_a_day_against_today(bot_context: BotContext) -> None:
    card = await answer(bot_context, "/tariff steel versus 2025-03-15")
    heads = [part.text for part in card.parts if isinstance(part, Headline)]
    assert "50%" in heads[0]
    assert any("25%" in text for text in heads[1:])


async def test_a_claim_typed_as_one_holds_in_its_thread(bot_context: BotContext) -> None:
    await answer(bot_context, "/duty cars value 30000 USD claim usmca", place=THREAD)
    card = await answer(bot_context, "make it 40,000 usd", place=THREAD)
    assert card.query is not None
    assert card.query.claim == "usmca"


async def test_another_thread_knows_nothing_of_it(bot_context: BotContext) -> None:
    await answer(bot_context, "steel on 2025-03-15", place=THREAD)
    card = await answer(bot_context, "and cars?", place=replace(THREAD, thread="2.2"))
    assert card.day == date(2026, 10, 10)


async def test_in_a_channel_at_large_questions_stand_alone(bot_context: BotContext) -> None:
    await answer(bot_context, "steel on 2025-03-15", place=CHANNEL)
    card = await answer(bot_context, "and cars?", place=CHANNEL)
    assert card.day == date(2026, 10, 10)


async def test_a_private_conversation_ends_overnight_and_a_thread_does_not(
    bot_context: BotContext,
) -> None:
    private = replace(CHANNEL, channel="D1", private=True)
    for place in (private, THREAD):
        await answer(bot_context, "steel on 2025-03-15", place=place)
    hours = (NOW + timedelta(hours=n) for n in (12, 13))
    days = [
        (await answer(bot_context, "and cars?", place=place, now=now)).day
        for now, place in zip(hours, (private, THREAD), strict=True)
    ]
    late = await answer(bot_context, "and cars?", place=private, now=NOW + timedelta(hours=25))
    assert (days, late.day) == ([date(2025, 3, 15)] * 2, date(2026, 10, 10))


async def test_a_transcript_serves_as_memory(bot_context: BotContext) -> None:
    card = await answer(bot_context, "and cars?", thread=("user: steel on 2025-03-15", "bot: 25%."))
    assert card.day == date(2025, 3, 15)


async def test_a_typed_command_and_a_given_one_are_answered_alike(bot_context: BotContext) -> None:
    typed = await answer(bot_context, "/tariff steel usmca yes")
    given = await answer(bot_context, "steel usmca yes", command="tariff")
    assert typed == given


async def test_words_asked_before_by_others_are_remembered_in_the_thread_all_the_same(
    bot_context: BotContext,
) -> None:
    await answer(bot_context, "/tariff steel on 2025-03-15", place=CHANNEL)
    await answer(bot_context, "/tariff steel on 2025-03-15", place=THREAD)
    card = await answer(bot_context, "and cars?", place=THREAD)
    assert headline(card).startswith("Cars, Canada → United States, on 2025-03-15: ")


async def test_the_same_words_on_another_day_or_in_another_language_are_another_question(
    bot_context: BotContext,
) -> None:
    asked: tuple[tuple[str, date, Lang], ...] = (
        ("steel", date(2026, 10, 10), "en"),
        ("steel", date(2025, 3, 15), "en"),
        ("steel", date(2026, 10, 10), "fr"),
    )
    for _ in range(2):
        cards = [
            await answer(bot_context, text, command="tariff", day=day, lang=lang)
            for text, day, lang in asked
        ]
        assert [(card.day, card.lang) for card in cards] == [
            (date(2026, 10, 10), "en"),
            (date(2025, 3, 15), "en"),
            (date(2026, 10, 10), "fr"),
        ]


@pytest.mark.parametrize(("steady", "answered"), [(True, 1), (False, 2)])
async def test_only_a_steady_command_gives_the_same_answer_again(
    bot_context: BotContext, steady: bool, answered: int
) -> None:
    asked: list[str] = []

    async def listens(query: Query, context: CommandContext) -> Card:
        asked.append(context.question.person.id)
        return Card(title="Heard", lang=context.lang, parts=())

    command = Command(
        name="listen", help=Text(en="-"), options=(), examples=(), answer=listens, steady=steady
    )
    listening = replace(bot_context, catalogue=(command,))
    for _ in range(2):
        await answer(listening, "now", command="listen")
    assert len(asked) == answered


async def test_the_same_words_are_answered_from_the_cache(bot_context: BotContext) -> None:
    answers = (await bot_context.store.snapshot()).answers
    first = await answer(bot_context, "steel on 2025-03-15", command="tariff")
    held = len(answers)
    assert await answer(bot_context, "steel on 2025-03-15", command="tariff") == first
    assert (held, len(answers)) == (2, 2)  # by its words, and by what was read in them


async def test_an_unknown_command_gets_the_nearest_ones_privately(bot_context: BotContext) -> None:
    assert await answer(bot_context, "/qoute carney") == Card(
        title="Dutybell",
        lang="en",
        private=True,
        parts=(
            Notice(text="I don't know that command. /help lists what there is.", tone="warning"),
            Choices(
                title="Did you mean",
                options=(
                    ButtonOption(label="/quote", question="/quote"),
                    ButtonOption(label="/help", question="/help"),
                ),
            ),
        ),
        short=ShortCard(
            headline="I don't know that command. /help lists what there is",
            actions=(
                ButtonOption(label="/quote", question="/quote"),
                ButtonOption(label="/help", question="/help"),
            ),
        ),
    )


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "en",
            ("I can't read “abc” as “value”", ("It takes 10000, 10000 USD, CAD 2,500",)),
        ),
        (
            "fr",
            (
                "Je ne lis pas «\N{NO-BREAK SPACE}abc\N{NO-BREAK SPACE}» comme "
                "«\N{NO-BREAK SPACE}valeur\N{NO-BREAK SPACE}»",
                ("Il faut 10000, 10000 USD, 2 500 CAD",),
            ),
        ),
    ],
)
async def test_a_slip_is_told_in_a_line_then_what_is_expected_and_an_example_to_press(
    bot_context: BotContext, lang: Lang, told: tuple[str, tuple[str, ...]]
) -> None:
    short = (await answer(bot_context, "/duty 7208.51 abc", lang=lang)).short
    assert short is not None
    assert (short.headline, short.lines) == told
    assert [option.question for option in short.actions] == ["/duty 7208.51 10000 USD"]


async def test_examples_are_no_readings_and_nobody_is_asked_which_one(
    bot_context: BotContext,
) -> None:
    short = (await answer(bot_context, "/tariff 9999.99")).short
    assert short is not None
    assert short.headline == "I don't know a tariff code 9999.99"
    assert short.lines == ("Chapters run from 01 to 97, with 98 and 99 for special provisions",)


@pytest.mark.parametrize("text", ["@everyone", "<!channel>", "", "🚗", "x" * 5000])
async def test_what_asks_nothing_gets_a_short_line_without_echo(
    bot_context: BotContext, text: str
) -> None:
    said = plain_text(await answer(bot_context, text))
    assert len(said) < 600
    assert not {"@everyone", "<!channel>", "xxx"} & {w for w in said.split() if w}


async def test_evading_duty_gets_no_help_and_no_ideas(bot_context: BotContext) -> None:
    card = await answer(bot_context, "how do I mislabel origin to avoid duty")
    assert (card.command, len(card.parts)) == (None, 1)
    assert plain_text(card).startswith("Dutybell\n\nI can't help with evading duty")


async def test_a_fault_of_ours_is_logged_by_number_and_its_text_is_not_shown(
    bot_context: BotContext, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(query: Query, context: CommandContext) -> Card:
        raise RuntimeError("secret inner thing")

    broken = Command(name="broken", help=Text(en="-"), options=(), examples=(), answer=fails)
    with caplog.at_level(logging.ERROR):
        card = await answer(replace(bot_context, catalogue=(broken,)), "", command="broken")
    said = plain_text(card)
    number = said.split("noted as ")[1].split(";")[0]
    assert "secret" not in said
    assert number in caplog.text


async def test_a_brief_covers_every_good_person_and_programme_named(
    bot_context: BotContext,
) -> None:
    text = "Lutnick told Carney that steel and wine fall under Section 338"
    card = await answer(bot_context, text, command="brief")
    people = [p.speaker for p in card.parts if isinstance(p, Quotation)]
    assert headline(card) == (
        "On what was named: steel, wine, Section 338 duties and bans on Canada, Howard Lutnick, "
        "Mark Carney"
    )
    assert people == ["Howard Lutnick", "Mark Carney", "Mark Carney"]


async def test_a_brief_on_nothing_we_know_says_so(bot_context: BotContext) -> None:
    card = await answer(bot_context, "lunch at noon?", command="brief")
    assert (card.private, card.command) == (True, None)


async def test_the_language_is_that_of_the_question_unless_one_was_chosen(
    bot_context: BotContext,
) -> None:
    assert (await answer(bot_context, "droits sur l'acier")).lang == "fr"
    assert (await answer(bot_context, "droits sur l'acier", lang="en")).lang == "en"


@pytest.mark.parametrize("action", ["list", "why", "now"])
async def test_the_bare_name_of_an_action_is_answered_in_the_language_of_the_place(
    bot_context: BotContext, action: str
) -> None:
    question = Question(
        text=action,
        command="digest",
        day=TODAY,
        now=NOW,
        place=CHANNEL,
        person=Person(id="analyst"),
        locale="fr",
    )
    assert (await run(question, bot_context)).lang == "fr"


@pytest.mark.parametrize(
    ("typed", "lang"),
    [
        ("/changes since 2026-09-01", "fr"),
        ("/quote carney", "fr"),
        ("/help duty", "fr"),
        ("/tariff 7208.51 from CA to US usmca yes", "fr"),
        ("/tariff steel", "en"),
        ("what changed since 2026-09-01", "en"),
    ],
)
async def test_names_of_commands_and_options_do_not_tell_a_language(
    bot_context: BotContext, typed: str, lang: str
) -> None:
    question = Question(
        text=typed, day=TODAY, now=NOW, place=CHANNEL, person=Person(id="analyst"), locale="fr"
    )
    assert (await run(question, bot_context)).lang == lang


async def test_help_names_every_command_and_its_first_example(bot_context: BotContext) -> None:
    said = plain_text(await answer(bot_context, "/help"))
    assert [c.name for c in bot_context.catalogue if c.usage not in said] == []
    shown = [c.examples[0].on("en") for c in bot_context.catalogue if c.name != "help"]
    assert [example for example in shown if example not in said] == []
