"""A question about one code as the /duty line that asks it, for buttons."""

from __future__ import annotations

from bot.commands.duty.options import DutyOptions
from bot.commands.parsing.typed_options import options_of
from bot.domain.codes import Code
from bot.domain.questions import Query


def duty_line(query: Query, code: Code) -> str:
    """The same question about one code."""
    words = [f"/duty {code.dotted}"]
    if query.money is not None:
        words.append(f"{query.money.amount} {query.money.currency}")
    if query.origin is not None:
        words.append(f"from {query.origin}")
    if query.imposing is not None:
        words.append(f"to {query.imposing}")
    if query.day is not None:
        words.append(f"on {query.day}")
    if query.claim is not None:
        words.append(f"usmca {'yes' if query.claim == 'usmca' else 'no'}")
    words += [f"quantity {number} {unit}" for number, unit in query.quantities]
    own = options_of(DutyOptions, query)
    if own.metal is not None:
        words.append(f"metal {own.metal}%")
    if own.us_content is not None:
        words.append(f"us-content {own.us_content}%")
    if own.ca_mx_content:
        words.append(f"ca-mx-content {own.ca_mx_content}")
    return " ".join((*words, *own.as_typed()))
