"""What the lines of a watch list pay a year, by the facts that ship."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.domain.assessment.entry import Need, NeedKind
from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.exposure import Exposure, exposure, turning_days
from bot.domain.line_table import LineTable
from bot.domain.lines import Line
from bot.domain.watch_lists import WatchLine
from tests.domain.duty_fixtures import LINES, calculator, line

DAY = date(2026, 9, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A line that stood on every day."""

    held: Line
    valid_from: date = date(2024, 1, 1)
    valid_to: date | None = None

    @property
    def duties(self) -> tuple[str, str, str]:
        return (str(self.held.general), str(self.held.special), str(self.held.other))

    def line(self, edition: str = "") -> Line:
        return replace(self.held, revision=edition or self.held.revision)


def schedule(country: str) -> LineTable[Printed]:
    held = {code: found for to, code in LINES if to == country and (found := line(to, code))}
    versions = {each.code.digits: [Printed(held=each)] for each in held.values()}
    return LineTable(versions, editions=(("first", date(2024, 1, 1)),))


SCHEDULES = {country: schedule(country) for country in ("US", "CA")}


def watched(code: str, origin: str, value: str = "", usmca: bool | None = False) -> WatchLine:
    return WatchLine(
        code=Code(code),
        imposing="US",
        origin=origin,
        value=Money(amount=Decimal(value), currency="USD") if value else None,
        usmca=usmca,
    )


def exposed(*lines: WatchLine, day: date = DAY) -> Exposure:
    return exposure(lines, day, calculator(), SCHEDULES)


SHIRTS = watched("6109100012", "CN", "1000")
WINTER = watched("6109100012", "CA", "1000")


def test_a_line_pays_what_an_entry_of_its_whole_value_pays() -> None:
    made = exposed(WINTER)
    row = made.lines[0]
    assert row.assessment is not None
    assert row.assessment.total is not None
    assert (row.duty, made.total) == (row.assessment.total.amount, {"USD": row.duty})


def test_the_sums_of_programmes_add_up_to_the_total() -> None:
    made = exposed(SHIRTS, WINTER)
    assert sum(made.by_programme.values()) == made.total["USD"]
    assert made.total["USD"] > 330


def test_a_claim_that_is_not_made_saves_what_the_claim_would_free() -> None:
    not_claimed, claimed = exposed(WINTER), exposed(replace(WINTER, usmca=True))
    assert not_claimed.saving == {"USD": not_claimed.total["USD"] - claimed.total["USD"]}
    assert (not_claimed.saving["USD"] >= 165, claimed.saving) == (True, {})


def test_an_origin_outside_the_agreement_has_no_claim_to_make() -> None:
    assert exposed(SHIRTS).saving == {}


def test_what_is_not_known_is_in_no_sum_and_says_why() -> None:
    made = exposed(
        watched("6109100012", "CN"),
        watched("6109109999", "CN", "1000"),
        watched("0702004000", "MX", "1000"),
    )
    assert [(each.missing, each.unknown_code) for each in made.incomplete] == [
        ((Need(NeedKind.VALUE),), False),
        ((), True),
        ((Need(NeedKind.QUANTITY, "kg"),), False),
    ]
    assert made.total == {}


def test_the_costliest_lines_come_dearest_first() -> None:
    middle, dear = (
        replace(SHIRTS, value=Money(amount=Decimal(value), currency="USD"))
        for value in (5000, 9000)
    )
    made = exposed(SHIRTS, middle, dear)
    assert [each.line for each in made.costliest(2)] == [dear, middle]


def test_days_that_move_a_line_are_those_of_the_measures_that_reach_it() -> None:
    days = turning_days([WINTER], calculator(), after=date(2025, 1, 1))
    assert date(2025, 3, 4) in days
    assert [day for day in sorted(days) if day > date(2025, 1, 1)] == list(days)
    assert all(scope.covers(WINTER.code) for scope in days.values())


def test_a_rule_on_which_of_two_laws_is_owed_moves_a_line_as_a_law_does() -> None:
    racks = watched("9403200082", "CA", "1000")
    assert date(2026, 9, 15) in turning_days([racks], calculator(), after=date(2026, 9, 1))


def test_a_light_exposure_says_the_same_without_its_assessments() -> None:
    made = exposed(SHIRTS, WINTER, watched("0000000000", "CA", "5"))
    light = made.light()
    assert [each.assessment for each in light.lines] == [None, None, None]
    assert [light.total, light.by_programme, light.saving, light.cited] == [
        made.total,
        made.by_programme,
        made.saving,
        made.cited,
    ]
    assert light.cited
    assert [each.unknown_code for each in light.incomplete] == [True]
