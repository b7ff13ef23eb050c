"""What is told of money beside the value: the asker sees how each sum was taken."""

from __future__ import annotations

import pytest

from bot.ports import Snapshot
from bot.reading import reader
from tests.reading.conftest import Asking


@pytest.mark.parametrize(
    ("said", "worth", "told"),
    [
        (
            "value 100k usd incl. 8k ocean freight, chairs from Canada",
            100000,
            ["with the USD 8,000 for carriage", "again with USD 92,000"],
        ),
        ("USD 50,000 of which USD 5,000 is freight, pipe from Canada", 50000, ["USD 45,000"]),
        (
            "facture de 25 000 $ US dont 2 000 $ de transport, acier du Québec",
            25000,
            ["23 000 USD"],
        ),
        ("CIF 20,000 USD, freight 1,500, insurance 200, chairs from Canada", 20000, ["USD 18,300"]),
        ("DDP price 20,000 USD, chairs from Canada", 20000, ["“DDP”", "all of USD 20,000"]),
        ("chairs from Canada, 20,000 USD freight included", 20000, ["“freight included”"]),
        ("royalty of USD 3,000 on top of USD 20,000 of books from Canada", 20000, ["USD 3,000"]),
        ("buying commission 500 USD, goods 20,000 USD, chairs from Canada", 20000, ["USD 500"]),
        (
            "toys USD 20,000 plus a USD 5,000 mold we supplied to the factory, from Canada",
            20000,
            ["left USD 5,000 out"],
        ),
        (
            "facture 14 000 $ CA, dont 900 $ de fret et 100 $ d'assurance, miel du Vermont",
            14000,
            ["1 000 CAD", "13 000 CAD"],
        ),
        ("14,000 CAD delivered duty paid, honey from Vermont to Toronto", 14000, ["duty paid"]),
        ("steel at $900 a tonne from Canada", 900, ["price for one unit"]),
        ("10 t of steel at $900 a tonne from Canada", 9000, []),
        ("7,500 USD and CAD 4,000 of chairs from Canada", 7500, ["left out CAD 4,000"]),
        ("20,000 USD of chairs from Canada, ocean freight 1,800 USD", 20000, []),
        ("USD 50,000 less USD 5,000 freight, pipe from Canada", 45000, []),
        ("15,000 USD, sorry I meant CAD 15,000 of steel from Canada", 15000, []),
        ("10 to 12 thousand USD of chairs from Canada", 10000, []),
        ("20,000 USD of chairs from Canada, not including freight", 20000, []),
        ("20,000 USD of chairs and 3,000 USD of honey from Canada", 20000, []),
        ("20,000 USD of chairs from Canada, 10% of it rejected", 20000, ["“10% of it rejected”"]),
        ("100 chairs at 40 USD from Canada, 20 damaged and refused", 4000, ["“20 damaged”"]),
        ("30 of the 50 doors are steel, 200 USD each, from Canada", 10000, ["30 of the 50"]),
        (
            "50 000 $ US de chaises du Québec, 10 % refusées à la réception",
            50000,
            ["10 % refusées"],
        ),
        ("they loaded 30 of 40 pallets, 40,000 USD, tiles from Canada", 40000, ["“30 of 40"]),
        ("5,000 USD of damaged steel from Canada", 5000, []),
        ("10% discount was refused, 10,000 USD of honey from Canada", 10000, []),
        ("10,000 USD of windows from Canada, what if 20 are broken", 10000, []),
        ("100 returned chairs at 40 USD from Canada", 4000, []),
        ("100 chairs at 40 USD with a 200 USD discount from Canada", 3800, []),
        ("first of three instalments is 4,000 USD, doors from Canada", None, ["value of all"]),
        ("5 boxes of 12 at 40 USD each, candles from Canada", None, ["value of all"]),
    ],
)
def test_how_each_sum_was_taken_is_told(
    said: str, worth: float | None, told: list[str], snapshot: Snapshot, asking: Asking
) -> None:
    result = reader.read(asking(said), snapshot)
    notes = " ".join(note.on(result.lang) for note in result.notes).replace("\xa0", " ")
    assert result.understood.get("value") == worth
    assert all(words in notes for words in told)
    assert bool(notes) == bool(told)
