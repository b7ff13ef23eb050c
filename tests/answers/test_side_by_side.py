"""docs/answers.md shows the cards as they are, English beside French, over the shipped facts.

``DUTYBELL_GOLDEN=write pytest tests/answers/test_side_by_side.py`` writes them anew.
"""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.cards import Bullets, Card, Choices, Headline, Notice, ShortCard, words_of
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.findings import Findings, Window
from bot.domain.questions import Person, Place, Question
from bot.domain.text import Lang
from bot.presentation.digest.front import stale_front
from tests.answers.conftest import NOON, TODAY, Answers
from tests.answers.tasks import TASKS
from tests.digest.test_days import told
from tests.shipped_facts import shipped
from tests.shipped_store import open_shipped

DOCUMENT = Path(__file__).parents[2] / "docs" / "answers.md"
LANGS: tuple[Lang, ...] = ("en", "fr")
PROCLAMATION = "https://www.federalregister.gov/d/2026-18835"
MORE: tuple[tuple[str, str, str], ...] = (
    ("changes-stale", "`/changes 7d`, facts of seven weeks ago", "/changes 7d"),
    (
        "changes-known",
        "`/changes since 2026-09-01 until 2026-09-30`",
        "/changes since 2026-09-01 until 2026-09-30",
    ),
    (
        "subscribed",
        "`/digest subscribe topics steel, softwood-lumber`; the channel reads the same with "
        "“Set up by Ann”",
        "/digest subscribe topics steel, softwood-lumber",
    ),
    ("stopped", "`/digest stop`", "/digest stop"),
    ("link", "a pasted link to Proclamation 11061", PROCLAMATION),
    (
        "period",
        "`/timeline steel since 2025-04-01 until 2025-04-30`",
        "/timeline steel since 2025-04-01 until 2025-04-30",
    ),
)
"""By name: what stands above the cards, and what is asked."""


def cell(parts: Iterable[str]) -> str:
    """Lines of a card within a table."""
    return "<br>".join(parts).replace("|", "\\|").replace("\n", " ")


def of_short(short: ShortCard) -> str:
    others = " ".join(f"`{option.label}`" for option in short.others)
    buttons = " ".join(f"`{option.label}`" for option in short.actions)
    told = [f"**{short.headline}**", *(f"• {line}" for line in short.lines)]
    return cell([*told, *filter(None, (short.note, short.read_as, others, buttons))])


def of_front(card: Card) -> str:
    """A message that stands by itself: a brief or an alert."""
    told: list[str] = []
    for part in card.parts:
        match part:
            case Headline():
                told.append(f"**{part.text}**")
            case Bullets():
                told += [f"• {words_of(item)}" for item in part.items]
            case Notice():
                told.append(words_of(part.text))
            case Choices():
                told.append(" ".join(f"`{option.label}`" for option in part.options))
            case _:
                continue
    return cell(told)


def shown(card: Card) -> str:
    return of_short(card.short) if card.short else of_front(card)


def section(name: str, above: str, cells: Iterable[str]) -> Iterator[str]:
    yield from ("", f"### {name}", "", above, "") if above else ("", f"### {name}", "")
    yield from ("| English | French |", "| --- | --- |", f"| {' | '.join(cells)} |")


def common_tasks(answers: Answers) -> Iterator[str]:
    yield "## The common tasks"
    for name, asked in TASKS.items():
        above = " · ".join(f"`{text}`" for text in asked) if name != "brief" else "a press article"
        yield from section(name, above, (shown(answers[name, lang]) for lang in LANGS))


async def asked_here(data: Path) -> dict[tuple[str, Lang], Card]:
    """The cards of MORE, in a channel of their own for each language."""
    store = await open_shipped(data, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    ann = Person(id="U1", name="Ann", admin=True, zone="America/Toronto")
    found: dict[tuple[str, Lang], Card] = {}
    for name, _above, text in MORE:
        for lang in LANGS:
            place = Place(platform="slack", workspace="T1", channel=f"C{lang}")
            question = Question(text=text, day=TODAY, now=NOON, place=place, person=ann, lang=lang)
            found[name, lang] = await run(question, context)
    await store.close()
    return found


def changes_and_briefs(cards: dict[tuple[str, Lang], Card]) -> Iterator[str]:
    yield "## Changes, briefs and alerts"
    stale = Findings(window=Window(since=TODAY, until=TODAY, following=TODAY))
    day = date(2026, 9, 8)
    for name, above, _text in MORE:
        yield from section(name, above, (shown(cards[name, lang]) for lang in LANGS))
        if name == "changes-known":
            pairs = [told(day, lang) for lang in LANGS]
            yield from section("brief", f"the brief of {day}", (of_front(b) for b, _ in pairs))
            yield from section("alert", f"the alert of {day}", (of_front(a) for _, a in pairs))
            rests = [stale_front(stale, shipped(), lang) for lang in LANGS]
            yield from section("brief-stale", "a brief that rests", map(of_front, rests))


@pytest.fixture(scope="module")
def here(tmp_path_factory: pytest.TempPathFactory) -> dict[tuple[str, Lang], Card]:
    return asyncio.run(asked_here(tmp_path_factory.mktemp("here")))


def test_the_document_shows_the_cards_as_they_are(
    answers: Answers, here: dict[tuple[str, Lang], Card]
) -> None:
    written = DOCUMENT.read_text(encoding="utf-8")
    head, _, _ = written.partition("## The common tasks")
    lines = (*common_tasks(answers), "", *changes_and_briefs(here))
    made = head + "\n".join(lines) + "\n"
    if os.environ.get("DUTYBELL_GOLDEN") == "write":
        DOCUMENT.write_text(made, encoding="utf-8")
        written = made
    assert made.splitlines() == written.splitlines()
