"""/quote: nobody speaks for another, and nothing is quoted before it was said."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.domain.text import Lang
from bot.presentation.plain_text import plain_text
from tests.answers.conftest import NOON
from tests.shipped_store import open_shipped
from tests.walk.bot_context import answer

ASKED: list[tuple[str, date, Lang, str]] = [
    # a surname alone is a person, and not a word to look for in others' words
    (
        "Bessent after scotus, got his words?",
        date(2026, 10, 10),
        "en",
        "I have no quotations of Scott Bessent.",
    ),
    (
        "la ministre Joly a dit que c'était une guerre économique, non?",
        date(2026, 10, 10),
        "fr",
        "Je n'ai aucune citation de Mélanie Joly.",
    ),
    # a name misspelt is offered as it is written
    ("wat did trunp say abt lumbr", date(2026, 10, 10), "en", "- /quote Donald Trump"),
    # by where they were said, and by another form of the word they are about
    (
        "what did Dominic LeBlanc say on Face the Nation",
        date(2025, 8, 5),
        "en",
        "Dominic LeBlanc: 2 quotations",
    ),
    (
        "what did Hoekstra say about removing tariffs",
        date(2025, 6, 30),
        "en",
        "Pete Hoekstra: 1 quotation",
    ),
    # the names of the countries in an agreement's are no topic of what is said of it
    ("who said 51st state", date(2026, 10, 10), "en", "I have no quotation of anyone on that."),
    # talks in general are no words on the advertisement that ended them
    (
        "what did Trump say about the Reagan ad",
        date(2026, 10, 10),
        "en",
        "I have no quotation of Donald Trump on reagan ad.",
    ),
    # what was said in October 2025 is no answer in June
    (
        "poilievre a dit quoi sur l'acier",
        date(2025, 6, 26),
        "fr",
        "Je n'ai aucune citation de Pierre Poilievre sur « acier ».",
    ),
]


@pytest.mark.parametrize(("text", "day", "lang", "told"), ASKED)
async def test_words_are_those_of_whoever_was_asked_about(
    tmp_path: Path, text: str, day: date, lang: Lang, told: str
) -> None:
    store = await open_shipped(tmp_path, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    card = await answer(context, text, lang=lang, day=day, now=NOON)
    await store.close()
    said = (
        plain_text(card)
        .replace("\N{NO-BREAK SPACE}", " ")
        .replace("\N{NARROW NO-BREAK SPACE}", " ")
    )
    assert told in said.splitlines()


async def test_who_says_the_word_comes_before_what_an_article_on_it_reports(
    tmp_path: Path,
) -> None:
    store = await open_shipped(tmp_path, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    card = await answer(context, "/quote carney about fentanyl", now=NOON)
    await store.close()
    assert card.short is not None
    assert "fentanyl" in card.short.lines[0]
