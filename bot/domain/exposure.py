"""What the lines of a watch list pay a year, and what of it is not known.

Lines are assessed one by one by the :class:`DutyCalculator`, as entries of their whole yearly
value. Fees are left out: they go by shipment. Sums are by currency; nothing is exchanged.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from bot.domain.assessment.calculator import DutyCalculator
from bot.domain.assessment.entry import CHARGED, Assessment, Entry, Need, NeedKind
from bot.domain.codes import Code, Scope
from bot.domain.duty import Money
from bot.domain.line_table import LineTable
from bot.domain.snapshot import FactSnapshot
from bot.domain.turning_days import of_measure, of_validity
from bot.domain.watch_lists import WatchLine

USMCA_PARTIES = frozenset({"CA", "MX", "US"})
USMCA = "S"
"""The indicator under which its preference is claimed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LineExposure:
    """What one line of a watch list pays a year, by the law of one day.

    ``duty`` is what it pays a year, None where that is not known: ``missing`` then says why;
    ``unknown_code``: the schedule of the day has no such code. ``saving`` is what a USMCA claim
    that is not made would save, None where none is open or the difference is not known.
    """

    line: WatchLine
    assessment: Assessment | None
    duty: Decimal | None = None
    missing: tuple[Need, ...] = ()
    unknown_code: bool = False
    saving: Decimal | None = None
    prohibited: bool = False
    """Whether it may not enter at all."""
    apart: tuple[str, ...] = ()
    """Programmes that charge it at each firm's own rate: in no sum, on whatever day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Exposure:
    """A whole list on ``day``, its lines in the order of the list."""

    day: date
    lines: tuple[LineExposure, ...]
    summed: tuple[Mapping[tuple[str, str], Decimal], Mapping[str, tuple[str, ...]]] | None = None
    """What :attr:`by_programme` and :attr:`cited` say of it once its assessments are gone."""

    @property
    def total(self) -> dict[str, Decimal]:
        """The duty a year of the lines that are known, by currency."""
        return _sums((each.line, each.duty) for each in self.lines)

    @property
    def saving(self) -> dict[str, Decimal]:
        """What USMCA claims that are not made would save a year, by currency."""
        return _sums((each.line, each.saving) for each in self.lines if each.saving)

    @property
    def by_programme(self) -> dict[tuple[str, str], Decimal]:
        """The duty a year by programme and currency, dearest first; only of lines whose whole duty
        is known."""
        if self.summed is not None:
            return dict(self.summed[0])
        sums: dict[tuple[str, str], Decimal] = {}
        for each in self.lines:
            if each.duty is None or each.assessment is None:
                continue
            for row in each.assessment.rows:
                if row.programme in each.apart:
                    continue
                if row.amount is not None and row.amount.amount:
                    key = (row.programme, row.amount.currency)
                    sums[key] = sums.get(key, Decimal(0)) + row.amount.amount
        return dict(sorted(sums.items(), key=lambda pair: -pair[1]))

    @property
    def cited(self) -> dict[str, tuple[str, ...]]:
        """The slugs of the sources behind what each programme charges."""
        if self.summed is not None:
            return dict(self.summed[1])
        found: dict[str, dict[str, None]] = {}
        for each in self.lines:
            for row in each.assessment.rows if each.assessment else ():
                if row.programme in each.apart:
                    continue
                if row.amount is not None and row.amount.amount:
                    found.setdefault(row.programme, {}).update(dict.fromkeys(row.sources))
        return {programme: tuple(slugs) for programme, slugs in found.items()}

    def light(self) -> Exposure:
        """The same without its assessments, of which 5,000 take ten megabytes: to be kept for as
        long as somebody may ask for its file."""
        lines = tuple(replace(each, assessment=None) for each in self.lines)
        return replace(self, lines=lines, summed=(self.by_programme, self.cited))

    @property
    def incomplete(self) -> tuple[LineExposure, ...]:
        """The lines that are in no sum, for want of something or because they may not enter."""
        return tuple(each for each in self.lines if each.duty is None)

    def only(self, places: Iterable[int]) -> Exposure:
        """The exposure of some of the lines, by their places in the list."""
        return Exposure(day=self.day, lines=tuple(self.lines[n] for n in places))

    def costliest(self, most: int) -> tuple[LineExposure, ...]:
        """The ``most`` lines that pay most, dearest first."""
        known = [each for each in self.lines if each.duty]
        return tuple(sorted(known, key=lambda each: -(each.duty or 0))[:most])


@dataclass(frozen=True, slots=True, kw_only=True)
class TwoDays:
    """The same list on two days, the earlier one first."""

    before: Exposure
    after: Exposure

    @property
    def _known(self) -> list[int]:
        """The places of the lines whose duty is known on both days: others can't be compared."""
        sides = zip(self.before.lines, self.after.lines, strict=True)
        return [n for n, (a, b) in enumerate(sides) if a.duty is not None and b.duty is not None]

    @property
    def known(self) -> TwoDays:
        """Both days of the lines that are known on both."""
        places = self._known
        return TwoDays(before=self.before.only(places), after=self.after.only(places))

    def light(self) -> TwoDays:
        """The same without assessments."""
        return TwoDays(before=self.before.light(), after=self.after.light())

    @property
    def incomplete(self) -> tuple[LineExposure, ...]:
        """The lines that are not known on one of the days, as they stand on the first such day."""
        sides = zip(self.before.lines, self.after.lines, strict=True)
        return tuple(
            a if a.duty is None else b for a, b in sides if a.duty is None or b.duty is None
        )

    @property
    def moved(self) -> tuple[tuple[LineExposure, LineExposure, Decimal], ...]:
        """Lines that pay more or less on the second day, with the difference, greatest first."""
        sides = zip(self.before.lines, self.after.lines, strict=True)
        found = [
            (a, b, b.duty - a.duty)
            for a, b in sides
            if a.duty is not None and b.duty is not None and a.duty != b.duty
        ]
        return tuple(sorted(found, key=lambda each: -abs(each[2])))

    @property
    def difference(self) -> dict[str, Decimal]:
        """What the lines known on both days pay more a year, by currency."""
        return _sums((a.line, step) for a, _, step in self.moved)


def exposure(
    lines: Iterable[WatchLine],
    day: date,
    calculator: DutyCalculator,
    tables: Mapping[str, LineTable[Any]],
) -> Exposure:
    """The exposure on ``day``; ``tables`` has the schedule of each country that lines go to."""
    of_line = _Assessing(day, calculator, tables).of_line
    return Exposure(day=day, lines=tuple(of_line(line) for line in lines))


def turning_days(
    lines: Sequence[WatchLine], calculator: DutyCalculator, *, after: date
) -> dict[date, Scope]:
    """The days after ``after`` on which a measure that may reach a line begins, ends or moves to
    another phase, or a rule begins or ends that keeps it away, soonest first, with the codes that
    such measures reach."""
    imposing = {line.imposing for line in lines}
    listed = Scope.of(line.code.digits for line in lines)
    of_losers = _turns_of_rules(calculator.facts, after)
    days: dict[date, list[Scope]] = {}
    for measure in calculator.facts.measures.values():
        named = (measure.slug, measure.programme)
        ahead = {day for day in of_measure(measure) if day > after}
        ahead.update(*(of_losers[name] for name in named if name in of_losers))
        if not ahead or measure.imposing not in imposing:
            continue
        reached = (measure.scope, *(phase.scope for phase in measure.phases))
        if any(scope.overlaps(listed) for scope in reached):
            for day in ahead:
                days.setdefault(day, []).extend(reached)
    return {day: Scope.union(scopes) for day, scopes in sorted(days.items())}


def _turns_of_rules(facts: FactSnapshot, after: date) -> dict[str, set[date]]:
    """The days after ``after`` on which a rule begins or ends to keep a measure or programme away,
    by its slug."""
    days: dict[str, set[date]] = {}
    for rule in facts.stacking:
        ahead = {day for day in of_validity(rule.validity) if day > after}
        for name in rule.loser if ahead else ():
            days.setdefault(name, set()).update(ahead)
    return days


class _Assessing:
    """Assesses lines of one day."""

    def __init__(
        self, day: date, calculator: DutyCalculator, tables: Mapping[str, LineTable[Any]]
    ) -> None:
        self._day = day
        self._calculator = calculator
        self._tables = tables
        held = calculator.facts.programmes.values()
        self._apart = frozenset(programme.slug for programme in held if programme.apart)

    def of_line(self, line: WatchLine) -> LineExposure:
        """Its duty as it is entered; where no USMCA claim is made and one is open, its saving."""
        made = self._assessed(line, USMCA if line.usmca else "")
        if made is None:
            return LineExposure(line=line, assessment=None, unknown_code=True)
        found = LineExposure(line=line, assessment=made, prohibited=made.prohibited)
        if line.value is None:
            return replace(
                found, missing=tuple(dict.fromkeys((Need(NeedKind.VALUE), *made.missing)))
            )
        if made.total is None:
            return replace(found, missing=made.missing)
        duty = self._counted(made, made.total)
        saving = None
        if not line.usmca and duty and {line.origin, line.imposing} <= USMCA_PARTIES:
            claimed = self._assessed(line, USMCA)
            if claimed is not None and claimed.total is not None:
                saving = duty - self._counted(claimed, claimed.total)
        rows = (r for r in made.rows if r.programme in self._apart and r.outcome in CHARGED)
        apart = tuple(dict.fromkeys(row.programme for row in rows))
        return replace(found, duty=duty, saving=saving, apart=apart)

    def _counted(self, made: Assessment, total: Money) -> Decimal:
        """The total without what is each firm's own rate: on one day a figure of most firms is
        held, on another none, and the difference would be no change."""
        own = (r.amount.amount for r in made.rows if r.programme in self._apart and r.amount)
        return total.amount - sum(own, Decimal(0))

    def _assessed(self, line: WatchLine, claim: str) -> Assessment | None:
        """None where the schedule of the day has no such code."""
        table = self._tables[line.imposing]
        entry = Entry(
            code=line.code,
            imposing=line.imposing,
            origin=line.origin,
            day=self._day,
            value=line.value,
            claim=claim,
        )
        printed = table.find(line.code, self._day)
        if printed is None and table.near(line.code, self._day):
            return None
        headings = self._calculator.headings(entry, printed)
        stated = {each: table.find(_heading(each), self._day) for each in headings}
        return self._calculator.assess(entry, printed, stated)


@lru_cache(maxsize=1_024)
def _heading(written: str) -> Code:
    return Code.parse(written)


def _sums(amounts: Iterable[tuple[WatchLine, Decimal | None]]) -> dict[str, Decimal]:
    sums: dict[str, Decimal] = {}
    for line, amount in amounts:
        if amount is not None and line.value is not None:
            currency = line.value.currency
            sums[currency] = sums.get(currency, Decimal(0)) + amount
    return sums
