"""Whom an English article presents: by an age, by what he does, by a verb; and whom it does not."""

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
            'Carter Voss, a lawyer, spoke first. "It hurts," Tolliver, 37, said on Monday.',
            ["Tolliver"],
            id="a surname with an age",
        ),
        pytest.param(
            'Deputy chief Ann Roy spoke of Orsolya Tolliver. "It hurts," Tolliver, 37, said.',
            ["Orsolya Tolliver"],
            id="a surname with an age, named in full before",
        ),
        pytest.param(
            "Orsolya Brandt, 61, a retired winder at the town’s old mill said she was “glad it "
            "was over”. “I can sleep,” she said.",
            ["Orsolya Brandt", "Orsolya Brandt"],
            id="an age and a trade that no comma closes",
        ),
        pytest.param(
            "We met Izar, 44, a roofer in Brennes. “Nobody pays for slate,” he said.",
            ["Izar"],
            id="a first name with an age",
        ),
        pytest.param(
            '"The bay is shallow there," Imre van Walle, a marine acoustician at the University '
            'of Brennes in Sural told the Post.\n\n"You can wade," said van Walle.',
            ["Imre van Walle", "Imre van Walle"],
            id="what he does, whatever that is, that no comma closes",
        ),
        pytest.param(
            "“It rattled the cups,” said Brennes shopkeeper Orsolya Brandt. “Then it stopped.”",
            ["Orsolya Brandt"],
            id="a trade nobody lists, behind 'said'",
        ),
        pytest.param(
            "“She should have it,” says usher Cy Malgrave, nodding at the door — “it’s hers.”",
            ["Cy Malgrave"],
            id="a trade behind 'says', and what he goes on with behind a dash",
        ),
        pytest.param(
            "Her nephew, Anselm, a second-year apprentice, shrugs. “Fewer buns,” he says.",
            ["Anselm"],
            id="a relative by the first name",
        ),
        pytest.param(
            '"We want it back," Sural Gazette Editor-in-Chief Orsolya Brandt said.',
            ["Orsolya Brandt"],
            id="an editor-in-chief",
        ),
        pytest.param(
            "Investigator Orsolya Brandt came. “There was paint,” Investigator Brandt wrote.",
            ["Orsolya Brandt"],
            id="an investigator",
        ),
        pytest.param(
            "“Nobody asked us,” said the Honourable Imre Brandt, Minister of Ports.",
            ["Imre Brandt"],
            id="the honourable is no part of a name",
        ),
        pytest.param(
            "Calling Beijing a partner, she left. Beijing said the levy was “blunt”.",
            ["Beijing"],
            id="an opening verb form is no first name",
        ),
        pytest.param(
            "Irving Stallard, a carter, said: “I wait.” Stallard said “no more” to Sural.",
            ["Irving Stallard", "Irving Stallard"],
            id="a first name that ends like a verb form is one",
        ),
        pytest.param(
            "Mayor Tom Roy spoke. The victim’s aunt testified, describing the boy as “brave and "
            "strong”.",
            ["The victim’s aunt"],
            id="somebody's relative is nobody spoken of before",
        ),
        pytest.param(
            "“Rare spells of fog explain it,” Brandt and her team wrote. Physicist Lea Brandt leads.",
            ["Lea Brandt"],
            id="somebody and her team",
        ),
    ],
)
def test_whom_an_article_presents(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers


@pytest.mark.parametrize(
    ("article", "speakers"),
    [
        pytest.param(
            "In a letter to Premier Tom Roy, an aide said the levy was “long overdue”.",
            ["an aide"],
            id="no apposition: whoever does something behind a comma",
        ),
        pytest.param(
            "Premier Tom Roy, an old hand, said the levy was “long overdue”.",
            ["Tom Roy"],
            id="an apposition between commas",
        ),
        pytest.param(
            "Premier Tom Roy, a resident who saw it, said the levy was “long overdue”.",
            ["Tom Roy"],
            id="an apposition with a clause",
        ),
        pytest.param(
            "Odile Ferrand, 51, an official in Brennes, called it “a blunt tool”. She left.",
            ["Odile Ferrand"],
            id="an apposition behind an age",
        ),
        pytest.param(
            "A harbour spokesman in Sural said the fire was out. Harbour chief Tom Roy left. A harbour "
            "spokesman in Sural said crews had gone. “All are safe,” he said.",
            ["A harbour spokesman"],
            id="a spokesman is he",
        ),
        pytest.param(
            "Senator Tom Roy left. The talk was of the free movement of people. “We wait,” said "
            "Ann Roy, an owner.",
            ["Ann Roy"],
            id="people of whom something is told say nothing",
        ),
        pytest.param(
            "A group of officials said the port was “nearly empty”.",
            ["A group of officials"],
            id="a group of them does",
        ),
        pytest.param(
            "Senator Tom Roy and Senator Ann Hale met. Asked by reporters if he still held to it, "
            "Roy said yes.\n\n“A levy is not a wall,” the senator, who is retiring, said.",
            ["Tom Roy"],
            id="who answers is who is spoken of",
        ),
        pytest.param(
            "Ann Hale, an importer, spoke of Premier Tom Roy’s suggestion that not paying “makes "
            "us smart”.",
            ["Tom Roy"],
            id="whose suggestion it is",
        ),
    ],
)
def test_whom_a_phrase_means(article: str, speakers: list[str]) -> None:
    assert _speakers(article) == speakers
