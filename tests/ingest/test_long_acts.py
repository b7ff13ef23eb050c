"""Acts and orders of very many clauses are read in time that grows with their length only."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from bot.domain.documents import Channel
from bot.ingest.documents import order_explained, order_named, order_starts, rates, us_act_days
from bot.ingest.documents.effect import begins
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.text import Clause
from tests.ingest.reading_documents import UNDER_232, read, signed

OF_TRUCKS = "Further Adjusting Imports of Medium- and Heavy-Duty Vehicles into the United States"


def of_rates(count: int) -> str:
    """An act that sets as many rates, each in a clause with its own day."""
    clauses = (
        f"({n}) Trucks of subheading 8704.{10 + n} shall be subject to a duty of {10 + n} percent ad "
        f"valorem on or after 12:01 a.m. eastern standard time on January {1 + n % 28}, 2027.\n\n"
        for n in range(1, count + 1)
    )
    return UNDER_232 + "".join(clauses)


def test_each_clause_is_asked_for_its_day_as_often_in_a_long_act(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[int] = []

    def counting(clause: Clause) -> Moment | None:
        asked.append(clause.start)
        return begins(clause)

    monkeypatch.setattr(us_act_days, "begins", counting)
    times = []
    for count in (10, 40):
        asked.clear()
        assert len(signed(of_rates(count), OF_TRUCKS)) > 1
        times.append(len(asked) / count)
    assert times[0] > 0
    assert times[1] <= times[0] * 1.2


STEEL_ORDER = "United States Surtax Order (Steel and Aluminum 2025)"


def of_sections(count: int) -> str:
    """A page of the Gazette with an order of as many sections, each a rate, in two parts."""
    sections = (
        f"{n} The rate of 25% in item {n} of the schedule to the {STEEL_ORDER} is replaced by a rate of "
        f"{30 + n % 9}%.\n"
        for n in range(1, count)
    )
    return (
        "Registration\nSOR/2027-15 January 21, 2027\n\nCUSTOMS TARIFF\n\nP.C. 2027-32 January 20, 2027\n\n"
        f"Amendments\n{''.join(sections)}Coming into Force\n{count} (1) Sections 1 to {count // 2} come "
        f"into force on February 1, 2027.\n(2) Sections {count // 2 + 1} to {count - 1} come into force on "
        "March 1, 2027.\n"
    )


def test_each_section_is_read_as_often_in_a_long_order(monkeypatch: pytest.MonkeyPatch) -> None:
    done: Counter[str] = Counter()
    for module, name in (
        (rates, "percentages"),
        (order_named, "orders_named"),
        (order_explained, "orders_named"),
        (order_starts, "_NUMBERED"),
    ):
        monkeypatch.setattr(module, name, _counted(getattr(module, name), name, done))
    each = []
    for count in (20, 80):
        done.clear()
        reading = read(
            of_sections(count),
            f"Order Amending the {STEEL_ORDER}",
            Channel.CANADA_GAZETTE,
            published="2027-02-03T12:00:00+00:00",
        )
        assert {str(p.effective) for p in reading.proposals} >= {"2027-02-01"}
        each.append({name: done[name] / count for name in ("percentages", "orders_named")})
        assert done["_NUMBERED"] <= 2 * count
    assert all(each[0].values())
    assert each[1]["percentages"] <= each[0]["percentages"] * 1.2
    assert each[1]["orders_named"] <= each[0]["orders_named"] * 1.2


def _counted(of: Any, name: str, done: Counter[str]) -> Any:
    """A function, or a pattern's match, that counts how often it is asked."""
    if hasattr(of, "match"):
        return _CountedPattern(of, name, done)

    def counting(*given: Any, **more: Any) -> Any:
        done[name] += 1
        return of(*given, **more)

    return counting


class _CountedPattern:
    def __init__(self, pattern: Any, name: str, done: Counter[str]) -> None:
        self.match = _counted(pattern.match, name, done)
