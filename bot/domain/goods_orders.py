"""Orders that name goods and no codes: tariff quotas of supply management, provincial bans."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.domain.cache import cached
from bot.domain.codes import Code
from bot.domain.measures import Measure, Status
from bot.domain.snapshot import FactSnapshot


def orders_naming(good: str, measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Those that name the good (its slug) itself, whatever codes it has or has not."""
    return tuple(m for m in measures if good in m.goods)


def binding(measures: Iterable[Measure], *, imposing: str, origin: str) -> tuple[Measure, ...]:
    """Those of the country ``imposing`` on goods of ``origin``."""
    return tuple(m for m in measures if m.imposing == imposing and m.origins.hit(origin))


def orders_on(
    code: Code, *, imposing: str, origin: str, day: date, facts: FactSnapshot
) -> tuple[Measure, ...]:
    """Those in force on ``day`` for a good that ``code`` is one of. They stand in no sum: what they
    come to hangs on more than the code (a permit, a province).
    """
    return tuple(
        m
        for m in binding(_without_codes(facts), imposing=imposing, origin=origin)
        if m.status_on(day) is Status.IN_FORCE
        and any(facts.goods[good].scope_in(imposing).touches(code) for good in m.goods)
    )


@cached("orders without codes", most=8)
def _without_codes(facts: FactSnapshot) -> tuple[Measure, ...]:
    """A few dozen of a thousand measures, looked through for every entry."""
    return tuple(m for m in facts.measures.values() if m.goods and not m.scope)
