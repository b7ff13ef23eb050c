"""What counts together, and what keeps what away."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from bot.domain.assessment.entry import Outcome
from bot.domain.assessment.stacking import StackRow, segments, stack
from bot.domain.codes import EVERYTHING, Scope
from bot.domain.days import Validity
from bot.domain.duty import AdValorem, DutyExpression, Free
from bot.domain.measures import Basis, Measure, Origins, Part, Relief, StackingRule
from bot.domain.text import Text

Owed = tuple[Outcome, DutyExpression, Basis]
MARCH, JUNE = date(2025, 3, 20), date(2025, 6, 20)
USMCA = Relief(label=Text(en="goods entered free under USMCA"), claim="usmca")


def measure(
    slug: str,
    percent: str,
    *,
    scope: Scope = EVERYTHING,
    reliefs: tuple[Relief, ...] = (),
    basis: Basis = Basis.FULL_VALUE,
) -> Measure:
    return Measure(
        slug=slug,
        programme=slug,
        imposing="US",
        origins=Origins(),
        label=Text(en=slug),
        duty=AdValorem(percent=Decimal(percent)),
        validity=Validity(first=date(2025, 3, 4)),
        reliefs=reliefs,
        basis=basis,
        scope=scope,
    )


def rule(
    winner: str,
    loser: str,
    part: Part = Part.WHOLE,
    first: date = date(2025, 3, 4),
    last: date | None = None,
    even_at_zero: bool = False,
) -> StackingRule:
    return StackingRule(
        slug=f"{winner}-over-{loser}-{part}",
        winner=frozenset({winner}),
        loser=frozenset({loser}),
        part=part,
        validity=Validity(first=first, last=last),
        reason=Text(en=f"{winner} displaces {loser}"),
        even_at_zero=even_at_zero,
    )


IEEPA = measure("ieepa", "25", reliefs=(USMCA,))
STEEL = measure("steel", "50", scope=Scope.of(["72", "73"]), basis=Basis.METAL_CONTENT)
AUTOS = measure("autos", "25", scope=Scope.of(["8703"]), reliefs=(USMCA,))
RULES = (
    rule("ieepa", "steel", last=date(2025, 6, 3)),
    rule("steel", "ieepa", Part.METAL, first=date(2025, 6, 4)),
    rule("autos", "ieepa"),
    rule("autos", "steel"),
)


def summary(rows: Iterable[StackRow]) -> dict[str, Owed]:
    return {r.measure.slug: (r.outcome, r.duty, r.basis) for r in rows}


def pending(percent: str, basis: Basis = Basis.FULL_VALUE) -> Owed:
    return Outcome.OWED, AdValorem(percent=Decimal(percent)), basis


def test_in_march_2025_the_border_duty_keeps_the_steel_duty_away() -> None:
    assert summary(stack((IEEPA, STEEL), RULES, day=MARCH)) == {
        "ieepa": pending("25"),
        "steel": (Outcome.DISPLACED, Free(), Basis.METAL_CONTENT),
    }


def test_a_usmca_claim_brings_the_winner_to_nothing_and_the_loser_back() -> None:
    assert summary(stack((IEEPA, STEEL), RULES, day=MARCH, claim="usmca")) == {
        "ieepa": (Outcome.RELIEVED, Free(), Basis.FULL_VALUE),
        "steel": pending("50", Basis.METAL_CONTENT),
    }


def test_from_june_2025_the_border_duty_is_left_with_the_part_that_is_no_metal() -> None:
    assert summary(stack((IEEPA, STEEL), RULES, day=JUNE)) == {
        "ieepa": pending("25", Basis.NON_METAL_CONTENT),
        "steel": pending("50", Basis.METAL_CONTENT),
    }


def test_a_displaced_winner_displaces_nobody() -> None:
    chain = (rule("autos", "ieepa"), rule("ieepa", "steel"))
    rows = summary(stack((IEEPA, STEEL, AUTOS), chain, day=MARCH))
    assert rows["steel"] == pending("50", Basis.METAL_CONTENT)


def test_subject_to_means_owing_something_unless_the_rule_says_even_at_zero() -> None:
    plain = stack((IEEPA, AUTOS), (rule("autos", "ieepa"),), day=MARCH, claim="usmca")
    strict = (rule("autos", "ieepa", even_at_zero=True),)
    assert [r.outcome for r in plain] == [Outcome.RELIEVED, Outcome.RELIEVED]
    assert stack((IEEPA, AUTOS), strict, day=MARCH, claim="usmca")[1].outcome is Outcome.DISPLACED


def test_the_order_of_measures_does_not_matter() -> None:
    assert stack((IEEPA, STEEL, AUTOS), RULES, day=JUNE) == stack(
        (AUTOS, STEEL, IEEPA), RULES[::-1], day=JUNE
    )


def test_rules_against_each_other_displace_nobody() -> None:
    circle = (rule("ieepa", "steel"), rule("steel", "ieepa"))
    assert {r.outcome for r in stack((IEEPA, STEEL), circle, day=MARCH)} == {Outcome.OWED}


def test_a_fact_that_was_not_declared_is_left_open_and_never_taken_as_yes() -> None:
    relief = Relief(label=Text(en="civil aircraft"), declared="civil-aircraft")
    duty = measure("s122", "10", reliefs=(relief,))
    (unsaid,) = stack((duty,), (), day=MARCH)
    (said,) = stack((duty,), (), day=MARCH, declared=frozenset({"civil-aircraft"}))
    assert (unsaid.outcome, unsaid.open) == (Outcome.OWED, (relief,))
    assert (said.outcome, said.open) == (Outcome.RELIEVED, ())


def test_a_broad_good_is_cut_by_the_measures_that_reach_it() -> None:
    cut = segments(Scope.of(["72-73", "8703"]), (STEEL, AUTOS, IEEPA), date(2025, 6, 1))
    assert [(s.scope, [m.slug for m in s.measures]) for s in cut] == [
        (Scope.of(["72-73"]), ["steel", "ieepa"]),
        (Scope.of(["8703"]), ["autos", "ieepa"]),
    ]
