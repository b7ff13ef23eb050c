"""Unnamed sources of English articles, with what they belong to."""

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
            "A spokesperson for the Lakehead Ports Authority said the fee is “a mistake.”",
            ["A spokesperson for the Lakehead Ports Authority"],
            id="a body",
        ),
        pytest.param(
            "“We will look at it,” said an official at the Office of the Rail Ombudsman who asked "
            "not to be named.",
            ["an official at the Office of the Rail Ombudsman"],
            id="a body of a body, and a relative clause",
        ),
        pytest.param(
            "A spokesman for Premier Dana Holt called the list “long overdue.”",
            ["A spokesman for Premier Dana Holt"],
            id="of a person, who is not heard herself",
        ),
        pytest.param(
            "“We will look at it,” a spokeswoman with the regional growers’ union told reporters.",
            ["a spokeswoman with the regional growers’ union"],
            id="a body of common nouns",
        ),
        pytest.param(
            "A spokesperson for the mill declined to comment but said the cut is “not final.”",
            ["A spokesperson for the mill"],
            id="a verb that is none of saying",
        ),
        pytest.param(
            "Economists at Kestrel Bank wrote in a note that the cut was “too little.”",
            ["Economists at Kestrel Bank"],
            id="several of one body",
        ),
    ],
)
def test_a_source_is_told_with_what_it_belongs_to(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            "A spokesperson for the mayor, Dana Holt, said it was “fine by us.”",
            ["Dana Holt"],
            id="a name behind a comma",
        ),
        pytest.param(
            "Kestrel Air spokesperson Dana Holt said it was “fine by us.”",
            ["Dana Holt"],
            id="a name beside the office",
        ),
        pytest.param(
            "A spokesperson in Halifax said it was “fine by us.”",
            ["A spokesperson"],
            id="a place is no body",
        ),
        pytest.param(
            "An official familiar with the talks said it was “fine by us.”",
            ["An official familiar with the talks"],
            id="what somebody knows",
        ),
    ],
)
def test_what_is_no_body_is_told_as_before(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers
