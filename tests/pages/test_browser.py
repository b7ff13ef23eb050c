"""The pages in a real browser: widths, keyboard, names, no scripts, paper."""

from __future__ import annotations

import shutil
from collections.abc import AsyncIterator
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright

from bot.commands.spec import BotContext
from tests.pages.site import path_of, site
from tests.walk.bot_context import bot_context

__all__ = ["bot_context"]
CHROMIUM = shutil.which("chromium")
PHONE, DESKTOP = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
pytestmark = pytest.mark.skipif(
    CHROMIUM is None, reason="no chromium here: apt-get install chromium"
)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        yield started
        await started.close()


async def shown(browser: Browser, address: str, viewport: Any, *, scripts: bool = True) -> Page:
    """The page, with what the browser complained of kept as ``complaints``."""
    context = await browser.new_context(viewport=viewport, java_script_enabled=scripts)
    page = await context.new_page()
    page.set_default_timeout(20_000)
    page.on("console", lambda message: pytest.fail(message.text))
    page.on("pageerror", lambda error: pytest.fail(str(error)))
    reply = await page.goto(address)
    assert reply is not None
    assert reply.status == 200
    return page


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_pages_fit_phones_and_desktops(
    bot_context: BotContext, browser: Browser, viewport: Any
) -> None:
    paths = ["/", "/?lang=fr", await path_of(bot_context, "/tariff steel")]
    paths += [await path_of(bot_context, text) for text in ("/timeline steel", "/quote lutnick")]
    paths += [await path_of(bot_context, "/duty 7208.51 10000 from CA usmca no")]
    async with site(bot_context) as address:
        for path in paths:
            page = await shown(browser, f"{address}{path}", viewport)
            width = await page.evaluate("document.documentElement.scrollWidth")
            assert width <= viewport["width"], path
            small = await page.evaluate(
                "[...document.querySelectorAll('main p, main li, main td')].filter(e =>"
                "parseFloat(getComputedStyle(e).fontSize) < 14).length"
            )
            assert small == 0, path
            await page.context.close()


async def test_a_wide_table_is_told_row_by_row_on_a_phone_and_stays_a_table(
    bot_context: BotContext, browser: Browser
) -> None:
    path = await path_of(bot_context, "/duty 7208.51 10000 from CA usmca no")
    async with site(bot_context) as address:
        page = await shown(browser, f"{address}{path}", PHONE)
        table = page.get_by_role("table")
        over = await page.locator(".scroll").evaluate("e => e.scrollWidth - e.clientWidth")
        label = await page.evaluate(
            "getComputedStyle(document.querySelector('.wide td:nth-child(2)'), '::before').content"
        )
        heads = await table.get_by_role("columnheader").count()
        cells = await table.get_by_role("cell").count()
        filled = await page.locator("td:not(:empty)").count()
    assert over <= 0
    assert label == '"Rate: "'
    assert (heads, cells) == (6, filled)


async def test_everything_is_reached_by_keyboard_in_order(
    bot_context: BotContext, browser: Browser
) -> None:
    path = await path_of(bot_context, "/tariff steel from CA to US")
    async with site(bot_context) as address:
        page = await shown(browser, f"{address}{path}", DESKTOP)
        names = []
        for _ in range(6):
            await page.keyboard.press("Tab")
            names.append(await page.evaluate("document.activeElement.textContent.slice(0, 40)"))
        outline = await page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert names[:3] == ["Skip to the answer", "Dutybell", "Français"]
    assert outline == "solid"


async def test_a_screen_reader_finds_landmarks_headings_and_names(
    bot_context: BotContext, browser: Browser
) -> None:
    path = await path_of(bot_context, "/tariff steel from CA to US")
    async with site(bot_context) as address:
        page = await shown(browser, f"{address}{path}", PHONE)
        for role in ("banner", "navigation", "main", "contentinfo"):
            assert await page.get_by_role(role).count() == 1, role
        assert await page.get_by_role("heading", level=1).inner_text() == (
            "Steel: Canada → United States"
        )
        chart = page.get_by_role("img")
        assert await chart.count() == 1
        assert await chart.get_attribute("aria-label")
        for table in await page.get_by_role("table").all():
            assert await table.get_by_role("columnheader").count() > 0
        unnamed = await page.evaluate(
            "[...document.querySelectorAll('a')].filter(a => !a.textContent.trim()).length"
        )
        language = await page.evaluate("document.documentElement.lang")
    assert (unnamed, language) == (0, "en")


async def test_nothing_needs_scripts_and_marks_lead_to_their_sources(
    bot_context: BotContext, browser: Browser
) -> None:
    path = await path_of(bot_context, "/tariff steel from CA to US")
    async with site(bot_context) as address:
        page = await shown(browser, f"{address}{path}", DESKTOP, scripts=False)
        await page.get_by_role("link", name="[1]", exact=True).first.click()
        assert page.url.endswith("#s1")
        await page.get_by_role("link", name="Français").click()
        assert await page.get_by_role("heading", level=1).inner_text() == (
            "Acier\u00a0: Canada → États-Unis"
        )


async def test_the_home_page_leads_to_a_whole_answer(
    bot_context: BotContext, browser: Browser
) -> None:
    async with site(bot_context) as address:
        page = await shown(browser, address, PHONE)
        await page.get_by_role("link", name="Steel, Canada → US: 50%").click()
        heading = await page.get_by_role("heading", level=1).inner_text()
        robots = await page.locator("meta[name=robots]").count()
    assert (heading, robots) == ("Steel: Canada → United States", 0)


async def test_a_page_prints_with_its_sources_addresses(
    bot_context: BotContext, browser: Browser
) -> None:
    path = await path_of(bot_context, "/tariff steel")
    async with site(bot_context) as address:
        page = await shown(browser, f"{address}{path}", DESKTOP)
        await page.emulate_media(media="print")
        hidden = await page.locator("header nav").is_visible()
        after = await page.evaluate(
            "getComputedStyle(document.querySelector('.sources a'), '::after').content"
        )
        paper = await page.pdf()
    assert not hidden
    assert "https://" in after
    assert paper.startswith(b"%PDF")
