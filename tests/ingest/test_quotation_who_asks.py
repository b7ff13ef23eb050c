"""'Interroger': who is questioned about words did not have them said by who questions."""

from __future__ import annotations

import pytest

from bot.ingest.quotations.read import quotations_in
from tests.ingest.test_quotations import lexicon

_PRESENTED = "Le ministre des Ports, Luc Caron, a parlé jeudi à Brennes.\n\n"


@pytest.mark.parametrize(
    "sentence",
    [
        "Luc Caron interroge les élus sur leur « silence coupable » depuis un an.",
        "La police interroge le ministre sur ce que la presse nomme « une faute de frappe ».",
        "Luc Caron interroge sa voisine sur la « cabane aux homards » du quai.",
        "Luc Caron interroge l’armateur sur ses « petits papiers ».",
    ],
)
def test_what_somebody_is_questioned_about_is_not_said_by_who_questions(sentence: str) -> None:
    assert quotations_in(_PRESENTED + sentence, lexicon()) == ()


@pytest.mark.parametrize(
    "clause",
    ["interroge le ministre", "interroge Luc Caron", "interroge M. Caron", "interroge-t-il"],
)
def test_who_asks_behind_his_question_is_its_speaker(clause: str) -> None:
    asked = f"« Que ferons-nous sans ce quai et sans ces grues ? », {clause}."
    [read] = quotations_in(_PRESENTED + asked, lexicon())
    assert read.speaker == "Luc Caron"


def test_who_asks_before_a_colon_is_the_speaker() -> None:
    asked = "Luc Caron interroge : « Que ferons-nous sans ce quai et sans ces grues ? »"
    [read] = quotations_in(_PRESENTED + asked, lexicon())
    assert read.speaker == "Luc Caron"
