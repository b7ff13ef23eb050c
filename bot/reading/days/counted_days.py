"""Days that are counted from another one: 'the Sunday before Labour Day', 'a week after 2 April',
'past Labour Day'."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.reading.days.dates import DayBound, When
from bot.reading.days.relative import shifted
from bot.reading.lexicon.calendar import NUMBERS, UNITS, WEEKDAYS

_STEP = re.compile(
    r"\b(?:the |le |la |a |an |une? )?(?:(?P<n>\d{1,3}|" + "|".join(NUMBERS) + ") )?"
    r"(?P<open>business |working )?(?P<what>days?|weeks?|months?|jours?|semaines?|mois|"
    + "|".join(WEEKDAYS)
    + r") "
    r"(?P<way>before|after|avant|apres)(?: the| la| le| l'| du| de la)? ?$"
)
_LEADING = re.compile(r"^(?:before|after|avant|apres)(?: the| la| le)? ")


def stepped(when: When, folded: str) -> When:
    """'the Sunday before Labour Day', 'a week after 2 April': one day, counted from another."""
    if when.first != when.last:
        return when
    lead = _LEADING.match(folded[when.start : when.end])
    start = when.start + (lead.end() if lead else 0)
    found = _STEP.search(folded[:start])
    if found is None or folded[found.start() : start].startswith(("after", "before")):
        return when
    sign = -1 if found["way"] in ("before", "avant") else 1
    what = found["what"]
    if what in WEEKDAYS:
        gap = (sign * (WEEKDAYS[what] - when.first.weekday())) % 7 or 7
        day = when.first + timedelta(days=sign * gap)
    else:
        said = found["n"] or "1"
        count = sign * (int(said) if said.isdigit() else NUMBERS[said])
        day = shifted(when.first, count, UNITS[what])
        if found["open"] and UNITS[what] == "day":
            day = _working_day(when.first, count)
    return replace(when, first=day, last=day, bound=DayBound.ON, start=found.start())


def _working_day(day: date, count: int) -> date:
    """The day that lies ``count`` days ahead, or back, weekends left out."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        day += step
        while day.weekday() >= WEEKDAYS["saturday"]:
            day += step
    return day


_PASSES = re.compile(
    r"\b(?:slip|slide|go|goe|run|push|move|wait|drag|hold)(?:s|es|ed)? past (?:the )?$"
)


def just_past(when: When, folded: str) -> When:
    """'if it slips past Labour Day': the day after."""
    if when.first != when.last or _PASSES.search(folded[: when.start]) is None:
        return when
    day = when.first + timedelta(days=1)
    return replace(when, first=day, last=day, bound=DayBound.ON)
