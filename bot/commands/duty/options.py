"""The options that /duty knows alone."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyOptions:
    """``claim`` is a special programme indicator, '' for none, None where only ``usmca`` counts.

    ``metal``, ``us_content`` and ``ca_mx_content`` are in percent of the value. ``rate`` (of
    exchange), ``declared`` and ``versus`` are as typed: what they may mean hangs on the entry.
    ``lines`` are those of one entry: 'code[@origin] amount currency [quantity unit]'. ``repair``
    and ``us_components`` are sums as typed: what a repair abroad cost, and US parts assembled
    abroad.
    """

    claim: str | None = None
    metal: Decimal | None = None
    us_content: Decimal | None = None
    ca_mx_content: Decimal | None = None
    declared: str = ""
    rate: str = ""
    transport: str = ""
    versus: str = ""
    lines: tuple[str, ...] = ()
    repair: str = ""
    us_components: str = ""

    def as_typed(self) -> tuple[str, ...]:
        """What was said of the entry besides shares, as typed: 'declared civil-aircraft'."""
        said = {
            "repair": self.repair,
            "us-components": self.us_components,
            "declared": self.declared,
            "rate": self.rate,
            "transport": self.transport,
        }
        return tuple(f"{name} {value}" for name, value in said.items() if value)
