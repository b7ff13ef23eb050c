"""Where the period begins or ends of which a text tells one day: since it, up to it, from today, or
all of what it closes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.reading.days.dates import DayBound, When
from bot.reading.days.day_of_entry import lead_of
from bot.reading.days.relative import shifted
from bot.reading.days.years_of_days import YEAR, in_year

_BETWEEN = re.compile(r"\b(?:between|entre)(?: the| le| la)? $")
_AND_THIS = re.compile(r"\b(?:and|et) (?:now|today|this one|maintenant|aujourd'hui)\b")


def up_to_now(whens: list[When], folded: str) -> list[When]:
    """'between Black Friday and now' goes on since then."""
    if len(whens) != 1 or whens[0].bound is not DayBound.ON:
        return whens
    led = _BETWEEN.search(folded[: whens[0].start]) and _AND_THIS.search(folded, whens[0].end)
    return [replace(whens[0], bound=DayBound.SINCE)] if led else whens


_BEFORE = re.compile(r"\b(?:before|avant(?: que?| l[ae])?)\b[^.;?!,]{1,40}$")


def ahead_of(when: When, folded: str) -> When:
    """'avant notre cloture du 31 decembre', 'before I reopen the camp in May' ends there."""
    led = folded[when.start : when.end].split(" ", 1)[0] in ("du", "in", "en", "on", "of", "le")
    if not led or when.bound not in (DayBound.ON, DayBound.SINCE):
        return when
    return replace(when, bound=DayBound.BEFORE) if _BEFORE.search(folded[: when.start]) else when


_CHANGES = re.compile(
    r" (?:removal|repeal|change|cut|hike|increase|rise|drop|ruling|decision|amendment|order"
    r"|proclamation|notice|announcement|list)\b"
)


def of_a_change(when: When, folded: str) -> When:
    """'affected by the 1 Sept 2025 removal' tells that day, and no end."""
    told = folded[when.start : when.end].startswith("by the ")
    bound = told and when.bound is DayBound.UNTIL and _CHANGES.match(folded, when.end)
    return replace(when, bound=DayBound.ON) if bound else when


_CLOSED_BY = re.compile(
    r"\b(?:(?P<q>quarter|qtr|three months|3 months|trimestre)|(?P<h>six months|half year|semestre)"
    r"|(?P<y>year|twelve months|12 months|exercice)"
    r"|(?P<f>fortnight|two weeks|quinzaine)|(?P<w>week|semaine)) "
    r"(?:(?:ended|ending|clos|termine) (?:on |le |au |to )?|to |au )(?:the )?$"
)
_ALL_OF = ("through ", "thru ")


def all_of_period(when: When, folded: str, today: date) -> When:
    """'the quarter to 30 June 2025' and 'through 2025', asked later: all of it."""
    lead = folded[when.start : when.end].lstrip()
    year = when.first.month == when.first.day == 1 and when.last.month == 12
    if year and when.last < today and when.bound is DayBound.UNTIL and lead.startswith(_ALL_OF):
        return replace(when, bound=DayBound.ON)
    closed = _CLOSED_BY.search(
        folded[: when.start] + ("to " if lead.startswith(("to ", "au ")) else "")
    )
    if closed is None or when.first != when.last:
        return when
    if closed["f"] or closed["w"]:
        days = 14 if closed["f"] else 7
        return replace(when, first=when.last - timedelta(days=days), bound=DayBound.ON)
    months = 3 if closed["q"] else 6 if closed["h"] else 12
    first = shifted(when.last + timedelta(days=1), -months, "month")
    return replace(when, first=first, bound=DayBound.ON)


_NOW_TO = re.compile(
    r"\b(?:(?:between|from) (?:now|(?P<day>today)) (?:and|until|till?|to|through|thru)"
    r"|d'ici|entre (?:maintenant|(?P<jour>aujourd'hui)) et|d'aujourd'hui (?:a|au|jusqu'a))"
    r"(?: the| le| au| a)? (?:[^.;?!,\d]{2,45} )?$"
)
"""Before the day that a period from today ends: 'between now and our shutdown on Dec 24'."""
_UNTIL_THEN = re.compile(
    r"\b(?:(?:until|till?|through|thru|jusqu'(?:a|au|en)|au plus tard|no later than|ahead of)"
    r" (?:the |our |my |la |le |l'|notre |nos )?[^.;?!\d]{2,45}"
    r"|by (?:the |our |my |their |your )?(?:[a-z]+ ){0,2}(?:close(?: of [a-z]+)?|closing|agm"
    r"|meeting|deadline|end|start|opening|launch|board|budget|season|harvest|filing|audit|shutdown"
    r"|inventory|kick-?off|review|hearing|renewal|rentree|show|fair|wedding|visit|trip)),?"
    r"(?: (?:on|of|in|du|le|en))?(?: the| le)? $"
)
"""Before the day of what a period ends with: 'jusqu'a notre fermeture du 15 decembre'."""
_TO_COME = re.compile(
    r"\b(?:will|gonna|going to|coming|due|lands?|tak(?:es?|ing) effect|with effect|kicks? in"
    r"|upcoming|ahead|next|a venir|s'en vien(?:t|nent)|echeance|viendra|va|vont|pause|hold"
    r"|stop\w*|arret\w*"
    r"|suspend\w*|tombe(?:nt)?|entre(?:nt)? en vigueur)\b"
)
_HAS_BEEN = re.compile(
    r"\b(?:was|were|did|had|happened|changed|paid|etai(?:t|ent)|avait|a change|s'est)\b"
)


def up_to(when: When, folded: str, today: date) -> When:
    """'between now and November 15' ends that day, which is yet to come."""
    lead = lead_of(when, folded)
    from_now = _NOW_TO.search(lead)
    if when.bound in (DayBound.BEFORE, DayBound.AFTER):
        return when
    said = folded[when.start : when.end]
    open_ = when.bound is DayBound.ON or said.startswith("du ")
    to_come = _TO_COME.search(folded) is not None and _HAS_BEEN.search(folded) is None
    if open_ and from_now is not None:
        when = replace(when, bound=DayBound.UNTIL)
    elif open_ and when.first == when.last and _UNTIL_THEN.search(lead):
        when = replace(when, bound=DayBound.UNTIL)
        if not to_come:
            return when
    else:
        return when
    if when.last >= today or YEAR.search(said):
        return when
    if when.first == when.last and _DAY_OF_MONTH.match(said):
        day = shifted(when.first, 1, "month")
        return replace(when, first=day, last=day)
    return in_year(when, when.first.year + 1, folded)


_DAY_OF_MONTH = re.compile(r"(?:the |le )?\d{1,2}(?:st|nd|rd|th|er)?$")


def from_today(whens: list[When], folded: str, today: date) -> list[When]:
    """'entre aujourd'hui et notre AGA du 26': a period that begins today, where the day is said."""
    if len(whens) != 1 or whens[0].bound is not DayBound.UNTIL or whens[0].last < today:
        return whens
    found = _NOW_TO.search(lead_of(whens[0], folded))
    if found is None or not (found["day"] or found["jour"]):
        return whens
    return [replace(whens[0], first=today, bound=DayBound.ON)]


_TILL_THEN = re.compile(
    r"\bd'ici la(?!-)|\b(?:by|until|till|before|between now and) then\b|\bin the meantime\b"
    r"|\bentre-?temps\b"
)


def till_then(whens: list[When], folded: str, today: date) -> list[When]:
    """'we load the week of 1 September, anything new by then?': up to its first day."""
    if len(whens) != 1 or whens[0].first < today or whens[0].bound is DayBound.BEFORE:
        return whens
    (when,) = whens
    if _TILL_THEN.search(folded, when.end) is None:
        return whens
    return [replace(when, last=when.first, bound=DayBound.UNTIL)]


_TO_DATE = re.compile(
    r" ?(?:->|\u2192) ?(?:now|today|present)\b|-to-(?:now|date|today)\b"
    r"| (?:onwards?|and later|(?:up )?(?:to|till|til|until|thru|through) "
    r"(?:now|date|today|present|the present)|a ce jour|a aujourd'hui|a maintenant"
    r"|jusqu'a (?:maintenant|aujourd'hui|present|ce jour)|jusqu'ici)(?![\w-])"
)


def to_date(when: When, folded: str) -> When:
    """'Feb 2025 till now' goes on since then."""
    goes_on = when.bound is DayBound.ON and _TO_DATE.match(folded, when.end) is not None
    return replace(when, bound=DayBound.SINCE) if goes_on else when


_SINCE = re.compile(r"\b(?:since|depuis)\b(?! when| quand)[^.;?!,]{1,50}$")


def since(when: When, whens: Sequence[When], folded: str) -> When:
    """'since we opened the line in May 2025' goes on since then."""
    before = [w.end for w in whens if w.end <= when.start]
    lead = folded[max(before, default=0) : when.start]
    if when.bound is not DayBound.ON or _SINCE.search(lead) is None:
        return when
    return replace(when, bound=DayBound.SINCE)


_AS_OF = re.compile(r"\b(?:as of|as at|en date du)(?: the| this)? $|\bas of(?: the| this)? ")


_AROUND = re.compile(r"\b(?:autour|lors|au moment|aux alentours|en date|le soir|le matin) $")


def rebound(when: When, folded: str) -> When:
    """'as of' a day means that day; 'from' one on the calendar too, unless something goes on."""
    if when.bound is DayBound.SINCE and _AROUND.search(
        folded[max(0, when.start - 20) : when.start]
    ):
        return replace(when, bound=DayBound.ON)
    said = folded[max(0, when.start - 12) : when.end]
    if when.first == when.last and _AS_OF.search(said) and when.bound is DayBound.SINCE:
        return replace(when, bound=DayBound.ON)
    return when
