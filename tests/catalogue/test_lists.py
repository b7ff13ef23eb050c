"""Lists of codes: read from CSV with days and conditions, and how each measure holds its codes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from bot.domain.assessment.entry import Entry, NoteKind, Outcome
from bot.domain.codes import Code, Scope
from bot.domain.days import Validity
from bot.domain.measures import HeldBy, Standing
from bot.presentation.duty.assessment import note_words
from tests.catalogue.reading import rows
from tests.domain.duty_fixtures import calculator
from tests.shipped_facts import shipped

CHARGED = (Outcome.OWED, Outcome.UNKNOWN, Outcome.PROHIBITED)


def charges(
    code: str, origin: str, day: str, *, imposing: str = "US", declared: str = "", claim: str = ""
) -> dict[str, str]:
    """What is owed beside the base duty, by measure, in percent ('' where no percentage)."""
    made = calculator().assess(
        Entry(
            code=Code.parse(code),
            imposing=imposing,
            origin=origin,
            day=date.fromisoformat(day),
            claim=claim,
            declared=frozenset({declared} - {""}),
            metal_content=Decimal(100),
        ),
        None,
        {},
    )
    return {
        row.measure: "" if row.rate is None else f"{row.rate}%"
        for row in made.rows
        if row.measure and row.outcome in CHARGED
    }


def test_a_measure_whose_codes_no_list_gives_says_how_it_holds_them() -> None:
    silent = []
    for row in rows("measures"):
        scope = row.get("scope")
        by_words = bool(row.get("goods")) if scope is None else bool(scope.get("goods"))
        written = bool(scope and scope.get("hs"))
        if row.get("standing") == Standing.WITHDRAWN.value:
            continue
        if (by_words or written) and row.get("held") not in {held.value for held in HeldBy}:
            silent.append(row["slug"])
        if by_words and row.get("held") == HeldBy.LINE.value:
            silent.append(f"{row['slug']}: goods are no lines")
    assert silent == []


def test_a_measure_held_by_heading_says_so_wherever_it_is_charged() -> None:
    held = shipped().measures["ca-safeguard-canned-vegetables"]
    code = held.scope.codes()[0]
    made = calculator().assess(
        Entry(code=code, imposing="CA", origin="DE", day=date(2026, 7, 1), claim=""), None, {}
    )
    by_heading = [note for note in made.notes if note.kind is NoteKind.BY_HEADING]
    assert [note_words(note, "en") for note in by_heading] == [
        f"Held by heading; the line list isn’t here: {held.label.en}"
    ]


@pytest.mark.parametrize(
    ("code", "day", "owed"),
    [
        ("8504.33.00", "2026-10-10", {"us-232-metals-derivatives-25": "25%"}),
        ("8482.99.05", "2026-10-10", {"us-232-metals-derivatives-25": "25%"}),
        ("8607.19.03", "2026-10-10", {"us-232-metals-derivatives-25": "25%"}),
        ("8501.53.60", "2026-10-10", {"us-232-metals-derivatives-25": "25%"}),
        ("8419.50.10", "2026-10-10", {"us-232-metals-derivatives-25": "25%"}),
        ("8432.10.00", "2026-06-07", {"us-232-metals-derivatives-25": "25%"}),
        ("8432.10.00", "2026-06-08", {"us-232-metals-equipment-15": "15%"}),
        ("3701.30.00", "2026-06-07", {}),
        ("3701.30.00", "2026-06-08", {"us-232-metals-derivatives-25": "25%"}),
        ("8418.10.00", "2025-06-22", {}),
        ("8418.10.00", "2025-07-15", {"us-232-steel-derivatives-50": "50%"}),
        ("9403.20.00", "2025-07-01", {"us-232-steel-derivatives-50": "50%"}),
        ("3304.99.50", "2025-08-17", {}),
        ("3304.99.50", "2025-09-15", {"us-232-derivatives-2025-08-50": "50%"}),
        ("8701.21.00.10", "2025-10-31", {}),
    ],
)
def test_the_metals_lists_of_the_united_states_by_line_and_day(
    code: str, day: str, owed: dict[str, str]
) -> None:
    found = charges(code, "CA", day, claim="S")
    assert {m: rate for m, rate in found.items() if m.startswith("us-232")} == owed


@pytest.mark.parametrize(
    ("code", "origin", "day", "owed"),
    [
        ("7308.90.00", "DE", "2025-12-25", {}),
        ("7308.90.00", "DE", "2025-12-26", {"ca-steel-derivatives-25": "25%"}),
        ("3925.20.00", "US", "2026-10-10", {"ca-steel-derivatives-25": "25%"}),
        ("7308.90.00", "CA", "2026-10-10", {}),
        ("8703.21.90", "US", "2026-10-10", {}),
        ("8704.21.10", "US", "2026-10-10", {}),
        ("8704.41.10", "US", "2026-10-10", {}),
        ("8703.22.00", "US", "2026-10-10", {"ca-surtax-vehicles": "25%"}),
        ("0808.10.10", "US", "2025-03-10", {}),
        ("4801.00.00", "US", "2025-03-10", {}),
        ("7117.11.00", "US", "2025-03-10", {}),
        ("0105.11.22", "US", "2025-03-03", {}),
        ("0105.11.22", "US", "2025-03-04", {"ca-surtax-2025-phase-1": "25%"}),
        ("0105.11.22", "US", "2025-08-31", {"ca-surtax-2025-phase-1": "25%"}),
        ("0105.11.22", "US", "2025-09-01", {}),
        # above the quota no other surtax is owed (SOR/2025-148, section 3.1)
        ("7218.10.00", "CN", "2026-10-10", {"ca-steel-trq-non-fta-tightened": "50%"}),
        ("8703.80.00", "CN", "2026-02-28", {"ca-china-surtax-vehicles-100": "100%"}),
        ("8703.80.00", "CN", "2026-03-01", {}),
        ("7606.12.00", "CN", "2025-02-01", {"ca-china-surtax-metals-25": "25%"}),
        ("7606.12.00", "US", "2025-02-01", {}),
        ("7216.91.00", "DE", "2026-10-10", {"ca-steel-derivatives-25": "25%"}),
    ],
)
def test_the_lists_of_canada_by_item_and_day(
    code: str, origin: str, day: str, owed: dict[str, str]
) -> None:
    assert charges(code, origin, day, imposing="CA") == owed


@pytest.mark.parametrize(
    ("code", "origin", "day", "fact", "measure", "without", "declared"),
    [
        ("8471.30.01", "CA", "2026-05-01", "auto-part", "us-232-auto-parts-25", None, "25%"),
        ("8507.60.00", "CA", "2026-05-01", "auto-part", "us-232-auto-parts-25", None, "25%"),
        ("8708.30.50", "CA", "2026-05-01", "not-auto-part", "us-232-auto-parts-25", "25%", None),
        (
            *("8504.33.00", "CA", "2026-05-01", "under-15-percent-metal"),
            *("us-232-metals-derivatives-25", "25%", None),
        ),
        (
            *("8471.50.01", "CA", "2026-02-01", "meets-semiconductor-thresholds"),
            *("us-232-semiconductors-25", None, "25%"),
        ),
        ("8411.12.40", "DE", "2026-05-01", "civil-aircraft", "us-122-surcharge-10", "10%", None),
    ],
)
def test_a_row_with_a_condition_pays_with_it_or_without_it_as_the_act_says(
    code: str,
    origin: str,
    day: str,
    fact: str,
    measure: str,
    without: str | None,
    declared: str | None,
) -> None:
    told = (
        charges(code, origin, day).get(measure),
        charges(code, origin, day, declared=fact).get(measure),
    )
    assert told == (without, declared)


def test_metal_melted_in_china_pays_in_canada_only_where_it_is_declared() -> None:
    said = charges("7601.10.00", "VN", "2026-05-01", imposing="CA", declared="melted-in-china")
    unsaid = charges("7601.10.00", "VN", "2026-05-01", imposing="CA")
    assert (said.get("ca-china-melted-25"), unsaid.get("ca-china-melted-25")) == ("25%", None)


@pytest.mark.parametrize(
    ("code", "day", "owed"),
    [
        ("8507.60.00.20", "2025-12-31", {"us-301-china-9903-88-15": "7.5%"}),
        ("8507.60.00.20", "2026-01-01", {"us-301-china-9903-91-06": "25%"}),
        ("8517.62.00.90", "2026-05-01", {"us-301-china-9903-88-15": "7.5%"}),
        ("8517.62.00.10", "2026-05-01", {"us-301-china-9903-88-04": "25%"}),
    ],
)
def test_an_article_of_china_pays_under_one_heading_by_its_statistical_number(
    code: str, day: str, owed: dict[str, str]
) -> None:
    found = charges(code, "CN", day)
    assert {m: rate for m, rate in found.items() if m.startswith("us-301-china")} == owed


def test_a_code_that_came_on_a_list_later_is_told_from_its_own_day() -> None:
    measure = shipped().measures["us-232-metals-equipment-15"]
    seen = measure.for_codes(Scope.of(["8432.10"]))
    assert (measure.validity.first, seen.validity) == (
        date(2026, 4, 6),
        Validity(first=date(2026, 6, 8), last=date(2027, 12, 31)),
    )
