"""What is said where a reader hesitates: the goods by name, or the readings alone."""

from __future__ import annotations

import pytest

from bot.cards import ButtonOption, Notice
from bot.commands.dispatch.failures import unsure
from bot.domain.text import Lang

READINGS = (ButtonOption(label="/tariff rope", question="/tariff rope"),)


@pytest.mark.parametrize(
    ("goods", "lang", "said"),
    [
        ((), "en", "I'm not sure I understood. Is this what you mean?"),
        (("rope", "nails"), "en", "I'm not sure which goods you mean: rope, nails?"),
        (
            ("corde",),
            "fr",
            "Parlez-vous de ceci\N{NO-BREAK SPACE}: corde? Sinon, nommez la marchandise autrement.",
        ),
    ],
)
def test_the_goods_hesitated_between_are_told(
    goods: tuple[str, ...], lang: Lang, said: str
) -> None:
    card = unsure(READINGS, lang, goods)
    assert card.short is not None
    assert (card.short.headline, card.short.actions) == (said, READINGS)
    assert card.parts[0] == Notice(text=said)


def test_several_readings_are_told_as_several() -> None:
    card = unsure(
        (*READINGS, ButtonOption(label="/timeline rope", question="/timeline rope")), "en"
    )
    assert card.short is not None
    assert card.short.headline == "I'm not sure which of these you mean."
