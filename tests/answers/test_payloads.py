"""The short card of each common task as each platform is sent it, to be read by a reviewer.

On the walks' few facts, so that news changes none. ``DUTYBELL_GOLDEN=write pytest tests/answers``
writes them anew.
"""

from __future__ import annotations

import asyncio
import json
import os
from pathlib import Path
from typing import Any

import pytest

from adapters.discord.answer_renderer import AnswerRenderer
from adapters.slack.parts import Setting
from adapters.slack.render import Dress, render
from bot.cards import Card
from bot.commands.dispatch import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.question_state import QuestionState
from bot.domain.text import Lang
from bot.presentation.faces import face
from store.store import load_catalogue, open_store
from tests.answers.conftest import NOON, asked
from tests.answers.tasks import TASKS
from tests.walk.bot_context import FACTS

GOLDEN = Path(__file__).parents[1] / "golden"
EACH = [pytest.param(name, lang, id=f"{name}-{lang}") for name in TASKS for lang in ("en", "fr")]
Payloads = dict[tuple[str, Lang, str], Any]


class NoCharts:
    """Charts are files beside a message; their words stand in the payload."""

    async def png(self, card: Card) -> bytes:
        raise NotImplementedError(card.title)


@pytest.fixture(scope="session")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> Payloads:
    return asyncio.run(_made(tmp_path_factory.mktemp("walk")))


async def _made(data: Path) -> Payloads:
    store = await open_store(data=data)
    await load_catalogue(store, FACTS, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    renderer = AnswerRenderer(bot_context=context, charts=NoCharts())
    out: Payloads = {}
    for name in TASKS:
        for lang in ("en", "fr"):
            card = face(await run(asked(name, lang), context))
            state = QuestionState(text=TASKS[name][lang == "fr"], lang=lang)
            setting = Setting(lang=lang, screen=True, state=state)
            out[name, lang, "slack"] = render(card, setting, Dress(state=state, share=True)).blocks
            held = QuestionState(text=state.text, lang=lang)
            made = await renderer.message(card, attach=False, state=held)
            shown: list[Any] = made.view().to_components()  # type: ignore[no-untyped-call]  # the SDK's own
            out[name, lang, "discord"] = shown
    await store.close()
    return out


@pytest.mark.parametrize("platform", ["slack", "discord"])
@pytest.mark.parametrize(("name", "lang"), EACH)
def test_a_common_task_is_sent_as_it_was(
    payloads: Payloads, name: str, lang: Lang, platform: str
) -> None:
    sent = json.dumps(payloads[name, lang, platform], ensure_ascii=False, indent=1) + "\n"
    path = GOLDEN / platform / f"{name}-{lang}.json"
    if os.environ.get("DUTYBELL_GOLDEN") == "write":
        path.write_text(sent, encoding="utf-8")
    assert sent == path.read_text(encoding="utf-8")
