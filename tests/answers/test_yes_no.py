"""A question that wants yes or no gets it first; any other question gets neither."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.cards import Card, ShortCard, Stands
from bot.commands.yes_no import with_yes_no
from bot.domain.text import Lang

STEEL = Stands(percent=Decimal(50), owed=True)
SYRUP = Stands(percent=Decimal(10), owed=True, free_if_claimed=True)
TOYS = Stands(percent=Decimal(0), owed=False, free_if_claimed=True)
WINE = Stands(percent=None, owed=True, banned=True)


def headline(asked: str, stands: Stands | None, lang: Lang = "en") -> str:
    short = ShortCard(headline="It", stands=stands)
    card = with_yes_no(Card(title="", lang=lang, parts=(), short=short), asked)
    assert card.short is not None
    return card.short.headline


@pytest.mark.parametrize(
    ("asked", "stands", "told"),
    [
        ("is the steel tariff 50%?", STEEL, "Yes. It"),
        ("Is the steel tariff still 25 percent", STEEL, "No. It"),
        ("do I pay duty on maple syrup?", SYRUP, "Yes. It"),
        ("is maple syrup exempt?", SYRUP, "Only with USMCA. It"),
        ("are toys duty-free?", TOYS, "Yes. It"),
        ("are toys taxed", TOYS, "No. It"),
        ("is canadian wine banned?", WINE, "Yes. It"),
        ("is wine 25%?", WINE, "No. It"),
        ("was it 25% or 50%?", STEEL, "It"),
        ("what is the duty on steel", STEEL, "It"),
        ("how much is the duty, is it 50%?", STEEL, "It"),
        ("steel", STEEL, "It"),
        ("is the steel tariff 50%?", None, "It"),
    ],
)
def test_yes_or_no_comes_first_where_it_is_asked(
    asked: str, stands: Stands | None, told: str
) -> None:
    assert headline(asked, stands) == told


@pytest.mark.parametrize(
    ("asked", "stands", "told"),
    [
        ("est-ce que l'acier paie 50 % ?", STEEL, "Oui. It"),
        ("le sirop d'érable est-il exempté ?", SYRUP, "Avec l’ACEUM seulement. It"),
        ("les jouets paient-ils un droit ?", TOYS, "Non. It"),
        ("le Canada taxe-t-il l'acier ?", STEEL, "Oui. It"),
        ("combien paie l'acier, est-ce 50 % ?", STEEL, "It"),
    ],
)
def test_oui_ou_non_en_premier(asked: str, stands: Stands, told: str) -> None:
    assert headline(asked, stands, "fr") == told
