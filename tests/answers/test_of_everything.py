"""What is said of everything is not answered with the rate of some goods."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.cards import Card, ShortCard, Stands
from bot.commands.dispatch.yes_no import with_yes_no
from tests.answers.conftest import short_lines

HEADS = {
    "is it true canada pays 50% on everything": "No. Canada → US: 13 tariff laws in force",
    "does canada charge 50% on all us goods?": "No. US → Canada: 8 tariff laws in force",
    "c'est vrai que le Canada paie 50 % sur tout ?": (
        "Non. Canada → É.-U. : 13 lois tarifaires en vigueur"
    ),
    # what once was charged on nearly all goods, and what is now
    "is it true that canada pays 35% on everything": (
        "US emergency-powers tariffs on Canada: nothing in force"
    ),
    "is it true canada pays 10% on everything": (
        "Section 301 forced-labour duty on 60 economies: 10%"
    ),
    # of one good it is asked as before
    "is it true that all canadian steel pays 50%": "Yes. Steel, Canada → US: 50%",
}
BETWEEN_BOTH = Stands(percent=None, owed=True, mixed=True)


def test_a_rate_on_everything_is_looked_for_among_what_reaches_everything(tmp_path: Path) -> None:
    told = asyncio.run(short_lines(tmp_path, HEADS))
    assert {text: lines[0] for text, lines in told.items()} == HEADS


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("does canada pay 50% on everything?", "No. It"),
        ("does canada pay 50% on anything?", "It"),
        ("is it true canada doesn't pay 50% on everything?", "It"),
        ("do we pay 25% or 50% on everything?", "It"),
        ("is everything exempt?", "It"),
    ],
)
def test_no_one_rate_is_that_of_everything(asked: str, told: str) -> None:
    short = ShortCard(headline="It", stands=BETWEEN_BOTH)
    card = with_yes_no(Card(title="", lang="en", parts=(), short=short), asked, ())
    assert card.short is not None
    assert card.short.headline == told
