"""Offices of two parts, and who is meant beside them, in English articles."""

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
            "Pact Secretary-General Olof Quist met President-elect Carl Brandt. “We go on,” Quist "
            "said. Brandt said it was “a great honour.”",
            ["Olof Quist", "Carl Brandt"],
            id="offices with a hyphen",
        ),
        pytest.param(
            "“It is a good text,” tweeted former House Speaker Dana Holt.",
            ["Dana Holt"],
            id="a Speaker",
        ),
        pytest.param(
            "But the chairman of the panel, Ambassador Olof Quist of Iceland, warned of “a long "
            "road.”",
            ["Olof Quist"],
            id="two offices of one",
        ),
        pytest.param(
            "Senator Carl Brandt opened the fair. At a dinner hosted by finance minister Olof Quist "
            "on Friday, he said it was “a start.”",
            ["Carl Brandt"],
            id="an office behind a preposition",
        ),
        pytest.param(
            "Brandt spoke after trade adviser Olof Quist said that the town was “in the red.” Senator "
            "Carl Brandt is from Ohio.",
            ["Olof Quist"],
            id="an office behind a conjunction",
        ),
        pytest.param(
            "Senator Carl Brandt lost in May. “I am proud,” Brandt said. The Republican nominee "
            "added: “I tried.”",
            ["Carl Brandt", "Carl Brandt"],
            id="what he stood for",
        ),
    ],
)
def test_an_office_is_no_part_of_a_name(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            "The plan “has failed,” as the Harbour Times put it on Friday.",
            ["Harbour Times"],
            id="a newspaper",
        ),
        pytest.param(
            "Harbour Railway Police said it was “too early” to comment. A spokeswoman added: “We "
            "check every line.” Osprey Group confirmed it was policy.",
            ["Harbour Railway Police", "A spokeswoman"],
            id="a sentence behind words that are led in",
        ),
        pytest.param(
            "“We check,” a clerk said. “Enough!” Carl Brandt shouted. He is a senator.",
            ["a clerk", "Carl Brandt"],
            id="a said-clause behind words that are not",
        ),
        pytest.param(
            "“It is dead,” said a member of Netwatch.org, who uses another name.",
            ["a member of Netwatch.org"],
            id="a stop inside a name",
        ),
        pytest.param(
            "Senator Carl Brandt spoke first. Dana Holt, the secretary general of Osprey Pack, a group "
            "of makers, told the Harbour Times that it will sue. “We will win,” she said.",
            ["Dana Holt"],
            id="whom she told",
        ),
        pytest.param(
            "Mrs Holt had asked for a note. An official said it was “late.” She said it was “fine.” "
            "Dana Holt was premier then.",
            ["An official", "Dana Holt"],
            id="a pronoun behind somebody who may be either",
        ),
    ],
)
def test_who_speaks_beside_bodies_and_sources(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers
