"""A spreadsheet dropped on the bot in Slack becomes a watch list, once somebody says so."""

from __future__ import annotations

import io
from typing import Any

import pytest
from openpyxl import Workbook

from adapters.workbooks import XlsxWorkbooks
from bot.domain.questions import Place
from bot.domain.uploaded_files import MOST_BYTES
from bot.domain.watch_lists import WatchLine
from tests.platforms.slack.people import Person, until
from tests.platforms.slack.server import FakeSlack
from tests.platforms.slack.world import Message, Workspace
from tests.slack.conftest import Runner, Running, labelled, words

GOODS = (
    b"HTS code;Produit;Country of origin;Annual value (USD);USMCA\n"
    b"7208.51.00;Plate;Canada;1200000;no\n"
    b"nonsense;X;Canada;1;\n"
    b"0808.10;Apples;CA;50000,50;yes\n"
    b"7306.30;Tubes;Atlantis;1;\n"
)


async def lines_of(running: Running, channel: str) -> tuple[WatchLine, ...]:
    async with running.store.transaction() as records:
        place = Place(platform="slack", workspace="T1", channel=channel)
        return (await records.watch_lists.at(place)).lines


async def answered(slack: FakeSlack, count: int) -> Message:
    await until(lambda: len(slack.world.posted) >= count)
    return slack.world.posted[-1]


@pytest.mark.parametrize("channel", ["", "C1"], ids=["direct", "mention"])
async def test_a_file_is_read_confirmed_and_kept_and_its_bad_rows_are_told_one_by_one(
    slack: FakeSlack, ann: Person, start: Runner, channel: str
) -> None:
    running = await start()
    await ann.drop("goods.csv", GOODS, channel=channel)
    asked = await answered(slack, 1)
    told = words(asked)
    assert told.startswith("2 lines read from goods.csv. Keep them?")
    assert "code = HTS code, name = Produit, from = Country of origin" in str(asked.blocks)
    assert "7208.51.00 Plate, CA → US, USD 1,200,000, no USMCA claim" in told
    where = channel or "D1"
    assert await lines_of(running, where) == ()

    running = await start()  # buttons outlive the process
    await ann.click(asked, labelled(asked, "Left out (2)"))
    detail = str((await answered(slack, 2)).blocks)
    assert "row 3: code “nonsense”: write a tariff code of 2 to 10 digits" in detail
    assert "row 5: from “Atlantis”: write a country" in detail
    await ann.click(asked, labelled(asked, "Keep 2 lines"))
    assert "Added 2 lines. Watched here now: 2 lines." in words(await answered(slack, 3))
    kept = await lines_of(running, where)
    assert [(one.code.dotted, one.label, str(one.value and one.value.amount)) for one in kept] == [
        ("7208.51.00", "Plate", "1200000"),
        ("0808.10", "Apples", "50000.50"),
    ]
    await ann.click(asked, labelled(asked, "Keep 2 lines"))
    assert "This file waits no more" in words(await answered(slack, 4))


async def test_a_file_may_take_the_place_of_the_list_or_be_forgotten(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start()
    await ann.direct("/watch add 7306.30 from CA to US")
    await answered(slack, 1)
    await ann.drop("goods.csv", GOODS)
    asked = await answered(slack, 2)
    await ann.click(asked, labelled(asked, "Keep these alone"))
    await answered(slack, 3)
    assert [one.label for one in await lines_of(running, "D1")] == ["Plate", "Apples"]
    await ann.drop("more.csv", b"code,from\n8703.23,CA\n")
    asked = await answered(slack, 4)
    await ann.click(asked, labelled(asked, "Forget them"))
    assert "Nothing of more.csv is kept." in words(await answered(slack, 5))
    assert len(await lines_of(running, "D1")) == 2


async def test_an_excel_workbook_is_read_like_csv(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    running = await start(workbooks=XlsxWorkbooks())
    book = Workbook()
    assert book.active is not None
    book.active.append(("code", "from", "value"))
    book.active.append((7208510030, "CA", 1000))
    out = io.BytesIO()
    book.save(out)
    await ann.drop("goods.xlsx", out.getvalue(), "our goods for 2027")
    asked = await answered(slack, 1)
    await ann.click(asked, labelled(asked, "Keep 1 line"))
    await answered(slack, 2)
    assert [one.code.digits for one in await lines_of(running, "D1")] == ["7208510030"]


async def test_a_file_of_another_workspace_is_asked_for_by_its_id(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    await ann.drop("goods.csv", GOODS, channel="C1", bare=True)
    assert words(await answered(slack, 1)).startswith("2 lines read from goods.csv")


@pytest.mark.parametrize(
    ("name", "content", "more", "said"),
    [
        ("goods.csv", b"x" * (MOST_BYTES + 1), {"size": 10}, "goods.csv is larger than 5 MB"),
        ("goods.csv", GOODS, {"size": MOST_BYTES + 1}, "goods.csv is larger than 5 MB"),
        ("goods.csv", b"a,b\n1,2\n", {}, "I find no column with a tariff code"),
        ("goods.xlsx", b"PK\x03\x04 no zip", {}, "goods.xlsx is damaged or locked by a password"),
        ("plant.jpg", b"\xff\xd8\xff", {}, "plant.jpg is no table that I read"),
        ("goods.csv", b"code,from\nnonsense,CA\n", {}, "No line of goods.csv could be read"),
        ("goods.csv", GOODS, {"address": "http://127.0.0.1:9/x"}, "could not be fetched just now"),
    ],
    ids=["really too big", "too big", "no codes", "damaged", "picture", "no line", "elsewhere"],
)
async def test_what_is_no_list_is_told_in_words(
    slack: FakeSlack,
    ann: Person,
    start: Runner,
    name: str,
    content: bytes,
    more: dict[str, Any],
    said: str,
) -> None:
    running = await start(workbooks=XlsxWorkbooks())
    await ann.drop(name, content, **more)
    assert said in str((await answered(slack, 1)).blocks)
    assert await lines_of(running, "D1") == ()


async def test_without_the_scope_people_are_told_what_is_missing(
    slack: FakeSlack, ann: Person, start: Runner, workspace: Workspace
) -> None:
    await start()
    workspace.scopes.discard("files:read")
    for bare in (False, True):
        await ann.drop("goods.csv", GOODS, bare=bare)
    await answered(slack, 2)
    for message in slack.world.posted:
        assert "I may not read files in this workspace" in str(message.blocks)


async def test_a_picture_beside_a_question_leaves_the_question_as_it_is(
    slack: FakeSlack, ann: Person, start: Runner
) -> None:
    await start()
    await ann.drop("plant.jpg", b"\xff\xd8\xff", "duty on steel")
    assert "steel" in words(await answered(slack, 1)).lower()
    assert [held["served"] for held in slack.world.dropped.values()] == [0]
