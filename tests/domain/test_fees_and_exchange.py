"""Fees within their year's bounds, values in other currencies, facts declared by name."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.assessment.amounts import quantity_in
from bot.domain.assessment.entry import BoundKind, exchanged
from bot.domain.assessment.rules import BoundedFee, FeeLimit
from bot.domain.conditions import Stated, stated, with_content
from bot.domain.days import Validity
from bot.domain.duty import Money
from bot.domain.text import Text
from bot.domain.units import convert, unit

YEAR = FeeLimit(
    slug="fiscal-2026",
    measure="us-mpf",
    validity=Validity(first=date(2025, 10, 1), last=date(2026, 9, 30)),
    least=Decimal("33.58"),
    most=Decimal("651.50"),
    currency="USD",
    formal_above=Decimal(2500),
    informal=Decimal("2.69"),
)


def usd(amount: str) -> Money:
    return Money(amount=Decimal(amount), currency="USD")


@pytest.mark.parametrize(
    ("value", "share", "formal", "wanted"),
    [
        ("2500", "8.66", False, BoundedFee(amount=Decimal("2.69"), kind=BoundKind.INFORMAL)),
        ("2500", "8.66", True, BoundedFee(amount=Decimal("33.58"), kind=BoundKind.LEAST)),
        ("2500.01", "8.66", False, BoundedFee(amount=Decimal("33.58"), kind=BoundKind.LEAST)),
        ("10000", "34.64", False, BoundedFee(amount=Decimal("34.64"), kind=None)),
        ("200000", "692.80", False, BoundedFee(amount=Decimal("651.50"), kind=BoundKind.MOST)),
    ],
)
def test_a_fee_keeps_within_the_bounds_of_its_year(
    value: str, share: str, formal: bool, wanted: BoundedFee
) -> None:
    assert YEAR.owed(Decimal(share), usd(value), formal=formal) == wanted


def test_a_fee_is_not_known_in_another_currency_than_its_bounds() -> None:
    value = Money(amount=Decimal(10_000), currency="CAD")
    assert YEAR.owed(Decimal("34.64"), value, formal=False) is None


def test_a_value_is_turned_to_the_cent() -> None:
    value = Money(amount=Decimal("10000.01"), currency="CAD")
    assert exchanged(value, "USD", Decimal("0.7345")) == usd("7345.01")


FACTS = {
    "religious-use": Text(en="For religious use only", fr="Pour usage religieux"),
    "not-auto-part": Text(en="Not a part of an automobile", fr="Pas une pièce d'automobile"),
    "civil-aircraft": Text(en="Civil aircraft or its parts", fr="Aéronef civil"),
    "vehicle-25-years-old": Text(en="Vehicle built at least 25 years before entry", fr="x"),
}


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        (
            "religious-use civil-aircraft",
            Stated(declared=frozenset({"religious-use", "civil-aircraft"})),
        ),
        ("for religious use", Stated(declared=frozenset({"religious-use"}))),
        ("usage religieux", Stated(declared=frozenset({"religious-use"}))),
        ("not an auto part", Stated(declared=frozenset({"not-auto-part"}))),
        ("not civil aircraft", Stated(denied=frozenset({"civil-aircraft"}))),
        (
            "vehicle 25 years old, religious use",
            Stated(declared=frozenset({"religious-use", "vehicle-25-years-old"})),
        ),
        ("painted blue", Stated(unknown=("painted blue",))),
        ("", Stated()),
    ],
)
def test_a_fact_is_declared_by_its_name_or_in_words(said: str, wanted: Stated) -> None:
    assert stated(said, FACTS) == wanted


def test_a_fifth_of_us_content_is_a_fact_by_itself() -> None:
    assert with_content(frozenset(), Decimal(20)) == {"us-content-20-percent"}
    assert with_content(frozenset(), Decimal("19.9")) == frozenset()
    assert with_content(frozenset(), None) == frozenset()


def test_units_convert_whatever_name_they_go_by() -> None:
    pounds = (Decimal("2204.62"), "pounds")
    kilograms = convert(pounds, "KGM")
    assert kilograms is not None
    assert kilograms.quantize(Decimal(1)) == 1000
    assert [unit(each) for each in ("liters", "NMB", "Dz Pcs", "doz. prs.", "m3")] == [
        *("liter", "No.", "doz.", "doz. prs.", "m³")
    ]
    assert convert((Decimal(1), "tons"), "kg") is None
    assert quantity_in((pounds, (Decimal(3), "bbl")), "gal") == Decimal(126)
