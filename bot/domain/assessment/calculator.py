"""What an entry really pays: entry + line + measures + rules -> assessment.

Which duties there are, which keep which away and on what part of the value is all data (measures,
reliefs, stacking rules). :class:`DutyCalculator` keeps what many entries share of one snapshot.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from bot.domain import turning_days
from bot.domain.assessment.amounts import assessment
from bot.domain.assessment.entry import CLAIM_LEFT, Assessment, Entry, Need, NeedKind
from bot.domain.assessment.plan import (
    Charge,
    InLieu,
    Plan,
    Terms,
    TermsOf,
    base_duty,
    column_two_in_lieu,
    plan,
    pointed_to,
)
from bot.domain.assessment.rules import Agreement, DutyRules, HeadingRange, claimed
from bot.domain.cache import Cache, cached
from bot.domain.codes import EVERYTHING, Code, Scope
from bot.domain.countries import COUNTRIES
from bot.domain.duty import Money
from bot.domain.lines import Line
from bot.domain.measures import Measure, Phase, Status
from bot.domain.snapshot import FactSnapshot
from bot.domain.turning_days import Epochs


def assess(
    entry: Entry,
    *,
    line: Line | None,
    measures: Sequence[Measure],
    law: DutyRules,
    in_lieu: InLieu | None = None,
) -> Assessment:
    """The stack of duties on ``entry``.

    ``line`` is the schedule line its code falls under, duties inherited; None when no schedule is
    at hand, which leaves the base duty unknown. ``measures`` may hold any measures: those of other
    countries, origins, codes and days are left out. ``in_lieu`` is a rate (and its heading)
    that stands in the place of the line's own column 2. The result names what is missing instead of
    assuming it; only what is certain is totalled.
    """

    def terms_of(entry: Entry) -> Terms:
        agreed = claimed(law.agreements, entry)
        two = law.column_two
        return Terms(
            base=base_duty(entry, line, agreed=agreed, column_two=two, in_lieu=in_lieu),
            plan=plan(entry, agreed.slug if agreed else "", measures, law),
        )

    return assess_on(entry, terms_of, law)


def assess_on(entry: Entry, terms_of: TermsOf, law: DutyRules) -> Assessment:
    """:func:`assess` with terms from elsewhere, such as those made before and kept."""
    made = _on_its_day(entry, terms_of, law)
    return made if entry.day >= law.records_begin else _not_known(made)


def _not_known(made: Assessment) -> Assessment:
    """A day before the records: what is held of it is shown, and nothing is totalled."""
    others = (need for need in made.missing if need.kind is not NeedKind.CLAIM)
    missing = (Need(NeedKind.RECORDS), *others)
    return replace(made, total=None, rate=None, missing=missing, prohibited=False)


def _on_its_day(entry: Entry, terms_of: TermsOf, law: DutyRules) -> Assessment:
    if entry.claim is None:
        return _with_claim_open(entry, terms_of, law)
    terms = terms_of(entry)
    made = assessment(entry, terms, law)
    if not terms.plan.unlocks:
        return made
    return _unless_dearer(made, _claiming("", entry, terms_of, law))


def _claiming(claim: str, entry: Entry, terms_of: TermsOf, law: DutyRules) -> Assessment:
    """The entry with another claim."""
    other = replace(entry, claim=claim)
    return assessment(other, terms_of(other), law)


def _unless_dearer(made: Assessment, without: Assessment) -> Assessment:
    """Nobody has to claim: where a claim would raise the total, the entry is reckoned without."""
    if made.total is None or without.total is None:
        return made
    if without.total.amount >= made.total.amount:
        return made
    return replace(without, entry=made.entry, notes=(CLAIM_LEFT, *without.notes))


def _with_claim_open(entry: Entry, terms_of: TermsOf, law: DutyRules) -> Assessment:
    """Nobody said whether an agreement is claimed: if it matters, ask."""
    without = _claiming("", entry, terms_of, law)
    agreements = law.agreements.values()
    agreement = next((a for a in agreements if _between(a, entry)), None)
    if agreement is None or without.prohibited:
        return replace(without, entry=entry)
    within = _claiming(agreement.indicators[0], entry, terms_of, law)
    if _gist(within) == _gist(without):
        return replace(without, entry=entry)
    # the words of the agreement between neighbours; of any other, its indicator
    indicator = "" if agreement.slug == NEIGHBOURS else agreement.indicators[0]
    missing = (
        Need(NeedKind.CLAIM, indicator),
        *(need for need in without.missing if need in within.missing),
    )
    return replace(without, entry=entry, total=None, rate=None, missing=missing)


NEIGHBOURS = "usmca"


def _gist(made: Assessment) -> tuple[Money | None, Decimal | None, tuple[Need, ...]]:
    return made.total, made.rate, made.missing


def _between(agreement: Agreement, entry: Entry) -> bool:
    """Whether the agreement names the entry's origin as a party."""
    named = entry.origin in agreement.parties
    return named and agreement.open_to(entry.imposing, entry.origin, entry.day)


Bits = int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Bits:
    """Of one measure: a bit for each phase, by its first day, and those of its reliefs."""

    measure: Measure
    phases: tuple[tuple[date, Bits], ...]
    reliefs: Bits

    def on(self, day: date) -> Bits:
        """Those that count on ``day``."""
        current = [bit for first, bit in self.phases if first <= day]
        return (current[-1] if current else self.phases[0][1]) | self.reliefs


class MeasureIndex:
    """Measures of one imposing country by code. Built once a revision, asked for each entry."""

    def __init__(self, measures: Iterable[Measure]) -> None:
        self._bits: list[_Bits] = []
        self._of_phase: dict[int, Measure] = {}
        scopes: list[Scope] = []
        for measure in measures:
            phases = measure.phases or (Phase(first=date.min, scope=measure.scope),)
            reliefs = [r.scope for r in measure.reliefs if r.scope is not None]
            first = len(scopes)
            scopes += [*(phase.scope for phase in phases), *reliefs]
            bits = tuple((p.first, 1 << first + n) for n, p in enumerate(phases))
            self._bits.append(
                _Bits(
                    measure=measure,
                    phases=bits,
                    reliefs=sum(1 << len(scopes) - 1 - n for n in range(len(reliefs))),
                )
            )
            self._of_phase |= dict.fromkeys(range(first, first + len(phases)), measure)
        self._edges, self._sets = _cut(scopes)

    def at(self, code: Code) -> tuple[Bits, Bits]:
        """What holds all of ``code``, and what holds it or some code below it."""
        low, high = code.span
        first = bisect_right(self._edges, low) - 1
        last = bisect_right(self._edges, high, lo=first) - 1
        all_of = any_of = self._sets[first]
        for here in self._sets[first + 1 : last + 1]:
            all_of &= here
            any_of |= here
        return all_of, any_of

    def alive(self, origin: str, day: date) -> Bits:
        """The measures in force on ``day`` for goods of ``origin``, with their reliefs."""
        return sum(
            bits.on(day)
            for bits in self._bits
            if bits.measure.origins.hit(origin) and bits.measure.status_on(day) is Status.IN_FORCE
        )

    def among(self, some: Bits) -> tuple[Measure, ...]:
        """The measures of a set, in order: those of which it has a phase."""
        found = (self._of_phase.get(number) for number in _numbers(some))
        return tuple({measure.slug: measure for measure in found if measure is not None}.values())


def _numbers(some: Bits) -> Iterator[int]:
    """Which bits are set, from the lowest: of a thousand, some ten are.

    >>> list(_numbers(0b1001))
    [0, 3]
    """
    while some:
        lowest = some & -some
        yield lowest.bit_length() - 1
        some ^= lowest


def _cut(scopes: Iterable[Scope]) -> tuple[array[int], list[Bits]]:
    """Where some scope begins or has ended, from 0 on, and the scopes that hold what follows."""
    # many measures share a list, and few sets are held between a thousand edges: each once
    alike: dict[Scope, Bits] = defaultdict(int)
    for number, scope in enumerate(scopes):
        alike[scope] |= 1 << number
    turns: dict[int, Bits] = defaultdict(int)
    for scope, bits in alike.items():
        for low, high in scope.spans:
            turns[low] ^= bits
            turns[high + 1] ^= bits
    edges, sets, here = array("Q", [0]), [0], 0
    known: dict[Bits, Bits] = {}
    for edge in sorted(turns):
        here ^= turns[edge]
        edges.append(edge)
        sets.append(known.setdefault(here, here))
    return edges, sets


MOST_KEPT = 40_000
"""Plans and the like kept at a time, of each kind: a schedule's 18,000 base duties fit in half."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """What the footnotes of a line come to: measures, and a rate in lieu of its column 2."""

    measures: tuple[Measure, ...] = ()
    in_lieu: InLieu | None = None


_NOTHING_POINTED_TO = Pointed()


class DutyCalculator:
    """The facts of one snapshot, arranged for assessing entries; :func:`duty_calculator` makes it.

    What entries share is remembered by exactly what it is made from: a plan by the measures that
    reach the code, the epoch, the agreement and the facts declared, whatever the code and the day.
    """

    def __init__(self, facts: FactSnapshot) -> None:
        self.facts = facts
        self.law = DutyRules(
            rules=facts.stacking,
            agreements=facts.agreements,
            records_begin=facts.records_begin,
            fees=frozenset(p.slug for p in facts.programmes.values() if p.fee),
            apart=frozenset(p.slug for p in facts.programmes.values() if p.apart),
            column_two=facts.column_two,
            fee_limits=facts.fee_limits,
        )
        self._duties_only = replace(self.law, fees_told=False)
        self._reach = {
            country: MeasureIndex(m for m in facts.measures.values() if m.imposing == country)
            for country in COUNTRIES
        }
        days = (turning_days.of_measure(m) for m in facts.measures.values())
        self._epochs = Epochs(turning_days.of_rules(facts).union(*days))
        reliefs = [r for m in facts.measures.values() for r in m.reliefs]
        asked = [(r.declared or r.unless, r.label) for r in reversed(reliefs)]
        self.declarable = {name: label for name, label in asked if name}
        """What an importer may declare: facts that some relief asks for, in its words."""
        self._ranges: tuple[HeadingRange, ...] = tuple(facts.headings.values())
        self._alive: Cache[Bits] = Cache("measures in force", most=MOST_KEPT)
        self._agreements: Cache[Agreement | None] = Cache("agreements claimed", most=MOST_KEPT)
        self._headings: Cache[tuple[str, ...]] = Cache("footnotes", most=MOST_KEPT)
        self._pointed: Cache[Pointed] = Cache("duties pointed to", most=MOST_KEPT)
        self._bases: Cache[Charge] = Cache("base duties", most=MOST_KEPT)
        self._plans: Cache[Plan] = Cache("duty plans", most=MOST_KEPT)

    def measures_at(self, entry: Entry) -> frozenset[str]:
        """Slugs of the measures that reach the entry's code, origin and day."""
        made = self._plan(entry, None, (), self._epochs.of(entry.day))
        return frozenset((*(r.measure.slug for r in made.stacked), *(m.slug for m in made.partly)))

    def asked_of(self, entry: Entry) -> frozenset[str]:
        """The facts that the measures which reach the entry ask an importer to declare."""
        return frozenset(
            name
            for slug in self.measures_at(entry)
            for relief in self.facts.measures[slug].reliefs
            for name in (relief.declared, relief.unless)
            if name
            and (relief.validity is None or relief.validity.holds(entry.day))
            and (relief.scope is None or relief.scope.touches(entry.code))
        )

    def headings(self, entry: Entry, line: Line | None) -> tuple[str, ...]:
        """The headings of footnotes that matter to the entry, to be looked up in the schedule."""
        if line is None or not line.see:
            return ()
        return self._headings.recall(
            (line.see, entry.origin),
            lambda: tuple(
                h for h in line.see if any(r.holds(h, entry.origin) for r in self._ranges)
            ),
        )

    def assess(
        self,
        entry: Entry,
        line: Line | None,
        stated: Mapping[str, Line | None],
        *,
        fees: bool = True,
    ) -> Assessment:
        """What ``entry`` pays. ``stated`` holds the lines of :meth:`headings`, by heading; without
        ``fees`` the duties alone."""
        pointed = self._pointed_to(entry, line, stated) if line and stated else _NOTHING_POINTED_TO

        def terms_of(entry: Entry) -> Terms:
            epoch = self._epochs.of(entry.day)
            agreed = self._agreed(entry, epoch) if entry.claim else None
            return Terms(
                base=self._base(entry, line, agreed, pointed.in_lieu),
                plan=self._plan(entry, agreed, pointed.measures, epoch),
            )

        return assess_on(entry, terms_of, self.law if fees else self._duties_only)

    def _pointed_to(self, entry: Entry, line: Line, stated: Mapping[str, Line | None]) -> Pointed:
        def made() -> Pointed:
            found = pointed_to(entry, line, self._ranges, stated.get)
            return Pointed(
                # a footnote reaches every code whose line carries it
                measures=tuple(replace(m, scope=EVERYTHING) for m in found),
                in_lieu=column_two_in_lieu(entry, line, self._ranges, stated.get),
            )

        key = (entry.imposing, entry.origin, line.see, *stated.values())
        return self._pointed.recall(key, made)

    def _agreed(self, entry: Entry, epoch: int) -> Agreement | None:
        key = (entry.claim, entry.imposing, entry.origin, epoch)
        return self._agreements.recall(key, lambda: claimed(self.law.agreements, entry))

    def _base(
        self, entry: Entry, line: Line | None, agreed: Agreement | None, in_lieu: InLieu | None
    ) -> Charge:
        free = line is None and agreed is not None and agreed.frees(entry.imposing, entry.code)
        agreement = agreed and agreed.slug
        key = (line, entry.imposing, entry.origin, entry.claim, agreement, in_lieu, free)
        return self._bases.recall(
            key,
            lambda: base_duty(
                entry,
                line,
                agreed=agreed,
                column_two=self.law.column_two,
                in_lieu=in_lieu,
            ),
        )

    def _plan(
        self, entry: Entry, agreed: Agreement | None, more: tuple[Measure, ...], epoch: int
    ) -> Plan:
        """The plan of ``entry`` with ``more`` measures of its line's own."""
        reach = self._reach[entry.imposing]
        alive = self._alive.recall(
            (entry.imposing, entry.origin, epoch),
            lambda: reach.alive(entry.origin, entry.day),
        )
        whole, some = reach.at(entry.code)
        agreement = agreed.slug if agreed else ""
        law = tuple((m.slug, m.duty) for m in more if m.status_on(entry.day) is Status.IN_FORCE)
        said = entry.declared and entry.declared.intersection(self.declarable)
        key = (entry.imposing, whole & alive, some & alive, epoch, agreement, said, law)
        return self._plans.recall(
            key,
            lambda: plan(entry, agreement, (*reach.among(some & alive), *more), self.law),
        )


@cached("duty calculators", most=2)
def duty_calculator(facts: FactSnapshot) -> DutyCalculator:
    """The calculator of ``facts``, made once: building it takes longer than assessing an entry."""
    return DutyCalculator(facts)
