"""Whose French words a clause right behind them tells: 'qu’a évoquées Roy', 'déploré par Roy'."""

from __future__ import annotations

import re
from functools import lru_cache

_ADVERB = r"(?:(?:[a-zà-ÿ]{3,12}ment|aussi|ainsi|hier|encore|déjà|souvent)\s)?"


def owner_at(behind: str, uttered: str) -> int | None:
    """Where in the words behind a quotation its speaker begins, or None if they tell none.

    ``uttered``: alternatives of participles of what is done with words alone. What is planned,
    promised or fought by somebody can be a thing's name, and doesn't count.

    >>> owner_at(" déploré par la députée", "déploré|évoqué")
    13
    >>> owner_at(" voté par la députée", "déploré|évoqué") is None
    True
    """
    found = _patterns(uttered).match(behind)
    if found is None:
        return None
    return max(found.start(each) for each in ("agent", "inverted", "subject"))


@lru_cache(maxsize=2)
def _patterns(uttered: str) -> re.Pattern[str]:
    who = r"(?:(?=[A-ZÀ-Þ]|l[ea’']|une?\s|des\s|ce|son\s|sa\s|il\s|elle\s)[^,.;:\x01]{2,80}?)"
    said = rf"(?:{uttered})e?s?(?![\w-])"
    return re.compile(
        rf"(?:,?\s{_ADVERB}{said}\s(?:[a-zà-ÿ]{{4,8}}di\s|hier\s)?par\s(?P<agent>\w)"
        rf"|\s(?:que\s|qu[’'])(?:a|ont|avait)\s{_ADVERB}{said}\s(?P<inverted>\w)"
        rf"|\s(?:que\s|qu[’'])(?P<subject>{who})\s(?:a|ont|avait|aurait)\s{_ADVERB}{said})"
    )
