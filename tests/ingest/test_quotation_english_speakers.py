"""What an English speaker is called: no verb, no place and no firm in a name."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.persons import QuotedPerson, institution
from bot.ingest.quotations.read import quotations_in
from bot.ingest.quotations.wellformed_english import well_formed_english
from tests.ingest.test_quotations import lexicon


def _speakers(article: str) -> list[str]:
    return [each.speaker for each in quotations_in(article, lexicon())]


@pytest.mark.parametrize(
    ("given", "sound"),
    [
        pytest.param("The letter described how committee members", "The letter", id="a verb"),
        pytest.param("the board also issued fresh advice", "the board", id="an adverb and a verb"),
        pytest.param("a friend of the pilot", "a friend of the pilot", id="no verb"),
        pytest.param(
            "the pilot who said it was late", "the pilot who said it was late", id="a clause"
        ),
        pytest.param("the claims adjuster", "the claims adjuster", id="a noun like a verb"),
    ],
)
def test_a_description_ends_before_its_verb(given: str, sound: str) -> None:
    person = well_formed_english(QuotedPerson(name=given, named=False), lexicon())
    assert person == QuotedPerson(name=sound, named=False)


def test_a_phrase_with_a_preposition_is_no_speaker_and_a_body_stays() -> None:
    assert well_formed_english(institution("In Norland"), lexicon()) is None
    body = institution("Inland Ports Board")
    assert well_formed_english(body, lexicon()) == body


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            "'It's rare that a mint would err,' Orsolya Velde, vice president of Numis, a coin "
            "grading firm in Sural told the Post.",
            ["Orsolya Velde"],
            id="what she heads is described as well",
        ),
        pytest.param(
            "“The boots carry it,” Wren Grimbald of the University of Sural in Brennes, Norland, said "
            "to the Post. “Gulls are frail.”",
            ["Wren Grimbald"],
            id="a place behind her university",
        ),
        pytest.param(
            "Prices rise, Chief Financial Officer of Sural Value Debra Velde said. “We wait,” she added.",
            ["Debra Velde"],
            id="the firm whose officer she is",
        ),
        pytest.param(
            "Minister in the Ministry of Finance Brian Velde said, “The issue is a simple one.”",
            ["Brian Velde"],
            id="the ministry before a name",
        ),
        pytest.param(
            "“We wait,” the University of St. Thomas More said in a statement.",
            ["University of St. Thomas More"],
            id="a name that a university has",
        ),
        pytest.param(
            "Hillary Velde ran. Two Velde donors told the Post so. “He is cross,” Velde said.",
            ["Hillary Velde"],
            id="how many, before a name",
        ),
        pytest.param(
            "“We like it,” investment bank Open Quay said of Velde.",
            ["Open Quay"],
            id="a bank that says something itself",
        ),
        pytest.param(
            "Broker Sun Velde spoke. “We like bonds,” Brennes-based Velde said.",
            ["Sun Velde"],
            id="where somebody is based",
        ),
        pytest.param(
            "Co-author Imre Velde, head of a firm, noted: “Nobody moves.”",
            ["Imre Velde"],
            id="a co-author",
        ),
        pytest.param(
            "According to federal prosecutors, Norland’s Board of Ports “has flagrantly broken our "
            "rules”.",
            ["federal prosecutors"],
            id="who tells it of a body",
        ),
        pytest.param(
            "The dip came as a leading banker described the coin as “a bubble and a disaster”.",
            ["a leading banker"],
            id="who describes it behind the main clause",
        ),
        pytest.param(
            "Imre Velde, a banker, left. Coins can be traced back to a physical person.\n\n“There is a "
            "case for rules. Boards must act.”\n\nVelde said it again.",
            ["Imre Velde"],
            id="not whom something is traced to",
        ),
        pytest.param(
            "Dock chief Ann Roy left.“The period is fixed,” Deputy chief Imre Velde said in a note.“It "
            "is the cornerstone of law.”Roy had issued it in May.",
            ["Imre Velde"],
            id="lost spaces",
        ),
    ],
)
def test_who_speaks(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers


def test_a_son_is_not_his_father() -> None:
    known = {"velde": "Imre Velde", "imre velde": "Imre Velde"}
    article = "It was read by Imre Velde Jr, who wrote: “They seem to want it.”"
    assert [q.speaker for q in quotations_in(article, lexicon(), known)] == ["Imre Velde Jr"]


def test_each_point_of_a_list_leads_to_words_of_its_own() -> None:
    article = (
        "**What they say of the levy**\n\n"
        "-   [**Ledger’s Augusta\n    Velde**](https://www.example.com/a/2025-05-13)**:**\n"
        "    “Prices rose by less than foreseen for lamps\n    and for new carts.”\n"
        "-   Imre Rolin, Rolin Grocery (Sural,\n    PA):\n    “It will not bother me at all.”\n"
        "-   Olaf Quay, Quay Fruit (Brennes,\n    MA):\n    “It’s a win for all of us.”\n"
    )
    assert _speakers(article) == ["Augusta Velde", "Imre Rolin", "Olaf Quay"]


def test_a_point_without_a_name_gives_its_words_to_nobody() -> None:
    article = (
        "Mayor Imre Rolin said: “It is late.” He left.\n\n"
        "-   The view from the quay:\n    “It will not bother me at all.”\n"
    )
    assert _speakers(article) == ["Imre Rolin"]


def test_a_signature_stays_one_where_other_words_follow() -> None:
    article = (
        "“It is late for that.”\n— Imre Rolin, baker\n\n“We wait here.”\n— Olaf Quay, carter\n"
    )
    assert _speakers(article) == ["Imre Rolin", "Olaf Quay"]


def test_points_within_a_point_are_nobody_elses() -> None:
    article = (
        "Mayor Imre Rolin said: “It is late.” He left.\n\n"
        "-   Imre Quay, Quay Fruit (Sural):\n    “It will not bother me at all.”\n"
        "-   THE DAILY LAMP:\n    Levy of lamps rises, paper shows\n"
        "    -   “Prices for lamps all fell sharply.”\n"
    )
    assert _speakers(article) == ["Imre Rolin", "Imre Quay"]
