"""The short card of each common task as each platform is sent it, to be read by a reviewer.

On the walks' few facts, so that news changes none. ``DUTYBELL_GOLDEN=write pytest tests/answers``
writes them anew.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest

from bot.commands.dispatch.dispatcher import run
from bot.domain.text import Lang
from bot.presentation.faces import face
from tests.answers.conftest import asked
from tests.answers.payloads import PLATFORMS, kept, sent, walk_context
from tests.answers.tasks import TASKS

EACH = [pytest.param(name, lang, id=f"{name}-{lang}") for name in TASKS for lang in ("en", "fr")]
Payloads = dict[tuple[str, Lang], dict[str, Any]]


@pytest.fixture(scope="session")
def payloads(tmp_path_factory: pytest.TempPathFactory) -> Payloads:
    return asyncio.run(_made(tmp_path_factory.mktemp("walk")))


async def _made(data: Path) -> Payloads:
    out: Payloads = {}
    async with walk_context(data) as context:
        for name in TASKS:
            for lang in ("en", "fr"):
                card = face(await run(asked(name, lang), context))
                out[name, lang] = await sent(card, TASKS[name][lang == "fr"], lang, context)
    return out


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize(("name", "lang"), EACH)
def test_a_common_task_is_sent_as_it_was(
    payloads: Payloads, name: str, lang: Lang, platform: str
) -> None:
    now, before = kept(payloads[name, lang][platform], platform, f"{name}-{lang}")
    assert now == before
