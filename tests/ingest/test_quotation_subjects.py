"""Who is the subject of a said-clause: behind circumstances, parentheses, members, clefts, lists."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import Told, lexicon, told


def _read(article: str) -> Told:
    return told(quotations_in(article, lexicon()))


@pytest.mark.parametrize(
    ("article", "expected"),
    [
        pytest.param(
            "« Cette taxe nous étrangle », affirmait jeudi dans une lettre l’Union des fromagers.",
            [("Cette taxe nous étrangle.", "l’Union des fromagers", False)],
            id="circumstances before the subject",
        ),
        pytest.param(
            "La ministre Anne Morel a réagi. « On attend la suite », indique dans un communiqué la "
            "fédération VCM de la chimie. Elle dit vouloir « garder la tête froide ».",
            [("On attend la suite.", "VCM", False), ("garder la tête froide", "VCM", True)],
            id="the body that is she",
        ),
        pytest.param(
            "“We lost two ships to this,” Rep. Carla Mendes (D-OR) warned Thursday on radio.",
            [("We lost two ships to this.", "Carla Mendes", False)],
            id="a parenthesis behind the name",
        ),
        pytest.param(
            "« On ne peut plus attendre », tranche la patronne, qui a reçu mardi le sénateur Paul "
            "Dubois.",
            [("On ne peut plus attendre.", "la patronne", False)],
            id="whom the subject only met",
        ),
        pytest.param(
            "“We have heard nothing,” a senior Democrat on the Senate Banking Committee told the "
            "paper.",
            [
                (
                    "We have heard nothing.",
                    "a senior Democrat on the Senate Banking Committee",
                    False,
                )
            ],
            id="a member of a committee, behind",
        ),
        pytest.param(
            "A lobbyist for the Steel Producers Council told the paper: “We have heard nothing.”",
            [("We have heard nothing.", "A lobbyist for the Steel Producers Council", False)],
            id="a member of a body, before",
        ),
        pytest.param(
            "La sénatrice Anne Morel a protesté. Il faut répondre, et c’est le ministre de la Mer, "
            "Jean Dubreuil, qui s’en charge. « Nous agissons », lance-t-il.",
            [("Nous agissons.", "Jean Dubreuil", False)],
            id="who is brought forward",
        ),
        pytest.param(
            "Minister of Trade, Industry and Port Development Mokoena Shale met the crew. “They "
            "agreed,” Shale said.",
            [("They agreed.", "Mokoena Shale", False)],
            id="an office of several fields",
        ),
        pytest.param(
            "Grace Okoth, head of the port, said trade was slow in May. The former Kenyan transport "
            "minister blamed tariffs. “We lost a third of our ships,” she said.",
            [("We lost a third of our ships.", "Grace Okoth", False)],
            id="what the speaker has been",
        ),
        pytest.param(
            "The union fought Premier Greta Olsen’s April order. Olsen said it was “the only way "
            "out of this.”",
            [("the only way out of this", "Greta Olsen", True)],
            id="a full name that owns something",
        ),
        pytest.param(
            "Carl Bauer restated his intention to “walk away from the table” in June.",
            [("walk away from the table", "Carl Bauer", True)],
            id="what somebody intends",
        ),
        pytest.param(
            "« Nous cherchons encore une issue » avec la Chine, a soutenu Anne Morel à la radio, "
            "jugeant la taxe « absurde ».",
            [
                ("Nous cherchons encore une issue", "Anne Morel", True),
                ("absurde", "Anne Morel", True),
            ],
            id="a said-clause before the next words",
        ),
        pytest.param(
            "Here’s what growers say:\n\n- Wes Tarkington, Tarkington Orchards (Yakima, WA): “We see "
            "orders come back.”\n- Dottie Kranz, Kranz Bros. (Erie, PA): “It helps a lot.”",
            [
                ("We see orders come back.", "Wes Tarkington", False),
                ("It helps a lot.", "Dottie Kranz", False),
            ],
            id="the voices of a list",
        ),
        pytest.param(
            'The minister, Lise Roy, replied, "The so-called "fair share levy" is a breach. We will '
            'answer it."',
            [
                (
                    'The so-called "fair share levy" is a breach. We will answer it.',
                    "Lise Roy",
                    False,
                )
            ],
            id="straight marks inside straight ones",
        ),
    ],
)
def test_the_speaker_is_the_subject_of_the_said_clause(article: str, expected: Told) -> None:
    assert _read(article) == expected


@pytest.mark.parametrize(
    ("article", "words"),
    [
        ('Dana Kerr said "no" to the plan and "yes" to the talks.', ["no", "yes"]),
        ('He called it "odd" and the deal a "bad joke," Dana Kerr said.', ["bad joke"]),
    ],
)
def test_straight_marks_beside_each_other_are_not_nested(article: str, words: list[str]) -> None:
    assert [each for each, *_ in _read(article)] == words


def test_a_second_verb_of_saying_begins_another_quotation() -> None:
    article = "“We have a plan,” Carl Bauer said on CNN, adding, “You will see it soon.”"
    assert [words for words, *_ in _read(article)] == ["We have a plan.", "You will see it soon."]


def test_a_cleft_that_somebody_only_tells_brings_nobody_forward() -> None:
    article = (
        "Il dit que c’est Donald Trump qui a tort, selon Luc Roy. « On attend », a-t-il dit hier."
    )
    assert [who for _, who, _ in _read(article)] != ["Donald Trump"]
