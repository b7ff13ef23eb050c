"""The official lists beside the project (``../shared/data``) and the measures that answer for them.

They are read from there, never from the shipped copies.
"""

from __future__ import annotations

import csv
import gzip
import json
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.domain.codes import Code, Scope
from bot.domain.measures import Measure

DATA = Path(__file__).parents[3] / "shared" / "data"
SHIPPED = Path(__file__).parents[2] / "config" / "catalogue" / "lists"
KNOWN_TO = date(2026, 10, 10)
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
    their first digits. ``declared`` is what every question about it declares: its measures hang on
    that as a whole. ``days`` are those of all its rows, where the file has none. ``folder`` is that
    of the shipped lists where no official copy stands beside the project: then only days,
    conditions and neighbours are held against it.
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
    declared: frozenset[str] = frozenset()
    days: tuple[date, date] | None = None
    folder: Path = DATA

    def answered_by(self, measure: Measure) -> bool:
        """Whether ``measure`` is one of the list's, and reaches goods of its origin."""
        return measure.slug.startswith(self.measures) and measure.origins.hit(self.origin)


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


def _us(name: str, file: str, *measures: str, origin: str = "CA", **more: Any) -> OfficialList:
    """A list of what the United States charges."""
    return OfficialList(
        name=f"US {name}", file=file, imposing="US", origin=origin, measures=measures, **more
    )


def _freed(name: str, file: str, *measures: str, origin: str, **more: Any) -> OfficialList:
    """A list of what the United States leaves free of a duty on everything else."""
    more = {"exempt": True, "declares": EXEMPT, "aside": APART, **more}
    return _us(f"{name} exempt", file, *measures, origin=origin, **more)


def _canada(name: str, file: str, *measures: str, origin: str = "US", **more: Any) -> OfficialList:
    """A list of what Canada charges."""
    return OfficialList(
        name=f"Canada {name}", file=file, imposing="CA", origin=origin, measures=measures, **more
    )


OF_2025 = "hts_2025_rev_18.json.gz"
_SPLIT = (
    *("29319090", "49019900", "63079098", "85076000", "85176200", "94016140", "94016960"),
    *("94017100", "94017900", "94018020", "94018040", "94018060", "94037040", "94037080"),
)
"""Split by statistical number between headings, some with days of their own."""
LISTS = (
    _us(
        "metals since 2026-04-06",
        f"{OFFICIAL}/us-232-metals-note16c-2026-04-06.csv",
        "us-232-metals-",
    ),
    _us(
        "metals by weight",
        f"{DUTY}/us_232_metals_16c_2026-04-06.csv",
        "us-232-metals-",
        declares=(("15%", "under-15-percent-metal", False),),
    ),
    _us(
        "metal derivatives 2025",
        f"{OFFICIAL}/us-232-metal-derivatives-2025.csv",
        *METALS_2025,
        schedule=OF_2025,
    ),
    _us(
        "copper 2025",
        "lists/s232_copper_products.csv",
        "us-232-copper-50",
        days=(date(2025, 8, 1), date(2026, 4, 5)),
        keep=lambda row: row["ch99_code"] == "9903.78.01",
        schedule=OF_2025,
    ),
    _us(
        "medicines (as shipped)", "us-232-medicines.csv", "us-232-medicines-by-code", folder=SHIPPED
    ),
    _us(
        "semiconductors (as shipped)",
        "us-232-semiconductors.csv",
        "us-232-semiconductors-",
        folder=SHIPPED,
        declares=(("meets", "meets-semiconductor-thresholds", True),),
    ),
    _us(
        "quartz (as shipped)",
        "us-201-quartz.csv",
        "us-201-quartz",
        origin="VN",
        folder=SHIPPED,
        declares=(("not-quartz", "not-quartz-surface-product", False),),
    ),
    _us(
        "automobiles",
        f"{DUTY}/us_232_autos_33b.csv",
        "us-232-autos-",
        declares=(("passenger", "not-passenger-vehicle-or-light-truck", False),),
    ),
    _us(
        "automobile parts",
        f"{DUTY}/us_232_auto_parts_33g.csv",
        "us-232-auto-parts-",
        declares=(("part of", "auto-part", True),),
    ),
    _us(
        "trucks, buses, parts",
        f"{DUTY}/us_232_mhdv_38.csv",
        "us-232-trucks-",
        "us-232-truck-parts-",
        "us-232-buses-",
        declares=(("MHDV part", "truck-part", True),),
    ),
    _us(
        "wood",
        f"{DUTY}/us_232_wood_37.csv",
        "us-232-softwood",
        "us-232-furniture",
        "us-232-cabinets",
        declares=(("cabinets", "not-kitchen-cabinet-or-vanity", False),),
    ),
    _freed("Section 122", f"{DUTY}/us_s122_exempt.csv", "us-122-surcharge-10", origin="DE"),
    _freed(
        "reciprocal",
        f"{DUTY}/us_reciprocal_exempt.csv",
        "us-ieepa-reciprocal-",
        origin="BR",
        schedule=OF_2025,
    ),
    _freed(
        "reciprocal, EU",
        f"{DUTY}/us_reciprocal_exempt_eu.csv",
        "us-ieepa-reciprocal-eu",
        origin="DE",
        eve=False,
        wider=f"{DUTY}/us_reciprocal_exempt.csv",
        schedule=OF_2025,
    ),
    _freed(
        "reciprocal, CH and LI",
        f"{DUTY}/us_reciprocal_exempt_ch_li.csv",
        "us-ieepa-reciprocal-ch",
        origin="CH",
        eve=False,
        wider=f"{DUTY}/us_reciprocal_exempt.csv",
        schedule=OF_2025,
    ),
    _freed(
        "forced labour",
        f"{DUTY}/us_301_forced_labour_note52b_exempt.csv",
        "us-301-fl-",
        origin="CN",
    ),
    _freed(
        "Brazil 301", f"{DUTY}/us_301_brazil_note50_exempt.csv", "us-301-brazil-25", origin="BR"
    ),
    _us("China 301", f"{DUTY}/us_301_china_lists.csv", "us-301-china-", origin="CN", aside=_SPLIT),
    _us(
        "IEEPA Canada energy",
        f"{DUTY}/us_ieepa_canada_energy_cbp.csv",
        "us-ieepa-canada-energy",
        "us-ieepa-canada-potash",
        keep=lambda row: row["heading"] != "9903.01.05",
        declares=(("CBP", "energy-or-critical-mineral", True),),
        schedule=OF_2025,
    ),
    _canada(
        "2025-03-04", f"{OFFICIAL}/ca-surtax-2025-03-04_SOR-2025-66.csv", "ca-surtax-2025-phase-1"
    ),
    _canada(
        "2025-03-13",
        f"{OFFICIAL}/ca-surtax-2025-03-13_SOR-2025-95.csv",
        "ca-surtax-2025-other",
        "ca-surtax-steel",
        "ca-surtax-alum",
        "ca-surtax-metals",
        keep=lambda row: row["goods"] != "chapters 98-99",
    ),
    _canada(
        "2025-09-01",
        f"{OFFICIAL}/ca-surtax-2025-09-01_SOR-2025-95.csv",
        "ca-surtax-steel",
        "ca-surtax-alum",
        "ca-surtax-metals",
        eve=False,
    ),
    _canada(
        "vehicles",
        f"{OFFICIAL}/ca-surtax-vehicles_SOR-2025-118.csv",
        "ca-surtax-vehicles",
        keep=lambda row: row["goods"] == "motor vehicles",
    ),
    _canada(
        "steel derivatives",
        f"{OFFICIAL}/ca-steel-derivatives_SOR-2025-267.csv",
        "ca-steel-derivatives",
        origin="DE",
    ),
    _canada(
        "China-melted metal",
        f"{OFFICIAL}/ca-china-melted_SOR-2025-154.csv",
        "ca-china-melted",
        origin="DE",
        declared=frozenset({"melted-in-china"}),
    ),
    _canada(
        "steel quota, no agreement",
        f"{OFFICIAL}/ca-steel-trq_SOR-2025-148.csv",
        "ca-steel-trq-non-fta",
        origin="CN",
        keep=lambda row: row["group"].startswith("no"),
    ),
    _canada(
        "steel quota, agreement",
        f"{OFFICIAL}/ca-steel-trq_SOR-2025-148.csv",
        "ca-steel-trq-fta",
        origin="DE",
        keep=lambda row: not row["group"].startswith("no"),
    ),
    _canada("2026-09-08", f"{OFFICIAL}/ca-surtax-2026-09-08_SOR-2026-186.csv", "ca-surtax-2026-"),
)


def rows_of(official: OfficialList) -> Iterator[Listed]:
    """The rows of the file that belong to the list."""
    with (official.folder / official.file).open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            code = Code.parse(next(row[name] for name in _CODES if row.get(name)))
            if official.keep(row) and not code.digits.startswith(official.aside):
                first, last = official.days or _days(row)
                condition = row.get("condition", "")
                yield Listed(code=code, first=first, last=last, condition=condition)


_CODES = ("tariff_item", "tariff_classification", "code", "hts", "hts10")


def _days(row: Row) -> tuple[date, date]:
    first = row.get("from") or row["period_from"]
    last = row.get("to") or row.get("period_to") or ""
    # "2026-09-07 at 25% (then see P.C. 2026-0786)": the items stayed, at another rate
    known = last and "then see" not in last
    return date.fromisoformat(first), date.fromisoformat(last) if known else date.max


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


def holds(wide: Code, narrow: Code) -> bool:
    """Whether all of ``narrow`` lies below ``wide``."""
    low, high = wide.span
    return low <= narrow.span[0] and narrow.span[1] <= high


def listed_on(official: OfficialList, code: Code, day: date, rows: Iterable[Listed]) -> bool:
    """Whether one of ``rows`` names all of ``code`` that day, and charges it where nothing is
    declared."""
    return any(
        row.first <= day <= row.last and holds(row.code, code) and _charges(official, row)
        for row in rows
    )


def _charges(official: OfficialList, row: Listed) -> bool:
    """Whether the row pays by itself: on no condition, or on one that declaring would lift."""
    lifted = [not pays for words, _, pays in official.declares if words in row.condition]
    return not row.condition or any(lifted)


@lru_cache(maxsize=64)
def _whole_on(file: str, day: date) -> Scope:
    wide = OfficialList(name="", file=file, imposing="", origin="", measures=())
    rows = (r for r in rows_of(wide) if not r.condition and r.first <= day <= r.last)
    return Scope.of_spans(row.code.span for row in rows)


def freed(official: OfficialList, code: Code, day: date) -> bool:
    """Whether a wider list frees the code that day, in part or whole."""
    return bool(official.wider) and _whole_on(official.wider, day).touches(code)
