"""The metals of section 232 were three programmes until April 6, 2026, and are one since."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from bot.domain.days import Validity
from bot.domain.snapshot import FactSnapshot
from bot.domain.successions import Succession, successions
from bot.ports import Snapshot
from bot.reading.decisions.succession import on_the_day
from bot.reading.reader import read
from tests.reading.conftest import Asking

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
    programme: str,
    goods: tuple[str, ...],
    command: str,
    day: date,
    found: tuple[str, ...],
    snapshot: Snapshot,
) -> None:
    assert on_the_day((programme,), goods, snapshot.facts, command=command, day=day) == found


def test_the_catalogue_tells_which_programmes_the_metals_one_took_the_place_of(
    snapshot: Snapshot,
) -> None:
    day = date(2026, 4, 6)
    assert successions(snapshot.facts) == tuple(
        Succession(earlier=earlier, later="us-232-metals", day=day)
        for earlier in ("us-232-steel", "us-232-aluminum", "us-232-copper")
    )


def with_successor(facts: FactSnapshot, earlier: str, later: str) -> FactSnapshot:
    programme = replace(facts.programmes[earlier], succeeded_by=later)
    return replace(facts, programmes={**facts.programmes, earlier: programme})


def test_a_succession_that_was_just_filed_is_read_by(snapshot: Snapshot) -> None:
    day = date(2026, 11, 1)
    facts = with_successor(snapshot.facts, "us-232-trucks", "us-232-metals")
    law = facts.measures["us-232-metals-50"]
    begun = replace(law, slug="begun", programme="us-232-metals", validity=Validity(first=day))
    facts = replace(
        facts,
        measures={**facts.measures, "begun": begun},
        by_programme={**facts.by_programme, "us-232-metals": ("begun",)},
    )
    for asked, found in (
        (day - timedelta(days=1), ("us-232-trucks",)),
        (day, ("us-232-metals",)),
    ):
        told = on_the_day(("us-232-trucks",), (), facts, command="tariff", day=asked)
        assert told == found
    before = on_the_day(
        ("us-232-metals",), ("trucks",), facts, command="tariff", day=day - timedelta(days=1)
    )
    assert before == ("us-232-trucks",)


def test_a_successor_that_was_law_before_takes_a_place_when_the_earlier_one_ended(
    snapshot: Snapshot,
) -> None:
    facts = with_successor(snapshot.facts, "us-122", "us-232-metals")
    (told,) = (s for s in successions(facts) if s.earlier == "us-122")
    assert told.day == date(2026, 7, 24)


def test_no_place_is_taken_by_what_is_no_law_yet(snapshot: Snapshot) -> None:
    facts = with_successor(snapshot.facts, "us-122", "us-232-inquiries")
    assert [s for s in successions(facts) if s.earlier == "us-122"] == []


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
