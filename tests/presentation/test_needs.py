"""What keeps a duty from being known, as people are asked for it."""

from __future__ import annotations

from datetime import date

import pytest

from bot.domain.assessment.entry import Need, NeedKind
from bot.domain.text import Text
from bot.presentation.duty.words import need_words

BEGIN = date(2025, 2, 1)
DECLARABLE = {
    "us-melted-metal": Text(en="of metal melted in the US", fr="de métal fondu aux É.-U.")
}


@pytest.mark.parametrize("kind", NeedKind)
def test_every_need_is_told_in_each_language(kind: NeedKind) -> None:
    of = "us-melted-metal" if kind is NeedKind.DECLARATION else "USD"
    told = [
        need_words(Need(kind, of), lang, DECLARABLE, records_begin=BEGIN) for lang in ("en", "fr")
    ]
    assert all(told)
    assert told[0] != told[1]
    assert not any("{" in words for words in told)


@pytest.mark.parametrize(
    ("need", "words"),
    [
        (Need(NeedKind.VALUE_IN_CURRENCY, "USD"), "la valeur des marchandises en USD"),
        (Need(NeedKind.QUANTITY, "kg"), "la quantité en kg (quantity 100 kg)"),
        (Need(NeedKind.CLAIM), "si l'ACEUM est invoqué (aceum oui ou non)"),
        (Need(NeedKind.CLAIM, "KR"), "si son accord est invoqué (claim KR, ou claim none)"),
    ],
)
def test_a_need_is_asked_for_by_what_it_is_of(need: Need, words: str) -> None:
    assert need_words(need, "fr", DECLARABLE, records_begin=BEGIN) == words
