"""Rate columns as the official exports print them."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from bot.domain.duty import (
    AdValorem,
    Bounded,
    Compound,
    DutyExpression,
    Free,
    PartValorem,
    SeeHeading,
    Specific,
    Unparsed,
)
from bot.ingest.duty_text import cleaned, parse_duty, parse_special
from bot.presentation.duty_expressions import duty_words

HTS = Path(__file__).parents[3] / "shared" / "data" / "hts"


def usd(amount: str, unit: str, of: str = "") -> Specific:
    return Specific(amount=Decimal(amount), currency="USD", unit=unit, of=of)


def pct(value: str) -> AdValorem:
    return AdValorem(percent=Decimal(value))


def part(value: str, of: str) -> PartValorem:
    return PartValorem(percent=Decimal(value), of=of)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Free", Free()),
        ("Free, under bond, as prescribed in U.S. note 1 to this subchapter", Free()),
        ("5.5%", pct("5.5")),
        ("2.5% <u></u>", pct("2.5")),
        ("33 1/3%", pct("33.3333333333")),
        ("2.8¢/kg + 5%", Compound(parts=(usd("0.028", "kg"), pct("5")))),
        ("70.4¢/kg +8.5%", Compound(parts=(usd("0.704", "kg"), pct("8.5")))),
        ("$1.646/kg", usd("1.646", "kg")),
        ("19.8¢/ liter", usd("0.198", "liter")),
        ("28¢/pf. liter", usd("0.28", "pf.liter")),
        ("5¢ each", usd("0.05", "No.")),
        (
            "5.7¢/kg on drained weight + 8%",
            Compound(parts=(usd("0.057", "kg", "drained weight"), pct("8"))),
        ),
        (
            "40¢ each + 6% on the case + 14% on the strap, band or bracelet",
            Compound(
                parts=(
                    usd("0.40", "No."),
                    part("6", "the case"),
                    part("14", "the strap, band or bracelet"),
                )
            ),
        ),
        (
            "36¢ each + 5.3% + 2¢/jewel over 7",
            Compound(parts=(usd("0.36", "No."), pct("5.3"), usd("0.02", "jewel", "over 7"))),
        ),
        ("9.35¢/m² of recording surface", usd("0.0935", "m²", "recording surface")),
        ("$5.00/1000", usd("5.00", "thousand")),
        ("3.1% on the value of the lead content", part("3.1", "the value of the lead content")),
        ("No change", SeeHeading(heading="applicable subheading")),
        (
            "The duty provided in the applicable subheading + 25%",
            Compound(parts=(SeeHeading(heading="applicable subheading"), pct("25"))),
        ),
        (
            "The duty provided in the applicable subheading + a duty of 25% upon the value of the non-U.S. content",
            Compound(
                parts=(SeeHeading(heading="applicable subheading"), part("25", "non-U.S. content"))
            ),
        ),
        ("See 9903.88.15", SeeHeading(heading="See 9903.88.15")),
        ("", Unparsed(text="")),
    ],
)
def test_a_rate_column_is_read_as_the_duty_it_states(text: str, expected: DutyExpression) -> None:
    assert parse_duty(text) == expected


def test_a_canadian_minimum_is_a_bound_in_dollars() -> None:
    found = parse_duty("9.5% but not less than 5.62¢/kg", currency="CAD")
    least = Specific(amount=Decimal("0.0562"), currency="CAD", unit="kg")
    assert found == Bounded(duty=pct("9.5"), least=least)
    assert duty_words(found) == "9.5% but not less than 5.62¢/kg"


@pytest.mark.parametrize(
    "text",
    [
        "3.6606¢/kg less 0.020668¢/kg for each degree under 100 degrees but not less than 3.143854¢/kg",
        "A duty upon the value of the repairs or alterations (see U.S. note 3 of this subchapter)",
        "complete nonsense",
        "12",
    ],
)
def test_what_cannot_be_worked_out_is_kept_in_its_words_and_never_free(text: str) -> None:
    assert parse_duty(text) == Unparsed(text=text)


def test_special_rates_keep_the_programmes_they_belong_to() -> None:
    found = parse_special("Free (A+,AU,S)8.8¢/liter(JO) See 9823.01.01-9823.01.07 (S+)")
    assert found == (
        (Free(), frozenset({"A+", "AU", "S"})),
        (usd("0.088", "liter"), frozenset({"JO"})),
        (SeeHeading(heading="See 9823.01.01-9823.01.07"), frozenset({"S+"})),
    )


_UNREAD_KINDS = (
    ("for each degree", "sugar, by degrees of polarisation"),
    ("a duty upon", "on the cost of work or parts abroad (chapter 98)"),
    ("a duty equal", "as much as another duty (chapter 98)"),
    ("a duty (in lieu", "as much as another duty (chapter 98)"),
    ("each other piece", "watch movements, by piece"),
)


def unread_kind(text: str) -> str:
    """What sort of text an :class:`Unparsed` duty is, as docs/duty.md counts them."""
    low = text.lower()
    return next((kind for mark, kind in _UNREAD_KINDS if mark in low), "other")


@pytest.mark.skipif(not HTS.exists(), reason="../shared/data/hts is not beside this clone")
def test_every_rate_of_2026_revision_10_is_read_or_listed_by_kind() -> None:
    rows = json.loads(gzip.decompress((HTS / "hts_2026_rev_10.json.gz").read_bytes()))
    texts = [row[column] for row in rows for column in ("general", "other")]
    stated = [text for text in texts if cleaned(text)]
    duties = [parse_duty(text) for text in stated]
    unread = Counter(unread_kind(duty.text) for duty in duties if isinstance(duty, Unparsed))
    assert len(rows) == 35_509
    assert unread == {
        "sugar, by degrees of polarisation": 24,
        "on the cost of work or parts abroad (chapter 98)": 9,
        "as much as another duty (chapter 98)": 4,
        "watch movements, by piece": 4,
    }
