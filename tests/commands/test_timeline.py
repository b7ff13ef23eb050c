"""What /timeline says of a stretch: the rate that stood as it began, and the steps in it."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.cards import Bullets
from bot.commands.spec import BotContext
from bot.domain.rate_summary import Direction
from bot.presentation.timeline.card import Stood, timeline_headline
from tests.walk.bot_context import answer, bot_context

__all__ = ["bot_context"]


@pytest.mark.parametrize(
    ("text", "headline", "lines"),
    [
        (
            "/timeline steel from CA to US since 2025-04-01 until 2025-04-30",
            "Steel, Canada → US: 25%",
            ("Apr 1, 2025 25% · still 25% on Apr 30, 2025",),
        ),
        (
            "/timeline steel from CA to US since 2025-05-01",
            "Steel, Canada → US: 25% → 50%",
            ("May 1, 2025 25% · June 4, 2025 50% · today 50%",),
        ),
        (
            "/timeline steel from CA to US since 2026-12-01 until 2026-12-01",
            "Steel, Canada → US: 50%",
            ("Dec 1, 2026 50%",),
        ),
        (
            "/timeline steel from CA to US until 2025-01-20",
            "Steel, Canada → US: not known before Feb 1, 2025",
            (),
        ),
        (
            "/timeline steel from CA to US until 2025-02-20",
            "Steel, Canada → US: no extra duty",
            ("no extra duty in this time",),
        ),
    ],
)
async def test_a_stretch_begins_with_the_rate_that_stood(
    bot_context: BotContext, text: str, headline: str, lines: tuple[str, ...]
) -> None:
    card = await answer(bot_context, text)
    assert card.short is not None
    said = (card.short.headline, *card.short.lines)
    assert tuple(line.replace("\u00a0", " ") for line in said) == (headline, *lines)


async def test_a_month_without_a_step_says_at_what_rate_it_stayed(bot_context: BotContext) -> None:
    text = "/timeline steel from CA to US since 2025-04-01 until 2025-04-30"
    card = await answer(bot_context, text)
    steps = next(part for part in card.parts if isinstance(part, Bullets))
    assert steps.items == ("2025-04-01: stays at 25%",)


def test_a_step_to_come_is_never_told_as_no_duty() -> None:
    way = Direction(origin="CA", imposing="US")
    steps = [Stood(day=date(2027, 1, 1), percent=Decimal(50))]
    said = timeline_headline(
        "Cabinets", way, steps, date(2026, 11, 28), "en", known_from=date(2025, 2, 1)
    )
    assert said.replace("\u00a0", " ") == "Cabinets, Canada → US: 50% from Jan 1, 2027"
