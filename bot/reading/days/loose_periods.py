"""Periods in loose forms: 'the second week of March', 'H1 2026', 'tuesday of last week', 'a
fortnight ago', 'year to date'."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.reading.days.relative import Period, shifted
from bot.reading.lexicon.calendar import MONTH_PATTERN as _M
from bot.reading.lexicon.calendar import MONTHS, NUMBERS, SEASONS, WEEKDAYS

_NTH_WEEK = re.compile(
    r"\b(?:the |la |in the )?(?P<n>first|1st|second|2nd|third|3rd|last|premiere|1ere|1re|deuxieme"
    r"|2e|2eme"
    r"|troisieme|3e|derniere) (?:week|semaine) (?:of |in |de |d')(?P<m>" + _M + r")\b(?:,? (?:of "
    r"|de )?(?P<y>20\d\d)\b)?"
)
"""'the second week of March 2025': the eighth to the fourteenth."""
_PART_OF_YEAR = re.compile(
    r"\b(?:the |le )?(?:(?P<q>(?:first|second|third|fourth|last|1st|2nd|3rd|4th|premier|deuxieme"
    r"|troisieme"
    r"|quatrieme|dernier|1er|2e|3e|4e) (?:quarter|qtr|trimestre)|[qt][1-4])"
    r"|(?P<h>(?:first|second|1st|2nd|premiere|deuxieme|1ere|2e) (?:half|moitie)|h[12]|(?:premier"
    r"|deuxieme"
    r"|second|1er|2e) semestre|s[12]))"
    r"(?: of| in| de| d'|,)?(?: the| l')? ?(?P<y>20\d\d|last year|this year|next year"
    r"|an(?:nee)? derniere?"
    r"|an(?:nee)? passee?|cette annee)\b"
)
"""'first quarter of 2026', 'H2 last year', 'premier semestre 2026'."""
_WEEKDAY_OF = re.compile(
    r"\b(?P<w>" + "|".join(WEEKDAYS) + r") (?:of|in|de|de la) (?:la )?(?P<k>last week|this week"
    r"|next week"
    r"|semaine (?:derniere|passee|prochaine)|cette semaine)\b"
)
_WEEK_AGO = re.compile(
    r"\b(?P<n>a|one|two|three|1|2|3) weeks? ago (?:last |this |on )?(?P<w>"
    + "|".join(WEEKDAYS)
    + r")\b|\b(?P<w2>"
    + "|".join(WEEKDAYS)
    + r"),? (?:d')?(?:il y a |y a )?(?P<n2>a|one|two|three|une|deux|trois|1|2|3)"
    r" (?:(?<=une )semaine|(?<=deux )semaines|(?<=trois )semaines|weeks? ago)\b"
)
_SAME_TIME = re.compile(
    r"\b(?:at )?(?:this|the same|same) (?:time|day|date|week) (?:of )?last year\b|\b(?:a"
    r"|one) year ago today\b"
    r"|\bl'an (?:dernier|passe) a (?:pareille|la meme) (?:date|epoque)\b"
    r"|\ba (?:pareille|la meme) (?:date|epoque) l'an (?:dernier|passe)\b"
)
_YEAR_TO_DATE = re.compile(
    r"\b(?:year[ -]to[ -]date|ytd|so far this year|this year so far|since the (?:start"
    r"|beginning) of the year"
    r"|since the turn of the year|depuis le debut de l'annee|cette annee jusqu'ici)\b"
)
_BEGUN = re.compile(
    r"\bsince (?:the |this |our )?(?P<u>week|month|quarter|qtr|year) (?:began|begun|started|start"
    r"|opened|kicked off|turned)\b"
    r"|\bsince (?:the )?(?:start|beginning|top|turn) of (?:the |this )"
    r"(?P<u2>week|month|quarter|qtr)\b"
    r"|\bdepuis (?:que )?(?:le |l'|la )(?P<u3>semaine|mois|trimestre|annee) (?:a|est)"
    r" (?:commencee?|debutee?)\b"
    r"|\bdepuis le (?:debut|commencement) (?:du |de la |de ce |de cette )"
    r"(?P<u4>semaine|mois|trimestre)\b(?! (?:dernier|passe|d[e']))"
    r"|\b(?P<u5>week|month|quarter|qtr)[ -]to[ -]date\b|\b(?P<short>[wmq]td)\b"
)
"""'since the quarter started', 'depuis le debut du mois', 'quarter to date'."""
_END_OF_MONTH = re.compile(
    r"\b(?:the )?end of (?P<k>last|this|next|the) month\b(?! (?:of|before|after)\b)"
)
_END_SHORT = re.compile(
    r"\b(?:the )?(?:e\.?o\.?(?P<s>[wmqy])\b"
    r"|end of (?:the |this |our )?(?:calendar|current) (?P<u>month|quarter|year)\b)"
)
"""'EOM', 'before the end of the calendar year': the day to come."""
_WEEKDAY_GONE = re.compile(
    r"\b(?:the |le |two |deux )?(?P<w>" + "|".join(WEEKDAYS) + r")(?:s ago|(?P<past> (?:is|was) "
    r"(?:over|past|gone|done)| est passe)| before last|s? d'avant)\b"
)
"""'the Friday before last', 'two Tuesdays ago', 'Tuesday is over'."""
_YEAR_START = re.compile(
    r"(?<!since )(?<!depuis )\b(?:the |le )?(?:(?:start|beginning|turn) of the year(?! 20)"
    r"|debut de l'annee(?! 20))\b"
)
_FORTNIGHT = re.compile(
    r"\b(?:(?:in|over) )?(?:the )?(?P<past>past|last) (?:fortnight|couple (?:of )?(?P<u>days|weeks"
    r"|months))\b"
    r"|\b(?P<ago>a fortnight|two fortnights|six months|six weeks|a couple (?:of )?(?P<u2>days"
    r"|weeks|months))"
    r" (?:ago|back)\b"
)
_SEASON_SINCE = re.compile(
    r"\b(?P<lead>(?:since|over|during|depuis|pendant) (?:the |le |la |l')?)(?P<s>"
    + "|".join(SEASONS)
    + r")\b(?! (?:20\d\d|of|de|dernier|passe))"
)
_NTH_WEEKDAY = re.compile(
    r"\b(?:the |le |la )?(?P<n>first|1st|second|2nd|third|3rd|fourth|4th|last|premier|1er"
    r"|deuxieme|2e|troisieme|3e|quatrieme|4e|dernier) (?P<w>"
    + "|".join(WEEKDAYS)
    + r") (?:of|in|de|du|d') ?(?:(?P<m>"
    + _M
    + r")\b(?:,? (?:of |de )?(?P<y>20\d\d)\b)?"
    r"|(?:the |le )?(?P<k>last|this|next|previous)? ?(?P<u>month|mois)(?P<after> (?:dernier|passe"
    r"|prochain))?\b)"
)
"""'the last Friday of August 2025', 'le deuxieme mardi du mois'."""
_DAYS_OF = re.compile(
    r"\b(?:the |les )?(?P<e>last|first|premiers|derniers) (?P<c>\d{1,2}|"
    + "|".join(w for w, n in NUMBERS.items() if n > 1)
    + r") (?:days|jours) (?:of|in|de|d') ?(?P<m>"
    + _M
    + r")\b(?:,? (?:of |de )?(?P<y>20\d\d)\b)?"
)
"""'the last 10 days of May 2025'."""
_END_OF_PART = re.compile(
    r"\b(?:the |la |le |au )?(?P<e>start|beginning|end|close|debut|fin) (?:of|de|du) "
    r"(?:the |le )?(?:[qt](?P<q>[1-4])\b(?: (?P<qy>20\d\d)\b)?"
    r"|(?P<k>last|this|next|previous) (?P<u>quarter)\b(?P<after>))"
)
"""'at the end of Q3 2025': that day; without its year the latest one, or the next to come."""
_STILL_AHEAD = re.compile(
    r"\b(?:by|until|till|til|before|through|next|avant|d'ici|jusqu'a)(?: the| la| le)? $"
)
_GONE = re.compile(
    r"\b(?:had|did|was|were|did|shipped|cleared|crossed|entered|landed|paid|etait|avait)\b"
)
_EDGE_OF = re.compile(
    r"\b(?:the |le |la |au |a la )?(?:very )?(?P<e>first|last|premiere?|derniere?)"
    r" (?:(?:business|working|calendar) )?(?P<what>day|week|jour|semaine)(?: ouvrable)?"
    r" (?:of|in|de|du|d'|de l') ?(?:the |la |le |l')?"
    r"(?:(?P<k>last|this|next|previous)? ?(?P<u>month|quarter|year|mois|trimestre|annee)"
    r"(?P<after> (?:derniere?|passee?|prochaine?))?"
    rf"|(?P<m>{_M})(?:,? (?:of |de )?(?P<y>20\d\d)\b)?|[qt](?P<q>[1-4]) (?P<qy>20\d\d)"
    r"|(?P<year>20\d\d))\b"
)
"""'the last day of last month', 'le dernier jour du trimestre', 'the last week of the quarter'."""
_PLACES = {
    "first": 0, "1st": 0, "premier": 0, "premiere": 0, "1er": 0, "1ere": 0, "1re": 0,
    "second": 1, "2nd": 1, "deuxieme": 1, "2e": 1, "2eme": 1,
    "third": 2, "3rd": 2, "troisieme": 2, "3e": 2,
    "fourth": 3, "4th": 3, "quatrieme": 3, "4e": 3,
    "last": -1, "dernier": -1, "derniere": -1,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class At:
    """The day that periods are told on."""

    today: date
    year_of: Callable[[int], int]
    """The likely year of a month."""


def find(folded: str, at: At) -> Iterator[tuple[date, date, int, int, bool]]:
    """Every such period: its first and last day, where it stands, and whether it still goes on."""
    if _SIGN.search(folded) is None:
        return
    for pattern, read in _FORMS:
        for found in pattern.finditer(folded):
            first, last = read(found, at)
            since = pattern in (_YEAR_TO_DATE, _BEGUN) or found[0].startswith(("since", "depuis"))
            yield first, last, found.start(), found.end(), since


def _on(today: date, days: int) -> Period:
    day = today + timedelta(days=days)
    return day, day


def _month(year: int, month: int) -> Period:
    first = date(year, month, 1)
    return first, shifted(first, 1, "month") - timedelta(days=1)


def _nth_week(found: re.Match[str], at: At) -> Period:
    month = MONTHS[found["m"]]
    first, last = _month(int(found["y"] or at.year_of(month)), month)
    place = _PLACES[found["n"]]
    if place < 0:
        return last - timedelta(days=6), last
    day = first + timedelta(days=7 * place)
    return day, day + timedelta(days=6)


def _part_of_year(found: re.Match[str], at: At) -> Period:
    said = found["y"]
    year = int(said) if said.isdigit() else at.today.year
    year -= said.startswith("last") or said.endswith(("dernier", "derniere", "passe", "passee"))
    year += said.startswith("next")
    told = found["q"] or found["h"]
    place = int(told[1]) - 1 if told[1:].isdigit() else _PLACES[told.split()[0]]
    parts, months = (4, 3) if found["q"] else (2, 6)
    place = place % parts
    first = date(year, place * months + 1, 1)
    return first, shifted(first, months, "month") - timedelta(days=1)


def _weekday_of(found: re.Match[str], at: At) -> Period:
    said = found["k"]
    weeks = -1 if "last" in said or "dern" in said or "passe" in said else 0
    weeks = 1 if "next" in said or "proch" in said else weeks
    return _on(at.today, 7 * weeks + WEEKDAYS[found["w"]] - at.today.weekday())


def _week_ago(found: re.Match[str], at: At) -> Period:
    said = found["n"] or found["n2"]
    weeks = _WEEKS.get(said) or int(said)
    past = (at.today.weekday() - WEEKDAYS[found["w"] or found["w2"]]) % 7 or 7
    return _on(at.today, -past - 7 * weeks if past else -7 * weeks)


_WEEKS = {"a": 1, "one": 1, "une": 1, "two": 2, "deux": 2, "three": 3, "trois": 3}
_SHORT_UNITS = {"wtd": "week", "mtd": "month", "qtd": "quarter"}
_MONTHS_OF = {"month": 1, "mois": 1, "quarter": 3, "trimestre": 3, "year": 12, "annee": 12}


def _nth_weekday(found: re.Match[str], at: At) -> Period:
    first, last = _month_told(found, at)
    wanted, place = WEEKDAYS[found["w"]], _PLACES[found["n"]]
    if place < 0:
        day = last - timedelta(days=(last.weekday() - wanted) % 7)
    else:
        day = first + timedelta(days=(wanted - first.weekday()) % 7 + 7 * place)
    return day, day


def _days_of(found: re.Match[str], at: At) -> Period:
    month = MONTHS[found["m"]]
    first, last = _month(int(found["y"] or at.year_of(month)), month)
    said = found["c"]
    days = timedelta(days=(int(said) if said.isdigit() else NUMBERS[said]) - 1)
    if found["e"] in ("last", "derniers"):
        return max(first, last - days), last
    return first, min(last, first + days)


def _end_of_part(found: re.Match[str], at: At) -> Period:
    ends = found["e"] in ("end", "close", "fin")
    if found["u"] is not None or found["qy"]:
        day = _part_told(found, at)[ends]
        return day, day
    years = range(at.today.year - 1, at.today.year + 2)
    days = [_quarter(year, int(found["q"]))[ends] for year in years]
    to_come = _STILL_AHEAD.search(found.string, 0, found.start()) and not _GONE.search(found.string)
    if to_come:
        return (min(day for day in days if day >= at.today),) * 2
    return (max(day for day in days if day <= at.today),) * 2


def _quarter(year: int, number: int) -> Period:
    first = date(year, 3 * number - 2, 1)
    return first, shifted(first, 3, "month") - timedelta(days=1)


def _begun(found: re.Match[str], at: At) -> Period:
    """Since a week, month, quarter or year that goes on began."""
    groups = ("u", "u2", "u3", "u4", "u5")
    said = next((found[g] for g in groups if found[g]), None)
    unit = _SHORT_UNITS[found["short"] or ""] if said is None else said
    if unit in ("week", "semaine"):
        return _on(at.today, -at.today.weekday())
    months = _MONTHS_OF.get(unit, 3)
    return (date(at.today.year, (at.today.month - 1) // months * months + 1, 1),) * 2


def _edge_of(found: re.Match[str], at: At) -> Period:
    """The first or last day, or seven days, of a month, quarter or year."""
    first, last = _period_of(found, at)
    whole_week = found["what"] in ("week", "semaine")
    if found["e"].startswith(("last", "dern")):
        return last - timedelta(days=6 if whole_week else 0), last
    return first, first + timedelta(days=6 if whole_week else 0)


def _period_of(found: re.Match[str], at: At) -> Period:
    if found["year"]:
        return date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31)
    return _part_told(found, at) if found["q"] else _month_told(found, at)


def _month_told(found: re.Match[str], at: At) -> Period:
    """A month by its name, or a month, quarter or year told from today."""
    if found["m"]:
        month = MONTHS[found["m"]]
        return _month(int(found["y"] or at.year_of(month)), month)
    return _part_told(found, at)


def _part_told(found: re.Match[str], at: At) -> Period:
    """A quarter by its number and year, or a month, quarter or year told from today."""
    if found["u"] is None:
        months = 3
        first = _quarter(int(found["qy"]), int(found["q"]))[0]
    else:
        months = _MONTHS_OF[found["u"]]
        first = date(at.today.year, (at.today.month - 1) // months * months + 1, 1)
        which = f"{found['k'] or ''}{found['after'] or ''}"
        back = any(said in which for said in ("last", "previous", "dern", "pass"))
        ahead = "next" in which or "proch" in which
        first = shifted(first, months * (ahead - back), "month")
    return first, shifted(first, months, "month") - timedelta(days=1)


def _weekday_gone(found: re.Match[str], at: At) -> Period:
    past = (at.today.weekday() - WEEKDAYS[found["w"]]) % 7 or 7
    return _on(at.today, -past if found["past"] else -past - 7)


def _end_of_month(found: re.Match[str], at: At) -> Period:
    day = shifted(at.today, {"last": -1, "this": 0, "the": 0, "next": 1}[found["k"]], "month")
    return (_month(day.year, day.month)[1],) * 2


def _end_short(found: re.Match[str], at: At) -> Period:
    unit = _ENDING.get(found["s"] or "", found["u"])
    if unit == "week":
        return _on(at.today, _FRIDAY - at.today.weekday() if at.today.weekday() <= _FRIDAY else 0)
    months = _MONTHS_OF[unit]
    first = date(at.today.year, (at.today.month - 1) // months * months + 1, 1)
    return (shifted(first, months, "month") - timedelta(days=1),) * 2


_FRIDAY = 4
_ENDING = {"w": "week", "m": "month", "q": "quarter", "y": "year"}


def _fortnight(found: re.Match[str], at: At) -> Period:
    unit = (found["u"] or found["u2"] or "weeks").rstrip("s")
    count = {"two fortnights": 4}.get(found["ago"] or "", 2)
    if found["ago"] and found["ago"].startswith("six"):
        count, unit = 6, found["ago"].split()[1].rstrip("s")
    day = shifted(at.today, -count, unit)
    return day, (at.today if found["past"] else day)


def _season(found: re.Match[str], at: At) -> Period:
    """The latest one of its name that has begun."""
    month = SEASONS[found["s"]]
    year = at.today.year - (date(at.today.year, month, 1) > at.today)
    first = date(year, month, 1)
    return first, shifted(first, 3, "month") - timedelta(days=1)


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], At], Period]], ...] = (
    (_NTH_WEEK, _nth_week),
    (_NTH_WEEKDAY, _nth_weekday),
    (_DAYS_OF, _days_of),
    (_END_OF_PART, _end_of_part),
    (_EDGE_OF, _edge_of),
    (_PART_OF_YEAR, _part_of_year),
    (_WEEKDAY_OF, _weekday_of),
    (_WEEK_AGO, _week_ago),
    (_SAME_TIME, lambda _, at: (shifted(at.today, -1, "year"),) * 2),
    (_END_OF_MONTH, _end_of_month),
    (_END_SHORT, _end_short),
    (_WEEKDAY_GONE, _weekday_gone),
    (_YEAR_START, lambda _, at: (at.today.replace(month=1, day=1),) * 2),
    (_FORTNIGHT, _fortnight),
    (_BEGUN, _begun),
    (_YEAR_TO_DATE, lambda _, at: (at.today.replace(month=1, day=1),) * 2),
    (_SEASON_SINCE, _season),
)
_SIGN = re.compile(
    r"week|semaine|day of|day in|jour d|days of|days in|jours d|mois|month|"
    + "|".join(WEEKDAYS)
    + r"|start of|beginning of|close of|debut d|fin d"
    r"|quarter|qtr|trimestre|semestre|half|moitie|[qtsh][1-4]|year"
    r"|annee|[ywmq]td|l'an"
    r"|end of|\be\.?o\.?[wmqy]\b|before last|s ago|is over|is past|is gone|est passe|d'avant"
    r"|fortnight|couple|months"
    r"|since|over|during|depuis|pendant"
)
"""One of these is in every form."""
