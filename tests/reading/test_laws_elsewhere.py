"""Laws of third countries and of other years."""

from __future__ import annotations

import pytest

from bot.ports import Snapshot
from bot.reading.reader import read
from tests.reading.conftest import Asking


@pytest.mark.parametrize(
    ("said", "imposing", "origin"),
    [
        ("droits en Chine du bois canadien", "CN", None),
        ("tarifs au Mexique pour le boeuf américain", "MX", None),
        ("droits de douane au Japon du porc du Québec", "JP", None),
        ("droits en Chine sur le bois canadien", "CN", None),
        ("droits sur l'acier de Chine au Canada", "CA", "CN"),
        ("droits de la Chine du bois vers le Canada", "CA", "CN"),
        ("droit sur des meubles fabriqués en Chine", "US", "CN"),
    ],
)
def test_where_a_duty_is_owed_charges_it(
    said: str, imposing: str, origin: str | None, snapshot: Snapshot, asking: Asking
) -> None:
    query = read(asking(said), snapshot).query
    assert query is not None
    assert (query.imposing, query.origin) == (imposing, origin)


_OF_2025 = ["ca-surtax-2025-1", "ca-surtax-steel-aluminum-2025", "ca-surtax-vehicles-2025"]


@pytest.mark.parametrize(
    ("said", "programmes"),
    [
        ("la surtaxe de 2025", _OF_2025),
        ("la surtaxe canadienne de 2025", _OF_2025),
        ("the Canadian surtax of 2025", _OF_2025),
        ("the 2025 surtax", _OF_2025),
        ("la surtaxe de 2026", ["ca-surtax-2026"]),
        ("the 2026 surtax", ["ca-surtax-2026"]),
        ("la surtaxe de 2024", ["ca-surtax-2026"]),  # none of that year is known
        ("surtax on steel in 2025", [None]),
    ],
)
def test_a_year_asks_for_the_measures_of_that_year(
    said: str, programmes: list[str | None], snapshot: Snapshot, asking: Asking
) -> None:
    assert [q.programme for q in read(asking(said), snapshot).queries] == programmes
