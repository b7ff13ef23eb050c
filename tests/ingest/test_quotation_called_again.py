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


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            "“We lost a year,” Dana Holt, general manager of the mill said in an interview.",
            ["Dana Holt"],
            id="what tells who she is, closed by no comma",
        ),
        pytest.param(
            "Senator Carl Brandt of Ohio, the ranking member of the panel, called the fee “a trap.”",
            ["Carl Brandt"],
            id="his state, and what tells who he is",
        ),
        pytest.param(
            "Premier Dana Holt’s office said the ruling was “under review.”",
            ["Premier Dana Holt’s office"],
            id="somebody's office",
        ),
        pytest.param(
            "In a note to Holt sent in May, the pilots’ union called the fee “a joke.” Premier Dana "
            "Holt is away.",
            ["the pilots’ union"],
            id="to whom it was only sent",
        ),
        pytest.param(
            "“The yard will close for good,” a memo to Mayor Holt said. Dana Holt is mayor.",
            ["a memo to Mayor Holt"],
            id="who only got it",
        ),
        pytest.param(
            "“The yard will close for good,” a letter from Dana Holt to the crew said.",
            ["Dana Holt"],
            id="who wrote it",
        ),
        pytest.param(
            "Rowe issued an ultimatum to dealers on Friday that list prices “must fall.” Senator Paul "
            "Rowe is from Ohio.",
            ["Paul Rowe"],
            id="a noun of saying",
        ),
        pytest.param(
            "Rowe sent the dealers a list of parts that “must go.” Senator Paul Rowe is from Ohio.",
            [],
            id="a noun that tells nothing",
        ),
        pytest.param(
            "During many stops last month, including two in Windsor, Ontario, Premier Dana Holt said "
            "trade had to be “even-handed.”",
            ["Dana Holt"],
            id="several places, and one speaker",
        ),
        pytest.param(
            "The commission’s ruling was printed at noon. It called the fee “untenable.”",
            ["The commission"],
            id="it, whose ruling it was",
        ),
        pytest.param(
            "For Dana Holt, the fee is personal. “I lost my job over it,” says the 52-year-old.",
            ["Dana Holt"],
            id="by the age",
        ),
        pytest.param(
            '"We will not be moved." — Harbour Minister Dana Holt.\n\n"The fee is absurd." — Kestrel '
            'Metals statement.\n\n"It\'s a start." — Carl Brandt, senator.',
            ["Dana Holt", "Kestrel Metals", "Carl Brandt"],
            id="signed behind a dash",
        ),
    ],
)
def test_whose_words_these_are(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers
