"""An act of very many rates is read in time that grows with its length only."""

from __future__ import annotations

import pytest

from bot.ingest.documents import us_act_days
from bot.ingest.documents.effect import begins
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.text import Clause
from tests.ingest.reading_documents import UNDER_232, signed

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
