"""A request that says everything a request can."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from bot.domain.codes import Code
from bot.domain.duty import Money
from bot.domain.questions import Query

FULL = Query(
    command="duty",
    good="steel",
    goods=("steel", "wine"),
    code=Code("720851"),
    programme="us-232",
    claim_about="x",
    imposing="US",
    origin="CA",
    day=date(2025, 3, 15),
    since=date(2025, 1, 1),
    until=date(2025, 12, 31),
    claim="usmca",
    who="carney",
    words="relief",
    money=Money(amount=Decimal("10000.50"), currency="USD"),
    quantities=((Decimal("1.5"), "kg"), (Decimal(2), "no")),
    action="list",
    values={"label": "Plate of theirs"},
)
