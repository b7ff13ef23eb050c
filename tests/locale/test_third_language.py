"""A third language is one catalogue, its table of CLDR, and what facts say in it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bot.cards import Card, Prose
from bot.commands.dispatch.dispatcher import run
from bot.commands.registry import COMMANDS
from bot.commands.spec import BotContext
from bot.digest.past import past_brief
from bot.domain.goods import Good
from bot.domain.questions import Person, Place, Question
from bot.errors import CatalogueError
from bot.presentation.digest.front import BriefDelivery, brief_front
from bot.presentation.faces import face, short_text
from bot.presentation.locale_data import locale_data, territory
from bot.presentation.messages import N_, languages, use_catalogues
from bot.presentation.plain_text import plain_text
from store.catalogue import read_catalogue
from tests.answers.conftest import NOON, TODAY
from tests.catalogue.small import spoilt
from tests.digest.test_days import FOLLOWS_ALL
from tests.locale.marked import LANG, strings_in, translated, unmarked, write_language
from tests.shipped_facts import shipped
from tests.shipped_store import open_shipped

ASKED = (
    "/tariff steel",
    "/tariff 7208.51",
    "/tariff steel on 2025-03-15",
    "/tariff section 338",
    "/tariff from CA to US",
    "/duty 7208.51 10000 USD",
    "/quote lutnick",
    "/timeline lumber",
    "/changes since 2026-09-01",
    "/sources",
    "/help",
    "/digest list",
    "/watch list",
    "/review list",
    "/tariff nosuchgood",
)
_COMMAND_LINE = re.compile(r"/[a-z]+[^\n)⟦]*")
_APART = re.compile(r"[\n·;:,()→|\[\]%$\d“”\"/]+|\. |\.$|—|–")
_WORD = re.compile(r"[^\W\d_]{3,}")
_NAMES = frozenset({"dutybell", "csv", "nosuchgood", "usd"})


@pytest.fixture(scope="module")
def third_language(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    use_catalogues(write_language(tmp_path_factory.mktemp("languages")))
    yield
    use_catalogues()


@pytest.fixture(scope="module")
def answers(third_language: None, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Card]:
    return asyncio.run(_answered(tmp_path_factory.mktemp("store")))


async def _answered(data: Path) -> dict[str, Card]:
    store = await open_shipped(data, NOON)
    context = BotContext(store=store, catalogue=COMMANDS)
    asked = {text: await run(_question(text), context) for text in ASKED}
    await store.close()
    return asked


def _question(text: str) -> Question:
    place = Place(platform="slack", workspace="T1", channel="C1")
    return Question(text=text, day=TODAY, now=NOON, place=place, person=Person(id="U1"), lang=LANG)


@pytest.fixture(scope="module")
def known(third_language: None) -> str:
    """All that may stand unmarked: words of facts, names CLDR has in the language, translations."""
    written = locale_data(LANG)
    names = (*written.months, *written.months_short, *written.weekdays, *written.weekdays_short)
    facts = (*strings_in(shipped()), *names, *written.territories.values(), *translated())
    return "\n".join(facts).replace("\u00a0", " ").replace("’", "'").lower()


def _english(card: Card, known: str) -> list[str]:
    """Pieces of a card, its short face and its details, that are neither marked nor known."""
    shown = [
        plain_text(card),
        short_text(card),
        *(plain_text(face(card, d.name)) for d in card.details),
    ]
    pieces = {
        bit.strip(" .-+&•'’?!*⚠️")
        for text in shown
        for piece in unmarked(_COMMAND_LINE.sub("", text.replace("\u00a0", " ").replace("’", "'")))
        for bit in _APART.split(piece)
    }
    return sorted(
        bit
        for bit in pieces
        if _WORD.search(bit) and bit.lower() not in known and bit.lower() not in _NAMES
    )


@pytest.mark.parametrize("text", ASKED)
def test_no_english_sentence_is_left_in_an_answer(
    answers: dict[str, Card], known: str, text: str
) -> None:
    assert answers[text].lang == LANG
    assert _english(answers[text], known) == []


def test_no_english_sentence_is_left_in_a_brief(third_language: None, known: str) -> None:
    past = past_brief(FOLLOWS_ALL, shipped(), date(2025, 8, 1))
    card = brief_front(past.findings, past.facts, LANG, BriefDelivery(alerted=-1))
    assert _english(card, known) == []
    assert "1 ago" in plain_text(card).replace("\u00a0", " ")


def test_sentences_days_numbers_and_countries_are_the_languages_own(
    answers: dict[str, Card],
) -> None:
    said = short_text(answers["/tariff steel"]).replace("\u00a0", " ")
    assert said.splitlines()[0] == "Steel, Canadá → EE. UU.: 50 %"
    assert languages() == ("en", "es", "fr")
    assert (territory("DE", LANG), locale_data(LANG).name) == ("Alemania", "español")


def test_a_sentence_without_a_translation_is_told_in_english(third_language: None) -> None:
    assert N_("A sentence that no catalogue has").on(LANG) == "A sentence that no catalogue has"


def test_facts_are_told_in_the_language_where_they_have_words_in_it(tmp_path: Path) -> None:
    folder = spoilt(tmp_path / "facts", "goods", "fr: acier}", "fr: acier, es: acero}")
    goods = {good.slug: good for good in read_catalogue(folder) if isinstance(good, Good)}
    assert [
        [goods[slug].name.on(lang) for lang in ("en", "fr", LANG)] for slug in ("steel", "apples")
    ] == [["steel", "acier", "acero"], ["apples", "pommes", "apples"]]


def test_what_is_no_code_of_a_language_is_refused(tmp_path: Path) -> None:
    folder = spoilt(tmp_path / "facts", "goods", "fr: acier}", "fr: acier, spanish: acero}")
    with pytest.raises(CatalogueError, match="not codes of languages: spanish"):
        read_catalogue(folder)


def test_an_english_sentence_would_be_seen(known: str) -> None:
    card = Card(title="", lang=LANG, parts=(Prose(text="⟦Facts to ⟧Monday morning. Steel, 50 %"),))
    assert _english(card, known) == ["Monday morning"]
