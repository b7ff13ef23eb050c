"""A code that a shipped list charges is never answered "no additional duty", by chat or by file.

Some codes of each list; ``make evaluate-facts`` goes through every row.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from datetime import date

import pytest

from bot.domain.codes import Code, Scope
from bot.domain.measures import Measure, Standing
from tests.catalogue.listed_answers import Asked, WholeCommands
from tests.catalogue.official_lists import KNOWN_TO
from tests.catalogue.reading import rows
from tests.catalogue.shipped import CATALOGUE
from tests.shipped_facts import shipped

ORIGINS = ("CA", "US", "CN", "DE", "VN", "BR", "CH", "RU")
FEW = 2


def _listed() -> Iterator[Measure]:
    """Measures whose codes come from lists."""
    for row in rows("measures"):
        if (row.get("scope") or {}).get("lists"):
            measure = shipped().measures[row["slug"]]
            if measure.standing is Standing.ENACTED:
                yield measure


def _charged(measure: Measure) -> Iterator[Asked]:
    """Some of its codes on its first day and the last one known, from an origin it is for."""
    some = (*ORIGINS, *sorted(measure.origins.only))
    origin = next(o for o in some if o != measure.imposing and measure.origins.hit(o))
    last = min(measure.validity.last or KNOWN_TO, KNOWN_TO)
    for day in {measure.validity.first, last}:
        if RECORDED <= day <= KNOWN_TO:
            codes = (measure.scope_on(day) - _conditional(measure, day)).codes()
            for code in codes[:: max(len(codes) // FEW, 1)][:FEW]:
                yield Asked(
                    code=Code(code.digits), imposing=measure.imposing, origin=origin, day=day
                )


RECORDED = date(2025, 2, 1)


def _conditional(measure: Measure, day: date) -> Scope:
    """The codes charged only where something is declared or claimed."""
    some = [r for r in measure.reliefs if r.validity is None or r.validity.holds(day)]
    return Scope.union(r.scope or measure.scope for r in some if r.unless or r.declared == "")


@pytest.fixture(scope="module")
def whole(
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[asyncio.Runner, WholeCommands]]:
    """The shipped facts, asked by whole commands."""
    with asyncio.Runner() as runner:
        asked = runner.run(WholeCommands.opened(tmp_path_factory.mktemp("listed"), CATALOGUE))
        yield runner, asked
        runner.run(asked.close())


def test_no_listed_code_is_said_to_owe_nothing_in_chat(
    whole: tuple[asyncio.Runner, WholeCommands],
) -> None:
    runner, commands = whole
    charged = sorted({asked for measure in _listed() for asked in _charged(measure)})
    assert len(charged) > 150
    assert runner.run(commands.silent(charged)) == []


def test_no_listed_code_is_worked_out_without_its_duty_in_a_file(
    whole: tuple[asyncio.Runner, WholeCommands],
) -> None:
    runner, commands = whole
    charged = sorted({asked for measure in _listed() for asked in _charged(measure)})
    assert runner.run(commands.uncharged(charged)) == []


def test_a_code_that_no_list_names_is_seen_to_owe_nothing(
    whole: tuple[asyncio.Runner, WholeCommands],
) -> None:
    """The rule can be broken: it tells a code that owes nothing from one that does."""
    runner, commands = whole
    free = Asked(code=Code("490110"), imposing="CA", origin="DE", day=KNOWN_TO)
    assert runner.run(commands.silent([free])) == [free.told]
    assert runner.run(commands.uncharged([free])) == [free.told]
