"""An entry assessed by the facts: the measures, schedule line and headings that concern it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.domain.agreements import Agreement, claimed
from bot.domain.assess import assess_on
from bot.domain.base_duty import InLieu, base_duty
from bot.domain.cache import Cache
from bot.domain.codes import EVERYTHING
from bot.domain.days import Validity
from bot.domain.duty_rules import DutyRules
from bot.domain.entries import Assessment, Entry
from bot.domain.epochs import Epochs
from bot.domain.headings import HeadingRange, column_two_in_lieu, pointed_to
from bot.domain.lines import Line
from bot.domain.measure_index import Bits, MeasureIndex
from bot.domain.measures import Measure, Status
from bot.domain.plan import Charge, Plan, Terms, plan
from bot.domain.snapshot import FactSnapshot

COUNTRIES = ("US", "CA")
"""Imposing countries whose schedules and measures are held."""
MOST_KEPT = 20_000
"""Plans and the like remembered at a time, of each kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointed:
    """What the footnotes of a line come to: measures, and a rate in lieu of its column 2."""

    measures: tuple[Measure, ...] = ()
    in_lieu: InLieu | None = None


_NOTHING_POINTED_TO = Pointed()


class DutyCalculator:
    """The facts of one book, arranged for assessing entries; :func:`border` makes it.

    What entries share is remembered by exactly what it is made from: a plan by the measures that
    reach the code, the epoch, the agreement and the facts declared, whatever the code and the day.
    """

    def __init__(self, facts: FactSnapshot) -> None:
        self.facts = facts
        self.law = DutyRules(
            rules=facts.stacking,
            agreements=facts.agreements,
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
        self._epochs = Epochs(_validities(facts))
        reliefs = [r for m in facts.measures.values() for r in m.reliefs]
        asked = [(r.declared or r.unless, r.label) for r in reversed(reliefs)]
        self.declarable = {name: label for name, label in asked if name}
        """What an importer may declare: facts that some relief asks for, in its words."""
        self._ranges: tuple[HeadingRange, ...] = tuple(facts.headings.values())
        self._alive: Cache[Bits] = Cache(most=MOST_KEPT)
        self._agreements: Cache[Agreement | None] = Cache(most=MOST_KEPT)
        self._headings: Cache[tuple[str, ...]] = Cache(most=MOST_KEPT)
        self._pointed: Cache[Pointed] = Cache(most=MOST_KEPT)
        self._bases: Cache[Charge] = Cache(most=MOST_KEPT)
        self._plans: Cache[Plan] = Cache(most=MOST_KEPT)

    def measures_at(self, entry: Entry) -> frozenset[str]:
        """Slugs of the measures that reach the entry's code, origin and day."""
        made = self._plan(entry, None, (), self._epochs.of(entry.day))
        return frozenset((*(r.measure.slug for r in made.stacked), *(m.slug for m in made.partly)))

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


def _validities(facts: FactSnapshot) -> Iterator[Validity]:
    """Of everything a plan or a claim may hang on."""
    for measure in facts.measures.values():
        yield measure.validity
        yield from (Validity(first=phase.first) for phase in measure.phases)
        yield from (r.validity for r in measure.reliefs if r.validity is not None)
    yield from (rule.validity for rule in facts.stacking)
    yield from (a.validity for a in facts.agreements.values() if a.validity is not None)


@lru_cache(maxsize=2)
def duty_calculator(facts: FactSnapshot) -> DutyCalculator:
    """The border of ``facts``, made once: building it takes longer than assessing an entry."""
    return DutyCalculator(facts)
