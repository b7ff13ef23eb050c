"""Marks as pages print them: typed otherwise, turned, nested, missing, over several paragraphs."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import lexicon, told


@pytest.mark.parametrize(
    ("article", "words", "speaker"),
    [
        pytest.param(
            "≪On attend le décret≫, a dit mardi la mairesse Odile Roy.",
            ["On attend le décret."],
            "Odile Roy",
            id="marks of another alphabet",
        ),
        pytest.param(
            "<<Nous attendons>>, a dit le ministre Luc Ferland. << Encore >>, a-t-il ajouté.",
            ["Nous attendons.", "Encore."],
            "Luc Ferland",
            id="signs of less and more",
        ),
        pytest.param(
            "``We ship on Friday,'' said Dana Kerr, the mill's manager.",
            ["We ship on Friday."],
            "Dana Kerr",
            id="single marks doubled",
        ),
        pytest.param(
            "”We ship on Friday,“ said Dana Kerr, the mill’s manager.",
            ["We ship on Friday."],
            "Dana Kerr",
            id="turned round",
        ),
        pytest.param(
            '"We have seen an erosion,” said Dana Kerr, the mill manager.\n\n"The rate goes up," Mayor '
            "Carl Dunn replied. Kerr nodded.",
            ["We have seen an erosion."],
            "Dana Kerr",
            id="opened by one kind and closed by another",
        ),
        pytest.param(
            "“I asked him, “Will you sign?” and he left,” said Dana Kerr, the mill manager.",
            ["I asked him, “Will you sign?” and he left."],
            "Dana Kerr",
            id="the same marks inside",
        ),
        pytest.param(
            "‘We need the workers’ help,’ said Priya Shah, who runs the yard. ‘We need it now.’",
            ["We need the workers’ help. We need it now."],
            "Priya Shah",
            id="an owner inside single marks",
        ),
    ],
)
def test_marks_are_read_however_they_are_typed(
    article: str, words: list[str], speaker: str
) -> None:
    found = [each for each in told(quotations_in(article, lexicon())) if each[1] == speaker]
    assert found == [(each, speaker, False) for each in words]


@pytest.mark.parametrize(
    "article",
    [
        pytest.param(
            'The manager, Dana Kerr, said: "We have no orders.\n\n"We will close one line."\n\n'
            "The mill opened in 1962.",
            id="opened inside a sentence, and again by each paragraph",
        ),
        pytest.param(
            "The manager, Dana Kerr, issued the following statement:\n\n“We have no orders.\n\n"
            "We will close one line.”\n\nThe mill opened in 1962.",
            id="opened and closed once",
        ),
        pytest.param(
            'The manager, Dana Kerr, wrote: "We have no orders.\n\nWe will close one line."\n\n'
            'The "line" dates from 1962.',
            id="straight marks, opened and closed once",
        ),
        pytest.param(
            "‘We have no orders.\n\n‘We will close one line,’ said Dana Kerr, the manager.",
            id="single marks",
        ),
    ],
)
def test_a_quotation_over_several_paragraphs_is_one(article: str) -> None:
    found = told(quotations_in(article, lexicon()))
    assert found == [("We have no orders. We will close one line.", "Dana Kerr", False)]


@pytest.mark.parametrize(
    "article",
    [
        'The mill manager, Dana Kerr, called the "duty a shock. Nobody saw it. "We wait," she said.',
        'The mill manager, Dana Kerr, spoke of a 6" pipe. "We wait," she said.',
        "The mill manager, Dana Kerr, spoke of “odd plans. It rained.\n\nNow “we wait,” she said.",
    ],
)
def test_what_a_mark_without_its_partner_opens_is_nobodys_words(article: str) -> None:
    found = quotations_in(article, lexicon())
    assert [each.words.lower().rstrip(".") for each in found] == ["we wait"]


def test_paragraphs_between_two_marks_of_other_quotations_are_the_reporters() -> None:
    article = (
        "The mill manager, Dana Kerr, said: “We have no orders.\n\nThe mill opened in 1962.\n\n"
        "“We wait,” she said."
    )
    assert [words for words, *_ in told(quotations_in(article, lexicon()))] == [
        "We have no orders.",
        "We wait.",
    ]
