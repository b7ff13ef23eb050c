"""What holds for every entry, whatever the catalogue says."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.assessment.calculator import assess
from bot.domain.assessment.entry import Assessment, Entry
from bot.domain.assessment.rules import DutyRules
from bot.domain.codes import Code
from bot.domain.days import Validity
from bot.domain.duty import AdValorem, Free, Money
from bot.domain.lines import Line, Special
from bot.domain.measures import Measure
from tests.domain.duty_fixtures import law
from tests.shipped_facts import shipped

ORIGINS = ("CA", "MX", "CN", "DE", "JP", "GB", "RU", "KR", "NZ", "ZW")
CODES = sorted(
    {f"{low:010d}" for m in shipped().measures.values() if m.scope for low, _ in m.scope.spans[:3]}
)
USMCA = frozenset({"S", "S+", "UST"})


def a_line(code: Code, percent: Decimal) -> Line:
    """A line with a general rate, free under the agreement."""
    return Line(
        schedule="US",
        code=code,
        indent=0,
        description="",
        general=AdValorem(percent=percent),
        special=(Special(duty=Free(), indicators=USMCA),),
        other=AdValorem(percent=percent + 20),
        validity=Validity(first=date(2025, 1, 1)),
    )


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    imposing, origins = draw(st.sampled_from((("US", ORIGINS), ("CA", ("US", *ORIGINS[1:])))))
    cents = draw(st.integers(0, 10**12))
    share = st.none() | st.decimals(0, 100, places=1)
    return Entry(
        code=Code(draw(st.sampled_from(CODES))),
        imposing=imposing,
        origin=draw(st.sampled_from(origins)),
        day=draw(st.dates(date(2025, 1, 15), date(2028, 3, 1))),
        value=Money(amount=Decimal(cents) / 100, currency="USD" if imposing == "US" else "CAD"),
        claim=draw(st.sampled_from((None, "", "S", "UST", "AU", "KR", "nonsense"))),
        metal_content=draw(share),
        us_content=draw(share),
    )


PERCENTS = st.decimals(0, 60, places=1)


def made(entry: Entry, percent: Decimal, measures: list[Measure], by: DutyRules) -> Assessment:
    return assess(entry, line=a_line(entry.code, percent), measures=measures, law=by)


def measures() -> list[Measure]:
    return list(shipped().measures.values())


@settings(max_examples=150, deadline=None)
@given(entries(), PERCENTS, st.randoms())
def test_the_order_of_measures_and_rules_does_not_matter(
    entry: Entry,
    percent: Decimal,
    chance: st.random.Random,  # type: ignore[name-defined]
) -> None:
    shuffled, rules = measures(), list(law().rules)
    chance.shuffle(shuffled)
    chance.shuffle(rules)
    plain = DutyRules(
        rules=law().rules,
        agreements=law().agreements,
        records_begin=law().records_begin,
        fees=law().fees,
        apart=law().apart,
    )
    by = replace(plain, rules=rules)
    assert made(entry, percent, shuffled, by) == made(entry, percent, measures(), plain)


@settings(max_examples=150, deadline=None)
@given(entries(), PERCENTS)
def test_no_duty_is_negative_and_a_total_is_the_sum_of_its_rows(
    entry: Entry, percent: Decimal
) -> None:
    done = made(entry, percent, measures(), law())
    amounts = [row.amount.amount for row in done.rows if row.amount is not None]
    assert all(amount >= 0 for amount in amounts)
    if done.total is not None:
        assert done.total.amount == sum(amounts)
        assert not done.missing


@settings(max_examples=300, deadline=None)
@given(entries(), PERCENTS)
def test_a_usmca_claim_never_raises_the_total(entry: Entry, percent: Decimal) -> None:
    claimed = made(replace(entry, claim="S"), percent, measures(), law())
    without = made(replace(entry, claim=""), percent, measures(), law())
    if claimed.total is not None and without.total is not None:
        assert claimed.total.amount <= without.total.amount


@settings(max_examples=100, deadline=None)
@given(entries(), PERCENTS)
def test_a_missing_fact_and_a_total_exclude_each_other(entry: Entry, percent: Decimal) -> None:
    done = made(entry, percent, measures(), law())
    assert (done.total is None) == bool(done.missing or done.prohibited)
