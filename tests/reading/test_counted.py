"""How many there are, and what they are worth together; towns of one name."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.ports import Snapshot
from bot.reading.extract import extract
from bot.reading.marks import MarkKind
from bot.reading.shipped import gazetteers
from tests.reading.conftest import TODAY


@pytest.mark.parametrize(
    ("said", "worth", "currency", "count"),
    [
        ("18 wolf ranges @ 7,450 usd, madison wi", "134100", "USD", "18"),
        ("300 tires at 140 cad a pop, napanee to syracuse", "42000", "CAD", "300"),
        ("2,000 trees at 19 american each", "38000", "USD", "2000"),
        ("24 bundles of rebar, 38,640 us", "38640", "USD", "24 bundles"),
        ("we buy steel at 50k usd in 2026", "50000", "USD", ""),
        ("machined 6061 bracket 118.40 usd ea, qty 2500", "296000", "USD", "2500"),
        ("7075 plate at 90 usd each", "90", "USD", ""),
        ("48 000 piasses us de portes d'armoires", "48000", "USD", ""),
        ("twelve coils, 19.6 t each, eight seventy five a tonne us", "205800", "USD", "12"),
        ("22 mille livres d'homard a 9.85 us la livre", "216700", "USD", ""),
        ("a used combine, paid 185000 usd", "185000", "USD", ""),
    ],
)
def test_a_count_before_a_price_multiplies_it(
    said: str, worth: str, currency: str, count: str, snapshot: Snapshot
) -> None:
    seen = extract(said, names=gazetteers(snapshot.facts), lang="en", today=TODAY)
    assert [(m.amount, m.currency) for m in seen.money] == [(Decimal(worth), currency)]
    assert seen.count == count


@pytest.mark.parametrize(
    ("said", "country"),
    [
        ("castings out of our cambridge plant", "CA-ON"),
        ("dairy from kingston", "CA-ON"),
        ("split peas", None),
        ("fr notices on lumber", None),
        ("scarves from split", "HR-"),
    ],
)
def test_a_town_is_the_one_that_people_here_mean(
    said: str, country: str | None, snapshot: Snapshot
) -> None:
    seen = extract(said, names=gazetteers(snapshot.facts), lang="en", today=TODAY)
    found = [m.values[0] for m in seen.of(MarkKind.PLACE)]
    assert found == ([country] if country else [])
