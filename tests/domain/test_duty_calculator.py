"""What is remembered between entries changes none of them."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.domain.assessment.calculator import MeasureIndex, assess
from bot.domain.assessment.entry import Entry
from bot.domain.assessment.plan import column_two_in_lieu, pointed_to
from bot.domain.assessment.rules import FORMAL
from bot.domain.codes import Code
from bot.domain.countries import ISO, ORIGINS
from bot.domain.duty import Money
from bot.domain.measures import Status
from bot.domain.turning_days import Epochs, of_validity
from bot.presentation.duty.assessment import reason_words
from tests.domain.duty_fixtures import LINES, calculator, law, line
from tests.shipped_facts import shipped

EDGES = sorted(
    {
        edge
        for measure in shipped().measures.values()
        for scope in (measure.scope, *(r.scope for r in measure.reliefs if r.scope))
        for span in scope.spans[:40]
        for edge in (span[0], span[1], span[1] + 1)
        if 100_000_000 <= edge < 9_900_000_000
    }
)
FACTS = tuple(sorted((*calculator().declarable, FORMAL)))
PRINTED = [Code.parse(code) for _, code in LINES]
DAYS = st.dates(date(2025, 1, 15), date(2027, 3, 1))


def codes() -> st.SearchStrategy[Code]:
    """At the edges of scopes, of every length; and those of made lines."""
    cut = st.builds(
        lambda edge, length: Code(f"{edge:010d}"[:length]),
        st.sampled_from(EDGES),
        st.sampled_from((2, 4, 6, 8, 10)),
    )
    return cut | st.sampled_from(PRINTED)


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    imposing = draw(st.sampled_from(("US", "CA")))
    origins = ("CA", "US", "MX", "CN", "DE", "EU", "JP", "GB", "RU", "KR", "ZW")
    share = st.none() | st.decimals(0, 100, places=1)
    return Entry(
        code=draw(codes()),
        imposing=imposing,
        origin=draw(st.sampled_from([o for o in origins if o != imposing])),
        day=draw(DAYS),
        value=Money(amount=Decimal(draw(st.integers(0, 10**9))) / 100, currency="USD"),
        claim=draw(st.sampled_from((None, "", "S", "UST", "MXT", "AU", "KR", "nonsense"))),
        quantities=draw(st.sampled_from(((), ((Decimal(7), "kg"),)))),
        metal_content=draw(share),
        us_content=draw(share),
        declared=draw(st.frozensets(st.sampled_from((*FACTS, "what nobody asks for")), max_size=2)),
    )


@settings(max_examples=300, deadline=None)
@given(entries())
def test_an_entry_pays_what_it_would_if_nothing_were_remembered(entry: Entry) -> None:
    """The bot has seen all examples before this one."""
    found = line(entry.imposing, entry.code.dotted)
    stated = {heading: line("US", heading) for heading in calculator().headings(entry, found)}
    ranges = tuple(shipped().headings.values())
    anew = assess(
        entry,
        line=found,
        measures=[
            *shipped().measures.values(),
            *pointed_to(entry, found, ranges, stated.get),
        ],
        law=law(),
        in_lieu=column_two_in_lieu(entry, found, ranges, stated.get) if found else None,
    )
    assert calculator().assess(entry, found, stated) == anew


def test_entries_that_differ_in_one_thing_only_are_told_apart() -> None:
    bar, pipe = "7601.10.30.00", "7411.10.10.30"
    edition = {"9903.90.09": line("US", "9903.90.09")}
    asked = [
        *((pipe, "CA", claim, {}) for claim in ("", "S", "S+", "KR", "nonsense", "usmca")),
        *((pipe, origin, "S", {}) for origin in ("MX", "DE", "RU")),
        *((bar, "RU", "", stated) for stated in ({}, edition)),
    ]
    told = []
    for code, origin, claim, stated in asked:
        entry = Entry(
            code=Code.parse(code),
            imposing="US",
            origin=origin,
            day=date(2026, 8, 25),
            value=Money(amount=Decimal(1000), currency="USD"),
            claim=claim.upper(),
            metal_content=Decimal(100),
        )
        base = calculator().assess(entry, line("US", code), stated).rows[0]
        told.append((code[:4], origin, claim, base.rate, reason_words(base.reason, "en")))
    two = "Column 2 rate{}: the origin has no normal trade relations."
    assert told == [
        ("7411", "CA", "", Decimal("1.5"), "General (MFN) rate."),
        ("7411", "CA", "S", 0, "Special rate claimed (S)."),
        ("7411", "CA", "S+", 0, "Special rate claimed (S+)."),
        ("7411", "CA", "KR", Decimal("1.5"), "General rate: KR is not open to goods of CA."),
        (
            *("7411", "CA", "nonsense", Decimal("1.5")),
            "General rate: NONSENSE is not open to goods of CA.",
        ),
        ("7411", "CA", "usmca", 0, "Special rate claimed (USMCA)."),
        ("7411", "MX", "S", 0, "Special rate claimed (S)."),
        ("7411", "DE", "S", Decimal("1.5"), "General rate: S is not open to goods of DE."),
        ("7411", "RU", "S", Decimal("7.5"), two.format("")),
        ("7601", "RU", "", Decimal(11), two.format("")),
        ("7601", "RU", "", Decimal(70), two.format(" (9903.90.09)")),
    ]


@settings(max_examples=200, deadline=None)
@given(codes(), st.sampled_from(("US", "CN", "EU", "DE")), DAYS)
def test_the_index_finds_what_each_scope_says(code: Code, origin: str, day: date) -> None:
    measures = [m for m in shipped().measures.values() if m.imposing == "CA"]
    reach = MeasureIndex(measures)
    whole, some = reach.at(code)
    alive = reach.alive(origin, day)
    here = [m for m in measures if m.origins.hit(origin) and m.status_on(day) is Status.IN_FORCE]
    assert reach.among(some) == tuple(m for m in measures if m.scope.touches(code))
    assert reach.among(whole & alive) == tuple(m for m in here if m.scope_on(day).covers(code))
    assert reach.among(some & alive) == tuple(m for m in here if m.scope_on(day).touches(code))


def test_nothing_turns_inside_an_epoch() -> None:
    spans = [m.validity for m in shipped().measures.values()]
    epochs = Epochs(day for span in spans for day in of_validity(span))
    day, before = date(2025, 1, 1), None
    while day < date(2027, 1, 1):
        now = (epochs.of(day), [span.holds(day) for span in spans])
        if before is not None:
            assert (now[0] == before[0]) == (now[1] == before[1])
        day, before = day + timedelta(days=1), now


def test_every_origin_that_the_facts_name_may_stand_in_an_entry() -> None:
    facts = shipped()
    named = {o for m in facts.measures.values() for o in (*m.origins.only, *m.origins.never)}
    named |= {o for a in facts.agreements.values() for o in a.parties}
    named |= {o for origins in facts.column_two.values() for o in origins}
    assert named - ORIGINS == set()


def test_the_countries_are_those_of_the_time_zone_database() -> None:
    from importlib.resources import files

    listed = (files("tzdata") / "zoneinfo" / "iso3166.tab").read_text(encoding="utf-8")
    rows = [row for row in listed.splitlines() if row and not row.startswith("#")]
    assert {row.split("\t")[0] for row in rows} == ISO
