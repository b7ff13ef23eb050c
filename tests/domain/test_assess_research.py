"""Every line of the research files, assessed: its rate, its days, at its own, longer and shorter codes.

The files live beside the project; where they are absent these tests say so and skip.
"""

from __future__ import annotations

import csv
import gzip
import json
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache

import pytest

from bot.domain.assessment.entry import Assessment, Entry, Outcome
from bot.domain.codes import Code, Scope
from bot.domain.duty import Money
from bot.domain.measures import Status
from tests.catalogue.reading import shared
from tests.domain.duty_fixtures import calculator
from tests.shipped_facts import shipped

DAY = timedelta(days=1)
Row = dict[str, str]
METALS_338 = frozenset({"9903.03.12", "9903.03.14"})
"""Lists of Section 338 that stack with Section 232 from 2026-09-15."""


def research(*names: str) -> list[Row]:
    with shared(*names).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def assessed(code: str, day: date, *, imposing: str = "US", claim: str = "") -> Assessment:
    """10,000 of Canadian or American goods, without a schedule at hand."""
    entry = Entry(
        code=Code.parse(code),
        imposing=imposing,
        origin="CA" if imposing == "US" else "US",
        day=day,
        value=Money(amount=Decimal(10000), currency="USD" if imposing == "US" else "CAD"),
        claim=claim,
        metal_content=Decimal(100),
    )
    return calculator().assess(entry, None, {})


def outcomes(made: Assessment, programme: str) -> list[tuple[Outcome, str]]:
    return [
        (row.outcome, f"{row.amount.amount}" if row.amount else "")
        for row in made.rows
        if row.programme.startswith(programme)
    ]


def forms(code: str) -> tuple[str, ...]:
    """The code as written, undotted, and with a statistical number below it."""
    digits = Code.parse(code).digits
    longer = (f"{digits}00", f"{digits}10") if len(digits) == 8 else ()
    return (code, digits, *longer)


def test_every_item_of_the_canadian_surtax_pays_its_rate_from_its_day_and_nothing_before() -> None:
    wrong = {}
    for row in research("facts", "canada-surtax-2026-09-08.csv"):
        first = date.fromisoformat(row["effective_from"])
        rate = row["surtax_pct_of_value_for_duty"]
        metal = row["pc_number"] == "2026-0786"
        if row["schedule"] == "4":
            continue
        for code in forms(row["ca_tariff_item"]):
            for claim in ("", "UST"):
                on = assessed(code, first, imposing="CA", claim=claim)
                before = assessed(code, first - DAY, imposing="CA", claim=claim)
                got = (outcomes(before, "ca-surtax"), outcomes(on, "ca-surtax"))
                eve = [(Outcome.OWED, "2500.00")] if metal else []
                want = (eve, [(Outcome.OWED, f"{int(rate) * 100}.00")])
                if got != want:
                    wrong[code, claim] = got
    assert wrong == {}


def test_the_items_of_chapters_98_and_99_still_pay_and_ask_for_the_rate_of_their_goods() -> None:
    rows = research("facts", "canada-surtax-2026-09-08.csv")
    items = [row["ca_tariff_item"] for row in rows if row["schedule"] == "4"]
    day = date(2026, 9, 8)
    found = {item: outcomes(assessed(item, day, imposing="CA"), "ca-surtax-2026") for item in items}
    assert found == {item: [(Outcome.UNKNOWN, "")] for item in items}
    assert len(items) == 14


def lines_338() -> Iterator[tuple[str, str, date, bool]]:
    """Code, heading, day and whether some line of the list holds the code on that day."""
    rows = research("facts", "section338-canada-lines.csv")
    days = [date(2026, 8, 21), date(2026, 8, 22), date(2026, 9, 14), date(2026, 9, 15)]
    for row in rows:
        for day in days:
            for code in forms(row["hts"]):
                digits = Code.parse(code).digits
                alive = any(
                    r["valid_from"] <= day.isoformat() <= (r["valid_to"] or "9999")
                    for r in rows
                    if digits.startswith(r["hts"])
                )
                yield code, row["ch99_heading"], day, alive


def test_every_line_of_section_338_pays_50_on_its_days_and_yields_to_section_232_as_told() -> None:
    wrong = {}
    for code, heading, day, alive in lines_338():
        made = assessed(code, day, claim="S")
        pending = [pair for pair in outcomes(made, "us-338") if pair[0] is not Outcome.UNKNOWN]
        pays_232 = any(outcome is Outcome.OWED for outcome, _ in outcomes(made, "us-232"))
        stacks = day >= date(2026, 9, 15) and heading in METALS_338
        want = [(Outcome.OWED, "5000.00")] if alive else []
        if alive and pays_232 and not stacks:
            want = [(Outcome.DISPLACED, "0.00")]
        if pending != want:
            wrong[code, day] = (pending, want)
    assert wrong == {}


def test_every_banned_line_is_prohibited_from_its_day_and_dutiable_the_day_before() -> None:
    wrong = {}
    for row in research("facts", "section338-import-bans.csv"):
        first = date.fromisoformat(row["effective_from"])
        for code in forms(row["hts"]):
            got = assessed(code, first - DAY).prohibited, assessed(code, first).prohibited
            if got != (False, True):
                wrong[code] = got
    assert wrong == {}


@lru_cache(maxsize=2)
def numbers(name: str) -> tuple[str, ...]:
    """The ten-digit numbers of an edition of the US schedule, chapters 98 and 99 left out."""
    with gzip.open(shared("data", "hts", name), "rt", encoding="utf-8") as file:
        codes = (row["htsno"].replace(".", "") for row in json.load(file))
        return tuple(c for c in codes if len(c) == 10 and not c.startswith(("98", "99")))


def charged(day: date, taken: Callable[[str], bool], codes: Iterable[str]) -> frozenset[str]:
    """Those of ``codes`` that measures (by slug) reach from Canada on ``day``."""
    measures = [
        m
        for m in shipped().measures.values()
        if taken(m.slug) and m.origins.hit("CA") and m.status_on(day) is Status.IN_FORCE
    ]
    scopes = [m.scope_on(day) for m in measures]
    return frozenset(c for c in codes if _covered(Code(c), scopes))


def _covered(code: Code, scopes: Iterable[Scope]) -> bool:
    return any(scope.covers(code) for scope in scopes)


def held(codes: Iterable[str], prefixes: Iterable[str]) -> frozenset[str]:
    """Those of ``codes`` that begin with one of ``prefixes``."""
    stems = set(prefixes)
    lengths = sorted({len(stem) for stem in stems})
    return frozenset(c for c in codes if any(c[:n] in stems for n in lengths))


NUMBERS_2026 = "hts_2026_rev_10.json.gz"
TIERS = {
    "1a": ("us-232-metals-50",),
    "1b": ("us-232-metals-derivatives-25",),
    "1c": ("us-232-metals-mobile-equipment",),
    "3": ("us-232-metals-equipment-15",),
}


@pytest.mark.parametrize("day", [date(2026, 4, 6), date(2026, 6, 8)])
@pytest.mark.parametrize("annex", TIERS)
def test_no_line_pays_under_a_metals_tier_that_the_annexes_do_not_give_it(
    annex: str, day: date
) -> None:
    tier = tiers(day)
    paying = charged(day, lambda slug: slug in TIERS[annex], numbers(NUMBERS_2026))
    # U.S. note 16(c)(vii) itself names 9403.99.9020, which the table of annexes puts in Annex II
    official = {"9403999020"}
    assert {c for c in paying if tier.get(c) != annex} - official == set()


@lru_cache(maxsize=1)
def tiers(day: date) -> dict[str, str]:
    """The annex of each number on ``day``: that of the longest prefix, of these the latest."""
    codes = sorted(numbers(NUMBERS_2026))
    found: dict[str, tuple[tuple[int, str], str]] = {}
    for row in research("data", "lists", "s232_annex_products.csv"):
        if row["effective_date"] > day.isoformat():
            continue
        prefix, rank = row["hts_prefix"], (len(row["hts_prefix"]), row["effective_date"])
        for code in codes[bisect_left(codes, prefix) : bisect_left(codes, f"{prefix}~")]:
            if rank >= found.get(code, ((0, ""), ""))[0]:
                found[code] = (rank, row["annex"])
    return {code: annex for code, (_, annex) in found.items()}


@pytest.mark.parametrize("day", [date(2025, 3, 12), date(2025, 6, 4), date(2025, 8, 18)])
def test_no_metal_chapter_pays_before_it_was_on_a_list(day: date) -> None:
    codes = [c for c in numbers("hts_2025_rev_18.json.gz") if c[:2] in ("72", "73", "76")]
    listed = [
        row["hts_prefix"]
        for name in ("s232_metal_chapter_products.csv", "s232_derivative_products.csv")
        for row in research("data", "lists", name)
        if row["effective_date"] <= day.isoformat()
    ]
    paying = charged(day, lambda slug: slug.startswith(("us-232-steel", "us-232-alum")), codes)
    assert paying - held(codes, listed) == frozenset()


@pytest.mark.parametrize(
    ("name", "column", "slug"),
    [
        ("s232_auto_parts.txt", "", "us-232-auto-parts-25"),
        ("s232_mhd_parts.txt", "", "us-232-truck-parts-25"),
        ("s232_copper_products.csv", "hts10", "us-232-copper-50"),
    ],
)
def test_no_part_pays_that_is_on_no_list(name: str, column: str, slug: str) -> None:
    codes = numbers("hts_2025_rev_18.json.gz")
    if column:
        listed = [row[column] for row in research("data", "lists", name)]
    else:
        listed = shared("data", "lists", name).read_text(encoding="utf-8").split()
    paying = charged(date(2025, 12, 1), lambda each: each == slug, codes)
    assert paying - held(codes, listed) == frozenset()


def test_no_line_is_exempt_of_section_122_that_is_not_on_its_list() -> None:
    codes = numbers("hts_2026_rev_10.json.gz")
    listed = [row["hts8"] for row in research("data", "lists", "s122_exempt_products.csv")]
    listed += ["49", "9701", "9702", "9703", "9704", "9705"]  # 9903.03.11: books and works of art
    paying = charged(date(2026, 5, 1), lambda slug: slug == "us-122-surcharge-10", codes)
    assert frozenset(codes) - paying - held(codes, listed) == frozenset()
