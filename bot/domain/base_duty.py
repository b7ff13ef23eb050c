"""The base duty of an entry: which column of its schedule line it pays, and why."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from bot.domain.agreements import Agreement
from bot.domain.duty import AdValorem, DutyExpression, Free, Unparsed
from bot.domain.entries import Entry, Outcome, Provision
from bot.domain.lines import Line
from bot.domain.measures import Basis
from bot.domain.plan import Charge
from bot.domain.reasons import Reason, Why
from bot.domain.sources import Confidence

InLieu = tuple[DutyExpression, str]
"""A rate that stands in the place of a line's own column 2, and the heading that says so."""
BASE_PROGRAMME = {"US": "us-base", "CA": "ca-base"}
"""The programme that stands for the base duty of an imposing country."""
_NAFTA = frozenset(("CA", "MX"))
"""The indicators of an agreement that ended in 2020."""
_NOT_STATED = Unparsed(text="")
_NOT_HELD = {"US": _NOT_STATED, "CA": Unparsed(text="MFN")}
"""The base duty of a schedule that isn't loaded."""


def base_duty(
    entry: Entry,
    line: Line | None,
    *,
    agreed: Agreement | None,
    column_two: Mapping[str, frozenset[str]],
    in_lieu: InLieu | None = None,
) -> Charge:
    """The base duty of ``entry`` under ``line``, unknown without one.

    ``agreed`` is the agreement its claim names, when open to its origin; ``column_two`` maps an
    imposing country to the origins that pay its column 2. Without a line that
    agreement may be known to free the code. A line that states no duty is a heading
    over others: the code is asked for in full.
    """
    duty: DutyExpression
    free = line is None and agreed is not None and agreed.frees(entry.imposing, entry.code)
    if free:
        duty, reason = Free(), _reason(Why.FREE_BY_AGREEMENT)
    elif line is None:
        duty, reason = _NOT_HELD[entry.imposing], _reason(Why.NO_SCHEDULE)
    elif entry.origin in column_two.get(entry.imposing, frozenset()):
        duty, heading = in_lieu or (line.other, "")
        reason = Reason(why=Why.COLUMN_TWO, origin=entry.origin, heading=heading)
    else:
        duty, reason = _column_one(entry, line, agreed)
    provision = Provision(
        programme=BASE_PROGRAMME[entry.imposing],
        measure="",
        label=None,
        duty=duty,
        rate=duty.percent if isinstance(duty, AdValorem) else _zero(duty),
        basis=Basis.FULL_VALUE,
        reason=reason,
        confidence=Confidence.MEDIUM if line is None and free else Confidence.HIGH,
        instrument="" if line is None else f"{line.code.dotted} ({line.revision})",
    )
    heading_only = duty == _NOT_STATED and line is not None
    needs = ("code",) if heading_only else ()
    return Charge(provision=provision, outcome=Outcome.OWED, needs=needs)


def _column_one(
    entry: Entry, line: Line, agreed: Agreement | None
) -> tuple[DutyExpression, Reason]:
    """The general rate, or the special one where the claim is open and the line has it."""
    claim = entry.claim or ""
    if claim and agreed is None:
        why = Why.CLAIM_ENDED if claim in _NAFTA else Why.CLAIM_NOT_OPEN
        return line.general, Reason(why=why, claim=claim, origin=entry.origin)
    if agreed is not None:
        usable = agreed.usable(entry.origin)  # all of the agreement: S and S+ are both USMCA
        for special in line.special:
            if special.indicators & usable:
                return special.duty, _reason(Why.SPECIAL, claim)
    plain = not claim or isinstance(line.general, Free)
    if plain:
        return line.general, _reason(Why.GENERAL)
    return line.general, _reason(Why.NO_SPECIAL, claim)


@lru_cache(maxsize=256)
def _reason(why: Why, claim: str = "") -> Reason:
    """The same for all entries alike."""
    return Reason(why=why, claim=claim)


def _zero(duty: DutyExpression) -> Decimal | None:
    return Decimal(0) if isinstance(duty, Free) else None
