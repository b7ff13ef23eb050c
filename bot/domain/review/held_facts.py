"""The facts that a proposal is written against."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.domain.goods import Good
from bot.domain.measures import Measure, Programme, StackingRule
from bot.domain.quotes import Speaker
from bot.domain.snapshot import FactSnapshot


@dataclass(frozen=True, slots=True, kw_only=True)
class HeldFacts:
    """What a proposal is written against; measures as they are kept."""

    measures: Mapping[str, Measure]
    programmes: Mapping[str, Programme]
    speakers: Mapping[str, Speaker] = field(default_factory=dict)
    goods: Mapping[str, Good] = field(default_factory=dict)
    stacking: tuple[StackingRule, ...] = ()

    @classmethod
    def of(cls, facts: FactSnapshot, measures: Mapping[str, Measure]) -> HeldFacts:
        """What a snapshot holds, with ``measures`` as they are kept."""
        return cls(
            measures=measures,
            programmes=facts.programmes,
            speakers=facts.speakers,
            goods=facts.goods,
            stacking=facts.stacking,
        )
