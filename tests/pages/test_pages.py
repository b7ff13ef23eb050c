"""Whole answers as pages, and the home page, as they are sent."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta
from html.parser import HTMLParser
from pathlib import Path

import pytest

from adapters.charts.svg import svg
from adapters.pages.parts import content
from bot.cards import (
    Bullets,
    ButtonOption,
    Choices,
    Fields,
    Headline,
    Notice,
    Part,
    Prose,
    Quotation,
    Reference,
    References,
    Table,
)
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.answer_pages import may_be_kept
from bot.presentation.faces import face
from store.export import export
from store.store import SqlStore, load_catalogue
from tests.every_field import FULL
from tests.pages.site import URL, got, opened, path_of, site
from tests.walk.bot_context import FACTS, NOW, bot_context

__all__ = ["bot_context"]
HOSTILE = "<script>alert(1)</script>\"'&[1]"


class Tags(HTMLParser):
    """Every tag and every attribute of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs


async def test_a_detail_that_is_opened_has_a_page_and_others_have_none(
    bot_context: BotContext,
) -> None:
    card = await opened(bot_context, "/tariff steel")
    assert card.page.startswith(f"{URL}/a/")
    (last,) = face(card, "why").parts[-1:]
    link = ButtonOption(label="The whole answer as a page", address=card.page)
    assert last == Choices(options=(link,))
    assert face(card).parts[-1] != last
    again = await opened(bot_context, "/tariff steel")
    assert again.page == card.page


@pytest.mark.parametrize(
    "text", ["/quote carney about relief", "/watch exposure", "/help", "/sources", "hello"]
)
async def test_an_answer_to_peoples_own_words_is_not_kept(
    bot_context: BotContext, text: str
) -> None:
    assert (await opened(bot_context, text)).page == ""


def test_a_query_with_words_or_values_of_its_own_is_not_kept() -> None:
    assert not may_be_kept(FULL)
    assert not may_be_kept(replace(FULL, words=""))
    assert may_be_kept(replace(FULL, words="", values={"versus": "2026-08-21"}))


async def test_a_page_is_the_whole_answer_with_table_chart_history_and_sources(
    bot_context: BotContext,
) -> None:
    path = await path_of(bot_context, "/tariff steel from CA to US")
    async with site(bot_context) as address:
        status, text, headers = await got(address, path)
    tags = Tags(text)
    assert status == 200
    assert "As answered on Oct\u00a010, 2026" in text.replace(",\u00a0", ", ")
    assert "50%" in text
    assert {"h1", "svg", "figcaption", "main", "ol"} <= set(tags.tags)
    assert "script" not in tags.tags
    assert not [name for name, _ in tags.attributes if name.startswith("on") or name == "style"]
    assert headers["X-Robots-Tag"] == "noindex, nofollow"
    policy = headers["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    targets = {value for name, value in tags.attributes if name == "id"}
    marks = {v for n, v in tags.attributes if n == "href" and v and v.startswith("#")}
    assert marks
    assert {mark[1:] for mark in marks} <= targets


async def test_a_page_is_in_both_languages(bot_context: BotContext) -> None:
    path = await path_of(bot_context, "/tariff steel")
    async with site(bot_context) as address:
        _, english, _ = await got(address, path, **{"Accept-Language": "fr"})
        _, french, headers = await got(address, f"{path}?lang=fr")
    assert '<html lang="en">' in english
    assert '<html lang="fr">' in french
    assert "Acier" in french
    assert headers["Content-Language"] == "fr"


async def test_a_page_tells_what_was_told_then_whatever_was_corrected_since(
    store: SqlStore, tmp_path: Path
) -> None:
    facts = tmp_path / "facts"
    shutil.copytree(FACTS, facts)
    await load_catalogue(store, facts, NOW - timedelta(days=1))
    bot = BotContext(store=store, catalogue=COMMANDS)
    path = await path_of(bot, "/tariff steel from CA to US")
    measures = facts / "measures.yaml"
    told = measures.read_text("utf-8")
    measures.write_text(told.replace("50%", "60%").replace('"50"', '"60"'), "utf-8")
    assert measures.read_text("utf-8") != told
    await load_catalogue(store, facts, NOW + timedelta(days=1))
    await store.snapshot(now=True)
    async with site(bot) as address:
        _, old, _ = await got(address, path)
        _, home, _ = await got(address, "/")
    assert "50%" in old
    assert "Steel, Canada → United States, on 2026-10-10: 50%" in old
    assert "Steel, Canada → US: 60%" in home


async def test_a_page_goes_with_its_workspace_and_is_in_its_export(store: SqlStore) -> None:
    await load_catalogue(store, FACTS, NOW)
    bot = BotContext(store=store, catalogue=COMMANDS)
    path = await path_of(bot, "/tariff steel")
    async with store.work() as work:
        held = await export(work, "slack", "T1")
    assert [row["query"]["good"] for row in held["answer_pages"]] == ["steel"]
    async with site(bot) as address:
        before, _, _ = await got(address, path)
        _, home, _ = await got(address, "/")
        public = home.split('href="/a/')[1].split("?")[0]
        async with store.transaction() as records:
            await records.channel_settings.forget("slack", "T1")
        after, text, _ = await got(address, path)
        stays, _, headers = await got(address, f"/a/{public}")
    assert (before, after, stays) == (200, 404, 200)
    assert "went with its workspace" in text
    assert "X-Robots-Tag" not in headers


async def test_the_home_page_says_what_holds_what_is_next_and_how_to_add_it(
    bot_context: BotContext,
) -> None:
    offers = {"slack": f"{URL}/slack/install", "discord": "https://discord.com/oauth2/authorize"}
    async with site(bot_context, offers=offers) as address:
        status, text, headers = await got(address, "/")
        _, french, _ = await got(address, "/?lang=fr")
    assert status == 200
    assert "Steel, Canada → US: 50%" in text
    assert "Wine, Canada → US: banned" in text
    assert "What is next" in text
    assert "Facts are reviewed to Oct" in text
    for name, href in offers.items():
        assert f'<a href="{href}">Add to {name.title()}</a>' in text
    assert "Acier, Canada → É.-U." in french
    assert "X-Robots-Tag" not in headers
    assert headers["Cache-Control"] == "public, max-age=300"


async def test_who_holds_a_page_is_spared_it(bot_context: BotContext) -> None:
    path = await path_of(bot_context, "/timeline steel")
    async with site(bot_context) as address:
        for each in ("/", path):
            _, _, headers = await got(address, each)
            status, body, _ = await got(address, each, **{"If-None-Match": headers["ETag"]})
            assert (status, body) == (304, "")


@pytest.mark.parametrize(
    "path",
    [
        "/a/nothing-here",
        "/a/..%2f..%2fetc%2fpasswd",
        "/a/%00",
        "/a/" + "x" * 5_000,
        "/a/%3Cscript%3Ealert(1)%3C/script%3E",
        "/a/' OR 1=1 --",
    ],
)
async def test_other_addresses_hold_nothing(bot_context: BotContext, path: str) -> None:
    async with site(bot_context) as address:
        status, text, headers = await got(address, path)
    assert status == 404
    assert "alert(1)" not in text
    assert headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "part",
    [
        Headline(text=HOSTILE),
        Prose(text=HOSTILE, title=HOSTILE),
        Notice(text=HOSTILE),
        Fields(rows=((HOSTILE, HOSTILE),)),
        Bullets(items=(HOSTILE,), title=HOSTILE),
        Table(columns=(HOSTILE,), rows=((HOSTILE,),), title=HOSTILE),
        Quotation(
            words=HOSTILE,
            speaker=HOSTILE,
            role=HOSTILE,
            day=HOSTILE,
            venue=HOSTILE,
            source=HOSTILE,
            context=HOSTILE,
        ),
        References(items=(Reference(title=HOSTILE, publisher=HOSTILE, address="javascript:x"),)),
        References(items=(Reference(title="x", address='https://x"onload=y'),)),
    ],
)
def test_every_text_of_a_card_is_escaped(part: Part) -> None:
    made = content((part, References(items=(Reference(title="x"),))), "en", svg)
    tags = Tags(made)
    assert "script" not in tags.tags
    assert not [name for name, _ in tags.attributes if name.startswith("on")]
    assert "javascript:" not in made
