"""Goods that are sent back to where they were made, and names that only sound like an origin."""

from __future__ import annotations

import pytest

from bot.ports import Snapshot
from bot.reading import reader
from tests.reading.conftest import Asking


@pytest.mark.parametrize(
    ("said", "origin", "to"),
    [
        ("US steel returned from Canada to Ohio, 15,000 USD", "US", "US"),
        ("we're sending back US-made furniture to the US from Calgary, 12,000 USD", "US", "US"),
        ("US origin steel coming back from Ontario to Ohio, 15,000 USD", "US", "US"),
        ("returning defective american pumps from Quebec to the US, 8,000 USD", "US", "US"),
        ("made in USA lumber shipped back from BC to WA, 10,000 USD", "US", "US"),
        ("chairs made in Vermont, stored in Quebec, back to Vermont, 5,000 USD", "US", "US"),
        ("Canadian cabinets returned to Quebec from NY, 9,000 USD", "CA", "CA"),
        ("retour d'acier américain de Hamilton vers l'Ohio, 15 000 USD", "US", "US"),
        ("do I owe duty if my steel is american origin coming back", "US", "US"),
        ("our steel was made in the US and is coming back, do I pay", "US", "US"),
        ("our pumps are of US origin and come back from Ontario, duty?", "US", "US"),
        ("are the tariffs on us origin steel coming back", "US", "CA"),
        ("Canadian steel going back to Ohio next week, 10,000 USD", "CA", "US"),
        ("are US steel tariffs back to 25 for Canada", "CA", "US"),
        ("Canadian lumber is back to 10% in the US?", "CA", "US"),
        ("returned to Ohio: steel from Canada, 10,000 USD", "CA", "US"),
    ],
)
def test_goods_that_are_sent_back(
    said: str, origin: str, to: str, snapshot: Snapshot, asking: Asking
) -> None:
    query = reader.read(asking(said), snapshot).query
    assert query is not None
    assert (query.origin, query.imposing) == (origin, to)


@pytest.mark.parametrize(
    ("good", "origin"),
    [
        ("panama hats", "CA"),
        ("russian dressing", "CA"),
        ("scotch tape", "CA"),
        ("swiss army knives", "CA"),
        ("dutch doors", "CA"),
        ("spanish onions", "CA"),
        ("russian steel", "RU"),
        ("spanish wine", "ES"),
        ("scotch", "GB"),
        ("belgian waffles made in Belgium", "BE"),
    ],
)
def test_a_fixed_name_tells_no_origin(
    good: str, origin: str, snapshot: Snapshot, asking: Asking
) -> None:
    query = reader.read(asking(f"USD 8,000 of {good} from Ontario to NY"), snapshot).query
    assert query is not None
    assert query.origin == origin
