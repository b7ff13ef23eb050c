"""Days and periods in loose forms: 'march of last year', 'since fri', 'till the 2nd',
'out 2 wks', 'over the weekend', holidays, and the catalogue's own events.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.text import Lang
from bot.reading.days import dates, holidays, loose_periods, slashed_days
from bot.reading.days.dates import DayBound, When, month_of
from bot.reading.days.named_days import NamedDays
from bot.reading.days.relative import Period, around, shifted
from bot.reading.lexicon.calendar import MONTH_PATTERN as _M
from bot.reading.lexicon.calendar import MONTHS, NUMBERS, WEEKDAYS

_LAST_YEAR_ENDS = (
    *("year", "yr", "passe", "passee", "derniere", "dernier", "before", "ago", "ans", "un an"),
)
_SHORT_YEAR = re.compile(
    rf"\b(?P<m>{_M})\.?,? (?:of |')(?P<y>2[4-9])\b|\b(?P<m2>{_M})'(?P<y2>2[4-9])\b"
)


_LAST_YEAR = (
    r"(?:last (?:year|yr)|(?:l')?an(?:nee)? (?:passee?|derniere?)|the year before"
    r"|(?:a|one) year ago|il y a un an|(?P<two>two years ago|il y a deux ans))"
)


_DATED_LAST_YEAR = re.compile(
    rf"\b(?:(?P<d>\d{{1,2}})(?:er|st|nd|rd|th)? )?(?P<m>{_M})\.?(?: (?P<d2>\d{{1,2}})(?:st"
    rf"|nd|rd|th)?)?"
    rf",? (?:of |de |d'|de l'|back )?{_LAST_YEAR}\b"
)


_LAST_MONTH_NAMED = re.compile(rf"\blast (?P<m>{_M})\b|\b(?P<m2>{_M}) (?:dernier|passe)\b")


_DAY_AHEAD = re.compile(r"\b(\d{1,2})(?:er)? $")
_OF_MONTH = re.compile(
    r"\b(?:the|le|du|au) (?P<d>\d{1,2})(?P<th>st|nd|rd|th|er)?\b(?! ?(?:%|percent|pour"
    r"|per cent|000|"
    r"rate|dollars?|usd|cad|grand|k\b|\$)|[/.-]\d)"
)


_DAY_RANGE = re.compile(
    rf"\b(?P<m>{_M})\.? (?P<a>\d{{1,2}}) ?(?:-|to|thru|through|au|a) ?(?P<b>\d{{1,2}})\b"
    rf"(?:,? ?(?P<y>20\d\d)\b)?"
    rf"|\b(?P<a2>\d{{1,2}})(?:er)? ?(?:-|to|au|a|thru) ?(?P<b2>\d{{1,2}}) (?P<m2>{_M})\b"
    rf"(?:,? ?(?P<y2>20\d\d)\b)?"
)


_WEEK_OF = re.compile(
    rf"\b(?:the )?week of (?:the )?(?:(?P<m>{_M})\.? (?P<d>\d{{1,2}})"
    rf"|(?P<d2>\d{{1,2}}) (?P<m2>{_M}))\b(?:,? (?P<y>20\d\d)\b)?"
    rf"|\bsemaine du (?P<d3>\d{{1,2}}) (?P<m3>{_M})\b(?: (?P<y3>20\d\d)\b)?"
)
_WEEK_OF_DAY = re.compile(
    r"\b(?:the )?(?:week|wk) (?:of|starting|beginning) (?:the )?(?P<d>\d{1,2})(?:st|nd|rd|th)\b"
    rf"(?! (?:of )?(?:{_M})\b)|\bsemaine du (?P<d2>\d{{1,2}})(?:er)?\b(?! ?(?:{_M})\b)"
)
"""'the week of the 12th': its month is the one that lies nearest."""
_DAY_OF_MONTH = re.compile(
    r"\bthe (?P<d>\d{1,2})(?:st|nd|rd|th) of (?P<which>last|this|next) month\b"
    r"|\ble (?P<d2>\d{1,2})(?:er)? (?:du|de ce) mois(?P<after> (?:prochain|dernier|passe))?\b"
)
"""'the 3rd of last month', 'le 3 du mois prochain'."""
_FRENCH_RANGE = re.compile(
    rf"\b(?:entre|du) le (?P<a>\d{{1,2}})(?:er)? (?:et|au) (?:le )?(?P<b>\d{{1,2}}) (?P<m>{_M})\b"
    rf"(?: (?P<y>20\d\d)\b)?"
)
"""'entre le 3 et le 20 mars 2025'."""
_FRENCH_MONTH = re.compile(
    rf"\b(?:depuis|en|des|avant|apres|jusqu'en) (?P<m>{_M})\.? (?P<y>2[4-7])\b(?! ?[%\d])"
)
"""'depuis juil. 25': in French the day of a month stands before it."""
_FIRST_OF_MONTH = re.compile(
    r"\b(?:the )?(?:first|1st|start|beginning|top) of (?P<which>the|this|next|last) month\b"
    r"|\b(?:le |au )?(?:premier|1er|debut) (?:du|de ce) mois"
    r"(?P<after> (?:prochain|dernier|passe))?\b"
)
_PAST_FIRST = re.compile(r"\b(?:since|depuis|from|after|apres)(?: le)? $")


_MID = re.compile(
    r"\b(?:(?:mid|mi)[ -](?:of )?|(?:the )?middle of |(?:le )?milieu (?:du mois )?(?:de |d'))"
    rf"(?P<m>{_M})\b(?:,? (?:of |de |back )?(?:(?P<y>20\d\d)\b|{_LAST_YEAR}\b))?"
)
_START_OF = re.compile(
    r"\b(?:the )?(?:(?:very )?(?:start|beginning|top) of|debut(?: du mois)?(?: de| d')?) ?"
    rf"(?P<m>{_M})\b(?:,? (?P<y>20\d\d)\b)?"
)
"""'the beginning of April': its first week."""


_WEEKEND = re.compile(
    r"\b(?:over |during )?(?:the|this|last|this past) (?:weekend|wknd|wkend)\b"
    r"|\b(?:en|la|cette|pendant la) fin de semaine(?: derniere| passee)?\b"
)


_LAST_NIGHT = re.compile(
    r"\blast (?:night|nite)(?:'s)?\b|\bhier (?:soir|matin|midi|apres-midi)\b"
    r"|\bla nuit (?:passee|derniere)\b"
)
_MIDNIGHT = re.compile(
    r"\b(?:(?:tonight|ce soir)(?: at| a| just after| after| past| apres|,)? ?"
    r"(?:12:0[01](?: ?am)?|00:0[01]|midnight|minuit)"
    r"|(?P<lead>(?:at|after|past|come|from|since|by|a|apres|passe|des|depuis) )?"
    r"(?:midnight|minuit|12:01(?: ?am)?(?= tonight))(?: tonight| ce soir)?)(?![\w:])"
)
_DATED = re.compile(rf"(?:\d|\b(?:{_M}))(?:st|nd|rd|th|er)?,? $")
_DATE_BEHIND = re.compile(
    rf"(?:,| on| of| le| du| the night of){{0,2}} (?:the |le )?(?:\d|(?:{_M})\b)"
)
"""Beside a midnight that is of another day: 'Dec 31 at midnight', 'midnight on April 9'."""
_HAS_COME = re.compile(
    r"\b(?:a|ont|est|sont) (?:embarque|entre|commence|debute|baisse|monte|tombe|parti|bouge|saute"
    r"|leve|echu)(?:e|s|es)?\b"
)
_NOT_YET = re.compile(r"\b(?:before|until|till|avant|jusqu'a)(?: the)? $")
_SENT = re.compile(
    r"\b(?:every|each|daily|weekdays?|weekly|brief\w*|digest|send|ping|subscri\w+|chaque|tous les"
    r"|resume|abonn\w+|envo\w+)\b"
)
"""In an order of a digest, whose hour midnight is."""
_ALL_OF_IT = re.compile(
    r"\b(?:all|the whole|this whole|tout le|toute la|toute l') ?"
    r"(?P<u>month|week|year|mois|semaine|annee)"
    r"(?: long)?\b(?! (?:of|de)\b)"
)
_HOURS = re.compile(
    r"\b(?:(?:the )?(?:past|last) (?P<n>\d{1,3}) ?(?:hours?|hrs?|h)"
    r"|(?:les )?(?P<n2>\d{1,3}) dernieres heures|(?:les )?dernieres (?P<n3>\d{1,3}) heures)\b"
)
_END_OF = re.compile(
    r"\b(?:the )?(?:(?:very )?end of|fin(?: du mois)?(?: de| d')?) ?"
    rf"(?P<m>{_M})\b(?:,? (?P<y>20\d\d)\b)?"
)
_OPEN_RANGE = re.compile(
    r"(?:\b(?P<led>from|between|du|entre) )?\b(?:the |le )?"
    r"(?P<a>\d{1,2})(?P<a_th>st|nd|rd|th|er)? {1,9}"
    r"(?P<to>to|thru|through|till|until|and|&|au|et) (?:the |le )?"
    r"(?P<b>\d{1,2})(?P<b_th>st|nd|rd|th|er)?(?![\w%$:/]|[.,-]\d)"
    rf"(?! (?:(?:of |de )?(?:{_M})|of |percent|per cent|pour cent|days?|jours?|weeks?|am|pm)\b)"
)
"""'from the 3rd to the 9th', 'du 20 au 4': no month is said."""
_MONTH_TOLD = re.compile(rf"\b(?:{_M})\.?,? (?:of |de )?(?:'?2[4-9]\b(?! ?%)|20\d\d\b)")
_BEHIND_MONTH = re.compile(rf"\b(?:{_M})\.? $")
_SINCE_LEAD = re.compile(
    r"\b(?:since|from|after|depuis|apres|until|till|to|by|before)(?: the| la)? $"
)
_LONG_WEEKEND = re.compile(
    r"\b(?:over |during |since )?(?:the|this|this past|last|la|cette) long (?:weekend|wknd)\b"
    r"(?! (?:in|of)\b)|\blongue fin de semaine\b"
)


_OVERNIGHT = re.compile(r"\bove?r ?ni(?:ght|te)\b|\bcette nuit\b|\bdurant la nuit\b")


_SPAN_UNITS = {
    "d": "day", "day": "day", "jour": "day", "w": "week", "wk": "week", "week": "week",
    "semaine": "week", "sem": "week", "mo": "month", "mth": "month", "month": "month",
    "mois": "month", "yr": "year", "year": "year", "an": "year",
}  # fmt: skip


_N = r"(?P<n>\d{1,2}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"


_UNIT = r"(?P<u>days?|jours?|wks?|weeks?|semaines?|mois|mos?|months?|mths?|yrs?|years?|ans?)"


_AWAY = re.compile(
    rf"\b(?:out|off|away|gone|back from|back after|after|from|for|parti|absent|pendant"
    rf"|in the (?:last|past)|ces|the past) "
    rf"(?:for |about |the (?:last|past) )?{_N} {_UNIT}\b(?! ago)(?: off| away| leave| out)?"
)


_PAST_ONE = re.compile(
    r"\b(?:in )?(?:the last|(?:(?:the|this) )?past) (?P<u>day|week|month|year)\b"
    r"|\b(?:dans )?le dernier (?P<u2>mois)\b"
    r"|(?<=\bdepuis )(?:le |la |l')?(?P<u3>mois|semaine|annee) (?:passee?|derniere?)\b"
)


_TOMORROW = re.compile(
    r"\b(?:tmrw|tmr(?! (?:feed|mix))|tmw|tomorow|tommorow|tomorrow|2moro|demain)\b"
)


_WEEKDAY = (
    r"(?P<w>"
    + "|".join(
        [*WEEKDAYS, "mon", "tues", "tue", "wed", "thurs", "thur", "thu", "fri", "sat", "sun"]
    )
    + r")\b(?!s)"
)


_WEEKDAYS_SAID = re.compile(
    rf"\b(?P<lead>(?:\S{{1,30}} ){{0,2}}){_WEEKDAY}(?P<after> (?:dernier|prochain|passe))?"
    r"(?! (?:huddle|meeting|call|stand-?up|brief|note|column|colum|edition)\b)"
)


_TO_NOW = re.compile(r" ?(?:to|till?|until|thru|through|-) (?:now|today|date)\b")
_PAST_LEAD = re.compile(r"\b(?:since|last|past|depuis|from last)(?: the| le)? $")
_ON_LEAD = re.compile(r"\bon(?: the)? $")
_ENTRY_OF_DAY = re.compile(
    r"(?:'s)? (?:entr(?:y|ies)|crossings?|arrivals?|landings?|deliver(?:y|ies)|releases?"
    r"|clearances?|loads?|shipments?|trucks?|boats?|vessels?)\b"
)
"""Behind the short name of a day of goods: 'a sat entry'."""
_CROSSES = re.compile(
    r"\b(?:cross(?:es|ing)?|lands?|landing|arrives?|arriving|clears?|clearing|enters?|entering"
    r"|delivers?|ships?|shipping|leaves?|gets (?:here|in|there)|comes? in|rolls?|lapses?"
    r"|expires?|ends?|starts?|before|after) $"
)


_AHEAD_LEAD = re.compile(
    r"\b(?:next|coming|this|by|until|till|til|before|from|starting|as of|d'ici|avant|jusqu'a|ce|"
    r"des|a partir de|for|come|change|changes)(?: the| le| on| this)? $"
)


_FUTURE = re.compile(
    r"\b(?:will|gonna|going to|crosses|lands?|landing|clears|arrives?|instead|entering"
    r"|enter|coming|"
    r"until|till|til|by|before|starts?|starting|next|ships|pause|stop|va|vont|doit|devra"
    r"|jusqu'au|d'ici|avant)\b"
)


_PAST_VERBS = (
    r"did|was|were|happened|moved|dropped|announced|posted|bouge|kicked|crossed|cleared"
    r"|entered|arrived|came|went|changed"
    r"|owed|paid|"
    r"landed|(?<!to )hit|a ete|avait|etait|shipped"
)
_HAPPENED = re.compile(rf"\b(?:{_PAST_VERBS})\b")
_PAST = re.compile(rf"\b(?:{_PAST_VERBS}|since|depuis|between|entre)\b")


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
_GOES_ON = re.compile(r" ?(?!pardon|plutot|non\b|ou le|et le|au \d|exact)[%$a-z]")
"""Behind a number that is no day of the month: 'le 10 dollars'."""
_BRIEF = 24
"""Characters of a follow-up that is no more than a day, told from the week of its thread's: 'nope,
Tuesday'."""
_LONGEST_MONTH = 31
_LAST_DAYS = 7
"""'at the end of August': its last week."""


class Loose:
    """Finds days written loosely ('early June', 'right before Easter') in one folded text."""

    def __init__(self, folded: str, today: date, near: date, lang: Lang) -> None:
        self._folded = folded
        self._today = today
        self._near = near
        self._lang = lang
        self._out: list[When] = []

    def all(self, events: NamedDays | None) -> list[When]:
        """Every loose form, and the days of ``events`` by what people call them."""
        for days, start, end in events.find(self._folded) if events is not None else ():
            self._add_event(days, start, end)
        for day, start, end in holidays.find(self._folded, today=self._today):
            self._add((day, day), start, end)
        told_on = loose_periods.At(self._today, self._year_of)
        for first, last, start, end, since in loose_periods.find(self._folded, told_on):
            bound = DayBound.SINCE if since else None if first == last else DayBound.ON
            self._add((first, last), start, end, bound)
        for pattern, read in _FORMS:
            for found in pattern.finditer(self._folded):
                self._add_form(pattern, read(self, found), found)
        for found in _AWAY.finditer(self._folded):
            self._add(self._away(found), found.start(), found.end(), DayBound.SINCE)
        for found in _OVERNIGHT.finditer(self._folded):
            self._add(self._on(-1), found.start(), found.end(), DayBound.SINCE)
        return self._out

    def _add_event(self, days: Sequence[date], start: int, end: int) -> None:
        """The day of an event, where one is told by it: 'since the ruling', 'the day they cut off
        talks'. Of several that are called so the latest that has been is meant."""
        before = self._folded[:start]
        that_day = _THE_DAY.search(before)
        if that_day is None and not _DATED_BY.search(before):
            return
        past = [day for day in days if day <= self._today]
        day = max(past) if past else min(days)
        after = DayBound.AFTER if _POST.search(before) else None
        self._add((day, day), start if that_day is None else that_day.start(1), end, after)

    def _add_form(
        self, pattern: re.Pattern[str], period: Period | None, found: re.Match[str]
    ) -> None:
        if period is None:
            return
        start = found.start("w") if pattern is _WEEKDAYS_SAID else found.start()
        if pattern is _FRENCH_MONTH:
            start = found.start("m")
        bound = DayBound.ON if pattern in _WHOLE else None
        self._add(period, start, found.end(), bound)

    def _add(self, period: Period, start: int, end: int, bound: DayBound | None = None) -> None:
        if any(w.start < end and start < w.end for w in self._out):
            return
        when = When(first=period[0], last=period[1], start=start, end=end)
        when = dates.bounded(when, self._folded) if bound is None else replace(when, bound=bound)
        self._out.append(when)

    def _on(self, days: int) -> Period:
        day = self._today + timedelta(days=days)
        return day, day

    def _year_of(self, month: int, day: int = 1) -> int:
        """The likely year of a month: near what is talked about."""
        years = (self._near.year, self._near.year - 1, self._near.year + 1)
        for year in years:
            try:
                gap = (date(year, month, day) - self._near).days
            except ValueError:
                continue
            if -250 < gap < 120:
                return year
        return self._near.year

    def _last_year(self, found: re.Match[str]) -> Period | None:
        month = MONTHS[found["m"]]
        year = self._today.year - (2 if found["two"] else 1)
        day = found["d"] or found["d2"]
        return self._day(year, month, int(day)) if day else month_of(year, month)

    def _day(self, year: int, month: int, day: int) -> Period | None:
        try:
            found = date(year, month, day)
        except ValueError:
            return None
        return found, found

    def _short_year(self, found: re.Match[str]) -> Period | None:
        month = MONTHS[found["m"] or found["m2"]]
        before = self._folded[: found.start()]
        day = re.search(r"\b(\d{1,2}) $", before)
        year = 2000 + int(found["y"] or found["y2"])
        return None if day else month_of(year, month)

    def _last_month(self, found: re.Match[str]) -> Period | None:
        """A month gone by; with its day the last such day: 'le 4 juin dernier'."""
        month = MONTHS[found["m"] or found["m2"]]
        day = _DAY_AHEAD.search(self._folded, max(0, found.start() - 6), found.start())
        year = self._today.year - (1 if month >= self._today.month else 0)
        if day is None or not 1 <= int(day[1]) <= _LONGEST_MONTH:
            return month_of(year, month)
        years = (self._today.year, self._today.year - 1)
        days = [one[0] for y in years if (one := self._day(y, month, int(day[1])))]
        past = next((one for one in days if one < self._today), None)
        return (past, past) if past else None

    def _week_of(self, found: re.Match[str]) -> Period | None:
        month = MONTHS[found["m"] or found["m2"] or found["m3"]]
        day = int(found["d"] or found["d2"] or found["d3"])
        tail = self._folded[found.end() : found.end() + 12]
        said = found["y"] or found["y3"]
        year = self._today.year - 1 if re.match(r",? last y", tail) else self._year_of(month, day)
        first = self._day(int(said) if said else year, month, day)
        return (first[0], first[0] + timedelta(days=6)) if first else None

    def _week_of_day(self, found: re.Match[str]) -> Period | None:
        day = int(found["d"] or found["d2"])
        first = self._near_day(day, found) if 1 <= day <= _LONGEST_MONTH else None
        return (first[0], first[0] + timedelta(days=6)) if first else None

    def _first_of_month(self, found: re.Match[str]) -> Period:
        """The first of this month since which something goes on, else the one that is nearest to
        come."""
        first = self._today.replace(day=1)
        which, after = found["which"] or "", found["after"] or ""
        if which == "last" or "dernier" in after or "passe" in after:
            first = shifted(first, -1, "month")
        elif which == "next" or "prochain" in after:
            first = shifted(first, 1, "month")
        elif which != "this" and not _PAST_FIRST.search(self._folded[: found.start()]):
            ahead = first < self._today and not _PAST.search(self._folded)
            first = shifted(first, 1, "month") if ahead else first
        return first, first

    def _day_of_month(self, found: re.Match[str]) -> Period | None:
        which, after = found["which"] or "", found["after"] or ""
        step = -1 if which == "last" or "dernier" in after or "passe" in after else 0
        step = 1 if which == "next" or "prochain" in after else step
        month = shifted(self._today.replace(day=1), step, "month")
        return self._day(month.year, month.month, int(found["d"] or found["d2"]))

    def _french_range(self, found: re.Match[str]) -> Period | None:
        month, start, end = MONTHS[found["m"]], int(found["a"]), int(found["b"])
        year = int(found["y"]) if found["y"] else self._year_of(month, min(start, 28))
        first, last = self._day(year, month, start), self._day(year, month, end)
        return (first[0], last[0]) if first and last and start < end else None

    def _french_month(self, found: re.Match[str]) -> Period | None:
        if self._lang != "fr":
            return None
        return month_of(2000 + int(found["y"]), MONTHS[found["m"]])

    def _day_range(self, found: re.Match[str]) -> Period | None:
        month = MONTHS[found["m"] or found["m2"]]
        start, end = int(found["a"] or found["a2"]), int(found["b"] or found["b2"])
        year = found["y"] or found["y2"]
        of = int(year) if year else self._year_of(month, min(start, 28))
        first, last = self._day(of, month, start), self._day(of, month, end)
        return (first[0], last[0]) if first and last and start < end else None

    def _mid(self, found: re.Match[str]) -> Period | None:
        month = MONTHS[found["m"]]
        if found["y"] is None and found[0].endswith(_LAST_YEAR_ENDS):
            return self._day(self._today.year - (2 if found["two"] else 1), month, 15)
        return self._day(int(found["y"] or self._year_of(month, 15)), month, 15)

    def _weekend(self, _found: re.Match[str]) -> Period:
        back = (self._today.weekday() - 5) % 7
        saturday = self._today - timedelta(days=back)
        return saturday, saturday + timedelta(days=1)

    def _long_weekend(self, _found: re.Match[str]) -> Period:
        """The last one that has begun; it begins on a Saturday."""
        saturday = timedelta(days=2)
        monday = max(d for d in holidays.mondays(self._today) if d - saturday <= self._today)
        return monday - timedelta(days=2), monday

    def _all_of_it(self, found: re.Match[str]) -> Period:
        return around(self._today, _SPAN_UNITS[found["u"].replace("annee", "an")])

    def _hours(self, found: re.Match[str]) -> Period:
        days = -(-int(found["n"] or found["n2"] or found["n3"]) // 24)
        return self._today - timedelta(days=days), self._today

    def _end_of(self, found: re.Match[str]) -> Period:
        month = MONTHS[found["m"]]
        _, last = month_of(int(found["y"] or self._year_of(month, 28)), month)
        point = _SINCE_LEAD.search(self._folded[: found.start()])
        return (last if point else last - timedelta(days=_LAST_DAYS)), last

    def _past_one(self, found: re.Match[str]) -> Period:
        unit = _SPAN_UNITS[found["u"] or found["u2"] or found["u3"].replace("annee", "an")]
        return shifted(self._today, -1, unit), self._today

    def _away(self, found: re.Match[str]) -> Period:
        said = found["n"]
        count = int(said) if said.isdigit() else NUMBERS[said]
        unit = found["u"]
        unit = _SPAN_UNITS.get(unit, _SPAN_UNITS.get(unit.rstrip("s"), "day"))
        day = shifted(self._today, -count, unit)
        return day, day

    def _weekday(self, found: re.Match[str]) -> Period | None:
        short = {
            "mon": 0,
            "tue": 1,
            "tues": 1,
            "wed": 2,
            "thu": 3,
            "thur": 3,
            "thurs": 3,
            "fri": 4,
            "sat": 5,
            "sun": 6,
        }
        word = found["w"]
        before = self._folded[: found.start("w")]
        if word in _WORDS_TOO and not (
            re.search(r"(?:since|on|by|till|until|next|last|this) $", before)
            or self._is_of_goods(found)
        ):
            return None
        return self._week_day(short.get(word, WEEKDAYS.get(word, 0)), found)

    def _week_day(self, wanted: int, found: re.Match[str]) -> Period | None:
        """The day of a weekday, Monday 0: by its words the one that is past or to come."""
        before = self._folded[: found.start("w")]
        if re.match(r" (?:the |le )?\d{1,2}", self._folded[found.end("w") :]):
            return None
        ahead = (wanted - self._today.weekday()) % 7
        past = ahead - 7 if ahead else -7
        after = found["after"] or ""
        if (
            "dernier" in after
            or "passe" in after
            or _PAST_LEAD.search(before)
            or (_TO_NOW.match(self._folded, found.end("w")))
        ):
            return self._on(past)
        if _AHEAD_LEAD.search(before) or "prochain" in after:
            return self._on(ahead or 7)
        to_come = _FUTURE.search(self._folded) and not _PAST.search(self._folded)
        if _ON_LEAD.search(before) and not to_come:
            return self._on(past)
        if self._near != self._today and len(self._folded) < _BRIEF:
            return self._on((self._near - self._today).days + wanted - self._near.weekday())
        return self._on(
            past if _PAST.search(self._folded) and not _FUTURE.search(self._folded) else ahead or 7
        )

    def _is_of_goods(self, found: re.Match[str]) -> bool:
        """Whether a short name that is a word, too, is a day's: 'a sat entry', 'crosses sun'."""
        if found["w"] == "mon" and self._lang == "fr":
            return False
        leads = _CROSSES.search(self._folded, 0, found.start("w"))
        return leads is not None or _ENTRY_OF_DAY.match(self._folded, found.end("w")) is not None

    def _start_of(self, found: re.Match[str]) -> Period | None:
        """The first week of a month, or its first day where something goes on since or until
        then."""
        month = MONTHS[found["m"]]
        year = int(found["y"]) if found["y"] else self._year_meant(month, 1)
        first = date(year, month, 1)
        point = _SINCE_LEAD.search(self._folded[: found.start()])
        return first, (first if point else first + timedelta(days=_LAST_DAYS - 1))

    def _year_meant(self, month: int, day: int) -> int:
        """The likely year of a month; what is said to come has not been."""
        year = self._year_of(month, day)
        to_come = _FUTURE.search(self._folded) and not _PAST.search(self._folded)
        past = date(year, month, day) < self._today
        return year + 1 if past and to_come and self._near == self._today else year

    def _midnight(self, found: re.Match[str]) -> Period | None:
        """The day that a midnight begins: the next one, or today of what has happened."""
        before = self._folded[max(0, found.start() - 20) : found.start()]
        alone = found["lead"] is None and "tonight" not in found[0] and "ce soir" not in found[0]
        if alone or _NOT_YET.search(before) or _SENT.search(self._folded):
            return None
        if _DATED.search(before) or _DATE_BEHIND.match(self._folded, found.end()):
            return None
        begun = (found["lead"] or "").strip() in ("since", "depuis")
        has_been = _PAST.search(self._folded) or _HAS_COME.search(self._folded)
        return self._on(0 if begun or has_been else 1)

    def _open_range(self, found: re.Match[str]) -> Period | None:
        """The latest such days that are over, or those that lie nearest to a thread's; the next
        ones of what is to come."""
        ordinal = found["a_th"] and found["b_th"]
        between = found["led"] in ("between", "entre")
        joined = found["to"] not in ("and", "&", "et") or between
        french = self._lang == "fr" and found["led"] in ("du", "entre")
        first, last = int(found["a"]), int(found["b"])
        if not (joined and (ordinal or french)) or first == last:
            return None
        if _BEHIND_MONTH.search(self._folded, 0, found.start()) or _MONTH_TOLD.search(self._folded):
            return None
        periods = []
        for months in range(-2, 3):
            month = shifted(self._near.replace(day=1), months, "month")
            begins = shifted(month, -1, "month") if first > last else month
            one = self._day(begins.year, begins.month, first)
            two = self._day(month.year, month.month, last)
            if one and two:
                periods.append((one[0], two[0]))
        if self._near != self._today:
            return min(periods, key=lambda p: abs((p[1] - self._near).days), default=None)
        ahead = [p for p in periods if p[1] >= self._today]
        if ahead and _FUTURE_SAID.search(self._folded) and not _HAPPENED.search(self._folded):
            return ahead[0]
        over = [p for p in periods if p[1] <= self._today]
        return over[-1] if over else None

    def _of_month(self, found: re.Match[str]) -> Period | None:
        day = int(found["d"])
        after = self._folded[found.end() : found.end() + 14]
        if not 1 <= day <= 31 or re.match(rf" (?:of |de )?(?:{_M})\b", after):
            return None
        if not found["th"] and self._lang != "fr":
            return None
        if self._lang == "fr" and not found["th"] and _GOES_ON.match(after):
            return None
        return self._near_day(day, found)

    def _near_day(self, day: int, found: re.Match[str]) -> Period | None:
        options = []
        for months in (-1, 0, 1):
            month = shifted(self._near.replace(day=1), months, "month")
            option = self._day(month.year, month.month, day)
            if option:
                options.append(option)
        past = [o for o in options if o[0] <= self._near]
        ahead = [o for o in options if o[0] >= self._near]
        lead = self._folded[max(0, found.start() - 16) : found.start()]
        weekday = re.search(r"\b(" + "|".join(WEEKDAYS) + r") $", self._folded[: found.start()])
        if weekday:
            exact = [o for o in options if o[0].weekday() == WEEKDAYS[weekday[1]]]
            if exact:
                return exact[0]
        if ahead and (
            _FUTURE.search(lead)
            or (_FUTURE.search(self._folded) and not _PAST.search(self._folded))
        ):
            return ahead[0]
        if past and _PAST.search(self._folded):
            gone = [o for o in options if o[0] <= self._today] or past
            return min(gone, key=lambda o: abs((o[0] - self._near).days))
        return min(options, key=lambda o: abs((o[0] - self._near).days)) if options else None


_WORDS_TOO = frozenset({"sat", "sun", "wed", "mon"})
"""Short names of days that are words, too."""
_FUTURE_SAID = re.compile(
    r"\b(?:will|gonna|going to|to come|coming|upcoming|next|tak(?:es?|ing) effect|lands?"
    r"|landing|due|va|vont|entre(?:nt|ra|ront)? en vigueur|s'en vien(?:t|nent)|viendra|a venir)\b"
)
_WHOLE = (_DAY_RANGE, slashed_days.FROM_TO, _FRENCH_RANGE, _OPEN_RANGE)
"""Forms that tell both ends of a period."""
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Loose, re.Match[str]], Period | None]], ...] = (
    (_MID, Loose._mid),
    (_START_OF, Loose._start_of),
    (_DATED_LAST_YEAR, Loose._last_year),
    (_SHORT_YEAR, Loose._short_year),
    (_LAST_MONTH_NAMED, Loose._last_month),
    (_WEEK_OF, Loose._week_of),
    (_WEEK_OF_DAY, Loose._week_of_day),
    (_DAY_OF_MONTH, Loose._day_of_month),
    (slashed_days.FROM_TO, lambda _, found: slashed_days.from_to(found)),
    (_FRENCH_RANGE, Loose._french_range),
    (_FRENCH_MONTH, Loose._french_month),
    (_FIRST_OF_MONTH, Loose._first_of_month),
    (_DAY_RANGE, Loose._day_range),
    (_MIDNIGHT, Loose._midnight),
    (_OPEN_RANGE, Loose._open_range),
    (
        slashed_days.ONE,
        lambda loose, found: slashed_days.one(found, loose._lang, loose._year_of),
    ),
    (_LONG_WEEKEND, Loose._long_weekend),
    (_WEEKEND, Loose._weekend),
    (_LAST_NIGHT, lambda loose, _: loose._on(-1)),
    (_ALL_OF_IT, Loose._all_of_it),
    (_HOURS, Loose._hours),
    (_END_OF, Loose._end_of),
    (_TOMORROW, lambda loose, _: loose._on(1)),
    (_PAST_ONE, Loose._past_one),
    (_WEEKDAYS_SAID, Loose._weekday),
    (_OF_MONTH, Loose._of_month),
)
"""The forms in the order in which they are looked for, and what day or period each tells."""
