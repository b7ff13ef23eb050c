"""Pages turned after the conversation has gone on: they stay the answer they belong to."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from functools import partial

import pytest

from adapters.discord.custom_ids import decode, encode
from adapters.discord.view import TICKET, custom_id
from bot.domain.question_state import QuestionState
from store.store import SqlStore
from tests.discord.conftest import Start
from tests.discord.payloads import buttons, from_bot, texts, until
from tests.every_field import FULL
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.refusals import Json
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import DM, PUBLIC_THREAD, Channel

EARLIER = "(Aug\u00a025,\u00a02025)"
OTHER = "what about the other direction?"


@pytest.fixture
def ben(fake: FakeDiscord, channel: Channel) -> Person:
    """Somebody in a thread."""
    thread = fake.world.add_channel(channel.guild, 777, kind=PUBLIC_THREAD, parent=channel.id)
    return Person(fake=fake, channel=thread)


@pytest.fixture
def alone(fake: FakeDiscord) -> Person:
    """Somebody in direct messages."""
    return Person(fake=fake, channel=fake.world.add_channel(None, 555, kind=DM))


async def in_turn(person: Person, *questions: str) -> list[Json]:
    """Ask one after the other; the answers' first pages."""
    answers: list[Json] = []
    for state in questions:
        before = len(from_bot(person.channel))
        await person.say(state, mention=True)
        await until(partial(_more, person.channel, before))
        answers.append(from_bot(person.channel)[before])
    return answers


def _more(channel: Channel, before: int) -> bool:
    return len(from_bot(channel)) > before


async def turned(person: Person, message: Json, label: str = "Why & sources") -> str:
    """What a button opens, told at once or after a wait."""
    done = await settled(await person.press(message, buttons(message)[label]))
    assert done.callback is not None
    return texts(done.original or done.callback["data"])


def title(words: str) -> str:
    return words.splitlines()[0].removeprefix("### ")


async def test_a_button_carries_every_field_of_the_question_before(local_store: SqlStore) -> None:
    assert [f.name for f in fields(FULL) if getattr(FULL, f.name) in (None, "", (), {})] == []
    asked = QuestionState(
        text="and the other direction?", day=date(2026, 1, 2), lang="fr", earlier=FULL
    )
    held = await encode(asked, local_store, most=TICKET, server="7")
    assert len(custom_id("share", 999, held)) <= 100
    assert (
        QuestionState.read(asked.packed(), ("fr",)),
        await decode(held, local_store, server="7"),
    ) == (asked, asked)


@pytest.mark.parametrize(
    "earlier", ['{"day":"never"}', '{"nothing":1}', "[1]", '{"money":["x","USD"],"command":"duty"}']
)
async def test_a_button_with_a_question_before_that_is_none_of_ours_is_refused(
    earlier: str, local_store: SqlStore
) -> None:
    held = f'["","x",{{}},"","",{earlier}]'
    with pytest.raises(ValueError, match="not a button of ours"):
        QuestionState.read(held, ())
    assert await decode(held, local_store, server="7") is None


def test_a_button_of_an_older_version_is_still_read() -> None:
    held = '["tariff","",{"good":"steel"},"2026-11-22"]'
    asked = QuestionState(command="tariff", options={"good": "steel"}, day=date(2026, 11, 22))
    assert QuestionState.read(held, ()) == asked


async def test_the_other_direction_is_not_turned_once_more_with_the_page(
    begin: Start, ben: Person
) -> None:
    running = await begin()
    _, answer = await in_turn(ben, "steel", OTHER)
    await running.stop()
    await begin()
    shown = (title(texts(answer)), title(await turned(ben, answer)))
    assert shown == ("**Steel, US → Canada: 50%**", "Steel, US → Canada: why, and sources")


async def test_the_same_words_asked_twice_keep_their_own_pages(begin: Start, ben: Person) -> None:
    await begin()
    _, *answers = await in_turn(ben, "steel", OTHER, OTHER)
    shown = [title(await turned(ben, answer)) for answer in answers]
    assert shown == [
        "Steel, US → Canada: why, and sources",
        "Steel, Canada → US: why, and sources",
    ]


async def test_a_page_turned_after_other_questions_stays_with_its_own_and_changes_none(
    begin: Start, ben: Person
) -> None:
    running = await begin()
    _, aluminum = await in_turn(ben, "steel on 2026-09-20", "and aluminum?")
    await in_turn(ben, "what is the duty on maple syrup today?")
    await running.stop()
    await begin()
    page = await turned(ben, aluminum)
    assert title(page) == "Aluminum, Canada → US: why, and sources"
    assert "(Sept\u00a020,\u00a02026)" in texts(aluminum)
    [last] = await in_turn(ben, "and on 2025-08-25?")
    assert f"Maple syrup, Canada → US: 35%, or 0 with USMCA {EARLIER}" in texts(last)


async def test_in_direct_messages_too_a_page_rewinds_no_conversation(
    begin: Start, alone: Person
) -> None:
    running = await begin()
    steel, _ = await in_turn(alone, "steel", "maple syrup")
    await running.stop()
    await begin()
    await turned(alone, steel)
    [last] = await in_turn(alone, "and on 2025-08-25?")
    assert f"Maple syrup, Canada → US: 35%, or 0 with USMCA {EARLIER}" in texts(last)


async def test_an_answer_stays_in_its_language_whoever_turns_its_pages(
    begin: Start, ben: Person
) -> None:
    running = await begin()
    [answer] = await in_turn(ben, "quel est le droit sur l'acier ?")
    await running.stop()
    await begin()
    english = replace(ben, id=8, name="carl", locale="en-US")
    why = await turned(english, answer, "Pourquoi et sources")
    assert title(why) == "Acier, Canada → É.-U.\u00a0: pourquoi, et sources"
    assert title(await turned(english, answer, "Historique")).startswith("**Acier")
