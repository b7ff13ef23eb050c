"""Tables that come with the package: read by column, and a mistake told where it stands."""

from __future__ import annotations

from datetime import date

import pytest

from bot.tables import TableMistake, rows_of

NAME = "config/reading/days.csv"


def test_a_row_is_read_by_its_columns_and_knows_its_line() -> None:
    first, second = rows_of(NAME, 'phrase,day\n"the vote, ours",2025-04-28\nthe turn,\n')
    assert first == {"phrase": "the vote, ours", "day": "2025-04-28"}
    assert (first.day("day"), second.day_or_none("day")) == (date(2025, 4, 28), None)
    assert (first.line, second.line) == (2, 3)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("phrase,day\nthe vote\n", "2: expected 2 values, found 1"),
        ("phrase,day\na,,c\n", "2: expected 2 values, found 3"),
        ("phrase,day\na,b\n,2025-04-28\n", "3: expected something in 'phrase'"),
        ("day\n2025-04-28\n", "1: expected a column 'phrase'"),
        ("", "1: expected a column 'phrase'"),
    ],
)
def test_a_mistake_is_told_with_its_file_and_line(text: str, told: str) -> None:
    with pytest.raises(TableMistake) as raised:
        list(rows_of(NAME, text, filled=("phrase",)))
    assert str(raised.value) == f"{NAME}:{told}"


def test_what_is_no_day_is_told_with_its_column() -> None:
    (row,) = rows_of(NAME, "phrase,day\nthe vote,28 April\n")
    with pytest.raises(TableMistake) as raised:
        row.day("day")
    assert str(raised.value) == f"{NAME}:2: day: expected a day such as 2026-04-06"
