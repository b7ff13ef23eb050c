"""What applies to an entry beside the measures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.domain.agreements import Agreement
from bot.domain.fees import FeeLimit
from bot.domain.measures import StackingRule


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRules:
    """What applies beside the measures: rules, trade agreements, column 2 origins.

    ``fees`` are programmes whose rows stand apart from the duties (merchandise processing);
    ``fee_limits`` bound what those come to, and ``fees_told`` is whether they are wanted at all.
    ``apart`` are programmes with rates of each firm's own: unknown ones don't hold the total back.
    ``column_two`` maps an imposing country to the origins that pay its column 2.
    """

    rules: Sequence[StackingRule]
    agreements: Mapping[str, Agreement]
    fees: frozenset[str] = frozenset()
    apart: frozenset[str] = frozenset()
    fee_limits: tuple[FeeLimit, ...] = ()
    fees_told: bool = True
    column_two: Mapping[str, frozenset[str]] = field(default_factory=dict)
