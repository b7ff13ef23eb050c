"""Laws of one country, called by its name or by what they share with another's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from bot.ports import Snapshot
from bot.reading.reader import read
from tests.reading.conftest import Asking


@pytest.mark.parametrize(
    ("asked", "day", "origin"),
    [
        ("what's the tariff on china", date(2025, 5, 1), "CN"),
        ("china tariffs", date(2026, 10, 10), "CN"),
        ("what's the tariff on brazil", date(2025, 9, 1), "BR"),
        ("quel est le tarif sur le Brésil", date(2025, 9, 1), "BR"),
        ("what does india pay", date(2025, 9, 1), "IN"),
        ("does switzerland pay 39%", date(2025, 9, 1), "CH"),
        ("does japan pay 15%", date(2025, 9, 1), "JP"),
    ],
)
def test_the_tariff_on_a_country_is_all_that_its_goods_owe(
    snapshot: Snapshot, asking: Asking, asked: str, day: date, origin: str
) -> None:
    query = read(replace(asking(asked), day=day), snapshot).query
    assert query is not None
    assert (query.command, query.programme, query.origin) == ("tariff", None, origin)


@pytest.mark.parametrize(
    ("asked", "programme"),
    [
        ("301 on china", "us-301-china"),
        ("brazil 301", "us-301-brazil"),
        ("does canada pay 35%", "us-ieepa-canada"),
    ],
)
def test_a_law_that_is_named_beside_the_country_is_meant(
    snapshot: Snapshot, asking: Asking, asked: str, programme: str
) -> None:
    query = read(asking(asked), snapshot).query
    assert query is not None
    assert query.programme == programme


@pytest.mark.parametrize(
    ("asked", "programme"),
    [
        ("need chart of chinese fentanyl tariff", "us-ieepa-china"),
        ("fentanyl tariff china", "us-ieepa-china"),
        ("when did the fentanyl tariff on mexico begin", "us-ieepa-mexico"),
        ("when did the fentanyl tariff on canada begin", "us-ieepa-canada"),
        ("when did the fentanyl tariff begin", "us-ieepa-canada"),
        # over, and named all the same: not what is in force in its place
        ("fentanyl tariff mexico", "us-ieepa-mexico"),
        ("does mexico still pay the 25% fentanyl tariff", "us-ieepa-mexico"),
    ],
)
def test_a_law_of_several_countries_is_that_on_the_goods_origin(
    snapshot: Snapshot, asking: Asking, asked: str, programme: str
) -> None:
    query = read(asking(asked), snapshot).query
    assert query is not None
    assert query.programme == programme


@pytest.mark.parametrize(
    ("asked", "programme", "origin"),
    [
        ("mexico fentanyl tariff", "us-ieepa-mexico", "MX"),
        ("the fentanyl tariff on mexico", "us-ieepa-mexico", "MX"),
        ("tarif fentanyl mexique", "us-ieepa-mexico", "MX"),
        ("ieepa china", "us-ieepa-china", "CN"),
        ("reciprocal tariff vietnam", "us-ieepa-reciprocal", "VN"),
        # the act, where what it commonly means is on others
        ("ieepa japan", "us-ieepa-reciprocal", "JP"),
        ("is ieepa on korea still in force", "us-ieepa-reciprocal", "KR"),
        # it never reached them: that is the answer
        ("reciprocal tariff canada", "us-ieepa-reciprocal", "CA"),
    ],
)
def test_a_law_that_is_over_is_told_of_the_country_that_is_named(
    snapshot: Snapshot, asking: Asking, asked: str, programme: str, origin: str
) -> None:
    query = read(replace(asking(asked), day=date(2026, 10, 10)), snapshot).query
    assert query is not None
    assert (query.command, query.programme, query.origin) == ("tariff", programme, origin)


@pytest.mark.parametrize(
    ("asked", "programme"),
    [
        ("are usmca goods exempt from section 122", "us-122"),
        ("are usmca goods exempt from 338", "us-338-canada"),
        ("did usmca goods pay the emergency tariff on march 5 2025", "us-ieepa-canada"),
        ("les marchandises aceum paient-elles l'article 338", "us-338-canada"),
    ],
)
def test_a_law_that_is_named_is_told_of_rather_than_what_was_said_of_all(
    snapshot: Snapshot, asking: Asking, asked: str, programme: str
) -> None:
    query = read(asking(asked), snapshot).query
    assert query is not None
    assert (query.claim_about, query.programme) == (None, programme)


@pytest.mark.parametrize("asked", ["are usmca goods exempt", "are usmca goods exempt from the 35%"])
def test_what_was_said_of_all_is_told_where_no_other_law_is_named(
    snapshot: Snapshot, asking: Asking, asked: str
) -> None:
    query = read(asking(asked), snapshot).query
    assert query is not None
    assert query.claim_about is not None


@pytest.mark.parametrize(
    ("asked", "programme"),
    [
        ("emergency tariff on brazil", "us-ieepa-brazil"),
        ("what was the ieepa tariff on brazil", "us-ieepa-brazil"),
        ("reciprocal tariff on brazil", "us-ieepa-reciprocal"),
        ("droits d'urgence contre le Brésil", "us-ieepa-brazil"),
    ],
)
def test_a_law_told_before_a_country_is_meant_and_not_the_one_called_by_the_country(
    snapshot: Snapshot, asking: Asking, asked: str, programme: str
) -> None:
    query = read(replace(asking(asked), day=date(2025, 9, 1)), snapshot).query
    assert query is not None
    assert (query.programme, query.origin) == (programme, "BR")


@pytest.mark.parametrize(
    ("asked", "programme", "origin"),
    [
        ("does the fentanyl tariff apply to vietnam", "us-ieepa-canada", "VN"),
        ("does the fentanyl tariff apply to mexico", "us-ieepa-mexico", "MX"),
        ("does section 338 apply to mexico", "us-338-canada", "MX"),
    ],
)
def test_whom_a_law_applies_to_is_whose_goods_pay(
    snapshot: Snapshot, asking: Asking, asked: str, programme: str, origin: str
) -> None:
    query = read(replace(asking(asked), day=date(2025, 9, 1)), snapshot).query
    assert query is not None
    assert (query.programme, query.origin, query.imposing) == (programme, origin, "US")


@pytest.mark.parametrize(
    ("asked", "origin"),
    [
        ("what changed on china", "CN"),
        ("any changes on mexico since august", "MX"),
        ("quoi de neuf pour la Chine", "CN"),
        # what changed between the two is all that is told anyway
        ("what changed in canada this week", None),
    ],
)
def test_what_changed_on_a_country_is_of_its_goods(
    snapshot: Snapshot, asking: Asking, asked: str, origin: str | None
) -> None:
    query = read(asking(asked), snapshot).query
    assert query is not None
    assert (query.command, query.origin) == ("changes", origin)
