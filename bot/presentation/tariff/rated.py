"""What a card of rates is about, and what several of its lines ask of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from bot.domain.assessment.stacking import StackRow
from bot.domain.codes import Scope
from bot.domain.goods_orders import orders_naming
from bot.domain.measures import Measure
from bot.domain.rate_groups import rate_since
from bot.domain.rate_summary import Owed, RateGroup, RateSummary, charged
from bot.domain.snapshot import FactSnapshot
from bot.domain.words import capital
from bot.presentation.changes import provincial


@dataclass(frozen=True, slots=True, kw_only=True)
class Rated:
    """What a card of rates is about: a good or a code on one day in one direction.

    ``owed`` is what is owed on another day, one object as long as nothing of it changes; ``back``
    how the other direction stands (None where it was not asked for), ``base`` the base duty in
    words, '' where no schedule is loaded; ``named`` says whether a good was named.
    """

    name: str
    found: RateSummary
    facts: FactSnapshot
    today: date
    claim: str | None
    owed: Callable[[date], Owed]
    back: RateSummary | None = None
    base: str = ""
    named: bool = True
    slug: str = ""
    ruling: tuple[Measure, ...] = field(init=False)
    """For what no schedule has a code for (parcels): the orders that rule it, the newest first."""

    def __post_init__(self) -> None:
        """Most of a card asks for them."""
        object.__setattr__(self, "ruling", orders_ruling(self.found, self))

    @property
    def main(self) -> RateGroup | None:
        """The codes whose rate heads the answer."""
        return self.found.main

    @property
    def back_main(self) -> RateGroup | None:
        """The same of the other direction."""
        return self.back.main if self.back else None


def orders_ruling(found: RateSummary, rated: Rated) -> tuple[Measure, ...]:
    """The orders that rule a good in one direction where no duty is charged on it, newest first."""
    if found.core or (found.main is not None and charged(found.main.plain)):
        return ()
    return _orders_of(found, rated)


def orders_beside(rated: Rated) -> tuple[Measure, ...]:
    """The orders that rule the good beside a duty that is charged on it, newest first: what is paid
    above a tariff quota, say."""
    return () if rated.ruling else _orders_of(rated.found, rated)


def _orders_of(found: RateSummary, rated: Rated) -> tuple[Measure, ...]:
    named = orders_naming(rated.slug, found.conditions) if rated.slug else ()
    mine = (m for m in named if not provincial(m, rated.facts))
    return tuple(sorted(mine, key=lambda m: m.validity.first, reverse=True))


def rows_asked_for(group: RateGroup, rated: Rated) -> tuple[StackRow, ...]:
    """What is owed on a group of codes, as the question has it."""
    return group.claimed if is_claimed(rated) else group.plain


def is_claimed(rated: Rated) -> bool:
    """Whether the question says that a programme is claimed."""
    return rated.claim is not None and rated.claim != "none"


def charged_since(measure: Measure, rated: Rated) -> date:
    """Since when the codes that head the answer, of the way that the measure charges, pay it."""
    there = rated.back is not None and measure.imposing == rated.back.direction.imposing
    main = rated.back_main if there else rated.main
    found = rated.back if there and rated.back is not None else rated.found
    scope = main.scope if main else Scope()
    return rate_since(measure, rated.facts, scope, found.direction.origin)


def capital_rate(words: str) -> str:
    """A rate in words with a capital, but for 'of the full value', which goes on from a number."""
    return words if words.startswith(("of ", "sur ")) else capital(words)
