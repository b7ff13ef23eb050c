"""Entries against the shipped catalogue and a few lines, written as both schedules print them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import lru_cache

from bot.domain.assessment.calculator import DutyCalculator, assess
from bot.domain.assessment.entry import Assessment, Entry, Outcome
from bot.domain.assessment.rules import DutyRules
from bot.domain.codes import Code
from bot.domain.days import Validity
from bot.domain.duty import Money
from bot.domain.lines import Line, Special
from bot.ingest.duty_text import parse_duty, parse_special
from tests.shipped_facts import shipped

CURRENCY = {"US": "USD", "CA": "CAD"}
FREE_OR_20 = ("Free", "", "20%")

LINES: dict[tuple[str, str], tuple[str, ...]] = {
    ("US", "7326.90.86.88"): (
        "2.9%",
        "Free (A,AU,BH,CL,CO,D,E,IL,JO,KR,MA,S)",
        "45%",
        "9903.88.03",
    ),
    ("US", "9903.88.03"): ("The duty provided in the applicable subheading + 25%", "", ""),
    ("US", "7208.51.00"): FREE_OR_20,
    ("US", "7308.90.60.00"): ("Free", "", "45%"),
    ("US", "7411.10.10.30"): ("1.5%", "Free (A,AU,S)", "7.5%"),
    ("US", "7601.10.30.00"): ("2.6%", "Free (S)", "11%", "9903.90.09"),
    ("US", "9903.90.09"): ("", "", "70%"),
    ("US", "7604.10.10.00"): ("5%", "Free (A,AU,S)", "25%"),
    ("US", "7320.10.60.00"): ("3.2%", "Free (A,AU,S)", "25%"),
    ("US", "3104.20.00"): ("Free", "", "Free"),
    ("US", "2709.00.20"): ("10.5¢/bbl", "Free (A*,AU,S)", "21¢/bbl"),
    ("US", "4407.11.00.42"): ("Free", "", "$1.70/m³"),
    ("US", "8703.23.01.60"): ("2.5%", "Free (AU,S)", "10%"),
    ("US", "8708.29.51.60"): ("2.5%", "Free (AU,S)", "25%"),
    ("US", "8702.10.31.00"): ("2%", "Free (AU,S)", "25%"),
    ("US", "8704.23.01.00"): ("25%", "Free (AU,S)", "25%"),
    ("US", "8429.11.00.10"): ("Free", "", "35%"),
    ("US", "9403.40.90.60"): ("Free", "", "40%"),
    ("US", "3004.90.92.43"): ("Free", "", "30%"),
    ("US", "8806.24.00.00"): ("Free", "", "40%"),
    ("US", "8806.22.00.00"): ("Free", "", "40%"),
    ("US", "9202.90.60.00"): (
        "4.6%",
        "Free (A,AU,BH,CL,CO,D,E,IL,JO,KR,MA,OM,P,PA,PE,S,SG)",
        "40%",
    ),
    ("US", "9506.91.00.30"): ("4.6%", "Free (S)", "40%"),
    ("US", "6109.10.00.12"): ("16.5%", "Free (AU,S)", "90%"),
    ("US", "2203.00.00.30"): ("Free", "", "13.2¢/liter"),
    ("US", "2501.00.00.00"): ("Free", "", "26%"),
    ("US", "0406.90.99.50"): ("8.5%", "Free (AU,S)", "35%"),
    ("US", "0404.10.05.00"): ("13%", "Free (A+,AU,S)", "20%"),
    ("US", "0702.00.40.00"): ("2.8¢/kg", "Free (A+,AU,S)", "6.6¢/kg"),
    ("CA", "7208.51.00"): ("Free", "Free (UST) Free (MXT)", "25%"),
    ("CA", "8703.23.90"): ("6.1%", "Free (UST) Free (MXT) Free (CEUT)", "35%"),
    ("CA", "2204.21.10"): ("1.87¢/litre", "Free (UST) Free (CEUT)", "55¢/litre"),
    ("CA", "0406.90.99"): ("245.5% but not less than $4.52/kg", "Free (MXT)", "35%"),
    ("CA", "7323.93.00.10"): ("6.5%", "Free (UST)", "30%"),
    ("CA", "3303.00.00"): ("6.5%", "Free (UST)", "30%"),
}
"""General or MFN, special, column 2 or General Tariff, and a heading the footnotes name."""


@lru_cache(maxsize=1)
def calculator() -> DutyCalculator:
    """What works duties out from it."""
    return DutyCalculator(shipped())


def law() -> DutyRules:
    """Its stacking rules, as the calculator reads them."""
    return calculator().law


def line(schedule: str, code: str) -> Line | None:
    """One of LINES."""
    said = LINES.get((schedule, code))
    if said is None:
        return None
    currency = CURRENCY[schedule]
    general, special, other, *see = said
    return Line(
        schedule=schedule,
        code=Code.parse(code),
        indent=0,
        description=code,
        general=parse_duty(general, currency=currency),
        special=tuple(
            Special(duty=duty, indicators=indicators)
            for duty, indicators in parse_special(special, currency=currency)
        ),
        other=parse_duty(other, currency=currency),
        see=tuple(see),
        validity=Validity(first=date(2025, 1, 1)),
        revision="2026 revision 10",
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Shipment:
    """Goods as a test writes them: ``way`` 'CA-US' from, to; ``on`` the day of entry."""

    code: str
    way: str = "CA-US"
    on: str = "2026-08-25"
    value: str | None = "10000"
    currency: str = ""
    claim: str | None = ""
    quantity: tuple[str, str] | None = None
    metal: str | None = None
    us: str | None = None
    declared: str = ""

    def entry(self) -> Entry:
        """As the engine wants it."""
        origin, _, imposing = self.way.partition("-")
        currency = self.currency or CURRENCY[imposing]
        money = None if self.value is None else Money(amount=Decimal(self.value), currency=currency)
        return Entry(
            code=Code.parse(self.code),
            imposing=imposing,
            origin=origin,
            day=date.fromisoformat(self.on),
            value=money,
            claim=self.claim,
            quantities=((Decimal(self.quantity[0]), self.quantity[1]),) if self.quantity else (),
            metal_content=None if self.metal is None else Decimal(self.metal),
            us_content=None if self.us is None else Decimal(self.us),
            declared=frozenset(self.declared.split()),
        )


def assessed(shipment: Shipment) -> Assessment:
    """What it pays by the shipped catalogue."""
    entry = shipment.entry()
    found = line(entry.imposing, entry.code.dotted)
    stated = {heading: line("US", heading) for heading in calculator().headings(entry, found)}
    return calculator().assess(entry, found, stated)


def paid(assessment: Assessment) -> dict[str, str]:
    """What counts, by measure ('base' for the base duty): amounts, 'prohibited' or 'unknown'.

    Rows that owe nothing are left out, but for the base duty.
    """
    out = {}
    for row in assessment.rows:
        if row.outcome in (Outcome.RELIEVED, Outcome.DISPLACED):
            continue
        amount = row.amount
        out[row.measure or "base"] = row.outcome.value if amount is None else f"{amount.amount}"
    return out


__all__ = [
    "LINES",
    "Shipment",
    "assess",
    "assessed",
    "calculator",
    "law",
    "line",
    "paid",
    "shipped",
]
