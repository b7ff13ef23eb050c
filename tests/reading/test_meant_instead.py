"""Goods, sellers and sums that a text names only to say that another one is meant."""

from __future__ import annotations

import pytest

from bot.ports import Snapshot
from bot.reading import reader
from tests.reading.conftest import Asking

FURNITURE = "duty on 20,000 USD of furniture from Ontario"


@pytest.mark.parametrize(
    ("said", "thread", "goods"),
    [
        ("plywood instead of OSB, 20,000 USD from Canada", (), ["plywood"]),
        ("not 50,000 USD of plywood, of OSB, from Canada", (), ["osb"]),
        ("pas des meubles, des portes", (FURNITURE,), ["windows-doors"]),
        ("pas des meubles, du miel", (FURNITURE,), ["honey"]),
        ("not furniture, bikes", (FURNITURE,), ["bicycles"]),
        ("OSB instead of furniture", (FURNITURE,), ["osb"]),
        ("not 5,000 USD of plywood but 6,000 USD of it, from Canada", (), ["plywood"]),
        ("plywood, not from Canada but from Chile, 20,000 USD", (), ["plywood"]),
    ],
)
def test_the_good_that_another_one_stands_for_is_not_meant(
    said: str, thread: tuple[str, ...], goods: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(said, *thread), snapshot).understood.get("good") == goods


@pytest.mark.parametrize(
    ("said", "origin"),
    [
        ("invoice from Canadian seller, goods ship from China to LA, 20,000 USD of chairs", "CN"),
        ("chairs sold by a Canadian firm but shipped from Vietnam to Seattle, 20,000 USD", "VN"),
        ("chaises vendues par une firme canadienne, expédiées de Chine vers Boston", "CN"),
        ("20,000 USD of chairs from a Canadian supplier to LA", "CA"),
        ("chairs from Canada sold by a Chinese trader, to LA", "CA"),
    ],
)
def test_where_the_seller_is_tells_no_origin(
    said: str, origin: str, snapshot: Snapshot, asking: Asking
) -> None:
    assert reader.read(asking(said), snapshot).understood.get("from") == origin


@pytest.mark.parametrize(
    ("said", "worth", "currency"),
    [
        ("what would 10k of steel from Canada pay next monday", 10000, "USD"),
        ("combien paieraient 10 000 $ d'acier du Canada lundi prochain", 10000, "USD"),
        ("1.25 mil of auto parts from Windsor", 1250000, "USD"),
        ("45,000 (Canadian) of steel from Canada to the US", 45000, "CAD"),
        ("15 thousand something usd of honey from Canada", 15000, "USD"),
        ("invoice 1 is $12,400 and invoice 2 is $7,600 for chairs from Canada", 20000, "USD"),
        ("facture 1 : 12 400 $ US, facture 2 : 7 600 $ US, chaises du Québec", 20000, "USD"),
    ],
)
def test_a_sum_in_other_words_is_a_value(
    said: str, worth: float, currency: str, snapshot: Snapshot, asking: Asking
) -> None:
    result = reader.read(asking(said), snapshot)
    assert result.understood.get("value") == worth
    assert result.query is not None
    assert result.query.money is not None
    assert result.query.money.currency == currency


@pytest.mark.parametrize(
    ("said", "command"),
    [
        ("copper rate the day before the June change", "timeline"),
        ("copper rate a week before the doubling", "timeline"),
        ("acier avant le doublement", "timeline"),
        ("steel rate before the change on 4 June 2025", "tariff"),
        ("steel rate before tax", "tariff"),
    ],
)
def test_a_rate_before_a_change_without_a_day_is_its_history(
    said: str, command: str, snapshot: Snapshot, asking: Asking
) -> None:
    query = reader.read(asking(said), snapshot).query
    assert query is not None
    assert query.command == command


def test_an_entry_before_a_change_without_a_day_is_asked_about(
    snapshot: Snapshot, asking: Asking
) -> None:
    said = "20,000 usd of steel entered before the doubling, from Canada"
    error = reader.read(asking(said), snapshot).error
    assert error is not None
    assert "Say the day of entry" in str(error)


def test_what_is_put_right_without_a_thread_orders_no_digest(
    snapshot: Snapshot, asking: Asking
) -> None:
    read = reader.read(asking("actually make that copper not steel, 20k"), snapshot).understood
    assert (read["command"], read.get("good")) == ("tariff", ["copper"])
