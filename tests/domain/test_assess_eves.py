"""The eve and the day of every dated change of the shipped catalogue differ by that change only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from bot.domain.assessment.entry import Assessment, AssessmentRow, Entry
from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.measures import Measure, Standing
from tests.domain.duty_fixtures import calculator
from tests.shipped_facts import shipped

DAY = timedelta(days=1)
WIDE = ("DE", "CN", "JP", "GB", "BR", "ZW", "CA", "US", "MX")
"""Origins to stand for 'all of them'."""


def law() -> tuple[Measure, ...]:
    return tuple(
        m
        for m in shipped().measures.values()
        if m.standing is Standing.ENACTED and m.scope and m.programme in shipped().programmes
    )


def turns(measure: Measure) -> Iterator[date]:
    """The days on which the measure, or a relief from it, begins or has ended."""
    yield from (phase.first for phase in measure.phases)
    for span in (measure.validity, *(r.validity for r in measure.reliefs if r.validity)):
        yield span.first
        if span.last is not None:
            yield span.last + DAY


def changes() -> list[tuple[str, date]]:
    found = {(m.slug, day) for m in law() for day in turns(m) if day > date.min}
    for rule in shipped().stacking:
        last = rule.validity.last
        days = (rule.validity.first, *(() if last is None else (last + DAY,)))
        hit = [m.slug for m in law() if {m.slug, m.programme} & rule.loser]
        found |= {(slug, day) for slug in hit for day in days}
    return sorted(found)


def entry(measure: Measure, day: date, claim: str) -> Entry:
    """An entry under the measure: the first code of its list that day, an origin it hits."""
    origin = (
        min(measure.origins.only)
        if measure.origins.only
        else next(o for o in WIDE if measure.origins.hit(o) and o != measure.imposing)
    )
    low, _ = (measure.scope_on(day) or measure.scope).spans[0]
    return Entry(
        code=Code(f"{low:010d}"),
        imposing=measure.imposing,
        origin=origin,
        day=day,
        value=Money(amount=Decimal(10000), currency="USD"),
        claim=claim,
        metal_content=Decimal(60),
        us_content=Decimal(30),
    )


def touched(day: date) -> frozenset[str]:
    """What may differ between the eve and ``day``: what changes, and what its rules reach."""
    facts = shipped()
    names = {m.slug for m in facts.measures.values() if day in turns(m)}
    for rule in facts.stacking:
        ends = rule.validity.last is not None and rule.validity.last + DAY == day
        if rule.validity.first == day or ends:
            names |= {m.slug for m in facts.measures.values() if {m.slug, m.programme} & rule.loser}
    while True:  # a measure that changes hands its place to those it kept away, and they to others
        winners = {n for s in names for n in (s, facts.measures[s].programme)}
        losers = {n for r in facts.stacking if r.winner & winners for n in r.loser}
        more = {m.slug for m in facts.measures.values() if {m.slug, m.programme} & losers} - names
        if not more:
            return frozenset(names)
        names |= more


def rows(entry: Entry) -> dict[str, AssessmentRow]:
    made: Assessment = calculator().assess(entry, None, {})
    return {row.measure: row for row in (*made.rows, *made.fees)}


@pytest.mark.parametrize("claim", ["", "S"])
@pytest.mark.parametrize(("slug", "day"), changes(), ids=str)
def test_the_day_differs_from_its_eve_by_what_changed_that_day(
    slug: str, day: date, claim: str
) -> None:
    on_day = entry(shipped().measures[slug], day, claim)
    before, after = rows(replace(on_day, day=day - DAY)), rows(on_day)
    differing = {
        name for name in before.keys() | after.keys() if before.get(name) != after.get(name)
    }
    assert differing <= touched(day)


@pytest.mark.parametrize("slug", [m.slug for m in law()])
def test_a_measure_is_there_from_its_first_day_to_its_last_and_no_longer(slug: str) -> None:
    measure = shipped().measures[slug]
    first, last = measure.validity.first, measure.validity.last
    at = {day: slug in rows(entry(measure, day, "")) for day in (first - DAY, first)}
    assert at == {first - DAY: False, first: True}
    if last is not None:
        assert slug in rows(entry(measure, last, ""))
        assert slug not in rows(entry(measure, last + DAY, ""))
