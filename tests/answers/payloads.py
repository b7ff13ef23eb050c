"""Cards as each platform is sent them, for payloads kept in files.

``DUTYBELL_GOLDEN=write pytest tests/answers`` writes the files anew: look at the difference.
"""

from __future__ import annotations

import json
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from adapters.discord.answer_renderer import AnswerRenderer
from adapters.slack.rendering.parts import RenderSetting
from adapters.slack.rendering.render import Dress, render
from bot.cards import Card
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.question_state import QuestionState
from bot.domain.text import Lang
from bot.ports.workbooks import Workbooks
from tests.answers.conftest import NOON
from tests.shipped_store import open_shipped
from tests.walk.bot_context import FACTS

GOLDEN = Path(__file__).parents[1] / "golden"
PLATFORMS = ("slack", "discord")


class NoCharts:
    """Charts are files beside a message; their words stand in the payload."""

    async def png(self, card: Card) -> bytes:
        raise NotImplementedError(card.title)


@asynccontextmanager
async def walk_context(data: Path, workbooks: Workbooks | None = None) -> AsyncIterator[BotContext]:
    """A bot on a store in ``data`` with the walks' few facts."""
    store = await open_shipped(data, NOON, catalogue=FACTS)
    yield BotContext(store=store, catalogue=COMMANDS, workbooks=workbooks)
    await store.close()


async def sent(card: Card, text: str, lang: Lang, context: BotContext) -> dict[str, Any]:
    """By platform: ``card``, as it is shown to whoever asked ``text``."""
    state = QuestionState(text=text, lang=lang)
    setting = RenderSetting(lang=lang, screen=True, state=state)
    renderer = AnswerRenderer(bot_context=context, charts=NoCharts())
    made = await renderer.message(card, attach=False, state=QuestionState(text=text, lang=lang))
    shown: list[Any] = made.view().to_components()  # type: ignore[no-untyped-call]  # the SDK's own
    slack = render(card, setting, Dress(state=state, share=True)).blocks
    return {"slack": slack, "discord": shown}


def kept(payload: Any, platform: str, name: str) -> tuple[str, str]:
    """The payload as text, and the one kept of that name."""
    text = json.dumps(payload, ensure_ascii=False, indent=1) + "\n"
    path = GOLDEN / platform / f"{name}.json"
    if os.environ.get("DUTYBELL_GOLDEN") == "write":
        path.write_text(text, encoding="utf-8")
    return text, path.read_text(encoding="utf-8")
