"""Which measures an entry stands under and how they stack: the same for all entries alike.

Thousands of entries share codes, origin, day and claim, so the plan is kept apart from the
money: make it once, reckon many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.codes import Scope
from bot.domain.duty import AdValorem, AllIn, Free, Unparsed
from bot.domain.duty_rules import DutyRules
from bot.domain.entries import Entry, Outcome, Provision
from bot.domain.measures import Basis, Held, Measure, Part, StackingRule, Status
from bot.domain.reasons import Note, NoteKind, Reason, Why
from bot.domain.sources import Confidence
from bot.domain.stack import StackRow, stack


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """The base duty or a measure as an entry is charged under it: everything but the money.

    ``needs`` is what would settle a duty without a figure; ``share`` the percent of the value its
    basis counts as where content is not proven; ``floor`` the least percent of the value that all
    duties together may come to.
    """

    provision: Provision
    outcome: Outcome
    needs: tuple[str, ...] = ()
    share: Decimal | None = None
    floor: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """``stacked`` reach the whole code, in order; ``partly`` only some lines below it.

    ``charges`` are the stacked ones ready to be reckoned, ``fees`` those that stand apart from the
    duties. ``prohibited``: one of them forbids the goods. ``unlocks``: a relief that the claim
    brings takes away a measure that kept others away. ``notes`` say what could lower the total if
    it were declared.
    """

    stacked: tuple[StackRow, ...]
    partly: tuple[Measure, ...]
    charges: tuple[Charge, ...]
    fees: tuple[Charge, ...]
    prohibited: bool
    unlocks: bool
    floored: bool
    notes: tuple[Note, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """On what terms an entry comes in: its base duty, and the plan of the measures beside it."""

    base: Charge
    plan: Plan


TermsOf = Callable[[Entry], Terms]


def plan(entry: Entry, agreement: str, measures: Iterable[Measure], law: DutyRules) -> Plan:
    """The plan of ``entry`` when it claims ``agreement`` (a slug, '' for none).

    ``measures`` may hold any: those of other countries, origins, codes and days are left out.
    """
    mine = sorted((m for m in measures if _concerns(m, entry)), key=lambda m: m.slug)
    stacked = stack(
        (m for m in mine if m.scope_on(entry.day).covers(entry.code)),
        law.rules,
        day=entry.day,
        claim=agreement,
        declared=entry.declared,
        scope=Scope((entry.code.span,)),
    )
    charges = [(row.measure.programme in law.fees, _charge(row, law)) for row in stacked]
    return Plan(
        stacked=stacked,
        partly=tuple(m for m in mine if not m.scope_on(entry.day).covers(entry.code)),
        charges=tuple(charge for fee, charge in charges if not fee),
        fees=tuple(charge for fee, charge in charges if fee),
        prohibited=any(row.outcome is Outcome.PROHIBITED for row in stacked),
        unlocks=any(_unlocks(row, law.rules, entry.day) for row in stacked),
        floored=any(charge.floor is not None for _, charge in charges),
        notes=plan_notes(stacked, frozenset()),
    )


def _charge(row: StackRow, law: DutyRules) -> Charge:
    needs = _undecided(row, law)
    relief = row.relief
    return Charge(
        provision=_provision(row),
        outcome=Outcome.UNKNOWN if needs else row.outcome,
        needs=needs,
        share=(relief.assumed_share if relief else None) or row.measure.assumed_share,
        floor=relief.at_least if relief else None,
    )


def _undecided(row: StackRow, law: DutyRules) -> tuple[str, ...]:
    """What would settle a duty without a figure: a declaration, else the figure itself."""
    if not isinstance(row.duty, Unparsed):
        return ()
    if row.measure.programme in law.apart or row.outcome is Outcome.DISPLACED:
        return ()
    asked = tuple(f"declared:{relief.declared}" for relief in row.open)
    return asked or (f"rate: {row.measure.heading or row.measure.instrument}",)


def _provision(row: StackRow) -> Provision:
    measure = row.measure
    rate = row.duty.percent if isinstance(row.duty, AdValorem | AllIn) else None
    return Provision(
        programme=measure.programme,
        measure=measure.slug,
        label=measure.label,
        duty=row.duty,
        rate=Decimal(0) if isinstance(row.duty, Free) else rate,
        basis=row.basis,
        reason=_reason(row),
        instrument=measure.instrument,
        heading=row.relief.heading if row.relief and row.relief.heading else measure.heading,
        sources=measure.sources,
        confidence=_least_sure(row),
    )


def _reason(row: StackRow) -> Reason:
    """Why a row owes what it owes, or nothing."""
    agreement = row.relief.claim if row.relief is not None else ""
    if row.outcome is Outcome.DISPLACED and row.by is not None:
        return Reason(why=Why.DISPLACED, fact=row.reason, by=row.by.label)
    if isinstance(row.duty, Unparsed):
        if row.open:
            return Reason(why=Why.DECLARED, fact=row.measure.label)
        return Reason(why=Why.FIRMS_OWN)
    if row.rule is not None and row.rule.part is Part.NONE and row.by is not None:
        beside, rule = row.by.label, row.rule.reason
        return Reason(why=Why.BESIDE, fact=row.reason, by=beside, rule=rule, agreement=agreement)
    basis = row.basis if row.outcome is Outcome.OWED else Basis.FULL_VALUE
    return Reason(why=Why.FACT, fact=row.reason, basis=basis, agreement=agreement)


def plan_notes(stacked: Iterable[StackRow], denied: frozenset[str]) -> tuple[Note, ...]:
    """What rests on no list of lines, and what could lower the total if the importer declared it.

    ``denied`` is known not to hold.
    """
    found = []
    for row in stacked:
        if row.measure.held is not Held.LINE and row.outcome is not Outcome.DISPLACED:
            found.append(Note(kind=NoteKind.BY_HEADING, fact=row.measure.label))
        found += [
            Note(kind=NoteKind.LESS_IF_DECLARED, fact=relief.label)
            for relief in row.open
            if relief.declared not in denied
        ]
    return tuple(dict.fromkeys(found))


def _least_sure(row: StackRow) -> Confidence:
    order = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)
    said = [row.measure.confidence, *([row.rule.confidence] if row.rule else [])]
    return min(said, key=order.index)


def _unlocks(row: StackRow, rules: Sequence[StackingRule], day: date) -> bool:
    claimed = row.relief is not None and row.relief.claim and isinstance(row.duty, Free)
    names = {row.measure.slug, row.measure.programme}
    return bool(claimed) and any(
        not rule.even_at_zero and rule.validity.holds(day) and names & rule.winner
        for rule in rules
        if rule.part is not Part.NONE
    )


def _concerns(measure: Measure, entry: Entry) -> bool:
    return (
        measure.imposing == entry.imposing
        and measure.origins.hit(entry.origin)
        and measure.status_on(entry.day) is Status.IN_FORCE
        and measure.scope_on(entry.day).touches(entry.code)
    )
