"""Cards in pages: where they break, and that each page carries the sources it cites."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from adapters.slack.rendering.blocks import characters
from adapters.slack.rendering.pages import SCREEN, bodies
from adapters.slack.rendering.parts import RenderSetting
from adapters.slack.rendering.render import Dress, render
from bot.cards import (
    Bullets,
    ButtonOption,
    Card,
    Choices,
    Headline,
    Part,
    Prose,
    Reference,
    References,
    Table,
    cited,
)
from tests.platforms.slack import blockkit

WHOLE = RenderSetting(lang="en")
BY_SCREENS = RenderSetting(lang="en", screen=True)
HALF = Prose(text="x" * (SCREEN // 2))
GO_ON = Choices(options=(ButtonOption(label="Timeline", question="/timeline steel"),))


def card(*parts: Part) -> Card:
    return Card(title="Steel", lang="en", parts=parts)


def act(number: int, address: str = "") -> Reference:
    return Reference(title=f"Act {number}", address=address)


def sources(count: int) -> References:
    return References(items=tuple(map(act, range(1, count + 1))))


def paragraph(number: int, size: int = SCREEN // 2) -> Prose:
    """A paragraph that cites the source of its number, ``size`` characters long."""
    rest = size - len(f"{number} [{number}]")
    return Prose(text=cited(str(number), (act(number),), " ".ljust(rest, "x")))


def said(page: list[dict[str, Any]], sign: str) -> list[int]:
    """The numbers in the texts that begin with ``sign``, in order."""
    found = re.findall(r'"text": "([^"]*)"', json.dumps(page))
    return [int(n) for text in found if text.startswith(sign) for n in re.findall(r"\d+", text)]


def test_an_answer_breaks_where_a_screen_is_full_and_what_is_owed_does_not() -> None:
    long = card(*([HALF] * 6))
    assert [len(page) for page in bodies(long, BY_SCREENS)] == [2, 2, 2]
    assert [len(page) for page in bodies(long, WHOLE)] == [6]


def test_a_few_lines_more_are_no_page_of_their_own() -> None:
    long = card(HALF, HALF, Prose(text="x" * (SCREEN // 4)))
    longer = card(HALF, HALF, Prose(text="x" * (SCREEN // 4 + 1)))
    assert [len(bodies(each, BY_SCREENS)) for each in (long, longer)] == [1, 2]


def test_a_headline_is_never_parted_from_the_long_table_below_it() -> None:
    table = Table(columns=("a", "b"), rows=tuple((str(n), "x" * 60) for n in range(90)))
    first, *_ = bodies(card(Headline(text="Lines"), table), BY_SCREENS)
    assert [block["type"] for block in first] == ["rich_text", "table"]


def test_each_page_ends_with_the_sources_it_cites_under_their_numbers() -> None:
    shown = bodies(card(*(paragraph(n) for n in range(1, 5)), sources(4)), BY_SCREENS)
    assert [said(page, "Act ") for page in shown] == [[1, 2], [3, 4]]
    assert [said(page, "[") for page in shown] == [[1, 2], [3, 4]]


def test_sources_that_nothing_cites_stand_on_the_last_page() -> None:
    shown = bodies(card(*(paragraph(n) for n in range(1, 5)), sources(6)), BY_SCREENS)
    assert [said(page, "Act ") for page in shown] == [[1, 2], [3, 4, 5, 6]]


def test_what_to_go_on_with_stands_on_every_page_of_an_answer_and_once_in_what_is_owed() -> None:
    said_and_cited: tuple[Part, ...] = (*(paragraph(n) for n in range(1, 5)), sources(4))
    answer = bodies(card(*said_and_cited, GO_ON), BY_SCREENS)
    pending = bodies(card(*said_and_cited, Prose(text="x" * 12_000), GO_ON), WHOLE)
    assert [page[-1]["type"] for page in answer] == ["actions", "actions"]
    assert [str(page).count("/timeline steel") for page in pending] == [1, 0]


@pytest.mark.parametrize("setting", [WHOLE, BY_SCREENS], ids=["owed", "asked"])
@pytest.mark.parametrize("address", ["https://x.test/", "https://x.test/" + "long" * 700])
def test_many_sources_cited_in_one_place_go_on_pages_slack_accepts(
    setting: RenderSetting, address: str
) -> None:
    items = tuple(act(n, address) for n in range(1, 151))
    whole = card(
        Prose(text=cited("Much", items)),
        Bullets(items=tuple(cited(f"line {n}", (item,)) for n, item in enumerate(items, start=1))),
        References(items=items),
        GO_ON,
    )
    shown = bodies(whole, setting)
    assert {n for page in shown for n in said(page, "Act ")} == set(range(1, 151))
    for body in shown:
        page = render(whole, setting, Dress())
        blockkit.check("outmessage", {"text": page.text, "blocks": body})
        assert characters(body) < 13_000
