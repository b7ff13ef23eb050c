"""What /tariff decides: directions, claims, days; the words are in the walks."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cards import Card, Headline, Notice, Table
from bot.commands.spec import BotContext
from bot.domain.codes import Scope
from bot.presentation.dates import iso_days
from bot.presentation.measures import scope_words
from store.store import SqlStore, load_catalogue
from tests.walk.bot_context import FACTS, answer, bot_context

__all__ = ["bot_context"]


def headline(card: Card) -> str:
    return next(part.text for part in card.parts if isinstance(part, Headline))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("/tariff steel on 2025-03-03", "no additional duty"),
        ("/tariff steel on 2025-03-04", "25%, USMCA or not"),
        ("/tariff steel on 2025-03-07", "25%, or nothing with a USMCA claim"),
        ("/tariff steel on 2025-03-07 usmca yes", "no additional duty"),
        ("/tariff steel on 2025-03-12 usmca yes", "25%"),
        ("/tariff steel on 2025-06-04", "50%, USMCA or not"),
        ("/tariff cars on 2025-04-03", "50% (25% + 25%), or 25% with a USMCA claim"),
        ("/tariff cars on 2026-02-24", "25%, USMCA or not"),
        ("/tariff 2204.21 on 2026-09-29", "prohibited"),
        ("/tariff 2204.21 on 2026-09-28", "no additional duty"),
    ],
)
async def test_the_rate_is_that_of_the_day_and_of_the_claim(
    bot_context: BotContext, text: str, said: str
) -> None:
    assert headline(await answer(bot_context, text)).partition(": ")[2] == said


async def test_a_threat_is_named_as_one_and_never_in_the_headline(bot_context: BotContext) -> None:
    card = await answer(bot_context, "/tariff cars from canada to us")
    assert headline(card) == "Cars, Canada → United States, on 2026-10-10: 25%, USMCA or not"


async def test_a_day_beyond_the_facts_says_what_is_not_known(bot_context: BotContext) -> None:
    card = await answer(bot_context, "/tariff steel", day=date(2026, 11, 22))
    warnings = [p.text for p in card.parts if isinstance(p, Notice) and p.tone == "warning"]
    assert warnings == [
        "Facts are known up to 2026-10-10. What changed between then and 2026-11-22, I don't know."
    ]


async def test_a_period_has_every_rate_within_it(bot_context: BotContext) -> None:
    card = await answer(bot_context, "canadian steel to the us from 2025-03-10 to 2025-06-30")
    (table,) = (p for p in card.parts if isinstance(p, Table))
    assert table.rows == (
        ("2025-03-10 to 2025-03-11", "25%, or nothing with a USMCA claim"),
        ("2025-03-12 to 2025-06-03", "25%"),
        ("2025-06-04 to 2025-06-30", "50%"),
    )


async def test_a_new_book_gives_new_answers(bot_context: BotContext, tmp_path: Path) -> None:
    before = await answer(bot_context, "/tariff steel on 2025-06-04")
    changed = tmp_path / "changed"
    changed.mkdir()
    for path in FACTS.glob("*.yaml"):
        text = path.read_text(encoding="utf-8").replace('duty: "50%"', 'duty: "60%"')
        (changed / path.name).write_text(text, encoding="utf-8")
    assert isinstance(bot_context.store, SqlStore)
    await load_catalogue(bot_context.store, changed, datetime(2026, 10, 11, tzinfo=UTC))
    await bot_context.store.snapshot(now=True)
    after = await answer(bot_context, "/tariff steel on 2025-06-04")
    assert ("50%" in headline(before), "60%" in headline(after)) == (True, True)


def test_whole_days_in_facts_are_printed_as_we_print_days() -> None:
    assert iso_days("Sworn in on 14 March 2025, then April 2, 2025; dès le 1er mai 2025") == (
        "Sworn in on 2025-03-14, then 2025-04-02; dès le 2025-05-01"
    )
    assert iso_days("from 4 to 6 March 2025") == "from 4 to 6 March 2025"


@pytest.mark.parametrize(
    ("codes", "said"),
    [
        (["72"], "72"),
        (["7206-7229", "7301"], "7206-7229, 7301"),
        (["2208.30.60"], "2208.30.60"),
        (
            ["0101", "0201", "0301", "0401", "0501", "0601", "0701"],
            "0101, 0201, 0301, 0401, 0501, 0601 and 1 more",
        ),
    ],
)
def test_codes_are_said_as_schedules_print_them(codes: list[str], said: str) -> None:
    assert scope_words(Scope.of(codes), "en") == said


@pytest.mark.parametrize("written", ["steel to:CA", "good:steel to: CA", "steel to=CA"])
async def test_an_option_may_be_written_as_discord_shows_it(
    written: str, bot_context: BotContext
) -> None:
    card = await answer(bot_context, f"/tariff {written}")
    assert headline(card) == headline(await answer(bot_context, "/tariff steel to CA"))
    assert "United States → Canada" in headline(card)
