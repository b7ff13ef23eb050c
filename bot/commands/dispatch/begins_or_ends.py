"""'Will the surtax start on September 8?': yes or no by the days on which its law begins and ends.

A day on which only a rate changes is neither; the answer shows the change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.commands.dispatch.law_days import (
    A_DAY,
    BEGINS,
    ENDS,
    NOT_OF_DUTY,
    first_days,
    last_days,
    measures_asked,
)
from bot.domain.days import Validity
from bot.domain.measures import Measure
from bot.domain.questions import Query
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation import asking_words
from bot.presentation.plain_words import day_words

_BY_NOW = re.compile(
    r"\b(?:has|have|did|is|are|already|yet)\b|\b(?:a|ont|est|sont)-t?-?(?:il|elle)s?\b|\bdeja\b"
)
"""What was, where no day is told."""
_OTHER = re.compile(
    r"\d ?(?:%|percent\b|pour cent\b)|\b(?:not|or|ou|pas|who|why|how|what|when|which)\b|n't\b"
)
"""With a rate, a negation or an alternative in it, it is another question."""
_MOST = 3


def begins_or_ends(
    folded: str,
    query: Query,
    named: Sequence[str],
    facts: FactSnapshot,
    *,
    today: date,
    lang: Lang,
) -> str | None:
    """'Yes', or 'No, but on Sept 8, 2026', where a question that wants yes or no asks if a law, or
    the duty on a good, begins or ends on a day or has done so; '' where its days leave that open;
    None for every other question. ``named`` are the programmes that it names."""
    begins, ends = BEGINS.search(folded), ENDS.search(folded)
    if (begins is None) == (ends is None) or _OTHER.search(folded):
        return None
    asked = _period(query, folded, today)
    measures = measures_asked(query, named, facts)
    if asked is None or not measures:
        return None
    days = first_days(measures) if begins else last_days(measures)
    steps = {m.validity.first for m in measures} if begins else {m.validity.last for m in measures}
    ahead = {day for day in days if day > today}
    if begins and asked.first == date.min and ahead and not _any_holds(measures, today):
        # another law was on the good before: of the one that is to come nothing began
        days, steps = ahead, set(ahead)
    if (
        _in_another_year(asked, days, folded)
        or any(map(asked.holds, days))
        or (ends and any(asked.holds(d + A_DAY) for d in days))
    ):
        return asking_words.YES.on(lang)
    if not days and ends and not _is_of_another_section(folded, measures, facts):
        return _of_no_end(measures, asked, folded, today=today, lang=lang)
    if not days or any(day is not None and asked.holds(day) for day in steps):
        return ""
    return _on_another_day(days, max(*days, asked.last or today), facts.data_as_of, lang)


def _any_holds(measures: Sequence[Measure], day: date) -> bool:
    return any(m.validity.holds(day) for m in measures)


def _on_another_day(days: set[date], last: date, known_to: date, lang: Lang) -> str:
    """The days on which it did or will, where facts reach the ``last`` day that matters; what is
    dated ahead, where they don't."""
    ahead = {day for day in days if day > known_to}
    known = last <= known_to
    told = _told((not known and ahead) or days, lang)
    return (asking_words.NO_BUT_ON if known else asking_words.DATED_FOR).on(lang, days=told)


def _told(days: set[date], lang: Lang) -> str:
    return ", ".join(day_words(day, lang) for day in sorted(days)[-_MOST:])


_SECTION = re.compile(r"\b[1-9]\d\d\b")


def _is_of_another_section(folded: str, measures: Sequence[Measure], facts: FactSnapshot) -> bool:
    """Whether a section is told that the laws read do not rest on: 'la surtaxe de 122'."""
    rests = " ".join(facts.programmes[m.programme].authority for m in measures)
    return any(number not in rests for number in _SECTION.findall(folded))


def _of_no_end(
    measures: Sequence[Measure], asked: Validity, folded: str, *, today: date, lang: Lang
) -> str:
    """What is told of an end where none of the days held is one: 'no' up to today, of what is
    still in force; nothing is denied of days to come. '' where something else ends."""
    if NOT_OF_DUTY.search(folded) or not _any_holds(measures, today):
        return ""
    past = asked.last is not None and asked.last <= today
    return (asking_words.NO if past else asking_words.NO_END_HELD).on(lang)


def _period(query: Query, folded: str, today: date) -> Validity | None:
    """The day or period that is asked about; up to today where it is asked what was."""
    if query.day is not None:
        return Validity(first=query.day, last=query.day)
    if query.since is not None and query.until is not None:
        return Validity(first=query.since, last=query.until)
    if query.until is not None and query.since is None and _UP_TO.search(folded):
        return Validity(first=date.min, last=query.until)
    untold = query.since is None and query.until is None
    return Validity(first=date.min, last=today) if untold and _BY_NOW.search(folded) else None


_UP_TO = re.compile(r"\b(?:before|by|until|avant|d'ici|jusqu'(?:a|au|en))\b")
"""Before the last day of what is asked about."""
_YEAR = re.compile(r"\b20\d\d\b")


def _in_another_year(asked: Validity, days: set[date], folded: str) -> bool:
    """Whether the day told without its year is one of ``days``: which year is meant, they say."""
    told = (asked.first.month, asked.first.day)
    alone = asked.first == asked.last and _YEAR.search(folded) is None
    return alone and any((day.month, day.day) == told for day in days)
