"""Nothing of the research is lost on the way into the catalogue, and nothing changes its rate or day.

The research files live beside the project; where they are absent these tests say so and skip.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict

import pytest

from tests.catalogue.shipped import (
    RESEARCH,
    Item,
    codes_by_list,
    digits,
    in_time,
    listed,
    shipped,
)

needs_research = pytest.mark.skipif(
    not RESEARCH.is_dir(), reason=f"the research files are not at {RESEARCH}"
)
KINDS = shipped()
LISTS = codes_by_list(KINDS)
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
PERCENT = re.compile(r"\d+(?:\.\d+)?%")
NEVER_LAW = ("never", "not implemented", "threatened only", "withdrawn", "not enacted", "rejected")
LATEST = "2026-10-10"


def research(name: str) -> list[dict[str, str]]:
    """The rows of one research file."""
    with (RESEARCH / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def citing(kind: str) -> dict[str, list[Item]]:
    """The items of ``kind`` by the research rows they rest on."""
    found: dict[str, list[Item]] = defaultdict(list)
    for item in KINDS[kind]:
        for ref in item.get("refs", []):
            found[ref].append(item)
    return found


def days_of(item: Item) -> set[str]:
    """Every day a measure or event gives: its own, its reliefs' and when it was announced."""
    own = {item.get(key, "") for key in ("from", "to", "day", "announced")}
    return own | {r.get(key, "") for r in item.get("reliefs", []) for key in ("from", "to")}


def rates_of(item: Item) -> set[str]:
    """Every percentage a measure charges, on some condition or none."""
    duties = [item["duty"], *(r.get("duty", "") for r in item.get("reliefs", []))]
    return {rate for duty in duties for rate in PERCENT.findall(duty)}


@needs_research
def test_every_row_of_the_timeline_stands_behind_a_measure_or_an_event() -> None:
    known = {*citing("measures"), *citing("events")}
    missing = [row["id"] for row in research("tariff-timeline.csv") if row["id"] not in known]
    assert missing == []


@needs_research
def test_a_measure_begins_on_the_day_its_row_takes_effect() -> None:
    measures, events = citing("measures"), citing("events")
    late = {}
    for row in research("tariff-timeline.csv"):
        wanted = DAY.match(row["effective_date"])
        given = {
            day for item in (*measures[row["id"]], *events[row["id"]]) for day in days_of(item)
        }
        if wanted and wanted[0] not in given:
            late[row["id"]] = (wanted[0], sorted(given))
    assert late == {}


@needs_research
def test_a_measure_ends_on_the_day_its_row_ends() -> None:
    measures = citing("measures")
    wrong = {}
    for row in research("tariff-timeline.csv"):
        wanted = DAY.match(row["end_date"])
        given = {m.get("to", "open") for m in measures[row["id"]]}
        if wanted and given and wanted[0] not in given:
            wrong[row["id"]] = (wanted[0], sorted(given))
    # US-001 was paused on the eve of its first day; US-046 is the delay, whose measures it moved.
    assert wrong == {
        "US-001": ("2025-02-03", ["2025-02-04"]),
        "US-046": ("2026-08-21", ["open"]),
        "CA-001": ("2025-02-03", ["2025-02-04"]),
    }


@needs_research
def test_the_first_rate_of_a_row_is_charged_by_one_of_its_measures() -> None:
    measures = citing("measures")
    wrong = {}
    for row in research("tariff-timeline.csv"):
        wanted = PERCENT.search(row["rate"])
        given = {rate for m in measures[row["id"]] for rate in rates_of(m)}
        if wanted and measures[row["id"]] and wanted[0] not in given:
            wrong[row["id"]] = (wanted[0], sorted(given))
    # An exemption is a relief with nothing owed; softwood is held as its parts and by firm; an offset and a
    # remission have no rate of their own.
    assert wrong == {
        "US-004": ("0%", ["10%", "25%", "35%"]),
        "US-021": (
            "35.19%",
            [
                "10.44%",
                "12.12%",
                "14.63%",
                "16.82%",
                "20.56%",
                "26.47%",
                "3.88%",
                "35.16%",
                "35.53%",
                "47.59%",
                "5.04%",
                "6.14%",
                "6.74%",
                "6.85%",
                "7.66%",
                "9.61%",
                "9.65%",
            ],
        ),
        "US-061": ("3.75%", []),
        "CA-016": ("25%", []),
    }


@needs_research
def test_what_was_only_threatened_or_planned_is_never_law() -> None:
    measures = citing("measures")
    enacted = []
    for row in research("tariff-timeline.csv"):
        if not row["status_as_of_2026-10-10"].startswith(NEVER_LAW):
            continue
        for m in measures[row["id"]]:
            if m.get("standing", "enacted") == "enacted":
                enacted.append((row["id"], m["slug"]))
    assert enacted == []


def holding(measures: list[Item], code: str, day: str) -> list[Item]:
    """The measures whose lists hold ``code`` (or the line above it) on ``day``."""
    return [
        m
        for m in measures
        if in_time(m, day) and any(code.startswith(line) for line in listed(m, LISTS))
    ]


@needs_research
def test_each_section_338_line_pays_once_for_as_long_as_it_is_listed() -> None:
    duties = [
        m
        for m in KINDS["measures"]
        if m["programme"] == "us-338-canada" and m["duty"] != "prohibited"
    ]
    wrong = []
    for row in research("section338-canada-lines.csv"):
        for day in {row["valid_from"], row["valid_to"] or LATEST}:
            found = holding(duties, row["hts"], day)
            given = [(m["duty"], m["heading"]) for m in found]
            if given != [(f"{row['rate_pct']}%", row["ch99_heading"])]:
                wrong.append((row["hts"], day, given))
    assert wrong == []


@needs_research
def test_no_line_is_under_section_338_that_the_research_does_not_list() -> None:
    listed_there = {row["hts"] for row in research("section338-canada-lines.csv")}
    shipped_here = {
        code for slug, codes in LISTS.items() if slug.startswith("s338-") for code in codes
    }
    bans = {digits(row["hts"]) for row in research("section338-import-bans.csv")}
    assert shipped_here == listed_there | bans


@needs_research
def test_each_banned_line_is_prohibited_from_its_day() -> None:
    bans = [m for m in KINDS["measures"] if m["duty"] == "prohibited"]
    wrong = []
    for row in research("section338-import-bans.csv"):
        found = holding(bans, digits(row["hts"]), row["effective_from"])
        bulk = [[r["declared"] for r in m["reliefs"]].count("bulk") for m in found]
        given = [(m["from"], m["instrument"]) for m in found]
        expected = [(row["effective_from"], f"Proclamation {row['proclamation']}")]
        if given != expected or bulk != [int(row["condition"].startswith("packaged only"))]:
            wrong.append((row["hts"], given, bulk))
    assert wrong == []


@needs_research
def test_each_canadian_surtax_item_pays_the_rate_of_its_schedule_once() -> None:
    surtaxes = [
        m
        for m in KINDS["measures"]
        if m["programme"] in ("ca-surtax-2026", "ca-surtax-steel-aluminum-2025")
    ]
    wrong = []
    for row in research("canada-surtax-2026-09-08.csv"):
        rate = row["surtax_pct_of_value_for_duty"]
        expected = f"{rate}%" if rate.isdigit() else "unquantified"
        found = holding(surtaxes, digits(row["ca_tariff_item"]), row["effective_from"])
        given = [(m["duty"], m["from"]) for m in found]
        if given != [(expected, row["effective_from"])]:
            wrong.append((row["ca_tariff_item"], given))
    assert wrong == []


@needs_research
def test_each_of_the_sixty_economies_pays_its_rate() -> None:
    by_heading = {
        m["heading"]: m for m in KINDS["measures"] if m["programme"] == "us-301-forced-labor"
    }
    wrong = []
    rows = research("section301-2026-economies.csv")
    for row in rows:
        m = by_heading[row["ch99_heading"]]
        total = "all-in " if row["kind"].startswith("floor") else ""
        relief = [r["heading"] for r in m["reliefs"] if r.get("claim") == "usmca"]
        given = (m["duty"], m["from"], relief)
        wanted = [row["usmca_relief_heading"]] if row["usmca_relief_heading"] else []
        if given != (f"{total}{row['rate_pct']}%", row["effective_from"], wanted):
            wrong.append((row["economy"], given))
        if row["iso2"] != "EU" and m["origins"] != [row["iso2"]]:
            wrong.append((row["economy"], m["origins"]))
    assert (wrong, len(by_heading), len(rows)) == ([], 60, 60)


@needs_research
def test_every_claim_of_the_articles_that_is_not_noise_is_answered() -> None:
    known = citing("claims")
    missing = [
        row["row_id"]
        for row in research("seed-measures.csv")
        if row["truth"] != "noise" and row["row_id"] not in known
    ]
    assert missing == []
