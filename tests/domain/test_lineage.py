"""Rules of the catalogue go on for what takes a measure's place."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

from bot.domain.days import Validity
from bot.domain.duty import AdValorem
from bot.domain.lineage import lineage, named_by_lineage
from bot.domain.measures import Measure, Origins, Part, StackingRule
from bot.domain.text import Text

OLD = Measure(
    slug="dairy",
    programme="us-338-canada",
    imposing="US",
    origins=Origins(),
    label=Text(en="Dairy", fr="Produits laitiers"),
    duty=AdValorem(percent=Decimal(50)),
    validity=Validity(first=date(2026, 8, 22), last=date(2026, 11, 30)),
)
NEW = replace(OLD, slug="dairy-60", replaces="dairy", validity=Validity(first=date(2026, 12, 1)))
NEWER = replace(
    NEW, slug="dairy-70", replaces="dairy-60", validity=Validity(first=date(2027, 1, 1))
)
RULE = StackingRule(
    slug="metals-over-dairy",
    winner=frozenset({"us-232-metals"}),
    loser=frozenset({"dairy"}),
    part=Part.WHOLE,
    validity=Validity(first=date(2026, 9, 15)),
    reason=Text(en="Metals", fr="Métaux"),
)
HELD = {one.slug: one for one in (OLD, NEW, NEWER)}


def test_a_measure_comes_from_all_that_it_took_the_place_of() -> None:
    assert lineage(NEWER, HELD) == ("dairy-70", "dairy-60", "dairy")


def test_a_rule_names_what_took_the_place_of_a_measure() -> None:
    (rule,) = named_by_lineage([RULE], HELD)
    assert rule.loser == {"dairy", "dairy-60", "dairy-70"}
    assert rule.winner == RULE.winner


def test_a_rule_that_is_over_names_nothing_later() -> None:
    over = replace(RULE, validity=Validity(first=date(2026, 9, 15), last=date(2026, 10, 31)))
    assert named_by_lineage([over], HELD) == (over,)
