"""Tables of the reader that name programmes and goods: each of them is one of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.tables import lines, rows
from tests.shipped_facts import shipped

_OF_PROGRAMMES = ("programme",)
_OF_GOODS = ("good", "becomes")


def named(table: str, columns: tuple[str, ...]) -> Iterator[str]:
    for row in rows(f"reading/{table}"):
        yield from (row[column] for column in columns if row.get(column))


@pytest.mark.parametrize(
    "table",
    [
        "programme-goods.csv",
        "programme-measures.csv",
        "programme-rates.csv",
        "variants.csv",
        "ways-of-importing.csv",
    ],
)
def test_every_slug_of_a_table_is_one_of_the_catalogue(table: str) -> None:
    programmes, goods = {*named(table, _OF_PROGRAMMES)}, {*named(table, _OF_GOODS)}
    assert programmes or goods
    assert programmes - shipped().programmes.keys() == set()
    assert goods - shipped().goods.keys() == set()


def test_programmes_that_are_named_whoever_charges_are_of_the_catalogue() -> None:
    named = {*lines("reading/programmes-of-either.txt")}
    assert named <= shipped().programmes.keys()
    assert len(named) > 1
