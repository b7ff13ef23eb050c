"""What ores, concentrates and pulp are worth by their dry weight, in folded text: they are weighed
wet and paid for dry ('40 wmt, 8 percent moisture, dry at 11,300 usd a tonne')."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal

from bot.reading.sums.percentages import part, percentage
from bot.reading.sums.worth import Value

_WATER = r"(?:moisture|water|h2o|humidite|eau)"
_MOISTURE = re.compile(
    rf"(?<![\w.,]){percentage('?P<before>')},? (?:of |d'|de |d')?{_WATER}\b"
    rf"|\b{_WATER}(?: content)?(?: (?:is|at|of|de|est|est de))?:? {percentage('?P<behind>')}"
)
_WET = re.compile(
    r"\b(?:wmt|wet (?:metric )?(?:t|tonn?e?s?)|tonnes? (?:metriques? )?humides?|wet)\b"
)
_DRY = re.compile(
    r"\b(?:dmt|dry (?:metric )?(?:t|tonn?e?s?|at|basis|weight)|tonnes? (?:metriques? )?seches?"
    r"|(?:base|poids) seche?|sec a)\b"
)


def of_dry_weight(found: Value, folded: str) -> Value:
    """The value of what is left without its moisture, where a wet weight is paid for dry."""
    if found.counted is None or found.counted.unit != "t" or not _WET.search(folded):
        return found
    told = _MOISTURE.search(folded) if _DRY.search(folded) else None
    share = part(told["before"] or told["behind"]) if told is not None else Decimal(0)
    if not share or share >= 1:
        return found
    dry = replace(found.total, amount=found.total.amount * (1 - share), other=None)
    return replace(found, total=dry)
