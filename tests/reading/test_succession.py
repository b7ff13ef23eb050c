"""The metals of section 232 were three programmes until April 6, 2026, and are one since."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest

from bot.ports import Snapshot
from bot.reading.decisions.succession import on_the_day
from bot.reading.reader import read
from tests.reading.conftest import Asking

READING = Path(__file__).parents[2] / "config" / "reading"
BEFORE, AFTER = date(2025, 10, 1), date(2026, 10, 1)


@pytest.mark.parametrize(
    ("programme", "goods", "command", "day", "found"),
    [
        ("us-232-metals", ("aluminum-foil",), "tariff", BEFORE, ("us-232-aluminum",)),
        ("us-232-metals", ("copper-pipe",), "timeline", BEFORE, ("us-232-copper",)),
        ("us-232-metals", (), "quote", BEFORE, ("us-232-steel", "us-232-aluminum")),
        ("us-232-steel", (), "tariff", AFTER, ("us-232-metals",)),
        ("us-232-steel", (), "timeline", AFTER, ("us-232-steel",)),
        ("us-232-wood", (), "tariff", BEFORE, ("us-232-wood",)),
    ],
)
def test_a_programme_is_the_one_of_the_day(
    programme: str, goods: tuple[str, ...], command: str, day: date, found: tuple[str, ...]
) -> None:
    assert on_the_day((programme,), goods, command=command, day=day) == found


def test_the_table_names_programmes_and_goods_of_the_catalogue(snapshot: Snapshot) -> None:
    with (READING / "programme-succession.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, strict=True))
    programmes = {row[column] for row in table for column in ("before", "after")}
    assert programmes - set(snapshot.facts.programmes) == set()
    assert {row["good"] for row in table} - set(snapshot.facts.goods) == set()


def test_the_table_and_the_catalogue_tell_the_same_successors(snapshot: Snapshot) -> None:
    with (READING / "programme-succession.csv").open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file, strict=True))
    facts = snapshot.facts
    told = {p.slug: p.succeeded_by for p in facts.programmes.values() if p.succeeded_by}
    assert {row["before"]: row["after"] for row in table} == told
    for row in table:
        first = min(facts.measures[s].validity.first for s in facts.by_programme[row["after"]])
        assert first.isoformat() == row["day"]


@pytest.mark.parametrize(
    ("said", "programme"),
    [
        ("when did 232 hit vanities", "us-232-wood"),
        ("232 on heavy trucks start date", "us-232-trucks"),
        ("is my canned corn caught by Canada's safeguard", "ca-safeguard-vegetables"),
        ("une sauvegarde sur les armoires de cuisine", "ca-safeguard-cabinets"),
        ("232 on steel from Canada", "us-232-metals"),
        ("are auto parts and steel under 232", "us-232-metals"),
    ],
)
def test_a_law_is_told_by_the_goods_beside_it(
    said: str, programme: str, asking: Asking, snapshot: Snapshot
) -> None:
    assert programme in read(asking(said), snapshot).understood["programme"]
