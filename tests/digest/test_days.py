"""The briefs of days on which much changed, word for word, over the shipped facts."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.cards import Bullets, Card, Headline, plain_text
from bot.digest.front import alert_front, brief_front
from bot.digest.interest import interest
from bot.digest.net import NetChange
from bot.digest.plan import Findings, Window, find
from bot.domain.changes import ChangeKind
from bot.domain.measures import Measure, Standing
from bot.domain.snapshot import FactSnapshot
from bot.domain.subscriptions import Topics
from bot.domain.text import LANGS, Lang
from bot.presentation.budget import LINES, WORDS, words_in
from tests.domain.duty_fixtures import shipped

GOLDEN = Path(__file__).parent / "golden"
DAYS = (
    "2025-03-04",
    "2025-03-13",
    "2025-06-04",
    "2025-08-01",
    "2025-09-01",
    "2026-02-24",
    "2026-04-06",
    "2026-07-24",
    "2026-09-08",
    "2026-09-15",
)
"""``DUTYBELL_GOLDEN=write pytest tests/digest/test_days.py`` writes them anew."""


def turn(measure: Measure, kind: ChangeKind, day: date, serial: int) -> NetChange:
    return NetChange(
        kind=kind,
        subject="measure",
        slug=measure.slug,
        label=measure.label,
        serial=serial,
        effective=day,
        goods=measure.goods,
        programmes=(measure.programme,),
        sources=measure.sources,
    )


def on_the_day(day: date) -> tuple[FactSnapshot, Findings]:
    """What the calendar turned on a day, as a channel that follows everything is told it."""
    facts = replace(shipped(), data_as_of=day)
    law = [m for m in facts.measures.values() if m.standing is Standing.ENACTED]
    moves = [
        turn(measure, kind, day, serial)
        for serial, measure in enumerate(law, start=1)
        for kind, turned in (
            (ChangeKind.STARTED, measure.validity.first),
            (ChangeKind.ENDED, measure.validity.ends_on),
        )
        if turned == day
    ]
    following = day + timedelta(days=1)
    window = Window(since=day - timedelta(days=1), until=day, following=following)
    wanted = interest(Topics(), Topics(), facts)
    return facts, find(moves, facts=facts, interest=wanted, window=window)


def told(day: date, lang: Lang) -> tuple[Card, Card]:
    facts, findings = on_the_day(day)
    return brief_front(findings, facts, lang), alert_front(findings, facts, lang)


@pytest.mark.parametrize("day", DAYS)
def test_a_day_is_told_as_it_always_was(day: str) -> None:
    cards = [card for lang in LANGS for card in told(date.fromisoformat(day), lang)]
    said = "\n\n".join(plain_text(card).replace("\u00a0", " ") for card in cards) + "\n"
    path = GOLDEN / f"{day}.txt"
    if os.environ.get("DUTYBELL_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("day", DAYS)
def test_the_messages_of_a_day_keep_to_their_words_and_lines(day: str, lang: Lang) -> None:
    for card in told(date.fromisoformat(day), lang):
        headline = [part.text for part in card.parts if isinstance(part, Headline)]
        lines = [item for part in card.parts if isinstance(part, Bullets) for item in part.items]
        count = sum(map(words_in, [*headline, *lines]))
        assert (len(lines) <= LINES, count <= WORDS[lang]) == (True, True), (headline, lines)
