"""/sources of a good in short: the acts by number, in the reader's language."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.text import Lang
from bot.presentation.faces import short_text
from bot.presentation.typography import NO_BREAK
from tests.answers.conftest import NOON
from tests.shipped_store import open_shipped
from tests.walk.bot_context import answer


@pytest.mark.parametrize(
    ("text", "lang", "told"),
    [
        (
            "/sources lumber",
            "en",
            [
                "Softwood lumber, Canada → US: 3 measures, by act",
                "• Section 232, 10%: Proclamation 10976",
            ],
        ),
        (
            "quel décret impose la surtaxe canadienne",
            "fr",
            [
                "Décret de surtaxe des États-Unis (2026) : 5 mesures, par acte",
                "• Tarif des douanes, 15 % : Décret imposant une surtaxe aux États-Unis (2026), "
                "DORS/2026-186, C.P. 2026-785",
            ],
        ),
    ],
)
async def test_acts_are_named_on_the_short_card(
    tmp_path: Path, text: str, lang: Lang, told: list[str]
) -> None:
    store = await open_shipped(tmp_path, NOON)
    card = await answer(BotContext(store=store, catalogue=COMMANDS), text, lang=lang, now=NOON)
    await store.close()
    lines = short_text(card).replace(NO_BREAK, " ").replace("\N{NARROW NO-BREAK SPACE}", " ")
    assert lines.splitlines()[:2] == told
