"""Which of the measures that reach a code are owed together, and why the others are not.

Stacking is data: rules name who keeps whom away, from when, and on which part of the value. Being
"subject to" a programme means owing more than nothing under it, unless a rule says otherwise
(``even_at_zero``), so a relief that brings the winner to nothing lets the loser back in.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bot.domain.assessment.entry import Outcome
from bot.domain.codes import Scope, Span
from bot.domain.duty import AdValorem, DutyExpression, Free, Prohibited, SeeHeading, Unparsed
from bot.domain.measures import Basis, Measure, Part, Relief, StackingRule, Status
from bot.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class StackRow:
    """Whether one measure is owed on an entry beside the others, on which basis, and why.

    ``duty`` is what is owed under it on ``basis`` (Free where nothing is). ``relief`` is the
    condition that lowers it, ``rule`` and ``by`` what displaces it: wholly (outcome DISPLACED),
    from the metal part only (outcome OWED, basis NON_METAL_CONTENT), or not at all, where a rule
    says that both are owed (outcome OWED). ``open`` are reliefs that would apply if the importer
    declared a fact that has not been said.
    """

    measure: Measure
    outcome: Outcome
    duty: DutyExpression
    basis: Basis
    reason: Text
    relief: Relief | None = None
    rule: StackingRule | None = None
    by: Measure | None = None
    open: tuple[Relief, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Codes that exactly the same measures (and scoped reliefs) reach."""

    scope: Scope
    measures: tuple[Measure, ...]


_ASKED = -1
"""The number of the codes asked about, among those of the scopes that cut them."""


def segments(scope: Scope, measures: Sequence[Measure], day: date) -> tuple[Segment, ...]:
    """Cut ``scope`` into parts by the set of measures that reach them, in order of first code.

    ``day`` says which codes of a list that changed are meant.

    >>> segments(Scope.of(["7208"]), (), date(2026, 6, 8))[0].measures
    ()
    """
    turns: list[tuple[int, bool, int]] = []  # where, whether it opens (after what closes), which
    for low, high in scope.spans:
        turns += ((low, True, _ASKED), (high + 1, False, _ASKED))
    for number, cut in enumerate(_cuts(measures, day)):
        for low, high in cut.clipped(scope):
            turns += ((low, True, number), (high + 1, False, number))
    turns.sort()
    found: dict[frozenset[int], list[Span]] = {}
    open_now: set[int] = set()
    edge = 0
    for at, opens, number in turns:
        if at > edge and _ASKED in open_now:
            found.setdefault(frozenset(open_now), []).append((edge, at - 1))
        edge = at
        if opens:
            open_now.add(number)
        else:
            open_now.discard(number)
    return tuple(
        Segment(
            scope=Scope(tuple(spans)),
            measures=tuple(m for n, m in enumerate(measures) if n in key),
        )
        for key, spans in found.items()
    )


def _cuts(measures: Sequence[Measure], day: date) -> list[Scope]:
    """Each measure's scope by its number, then the scopes of reliefs: they cut as well."""
    reliefs = [r.scope for m in measures for r in m.reliefs if r.scope is not None]
    return [*(m.scope_on(day) for m in measures), *reliefs]


def stack(
    measures: Iterable[Measure],
    rules: Sequence[StackingRule],
    *,
    day: date,
    claim: str = "",
    declared: frozenset[str] = frozenset(),
    scope: Scope | None = None,
) -> tuple[StackRow, ...]:
    """How the measures in force on ``day`` count together, in order of their slugs.

    ``measures`` all reach the same codes from the same origin; those not in force are left out.
    ``claim`` is the agreement claimed ('usmca', '' for none), ``declared`` the facts declared;
    ``scope`` the codes meant: a relief for some codes only applies where it holds all of them.
    """
    alive = {m.slug: m for m in measures if m.status_on(day) is Status.IN_FORCE}
    names = {*alive, *(m.programme for m in alive.values())}
    table = _Table(
        measures=alive,
        rules=tuple(
            r
            for r in rules
            if not (names.isdisjoint(r.loser) or names.isdisjoint(r.winner))
            and r.validity.holds(day)
        ),
        day=day,
        claim=claim,
        declared=declared,
        scope=scope,
    )
    return tuple(table.row(alive[slug]) for slug in sorted(alive))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """One question to the rules: everything that stays the same while rows are decided."""

    measures: dict[str, Measure]
    rules: tuple[StackingRule, ...]
    day: date
    claim: str
    declared: frozenset[str]
    scope: Scope | None

    def row(self, measure: Measure) -> StackRow:
        relief = self._relief(measure)
        duty, basis = _eased(measure, relief)
        part = self._displacement(measure, frozenset({measure.slug}))
        if part is not None:
            return self._displaced(measure, part, duty, basis, relief)
        outcome, reason = _standing_alone(measure, duty, relief)
        rule, by = self._beside(measure) if outcome is Outcome.OWED else (None, None)
        return StackRow(
            measure=measure,
            outcome=outcome,
            duty=duty,
            basis=basis,
            reason=reason,
            relief=relief,
            rule=rule,
            by=by,
            open=self._open(measure),
        )

    def _beside(self, measure: Measure) -> tuple[StackingRule, Measure] | tuple[None, None]:
        """The rule that says ``measure`` is owed beside another, and that other."""
        found = [
            (rule, by)
            for rule in self.rules
            if rule.part is Part.NONE and _names(rule.loser, measure)
            for by in self.measures.values()
            if _names(rule.winner, by) and self._counts(rule, by, frozenset({measure.slug}))
        ]
        return min(found, key=lambda pair: (pair[0].slug, pair[1].slug), default=(None, None))

    def _displaced(
        self,
        measure: Measure,
        found: tuple[StackingRule, Measure],
        duty: DutyExpression,
        basis: Basis,
        relief: Relief | None,
    ) -> StackRow:
        rule, by = found
        whole = _wholly(rule, by)
        nothing_left = whole or isinstance(duty, Free)
        outcome = Outcome.OWED
        if nothing_left:
            outcome = Outcome.DISPLACED if whole else Outcome.RELIEVED
        return StackRow(
            measure=measure,
            outcome=outcome,
            duty=Free() if nothing_left else duty,
            basis=basis if nothing_left else Basis.NON_METAL_CONTENT,
            reason=rule.reason if whole or relief is None else relief.label,
            relief=relief,
            rule=rule,
            by=by,
            open=() if whole else self._open(measure),
        )

    def _displacement(
        self, measure: Measure, asking: frozenset[str]
    ) -> tuple[StackingRule, Measure] | None:
        """The rule and the winner that keep ``measure`` away, a whole displacement first."""
        found = [
            (rule, by)
            for rule in self.rules
            if rule.part is not Part.NONE and _names(rule.loser, measure)
            for by in self.measures.values()
            if by.slug not in asking
            and _names(rule.winner, by)
            and not self._turned(measure, by)
            and self._counts(rule, by, asking)
        ]
        found.sort(key=lambda pair: (not _wholly(*pair), pair[0].slug, pair[1].slug))
        return found[0] if found else None

    def _turned(self, one: Measure, other: Measure) -> bool:
        """Whether ``one`` displaces ``other`` as well: rules against each other cancel out."""
        return any(
            r.part is not Part.NONE and _names(r.winner, one) and _names(r.loser, other)
            for r in self.rules
        )

    def _counts(self, rule: StackingRule, winner: Measure, asking: frozenset[str]) -> bool:
        """Whether goods are "subject to" the winner: owed, and not itself displaced wholly.

        ``asking`` are the measures already being decided.
        """
        relief = self._relief(winner)
        duty, _ = _eased(winner, relief)
        if isinstance(duty, Free) and not rule.even_at_zero:
            return False
        if self._outside(winner):
            return False  # not even under it at nothing
        above = self._displacement(winner, asking | {winner.slug})
        return above is None or not _wholly(*above)

    def _outside(self, measure: Measure) -> bool:
        """Whether the goods are not among those that ``measure`` is for."""
        return any(r.outside and self._said(r) and self._holds(r) for r in measure.reliefs)

    def _relief(self, measure: Measure) -> Relief | None:
        """The best relief whose every condition is known to hold."""
        holding = [r for r in measure.reliefs if self._said(r) and self._holds(r)]
        return min(holding, key=_least, default=None)

    def _open(self, measure: Measure) -> tuple[Relief, ...]:
        return tuple(r for r in measure.reliefs if not self._said(r) and self._holds(r))

    def _said(self, relief: Relief) -> bool:
        """Whether what must be declared for it is, or nothing must."""
        return not relief.declared or relief.declared in self.declared

    def _holds(self, relief: Relief) -> bool:
        """Every condition but what the importer declares."""
        return (
            relief.claim in ("", self.claim)
            and (relief.validity is None or relief.validity.holds(self.day))
            and (not relief.unless or relief.unless not in self.declared)
            and (
                relief.scope is None or (self.scope is not None and self.scope.within(relief.scope))
            )
        )


def _names(slugs: frozenset[str], measure: Measure) -> bool:
    return measure.slug in slugs or measure.programme in slugs


def _wholly(rule: StackingRule, winner: Measure) -> bool:
    """A winner charged on the full value leaves no other part to charge."""
    return rule.part is Part.WHOLE or winner.basis is not Basis.METAL_CONTENT


def _eased(measure: Measure, relief: Relief | None) -> tuple[DutyExpression, Basis]:
    if relief is None:
        return measure.duty, measure.basis
    return relief.duty, relief.basis or measure.basis


def _least(relief: Relief) -> tuple[int, Decimal, bool]:
    """Free first, then the lowest percent, a narrower basis before the full value."""
    match relief.duty:
        case Free():
            return 0, Decimal(0), False
        case AdValorem(percent=percent):
            return 1, percent, relief.basis is None
        case _:
            return 2, Decimal(0), relief.basis is None


def _standing_alone(
    measure: Measure, duty: DutyExpression, relief: Relief | None
) -> tuple[Outcome, Text]:
    match duty:
        case Prohibited():
            return Outcome.PROHIBITED, measure.label
        case SeeHeading() | Unparsed():
            return Outcome.UNKNOWN, measure.label
        case Free() if relief is not None:
            return Outcome.RELIEVED, relief.label
        case Free():
            return Outcome.RELIEVED, measure.label
        case _:
            return Outcome.OWED, relief.label if relief else measure.label
