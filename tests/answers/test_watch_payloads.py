"""The cards of /watch as each platform is sent them, on the walks' few facts, in both languages."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from adapters.workbooks import XlsxWorkbooks
from bot.commands.dispatch.dispatcher import run
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang
from bot.presentation.faces import face
from tests.answers.conftest import NOON, TODAY
from tests.answers.payloads import PLATFORMS, kept, sent, walk_context

ROWS = """code,name,from,to,yearly value,currency,usmca,sku
7208.51,Plate,CA,US,1200000,USD,no,<!channel> @everyone
7206.10,Ingots,CA,US,,,yes,
steal,,CA,US,12,USD,,
"""
STEPS: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("watch-empty", "", {}),
    ("watch-add", "add 7208.51 from CA to US value 800000 USD usmca no", {}),
    ("watch-upload", "upload", {"rows": ROWS}),
    ("watch-list", "list", {}),
    ("watch-exposure", "exposure", {}),
    ("watch-two-days", "exposure on 2025-06-03 versus 2025-06-04", {}),
    ("watch-remove", "remove ingots", {}),
    ("watch-remove-unknown", "remove 1", {}),
)
"""One after the other, in a place of each language's own."""
EACH = [pytest.param(s[0], lang, id=f"{s[0]}-{lang}") for s in STEPS for lang in ("en", "fr")]
Payloads = dict[tuple[str, str], dict[str, Any]]


@pytest.fixture(scope="module")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> Payloads:
    return asyncio.run(_made(tmp_path_factory.mktemp("walk")))


async def _made(data: Path) -> Payloads:
    langs: tuple[Lang, ...] = ("en", "fr")
    out: Payloads = {}
    async with walk_context(data, XlsxWorkbooks()) as context:
        for lang in langs:
            for name, text, options in STEPS:
                card = face(await run(_asked(text, lang, options), context))
                out[name, lang] = await sent(card, f"/watch {text}".strip(), lang, context)
    return out


def _asked(text: str, lang: Lang, options: dict[str, str]) -> Question:
    return Question(
        text=text,
        command="watch",
        options=options,
        day=TODAY,
        now=NOON,
        place=Place(platform="slack", workspace="T1", channel=f"C{lang}"),
        person=Person(id="U1", admin=True),
        lang=lang,
    )


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(("name", "lang"), EACH)
def test_a_card_of_a_watch_list_is_sent_as_it_was(
    payloads: Payloads, name: str, lang: str, platform: str
) -> None:
    now, before = kept(payloads[name, lang][platform], platform, f"{name}-{lang}")
    assert now == before


def test_a_label_from_a_file_calls_nobody(payloads: Payloads) -> None:
    told = str(payloads["watch-list", "en"])
    assert "<!channel>" not in told
    assert "@everyone" not in told.replace("@\N{ZERO WIDTH SPACE}everyone", "")
