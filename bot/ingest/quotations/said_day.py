"""Which day 'Tuesday' was, by the day of the article."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.domain.days import DAYS_OF_WEEK, WEEKDAYS

_ENGLISH = "|".join(name.capitalize() for name in WEEKDAYS)
_FRENCH = "|".join(name for name in DAYS_OF_WEEK if name not in WEEKDAYS)
_DAY = re.compile(
    rf"\b(?:last\s{{1,8}}|late\s{{1,8}}|early\s{{1,8}})?(?:{_ENGLISH})\b|\b(?:{_FRENCH})\b"
    r"|\b(?:yesterday|today|hier|aujourd’hui)\b"
)


def day_word(sentence: str) -> str:
    """'Tuesday' or 'mardi' as a sentence has it; empty without one."""
    found = _DAY.search(sentence)
    return found.group() if found else ""


def day_of(said_on: str, published: date | None) -> date | None:
    """The day a word like 'Tuesday' means in an article of ``published``: the last such day.

    >>> day_of("late Sunday", date(2026, 11, 24)), day_of("hier", date(2026, 11, 24))
    (datetime.date(2026, 11, 22), datetime.date(2026, 11, 23))
    """
    if published is None or not said_on:
        return None
    word = said_on.lower().split()[-1]
    if word in ("today", "aujourd’hui"):
        return published
    if word in ("yesterday", "hier"):
        return published - timedelta(days=1)
    back = (published.weekday() - DAYS_OF_WEEK[word]) % 7
    return published - timedelta(
        days=back + (7 if said_on.lower().startswith("last") and not back else 0)
    )
