"""Which digits are a tariff code: no papers', parts' or telephones'; a heading before its value;
chapters and headings from one to another."""

from __future__ import annotations

import pytest

from bot.ports import Snapshot
from bot.reading import reader
from bot.reading.sums.codes import codes
from bot.reading.words import fold
from tests.reading.conftest import Asking


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("order no. 250000 for cabinets worth 31k", []),
        ("SKU 940360 from Ontario, desk lamps", []),
        ("invoice #4471902 for chairs", []),
        ("commande 250000, armoires", []),
        ("phone 1-800-555-1212 ext 720851, steel", []),
        ("940360 from Ontario 5,000 USD", ["9403.60"]),
        ("order no. 250000 of 940360", ["9403.60"]),
        ("our part number is 7318.15, bolts", []),
        ("part number 88-12 is of 7318.15", ["7318.15"]),
        ("72 08 51 10,000 usd", ["7208.51"]),
        ("12 08 26 steel rate", []),
        ("steel on 20250604", []),
        ("4407 — 44,070 usd from BC", ["4407"]),
        ("7208 at $7,208 from Canada", ["7208"]),
        ("2400 sheets at $1,200 from Canada", []),
        ("2400 at $1,200 each", []),
        ("chapters 72 to 73", ["72", "73"]),
        ("headings 7601-7603", ["7601", "7602", "7603"]),
        ("positions 7601 à 7603", ["7601", "7602", "7603"]),
        ("heading 7601 to Canada", ["7601"]),
        ("headings 7601 to 8501", []),
        ("codes 4407 and 4412, 10,000 USD each", ["4407", "4412"]),
        ("headings 7208, 7210 et 7225.30 from Ontario", ["7208", "7210", "7225.30"]),
        ("codes 4407 and 10,000 USD", []),
    ],
)
def test_which_digits_are_codes(said: str, found: list[str]) -> None:
    assert [code.dotted for code, _, _ in codes(fold(said))] == found


@pytest.mark.parametrize(
    ("said", "code", "worth"),
    [
        ("7208 at $7,208 from Canada", "7208", 7208),
        ("4407 — 44,070 usd from BC", "4407", 44070),
        ("72 08 51 10,000 usd from Canada", "7208.51", 10000),
        ("9403.60 20,000 usd from Canada", "9403.60", 20000),
    ],
)
def test_a_code_and_its_value_are_an_entry(
    said: str, code: str, worth: float, snapshot: Snapshot, asking: Asking
) -> None:
    read = reader.read(asking(said), snapshot).understood
    assert (read["command"], read.get("code"), read.get("value")) == ("duty", code, worth)


def test_codes_side_by_side_are_worth_as_much_each(snapshot: Snapshot, asking: Asking) -> None:
    queries = reader.read(asking("codes 4407 and 4412, 10,000 USD each from BC"), snapshot).queries
    assert [(q.code.dotted, int(q.money.amount)) for q in queries if q.code and q.money] == [
        ("4407", 10000),
        ("4412", 10000),
    ]


def test_a_rate_up_to_a_sum_is_no_entry(snapshot: Snapshot, asking: Asking) -> None:
    said = "9403.60 rate on 20,000 usd or less"
    assert reader.read(asking(said), snapshot).understood["command"] == "tariff"
