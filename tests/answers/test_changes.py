"""/changes in short, over the shipped facts: few words, and never that nothing changed unknown."""

from __future__ import annotations

import asyncio
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.cards import Bullets, Card, ShortCard, words_of
from bot.commands.changes.short import EVERY
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.text import Lang
from bot.presentation.budget import LINES, WORDS, most_words, words_in
from bot.presentation.faces import face, short_text
from bot.presentation.typography import NO_BREAK
from tests.shipped_store import open_shipped
from tests.walk.bot_context import answer

LATE = date(2026, 11, 28)
KNOWN = date(2026, 10, 10)
ASKED = (
    ("/changes 7d", LATE),
    ("/changes since 2026-09-01", LATE),
    ("/changes since 2026-10-05", LATE),
    ("/changes since 2026-12-01", LATE),
    ("/changes 7d", KNOWN),
    ("/changes since 2026-02-24", KNOWN),
    ("/changes since 2026-09-08 until 2026-09-08", KNOWN),
    ("/changes since 2025-03-04 until 2025-06-04", KNOWN),
    ("/changes 30d", date(2026, 4, 20)),
    ("/changes since 2026-09-14 until 2026-09-16", KNOWN),
    ("/changes section 338 since 2026-09-14 until 2026-09-16", KNOWN),
    ("/changes since 2025-03-07 until 2025-03-07", KNOWN),
    ("/changes appliances since 2025-06-20 until 2025-06-25", KNOWN),
    ("/changes steel since 2026-04-01 until 2026-04-10", KNOWN),
)


Changes = dict[tuple[str, date, Lang], Card]


@pytest.fixture(scope="module")
def changes(tmp_path_factory: pytest.TempPathFactory) -> Changes:
    """The card of each question in both languages: the facts are loaded once."""
    return asyncio.run(_answered(tmp_path_factory.mktemp("changes")))


async def _answered(data: Path) -> Changes:
    store = await open_shipped(data, datetime(2026, 10, 10, 12, tzinfo=UTC))
    bot_context = BotContext(store=store, catalogue=COMMANDS)
    found: Changes = {}
    for text, day in ASKED:
        for lang in ("en", "fr"):
            found[text, day, lang] = await answer(bot_context, text, day=day, lang=lang)
    await store.close()
    return found


def short_of(card: Card) -> ShortCard:
    assert card.short is not None, card
    return card.short


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_few_words_and_lines_whatever_the_period(changes: Changes, lang: Lang) -> None:
    for text, day in ASKED:
        short = short_of(changes[text, day, lang])
        words = words_in(short.headline) + sum(map(words_in, short.lines))
        assert (len(short.lines) <= LINES, words <= most_words(WORDS, lang)) == (True, True), (
            text,
            words,
        )


def test_the_only_change_is_told_with_as_many_of_its_steps_as_there_is_room_for(
    changes: Changes,
) -> None:
    card = changes["/changes steel since 2026-04-01 until 2026-04-10", KNOWN, "en"]
    assert short_text(card).replace(NO_BREAK, " ").splitlines()[1] == (
        "• Steel, some codes, Canada → US: 10% of all but the metal + 50% of the metal content → "
        "50%; 10%, or 0 with USMCA → 50% …, Apr 6"
    )


def test_beyond_the_facts_it_says_what_it_cant_know_and_what_it_last_knew(
    changes: Changes,
) -> None:
    card = changes["/changes 7d", LATE, "en"]
    headline, reach, *others = short_text(card).replace(NO_BREAK, " ").splitlines()
    assert (headline, reach) == (
        "I can’t say what changed since Nov 21",
        "• My facts end on Oct 10, 2026, 49 days ago",
    )
    assert [line.partition(":")[0] for line in others] == [
        "• Last change I know",
        "• Next dated",
        "Your admin loads new facts",
    ]


def test_a_list_opens_to_its_end(changes: Changes) -> None:
    card = changes["/changes since 2026-09-01", LATE, "en"]
    short = short_of(card)
    count = int(short.headline.split()[0])
    opened = face(card, "every").parts
    listed = [item for part in opened if isinstance(part, Bullets) for item in part.items]
    assert (len(listed), short.actions[0].label) == (count, f"All {count}")


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_nothing_says_that_nothing_changed_where_nobody_knows(changes: Changes, lang: Lang) -> None:
    for text, day in ASKED[:4]:
        card = changes[text, day, lang]
        said = f"{short_text(card)} {card.parts}"
        assert not any(w in said for w in ("Nothing changed", "Rien n'a changé")), text


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("/changes since 2026-09-14 until 2026-09-16", "steel racks and shelving, Canada → US"),
        ("/changes section 338 since 2026-09-14 until 2026-09-16", "shelving, Canada → US: 25%"),
        ("/changes since 2025-03-07 until 2025-03-07", "Most goods, Canada → US: 25% → 25%, or 0"),
    ],
)
def test_what_moves_while_every_measure_stands_is_a_change(
    changes: Changes, text: str, told: str
) -> None:
    card = changes[text, KNOWN, "en"]
    [every] = [detail.make() for detail in card.details if detail.name == EVERY]
    lines = [words_of(item) for part in every if isinstance(part, Bullets) for item in part.items]
    days = "\n".join(lines).replace(NO_BREAK, " ")
    assert told in days


@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_only_change_of_a_good_is_told_however_long(changes: Changes, lang: Lang) -> None:
    card = changes["/changes appliances since 2025-06-20 until 2025-06-25", KNOWN, lang]
    assert card.short is not None
    told = "50% of the metal content" if lang == "en" else "50 % de la teneur en métal"
    assert told in card.short.lines[0].replace(NO_BREAK, " ")
