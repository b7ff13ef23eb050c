"""The briefs of days on which much changed, word for word, over the shipped facts."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cards import Bullets, Card, Headline, words_of
from bot.digest.past import past_brief
from bot.domain.questions import Place
from bot.domain.subscriptions import Recurrence, Rhythm, Subscription
from bot.domain.text import Lang
from bot.presentation.budget import LINES, WORDS, most_words, words_in
from bot.presentation.digest.front import BriefDelivery, alert_front, brief_front
from bot.presentation.plain_text import plain_text
from tests.shipped_facts import shipped

EARLY = 8
"""Words of a headline among which its number is; a sign or an arrow is none."""
GOLDEN = Path(__file__).parent / "golden"
DAYS = (
    "2025-03-04",
    "2025-03-13",
    "2025-06-04",
    "2025-08-01",
    "2025-08-07",
    "2025-09-01",
    "2026-02-24",
    "2026-04-06",
    "2026-07-24",
    "2026-09-08",
    "2026-09-15",
)
"""``DUTYBELL_GOLDEN=write pytest tests/digest/test_days.py`` writes them anew."""


FOLLOWS_ALL = Subscription(
    id="s1",
    place=Place(platform="slack", workspace="T1", channel="C1"),
    owner="U1",
    zone="America/Toronto",
    created_at=datetime(2025, 1, 1, tzinfo=UTC),
    watermark=datetime(2025, 1, 1, tzinfo=UTC),
    serial=0,
    recurrence=Recurrence(rhythm=Rhythm.DAILY),
)


def told(day: date, lang: Lang) -> tuple[Card, Card]:
    past = past_brief(FOLLOWS_ALL, shipped(), day)
    front = brief_front(past.findings, past.facts, lang, BriefDelivery(alerted=-1, sent_as="abc"))
    return front, alert_front(past.findings, past.facts, lang)


@pytest.mark.parametrize("day", DAYS)
def test_a_day_is_told_as_it_always_was(day: str) -> None:
    cards = [card for lang in ("en", "fr") for card in told(date.fromisoformat(day), lang)]
    said = "\n\n".join(plain_text(card).replace("\u00a0", " ") for card in cards) + "\n"
    path = GOLDEN / f"{day}.txt"
    if os.environ.get("DUTYBELL_GOLDEN") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(said, encoding="utf-8")
    assert said == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("day", DAYS)
def test_the_messages_of_a_day_keep_to_their_words_and_lines(day: str, lang: Lang) -> None:
    for card in told(date.fromisoformat(day), lang):
        headline = [part.text for part in card.parts if isinstance(part, Headline)]
        lines = [
            words_of(item)
            for part in card.parts
            if isinstance(part, Bullets)
            for item in part.items
        ]
        count = sum(map(words_in, [*headline, *lines]))
        assert (len(lines) <= LINES, count <= most_words(WORDS, lang)) == (True, True), (
            headline,
            lines,
        )


@pytest.mark.parametrize("lang", ["en", "fr"])
@pytest.mark.parametrize("day", DAYS)
def test_the_number_of_a_day_is_among_the_first_words_of_its_brief(day: str, lang: Lang) -> None:
    brief, _ = told(date.fromisoformat(day), lang)
    first = next(part.text for part in brief.parts if isinstance(part, Headline))
    words = [word for word in first.split() if re.search(r"\w", word)][:EARLY]
    assert any(any(map(str.isdigit, word)) for word in words), first
