"""/watch, asked as people ask it, over a real store."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest

from bot.cards import Attachment, Card, Headline
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Person, Place, Question
from bot.domain.watch_lists import WatchLine
from bot.ports import PlaceSettings
from bot.presentation.faces import face, short_text
from bot.presentation.plain_text import plain_text
from store.store import SqlStore, load_catalogue
from tests.catalogue.small import write

NOW = datetime(2026, 10, 9, 15, tzinfo=UTC)
CHANNEL = Place(platform="slack", workspace="T1", channel="C1")
ANNE = Person(id="U1")
ROWS = (
    "upload rows code,name,from,to,yearly value,currency,usmca,sku\n"
    "7208.51.00,Plate,CA,US,1000,USD,no,=1+1\n"
    "0808.10,Apples,CA,US,,,,\n"
    "nonsense,X,CA,US,,,,\n"
)


class Channel:
    """A channel where people type."""

    def __init__(self, store: SqlStore) -> None:
        self.store = store
        self.bot_context = BotContext(store=store, catalogue=COMMANDS)

    async def ask(
        self, text: str, *, place: Place = CHANNEL, person: Person = ANNE, again: bool = False
    ) -> Card:
        question = Question(
            text=text,
            command="watch",
            day=NOW.date(),
            now=NOW,
            place=place,
            person=person,
            again=again,
        )
        return await run(question, self.bot_context)

    async def lines(self, place: Place = CHANNEL) -> tuple[WatchLine, ...]:
        async with self.store.transaction() as records:
            return (await records.watch_lists.at(place)).lines


@pytest.fixture
async def channel(store: SqlStore, tmp_path: Path) -> Channel:
    await load_catalogue(store, write(tmp_path / "catalogue"), NOW - timedelta(days=1))
    return Channel(store)


def headline(card: Card) -> str:
    return next(part.text for part in card.parts if isinstance(part, Headline))


def rows_of(card: Card) -> list[list[str]]:
    file = next(part for part in card.parts if isinstance(part, Attachment))
    return list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))


async def test_a_line_is_added_as_it_is_said(channel: Channel) -> None:
    said = "add 7208.51 from CA to US value 1200000 USD usmca yes label Plate sku A-1"
    card = await channel.ask(said)
    assert headline(card) == "Added 1 line. Watched here now: 1 line."
    assert await channel.lines() == (
        WatchLine(
            code=Code("720851"),
            imposing="US",
            origin="CA",
            label="Plate",
            value=Money(amount=Decimal(1200000), currency="USD"),
            usmca=True,
            sku="A-1",
        ),
    )


@pytest.mark.parametrize(
    ("typed", "code", "value"),
    [
        ("add ٧٢٠٨٥١ from CA to US value ١٬٠٠٠٫٥ USD", "720851", "1000.5"),
        ("add ７２０８.５１ from CA to US value １０００ USD", "720851", "1000"),
        ("add ١٢ from CA to US", "12", None),
        ("add 12 from CA to US", "12", None),
        ("add 72 from CA to US", "72", None),
        ("add 12 from CA to US 72", "12", "72"),
    ],
)
async def test_digits_of_every_script_are_digits_and_a_chapter_is_no_sum(
    channel: Channel, typed: str, code: str, value: str | None
) -> None:
    await channel.ask(typed)
    [line] = await channel.lines()
    held = line.value.amount if line.value else None
    assert (line.code.digits, held) == (code, Decimal(value) if value else None)
    assert "Something went wrong" not in plain_text(await channel.ask("exposure"))


async def test_an_answer_turned_to_again_adds_nothing(channel: Channel) -> None:
    await channel.ask("add 7208.51 from CA to US", again=True)
    assert await channel.lines() == ()


async def test_pasted_rows_are_kept_and_the_bad_one_is_told(channel: Channel) -> None:
    card = await channel.ask(ROWS)
    assert [line.label for line in await channel.lines()] == ["Plate", "Apples"]
    assert "row 4: code “nonsense”: write a tariff code of 2 to 10 digits" in plain_text(card)


async def test_lists_are_their_channels_own(channel: Channel) -> None:
    await channel.ask(ROWS)
    elsewhere = replace(CHANNEL, channel="C2")
    card = await channel.ask("list", place=elsewhere)
    assert headline(card).startswith("Nothing is watched here yet.")
    assert headline(await channel.ask("list")) == "2 lines are watched here"


async def test_lines_go_by_their_code_or_all_at_once(channel: Channel) -> None:
    await channel.ask(ROWS)
    assert headline(await channel.ask("remove 7208.51")) == (
        "Removed 1 line. Watched here now: 1 line."
    )
    await channel.ask("remove all")
    assert await channel.lines() == ()


async def test_what_should_go_must_be_named(channel: Channel) -> None:
    await channel.ask(ROWS)
    for said in ("remove", "remove 9403.20"):
        await channel.ask(said)
    assert len(await channel.lines()) == 2


async def test_only_those_who_may_settle_a_channel_change_its_list(channel: Channel) -> None:
    async with channel.store.transaction() as records:
        await records.channel_settings.settle(CHANNEL, PlaceSettings(who_may="admins"))
    for said in ("add 7208.51 from CA to US", ROWS):
        assert "Only people who manage this workspace" in plain_text(await channel.ask(said))
    assert await channel.lines() == ()
    await channel.ask(ROWS, person=replace(ANNE, admin=True))
    assert len(await channel.lines()) == 2


async def test_an_export_is_read_again_as_the_same_list_and_starts_no_formula(
    channel: Channel,
) -> None:
    await channel.ask(ROWS)
    assert rows_of(await channel.ask("export")) == [
        ["code", "name", "from", "to", "yearly value", "currency", "usmca", "sku"],
        ["7208.51.00", "Plate", "CA", "US", "1000", "USD", "no", "'=1+1"],
        ["0808.10", "Apples", "CA", "US", "", "", "", ""],
    ]


async def test_exposure_of_an_empty_list_says_how_to_begin(channel: Channel) -> None:
    assert "Nothing is watched here yet." in plain_text(await channel.ask("exposure"))


async def test_exposure_tells_what_is_in_no_sum_and_why(channel: Channel) -> None:
    await channel.ask(ROWS)
    card = await channel.ask("exposure")
    assert short_text(card).splitlines()[0] == "The duty a year is not known for any of 2 lines"
    why = (
        "the base duty, as no official schedule is loaded (whoever runs this bot imports it: "
        "dutybell import hts)"
    )
    told = [row[-1] for row in rows_of(face(card, "csv"))]
    assert told == ["incomplete on 2026-10-09", why, f"no yearly value; {why}"]


async def test_a_file_is_asked_for_by_its_kind_alone(channel: Channel) -> None:
    await channel.ask("add 7208.51 from CA to US value 5 USD label Plate")
    for text in ("export csv", "exposure as csv"):
        card = await channel.ask(text)
        parts = [*card.parts, *face(card, "csv").parts]
        assert any(isinstance(part, Attachment) for part in parts)


async def test_a_line_goes_by_its_name_in_any_case(channel: Channel) -> None:
    await channel.ask("add 7208.51 from CA to US label Plate")
    await channel.ask("add 7206.10 from CA to US label Ingots sku K-1")
    told = plain_text(await channel.ask("remove lumber"))
    assert "No line at or below lumber, or called so, is watched here." in told
    await channel.ask("remove PLATE")
    assert [line.label for line in await channel.lines()] == ["Ingots"]
    await channel.ask("remove k-1")
    assert await channel.lines() == ()
