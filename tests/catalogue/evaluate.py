"""``make evaluate-facts``: every row of the official lists, asked by code, and as many neighbours.

The lists are read from ``../shared/data``, never from the shipped copies. A row is asked on the eve
of its first day, on that day and on the last day that facts are known to; a neighbour is a code of
the schedule that the list does not name. A list of exemptions is asked the other way round. A row
that hangs on a condition is asked with it and without it.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.domain.assessment.calculator import DutyCalculator
from bot.domain.assessment.entry import Entry, Outcome
from bot.domain.codes import Code
from store.catalogue import read_catalogue
from store.snapshot import bind
from tests.catalogue.listed_answers import WholeCommands, charged_rows
from tests.catalogue.official_lists import (
    DATA,
    KNOWN_TO,
    LISTS,
    Listed,
    OfficialList,
    freed,
    holds,
    neighbours,
    rows_of,
)

ROOT = Path(__file__).parents[2]
CATALOGUE = ROOT / "config" / "catalogue"
WANTED = 0.995
DAY = timedelta(days=1)
REACHED = frozenset({Outcome.OWED, Outcome.DISPLACED, Outcome.UNKNOWN, Outcome.PROHIBITED})
SHOWN = 5


@dataclass(slots=True)
class Score:
    """How many questions were answered rightly, and the first wrong ones."""

    asked: int = 0
    wrong: list[str] = field(default_factory=list)

    def note(self, *, right: bool, told: str) -> None:
        """One question."""
        self.asked += 1
        if not right:
            self.wrong.append(told)

    @property
    def share(self) -> float:
        """Right ones of all."""
        return 1 - len(self.wrong) / self.asked if self.asked else 0.0


class Asking:
    """Asks one calculator whether measures of a list reach a code."""

    def __init__(self, calculator: DutyCalculator) -> None:
        self._calculator = calculator

    def reached(
        self,
        official: OfficialList,
        code: Code,
        day: date,
        declared: frozenset[str],
        *,
        eased: bool = False,
    ) -> bool:
        """Whether one of the list's measures charges the code, or would but for a winner.

        Where what is declared should ease it (``eased``), only what is charged counts: beside a
        winner it can't be told.
        """
        counts = REACHED - {Outcome.DISPLACED} if eased else REACHED
        entry = Entry(
            code=code,
            imposing=official.imposing,
            origin=official.origin,
            day=day,
            claim="",
            declared=declared | official.declared,
        )
        made = self._calculator.assess(entry, None, {})
        return any(
            row.measure.startswith(official.measures) and row.outcome in counts for row in made.rows
        )


def days_of(row: Listed, rows: list[Listed]) -> dict[date, bool]:
    """Eve, first day and the last known day, and whether the code is on the list that day."""
    same = [r for r in rows if r.code.span == row.code.span or holds(r.code, row.code)]
    return {
        day: any(r.first <= day <= r.last for r in same)
        for day in (row.first - DAY, row.first, KNOWN_TO)
    }


def _inside(other: Listed, row: Listed, day: date) -> bool:
    """Whether ``other`` is a part of the row's code, on the list that day."""
    return holds(row.code, other.code) and other.first <= day <= other.last


def in_force(official: OfficialList, calculator: DutyCalculator, day: date) -> bool:
    """Whether some measure of the list charges anything that day (exemptions are asked then)."""
    return any(
        official.answered_by(m) and m.status_on(day).value == "in force"
        for m in calculator.facts.measures.values()
    )


def evaluate(official: OfficialList, calculator: DutyCalculator) -> Score:
    """All questions of one list."""
    score, asking = Score(), Asking(calculator)
    rows = list(rows_of(official))
    by_head: dict[str, list[Listed]] = {}
    for row in rows:
        by_head.setdefault(row.code.digits[:4], []).append(row)
    for row in rows:
        near = by_head[row.code.digits[:4]]
        for day, listed in days_of(row, near).items():
            _ask_row(score, asking, official, (row, near), (day, listed), calculator)
    for code, row in neighbours(official, rows):
        for day in {row.first, min(row.last, KNOWN_TO)}:
            if official.exempt and not in_force(official, calculator, day):
                continue
            if freed(official, code, day):
                continue
            got = asking.reached(official, code, day, frozenset())
            score.note(right=got == official.exempt, told=f"neighbour {code.dotted} on {day}")
    return score


def _ask_row(
    score: Score,
    asking: Asking,
    official: OfficialList,
    about: tuple[Listed, list[Listed]],
    on: tuple[date, bool],
    calculator: DutyCalculator,
) -> None:
    (row, near), (day, listed) = about, on
    if official.exempt and not in_force(official, calculator, day):
        return
    whole = any(
        not r.condition and holds(r.code, row.code) and r.first <= day <= r.last for r in near
    )
    fact, pays = next(
        ((fact, pays) for words, fact, pays in official.declares if words in row.condition),
        ("", True),
    )
    told = f"{row.code.dotted} on {day}"
    if not listed and (not official.eve or any(_inside(r, row, day) for r in near)):
        return
    if not row.condition or not fact or whole or not listed:
        got = asking.reached(official, row.code, day, frozenset())
        others = [r for r in near if r.condition and holds(r.code, row.code)]
        if listed and not whole and others and not official.exempt:
            return
        wanted = listed != official.exempt
        if official.exempt and not whole:
            wanted = True
        score.note(right=got == wanted, told=told)
        return
    got = asking.reached(official, row.code, day, frozenset({fact}), eased=not pays)
    score.note(right=got == pays, told=f"{told} declared {fact}")
    if not pays and not freed(official, row.code, day):
        got = asking.reached(official, row.code, day, frozenset())
        score.note(right=got, told=f"{told} undeclared")


def main(names: Iterable[str]) -> int:
    """Print the share by list, then what whole commands answer; 1 where something is amiss."""
    if not DATA.is_dir():
        print(f"no lists at {DATA}")
        return 1
    wanted = tuple(names)
    lists = [each for each in LISTS if not wanted or any(name in each.name for name in wanted)]
    low = _shares(lists)
    print(f"{low} lists below {WANTED:.1%}" if low else f"every list at {WANTED:.1%} or above")
    silent = asyncio.run(_answers(lists))
    told = "answers without the duty of a held list"
    print(f"{silent} {told}" if silent else f"no {told}")
    return int(low > 0 or silent > 0)


def _shares(lists: Iterable[OfficialList]) -> int:
    """How many lists are below what is wanted; prints each."""
    calculator = DutyCalculator(bind(read_catalogue(CATALOGUE), revision=1))
    low = 0
    print(f"{'list':36} {'asked':>7} {'right':>8}")
    for official in lists:
        score = evaluate(official, calculator)
        low += score.share < WANTED
        print(f"{official.name:36} {score.asked:>7,} {score.share:>8.2%}")
        for told in score.wrong[:SHOWN]:
            print(f"    {told}")
    return low


async def _answers(lists: Iterable[OfficialList]) -> int:
    """How many charged codes whole commands are silent about; prints each list's."""
    count = 0
    print(f"\n{'asked by whole commands':36} {'charged':>7} {'/tariff':>8} {'file':>6}")
    with TemporaryDirectory() as folder:
        whole = await WholeCommands.opened(Path(folder), CATALOGUE)
        for official in lists:
            charged = sorted(charged_rows(official, whole.measures))
            silent, bare = await whole.silent(charged), await whole.uncharged(charged)
            count += len(silent) + len(bare)
            print(f"{official.name:36} {len(charged):>7,} {len(silent):>8} {len(bare):>6}")
            for told in [*silent, *bare][:SHOWN]:
                print(f"    {told}")
        await whole.close()
    return count


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
