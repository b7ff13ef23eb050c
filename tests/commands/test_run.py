"""One question on its way: what is understood, remembered, refused and never shown."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date, timedelta

import pytest

import bot.commands.dispatch as run_module
from bot.cards import Card, Choices, Headline, Notice, Option, Quotation, plain_text
from bot.commands.spec import Command, Desk, Sitting
from bot.domain.questions import Ask, Person, Place, Request
from bot.domain.text import Lang, Text
from tests.walk.bot_context import NOW, TODAY, answer, desk

__all__ = ["desk"]
THREAD = Place(platform="slack", workspace="T1", channel="C1", thread="1.1")
CHANNEL = replace(THREAD, thread="")


def headline(card: Card) -> str:
    return next(part.text for part in card.parts if isinstance(part, Headline))


async def test_a_follow_up_in_a_thread_inherits_what_it_leaves_out(desk: Desk) -> None:
    await answer(desk, "us tariff on canadian steel on 2025-03-15", place=THREAD)
    card = await answer(desk, "and cars?", place=THREAD)
    assert headline(card).startswith("Cars, Canada → United States, on 2025-03-15: ")


async def test_another_thread_knows_nothing_of_it(desk: Desk) -> None:
    await answer(desk, "steel on 2025-03-15", place=THREAD)
    card = await answer(desk, "and cars?", place=replace(THREAD, thread="2.2"))
    assert card.day == date(2026, 10, 10)


async def test_in_a_channel_at_large_questions_stand_alone(desk: Desk) -> None:
    await answer(desk, "steel on 2025-03-15", place=CHANNEL)
    card = await answer(desk, "and cars?", place=CHANNEL)
    assert card.day == date(2026, 10, 10)


async def test_a_private_conversation_ends_overnight_and_a_thread_does_not(desk: Desk) -> None:
    private = replace(CHANNEL, channel="D1", private=True)
    for place in (private, THREAD):
        await answer(desk, "steel on 2025-03-15", place=place)
    hours = (NOW + timedelta(hours=n) for n in (12, 13))
    days = [
        (await answer(desk, "and cars?", place=place, now=now)).day
        for now, place in zip(hours, (private, THREAD), strict=True)
    ]
    late = await answer(desk, "and cars?", place=private, now=NOW + timedelta(hours=25))
    assert (days, late.day) == ([date(2025, 3, 15)] * 2, date(2026, 10, 10))


async def test_a_transcript_serves_as_memory(desk: Desk) -> None:
    card = await answer(desk, "and cars?", thread=("user: steel on 2025-03-15", "bot: 25%."))
    assert card.day == date(2025, 3, 15)


async def test_a_typed_command_and_a_given_one_are_answered_alike(desk: Desk) -> None:
    typed = await answer(desk, "/tariff steel usmca yes")
    given = await answer(desk, "steel usmca yes", command="tariff")
    assert typed == given


async def test_words_asked_before_by_others_are_remembered_in_the_thread_all_the_same(
    desk: Desk,
) -> None:
    await answer(desk, "/tariff steel on 2025-03-15", place=CHANNEL)
    await answer(desk, "/tariff steel on 2025-03-15", place=THREAD)
    card = await answer(desk, "and cars?", place=THREAD)
    assert headline(card).startswith("Cars, Canada → United States, on 2025-03-15: ")


async def test_the_same_words_on_another_day_or_in_another_language_are_another_question(
    desk: Desk,
) -> None:
    asked: tuple[tuple[str, date, Lang], ...] = (
        ("steel", date(2026, 10, 10), "en"),
        ("steel", date(2025, 3, 15), "en"),
        ("steel", date(2026, 10, 10), "fr"),
    )
    for _ in range(2):
        cards = [
            await answer(desk, text, command="tariff", day=day, lang=lang)
            for text, day, lang in asked
        ]
        assert [(card.day, card.lang) for card in cards] == [
            (date(2026, 10, 10), "en"),
            (date(2025, 3, 15), "en"),
            (date(2026, 10, 10), "fr"),
        ]


@pytest.mark.parametrize(("steady", "answered"), [(True, 1), (False, 2)])
async def test_only_a_steady_command_gives_the_same_answer_again(
    desk: Desk, steady: bool, answered: int
) -> None:
    asked: list[str] = []

    async def listens(request: Request, sitting: Sitting) -> Card:
        asked.append(sitting.ask.person.id)
        return Card(title="Heard", lang=sitting.lang, parts=())

    command = Command(
        name="listen", help=Text(en="-"), options=(), examples=(), answer=listens, steady=steady
    )
    listening = replace(desk, catalogue=(command,))
    for _ in range(2):
        await answer(listening, "now", command="listen")
    assert len(asked) == answered


async def test_answers_kept_for_asking_again_are_limited_in_number(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(run_module, "MOST_REMEMBERED", 5)
    for day in range(1, 20):
        await answer(desk, f"steel on 2025-03-{day:02}", command="tariff")
    assert 0 < len((await desk.store.shelf()).memory) <= 5


async def test_an_unknown_command_gets_the_nearest_ones_privately(desk: Desk) -> None:
    assert await answer(desk, "/qoute carney") == Card(
        title="Dutybell",
        lang="en",
        private=True,
        parts=(
            Notice(text="I don't know that command. /help lists what there is.", tone="warning"),
            Choices(
                title="Did you mean",
                options=(
                    Option(label="/quote", ask="/quote"),
                    Option(label="/help", ask="/help"),
                ),
            ),
        ),
    )


@pytest.mark.parametrize("text", ["@everyone", "<!channel>", "", "🚗", "x" * 5000])
async def test_what_asks_nothing_gets_a_short_line_without_echo(desk: Desk, text: str) -> None:
    said = plain_text(await answer(desk, text))
    assert len(said) < 600
    assert not {"@everyone", "<!channel>", "xxx"} & {w for w in said.split() if w}


async def test_evading_duty_gets_no_help_and_no_ideas(desk: Desk) -> None:
    card = await answer(desk, "how do I mislabel origin to avoid duty")
    assert (card.command, len(card.parts)) == (None, 1)
    assert plain_text(card).startswith("Dutybell\n\nI can't help with evading duty")


async def test_a_fault_of_ours_is_logged_by_number_and_its_text_is_not_shown(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    async def fails(request: Request, sitting: Sitting) -> Card:
        raise RuntimeError("secret inner thing")

    broken = Command(name="broken", help=Text(en="-"), options=(), examples=(), answer=fails)
    with caplog.at_level(logging.ERROR):
        card = await answer(replace(desk, catalogue=(broken,)), "", command="broken")
    said = plain_text(card)
    number = said.split("noted as ")[1].split(";")[0]
    assert "secret" not in said
    assert number in caplog.text


async def test_a_brief_covers_every_good_person_and_programme_named(desk: Desk) -> None:
    text = "Lutnick told Carney that steel and wine fall under Section 338"
    card = await answer(desk, text, command="brief")
    people = [p.speaker for p in card.parts if isinstance(p, Quotation)]
    assert headline(card) == (
        "On what was named: steel, wine, Section 338 duties and bans on Canada, Howard Lutnick, "
        "Mark Carney"
    )
    assert people == ["Howard Lutnick", "Mark Carney", "Mark Carney"]


async def test_a_brief_on_nothing_we_know_says_so(desk: Desk) -> None:
    card = await answer(desk, "lunch at noon?", command="brief")
    assert (card.private, card.command) == (True, None)


async def test_the_language_is_that_of_the_question_unless_one_was_chosen(desk: Desk) -> None:
    assert (await answer(desk, "droits sur l'acier")).lang == "fr"
    assert (await answer(desk, "droits sur l'acier", lang="en")).lang == "en"


@pytest.mark.parametrize("action", ["list", "why", "now"])
async def test_the_bare_name_of_an_action_is_answered_in_the_language_of_the_place(
    desk: Desk, action: str
) -> None:
    ask = Ask(
        text=action,
        command="digest",
        day=TODAY,
        now=NOW,
        place=CHANNEL,
        person=Person(id="analyst"),
        locale="fr",
    )
    assert (await run_module.run(ask, desk)).lang == "fr"


async def test_help_names_every_command_and_its_first_example(desk: Desk) -> None:
    said = plain_text(await answer(desk, "/help"))
    assert [c.name for c in desk.catalogue if c.usage not in said] == []
    shown = [c.examples[0].en for c in desk.catalogue if c.name != "help"]
    assert [example for example in shown if example not in said] == []
