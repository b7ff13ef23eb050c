"""The rate that heads a good is that of most lines of a schedule that its core codes have.

A range of codes holds many that no schedule has: an order that names every line of a heading names a
small part of the range. Lines are those of the shipped US rates; Canada's are counted by the six
digits that both schedules share.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from datetime import date
from itertools import groupby

import pytest

from bot.commands.rates.subject import Subject
from bot.domain.codes import Code
from bot.domain.goods import Good
from bot.domain.rate_groups import differing_groups
from bot.domain.rate_summary import Direction, RateGroup, charged
from tests.catalogue.shipped import CATALOGUE
from tests.shipped_facts import shipped

INTO_CANADA, INTO_US = (
    Direction(origin="US", imposing="CA"),
    Direction(origin="CA", imposing="US"),
)
ASKED = (
    (INTO_CANADA, date(2025, 5, 1)),
    (INTO_US, date(2026, 10, 1)),
    (Direction(origin="CN", imposing="US"), date(2025, 11, 30)),
    *(
        pytest.param(way, day, marks=pytest.mark.soak)
        for way, day in (
            (INTO_CANADA, date(2026, 10, 1)),
            (INTO_US, date(2025, 5, 1)),
            (INTO_US, date(2025, 9, 2)),
            (INTO_US, date(2026, 3, 2)),
            *(
                (Direction(origin=origin, imposing="US"), day)
                for origin in ("BR", "CN", "DE", "IN", "MX", "VN")
                for day in (date(2025, 5, 1), date(2026, 10, 1))
            ),
        )
    ),
)
"""Going through all goods takes seconds a day: three each time, the others in the long proofs."""


Lines = dict[Code, list[Code]]
"""The lines of a schedule by chapter: all of them are too many to look through for each good."""


@pytest.fixture(scope="module")
def lines() -> dict[str, Lines]:
    """By schedule: its lines at eight digits, Canada's at six."""
    with gzip.open(CATALOGUE / "schedules" / "us-rates.csv.gz", "rt") as table:
        digits = {line.partition(",")[0] for line in table}
    us = sorted({code[:8] for code in digits if len(code) >= 8 and code.isdigit()})
    return {"US": _by_chapter(us), "CA": _by_chapter(sorted({c[:6] for c in us}))}


def _by_chapter(codes: list[str]) -> Lines:
    return {Code(c): list(map(Code, held)) for c, held in groupby(codes, key=lambda code: code[:2])}


def owed(group: RateGroup) -> frozenset[tuple[object, object]]:
    return frozenset((row.duty, row.basis) for row in charged(group.plain))


def held(group: RateGroup, core: list[Code]) -> int:
    return sum(group.scope.touches(code) for code in core)


def _wrong(good: Good, way: Direction, day: date, lines: dict[str, Lines]) -> Iterator[str]:
    found = Subject(name=good.name, good=good).rate_summary(shipped(), way, day)
    core, main = found.core, found.main
    chapters = (held for chapter, held in lines[way.imposing].items() if core.touches(chapter))
    mine = [code for held in chapters for code in held if core.touches(code)]
    if main is None or len(found.rate_groups) < 2 or not mine:
        return
    told, named = held(main, mine), [g for g in found.rate_groups if charged(g.plain)]
    others = [g for g in found.rate_groups if owed(g) != owed(main)]
    most = max(others, key=lambda g: held(g, mine), default=None)
    if most is not None and held(most, mine) > told:
        yield f"{good.slug} {way} {day}: {told} of {len(mine)} lines, others {held(most, mine)}"
    if not charged(main.plain) and any(held(g, mine) * 2 >= len(mine) for g in named):
        # six digits of which a list names one item count for both
        yield f"{good.slug} {way} {day}: headed by no duty, most lines are on a list"


@pytest.mark.parametrize(("way", "day"), ASKED, ids=str)
def test_the_rate_that_heads_a_good_is_that_of_most_of_its_lines(
    lines: dict[str, Lines], way: Direction, day: date
) -> None:
    goods = shipped().goods.values()
    assert [told for good in goods for told in _wrong(good, way, day, lines)] == []


NAMED_BY = (
    # good, the line of the US schedule whose own words are the good
    ("drywall", "6809.11.00"),
    ("mattresses", "9404.21.00"),
    ("cardboard", "4819.10.00"),
    ("vinyl-flooring", "3918.10.10"),
    ("glass-bottles", "7010.90.50"),
    ("phones", "8517.13.00"),
    ("razors", "8212.10.00"),
    ("nickel", "7502.10.00"),
    ("tires", "4011.10.10"),
    ("pulp", "4703.21.00"),
    ("washing-machines", "8450.11.00"),
    ("power-tools", "8467.22.00"),
    ("lamps", "9405.21.60"),
    ("bedroom-furniture", "9403.50.90"),
    ("sacks", "6305.33.00"),
    ("masks", "6307.90.98"),
    ("furnaces", "7322.90.00"),
    ("silver", "7106.91.10"),
    ("jewelry", "7113.19.50"),
)


@pytest.mark.parametrize(("slug", "line"), NAMED_BY)
@pytest.mark.parametrize("day", [date(2025, 5, 1), date(2026, 10, 1)], ids=str)
def test_a_good_is_headed_by_what_the_line_owes_that_bears_its_name(
    slug: str, line: str, day: date
) -> None:
    """Most lines of the heading of plasterboard are of other plaster: drywall is none of those."""
    facts = shipped()
    good, code = facts.goods[slug], Code.parse(line)
    found = Subject(name=good.name, good=good).rate_summary(facts, INTO_US, day)
    holding = [g for g in found.rate_groups if g.scope.touches(code)]
    assert found.main is not None
    assert owed(found.main) in [owed(group) for group in holding]


@pytest.mark.parametrize("slug", ["pulp", "nickel", "silver", "jewelry", "tires"])
def test_what_other_lines_of_the_good_owe_is_told_beside(slug: str) -> None:
    """Truck tires, costume jewelry, nickel bars and bleached straw pulp are of the good, too."""
    good = shipped().goods[slug]
    found = Subject(name=good.name, good=good).rate_summary(shipped(), INTO_US, date(2026, 10, 1))
    assert found.main is not None
    beside = differing_groups(found, found.main)
    assert {owed(group) for group in beside} - {owed(found.main)}
