"""Words that count from today: 'yesterday', 'il y a un an', 'last summer', '7d'."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.reading.lexicon.calendar import MONTH_PATTERN as _M
from bot.reading.lexicon.calendar import MONTHS, NUMBERS, SEASONS, UNITS, WEEKDAYS

Period = tuple[date, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativePeriod:
    """A relative phrase and the period it means."""

    first: date
    last: date
    start: int
    end: int


_N = r"(?P<n>\d{1,4}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
_UNIT = (
    r"(?P<unit>"
    + "|".join(sorted((u for u in UNITS if len(u) > 1), key=len, reverse=True))
    + r")\b"
)
_SEASON = r"(?P<season>" + "|".join(SEASONS) + ")"
_WEEKDAY = r"(?P<weekday>" + "|".join(WEEKDAYS) + ")"


_FIRST, _LAST = date(1900, 1, 1), date(2099, 12, 31)


def shifted(day: date, count: int, unit: str) -> date:
    """``day`` moved by ``count`` units ('day', 'week', 'month', 'year'), kept inside its month
    and within the days that can be asked about, 1900 to 2099.

    >>> shifted(date(2024, 2, 29), -1, "year")
    datetime.date(2023, 2, 28)
    """
    if unit in ("day", "week"):
        days = day.toordinal() + count * (7 if unit == "week" else 1)
        return date.fromordinal(min(max(days, _FIRST.toordinal()), _LAST.toordinal()))
    months = day.year * 12 + day.month - 1 + count * (12 if unit == "year" else 1)
    year, month = divmod(months, 12)
    if not _FIRST.year <= year <= _LAST.year:
        return _FIRST if year < _FIRST.year else _LAST
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def around(day: date, unit: str) -> Period:
    """The day, week (from Monday), month or year around ``day``."""
    if unit == "week":
        first = day - timedelta(days=day.weekday())
        return first, first + timedelta(days=6)
    if unit == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if unit == "year":
        return date(day.year, 1, 1), date(day.year, 12, 31)
    return day, day


def _count(found: re.Match[str]) -> int:
    written = found["n"]
    return int(written) if written.isdigit() else NUMBERS[written]


def _moved(sign: int, *, whole: bool = False) -> Callable[[re.Match[str], date], Period]:
    def read(found: re.Match[str], today: date) -> Period:
        count = _count(found) if "n" in found.re.groupindex else 1
        day = shifted(today, sign * count, UNITS[found["unit"]])
        return around(day, UNITS[found["unit"]]) if whole else (day, day)

    return read


def _around(sign: int) -> Callable[[re.Match[str], date], Period]:
    """'the day before', and 'the month before' as a whole."""

    def read(found: re.Match[str], near: date) -> Period:
        unit = UNITS[found["unit"]]
        day = shifted(near, sign, unit)
        return around(day, unit) if unit == "month" else (day, day)

    return read


def _fixed(days: int) -> Callable[[re.Match[str], date], Period]:
    def read(_found: re.Match[str], today: date) -> Period:
        return today + timedelta(days=days), today + timedelta(days=days)

    return read


def _past(found: re.Match[str], today: date) -> Period:
    """'the last 7 days': up to and including today."""
    return shifted(today, -_count(found), UNITS[found["unit"]]), today


def _coming(found: re.Match[str], today: date) -> Period:
    """'the next 7 days': from tomorrow on."""
    return today + timedelta(days=1), shifted(today, _count(found), UNITS[found["unit"]])


def _this(found: re.Match[str], today: date) -> Period:
    return around(today, UNITS[found["unit"]])


def _season_days(season: str, year: int) -> Period:
    month = SEASONS[season]
    last = month + 2 if month != 12 else 2
    last_year = year if month != 12 else year + 1
    return date(year, month, 1), date(last_year, last, monthrange(last_year, last)[1])


_CENTURY = 2000


def _season(found: re.Match[str], today: date) -> Period:
    """With its year; else the latest one that has begun ('last summer': that has ended)."""
    named = found.re.groupindex
    if "y" in named and found["y"]:
        return _season_days(found["season"], int(found["y"][-2:]) + _CENTURY)
    ended = "last" in named and found["last"] is not None
    for year in (today.year, today.year - 1, today.year - 2):
        days = _season_days(found["season"], year)
        if days[1] < today or (not ended and days[0] <= today):
            return days
    raise AssertionError("a season ends every year")


def _weekday(sign: int) -> Callable[[re.Match[str], date], Period]:
    def read(found: re.Match[str], today: date) -> Period:
        wanted = WEEKDAYS[found["weekday"]]
        ahead = (wanted - today.weekday()) % 7 or 7
        day = today + timedelta(days=ahead if sign > 0 else ahead - 7)
        if sign < 0 and day == today:
            day -= timedelta(days=7)
        return day, day

    return read


_QUARTER = {"last": -1, "past": -1, "previous": -1, "this": 0, "next": 1, "coming": 1}
_TRIMESTRE = {"dernier": -1, "prochain": 1}
_MONTHS_OF_ONE = 3


def quarter_of(year: int, quarter: int) -> Period:
    """The first and the last day of a quarter, 1 to 4."""
    last = quarter * _MONTHS_OF_ONE
    return date(year, last - 2, 1), date(year, last, monthrange(year, last)[1])


def _near_quarter(found: re.Match[str], today: date) -> Period:
    """The quarter before, around or after today: 'last qtr'."""
    step = {**_QUARTER, **_TRIMESTRE}[found["which"]]
    day = shifted(today, step * _MONTHS_OF_ONE, "month")
    return quarter_of(day.year, (day.month - 1) // _MONTHS_OF_ONE + 1)


def _numbered_quarter(found: re.Match[str], today: date) -> Period:
    """'in q1': the one whose middle lies nearest to today."""
    years = (today.year - 1, today.year, today.year + 1)
    quarters = [quarter_of(year, int(found["q"])) for year in years]
    return min(quarters, key=lambda days: abs(days[0] + (days[1] - days[0]) / 2 - today))


_STILL_AHEAD = re.compile(
    r"\b(?:by|until|till|til|before|at|next|this|avant|d'ici|jusqu'a|a)(?: the| our| la)? $"
)


def _end_of_period(found: re.Match[str], today: date) -> Period:
    """'since quarter end': the last one that is past; 'by month end': the one to come."""
    ahead = _STILL_AHEAD.search(found.string[: found.start()]) is not None
    months = 1 if found["month"] or found["mois"] else _MONTHS_OF_ONE
    if found["q"]:
        ends = [quarter_of(y, int(found["q"]))[1] for y in range(today.year - 1, today.year + 2)]
    else:
        ends = [
            shifted(date(today.year - 1, 1, 1), n, "month") - timedelta(days=1)
            for n in range(months, 37, months)
        ]
    day = min(d for d in ends if d >= today) if ahead else max(d for d in ends if d < today)
    return day, day


def _fiscal_year(found: re.Match[str], _today: date) -> Period:
    year = 2000 + int(found["y"])
    return date(year, 1, 1), date(year, 12, 31)


def _ahead(found: re.Match[str], today: date) -> Period:
    """'in the coming month': from today on."""
    return today, shifted(today, 1, UNITS[found["unit"]])


def _month(year: int, month: int) -> Period:
    return around(date(year, month, 1), "month")


def _past_month(found: re.Match[str], today: date) -> Period:
    """'this past July': the latest one that has begun."""
    month = MONTHS[found["m"]]
    return _month(today.year - (month > today.month), month)


def _month_before_last(found: re.Match[str], today: date) -> Period:
    """'the February before last': the one before the latest that has ended."""
    month = MONTHS[found["m"]]
    return _month(today.year - (month >= today.month) - 1, month)


Reader = Callable[[re.Match[str], date], Period]

_FROM_TODAY: tuple[tuple[str, Reader], ...] = (
    (
        r"\b(?:the )?(?:last |our )?(?:q(?P<q>[1-4])|quarter|qtr|(?P<month>month))[ -]"
        r"(?:end|close)\b|\bfin (?:de|du) (?:trimestre|(?P<mois>mois))\b",
        _end_of_period,
    ),
    (r"\bfy ?'?(?:20)?(?P<y>2[4-9])\b", _fiscal_year),
    (rf"\b(?P<which>{'|'.join(_QUARTER)}) (?:quarter|qtr)\b", _near_quarter),
    (rf"\b(?:le )?trimestre (?P<which>{'|'.join(_TRIMESTRE)})\b", _near_quarter),
    (rf"\b(?:le |au )?(?P<which>{'|'.join(_TRIMESTRE)}) trimestre\b", _near_quarter),
    (
        r"(?:(?<=in )|(?<=by )|(?<=for )|(?<=since )|(?<=during )|(?<=until )|(?<=au ))"
        r"[qt](?P<q>[1-4])\b(?! ?20\d\d)",
        _numbered_quarter,
    ),
    (r"\bday before yesterday\b|\bavant-hier\b", _fixed(-2)),
    (r"\bday after tomorrow\b|\bapres-demain\b", _fixed(2)),
    (r"\byesterday\b|\bhier\b", _fixed(-1)),
    (r"\btomorrow\b|\bdemain\b", _fixed(1)),
    (r"\btoday\b|\bright now\b|\bnow\b|\bcurrently\b|\bat the moment\b", _fixed(0)),
    (r"\baujourd'hui\b|\bmaintenant\b|\bactuellement\b|\ben ce moment\b", _fixed(0)),
    (rf"\b{_N} {_UNIT} (?:ago|earlier|back)\b", _moved(-1)),
    (r"\b(?:in |over |during )?the coming (?P<unit>day|week|month|year)\b", _ahead),
    (rf"\b(?:this|the) past (?P<m>{_M})\b", _past_month),
    (rf"\b(?:the )?(?P<m>{_M}) before last\b", _month_before_last),
    (r"\bc'?te (?P<unit>semaine|mois|annee)\b", _this),
    (r"\b(?:this|the same|same) time last (?P<unit>month|week)\b", _moved(-1)),
    (rf"\bil y a (?:environ )?{_N} {_UNIT}", _moved(-1)),
    (rf"\bin {_N} {_UNIT}", _moved(1)),
    (rf"\bdans {_N} {_UNIT}", _moved(1)),
    (rf"\b(?:the )?(?:next|coming) {_N} {_UNIT}", _coming),
    (rf"\b(?:les |des )?{_N} (?:prochains|prochaines) {_UNIT}", _coming),
    (rf"\b(?:les |des )?(?:prochains|prochaines) {_N} {_UNIT}", _coming),
    (rf"\b(?:the )?(?:last|past|previous) {_N} {_UNIT}", _past),
    (rf"\bdepuis {_N} {_UNIT}", _past),
    (rf"\b(?:les |des )?{_N} (?:derniers|dernieres) {_UNIT}", _past),
    (rf"\b(?:les |des )?{_N} {_UNIT} (?:derniers|dernieres)\b", _past),
    (r"\b(?P<n>\d{1,3}) ?(?P<unit>[djw])\b(?!/)", _past),
    (rf"\b(?:the )?(?P<last>last|past|previous) {_SEASON}\b", _season),
    (rf"\b(?:l')?{_SEASON} (?P<last>derniere?|passee?)\b", _season),
    (rf"\b(?:l')?{_SEASON}(?: of| de)? (?P<y>20\d\d)\b", _season),
    (rf"\b(?:l')?{_SEASON}(?: of| de)? '?(?P<y>2[4-7])\b(?! ?[%\d])", _season),
    (rf"\b(?:this|cet|cette|ce) {_SEASON}\b", _season),
    (rf"\b(?:last|past|previous) {_UNIT}", _moved(-1, whole=True)),
    (rf"\b(?:la |le |l')?{_UNIT} (?:derniere?|passee?|precedente?)\b", _moved(-1, whole=True)),
    (rf"\b(?:next|the coming) {_UNIT}", _moved(1, whole=True)),
    (rf"\b(?:la |le |l')?{_UNIT} prochaine?\b", _moved(1, whole=True)),
    (rf"\b(?:this|cette|ce|cet) {_UNIT}", _this),
    (rf"\bnext {_WEEKDAY}\b", _weekday(1)),
    (rf"\b{_WEEKDAY} prochain\b", _weekday(1)),
    (rf"\b(?:last |on |since ){_WEEKDAY}\b", _weekday(-1)),
    (rf"\b(?:depuis |le )?{_WEEKDAY} dernier\b", _weekday(-1)),
)
_ENDS = r"(?: (?:that|it|then|this|ca|cela))?(?= ?[?!.,]|$)"
_FROM_NEAR: tuple[tuple[str, Reader], ...] = (
    (
        rf"\b{_N} {_UNIT} (?:later|after|plus tard|apres)"
        r"(?= ?[?!.,]|$| (?:pls|plz|please|svp|then|instead|now)\b)",
        _moved(1),
    ),
    (rf"\b{_N} {_UNIT} (?:before|avant|plus tot)(?= ?[?!.,]|$)", _moved(-1)),
    (
        rf"(?:\b(?:the|la|le|l') ?|^(?:and |so |ok |et )?){_UNIT}"
        rf" (?:before|b4|prior|earlier|d'avant){_ENDS}",
        _around(-1),
    ),
    (
        rf"(?:\b(?:the|la|le|l') ?|^(?:and |so |ok |et )?){_UNIT}"
        rf" (?:after|later|following|d'apres){_ENDS}",
        _around(1),
    ),
    (r"\bthe (?:next|following) day\b|\ble lendemain\b(?! d)", _fixed(1)),
    (r"\bla veille\b(?! d)", _fixed(-1)),
)
_SIGN = re.compile(
    "yesterday|hier|tomorrow|demain|today|now|currently|moment|aujourd|maintenant|actuellement"
    "|lendemain|veille|this past|the past|before last|fy ?'?2|[0-9] ?[djw]\\b|quarter|qtr"
    "|trimestre|[qt][1-4]|" + "|".join((*(u for u in UNITS if len(u) > 1), *SEASONS, *WEEKDAYS))
)
"""One of these is in every relative phrase: a text without any has none to be looked for."""
_PATTERNS = tuple(
    (re.compile(pattern), read, near)
    for near, entries in ((True, _FROM_NEAR), (False, _FROM_TODAY))
    for pattern, read in entries
)


def find(folded: str, *, today: date, near: date) -> tuple[RelativePeriod, ...]:
    """Every relative phrase in folded text; 'a day later' counts from ``near``.

    >>> find("the last 7 days", today=date(2026, 10, 10), near=date(2026, 10, 10))[0].first
    datetime.date(2026, 10, 3)
    """
    out: list[RelativePeriod] = []
    if _SIGN.search(folded) is None:
        return ()
    for pattern, read, from_near in _PATTERNS:
        for found in pattern.finditer(folded):
            if any(p.start < found.end() and found.start() < p.end for p in out):
                continue
            first, last = read(found, near if from_near else today)
            out.append(RelativePeriod(first=first, last=last, start=found.start(), end=found.end()))
    return tuple(out)
