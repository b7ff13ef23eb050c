"""/duty of a good that covers several codes: what most of them come to, or between what."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.commands.dispatch import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.questions import Person, Place, Question
from store.store import load_catalogue, open_store
from tests.answers.conftest import NOON, SHIPPED, TODAY

WHICH = "“{}” covers several codes that pay differently. Which one?"
ESTIMATES = {
    # one rate on nearly all codes
    "/duty softwood lumber 250000 USD from CA to US": (
        "USD 25,000.00 + your mill’s own rate, on USD 250,000 of most softwood lumber",
        WHICH.format("softwood lumber"),
        "Section 232, 10%: 25,000.00",
        "Forced-labour duty: none, Section 232 is paid instead",
        "Base duty: free",
    ),
    # no rate has the most codes
    "/duty cheese 9000 USD from CA to US usmca no": (
        "USD 2,340.00 to USD 6,480.00 on USD 9,000 of cheese, by code",
        WHICH.format("cheese"),
    ),
    # what may not enter is never reckoned
    "/duty wine 5000 USD from CA to US": (
        "Banned: most “wine” may not enter",
        WHICH.format("wine"),
        "Listed Canadian alcoholic beverages may not enter when packaged; bulk keeps the 50% duty",
        "Forced-labour duty, 10%: 500.00",
        "Section 338, 50%: 2,500.00",
    ),
    # a claim that frees all of them is an answer, too
    "/duty granite and marble slabs 12400 USD from CA to US usmca yes": (
        "USD 0.00 on USD 12,400 of most granite and marble slabs",
        WHICH.format("granite and marble slabs"),
        "Forced-labour duty: none, with USMCA",
        "Base duty: free",
        "Fees apart: harbor (sea only) 15.50",
    ),
    # four digits before a sum are a heading
    "/duty 3304 22310 CAD from US to CA on 2025-05-09": (
        "Not known yet on CAD 22,310 of 3304",
        "Please say: whether USMCA is claimed (usmca yes or no); the full code, to ten digits",
        "Base duty: the rate is not held here",
        "Canada’s surtax of 2025: it depends on the full code",
    ),
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, ...]]:
    """Headline and lines of every estimate, with plain spaces."""
    return asyncio.run(_told(tmp_path_factory.mktemp("shipped")))


async def _told(data: Path) -> dict[str, tuple[str, ...]]:
    store = await open_store(data=data)
    await load_catalogue(store, SHIPPED, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    found = {}
    for text in ESTIMATES:
        question = Question(
            text=text, day=TODAY, now=NOON, place=Place(platform="cli"), person=Person(id="analyst")
        )
        short = (await run(question, context)).short
        lines = (short.headline, *short.lines) if short else ()
        found[text] = tuple(line.replace("\u00a0", " ") for line in lines)
    await store.close()
    return found


@pytest.mark.parametrize("text", ESTIMATES)
def test_a_good_of_several_codes_gets_an_estimate_and_a_question(
    told: dict[str, tuple[str, ...]], text: str
) -> None:
    assert told[text] == ESTIMATES[text]
