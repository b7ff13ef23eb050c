"""Commands, buttons, forms: one answer each, in time, to whom it belongs."""

from __future__ import annotations

import asyncio
import json

import pytest

from tests.discord.conftest import Running, Start
from tests.discord.payloads import buttons, from_bot, texts
from tests.platforms.discord.hooks import DEFER, EPHEMERAL, MESSAGE, MODAL, UPDATE
from tests.platforms.discord.people import Person, settled
from tests.platforms.discord.refusals import Json
from tests.platforms.discord.server import FakeDiscord
from tests.platforms.discord.world import DM, Channel, Interaction

pytestmark = pytest.mark.usefixtures("bot_context")


def shown(interaction: Interaction) -> Json:
    assert interaction.original is not None
    return interaction.original


def kind(interaction: Interaction) -> int:
    assert interaction.callback is not None
    return int(interaction.callback["type"])


async def test_a_command_in_a_channel_is_answered_to_the_asker_alone(ana: Person) -> None:
    done = await settled(await ana.slash("tariff", good="steel"))
    assert kind(done) == MESSAGE
    assert shown(done)["flags"] & EPHEMERAL
    assert "**You asked: steel**" in texts(shown(done))
    assert list(buttons(shown(done))) == ["Share", "Ask…"]


async def test_share_posts_it_for_everyone_once(ana: Person, channel: Channel) -> None:
    message = shown(await settled(await ana.slash("tariff", good="steel")))
    share = buttons(message)["Share"]
    first, second = [await settled(await ana.press(message, share)) for _ in range(2)]
    assert not shown(first)["flags"] & EPHEMERAL
    assert "Shared by <@7>" in texts(shown(first))
    assert "Share" not in buttons(shown(first))
    assert "already shared" in texts(shown(second))
    assert [texts(m) for m in from_bot(channel)] == [texts(shown(first))]


async def test_a_long_answer_turns_its_pages_in_place(ana: Person) -> None:
    message = shown(await settled(await ana.slash("tariff", good="long")))
    assert "page 1 of 3" in texts(message)
    turned = await settled(await ana.press(message, buttons(message)["Next ▶"]))
    assert kind(turned) == UPDATE
    assert turned.callback is not None
    second = turned.callback["data"]
    assert "page 2 of 3" in texts(second)
    assert list(buttons(second)) == ["◀ Back", "Next ▶", "Share", "Ask…"]


async def test_buttons_of_a_process_that_is_gone_still_work(
    ana: Person, bot_context: Running, start: Start
) -> None:
    message = shown(await settled(await ana.slash("tariff", good="long")))
    await bot_context.stop()
    await start()
    turned = await settled(await ana.press(message, buttons(message)["Next ▶"]))
    assert turned.callback is not None
    assert "page 2 of 3" in texts(turned.callback["data"])


async def test_a_question_too_long_for_a_button_is_kept_in_the_store(ana: Person) -> None:
    asked = "long " + "whatever " * 20
    message = shown(await settled(await ana.slash("tariff", good=asked.strip())))
    turned = await settled(await ana.press(message, buttons(message)["Next ▶"]))
    assert turned.callback is not None
    assert "page 2 of 3" in texts(turned.callback["data"])


async def test_a_button_whose_question_is_lost_says_so(ana: Person) -> None:
    message = shown(await settled(await ana.slash("tariff", good="steel")))
    was = buttons(message)["Share"]
    gone = json.loads(json.dumps(message).replace(json.dumps(was)[1:-1], "td:share:1:#gone"))
    pressed = await settled(await ana.press(gone, "td:share:1:#gone"))
    assert "no longer know" in texts(shown(pressed))


async def test_choices_ask_their_question(ana: Person) -> None:
    message = shown(await settled(await ana.slash("tariff", good="everything")))
    done = await settled(await ana.press(message, buttons(message)["CA"]))
    assert "You asked: ca?" in texts(shown(done))


async def test_a_slow_answer_is_deferred_and_then_takes_its_place(ana: Person) -> None:
    done = await settled(await ana.slash("tariff", good="slow 1.8"))
    assert kind(done) == DEFER
    assert done.callback_at is not None
    assert done.callback_at - done.born < 2
    assert shown(done)["flags"] & EPHEMERAL
    assert "You asked" in texts(shown(done))


async def test_two_hundred_at_once_are_all_acknowledged_and_answered(ana: Person) -> None:
    ana.fake.validate = False  # it shares our processor here
    asked = [await ana.slash("tariff", good="steel") for _ in range(200)]
    await asyncio.gather(*(settled(one) for one in asked))
    assert all(one.callback_at is not None for one in asked)


async def test_an_answer_that_breaks_is_an_apology_without_a_traceback(
    ana: Person, caplog: pytest.LogCaptureFixture
) -> None:
    done = await settled(await ana.slash("tariff", good="broken"))
    said = texts(shown(done))
    assert "Something went wrong on our side" in said
    assert "secret" not in said
    reference = said.split()[-1]
    assert reference in caplog.text


async def test_a_private_card_has_no_share_button(ana: Person) -> None:
    done = await settled(await ana.slash("tariff", good="mistake"))
    assert "Share" not in buttons(shown(done))


async def test_a_direct_message_is_answered_openly_and_without_share(
    fake: FakeDiscord,
) -> None:
    alone = Person(fake=fake, channel=fake.world.add_channel(None, 555, kind=DM), locale="fr")
    done = await settled(await alone.slash("tariff", good="where"))
    assert not shown(done)["flags"] & EPHEMERAL
    assert "Share" not in buttons(shown(done))
    assert "admin=True fr" in texts(shown(done))


async def test_brief_me_on_this_reads_the_message(ana: Person) -> None:
    target = await ana.say("steel is at 50% now")
    done = await settled(await ana.menu("Brief me on this", target))
    assert "A brief on: steel is at 50% now" in texts(shown(done))


async def test_a_form_asks_what_was_filled_in(ana: Person) -> None:
    message = shown(await settled(await ana.slash("tariff", good="steel")))
    opened = await settled(await ana.press(message, buttons(message)["Ask…"]))
    assert kind(opened) == MODAL
    done = await settled(await ana.submit("td:form:ask", question="what about copper"))
    assert "You asked: what about copper" in texts(shown(done))


async def test_the_form_of_a_digest_is_there_to_subscribe(ana: Person) -> None:
    message = shown(await settled(await ana.slash("digest list")))
    opened = await settled(await ana.press(message, buttons(message)["Ask…"]))
    assert opened.callback is not None
    form = opened.callback["data"]
    assert (form["custom_id"], form["title"]) == ("td:form:digest/subscribe", "Briefs and alerts")
    inputs = [each["component"] for each in form["components"]]
    assert [one["custom_id"] for one in inputs] == ["channel", "every", "at", "topics", "alerts"]


async def test_a_sub_command_is_asked_with_its_own_options(ana: Person) -> None:
    done = await settled(await ana.slash("digest preview", **{"as-of": "2026-09-08"}))
    assert "You asked: preview" in texts(shown(done))


async def test_a_picture_comes_with_its_words(ana: Person, fake: FakeDiscord) -> None:
    done = await settled(await ana.slash("tariff", good="chart"))
    assert [a["description"] for a in shown(done)["attachments"]] == [
        "25% from March 2025, 50% from June 2025."
    ]
    assert fake.called("POST", "callback")[-1].files == ("0-chart.png",)


async def test_where_files_are_not_allowed_words_stand_in(ana: Person, channel: Channel) -> None:
    channel.permissions &= ~(1 << 15)
    done = await settled(await ana.slash("tariff", good="chart"))
    said = texts(shown(done))
    assert "25% from March 2025, 50% from June 2025." in said
    assert "can't attach" in said
