"""Which words an English clause gives to whom, and where words go on behind it."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import lexicon


def _told(article: str) -> list[tuple[str, str]]:
    return [(each.words, each.speaker) for each in quotations_in(article, lexicon())]


@pytest.mark.parametrize(
    ("article", "told"),
    [
        pytest.param(
            '"It fell again," said John Velde of Nordsee Bank. "It feels heavy." Figures released '
            "last week showed that stocks had risen.",
            [("It fell again. It feels heavy.", "John Velde")],
            id="a sentence of the reporter behind a full stop",
        ),
        pytest.param(
            '"She lay on me," John Velde said at the clinic, where he was seen. "Then it was dark." '
            'Velde said the pilot told him that he "never saw it".',
            [
                ("She lay on me. Then it was dark.", "John Velde"),
                ("never saw it", "John Velde"),
            ],
            id="a sentence that tells more of the speaker",
        ),
        pytest.param(
            'Dock chief John Velde left. "Enough!" Ann Roy thundered. "Go home."',
            [("Enough! Go home.", "Ann Roy")],
            id="a cry has its clause behind it",
        ),
        pytest.param(
            'Dock chief John Velde left. "We wait." Velde said. "We always do."',
            [("We wait. We always do.", "John Velde")],
            id="a bare said-clause behind a full stop",
        ),
        pytest.param(
            '"If a levy falls on kettles, a broker pays it," John Velde, a senior fellow at the '
            'Port Institute, has written. "The kettle maker pays nothing."',
            [
                (
                    "If a levy falls on kettles, a broker pays it. The kettle maker pays nothing.",
                    "John Velde",
                )
            ],
            id="has written, behind an apposition",
        ),
        pytest.param(
            '"It is still cheap," Ms. Ann Roy said, adding that, "it would be odd to link them."',
            [("It is still cheap.", "Ann Roy"), ("it would be odd to link them", "Ann Roy")],
            id="what is added with 'that' is another quotation",
        ),
        pytest.param(
            '"We have it, we have it!" pilots announced on their radios. "Line is fast."',
            [("We have it, we have it! Line is fast.", "pilots")],
            id="several without an article",
        ),
        pytest.param(
            'Prices rose. "This ends a strong year," said chairman of the guild’s survey panel. "The '
            'pace is slowing."',
            [
                (
                    "This ends a strong year. The pace is slowing.",
                    "chairman of the guild’s survey panel",
                )
            ],
            id="an office without its article",
        ),
        pytest.param(
            "Dock chief John Velde left. The review — “the slow room upstairs,” in Ann Roy’s words "
            "— may take a year. Ann Roy, a broker, called it “slow”.",
            [("the slow room upstairs", "Ann Roy"), ("slow", "Ann Roy")],
            id="in somebody's words",
        ),
        pytest.param(
            "“It was a lovely call,” Premier John Velde said. “She said, ‘Well done, John, and good "
            "luck.’” Ann Roy, an aide, left.",
            [("It was a lovely call. She said, ‘Well done, John, and good luck.’", "John Velde")],
            id="whom others spoke to in his words",
        ),
    ],
)
def test_where_words_go_on(article: str, told: list[tuple[str, str]]) -> None:
    assert _told(article) == told


@pytest.mark.parametrize(
    ("article", "told"),
    [
        pytest.param(
            "Norland said it was “ready”. And Australia said it was “one of the best we recall”.",
            [("ready", "Norland"), ("one of the best we recall", "Australia")],
            id="a country behind 'and'",
        ),
        pytest.param(
            "In response the Norland government has said its mills were “the fruit of its own work”.",
            [("the fruit of its own work", "the Norland government")],
            id="in response, without a comma",
        ),
        pytest.param(
            "In the letter the union said its mills were “the fruit of its own work”.",
            [("the fruit of its own work", "the union")],
            id="in a letter, without a comma",
        ),
        pytest.param(
            "A voice is then heard saying: “We shall have to stop the tide, sorry.”",
            [("We shall have to stop the tide, sorry.", "A voice")],
            id="heard saying",
        ),
        pytest.param(
            "Norsk Halyard released a separate statement saying, “It allows us to grow at last.”",
            [("It allows us to grow at last.", "Norsk Halyard")],
            id="released a statement saying",
        ),
        pytest.param(
            "At a Harbour Board session on the strike, Ambassador Ann Roy rejected the claim, "
            "calling it “pure theatre” and asserting that crews “acted within the law.”",
            [("pure theatre", "Ann Roy"), ("acted within the law", "Ann Roy")],
            id="where it was said, with an article",
        ),
        pytest.param(
            "Shadow minister John Velde said it had failed and limits on barges had been a “mess”.",
            [("mess", "John Velde")],
            id="a judgement of one word behind its article",
        ),
        pytest.param(
            "The Velde administration announced a ban on new barges over “unacceptable risks” to "
            "ports.",
            [("unacceptable risks", "The Velde administration")],
            id="the reason of what is announced",
        ),
        pytest.param(
            "The Velde administration announced new “harbour dues” on Monday. Ports wait.",
            [],
            id="the name of what is announced",
        ),
        pytest.param(
            "Speaking on the “Nora Quill Morning Hour,” Premier Ann Roy stressed that ports wait.",
            [],
            id="a programme that a comma of clauses closes",
        ),
        pytest.param(
            "A harbour judge on Thursday put the levy on hold, finding that officials had relied on "
            "a study that “does not say what it is said to say.”",
            [("does not say what it is said to say", "A harbour judge")],
            id="what a judge finds",
        ),
        pytest.param(
            "The Association of Tidal Carriers said the board had “offered no proof” of it.",
            [("offered no proof", "Association of Tidal Carriers")],
            id="an association of several",
        ),
        pytest.param(
            "United Caulkers Local 88, in a statement: “Not one berth is safe by this paper.”",
            [("Not one berth is safe by this paper.", "United Caulkers Local 88")],
            id="the number of a local",
        ),
    ],
)
def test_whose_words_a_clause_tells(article: str, told: list[tuple[str, str]]) -> None:
    assert _told(article) == told


def test_straight_single_marks_open_each_paragraph_and_close_the_last_one() -> None:
    article = (
        "Mr Velde told the Wireless: 'Walls and fences between ports would be foolish now.\n\n"
        "'The guild's own plan lets us keep our barges.'\n\n"
        "Mr Hale left. 'The crew's own plan is late,' he said."
    )
    assert _told(article) == [
        (
            "Walls and fences between ports would be foolish now. The guild's own plan lets us keep "
            "our barges.",
            "Velde",
        ),
        ("The crew's own plan is late.", "Hale"),
    ]


def test_an_apostrophe_that_begins_a_line_opens_nothing() -> None:
    article = (
        "'Tis the season of levies. Mr Velde said the plan was 'late and odd', he said.\n\n"
        "'Twas ever so.\n\nMr Hale said: 'It is too late for that.'"
    )
    assert _told(article)[-1] == ("It is too late for that.", "Hale")
