"""What applies to an entry beside the measures: agreements, bounds of fees, headings pointed to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from bot.domain.assessment.entry import BoundKind, Entry
from bot.domain.codes import Code, Scope
from bot.domain.days import Validity
from bot.domain.duty import (
    Money,
)
from bot.domain.measures import EU, StackingRule
from bot.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An agreement or programme under which a lower base rate may be claimed.

    ``indicators`` are the schedules' symbols for it, the usual one first ('S', 'S+', 'UST').
    ``parties`` are the origins it is open to and ``imposing`` the countries that grant it (ISO
    3166 alpha-2); without parties the list of beneficiaries is not held, and a claim is taken as
    entered. ``validity`` None: no known end.
    """

    slug: str
    name: Text
    indicators: tuple[str, ...]
    parties: frozenset[str]
    imposing: frozenset[str]
    validity: Validity | None = None
    sources: tuple[str, ...] = ()
    reserved: tuple[tuple[str, str], ...] = ()
    """Indicators that only one origin may use, with it: ('UST', 'US'), ('MXT', 'MX')."""
    free: Scope = field(default_factory=Scope)
    free_in: frozenset[str] = frozenset()
    """Codes free of base duty in these countries, for where no schedule is held."""

    def frees(self, imposing: str, code: Code) -> bool:
        """Whether all of ``code`` is known to be free under it, without a schedule."""
        return imposing in self.free_in and self.free.covers(code)

    @property
    def closed(self) -> frozenset[tuple[str, str]]:
        """Indicators with the parties that may not use them."""
        return frozenset((i, o) for i, whose in self.reserved for o in self.parties if o != whose)

    def usable(self, origin: str) -> frozenset[str]:
        """The indicators that goods of ``origin`` may use."""
        others = {indicator for indicator, whose in self.reserved if whose != origin}
        return frozenset(self.indicators) - others

    def open_to(self, imposing: str, origin: str, day: date) -> bool:
        """Whether goods of ``origin`` can claim it from ``imposing`` on ``day``."""
        in_time = self.validity is None or self.validity.holds(day)
        members = EU if origin == "EU" else frozenset({origin})
        open_to_origin = not self.parties or members <= self.parties
        return imposing in self.imposing and open_to_origin and in_time


def claimed(agreements: Mapping[str, Agreement], entry: Entry) -> Agreement | None:
    """The agreement an entry claims, by indicator or slug; None when not open to its origin."""
    claim = (entry.claim or "").upper()
    if not claim:
        return None
    return next(
        (
            a
            for a in agreements.values()
            if (claim in a.indicators or claim == a.slug.upper())
            and (claim, entry.origin) not in a.closed
            and a.open_to(entry.imposing, entry.origin, entry.day)
        ),
        None,
    )


FORMAL = "formal-entry"
"""What an importer declares who enters formally what need not be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BoundedFee:
    """A fee within its bounds; ``kind`` None where it touches none."""

    amount: Decimal
    kind: BoundKind | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeLimit:
    """The least and the most of a fee on one formal entry, in the currency of ``currency``.

    ``measure`` is the slug of the measure that sets its rate. An entry worth more than
    ``formal_above`` is a formal one (19 CFR 143.21); an informal one pays ``informal`` instead,
    None where that is not held.
    """

    slug: str
    measure: str
    validity: Validity
    least: Decimal
    most: Decimal
    currency: str
    sources: tuple[str, ...] = ()
    formal_above: Decimal = Decimal(0)
    informal: Decimal | None = None

    def owed(self, amount: Decimal, value: Money, *, formal: bool) -> BoundedFee | None:
        """What ``amount``, the rate's share of ``value``, comes to; None where that is not known.

        ``formal``: entered formally whatever it is worth.
        """
        if value.currency != self.currency:
            return None
        if value.amount <= self.formal_above and not formal:
            held = self.informal
            return None if held is None else BoundedFee(amount=held, kind=BoundKind.INFORMAL)
        kind = BoundKind.LEAST if amount < self.least else BoundKind.MOST
        bounded = min(max(amount, self.least), self.most)
        return BoundedFee(amount=bounded, kind=None if bounded == amount else kind)


@dataclass(frozen=True, slots=True, kw_only=True)
class HeadingRange:
    """Headings of one programme that footnotes point to, and the origins they are for.

    ``first`` to ``last`` and ``never`` are headings as printed ('9903.88.01'); ``since`` is the
    programme's first day, for headings whose text names none. ``in_lieu``: their column 2 rate
    stands in the place of the line's own.
    """

    slug: str
    programme: str
    first: str
    last: str
    origins: frozenset[str]
    since: date
    never: frozenset[str] = frozenset()
    in_lieu: bool = False
    label: Text
    sources: tuple[str, ...] = ()

    def holds(self, heading: str, origin: str) -> bool:
        """Whether ``heading`` is one of them and reaches goods of ``origin``."""
        inside = self.first <= heading <= self.last and heading not in self.never
        return inside and origin in self.origins


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRules:
    """What applies beside the measures: rules, trade agreements, column 2 origins.

    ``fees`` are programmes whose rows stand apart from the duties (merchandise processing);
    ``fee_limits`` bound what those come to, and ``fees_told`` is whether they are wanted at all.
    ``apart`` are programmes with rates of each firm's own: unknown ones don't hold the total back.
    ``column_two`` maps an imposing country to the origins that pay its column 2.
    ``records_begin`` is the first day of which it is known what was owed.
    """

    rules: Sequence[StackingRule]
    agreements: Mapping[str, Agreement]
    records_begin: date
    fees: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    fee_limits: tuple[FeeLimit, ...] = ()
    fees_told: bool = True
    column_two: Mapping[str, frozenset[str]] = field(default_factory=dict)
