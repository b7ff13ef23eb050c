"""What a number is multiplied with by the word or letter behind it: 'k', 'million', 'lakh'."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.reading.text.numbers import WrittenNumber

TIMES = {
    "k": Decimal(1_000),
    "thousand": Decimal(1_000),
    "mille": Decimal(1_000),
    "m": Decimal(1_000_000),
    "million": Decimal(1_000_000),
    "mln": Decimal(1_000_000),
    "mio": Decimal(1_000_000),
    "mm": Decimal(1_000_000),
    "mil": Decimal(1_000_000),
    "g": Decimal(10**9),
    "md": Decimal(10**9),
    "b": Decimal(10**9),
    "bn": Decimal(10**9),
    "billion": Decimal(10**9),
    "milliard": Decimal(10**9),
    "lakh": Decimal(10**5),
    "lac": Decimal(10**5),
    "crore": Decimal(10**7),
}
_SCALE = re.compile(
    r" ?(?P<scale>k|md|mm|mln|mio|mil|m|g|bn|b|thousand|mille|million|billion"
    r"|milliard|lakh|lac|crore)s?"
    r"(?=(?:us|ca?|cdn|can)?\$|[€£¥]|\b)(?:(?: de| of| d')(?= ?[a-z$€£¥]))?"
)


def scale_behind(folded: str, found: WrittenNumber) -> tuple[str, int]:
    """The scale behind a number ('k', 'million', '' for none) and where both end."""
    scale = _SCALE.match(folded, found.end)
    return (scale["scale"], scale.end()) if scale else ("", found.end)


def scaled(folded: str, found: WrittenNumber) -> tuple[Decimal, int]:
    """What a number is multiplied with by the scale behind it, and where both end."""
    scale, end = scale_behind(folded, found)
    return TIMES.get(scale, Decimal(1)), end
