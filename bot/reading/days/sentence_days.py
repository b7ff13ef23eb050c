"""The days and periods of a sentence, and which of them are meant; loose forms are looked for
before those of :mod:`bot.reading.days.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from bot.domain.text import Lang
from bot.errors import BadDate
from bot.presentation import not_read
from bot.reading.days import dates, holidays
from bot.reading.days.corrected_days import days_meant, narrowed
from bot.reading.days.dates import DayBound, When
from bot.reading.days.day_of_entry import lead_of, of_a_paper, of_another_sum, of_the_entry
from bot.reading.days.loose_days import LooseDays
from bot.reading.days.named_days import NamedDays
from bot.reading.days.relative import shifted
from bot.reading.days.spoken_days import spelled
from bot.reading.days.text_on_day import TextOnDay
from bot.reading.lexicon.calendar import MONTH_PATTERN, MONTHS, NUMBERS, UNITS, WEEKDAYS

_NEW_CASE = re.compile(
    r"\binstead (?:of )?(?:the |this |on )?$|\brather than (?:on |the |this )?$"
    r"|\bplutot que (?:le )?$|\bnot (?:on |the )?$"
)


def find(
    text_folded: str,
    *,
    today: date,
    lang: Lang,
    near: date | None = None,
    events: NamedDays | None = None,
) -> tuple[When, ...]:
    """Every day and period of a folded text, in order. Raises BadDate for an impossible day."""
    folded = spelled(text_folded)
    if _FISCAL.search(folded):
        raise BadDate(not_read.fiscal_quarter(lang))
    text = TextOnDay(folded=folded, today=today, near=near or today, lang=lang)
    whens = LooseDays(text).all(events)
    blank = folded
    for when in whens:
        blank = blank[: when.start] + "|" * (when.end - when.start) + blank[when.end :]
    whens += dates.find(blank, today=today, lang=lang, near=near or _year_said(folded, whens))
    whens.sort(key=lambda w: w.start)
    whens = _apart([_stepped(w, folded) for w in whens])
    whens = _of_year_said(_in_the_short_year(whens, folded), folded, today)
    whens = narrowed(days_meant(whens, folded), folded)
    whens = [w for w in whens if not (_model_year(w, folded) or of_a_paper(w, folded))]
    whens = [w for w in whens if not of_another_sum(w, folded)]
    out = [_rebound(w, folded) for w in whens]
    out = [_gone_by(w, folded, today) for w in out]
    out = [_to_date(_up_to(_since(w, out, folded), folded, today), folded) for w in out]
    out = _in_turn(_said_once(out), folded)
    out = [_ahead_of(w, folded) for w in out]
    out = [_whole(_just_past(_of_a_change(w, folded), folded), folded, today) for w in out]
    if len(out) > 1:
        out = of_the_entry(_moved(out, folded), folded)
        out = [w for w in out if not _of_an_order(w, folded)] or out
        out = _joined(out, folded)
        out = [w for w in out if not _LOADED.search(folded[: w.start])] or out
        out = [w for w in out if not _POSTED.search(folded[: w.start])] or out
        out = [w for w in out if not _NEW_CASE.search(folded[: w.start])] or out
        out = [w for w in out if not _now(w, folded)] or out
    out = _till_then(_up_to_now(out, folded), folded, today)
    return tuple(_from_today(out, folded, today))


_FISCAL = re.compile(
    r"\b(?:fiscal|fy ?(?:20)?\d\d) (?:year )?(?:20\d\d )?(?:q[1-4]|(?:first|second|third|fourth)? ?"
    r"quarter)\b|\bq[1-4] (?:of )?(?:the |our |their )?(?:fiscal|fy ?(?:20)?\d\d)\b"
    r"|\bfiscal (?:year )?20\d\d ?[-/] ?(?:20)?\d\d\b|\bexercice 20\d\d ?[-/] ?(?:20)?\d\d\b"
    r"|\b(?:fiscal quarter|trimestre (?:fiscal|de (?:l'|notre |votre )?(?:annee financiere"
    r"|exercice))|t[1-4] (?:fiscal|de (?:l'|notre )?exercice))\b"
)
"""A quarter or a year that begins where a firm or a government says so."""
_YEAR = re.compile(r"\b20[1-4]\d\b")
_SINCE_THEN = re.compile(r"^(?:since|depuis)\b")


def _gone_by(when: When, folded: str, today: date) -> When:
    """What goes on since a day without its year has begun: 'since January', asked in October."""
    said = folded[when.start : when.end]
    led = when.bound is DayBound.SINCE and _SINCE_THEN.match(said)
    ahead = when.first > today and not _YEAR.search(said)
    return _in_year(when, when.first.year - 1, folded) if led and ahead else when


def _year_said(folded: str, whens: Sequence[When]) -> date | None:
    """The middle of the one year that a text says beside a day that is found already: it serves
    the other days, too ('du 3 mars a paques 2025')."""
    years = set(_YEAR.findall(folded))
    within = any(_YEAR.search(folded[w.start : w.end]) for w in whens)
    return date(int(years.pop()), _JULY, 1) if within and len(years) == 1 else None


_STEP = re.compile(
    r"\b(?:the |le |la |a |an |une? )?(?:(?P<n>\d{1,3}|" + "|".join(NUMBERS) + ") )?"
    r"(?P<open>business |working )?(?P<what>days?|weeks?|months?|jours?|semaines?|mois|"
    + "|".join(WEEKDAYS)
    + r") "
    r"(?P<way>before|after|avant|apres)(?: the| la| le| l'| du| de la)? ?$"
)
_LEADING = re.compile(r"^(?:before|after|avant|apres)(?: the| la| le)? ")


def _apart(whens: Sequence[When]) -> list[When]:
    """The days but those that stand within another one's words: 'the Sunday before Labour Day'."""
    return [
        w
        for w in whens
        if not any(o is not w and o.start < w.end and w.start < o.end > w.end for o in whens)
    ]


def _stepped(when: When, folded: str) -> When:
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


_YEAR_TOLD = re.compile(
    r"^(?:in |of |de |d'|en )?(?:the |l')?"
    r"(?:(?P<last>last (?:year|yr)|an(?:nee)? (?:derniere?|passee?))"
    r"|this (?:year|yr)|cette annee)$"
)


def _of_year_said(whens: list[When], folded: str, today: date) -> list[When]:
    """'the Sept 5 order last year': a day without its year is of the year that is said apart."""
    told = [(w, _YEAR_TOLD.match(folded[w.start : w.end].strip())) for w in whens]
    said = [(w, found) for w, found in told if found is not None]
    rest = [w for w, found in told if found is None and not _now(w, folded)]
    if len(said) != 1 or not rest:
        return whens
    year = today.year - (1 if said[0][1] is not None and said[0][1]["last"] else 0)
    open_ = [w for w in rest if not _YEAR.search(folded[w.start : w.end])]
    if len(open_) != len(rest) or any(_RELATIVE.search(folded[w.start : w.end]) for w in rest):
        return whens
    return [_in_year(w, year, folded) for w in rest]


_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|now|hier|demain|maintenant|last|next|this|ago)\b|aujourd'hui"
    r"|\b(?:dernier|prochain)"
)


def _in_year(when: When, year: int, folded: str) -> When:
    """The day of a month, or the holiday, which may move, of that year."""
    holiday = holidays.find(folded[when.start : when.end], today=date(year, _JULY, 1))
    if len(holiday) == 1 and when.first == when.last and holiday[0][0].year == year:
        return replace(when, first=holiday[0][0], last=holiday[0][0])
    step = year - when.first.year
    first = shifted(when.first, step, "year")
    last = first if when.first == when.last else shifted(when.last, step, "year")
    return replace(when, first=first, last=last)


_JULY = 7
_BETWEEN = re.compile(r"\b(?:between|entre)(?: the| le| la)? $")
_MOVES = re.compile(
    r"\b(?:shift|move|mov|push|delay|bump|slid|slip|chang|reschedul|report|decal|repouss)\w{0,4}"
    r"(?: (?:back|up|out|frm|from|de|du|d'))* ?$"
)
_MOVED_TO = re.compile(r"^ ?(?:to|au|a|till|until|->)? ?(?:the |le )?$")


def _moved(whens: list[When], folded: str) -> list[When]:
    """'the ETA moved from Tuesday to Saturday': the second day alone; but 'how the rate moved from
    March till now'."""
    if len(whens) < _PAIR:
        return whens
    one, two = whens[0], whens[1]
    goes_on = _MOVED_TO.match(folded[one.end : two.start]) is not None
    if not goes_on or _now(two, folded) or _MOVES.search(lead_of(one, folded)) is None:
        return whens
    said_again = [w for w in whens[1:] if (w.first, w.last) == (two.first, two.last)]
    return [replace(two, bound=DayBound.ON)] if len(said_again) == len(whens) - 1 else whens


_AND_THIS = re.compile(r"\b(?:and|et) (?:now|today|this one|maintenant|aujourd'hui)\b")


def _up_to_now(whens: list[When], folded: str) -> list[When]:
    """'between Black Friday and now' goes on since then."""
    if len(whens) != 1 or whens[0].bound is not DayBound.ON:
        return whens
    led = _BETWEEN.search(folded[: whens[0].start]) and _AND_THIS.search(folded, whens[0].end)
    return [replace(whens[0], bound=DayBound.SINCE)] if led else whens


_BEFORE = re.compile(r"\b(?:before|avant(?: que?| l[ae])?)\b[^.;?!,]{1,40}$")


def _ahead_of(when: When, folded: str) -> When:
    """'avant notre cloture du 31 decembre', 'before I reopen the camp in May' ends there."""
    led = folded[when.start : when.end].split(" ", 1)[0] in ("du", "in", "en", "on", "of", "le")
    if not led or when.bound not in (DayBound.ON, DayBound.SINCE):
        return when
    return replace(when, bound=DayBound.BEFORE) if _BEFORE.search(folded[: when.start]) else when


_CHANGES = re.compile(
    r" (?:removal|repeal|change|cut|hike|increase|rise|drop|ruling|decision|amendment|order"
    r"|proclamation|notice|announcement|list)\b"
)


def _of_a_change(when: When, folded: str) -> When:
    """'affected by the 1 Sept 2025 removal' tells that day, and no end."""
    told = folded[when.start : when.end].startswith("by the ")
    bound = told and when.bound is DayBound.UNTIL and _CHANGES.match(folded, when.end)
    return replace(when, bound=DayBound.ON) if bound else when


_PASSES = re.compile(
    r"\b(?:slip|slide|go|goe|run|push|move|wait|drag|hold)(?:s|es|ed)? past (?:the )?$"
)


def _just_past(when: When, folded: str) -> When:
    """'if it slips past Labour Day': the day after."""
    if when.first != when.last or _PASSES.search(folded[: when.start]) is None:
        return when
    day = when.first + timedelta(days=1)
    return replace(when, first=day, last=day, bound=DayBound.ON)


_CLOSED_BY = re.compile(
    r"\b(?:(?P<q>quarter|qtr|three months|3 months|trimestre)|(?P<h>six months|half year|semestre)"
    r"|(?P<y>year|twelve months|12 months|exercice)"
    r"|(?P<f>fortnight|two weeks|quinzaine)|(?P<w>week|semaine)) "
    r"(?:(?:ended|ending|clos|termine) (?:on |le |au |to )?|to |au )(?:the )?$"
)
_ALL_OF = ("through ", "thru ")


def _whole(when: When, folded: str, today: date) -> When:
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


_ORDERED = re.compile(r" ?(?:order|surtax|list|regulations?|regs|decree|package|decret|arrete)\b")


def _of_an_order(when: When, folded: str) -> bool:
    """Whether a bare year but tells an order from others: 'the 2026 order'."""
    whole = when.first.month == when.first.day == 1 and when.last.month == 12
    return whole and _ORDERED.match(folded, when.end) is not None


_JOINS = re.compile(r"^ ?(?:and|et|to|au|a|until|till|thru|through|jusqu'au|-|,)? ?(?:the |le )?$")
_PAIRS = re.compile(r"\b(?:between|entre|from|du)(?: the| le)? ?$")


def _joined(whens: list[When], folded: str) -> list[When]:
    """Of three days or more the two that are set 'between ... and', where two are."""
    for one, two in pairwise(whens):
        starts = _PAIRS.search(folded[: one.start]) or folded[one.start : one.end].startswith(
            ("from ", "du ", "between ", "entre ")
        )
        if len(whens) > _PAIR and starts and _JOINS.match(folded[one.end : two.start]):
            return [one, two]
    for one, two in pairwise(whens) if len(whens) > _PAIR else ():
        goes_on = folded[two.start : two.end].startswith(_UP_TO)
        if one.first < two.first and goes_on and not folded[one.end : two.start].strip():
            return [one, two]
    return whens


_PAIR = 2
_UP_TO = ("to ", "au ", "thru ", "through ", "until ", "till ", "jusqu'au ")
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


def _up_to(when: When, folded: str, today: date) -> When:
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
    if when.last >= today or _YEAR.search(said):
        return when
    if when.first == when.last and _DAY_OF_MONTH.match(said):
        day = shifted(when.first, 1, "month")
        return replace(when, first=day, last=day)
    return _in_year(when, when.first.year + 1, folded)


_DAY_OF_MONTH = re.compile(r"(?:the |le )?\d{1,2}(?:st|nd|rd|th|er)?$")


def _from_today(whens: list[When], folded: str, today: date) -> list[When]:
    """'entre aujourd'hui et notre AGA du 26': a period that begins today, where the day is said."""
    if len(whens) != 1 or whens[0].bound is not DayBound.UNTIL or whens[0].last < today:
        return whens
    found = _NOW_TO.search(lead_of(whens[0], folded))
    if found is None or not (found["day"] or found["jour"]):
        return whens
    return [replace(whens[0], first=today, bound=DayBound.ON)]


def _said_once(whens: list[When]) -> list[When]:
    """The days, of two names for one day the first: 'since the midterms. Nov 3 I think'."""
    if len(whens) != _PAIR or whens[0].bound is DayBound.ON:
        return whens
    one, two = whens
    same = (one.first, one.last) == (two.first, two.last) and two.bound is DayBound.ON
    return [one] if same else whens


_TILL_THEN = re.compile(
    r"\bd'ici la(?!-)|\b(?:by|until|till|before|between now and) then\b|\bin the meantime\b"
    r"|\bentre-?temps\b"
)


def _till_then(whens: list[When], folded: str, today: date) -> list[When]:
    """'we load the week of 1 September, anything new by then?': up to its first day."""
    if len(whens) != 1 or whens[0].first < today or whens[0].bound is DayBound.BEFORE:
        return whens
    (when,) = whens
    if _TILL_THEN.search(folded, when.end) is None:
        return whens
    return [replace(when, last=when.first, bound=DayBound.UNTIL)]


_SHORT_YEAR = re.compile(r"[a-z. ]'2[4-7]$")
_MONTH_BEFORE = re.compile(
    rf"\b(?P<m>{MONTH_PATTERN})\.? ?(?:-|to|thru|through|until|till?|au|a|jusqu'en)? ?$"
)


def _in_the_short_year(whens: list[When], folded: str) -> list[When]:
    """'Feb thru Apr '25': the first month is of that year, too, or of the year before."""
    for n, when in enumerate(whens):
        before = _MONTH_BEFORE.search(folded[: when.start])
        named = any(o.start < when.start <= o.end + 1 for o in whens if o is not when)
        if not before or named or not _SHORT_YEAR.search(folded[: when.end]):
            continue
        month = MONTHS[before["m"]]
        first, last = dates.month_of(when.first.year - (month > when.first.month), month)
        led = When(first=first, last=last, start=before.start(), end=before.end("m"))
        ends = replace(when, bound=DayBound.UNTIL, start=before.end("m"))
        return [*whens[:n], led, ends, *whens[n + 1 :]]
    return whens


def _in_turn(whens: list[When], folded: str) -> list[When]:
    """'between May 1 and June 1 of last year': the first day comes before the second."""
    if len(whens) != _PAIR:
        return whens
    one, two = whens
    led = _PAIRS.search(folded[: one.start]) or folded[one.start : one.end].startswith(
        ("from ", "du ", "between ", "entre ")
    )
    said = folded[one.start : one.end]
    open_ = not _YEAR.search(said) and not _RELATIVE.search(said) and _MONTH_SAID.search(said)
    joined = led and _JOINS.match(folded[one.end : two.start])
    if not joined or not open_ or one.first <= two.first:
        return whens
    if one.first.year - two.first.year > 1:
        return whens
    return [_in_year(one, one.first.year - 1, folded), two]


_MONTH_SAID = re.compile(rf"\b(?:{MONTH_PATTERN})\b")


_TO_DATE = re.compile(
    r" ?(?:->|\u2192) ?(?:now|today|present)\b|-to-(?:now|date|today)\b"
    r"| (?:onwards?|and later|(?:up )?(?:to|till|til|until|thru|through) "
    r"(?:now|date|today|present|the present)|a ce jour|a aujourd'hui|a maintenant"
    r"|jusqu'a (?:maintenant|aujourd'hui|present|ce jour)|jusqu'ici)(?![\w-])"
)


def _to_date(when: When, folded: str) -> When:
    """'Feb 2025 till now' goes on since then."""
    goes_on = when.bound is DayBound.ON and _TO_DATE.match(folded, when.end) is not None
    return replace(when, bound=DayBound.SINCE) if goes_on else when


_SINCE = re.compile(r"\b(?:since|depuis)\b(?! when| quand)[^.;?!,]{1,50}$")


def _since(when: When, whens: Sequence[When], folded: str) -> When:
    """'since we opened the line in May 2025' goes on since then."""
    before = [w.end for w in whens if w.end <= when.start]
    lead = folded[max(before, default=0) : when.start]
    if when.bound is not DayBound.ON or _SINCE.search(lead) is None:
        return when
    return replace(when, bound=DayBound.SINCE)


_LOADED = re.compile(
    r"\b(?:loaded|aboard|on board|sailed|(?:est|sont|ete|etait|etaient) charge(?:e|es|s)?"
    r"|chargees?|a bord|embarque(?:e|es|s)?)\b"
    r"(?: [a-z']{1,12}){0,5} ?$"
)
"""Goods pay by the day of entry: a day of loading beside it is a condition."""


_POSTED = re.compile(
    r"\b(?:he|she|they|trump|carney|lutnick|greer|who|il|elle|ils) (?:just |has |had |a |ont )?"
    r"(?:posted|tweeted|publie|poste|tweete) $"
)
"""The day of a post beside the one that is asked about: 'if what he posted last night happens'."""


_FIRST_YEAR = 2024


def _model_year(when: When, folded: str) -> bool:
    """Whether a bare early year tells how old a thing is: 'used Miata 2015'."""
    whole = when.first.month == when.first.day == 1 and when.last.month == 12
    lead = re.search(r"\b(?:in|en|during|for|since|depuis|before|avant) ?$", folded[: when.start])
    alone = folded[when.start : when.start + 1].isdigit()  # and not 'in 2025'
    of_a_car = alone and _OF_A_CAR.match(folded, when.end) is not None
    early = when.last.year < _FIRST_YEAR or of_a_car
    return whole and early and when.bound is DayBound.ON and lead is None


_OF_A_CAR = re.compile(
    r" (?:model(?: year)?\b|ford|chev(?:y|rolet)|gmc|ram \d|dodge|toyota|honda|hyundai|nissan|mazda"
    r"|subaru|jeep|bmw|audi|kubota|john deere|harley|freightliner|kenworth|peterbilt|f-?\d{3}\b"
    r"|silverado|sierra|tundra|tacoma|civic|corolla|camry|rav4|mustang|escalade)\b(?! tariffs?)"
)
"""Behind a year that a car or a machine was built for: '2024 F-150', '2025 model year trucks'."""


def _now(when: When, folded: str) -> bool:
    return (
        re.fullmatch(
            r"(?:\S+ )?(?:right now|now|today|currently|maintenant|aujourd'hui"
            r"|actuellement|en ce moment)",
            folded[when.start : when.end].strip(),
        )
        is not None
    )


_AS_OF = re.compile(r"\b(?:as of|as at|en date du)(?: the| this)? $|\bas of(?: the| this)? ")


_AROUND = re.compile(r"\b(?:autour|lors|au moment|aux alentours|en date|le soir|le matin) $")


def _rebound(when: When, folded: str) -> When:
    """'as of' a day means that day; 'from' one on the calendar too, unless something goes on."""
    if when.bound is DayBound.SINCE and _AROUND.search(
        folded[max(0, when.start - 20) : when.start]
    ):
        return replace(when, bound=DayBound.ON)
    said = folded[max(0, when.start - 12) : when.end]
    if when.first == when.last and _AS_OF.search(said) and when.bound is DayBound.SINCE:
        return replace(when, bound=DayBound.ON)
    return when
