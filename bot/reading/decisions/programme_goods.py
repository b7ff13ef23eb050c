"""The good that a programme is on, where it is on one alone: the end of the de minimis exemption is
about small parcels.

config/reading/programme-goods.csv says which.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from bot.tables import rows


def only_good(programme: str) -> str | None:
    """The good, None where the programme is on several.

    >>> only_good("us-232-steel"), only_good("us-232-metals")
    ('steel', None)
    """
    return _goods().get(programme)


@cache
def _goods() -> Mapping[str, str]:
    return {
        row["programme"]: row["good"]
        for row in rows("reading/programme-goods.csv", filled=("programme", "good"))
    }
