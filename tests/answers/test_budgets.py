"""Short cards stay short: words, lines, buttons and blocks of the common tasks on each platform."""

from __future__ import annotations

import re

import pytest

from adapters.discord import limits as discord_limits
from adapters.discord.blocks import ButtonRows, MarkedText, blocks
from adapters.slack.rendering.pages import bodies
from adapters.slack.rendering.parts import RenderSetting
from bot.cards import Card, References, ShortCard
from bot.domain.question_state import QuestionState
from bot.domain.text import Lang
from bot.presentation.budget import LINES, WORDS, most_words, words_in
from bot.presentation.faces import face
from tests.answers.conftest import Answers
from tests.answers.tasks import EVERY, NO_NUMBER

EACH = [pytest.param(name, lang, id=f"{name}-{lang}") for name in EVERY for lang in ("en", "fr")]
NUMBER_WITHIN = 8
"""Words of a headline by which the figure, or the word that stands for one, has come."""
FIGURE = re.compile(
    r"\d|banned|interdit|ban\b|interdiction|no extra duty|aucun droit|some codes|certains codes|No\b|Non\b|Oui|Yes",
    re.IGNORECASE,
)
SLACK_BLOCKS = 8
"""Headline, chart, lines, two lines of small print, buttons; the next readings with theirs."""
DISCORD_TEXT = 900
"""Characters of a message that a phone shows without scrolling."""


def short_of(answers: Answers, name: str, lang: Lang) -> ShortCard:
    short = answers[name, lang].short
    assert short is not None, answers[name, lang]
    return short


@pytest.mark.parametrize(("name", "lang"), EACH)
def test_a_short_card_keeps_to_its_lines_and_words(answers: Answers, name: str, lang: Lang) -> None:
    short = short_of(answers, name, lang)
    words = words_in(short.headline) + sum(map(words_in, short.lines))
    assert (len(short.lines) <= LINES, words <= most_words(WORDS, lang)) == (True, True), (
        words,
        short,
    )


@pytest.mark.parametrize(("name", "lang"), [p for p in EACH if p.values[0] not in NO_NUMBER])
def test_the_figure_comes_with_the_first_words(answers: Answers, name: str, lang: Lang) -> None:
    headline = short_of(answers, name, lang).headline
    found = FIGURE.search(headline)
    assert found is not None, headline
    assert words_in(headline[: found.start()]) < NUMBER_WITHIN, headline


@pytest.mark.parametrize(("name", "lang"), EACH)
def test_every_button_opens_a_detail_of_its_own_or_asks_something(
    answers: Answers, name: str, lang: Lang
) -> None:
    card = answers[name, lang]
    short = short_of(answers, name, lang)
    names = {detail.name for detail in card.details}
    assert [o.label for o in short.actions if not o.question and o.detail not in names] == []
    assert [d.name for d in card.details if not face(card, d.name).parts] == []


@pytest.mark.parametrize(("name", "lang"), EACH)
def test_every_source_that_is_shown_can_be_followed(
    answers: Answers, name: str, lang: Lang
) -> None:
    card = answers[name, lang]
    shown = [card, *(face(card, detail.name) for detail in card.details)]
    listed = [r for c in shown for p in c.parts if isinstance(p, References) for r in p.items]
    assert [r.title for r in listed if not r.address.startswith("http")] == []


@pytest.mark.parametrize(("name", "lang"), EACH)
def test_slack_shows_a_short_card_in_few_blocks_on_one_page(
    answers: Answers, name: str, lang: Lang
) -> None:
    shown: Card = face(answers[name, lang])
    state = QuestionState(text=EVERY[name][0])
    pages = bodies(shown, RenderSetting(lang=lang, screen=True, state=state))
    assert (len(pages), len(pages[0]) <= SLACK_BLOCKS) == (1, True), pages


@pytest.mark.parametrize(("name", "lang"), EACH)
def test_discord_shows_a_short_card_without_scrolling(
    answers: Answers, name: str, lang: Lang
) -> None:
    made = blocks(face(answers[name, lang]), chart=None)
    text = "\n".join(block.text for block in made if isinstance(block, MarkedText))
    buttons = [block for block in made if isinstance(block, ButtonRows)]
    assert len(text) <= DISCORD_TEXT, text
    assert all(len(row.options) <= discord_limits.SELECT_OPTIONS for row in buttons)
