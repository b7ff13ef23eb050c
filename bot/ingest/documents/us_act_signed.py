"""The day on which an act was signed, as its closing says: the register prints it days later."""

from __future__ import annotations

import re
from datetime import date

from bot.domain.days import MONTHS
from bot.ingest.documents.days import ORDINAL, ORDINALS, days

_YEARS = {"five": 2025, "six": 2026, "seven": 2027, "eight": 2028, "nine": 2029}
_WITNESS = re.compile(
    rf"hereunto set my hand this\s{{1,8}}(?P<day>{ORDINAL})\s{{1,8}}day\s{{1,8}}of\s{{1,8}}"
    r"(?P<month>[a-z]{3,9}),?\s{1,8}in\s{1,8}the\s{1,8}year\s{1,8}of\s{1,8}our\s{1,8}lord\s{1,8}two"
    r"\s{1,8}thousand\s{1,8}(?:and\s{1,8})?twenty-(?P<year>five|six|seven|eight|nine)\b"
)
_HOUSE = re.compile(r"the white house,?\s{1,20}(?P<day>[a-z]{3,9} \d{1,2}, \d{4})")


def signed_day(low: str) -> date | None:
    """The day of the closing of an act (readable, lower case); None where it has none.

    >>> signed_day("the white house,\\n    march 18, 2027.")
    datetime.date(2027, 3, 18)
    >>> signed_day("hereunto set my hand this first day of february, in the year of our lord two "
    ...     "thousand twenty-seven")
    datetime.date(2027, 2, 1)
    """
    told = _WITNESS.search(low)
    if told is not None and told["month"] in MONTHS:
        try:
            return date(_YEARS[told["year"]], MONTHS[told["month"]], ORDINALS[told["day"]])
        except ValueError:
            return None
    house = _HOUSE.search(low)
    named = days(house["day"]) if house is not None else ()
    return named[0].day if named else None
