"""Days and periods in any usual form, English and French.

A month means its first to its last day, and so do years, quarters and seasons. What is relative
('yesterday', 'last summer') counts from a given day; nothing here asks the clock.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import assert_never

from bot.domain.text import Lang
from bot.errors import BadDate
from bot.presentation import not_read
from bot.reading.days import relative
from bot.reading.lexicon.calendar import MONTH_PATTERN as _M
from bot.reading.lexicon.calendar import MONTHS
from bot.reading.words import fold


class DayBound(StrEnum):
    """How a day stands in its sentence. BEFORE and AFTER leave the day itself out."""

    ON = "on"
    BEFORE = "before"
    UNTIL = "until"
    SINCE = "since"
    AFTER = "after"


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A period named in a text, ``first`` to ``last``; for one day they are equal.

    ``start`` and ``end`` are where it stands in the folded text, its preposition included.
    ``ambiguous``: a form such as 3/4/2025 that could be read two ways.
    """

    first: date
    last: date
    start: int
    end: int
    bound: DayBound = DayBound.ON
    ambiguous: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """What the dates of a question come to: a day, or a period with one or two ends."""

    day: date | None = None
    since: date | None = None
    until: date | None = None
    ambiguous: bool = False


_Y = r"(?:19|20)\d\d"
_NTH = r"(?:st|nd|rd|th|er|e)?"
_DATES = re.compile(
    rf"""
    \b(?P<packed>(?P<py>20[1-4]\d)(?P<pm>0[1-9]|1[0-2])(?P<pd>0[1-9]|[12]\d|3[01]))\b(?!\.\d)
    | \b(?P<iso>(?P<iy>{_Y})[-/](?P<im>\d{{1,2}})[-/](?P<id>\d{{1,2}}))(?!\d|\.\d)
    | \b(?<!sor/)(?<!dors/)(?P<ym>(?P<ymy>{_Y})[-/](?P<ymm>0?[1-9]|1[0-2]))(?![\d./-])
    | \b(?<!\d\.)(?P<num>(?P<n1>[0-2]?\d|3[01])(?P<sep>[./-])(?P<n2>\d{{1,2}})(?P=sep)
        (?P<ny>{_Y}|(?<!-)\d\d|(?<=-)2[4-9]))(?!\d|\.\d)
    | (?<=\bin\ )(?P<sm>{_M})\ +(?P<sy>2[4-9])\b(?!,?\ ?\d|[.:%]\d|\ ?(?:st|th|nd|rd)\b)
    | (?<=\ben\ )(?P<fm>{_M})\ +(?P<fy>2[4-9])\b(?!,?\ ?\d|[.:%]\d)
    | \b(?P<am>{_M})\.?\ *'(?P<ay>2[4-9])\b
    | \b(?P<dmy>(?P<dd>\d{{1,2}}){_NTH}\ +(?:of\ +|de\ +|d')?(?P<dm>{_M})\b\.?,?
        (?:\ +(?:of\ +|de\ +)?
        (?P<dy>{_Y}|2[4-7](?=\ ?(?:$|[,;?!)]|\.(?!\d)|(?:et|and|to|au|vs)\b)))\b)?)
    | \b(?P<mon>(?P<bd>\d{{1,2}})-?(?P<bm>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)
        -?(?P<by>{_Y}|2[4-9]))\b
    | \b(?P<mdy>(?P<mm>{_M})\.?\ +(?:the\ +)?(?P<md>\d{{1,2}}){_NTH}\b(?!\.\d)
        (?:,?\ +(?:of\ +)?(?P<my>{_Y})\b|,?\ +(?:of\ +|')(?P<mys>2[4-9])\b
        |\ +(?P<myt>2[4-7])(?=\ ?(?:$|[,;?!)]|\.(?!\d))))?)
    | \b(?P<my2>(?P<om>{_M})\.?,?\ +(?:of\ +|de\ +)?(?P<oy>{_Y})\b)
    | \b(?P<quarter>(?:q|t)(?P<qn>[1-4])\ +(?P<qy>{_Y}))\b
    | \b(?P<month>(?P<bare>{_M}))\b
    | \b(?P<year>20[1-4]\d)\b(?!\.\d|-(?!20\d\d\b)\d{{2,8}}\b)
    """,
    re.VERBOSE,
)
_LEADS: tuple[tuple[DayBound, re.Pattern[str]], ...] = tuple(
    (bound, re.compile(rf"(?:^|[^a-z0-9])((?:{words})(?:\s+|\s?[:=]\s?)(?:the |le |la |l')?)$"))
    for bound, words in (
        (DayBound.BEFORE, r"before|prior to|earlier than|avant"),
        (DayBound.SINCE, r"(?<!go )(?<!going )back to|as far back as|en remontant a"),
        (
            DayBound.UNTIL,
            r"until|till|up to|through|thru|by|to|jusqu'au|jusqu'a|jusqu'en|jusqu ?au|jusqu ?a"
            r"|d'ici",
        ),
        (
            DayBound.SINCE,
            r"since|from|as of|starting|beginning|depuis|a partir de|a partir du|des|du",
        ),
        (DayBound.AFTER, r"after|later than|following|apres"),
        (DayBound.ON, r"on|in|at|for|during|le|en|au|pour|dated|of|entered|as at"),
    )
)
_ISO = re.compile(rf"{_Y}-\d\d-\d\d", re.ASCII)
_YEARS = re.compile(rf"\b{_Y}\b")
_MODEL = re.compile(r"\b(?:an?|my|une?|the|ma|mon) $")
"""Before a year, they make it a model: 'a 2024 pickup'."""
_BARE_OK = re.compile(
    r"(?:^|\b(?:in|en|since|depuis|before|avant|after|apres|by|until|from|to|for|pour|during|"
    r"late|early|mid|fin|debut|mi|last|this|of|de|and|et|between|entre|a)\s+"
    r"|\b(?:since|depuis) (?:the|le) |\b(?:betw\w{1,5}|btwn|n|vs) "
    r"|\b(?:all|whole|entire|tout) |[,(] ?(?:like|say|i mean|mettons|disons|genre) )$"
)
_TRICKY = frozenset({"may", "march", "mar", "sec", "dec", "mai", "mars", "sept", "juin", "aug"})


def _no_such_day(day: int, month: int, year: int | None, lang: Lang) -> BadDate:
    return BadDate(not_read.no_such_day(day, month, year, lang))


def _day(year: int | None, month: int, day: int, lang: Lang, near: date) -> date:
    """The day; without a year a likely one, past or soon. Raises BadDate if there is none."""
    longest = 29 if month == 2 and year is None else 31
    if year is None and 1 <= month <= 12 and day <= longest:
        longest = max(monthrange(y, month)[1] for y in (2023, 2024))
    if not 1 <= month <= 12 or day < 1 or (year is None and day > longest):
        raise _no_such_day(day, month, year, lang)
    if year is not None:
        try:
            return date(year, month, day)
        except ValueError:
            raise _no_such_day(day, month, year, lang) from None
    years = (near.year, near.year - 1, near.year + 1, near.year - 2)
    days = [date(y, month, day) for y in years if day <= monthrange(y, month)[1]]
    return next((d for d in days if -282 < (d - near).days < 200), days[0])


def month_of(year: int, month: int) -> tuple[date, date]:
    """The first and the last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _full_year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


_DAY_FIRST = re.compile(r"\b(?:1[3-9]|2\d|3[01])[/.-]\d{1,2}[/.-]\d{2,4}\b")
"""A date whose day stands first; then so do the days of the others in the text."""


def _numeric(found: re.Match[str], lang: Lang, near: date) -> tuple[date, date, bool]:
    one, two, year = int(found["n1"]), int(found["n2"]), _full_year(found["ny"])
    european = lang == "fr" or found["sep"] == "." or _DAY_FIRST.search(found.string) is not None
    day_first = one > 12 or (two <= 12 and european)
    day, month = (one, two) if day_first else (two, one)
    exact = _day(year, month, day, lang, near)
    return exact, exact, one <= 12 and two <= 12 and one != two and found["sep"] != "."


def _one_day(found: re.Match[str], lang: Lang, near: date) -> date | None:
    if found["iso"]:
        return _day(int(found["iy"]), int(found["im"]), int(found["id"]), lang, near)
    if found["packed"]:
        return _day(int(found["py"]), int(found["pm"]), int(found["pd"]), lang, near)
    if found["dmy"]:
        year = _full_year(found["dy"]) if found["dy"] else None
        return _day(year, MONTHS[found["dm"]], int(found["dd"]), lang, near)
    if found["mon"]:
        return _day(_full_year(found["by"]), MONTHS[found["bm"]], int(found["bd"]), lang, near)
    if found["mdy"]:
        said = found["my"] or found["mys"] or found["myt"]
        year = _full_year(said) if said else None
        return _day(year, MONTHS[found["mm"]], int(found["md"]), lang, near)
    return None


def _longer(found: re.Match[str], lang: Lang, near: date) -> tuple[date, date]:
    """A month, quarter or year."""
    if found["ym"]:
        first = _day(int(found["ymy"]), int(found["ymm"]), 1, lang, near)
        return month_of(first.year, first.month)
    if found["my2"]:
        return month_of(int(found["oy"]), MONTHS[found["om"]])
    for named, short in (("sm", "sy"), ("fm", "fy"), ("am", "ay")):
        if found[short]:
            return month_of(_full_year(found[short]), MONTHS[found[named]])
    if found["quarter"]:
        return relative.quarter_of(int(found["qy"]), int(found["qn"]))
    if found["year"]:
        return date(int(found["year"]), 1, 1), date(int(found["year"]), 12, 31)
    first = _day(None, MONTHS[found["bare"]], 1, lang, near)
    return month_of(first.year, first.month)


def _period(found: re.Match[str], lang: Lang, near: date) -> tuple[date, date, bool]:
    """First day, last day, and whether it could be read another way."""
    if found["num"]:
        return _numeric(found, lang, near)
    day = _one_day(found, lang, near)
    if day is not None:
        return day, day, False
    return (*_longer(found, lang, near), False)


_MAY = re.compile(
    r" (?:an?|the|i|we|you|he|she|they|it|one|my|our|your|his|her|their"
    r"|someone|anyone|anybody)\b"
)
"""Behind 'may' at the beginning of a question or of a part of it: 'and may a trustee claim'."""
_JOINED = re.compile(r"(?:^|\b(?:and|or|but|so)) $")
_OF_A_LIST = re.compile(r" (?:lists?|orders?|surtax|counters?|decree|liste|decret|arrete)\b")
"""Behind a month that but tells a list from others: 'part of the March list'."""


def _counts(found: re.Match[str], folded: str) -> bool:
    """Whether a bare month is meant as one: 'may' and 'march' are words too."""
    before = folded[: found.start()]
    if found["year"]:
        return _MODEL.search(before) is None
    if not found["month"]:
        return True
    if _OF_A_LIST.match(folded, found.end()):
        return False
    if found["bare"] == "may" and _JOINED.search(before) and _MAY.match(folded, found.end()):
        return False
    if found["bare"] in _TRICKY and _ALL_OF.search(before):
        return found["bare"] != "may"  # 'we all may', but 'all march'
    alone = not before.strip() and not folded[found.end() :].strip(" ?!.")
    return (
        alone
        or _in_a_range(found, folded)
        or (
            _BARE_OK.search(before) is not None
            and not (found["bare"] in _TRICKY and not before.strip())
        )
    )


_ALL_OF = re.compile(r"\b(?:all|whole|entire|tout) $")
_TO_MONTH = re.compile(
    rf" ?(?:-to-|->|\u2192|-|to|thru|through|till|until|a|au|jusqu'en) ?"
    rf"(?:{_M}|today|now|date|present)\b"
)
_FROM_MONTH = re.compile(rf"\b(?:{_M}) ?(?:-|to|thru|through|till|until|a|au|jusqu'en) ?$")


def _in_a_range(found: re.Match[str], folded: str) -> bool:
    """Whether a bare month is an end of a range of months: 'june thru aug'."""
    begins = _TO_MONTH.match(folded, found.end()) is not None
    return begins or _FROM_MONTH.search(folded, 0, found.start()) is not None


def bounded(when: When, folded: str) -> When:
    """``when`` with its preposition read."""
    before = folded[: when.start]
    for bound, lead in _LEADS:
        found = lead.search(before)
        if found:
            return replace(when, bound=bound, start=found.start(1))
    return when


_DAY_BEFORE = re.compile(r"(?:the |a )?day before |(?:la )?veille (?:du |de |d')")
_DAY_AFTER = re.compile(r"(?:the |a )?day after |(?:le )?lendemain (?:du |de |d')")


def _stepped(when: When, folded: str) -> When:
    """'the day before 4 June' is one day, not a bound."""
    for pattern, days in ((_DAY_BEFORE, -1), (_DAY_AFTER, 1)):
        for found in pattern.finditer(folded):
            if found.end() == when.start:
                day = when.first + timedelta(days=days)
                return replace(when, first=day, last=day, start=found.start())
    return when


_NEXT_AFTER = re.compile(r" (?:prochaine?|next|coming|qui vient)\b")
_NEXT_BEFORE = re.compile(r"\b(?:next|this coming|the coming) $")


def _to_come(first: date, last: date, found: re.Match[str], today: date) -> tuple[date, date]:
    """'4 janvier prochain' is the first one after today; every other day as it is."""
    folded = found.string
    said = _NEXT_AFTER.match(folded, found.end()) or _NEXT_BEFORE.search(folded[: found.start()])
    if said is None or first > today:
        return first, last
    day = relative.shifted(first, 1, "year")
    return (day, day) if first == last else month_of(day.year, day.month)


def find(
    text: str, *, today: date, lang: Lang = "en", near: date | None = None
) -> tuple[When, ...]:
    """Every day and period named in ``text``, in order. Raises BadDate for an impossible day.

    ``near`` settles which year a day without one belongs to; ``today`` unless given.

    >>> (when,) = find("before 15 mars 2025", today=date(2026, 10, 10))
    >>> when.first.isoformat(), when.bound.value
    ('2025-03-15', 'before')
    """
    folded = fold(text)
    _check_years(folded, lang)
    years = set(_YEARS.findall(folded))
    if near is None and len(years) == 1:
        # 'from march to june 2025': one year said serves every month.
        near = date(int(years.pop()), 7, 1)
    out: list[When] = []
    for phrase in relative.find(folded, today=today, near=near or today):
        out.append(When(first=phrase.first, last=phrase.last, start=phrase.start, end=phrase.end))
    for found in _DATES.finditer(folded):
        inside = any(w.start < found.end() and found.start() < w.end for w in out)
        if inside or not _counts(found, folded):
            continue
        first, last, ambiguous = _period(found, lang, near or today)
        if not _YEARS.search(found.group()):
            first, last = _to_come(first, last, found, today)
        out.append(
            When(first=first, last=last, start=found.start(), end=found.end(), ambiguous=ambiguous)
        )
    out.sort(key=lambda when: when.start)
    return tuple(bounded(_stepped(when, folded), folded) for when in out)


_FAR = re.compile(
    r"\b(?:on|since|until|till|before|after|le|depuis|jusqu'au|avant|apres) "
    rf"((?!{_Y})\d{{4}}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?![\d.-])",
    re.ASCII,
)


def _check_years(folded: str, lang: Lang) -> None:
    """Raises BadDate for a day of a year that no tariff question is about: read as a code, or not
    at all, it would be answered for today.
    """
    if (found := _FAR.search(folded)) is not None:
        raise BadDate(not_read.far_day(found[1], lang))


def iso_day(text: str) -> tuple[When, ...]:
    """What :func:`find` finds in a day written alone as platforms' pickers and our own lines write
    it, YYYY-MM-DD, at a fraction of its cost; () for anything else, impossible days among them.

    >>> [when.first.isoformat() for when in iso_day("2025-03-04")], iso_day("2025-02-30")
    (['2025-03-04'], ())
    """
    if not _ISO.fullmatch(text):
        return ()
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return ()
    return (When(first=day, last=day, start=0, end=len(text)),)


def span_of(whens: tuple[When, ...]) -> Span:
    """What the dates of one question come to together.

    One exact day is a day; a month or longer a period; 'before' ends on the eve, 'after' begins
    on the morrow; two dates make a period from the first to the second, as do several days.
    """
    ambiguous = any(when.ambiguous for when in whens)
    if not whens:
        return Span()
    if len(whens) > 1:
        single = all(w.bound is DayBound.ON and w.first == w.last for w in whens)
        said = whens if single else whens[:2]
        first = min(said, key=lambda when: when.first)
        last = max(said, key=lambda when: when.last)
        return Span(since=first.first, until=last.last, ambiguous=ambiguous)
    span = _span_of_one(whens[0])
    return replace(span, ambiguous=True) if ambiguous else span


def _span_of_one(when: When) -> Span:
    one_day = timedelta(days=1)
    match when.bound:
        case DayBound.BEFORE:
            return Span(until=when.first - one_day)
        case DayBound.UNTIL:
            return Span(until=when.last)
        case DayBound.SINCE:
            return Span(since=when.first)
        case DayBound.AFTER:
            return Span(since=when.last + one_day)
        case DayBound.ON if when.first == when.last:
            return Span(day=when.first)
        case DayBound.ON:
            return Span(since=when.first, until=when.last)
        case _:
            assert_never(when.bound)
