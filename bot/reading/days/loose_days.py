"""Days and periods in loose forms: 'march of last year', 'since fri', 'till the 2nd',
'out 2 wks', 'over the weekend', holidays, and the catalogue's own events.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.reading.days import (
    dates,
    day_ranges,
    holidays,
    loose_periods,
    named_months,
    nights,
    past_spans,
    slashed_days,
    weeks,
)
from bot.reading.days.dates import DayBound, When
from bot.reading.days.named_days import NamedDays
from bot.reading.days.relative import Period
from bot.reading.days.text_on_day import LooseForm, TextOnDay

FORMS = (
    named_months.MIDDLE,
    named_months.BEGINNING,
    named_months.LAST_YEARS,
    named_months.SHORT_YEARS,
    named_months.LAST_SUCH,
    weeks.OF_A_DATE,
    weeks.OF_A_DAY,
    named_months.DAY_OF_LAST_OR_NEXT,
    day_ranges.SLASHED,
    day_ranges.IN_FRENCH,
    named_months.IN_FRENCH,
    named_months.FIRST_DAY,
    day_ranges.OF_A_MONTH,
    nights.MIDNIGHT,
    day_ranges.WITHOUT_A_MONTH,
    LooseForm(
        pattern=slashed_days.ONE,
        read=lambda text, found: slashed_days.one(found, text.lang, text.year_of),
    ),
    weeks.LONG_WEEKEND,
    weeks.WEEKEND,
    nights.LAST_NIGHT,
    past_spans.ALL_OF_IT,
    past_spans.HOURS,
    named_months.END,
    weeks.TOMORROW,
    past_spans.PAST_ONE,
    weeks.WEEKDAY,
    named_months.NEAREST_DAY,
    past_spans.AWAY,
    nights.OVERNIGHT,
)
"""The forms in the order in which they are looked for: what one has found is no other's."""


class LooseDays:
    """The days that a text tells loosely ('early June', 'right before Easter'), as they are found:
    no two of them share a word."""

    def __init__(self, text: TextOnDay) -> None:
        self._text = text
        self._out: list[When] = []

    def all(self, events: NamedDays | None) -> list[When]:
        """Every loose form, and the days of ``events`` by what people call them."""
        folded, today = self._text.folded, self._text.today
        for days, start, end in events.find(folded) if events is not None else ():
            self._add_event(days, start, end)
        for day, start, end in holidays.find(folded, today=today):
            self._add((day, day), start, end)
        told_on = loose_periods.At(today, self._text.year_of)
        for first, last, start, end, since in loose_periods.find(folded, told_on):
            bound = DayBound.SINCE if since else None if first == last else DayBound.ON
            self._add((first, last), start, end, bound)
        for form in FORMS:
            for found in form.pattern.finditer(folded):
                period = form.read(self._text, found)
                if period is not None:
                    self._add(period, found.start(form.start), found.end(), form.bound)
        return self._out

    def _add_event(self, days: Sequence[date], start: int, end: int) -> None:
        """The day of an event, where one is told by it: 'since the ruling', 'the day they cut off
        talks'. Of several that are called so the latest that has been is meant."""
        before = self._text.folded[:start]
        that_day = _THE_DAY.search(before)
        if that_day is None and not _DATED_BY.search(before):
            return
        past = [day for day in days if day <= self._text.today]
        day = max(past) if past else min(days)
        after = DayBound.AFTER if _POST.search(before) else None
        self._add((day, day), start if that_day is None else that_day.start(1), end, after)

    def _add(self, period: Period, start: int, end: int, bound: DayBound | None = None) -> None:
        if any(w.start < end and start < w.end for w in self._out):
            return
        when = When(first=period[0], last=period[1], start=start, end=end)
        if bound is None:
            self._out.append(dates.bounded(when, self._text.folded))
        else:
            self._out.append(replace(when, bound=bound))


_DATED_BY = re.compile(
    r"\b(?:since|after|before|until|till|following|from|on|post|by|around|depuis|apres|avant|des|"
    r"jusqu'[au]{1,2}|suite a|day of|jour de)(?: the| that| la| le| l'| du| de la| us"
    r"| american)* ?$"
)
_POST = re.compile(r"\bpost[ -](?:the )?$")
_THE_DAY = re.compile(
    r"(?:^|[^\w-])((?:(?:the )?(?:very )?(?:day|night|evening|morning|moment|date) "
    r"(?:that |when )?"
    r"|(?:le |la )?(?:jour|soir|moment|matin|journee|date) (?:ou |que |qu')(?:ils? |elles? |on )?"
    r"|(?<=\bsince )|(?<=\bafter )|(?<=\bbefore )|(?<=\buntil )"
    r"|(?<=\bdepuis )(?:que |qu')|(?<=\bapres )(?:que |qu')|(?<=\bavant )(?:que |qu'))"
    r"(?:(?:he|she|they|it|we|trump|carney|ford|canada|ottawa|washington|the (?:us|americans"
    r"|canadians|president|prime minister|pm)|ils?|elles?|on) )?"
    r"(?:had |have |has |ont |a |avait |avaient )?)$"
)
"""Before what happened on a day: 'from the day they ...', 'depuis qu'ils ont ...'."""
