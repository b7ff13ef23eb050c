"""What an entry is charged under, before any money: its base duty, and the measures beside it.

Thousands of entries share codes, origin, day and claim, so the plan is kept apart from the
money: make it once, reckon many. How the measures count together is in
:mod:`bot.domain.assessment.stacking`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache

from bot.domain.assessment.entry import (
    Entry,
    Need,
    NeedKind,
    Note,
    NoteKind,
    Outcome,
    Provision,
    Reason,
    ReasonKind,
)
from bot.domain.assessment.rules import Agreement, DutyRules, HeadingRange
from bot.domain.assessment.stacking import StackRow, stack
from bot.domain.codes import Scope
from bot.domain.days import Validity
from bot.domain.duty import (
    AdValorem,
    Compound,
    DutyExpression,
    Free,
    SeeHeading,
    Specific,
    Unparsed,
    percent_of,
)
from bot.domain.lines import Line
from bot.domain.measures import (
    Basis,
    HeldBy,
    Measure,
    Origins,
    Part,
    Relief,
    StackingRule,
    Status,
)
from bot.domain.sources import Confidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """The base duty or a measure as an entry is charged under it: everything but the money.

    ``needs`` is what would settle a duty without a figure; ``share`` the percent of the value its
    basis counts as where content is not proven; ``floor`` the least percent of the value that all
    duties together may come to.
    """

    provision: Provision
    outcome: Outcome
    needs: tuple[Need, ...] = ()
    share: Decimal | None = None
    floor: Decimal | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """``stacked`` reach the whole code, in order; ``partly`` only some lines below it, save what
    the claim spares them all.

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
        partly=tuple(
            m
            for m in mine
            if not m.scope_on(entry.day).covers(entry.code)
            and not (agreement and m.spares(agreement, entry.day))
        ),
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


def _undecided(row: StackRow, law: DutyRules) -> tuple[Need, ...]:
    """What would settle a duty without a figure: a declaration, else the figure itself."""
    if not isinstance(row.duty, Unparsed):
        return ()
    if row.measure.programme in law.apart or row.outcome is Outcome.DISPLACED:
        return ()
    asked = tuple(Need(NeedKind.DECLARATION, relief.declared) for relief in row.open)
    return asked or (Need(NeedKind.RATE, row.measure.heading or row.measure.instrument),)


def _provision(row: StackRow) -> Provision:
    measure = row.measure
    return Provision(
        programme=measure.programme,
        measure=measure.slug,
        label=measure.label,
        duty=row.duty,
        rate=Decimal(0) if isinstance(row.duty, Free) else percent_of(row.duty),
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
        return Reason(why=ReasonKind.DISPLACED, fact=row.reason, by=row.by.label)
    if isinstance(row.duty, Unparsed):
        if row.open:
            return Reason(why=ReasonKind.DECLARED, fact=row.measure.label)
        return Reason(why=ReasonKind.FIRMS_OWN)
    if row.rule is not None and row.rule.part is Part.NONE and row.by is not None:
        beside, rule = row.by.label, row.rule.reason
        return Reason(
            why=ReasonKind.BESIDE, fact=row.reason, by=beside, rule=rule, agreement=agreement
        )
    basis = row.basis if row.outcome is Outcome.OWED else Basis.FULL_VALUE
    return Reason(why=ReasonKind.FACT, fact=row.reason, basis=basis, agreement=agreement)


def plan_notes(stacked: Iterable[StackRow], denied: frozenset[str]) -> tuple[Note, ...]:
    """What rests on no list of lines, and what could lower the total if the importer declared it.

    ``denied`` is known not to hold.
    """
    found = []
    for row in stacked:
        if row.measure.held is not HeldBy.LINE and row.outcome is not Outcome.DISPLACED:
            found.append(Note(kind=NoteKind.BY_HEADING, fact=row.measure.label))
        found += [
            Note(kind=_if_declared(row.measure, relief), fact=relief.label)
            for relief in row.open
            if relief.declared not in denied
        ]
        told = (*([row.relief] if row.relief else []), *row.open)
        found += [Note(kind=NoteKind.OF_OLD_RATE, fact=r.label) for r in told if r.of_old_rate]
    return tuple(dict.fromkeys(found))


def _if_declared(measure: Measure, relief: Relief) -> NoteKind:
    """A relief lowers what is owed, save where no rate stands without it, or a lower one: a firm's
    own."""
    general, own = percent_of(measure.duty), percent_of(relief.duty)
    raises = general is not None and own is not None and own > general
    if (isinstance(measure.duty, Unparsed) and own is not None) or raises:
        return NoteKind.OTHER_IF_DECLARED
    return NoteKind.LESS_IF_DECLARED


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


InLieu = tuple[DutyExpression, str]
"""A rate that stands in the place of a line's own column 2, and the heading that says so."""
BASE_PROGRAMME = {"US": "us-base", "CA": "ca-base"}
"""The programme that stands for the base duty of an imposing country."""
_NAFTA = frozenset(("CA", "MX"))
"""The indicators of an agreement that ended in 2020."""
_NOT_STATED = Unparsed(text="")
_NOT_HELD = {"US": _NOT_STATED, "CA": Unparsed(text="MFN")}
"""The base duty of a schedule that isn't loaded."""


def base_duty(
    entry: Entry,
    line: Line | None,
    *,
    agreed: Agreement | None,
    column_two: Mapping[str, frozenset[str]],
    in_lieu: InLieu | None = None,
) -> Charge:
    """The base duty of ``entry`` under ``line``, unknown without one.

    ``agreed`` is the agreement its claim names, when open to its origin; ``column_two`` maps an
    imposing country to the origins that pay its column 2. Without a line that
    agreement may be known to free the code. A line that states no duty is a heading
    over others: the code is asked for in full.
    """
    duty: DutyExpression
    free = line is None and agreed is not None and agreed.frees(entry.imposing, entry.code)
    if free:
        duty, reason = Free(), _base_reason(ReasonKind.FREE_BY_AGREEMENT)
    elif line is None:
        duty, reason = _NOT_HELD[entry.imposing], _base_reason(ReasonKind.NO_SCHEDULE)
    elif entry.origin in column_two.get(entry.imposing, frozenset()):
        duty, heading = in_lieu or (line.other, "")
        reason = Reason(why=ReasonKind.COLUMN_TWO, origin=entry.origin, heading=heading)
    else:
        duty, reason = _column_one(entry, line, agreed)
    provision = Provision(
        programme=BASE_PROGRAMME[entry.imposing],
        measure="",
        label=None,
        duty=duty,
        rate=duty.percent if isinstance(duty, AdValorem) else _zero(duty),
        basis=Basis.FULL_VALUE,
        reason=reason,
        confidence=Confidence.MEDIUM if line is None and free else Confidence.HIGH,
        instrument="" if line is None else f"{line.code.dotted} ({line.revision})",
    )
    heading_only = duty == _NOT_STATED and line is not None
    needs = (Need(NeedKind.CODE),) if heading_only else ()
    return Charge(provision=provision, outcome=Outcome.OWED, needs=needs)


def _column_one(
    entry: Entry, line: Line, agreed: Agreement | None
) -> tuple[DutyExpression, Reason]:
    """The general rate, or the special one where the claim is open and the line has it."""
    claim = entry.claim or ""
    if claim and agreed is None:
        why = ReasonKind.CLAIM_ENDED if claim in _NAFTA else ReasonKind.CLAIM_NOT_OPEN
        return line.general, Reason(why=why, claim=claim, origin=entry.origin)
    if agreed is not None:
        usable = agreed.usable(entry.origin)  # all of the agreement: S and S+ are both USMCA
        for special in line.special:
            if special.indicators & usable:
                return special.duty, _base_reason(ReasonKind.SPECIAL, claim)
    plain = not claim or isinstance(line.general, Free)
    if plain:
        return line.general, _base_reason(ReasonKind.GENERAL)
    return line.general, _base_reason(ReasonKind.NO_SPECIAL, claim)


@lru_cache(maxsize=256)
def _base_reason(why: ReasonKind, claim: str = "") -> Reason:
    """The same for all entries alike."""
    return Reason(why=why, claim=claim)


def _zero(duty: DutyExpression) -> Decimal | None:
    return Decimal(0) if isinstance(duty, Free) else None


_ON_OR_AFTER = re.compile(r"on or after\s+([A-Z][a-z]+ \d{1,2}, \d{4})")
_BEFORE = re.compile(r"(?:and|,)?\s{0,9}before\s{1,9}([A-Z][a-z]{1,12} \d{1,2}, \d{4})")


FindHeading = Callable[[str], Line | None]
"""The schedule line of a heading as printed, on the day of the entry."""


def pointed_to(
    entry: Entry, line: Line | None, ranges: Iterable[HeadingRange], find: FindHeading
) -> tuple[Measure, ...]:
    """The measures that the footnotes of ``line`` add for the entry's origin."""
    if line is None:
        return ()
    out = []
    for each in ranges:
        for heading in line.see:
            if each.in_lieu or not each.holds(heading, entry.origin):
                continue
            measure = _measure(entry, heading, each, find(heading))
            if measure is not None:
                out.append(measure)
    return tuple(out)


def column_two_in_lieu(
    entry: Entry, line: Line, ranges: Iterable[HeadingRange], find: FindHeading
) -> tuple[DutyExpression, str] | None:
    """The column 2 rate that stands in the place of the line's own, with its heading."""
    for each in ranges:
        for heading in line.see:
            found = find(heading) if each.in_lieu and each.holds(heading, entry.origin) else None
            if found is not None and isinstance(found.other, AdValorem):
                return found.other, heading
    return None


def _measure(entry: Entry, heading: str, of: HeadingRange, stated: Line | None) -> Measure | None:
    """None where the heading adds nothing (an exclusion).

    Where its rate cannot be read, or the schedule at hand lacks it, the measure has no figure.
    """
    duty = Unparsed(text=heading) if stated is None else _added(stated.general)
    if duty is None:
        return None
    return Measure(
        slug=f"{of.programme}-{heading}",
        programme=of.programme,
        imposing=entry.imposing,
        origins=Origins(only=of.origins),
        label=of.label,
        duty=duty,
        validity=_validity("" if stated is None else stated.description, of.since),
        scope=Scope((entry.code.span,)),
        heading=heading,
        sources=of.sources,
    )


def _added(duty: DutyExpression) -> DutyExpression | None:
    """What a heading adds to 'the duty provided in the applicable subheading'."""
    match duty:
        case Compound(parts=parts):
            added = tuple(part for part in parts if not isinstance(part, SeeHeading))
            return added[0] if len(added) == 1 else Compound(parts=added) if added else None
        case AdValorem() | Specific() | Unparsed():
            return duty
        case _:
            return None


def _validity(text: str, since: date) -> Validity:
    """The days a heading's text gives: 'on or after ..., and before ...'."""
    first = _ON_OR_AFTER.search(text)
    ended = _BEFORE.search(text)
    last = None if ended is None else date.fromordinal(_day(ended[1]).toordinal() - 1)
    return Validity(first=_day(first[1]) if first else since, last=last)


def _day(words: str) -> date:
    return datetime.strptime(words, "%B %d, %Y").date()  # noqa: DTZ007 - a day, no moment
