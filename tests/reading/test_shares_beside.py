"""The shares of two metals of one entry, and a thread's command line with its sum."""

from __future__ import annotations

from decimal import Decimal

import pytest

from bot.ports import Snapshot
from bot.presentation.duty.value_told import one_metal
from bot.reading.reader import read
from tests.reading.conftest import Asking

ENTRY = "/duty 7308.90 8000 USD from CA on 2025-08-01"


@pytest.mark.parametrize(
    ("turns", "metal", "noted"),
    [
        (("it's 60% steel", "and aluminum 20%"), "60", "60"),
        (("60% steel content", "plus 10% copper content"), "60", "60"),
        (("60 % d'acier", "et 20 % d'aluminium"), "60", "60"),
        (("steel 60% and aluminum 20%",), None, ""),  # nobody said which one counts
        (("it's 60% steel", "no, 50% steel"), "50", None),
        (("it's 60% steel", "and from Mexico?"), "60", None),
    ],
)
def test_a_second_metal_stands_beside_the_first(
    snapshot: Snapshot, asking: Asking, turns: tuple[str, ...], metal: str | None, noted: str | None
) -> None:
    *thread, last = (ENTRY, *turns)
    result = read(asking(last, *thread), snapshot)
    assert result.query is not None
    assert (result.query.code.dotted if result.query.code else None) == "7308.90"
    assert result.query.values.get("metal") == metal
    assert (one_metal(noted or "").on("en") in {n.on("en") for n in result.notes}) is (
        noted is not None
    )


@pytest.mark.parametrize(
    ("line", "asked", "good", "origin", "sum_"),
    [
        ("/duty furniture 8000 from CA", "what if from China", "furniture", "CN", 8000),
        (
            "/duty lumber 25000 from CA usmca yes",
            "and from sweden?",
            "softwood-lumber",
            "SE",
            25000,
        ),
        ("/duty meubles 8000", "et si ça vient du Vietnam?", "furniture", "VN", 8000),
        ("/tariff furniture from CA", "what if from China", "furniture", "CN", None),
    ],
)
def test_a_threads_command_line_is_its_command_with_its_sum(
    snapshot: Snapshot,
    asking: Asking,
    line: str,
    asked: str,
    good: str,
    origin: str,
    sum_: int | None,
) -> None:
    query = read(asking(asked, line), snapshot).query
    assert query is not None
    assert (query.command, query.good, query.origin) == (
        "tariff" if sum_ is None else "duty",
        good,
        origin,
    )
    assert (query.money.amount if query.money else None) == (
        None if sum_ is None else Decimal(sum_)
    )
