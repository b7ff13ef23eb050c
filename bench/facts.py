"""``make evaluate-facts``: every row of the official lists, asked by code, and as many neighbours.

The lists are read from ``../shared/data``, never from the shipped copies. A row is asked on the eve
of its first day, on that day and on the last day that facts are known to; a neighbour is a code of
the schedule that the list does not name. A list of exemptions is asked the other way round. A row
that hangs on a condition is asked with it and without it.
"""

from __future__ import annotations

import csv
import gzip
import json
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from bot.domain.codes import Code, Scope
from bot.domain.duty_calculator import DutyCalculator
from bot.domain.entries import Entry, Outcome
from store.catalogue import read_catalogue
from store.snapshot import bind

ROOT = Path(__file__).parents[1]
CATALOGUE = ROOT / "config" / "catalogue"
DATA = ROOT.parent / "shared" / "data"
KNOWN_TO = date(2026, 10, 10)
WANTED = 0.995
DAY = timedelta(days=1)
REACHED = frozenset({Outcome.OWED, Outcome.DISPLACED, Outcome.UNKNOWN, Outcome.PROHIBITED})
SHOWN = 5
Row = dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A row as the official list has it: ``condition`` is the list's own words, '' for none."""

    code: Code
    first: date
    last: date
    condition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficialList:
    """A list beside the project, and the measures that must answer for it.

    ``measures`` begin their slugs so. ``exempt``: its rows are free of a duty on everything else.
    ``declares`` maps words of a condition to the fact to declare and whether the row then pays.
    ``eve`` False: the list restates or widens another, so its eve tells nothing. ``wider`` is a
    list that frees codes of this one whole. ``aside`` are codes that another provision decides, by
    their first digits.
    """

    name: str
    file: str
    imposing: str
    origin: str
    measures: tuple[str, ...]
    exempt: bool = False
    keep: Callable[[Row], bool] = lambda _row: True
    declares: tuple[tuple[str, str, bool], ...] = ()
    schedule: str = "hts_2026_rev_10.json.gz"
    eve: bool = True
    wider: str = ""
    aside: tuple[str, ...] = ()


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


AIRCRAFT = ("aircraft", "civil-aircraft", False)
EXEMPT = (
    AIRCRAFT,
    ("pharma", "pharmaceutical-use", False),
    ("relig", "religious-use", False),
    ("", "part-of-line", False),
)
APART = ("49", "97", "98", "99")
"""Informational materials and special provisions: other provisions free them."""
METALS_2025 = ("us-232-steel", "us-232-aluminum", "us-232-derivatives")
OFFICIAL, DUTY = "lists-official", "lists-duty"
LISTS = (
    OfficialList(
        name="US metals since 2026-04-06",
        file=f"{OFFICIAL}/us-232-metals-note16c-2026-04-06.csv",
        imposing="US",
        origin="CA",
        measures=("us-232-metals-",),
    ),
    OfficialList(
        name="US metals by weight",
        file=f"{DUTY}/us_232_metals_16c_2026-04-06.csv",
        imposing="US",
        origin="CA",
        measures=("us-232-metals-",),
        declares=(("15%", "under-15-percent-metal", False),),
    ),
    OfficialList(
        name="US metal derivatives 2025",
        file=f"{OFFICIAL}/us-232-metal-derivatives-2025.csv",
        imposing="US",
        origin="CA",
        measures=METALS_2025,
        schedule="hts_2025_rev_18.json.gz",
    ),
    OfficialList(
        name="US automobiles",
        file=f"{DUTY}/us_232_autos_33b.csv",
        imposing="US",
        origin="CA",
        measures=("us-232-autos-",),
        declares=(("passenger", "not-passenger-vehicle-or-light-truck", False),),
    ),
    OfficialList(
        name="US automobile parts",
        file=f"{DUTY}/us_232_auto_parts_33g.csv",
        imposing="US",
        origin="CA",
        measures=("us-232-auto-parts-",),
        declares=(("part of", "auto-part", True),),
    ),
    OfficialList(
        name="US trucks, buses, parts",
        file=f"{DUTY}/us_232_mhdv_38.csv",
        imposing="US",
        origin="CA",
        measures=("us-232-trucks-", "us-232-truck-parts-", "us-232-buses-"),
        declares=(("MHDV part", "truck-part", True),),
    ),
    OfficialList(
        name="US wood",
        file=f"{DUTY}/us_232_wood_37.csv",
        imposing="US",
        origin="CA",
        measures=("us-232-softwood", "us-232-furniture", "us-232-cabinets"),
        declares=(("cabinets", "not-kitchen-cabinet-or-vanity", False),),
    ),
    OfficialList(
        name="US Section 122 exempt",
        file=f"{DUTY}/us_s122_exempt.csv",
        imposing="US",
        origin="DE",
        measures=("us-122-surcharge-10",),
        exempt=True,
        declares=EXEMPT,
        aside=APART,
    ),
    OfficialList(
        name="US reciprocal exempt",
        file=f"{DUTY}/us_reciprocal_exempt.csv",
        imposing="US",
        origin="BR",
        measures=("us-ieepa-reciprocal-",),
        exempt=True,
        declares=EXEMPT,
        aside=APART,
        schedule="hts_2025_rev_18.json.gz",
    ),
    OfficialList(
        name="US reciprocal exempt, EU",
        file=f"{DUTY}/us_reciprocal_exempt_eu.csv",
        imposing="US",
        origin="DE",
        measures=("us-ieepa-reciprocal-eu",),
        exempt=True,
        eve=False,
        wider=f"{DUTY}/us_reciprocal_exempt.csv",
        declares=EXEMPT,
        aside=APART,
        schedule="hts_2025_rev_18.json.gz",
    ),
    OfficialList(
        name="US reciprocal exempt, CH and LI",
        file=f"{DUTY}/us_reciprocal_exempt_ch_li.csv",
        imposing="US",
        origin="CH",
        measures=("us-ieepa-reciprocal-ch",),
        exempt=True,
        eve=False,
        wider=f"{DUTY}/us_reciprocal_exempt.csv",
        declares=EXEMPT,
        aside=APART,
        schedule="hts_2025_rev_18.json.gz",
    ),
    OfficialList(
        name="US forced labour exempt",
        file=f"{DUTY}/us_301_forced_labour_note52b_exempt.csv",
        imposing="US",
        origin="CN",
        measures=("us-301-fl-",),
        exempt=True,
        declares=EXEMPT,
        aside=APART,
    ),
    OfficialList(
        name="US Brazil 301 exempt",
        file=f"{DUTY}/us_301_brazil_note50_exempt.csv",
        imposing="US",
        origin="BR",
        measures=("us-301-brazil-25",),
        exempt=True,
        declares=EXEMPT,
        aside=APART,
    ),
    OfficialList(
        name="US China 301",
        file=f"{DUTY}/us_301_china_lists.csv",
        imposing="US",
        origin="CN",
        measures=("us-301-china-",),
        # split by statistical number between headings, some with days of their own
        aside=(
            *("29319090", "49019900", "63079098", "85076000", "85176200", "94016140", "94016960"),
            *("94017100", "94017900", "94018020", "94018040", "94018060", "94037040", "94037080"),
        ),
    ),
    OfficialList(
        name="US IEEPA Canada energy",
        file=f"{DUTY}/us_ieepa_canada_energy_cbp.csv",
        imposing="US",
        origin="CA",
        measures=("us-ieepa-canada-energy", "us-ieepa-canada-potash"),
        keep=lambda row: row["heading"] != "9903.01.05",
        declares=(("CBP", "energy-or-critical-mineral", True),),
        schedule="hts_2025_rev_18.json.gz",
    ),
    OfficialList(
        name="Canada 2025-03-04",
        file=f"{OFFICIAL}/ca-surtax-2025-03-04_SOR-2025-66.csv",
        imposing="CA",
        origin="US",
        measures=("ca-surtax-2025-phase-1",),
    ),
    OfficialList(
        name="Canada 2025-03-13",
        file=f"{OFFICIAL}/ca-surtax-2025-03-13_SOR-2025-95.csv",
        imposing="CA",
        origin="US",
        measures=("ca-surtax-2025-other", "ca-surtax-steel", "ca-surtax-alum", "ca-surtax-metals"),
        keep=lambda row: row["goods"] != "chapters 98-99",
    ),
    OfficialList(
        name="Canada 2025-09-01",
        file=f"{OFFICIAL}/ca-surtax-2025-09-01_SOR-2025-95.csv",
        imposing="CA",
        origin="US",
        measures=("ca-surtax-steel", "ca-surtax-alum", "ca-surtax-metals"),
        eve=False,
    ),
    OfficialList(
        name="Canada vehicles",
        file=f"{OFFICIAL}/ca-surtax-vehicles_SOR-2025-118.csv",
        imposing="CA",
        origin="US",
        measures=("ca-surtax-vehicles",),
        keep=lambda row: row["goods"] == "motor vehicles",
    ),
    OfficialList(
        name="Canada steel derivatives",
        file=f"{OFFICIAL}/ca-steel-derivatives_SOR-2025-267.csv",
        imposing="CA",
        origin="DE",
        measures=("ca-steel-derivatives",),
    ),
    OfficialList(
        name="Canada China-melted metal",
        file=f"{OFFICIAL}/ca-china-melted_SOR-2025-154.csv",
        imposing="CA",
        origin="DE",
        measures=("ca-china-melted",),
    ),
    OfficialList(
        name="Canada steel quota, no agreement",
        file=f"{OFFICIAL}/ca-steel-trq_SOR-2025-148.csv",
        imposing="CA",
        origin="CN",
        measures=("ca-steel-trq-non-fta",),
        keep=lambda row: row["group"].startswith("no"),
    ),
    OfficialList(
        name="Canada steel quota, agreement",
        file=f"{OFFICIAL}/ca-steel-trq_SOR-2025-148.csv",
        imposing="CA",
        origin="DE",
        measures=("ca-steel-trq-fta",),
        keep=lambda row: not row["group"].startswith("no"),
    ),
    OfficialList(
        name="Canada 2026-09-08",
        file=f"{OFFICIAL}/ca-surtax-2026-09-08_SOR-2026-186.csv",
        imposing="CA",
        origin="US",
        measures=("ca-surtax-2026-",),
    ),
)
CONDITIONED = {"ca-china-melted": frozenset({"melted-in-china"})}
"""What is declared in every question about a measure that hangs on it as a whole."""


def rows_of(official: OfficialList) -> Iterator[Listed]:
    """The rows of the file that belong to the list."""
    with (DATA / official.file).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = (
                row.get("tariff_item")
                or row.get("tariff_classification")
                or row.get("code")
                or row["hts"]
            )
            first = row.get("from") or row["period_from"]
            # "2026-09-07 at 25% (then see P.C. 2026-0786)": the items stayed, at another rate
            last = row.get("to") or row.get("period_to") or ""
            last = "" if "then see" in last else last
            if official.keep(row) and not Code.parse(code).digits.startswith(official.aside):
                yield Listed(
                    code=Code.parse(code),
                    first=date.fromisoformat(first),
                    last=date.fromisoformat(last) if last else date.max,
                    condition=row.get("condition", ""),
                )


@lru_cache(maxsize=4)
def printed(schedule: str) -> tuple[str, ...]:
    """The ten-digit numbers of an edition of the US schedule, chapters 98 and 99 left out."""
    with gzip.open(DATA / "hts" / schedule, "rt", encoding="utf-8") as file:
        codes = (row["htsno"].replace(".", "") for row in json.load(file))
        return tuple(sorted(c for c in codes if len(c) == 10 and not c.startswith(("98", "99"))))


@lru_cache(maxsize=1)
def subheadings() -> tuple[str, ...]:
    """The six-digit codes of the Harmonized System."""
    with (DATA / "hs" / "hs2022_en_fr_2_4_6.csv").open(encoding="utf-8", newline="") as file:
        return tuple(sorted(row["hs"] for row in csv.DictReader(file) if row["level"] == "6"))


def neighbours(official: OfficialList, rows: list[Listed]) -> Iterator[tuple[Code, Listed]]:
    """For each row the next code of the schedule that no row names on any day."""
    named = Scope.of_spans(row.code.span for row in rows)
    of_us = official.imposing == "US"
    codes = [
        c
        for c in (printed(official.schedule) if of_us else subheadings())
        if not named.touches(Code(c)) and not c.startswith(official.aside)
    ]
    for row in rows:
        at = bisect_right(codes, row.code.digits)
        if at < len(codes):
            yield Code(codes[at]), row


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
        always = frozenset(
            fact
            for slug, facts in CONDITIONED.items()
            if slug in official.measures
            for fact in facts
        )
        entry = Entry(
            code=code,
            imposing=official.imposing,
            origin=official.origin,
            day=day,
            claim="",
            declared=declared | always,
        )
        made = self._calculator.assess(entry, None, {})
        return any(
            row.measure.startswith(official.measures) and row.outcome in counts for row in made.rows
        )


def days_of(row: Listed, rows: list[Listed]) -> dict[date, bool]:
    """Eve, first day and the last known day, and whether the code is on the list that day."""
    same = [r for r in rows if r.code.span == row.code.span or _holds(r.code, row.code)]
    return {
        day: any(r.first <= day <= r.last for r in same)
        for day in (row.first - DAY, row.first, KNOWN_TO)
    }


def _holds(wide: Code, narrow: Code) -> bool:
    low, high = wide.span
    return low <= narrow.span[0] and narrow.span[1] <= high


@lru_cache(maxsize=64)
def _whole_on(file: str, day: date) -> Scope:
    wide = OfficialList(name="", file=file, imposing="", origin="", measures=())
    rows = (r for r in rows_of(wide) if not r.condition and r.first <= day <= r.last)
    return Scope.of_spans(row.code.span for row in rows)


def _free_by(file: str, code: Code, day: date) -> bool:
    return bool(file) and _whole_on(file, day).touches(code)


def _inside(other: Listed, row: Listed, day: date) -> bool:
    """Whether ``other`` is a part of the row's code, on the list that day."""
    return _holds(row.code, other.code) and other.first <= day <= other.last


def in_force(official: OfficialList, calculator: DutyCalculator, day: date) -> bool:
    """Whether some measure of the list charges anything that day (exemptions are asked then)."""
    return any(
        m.slug.startswith(official.measures)
        and m.origins.hit(official.origin)
        and m.status_on(day).value == "in force"
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
            if _free_by(official.wider, code, day):
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
        not r.condition and _holds(r.code, row.code) and r.first <= day <= r.last for r in near
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
        others = [r for r in near if r.condition and _holds(r.code, row.code)]
        if listed and not whole and others and not official.exempt:
            return
        wanted = listed != official.exempt
        if official.exempt and not whole:
            wanted = True
        score.note(right=got == wanted, told=told)
        return
    got = asking.reached(official, row.code, day, frozenset({fact}), eased=not pays)
    score.note(right=got == pays, told=f"{told} declared {fact}")
    if not pays and not _free_by(official.wider, row.code, day):
        got = asking.reached(official, row.code, day, frozenset())
        score.note(right=got, told=f"{told} undeclared")


def main(names: Iterable[str]) -> int:
    """Print the share by list; 1 where one is below what is wanted."""
    if not DATA.is_dir():
        print(f"no lists at {DATA}")
        return 1
    calculator = DutyCalculator(bind(read_catalogue(CATALOGUE), revision=1))
    wanted, low = tuple(names), 0
    print(f"{'list':36} {'asked':>7} {'right':>8}")
    for official in LISTS:
        if wanted and not any(name in official.name for name in wanted):
            continue
        score = evaluate(official, calculator)
        low += score.share < WANTED
        print(f"{official.name:36} {score.asked:>7,} {score.share:>8.2%}")
        for told in score.wrong[:SHOWN]:
            print(f"    {told}")
    print(f"{low} lists below {WANTED:.1%}" if low else f"every list at {WANTED:.1%} or above")
    return int(low > 0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
