"""Follow under an answer: the goods on the watch list and in the briefs, in one press."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.cards import Card
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Person, Place, Question
from bot.domain.subscriptions import State, Topics
from bot.domain.text import Lang
from bot.domain.watch_lists import WatchLine
from bot.presentation.faces import options_of, short_text
from bot.presentation.plain_text import plain_text
from store.store import SqlStore, load_catalogue
from tests.catalogue.small import write

NOW = datetime(2026, 10, 9, 15, tzinfo=UTC)
CHANNEL = Place(platform="slack", workspace="T1", channel="C1")
ANNE = Person(id="U1", zone="America/Toronto", name="Anne")


class Channel:
    """A channel where people press buttons."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.bot_context = BotContext(store=store, catalogue=COMMANDS)

    async def ask(self, text: str, *, place: Place = CHANNEL, lang: Lang | None = None) -> Card:
        question = Question(text=text, day=NOW.date(), now=NOW, place=place, person=ANNE, lang=lang)
        return await run(question, self.bot_context)

    async def press(self, card: Card, label: str, *, place: Place = CHANNEL) -> Card:
        [pressed] = [one for one in options_of(card) if one.label == label]
        return await self.ask(pressed.question, place=place)

    async def lines(self, place: Place = CHANNEL) -> tuple[WatchLine, ...]:
        async with self.store.transaction() as records:
            return (await records.watch_lists.at(place)).lines

    async def topics(self) -> Topics | None:
        """What the channel's standing order is about; None without one."""
        async with self.store.transaction() as records:
            orders = await records.subscriptions.all()
        active = [one for one in orders if one.state is State.ACTIVE]
        return active[0].include if active else None


@pytest.fixture
async def channel(store: SqlStore, tmp_path: Path) -> Channel:
    await load_catalogue(store, write(tmp_path / "catalogue"), NOW - timedelta(days=1))
    return Channel(store)


PLATE = WatchLine(code=Code("720851"), imposing="CA", origin="US")


async def test_a_good_is_listed_by_its_codes_in_its_direction_and_followed(
    channel: Channel,
) -> None:
    card = await channel.press(await channel.ask("/tariff steel from US to CA"), "Follow")
    lines = await channel.lines()
    assert {(one.origin, one.imposing, one.label) for one in lines} == {("US", "CA", "steel")}
    assert await channel.topics() == Topics(goods=frozenset({"steel"}))
    told = short_text(card).splitlines()
    assert told[0] == "This channel now gets a tariff brief"
    assert told[1].startswith("• On the watch list: steel, US → CA")


async def test_a_code_is_listed_and_what_touches_the_list_followed(channel: Channel) -> None:
    card = await channel.ask("/digest follow 7208.51 from US to CA")
    assert await channel.lines() == (PLATE,)
    assert await channel.topics() == Topics(my_list=True)
    assert "what touches the watch list" in short_text(card)


async def test_undo_takes_back_all_that_the_press_made(channel: Channel) -> None:
    for said in ("steel", "7208.51"):
        card = await channel.ask(f"/digest follow {said} from US to CA")
        await channel.press(card, "Undo")
        assert (await channel.lines(), await channel.topics()) == ((), None)


async def test_undo_leaves_what_stood_before_and_what_was_filled_in_since(
    channel: Channel,
) -> None:
    await channel.ask("/digest subscribe topics apples")
    await channel.ask("/watch add 7208.51 from US to CA value 1000 CAD")
    card = await channel.ask("/digest follow 7208.51 from US to CA")
    valued = replace(PLATE, value=Money(amount=Decimal(1000), currency="CAD"))
    assert await channel.lines() == (valued,)
    assert "On the watch list already: 7208.51, US → CA" in short_text(card)
    await channel.press(card, "Undo")
    assert await channel.lines() == (valued,)
    assert await channel.topics() == Topics(goods=frozenset({"apples"}))


async def test_a_channel_that_gets_everything_goes_on_getting_it(channel: Channel) -> None:
    await channel.ask("/digest subscribe")
    card = await channel.ask("/digest follow 7208.51 from US to CA")
    assert await channel.lines() == (PLATE,)
    assert await channel.topics() == Topics()
    assert "On the watch list: 7208.51, US → CA" in short_text(card)
    await channel.press(card, "Undo")
    assert (await channel.lines(), await channel.topics()) == ((), Topics())


async def test_a_terminal_has_a_list_and_no_briefs(channel: Channel) -> None:
    terminal = Place(platform="console")
    card = await channel.ask("/tariff 7208.51 from US to CA", place=terminal)
    await channel.press(card, "Follow", place=terminal)
    assert await channel.lines(terminal) == (PLATE,)
    assert await channel.topics() is None


async def test_following_an_empty_list_says_that_it_is_empty(channel: Channel) -> None:
    card = await channel.ask("/digest subscribe my list")
    assert "The watch list here is empty, so nothing touches it yet" in short_text(card)
    assert ("Add a line", "/watch add") in [(o.label, o.question) for o in options_of(card)]
    await channel.ask("/watch add 7208.51 from US to CA")
    assert "empty" not in short_text(await channel.ask("/digest subscribe my list"))
    elsewhere = replace(CHANNEL, channel="C2")
    french = await channel.ask("/digest subscribe ma liste", place=elsewhere, lang="fr")
    assert "La liste suivie ici est vide" in short_text(french)


@pytest.mark.parametrize(
    ("said", "topics"),
    [
        ("steel", Topics(goods=frozenset({"steel"}))),
        ("to steel and apples", Topics(goods=frozenset({"steel", "apples"}))),
        ("daily steel, my list at 09:00", Topics(goods=frozenset({"steel"}), my_list=True)),
        ("vendredi", Topics()),
        ("weekdays", Topics()),
    ],
)
async def test_bare_words_of_an_order_are_its_topics(
    channel: Channel, said: str, topics: Topics
) -> None:
    await channel.ask(f"/digest subscribe {said}")
    assert await channel.topics() == topics


async def test_a_bare_word_that_is_no_topic_is_refused_and_nothing_ordered(
    channel: Channel,
) -> None:
    card = await channel.ask("/digest subscribe xyzzy")
    assert "I don't know the topic “xyzzy”" in plain_text(card)
    assert await channel.topics() is None
