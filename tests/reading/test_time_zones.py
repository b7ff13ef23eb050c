"""What time zones are called: the tables, and where their words tell a zone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from zoneinfo import available_timezones

import pytest

from bot.reading.days import time_zones
from bot.reading.days.time_zones import zone, zone_of_region, zones_by_letters
from bot.tables import TableMistake, TableRow, rows, rows_of

SAID = {"name": "at 8 {}", "whose": "8 am, {} time", "hour": "8:30 {}", "guarded": "daily at 8 {}"}


def test_every_zone_of_the_tables_is_one() -> None:
    told = {
        row["zone"] for table in ("time", "region") for row in rows(f"reading/{table}-zones.csv")
    }
    assert told <= available_timezones()
    assert len(told) > 20


def test_every_region_is_a_province_or_state_and_has_one_zone() -> None:
    known = {f"{row['country']}-{row['region']}" for row in rows("reading/regions.csv")}
    listed = Counter(row["region"] for row in rows("reading/region-zones.csv"))
    assert listed.keys() <= known
    assert set(listed.values()) == {1}
    assert all(map(zone_of_region, listed))


def test_every_row_tells_its_zone_where_it_is_said_as_it_says() -> None:
    for row in rows("reading/time-zones.csv"):
        if row["as"] == "checked":
            assert zone(f"9 {row['phrase']}", {}) is None
            assert zones_by_letters(f"9 {row['phrase']}") == {row["zone"]}
        else:
            assert zone(SAID[row["as"]].format(row["phrase"]), {}) == row["zone"], row


@pytest.mark.parametrize(
    ("said", "where"),
    [
        ("chaque jour a 7 h, heure de la france", "Europe/Paris"),
        ("le lundi a 8 h, heure de l'alberta", "America/Edmonton"),
        ("0645eastern on weekdays", "America/Toronto"),
        ("steel from northeastern mills at 9", None),
        ("l'acier et l'aluminium a 8 h", None),
    ],
)
def test_words_that_hold_or_follow_others_tell_the_zone_that_is_meant(
    said: str, where: str | None
) -> None:
    assert zone(said, {}) == where


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ("maine,New York,whose", "zone: expected an IANA zone such as America/Toronto"),
        ("maine,America/New_York,town", "as: expected one of name, whose, hour, guarded, checked"),
        ("ast,America/Halifax,guarded", "phrase: only est, et can be guarded"),
        ("maine,America/New_York,", "expected something in 'as'"),
    ],
)
def test_a_wrong_row_is_told_of_with_its_line(
    row: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def given(name: str, *, filled: tuple[str, ...]) -> Iterator[TableRow]:
        text = f"phrase,zone,as\nutc,UTC,name\n{row}\n"
        return rows_of(f"config/{name}", text, filled=filled)

    monkeypatch.setattr(time_zones, "rows", given)
    with pytest.raises(TableMistake) as raised:
        time_zones._zones.__wrapped__()
    assert str(raised.value) == f"config/reading/time-zones.csv:3: {told}"
