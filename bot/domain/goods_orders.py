"""Orders that name goods and no codes: tariff quotas of supply management, provincial bans."""

from __future__ import annotations

from datetime import date

from bot.domain.codes import Code, Scope
from bot.domain.measures import Measure, Status
from bot.domain.snapshot import FactSnapshot


def orders_on(
    code: Code, *, imposing: str, origin: str, day: date, facts: FactSnapshot
) -> tuple[Measure, ...]:
    """Those in force on ``day`` for a good that ``code`` is one of. They stand in no sum: what they
    come to hangs on more than the code (a permit, a province).
    """
    asked = Scope((code.span,))
    return tuple(
        m
        for m in facts.measures.values()
        if m.goods
        and not m.scope
        and m.imposing == imposing
        and m.origins.hit(origin)
        and m.status_on(day) is Status.IN_FORCE
        and any(facts.goods[good].scope_in(imposing).overlaps(asked) for good in m.goods)
    )
