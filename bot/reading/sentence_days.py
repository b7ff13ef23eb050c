"""The days and periods of a sentence: loose forms before those of :mod:`bot.reading.dates`, and
which of them are meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.domain.text import Lang
from bot.reading import dates
from bot.reading.dates import DayBound, When
from bot.reading.loose_days import Loose
from bot.reading.spoken_days import spelled

_NEW_CASE = re.compile(
    r"\binstead of (?:the |this |on )?$|\brather than (?:on |the |this )?$"
    r"|\bplutot que (?:le )?$|\bnot (?:on |the )?$"
)


def find(
    text_folded: str,
    *,
    today: date,
    lang: Lang,
    near: date | None = None,
    events: Mapping[str, date] | None = None,
) -> tuple[When, ...]:
    """Every day and period of a folded text, in order. Raises BadDate for an impossible day."""
    folded = spelled(text_folded)
    loose = Loose(folded, today, near or today, lang)
    whens = loose.all(events or {})
    blank = folded
    for when in whens:
        blank = blank[: when.start] + "|" * (when.end - when.start) + blank[when.end :]
    whens += dates.find(blank, today=today, lang=lang, near=near)
    whens.sort(key=lambda w: w.start)
    out = [_rebound(w, folded) for w in whens if not _model_year(w, folded)]
    out = [_to_date(_up_to(_since(w, out, folded), folded), folded) for w in out]
    if len(out) > 1:
        out = [w for w in out if not _LOADED.search(folded[: w.start])] or out
        out = [w for w in out if not _NEW_CASE.search(folded[: w.start])] or out
        out = [w for w in out if not _now(w, folded)] or out
    return tuple(out)


_NOW_TO = re.compile(
    r"\b(?:between now and|from now (?:until|till|to)|d'ici|entre maintenant et)"
    r"(?: the| le| au| a)? $"
)


def _up_to(when: When, folded: str) -> When:
    """'between now and November 15' ends that day."""
    ahead = _NOW_TO.search(folded[: when.start]) is not None and when.bound is DayBound.ON
    return replace(when, bound=DayBound.UNTIL) if ahead else when


_TO_DATE = re.compile(
    r" (?:onwards?|and later|(?:up )?(?:to|till|til|until|thru|through) "
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


_FIRST_YEAR = 2024


def _model_year(when: When, folded: str) -> bool:
    """Whether a bare early year tells how old a thing is: 'used Miata 2015'."""
    whole = when.first.month == when.first.day == 1 and when.last.month == 12
    lead = re.search(r"\b(?:in|en|during|for|since|depuis|before|avant) ?$", folded[: when.start])
    return whole and when.last.year < _FIRST_YEAR and when.bound is DayBound.ON and lead is None


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


def _rebound(when: When, folded: str) -> When:
    """'as of' a day means that day; 'from' one on the calendar too, unless something goes on."""
    said = folded[max(0, when.start - 12) : when.end]
    if when.first == when.last and _AS_OF.search(said) and when.bound is DayBound.SINCE:
        return replace(when, bound=DayBound.ON)
    return when
