"""Calendars of watch lists, under addresses that nobody guesses."""

from __future__ import annotations

import logging
from dataclasses import replace

import pytest

from adapters.process.logs import hush
from bot.cards import Card, Fields, words_of
from bot.commands.dispatch.dispatcher import run
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from store.export import export
from tests.calendars.readers import reader
from tests.calendars.test_calendar import events_of, got
from tests.walk.bot_context import NOW, TODAY, bot_context

__all__ = ["bot_context"]
URL = "https://bell.example.com"
HERE = Place(platform="slack", workspace="T1", channel="C1")


async def asked(bot_context: BotContext, text: str, *, url: str = URL, member: bool = True) -> Card:
    question = Question(
        text=text,
        command="watch",
        day=TODAY,
        now=NOW,
        place=HERE,
        person=Person(id="U1", member=member),
        lang="en",
    )
    return await run(question, replace(bot_context, public_url=url))


def addresses(card: Card) -> list[str]:
    (fields,) = (part for part in card.parts if isinstance(part, Fields))
    return [words_of(value).removeprefix(URL) for _, value in fields.rows]


async def test_a_list_has_a_calendar_and_a_feed_of_what_touches_it(
    bot_context: BotContext,
) -> None:
    await asked(bot_context, "add 2204.21 from CA to US label Secret-Label value 5000 USD")
    card = await asked(bot_context, "calendar")
    assert card.private
    async with reader(bot_context) as session:
        calendar, feed = addresses(card)
        status, body, headers = await got(session, calendar)
        other, atom, _ = await got(session, feed)
    assert (status, other) == (200, 200)
    titles = [str(event["SUMMARY"]) for event in events_of(body)]
    assert any("banned" in title for title in titles)
    assert not any("Steel" in title for title in titles)
    assert b"Secret-Label" not in body + atom
    assert b"5000" not in body + atom
    assert headers["Cache-Control"] == "private, max-age=3600"
    assert headers["X-Robots-Tag"] == "noindex"


async def test_the_address_stays_until_it_is_renewed(
    bot_context: BotContext, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    hush()
    first, again = [addresses(await asked(bot_context, "calendar")) for _ in range(2)]
    renewed = addresses(await asked(bot_context, "renew"))
    async with reader(bot_context) as session:
        old, told, _ = await got(session, first[0])
        new, _, _ = await got(session, renewed[0])
    assert first == again != renewed
    assert (old, new) == (404, 200)
    assert told.startswith(b"This address is no longer good.")
    secrets = [path.split("/")[2].split(".")[0] for path in (*first, *renewed)]
    assert min(map(len, secrets)) >= 32
    assert not any(secret in caplog.text for secret in secrets)


async def test_a_changed_list_is_read_anew(bot_context: BotContext) -> None:
    (calendar, _) = addresses(await asked(bot_context, "calendar"))
    async with reader(bot_context) as session:
        _, empty, _ = await got(session, calendar)
        await asked(bot_context, "add 2204.21 from CA to US")
        _, filled, _ = await got(session, calendar)
    assert events_of(empty) == []
    assert events_of(filled)


async def test_the_address_goes_with_the_workspace_and_is_in_no_export(
    bot_context: BotContext,
) -> None:
    store = bot_context.store
    (calendar, _) = addresses(await asked(bot_context, "calendar"))
    async with store.work() as work:  # type: ignore[attr-defined] # it is the SQL store
        held = await export(work, "slack", "T1")
    assert held["list_addresses"][0]["secret"] == "(held encrypted; not exported)"
    async with store.transaction() as records:
        await records.channel_settings.forget("slack", "T1")
    async with reader(bot_context) as session:
        assert (await got(session, calendar))[0] == 404


async def test_without_a_public_address_the_file_is_offered_instead(
    bot_context: BotContext,
) -> None:
    card = await asked(bot_context, "calendar", url="")
    assert "dutybell calendar --watch" in str(card.parts)


async def test_who_may_not_change_the_list_does_not_see_its_address(
    bot_context: BotContext,
) -> None:
    card = await asked(bot_context, "calendar", member=False)
    assert URL not in str(card.parts)


@pytest.mark.parametrize("secret", ["x", "x" * 32, "..%2f..", "%00" * 30, "x" * 5_000, "' OR 1=1"])
async def test_a_guess_finds_nothing(bot_context: BotContext, secret: str) -> None:
    await asked(bot_context, "calendar")
    async with reader(bot_context) as session:
        for path in (f"/calendar/{secret}.ics", f"/changes/{secret}.atom"):
            assert (await got(session, path))[0] == 404
