"""Who is meant in English sentences of several clauses: owners, passives, reports of reports."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told


def _read(article: str) -> Told:
    return told(quotations_in(article, lexicon()))


def _speakers(article: str) -> list[str]:
    return [who for _, who, _ in _read(article)]


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            "Dana Holt, deputy Managing Director of Osprey Metals Canada, added: “We stay.”",
            ["Dana Holt"],
            id="an office that looks like a body",
        ),
        pytest.param(
            "Another rower, deckhand Olof Quist, 41, from Harwich, South Essex, said: “We stay.”",
            ["Olof Quist"],
            id="a place behind a place",
        ),
        pytest.param(
            "Dana Holt’s songs were sold through Osprey Sound, owned by talent agent Olof Quist. In a "
            "post she described it as a “raid.”",
            ["Dana Holt"],
            id="whose songs they are",
        ),
        pytest.param(
            "The firm that runs the fair, Osprey Bell Productions, denies it all. “We have a "
            "contract,” they said.",
            ["Osprey Bell Productions"],
            id="a body named behind its description",
        ),
        pytest.param(
            "Senator Carl Brandt has attacked the plan, saying the average Ohioan views it as "
            "“useless.”",
            ["Carl Brandt"],
            id="what anybody is said to think",
        ),
        pytest.param(
            "The storm flooded a dozen towns, with one mayor saying that hers was “under water.”",
            ["one mayor"],
            id="one of many",
        ),
        pytest.param(
            "Carl Brandt, a clerk, cursed the guard and said, “You will pay,” the prosecutor’s office "
            "said.",
            ["Carl Brandt"],
            id="a report of a report",
        ),
        pytest.param(
            "Senator Carl Brandt spoke. The crowd laughed when he told them, “Look at my record.”",
            ["Carl Brandt"],
            id="a verb of a clause that is not over",
        ),
        pytest.param(
            "The port council said the rule that Governor Dana Holt cited “does not give it a blank "
            "cheque.”",
            ["The port council"],
            id="what is told of a rule that somebody only cited",
        ),
        pytest.param(
            "Senator Carl Brandt mocked the plan that Premier Dana Holt has called “a gift.”",
            ["Dana Holt"],
            id="what somebody calls a plan",
        ),
        pytest.param(
            "The Harbour Court of Appeals for the Northern Circuit said the fee was “void.”",
            ["Harbour Court of Appeals for the Northern Circuit"],
            id="a court by its whole name",
        ),
        pytest.param(
            "The Chamber of Mines in the Arctic (CMA) called the fee “a brake.”",
            ["Chamber of Mines in the Arctic"],
            id="a name that its initials end",
        ),
    ],
)
def test_the_speaker_of_a_clause(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers


@pytest.mark.parametrize(
    "article",
    [
        "At the debate with the unions, Holt was asked, “Do you regret it?” Premier Dana Holt left.",
        "Holt was told by reporters that the plan was “dead.” Premier Dana Holt left.",
        "Holt was later warned that it would be “a mess.” Premier Dana Holt left.",
    ],
)
def test_who_was_only_asked_or_told_says_nothing(article: str) -> None:
    assert "Dana Holt" not in _speakers(article)


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "The cuts were “brutal” and the yard hires again, but “we have no date yet,” yard chief "
            "Dana Holt said.",
            [("brutal", "Dana Holt", True), ("we have no date yet", "Dana Holt", True)],
            id="one said-clause for both",
        ),
        pytest.param(
            "The cuts were “brutal,” Carl Brandt said, but “we have no date yet,” yard chief Dana "
            "Holt said.",
            [("brutal", "Carl Brandt", True), ("we have no date yet", "Dana Holt", True)],
            id="each has its own",
        ),
        pytest.param(
            "The “Green Lane” opens in May, and “we have no date yet for the rest,” yard chief Dana "
            "Holt said.",
            [("we have no date yet for the rest", "Dana Holt", True)],
            id="a name is nobody's word",
        ),
    ],
)
def test_words_before_another_quotation_of_the_sentence(article: str, expected: Told) -> None:
    assert _read(article) == expected


def test_a_statement_closed_before_its_said_clause_further_down() -> None:
    article = (
        "Shop owner Dana Holt wrote to us.\n\n“As an owner I take risks, but this is not one - not "
        "now.\n\nI worry about the loss,” Holt says."
    )
    assert _read(article) == [
        (
            "As an owner I take risks, but this is not one - not now. I worry about the loss.",
            "Dana Holt",
            False,
        )
    ]
