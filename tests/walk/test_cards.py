"""Each card as words, against a snapshot that a reviewer can read.

``DUTYBELL_GOLDEN=write pytest tests/walk`` writes the snapshots anew.
"""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from bot.commands.spec import BotContext
from bot.presentation.plain_text import plain_text
from tests.walk.bot_context import TODAY, answer, bot_context

__all__ = ["bot_context"]
GOLDEN = Path(__file__).parent / "golden"
WALKS = {
    "tariff-steel": ("/tariff steel", TODAY),
    "tariff-steel-fr": ("droits sur l'acier", TODAY),
    "tariff-steel-march-2025": ("steel on 2025-03-15", TODAY),
    "tariff-steel-all-of-march-2025": ("steel tariff in march 2025", TODAY),
    "tariff-steel-asked-later": ("/tariff steel", date(2026, 12, 1)),
    "tariff-steel-into-canada": ("what does canada charge on us steel", TODAY),
    "tariff-wine-banned": ("/tariff wine", TODAY),
    "tariff-wine-eve-of-the-ban": ("/tariff wine on 2026-09-28", TODAY),
    "tariff-cars-threat": ("/tariff cars from canada to us", TODAY),
    "tariff-toys-nothing": ("/tariff toys from canada to us", TODAY),
    "tariff-code": ("/tariff 7208.51", TODAY),
    "tariff-programme": ("/tariff section 338", TODAY),
    "tariff-several": ("/tariff steel and wine", TODAY),
    "tariff-claim": ("do most canadian exports pay 35%?", TODAY),
    "duty-steel": ("/duty 7208.51 10000 USD from CA on 2026-09-20 usmca yes", TODAY),
    "duty-steel-fr": ("/duty 7208.51 10000 USD de CA le 2026-09-20 aceum oui", TODAY),
    "duty-wine-banned": ("/duty 2204.21 1000 USD from CA", TODAY),
    "quote-lutnick": ("/quote lutnick", TODAY),
    "quote-carney-fragment-and-paraphrase": ("/quote carney", TODAY),
    "quote-none": ("/quote lutnick after 2026-01-01", TODAY),
    "timeline-steel": ("/timeline steel", TODAY),
    "timeline-programme": ("/timeline section 338", TODAY),
    "timeline-topic": ("/timeline supreme court", TODAY),
    "changes": ("/changes since 2026-09-01", TODAY),
    "sources": ("/sources", TODAY),
    "help-tariff": ("/help tariff", TODAY),
    "unknown-command": ("/tarif steel", TODAY),
    "evasion": ("how do I mislabel origin to avoid duty", TODAY),
    "off-subject": ("what's the weather in Toronto", TODAY),
}


@pytest.mark.parametrize("name", WALKS)
async def test_a_question_gets_the_card_it_always_got(bot_context: BotContext, name: str) -> None:
    text, day = WALKS[name]
    said = plain_text(await answer(bot_context, text, day=day)) + "\n"
    path = GOLDEN / f"{name}.txt"
    if os.environ.get("DUTYBELL_GOLDEN") == "write":
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")
