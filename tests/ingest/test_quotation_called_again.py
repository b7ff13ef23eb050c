"""Who is called again by a statement, a kind of body, a place or an office, in English articles."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import lexicon


def _speakers(article: str) -> list[str]:
    return [each.speaker for each in quotations_in(article, lexicon())]


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            "The Tug Masters Association put out a release on Sunday. “We stand by the harbour,” "
            "the release said.",
            ["Tug Masters Association"],
            id="a release put out by a body",
        ),
        pytest.param(
            "Premier Dana Holt released a short statement at noon. “We stand by the harbour,” the "
            "statement read.",
            ["Dana Holt"],
            id="by a person",
        ),
        pytest.param(
            "The Tug Masters Association said in a statement it was shocked. “We stand by the "
            "harbour,” the statement added. It called the fee “a joke.”",
            ["Tug Masters Association", "Tug Masters Association"],
            id="said in it before",
        ),
        pytest.param(
            "A statement was handed out. “We stand by the harbour,” the statement said.",
            ["the statement"],
            id="nobody is told",
        ),
        pytest.param(
            "“We stand by the harbour,” the guild’s statement said.",
            ["the guild"],
            id="whose it is stands beside it",
        ),
        pytest.param(
            "“We stand by the harbour,” the Tug Guild’s statement said.",
            ["the Tug Guild"],
            id="whose it is, by its name",
        ),
        pytest.param(
            "“Costs rose 4 per cent,” the bank’s report said.",
            ["the bank’s report"],
            id="a report is a document, and nobody's statement",
        ),
    ],
)
def test_a_statement_holds_the_words_of_who_put_it_out(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            "The Tug Masters Association met on Friday. The association said it was “shocked.”",
            ["Tug Masters Association"],
            id="the kind is a word of the name",
        ),
        pytest.param(
            "The Tug Masters Association met on Friday. The union said it was “shocked.”",
            ["The union"],
            id="another kind",
        ),
        pytest.param(
            "Kestrel Metals Ltd. said it was “shocked.” “It’s our call,” the company said later.",
            ["Kestrel Metals Ltd.", "Kestrel Metals Ltd."],
            id="the firm of the sentence before",
        ),
        pytest.param(
            "Kestrel Metals Ltd. said it was “shocked.” Premier Dana Holt called it “sad.” “It’s our "
            "call,” the company said later.",
            ["Kestrel Metals Ltd.", "Dana Holt", "the company"],
            id="somebody between",
        ),
        pytest.param(
            "A spokesperson for Kestrel Metals confirmed the cut. “We had no choice,” the "
            "spokesperson said.",
            ["A spokesperson for Kestrel Metals"],
            id="the same source",
        ),
        pytest.param(
            "Norwegian Trade Minister Aino Salo met Senator Carl Brandt. The Norwegian official said "
            "it was “high time.” The senator called it “a start.”",
            ["Aino Salo", "Carl Brandt"],
            id="who holds an office of that place",
        ),
        pytest.param(
            "Senator Carl Brandt of Ohio met three envoys. The Norwegian official said it was “high "
            "time.”",
            ["The Norwegian official"],
            id="nobody of that place is presented",
        ),
        pytest.param(
            "European Council President Karin Vogel received US President Carl Brandt. “We go on,” "
            "the US president said.",
            ["Carl Brandt"],
            id="a country that a pronoun looks like",
        ),
    ],
)
def test_who_is_called_again_is_who_was_presented(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            "“It’s a real blow,” said the mill’s chief executive, Dana Holt, in an email.",
            ["Dana Holt"],
            id="an office of a firm before the name",
        ),
        pytest.param(
            "PM Dana Holt said the plan was “a gift.”", ["Dana Holt"], id="an office in two letters"
        ),
        pytest.param(
            "Lawyer Olof Quist spoke first. Brandt’s lawyer called it “a farce.” Carl Brandt is a "
            "senator.",
            ["Brandt’s lawyer"],
            id="another of the same trade",
        ),
    ],
)
def test_an_office_stands_before_the_name_of_its_holder(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers
