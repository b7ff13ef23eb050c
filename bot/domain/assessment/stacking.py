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
from bot.domain.cache import cached
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
    if not alive:
        return ()
    names = {*alive, *(m.programme for m in alive.values())}
    said = _Said(day=day, claim=claim, declared=declared, scope=scope)
    return _decided(
        tuple(said.of(alive[slug]) for slug in sorted(alive)),
        tuple(
            r
            for r in rules
            if not (names.isdisjoint(r.loser) or names.isdisjoint(r.winner))
            and r.validity.holds(day)
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Eased:
    """A measure, and which of its reliefs hold for the goods asked about.

    ``relief`` is the best of those whose every condition is known to hold; ``open`` would hold if
    what must be declared for them were. ``outside``: the goods are not among those it is for.
    """

    measure: Measure
    relief: Relief | None
    open: tuple[Relief, ...]
    outside: bool

    def __hash__(self) -> int:
        """By what tells most of them apart: measures and reliefs are long to hash."""
        return hash((self.measure.slug, self.relief is None, len(self.open), self.outside))

    @property
    def duty(self) -> DutyExpression:
        """What is owed under the measure where nothing keeps it away."""
        return self.measure.duty if self.relief is None else self.relief.duty

    @property
    def basis(self) -> Basis:
        """The part of the value it is owed on."""
        return (self.relief and self.relief.basis) or self.measure.basis


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What is known of the goods asked about, which reliefs depend on."""

    day: date
    claim: str
    declared: frozenset[str]
    scope: Scope | None

    def of(self, measure: Measure) -> _Eased:
        """The measure with those of its reliefs that hold."""
        holding = [r for r in measure.reliefs if self._holds(r)]
        said = [r for r in holding if not r.declared or r.declared in self.declared]
        return _Eased(
            measure=measure,
            relief=min(said, key=_least, default=None),
            open=tuple(r for r in holding if r.declared and r.declared not in self.declared),
            outside=any(r.outside for r in said),
        )

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


@cached("measures owed together", most=8_192)
def _decided(eased: tuple[_Eased, ...], rules: tuple[StackingRule, ...]) -> tuple[StackRow, ...]:
    """The row of each measure. Thousands of groups of codes, of goods and of days come to some
    hundred such cases: each is decided, and held, once."""
    table = _Table(measures={each.measure.slug: each for each in eased}, rules=rules)
    return tuple(map(table.row, eased))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The measures that are weighed against each other, by slug, and the rules between them."""

    measures: dict[str, _Eased]
    rules: tuple[StackingRule, ...]

    def row(self, eased: _Eased) -> StackRow:
        measure = eased.measure
        found = self._displacement(measure, frozenset({measure.slug}))
        if found is not None:
            return _displaced(eased, *found)
        outcome, reason = _standing_alone(eased)
        rule, by = self._beside(measure) if outcome is Outcome.OWED else (None, None)
        return StackRow(
            measure=measure,
            outcome=outcome,
            duty=eased.duty,
            basis=eased.basis,
            reason=reason,
            relief=eased.relief,
            rule=rule,
            by=by,
            open=eased.open,
        )

    def _beside(self, measure: Measure) -> tuple[StackingRule, Measure] | tuple[None, None]:
        """The rule that says ``measure`` is owed beside another, and that other."""
        found = [
            (rule, by.measure)
            for rule in self.rules
            if rule.part is Part.NONE and _names(rule.loser, measure)
            for by in self.measures.values()
            if _names(rule.winner, by.measure) and self._counts(rule, by, frozenset({measure.slug}))
        ]
        return min(found, key=lambda pair: (pair[0].slug, pair[1].slug), default=(None, None))

    def _displacement(
        self, measure: Measure, asking: frozenset[str]
    ) -> tuple[StackingRule, Measure] | None:
        """The rule and the winner that keep ``measure`` away, a whole displacement first."""
        found = [
            (rule, by.measure)
            for rule in self.rules
            if rule.part is not Part.NONE and _names(rule.loser, measure)
            for by in self.measures.values()
            if by.measure.slug not in asking
            and _names(rule.winner, by.measure)
            and not self._turned(measure, by.measure)
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

    def _counts(self, rule: StackingRule, winner: _Eased, asking: frozenset[str]) -> bool:
        """Whether goods are "subject to" the winner: owed, and not itself displaced wholly.

        ``asking`` are the measures already being decided.
        """
        if isinstance(winner.duty, Free) and not rule.even_at_zero:
            return False
        if winner.outside:
            return False  # not even under it at nothing
        above = self._displacement(winner.measure, asking | {winner.measure.slug})
        return above is None or not _wholly(*above)


def _displaced(eased: _Eased, rule: StackingRule, by: Measure) -> StackRow:
    """The row of a measure that ``by`` keeps away, wholly or from a part."""
    whole = _wholly(rule, by)
    nothing_left = whole or isinstance(eased.duty, Free)
    outcome = Outcome.OWED
    if nothing_left:
        outcome = Outcome.DISPLACED if whole else Outcome.RELIEVED
    return StackRow(
        measure=eased.measure,
        outcome=outcome,
        duty=Free() if nothing_left else eased.duty,
        basis=eased.basis if nothing_left else Basis.NON_METAL_CONTENT,
        reason=rule.reason if whole or eased.relief is None else eased.relief.label,
        relief=eased.relief,
        rule=rule,
        by=by,
        open=() if whole else eased.open,
    )


def _names(slugs: frozenset[str], measure: Measure) -> bool:
    return measure.slug in slugs or measure.programme in slugs


def _wholly(rule: StackingRule, winner: Measure) -> bool:
    """A winner charged on the full value leaves no other part to charge."""
    return rule.part is Part.WHOLE or winner.basis is not Basis.METAL_CONTENT


def _least(relief: Relief) -> tuple[int, Decimal, bool]:
    """Free first, then the lowest percent, a narrower basis before the full value."""
    match relief.duty:
        case Free():
            return 0, Decimal(0), False
        case AdValorem(percent=percent):
            return 1, percent, relief.basis is None
        case _:
            return 2, Decimal(0), relief.basis is None


def _standing_alone(eased: _Eased) -> tuple[Outcome, Text]:
    label = eased.relief.label if eased.relief else eased.measure.label
    match eased.duty:
        case Prohibited():
            return Outcome.PROHIBITED, eased.measure.label
        case SeeHeading() | Unparsed():
            return Outcome.UNKNOWN, eased.measure.label
        case Free():
            return Outcome.RELIEVED, label
        case _:
            return Outcome.OWED, label
