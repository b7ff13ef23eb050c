"""A pasted link to an official document: what it changes, from when, and whether it is held."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cards import Card, words_of
from bot.commands.dispatch.dispatcher import run
from bot.commands.dispatch.question_run import LINK
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.documents import Channel
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang
from bot.ports.feeds import Publication
from store.store import SqlStore
from tests.shipped_store import open_shipped

NOW = datetime(2026, 10, 12, 12, tzinfo=UTC)
STEEL = (
    "https://www.whitehouse.gov/presidential-actions/2025/06/"
    "adjusting-imports-of-aluminum-and-steel-into-the-united-states/"
)


async def asked(
    store: SqlStore, text: str, *, lang: Lang = "en", command: str | None = None
) -> Card:
    question = Question(
        text=text,
        command=command,
        day=date(2026, 10, 12),
        now=NOW,
        place=Place(platform="console"),
        person=Person(id="you"),
        lang=lang,
    )
    return await run(question, BotContext(store=store, catalogue=COMMANDS))


def short(card: Card) -> tuple[str, ...]:
    assert card.short is not None
    said = (card.short.headline, *card.short.lines)
    return tuple(line.replace("\u00a0", " ") for line in said)


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[SqlStore]:
    opened = await open_shipped(tmp_path)
    yield opened
    await opened.close()


async def test_an_act_is_told_by_what_it_changed_and_whether_it_is_held(store: SqlStore) -> None:
    assert short(await asked(store, STEEL)) == (
        "Steel and aluminum, Canada → US: 25% → 50%, June 4, 2025",
        "Steel articles and aluminum articles, Canada → US: 25% of the full value → 50% of the "
        "metal, June 4, 2025",
        "Held here: 12 measures rest on it",
    )
    assert short(await asked(store, f"{STEEL}?utm_source=x", lang="fr"))[0] == (
        "Acier et aluminium, Canada → É.-U. : 25 % → 50 %, 4 juin 2025"
    )


@pytest.mark.parametrize(
    ("address", "headline"),
    [
        (
            "https://www.federalregister.gov/documents/2025/04/04/2025-05884/any-title",
            "Beer in aluminum cans, Canada → US: 25%, or 0 with USMCA → 25%, or 25% of the metal"
            " with USMCA, Apr 4, 2025",
        ),
        (
            "https://gazette.gc.ca/rp-pr/p2/2025/2025-03-26/html/sor-dors95-fra.html",
            "Steel, aluminum, hand tools and more, US → Canada: none → 25%, Mar 13, 2025",
        ),
        (
            "https://content.govdelivery.com/accounts/USDHSCBP/bulletins/42ce49a",
            "Listed motorcycles, alcohol, dairy products and more, Canada → US: banned, Sept 29",
        ),
    ],
)
async def test_a_document_is_known_however_its_address_is_written(
    store: SqlStore, address: str, headline: str
) -> None:
    assert short(await asked(store, f"what does {address} change?"))[0] == headline


async def test_a_document_nobody_holds_is_said_so(store: SqlStore) -> None:
    unknown = "https://www.whitehouse.gov/presidential-actions/2027/01/something-new/"
    assert short(await asked(store, unknown)) == (
        "Not held here: I don’t know this document",
        "No fact of mine rests on it; my facts end Oct 10, 2026",
    )
    async with store.transaction() as records:
        brought = Publication(
            channel=Channel.WHITE_HOUSE,
            natural_id="?p=1",
            title="Something New",
            url=unknown,
            published=NOW,
            text="Nothing of trade.",
            body=b"Nothing of trade.",
            media_type="text/plain",
        )
        await records.documents.add(brought, feed="white-house", now=NOW)
    assert short(await asked(store, unknown.removesuffix("/"))) == (
        "This document changes no duty that is held here",
        "A feed brought it, and nothing was taken from it",
    )


async def test_a_question_beside_a_link_stays_a_question(store: SqlStore) -> None:
    card = await asked(store, f"what is the tariff on canadian maple syrup now that {STEEL} is out")
    assert card.command != LINK


async def test_a_message_without_an_official_link_says_so(store: SqlStore) -> None:
    card = await asked(store, "see https://example.com/steel", command=LINK)
    assert "no link to an official document" in words_of(card.parts[0].text)  # type: ignore[union-attr]
