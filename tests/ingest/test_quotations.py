"""Articles to quotations: whose words, which words, and nothing put into a mouth."""

from __future__ import annotations

import time
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

import config
from bot.domain.proposals import SpokenWords
from bot.ingest.quotations.lexicon import SpeechLexicon
from bot.ingest.quotations.read import quotations_in
from store.catalogue.reading_cues import known_speakers, reporting_words

SHIPPED = Path(config.__file__).parent
ARTICLES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parents[1] / "feeds" / "articles.yaml").read_text(encoding="utf-8")
)["articles"]


@cache
def lexicon() -> SpeechLexicon:
    return reporting_words(SHIPPED / "feeds")


def told(found: tuple[SpokenWords, ...]) -> list[tuple[str, str, bool]]:
    return [(each.words, each.speaker, each.fragment) for each in found]


@pytest.mark.parametrize(
    "name",
    [
        "wire-split-and-pronoun",
        "interrupted-mid-sentence",
        "long-quote-over-paragraphs",
        "scare-quotes-and-titles",
        "standalone-paragraph",
        "single-marks",
        "presse-source-anonyme",
        "before-the-quote",
    ],
)
def test_an_article_gives_its_quotations_and_nothing_else(name: str) -> None:
    article = next(each for each in ARTICLES if each["name"] == name)
    expected = [
        (quote["words"], quote["speaker"], quote.get("fragment", False))
        for quote in article["quotes"]
    ]
    assert told(quotations_in(article["text"], lexicon())) == expected


def test_an_unnamed_official_stays_unnamed_and_the_source_is_the_same() -> None:
    article = (
        "A White House official told a paper not to expect relief.\n"
        "“They’ll have staff-level talks,” the source said. “But the duties stay.”\n"
    )
    (words,) = quotations_in(article, lexicon())
    assert (words.speaker, words.named, words.words) == (
        "A White House official",
        False,
        "They’ll have staff-level talks. But the duties stay.",
    )


def test_a_french_clause_between_the_marks_is_taken_out() -> None:
    article = (
        "La ministre de l'Économie, Odile Vachon, s'est insurgée jeudi.\n"
        "«On doit se tenir debout, a dit Mme Vachon. Il ne faut pas se laisser faire.»\n"
        "Il s'agit d'un «cercle vicieux», a-t-elle déploré.\n"
    )
    assert told(quotations_in(article, lexicon())) == [
        ("On doit se tenir debout. Il ne faut pas se laisser faire.", "Odile Vachon", False),
        ("cercle vicieux", "Odile Vachon", True),
    ]


def test_a_sentence_about_the_speaker_between_marks_is_not_his() -> None:
    article = (
        "Ambassador Pete Halloran spoke on Sunday.\n"
        "“Halloran said he is hopeful they can agree ‘relatively quickly,’ and soon.” – said U.S. "
        "Ambassador Pete Halloran\n"
    )
    assert told(quotations_in(article, lexicon())) == [
        ("relatively quickly", "Pete Halloran", True)
    ]


def test_words_of_nobody_are_given_to_nobody() -> None:
    article = (
        "The “reciprocal” duties, the so-called “Liberation Day” package, fell hardest on farms.\n"
        "Senator Ida Crane defended the plan as a matter of “national security,” a term of art.\n"
        "That U.S. producers have long called the quota a “cartel” helped nobody.\n"
    )
    assert quotations_in(article, lexicon()) == ()


def test_a_body_speaks_for_itself_and_not_for_the_person_before() -> None:
    article = (
        "Mayor Jon Abel said the town was “scared.”\n"
        "Meanwhile, United Millworkers, which represents 220,000 people, said that the tariff would "
        "“completely shut us out of the market.”\n"
    )
    assert told(quotations_in(article, lexicon())) == [
        ("scared", "Jon Abel", True),
        ("completely shut us out of the market", "United Millworkers", True),
    ]


def test_spans_hold_the_words_with_their_marks_and_the_clause_between() -> None:
    article = "\u202eIn Ottawa,\u00a0“We wait,” said Finance Minister Ana Ruel. “We watch.”"
    (words,) = quotations_in(article, lexicon())
    assert article[words.start : words.end] == (
        "“We wait,” said Finance Minister Ana Ruel. “We watch.”"
    )
    assert (words.words, words.role) == ("We wait. We watch.", "Finance Minister")


def test_a_day_word_is_a_day_only_when_the_articles_own_day_is_known() -> None:
    article = "“It is done,” Premier Rosa Lind said Tuesday in Halifax."
    (known,) = quotations_in(article, lexicon(), published=date(2026, 11, 26))
    (unknown,) = quotations_in(article, lexicon())
    assert (known.said_on, known.day) == ("Tuesday", date(2026, 11, 24))
    assert (unknown.said_on, unknown.day) == ("Tuesday", None)


def test_a_name_the_article_misspells_is_the_one_that_is_held() -> None:
    article = "“It’s bogus,” Prime Minister Justine Trudeau said. Trudeau called it “unjustified.”"
    held = known_speakers(SHIPPED / "catalogue")
    assert told(quotations_in(article, lexicon(), held)) == [
        ("It’s bogus.", "Justin Trudeau", False),
        ("unjustified", "Justin Trudeau", True),
    ]


@pytest.mark.parametrize(
    "hostile",
    ["“" * 30_000, '"' * 30_001, "« a » " * 8_000, "said " * 20_000, "A b " * 20_000, "‘" * 20_000],
)
def test_an_odd_article_is_read_in_time_that_grows_with_it(hostile: str) -> None:
    assert isinstance(quotations_in(hostile, lexicon()), tuple)


@pytest.mark.parametrize(
    "pump", ['{"a":', '"a" said. ', '"x\n\n', 'x\n"a" said Bob Smith.\n', "« a, "]
)
def test_the_work_grows_no_faster_than_the_article(pump: str) -> None:
    def seconds(size: int) -> float:
        begun = time.thread_time()
        quotations_in((pump * size)[:size], lexicon())
        return time.thread_time() - begun

    quotations_in(pump, lexicon())  # what is made once
    growth = min(seconds(80_000) / seconds(20_000) for _ in range(2))
    assert growth < 9, "four times the text; its square would take sixteen times as long"
