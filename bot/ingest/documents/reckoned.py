"""Days that no text prints: counted from the day of the document, or told by where it stands.

'7 days after the date of this order', 'two weeks after this notice is published', 'effective upon
publication', 'the first day of the month after the month in which it is made'.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.ingest.documents.days import (
    CARDINAL,
    LATER_DAYS,
    LATEST,
    ORDINAL,
    ORDINALS,
    counted,
    days,
)
from bot.ingest.documents.effect import UNDER_WAY, is_no_more
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.text import Clause

_OF_A_DOCUMENT = (
    r"(?:order|proclamation|memorandum|notice|rule|document|message|determination|action)"
)
_POSITION = (
    r"(?:the )?(?:date|day|time) (?:of|on which)(?: the)? (?:this|its|the|publication|signature"
    r"|signing)"
    r"(?: of)?(?: this)?"
    rf"(?: (?:{_OF_A_DOCUMENT}|publication|signature"
    r"|is (?:published|signed|issued|posted|printed)|appears))*(?: (?:of|in) (?:this|the)"
    rf" (?:{_OF_A_DOCUMENT}|federal register))*"
)
_ITSELF = (
    rf"(?:{_POSITION}"
    r"|(?:the |its )?(?:date of )?(?:publication|signing|signature|issuance|posting)\b"
    r"|(?:the )?(?:date|day) hereof\b|today\b"
    rf"|(?:(?:this|the) {_OF_A_DOCUMENT}|it) (?:(?:is|was) (?:signed|published|issued|posted"
    r"|printed)|appears)\b)"
)
"""How a document names its own day."""
_AFTER_SIGNING = re.compile(
    rf"\b(?:(?:the )?(?P<word>{'|'.join(LATER_DAYS)}|{ORDINAL})(?: calendar)? day"
    rf"|(?P<count>\d{{1,3}}|{CARDINAL})(?:st|nd|rd|th)?(?: \(\d{{1,3}}\))?"
    r"(?: calendar)? (?P<unit>day|week|month)s?|(?:the |on )(?P<next>day)) (?:after|following|from)"
    rf" {_ITSELF}",
    re.I,
)
_UPON = re.compile(
    r"\b(?:effective|in effect|into (?:force|effect)|applicable|appl(?:y|ies)|takes?"
    r" effect)\b[^.;]{0,40}?"
    r"\b(?:immediately\b|upon (?:its |the )?(?:signature|publication|issuance|signing)"
    rf"|(?:on|as of|from) {_ITSELF})"
    rf"|\bentered\b[^.;]{{0,90}}\bon (?:or|and) after {_ITSELF}"
    rf"|\b(?:relieved|exempt(?:ed)?|free)\b[^.;]{{0,120}}(?<!days )(?<!months )(?<!weeks )"
    rf"\bfrom {_POSITION}"
    r"|\bwith immediate effect\b",
    re.I,
)
_STARTING = re.compile(
    r"\b(?:effect|effective|force|appl|begin|commenc|subject to|impos|charged|collected|assessed"
    r"|(?:is|are|be) (?:hereby )?(?:doubled|halved|increased|raised|reduced|lowered|exempt"
    r"|relieved))",
    re.I,
)


def after_signing(clause: Clause, signed: date | None) -> Moment | None:
    """'7 days after the date of this order', 'effective upon publication': counted from ``signed``.

    ``signed`` is the day of the document itself: of its signing, or of its printing for a notice.
    """
    if signed is None or not _STARTING.search(clause.text) or UNDER_WAY.search(clause.text):
        return None
    if _ON_FILING.search(clause.lower):  # days before it is printed
        return None
    found = _AFTER_SIGNING.search(clause.text)
    day: date | None = signed
    if found is None:
        found = _UPON.search(clause.text)
    else:
        word = (found["word"] or "").lower()
        ordinal = ORDINALS.get(word) or LATER_DAYS.get(word)
        count = ordinal or counted(found["count"] or "1")
        day = later(signed, count, "day" if ordinal else (found["unit"] or "day").lower())
    if found is None or day is None:
        return None
    return Moment(day=day, start=clause.start + found.start(), end=clause.start + found.end())


_ON_FILING = re.compile(
    r"\b(?:effective|in effect|into (?:force|effect)|applicable|appl(?:y|ies)|takes? effect)\b"
    r"[^.;]{0,40}?\b(?:up)?on (?:the (?:date|day) (?:of |on which |that )?)?(?:its |the |this )?"
    r"(?:(?:notice|document|rule) (?:is|was) )?(?:filing|filed|plac(?:ing|ed)|put)\b"
    r"[^.;]{0,60}\b(?:public inspection|federal register)\b"
)
_FILED = re.compile(
    r"\bfiled:?\s{1,4}(?P<month>\d{1,2})[-/](?P<day>\d{1,2})[-/](?P<year>(?:20)?\d\d)\b"
)
"""How a notice of the register ends: '[FR Doc. 2027-02711 Filed 2-9-27; 8:45 am]'."""


IN_PRINT = re.compile(
    r"\b(?:publication|published|filed|filing|appears)\b[^.;]{0,80}\bfederal register\b"
)
"""A day that is counted from the printing of an act: it is printed days after it is signed."""


def on_filing(clause: Clause, found: Sequence[Clause]) -> Moment | None:
    """'Effective on filing for public inspection': the day on which its last line says it was.

    A notice is filed days before it is printed: without that line none is told.
    """
    if _ON_FILING.search(clause.lower) is None:
        return None
    named = days(clause.text, clause.near)
    if named:
        return mentioned(clause, named[0]) if len(named) == 1 else None
    told = ((c, _FILED.search(c.lower)) for c in reversed(found))
    line = next(((c, each) for c, each in told if each is not None), None)
    if line is None:
        return None
    where, filed = line
    try:
        day = date(2000 + int(filed["year"]) % 100, int(filed["month"]), int(filed["day"]))
    except ValueError:
        return None
    return Moment(day=day, start=where.start + filed.start(), end=where.start + filed.end())


_LONG = (
    rf"(?P<count>\d{{1,3}}|an?|another|{CARDINAL})(?: \(\d{{1,3}}\))?"
    r" (?:additional |further |more |calendar |full )?(?P<unit>day|week|month|year)s?\b"
)
_LONG_FRENCH = (
    r"(?P<combien>\d{1,3}|une?|deux|trois|quatre|six|dix|quinze|trente|soixante|quatre-vingt-dix)"
    r" (?P<mesure>jour|semaine|mois|an(?:née)?)s?\b"
)
_COUNTS = (
    {"deux": 2, "trois": 3, "quatre": 4, "six": 6, "dix": 10, "quinze": 15}
    | {"a": 1, "an": 1, "another": 1, "un": 1, "une": 1, "trente": 30, "soixante": 60}
    | {"quatre-vingt-dix": 90}
)
_FRENCH_UNITS = {"jour": "day", "semaine": "week", "mois": "month", "an": "year", "année": "year"}
_IN_SOME_TIME = re.compile(
    r"\b(?:(?:takes?|taking) effect|(?:comes?|coming|goes?|going|enters?) into (?:effect|force)"
    r"|begins?|starts?|appl(?:y|ies)|kicks? in|(?:be|is|are) (?:effective|in (?:effect|force)))"
    rf" in {_LONG}(?! (?:of|after|from|following)\b)"
    r"|\b(?:(?:prend|entr)\w{1,6} (?:effet|en vigueur)|s'appliquer(?:a|ont)|commencer(?:a|ont))"
    rf" dans {_LONG_FRENCH}"
)
_TIMES = re.compile(
    rf"\b(?:\d{{1,3}}|{CARDINAL}) (?:calendar )?(?:day|week|month|year|jour|semaine|mois|an)"
)


def in_some_time(clause: Clause) -> Moment | None:
    """'Will take effect in 30 days', seen from the day of the document; None for several times."""
    low = clause.lower
    found = _IN_SOME_TIME.search(low)
    if found is None or clause.near is None or len(_TIMES.findall(low)) > 1:
        return None
    day = _so_much_later(clause.near, found)
    if day is None:
        return None
    return Moment(day=day, start=clause.start + found.start(), end=clause.start + found.end())


def _so_much_later(first: date, found: re.Match[str]) -> date | None:
    """The day that lies as long after ``first`` as the match says, in either language."""
    told = found["count"] or found["combien"]
    unit = found["unit"] or _FRENCH_UNITS[found["mesure"]]
    return later(first, _COUNTS.get(told) or counted(told), unit)


_BY_SOME_TIME = re.compile(
    r"\b(?:(?:delay|postpon|defer|push|put|hold|held|suspend)\w{0,4}|paus\w{1,3})\b[^.;]{0,220}?"
    rf" (?:by |for |(?=another )){_LONG}"
    r"|\b(?:report|diffèr|repouss)\w{1,4}\b[^.;]{0,220}?"
    rf" (?:de |d'|pour ){_LONG_FRENCH}"
)


def put_off_by(clause: Clause) -> Moment | None:
    """'The rise that was to begin on January 1 is delayed by 90 days': that day, so much later.

    None unless it names one day on which something was to begin, and no other such day.
    """
    found = _BY_SOME_TIME.search(clause.lower)
    named = days(clause.text, clause.near) if found is not None else ()
    planned = [each for each in named if is_no_more(clause.text, each)]
    if found is None or len(planned) != 1:
        return None
    day = _so_much_later(planned[0].day, found)
    return None if day is None else replace(mentioned(clause, planned[0]), day=day, hour=None)


def later(first: date, count: int, unit: str) -> date | None:
    """The day that lies so many days, weeks, months or years after ``first``."""
    if unit in ("day", "week"):
        return first + timedelta(days=count * (7 if unit == "week" else 1))
    months = first.year * 12 + first.month - 1 + count * (12 if unit == "year" else 1)
    year, month = months // 12, months % 12 + 1
    if year > LATEST:
        return None
    return date(year, month, min(first.day, monthrange(year, month)[1]))


_DONE = r"(?:signed|made|registered|published)"
_OF_THE_NEXT = re.compile(
    r"\bfirst day of the (?:(?:first|next|following) )?(?:calendar )?(?P<unit>month|quarter|year)"
    r"(?: (?:that )?(?:begins |beginning |starts |starting )?(?:after|following|follows)"
    r" (?:the )?(?:(?:date|day) (?:of|on which)|(?:month|quarter|year) (?:of|in which))"
    r" (?:this|the|it)"
    rf"(?: (?:proclamation|order|memorandum))?(?: is {_DONE})?)?"
)
_SOME_NEXT = re.compile(r"\b(?:next|following|follows|after|beginning)\b")


def calendar_start(clause: Clause, signed: date | None) -> Moment | None:
    """'The first day of the following month' (or quarter, or year), seen from ``signed``."""
    found = _OF_THE_NEXT.search(clause.lower)
    if signed is None or found is None or not _SOME_NEXT.search(found.group()):
        return None
    months = {"month": 1, "quarter": 3 - (signed.month - 1) % 3, "year": 13 - signed.month}
    day = later(signed.replace(day=1), months[found["unit"]], "month")
    if day is None:
        return None
    return Moment(day=day, start=clause.start + found.start(), end=clause.start + found.end())


_FROM_TODAY = re.compile(
    r"\b(?:effective|as of|starting|beginning|(?<!days )(?<!weeks )(?<!months )from"
    r"|(?:takes?|taking) effect"
    r"|(?:comes?|coming|goes?|going|enters?|entering) into (?:force|effect)|dès"
    r"|(?:à compter|à partir) (?:de|d')|entre(?:nt|ra|ront)? en vigueur"
    r"|prend(?:ra|ront|nent)? effet)"
    r"(?:(?! (?:and|et|until|to|jusqu)\b)(?:[^.;,]|\.(?=m\b)|(?<=\bm)\.)){0,30}?[\s,']"
    r"(?P<day>tomorrow|today|demain|aujourd'hui)\b"
    r"(?! (?:an?|his|her|their|its|une?|sa|son|leur)\b"
    r"(?! (?:\d|new\b|nouve|surtax|tarif|dut|droit)))"
)
"""Who is 'starting today a visit to Washington' starts no duty."""


def from_today(clause: Clause) -> Moment | None:
    """'Effective tomorrow', 'à compter de 0 h 01 demain': seen from the day of the news.

    >>> said = Clause(start=0, end=25, text="Duties take effect today.", paragraph=0)
    >>> from_today(said) is None
    True
    """
    found = _FROM_TODAY.search(clause.lower)
    if found is None or clause.near is None:
        return None
    later_by = found["day"] in ("tomorrow", "demain")
    day = clause.near + timedelta(days=later_by)
    return Moment(day=day, start=clause.start + found.start(), end=clause.start + found.end())
