"""The days and periods of a sentence, and which of them are meant; loose forms are looked for
before those of :mod:`bot.reading.days.dates`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.domain.text import Lang
from bot.errors import BadDate
from bot.presentation import not_read
from bot.reading.days import dates
from bot.reading.days.corrected_days import days_meant, narrowed
from bot.reading.days.counted_days import just_past, stepped
from bot.reading.days.dates import DayBound, When
from bot.reading.days.day_of_entry import lead_of, of_a_paper, of_another_sum, of_the_entry
from bot.reading.days.ends_of_periods import (
    ahead_of,
    all_of_period,
    from_today,
    of_a_change,
    rebound,
    since,
    till_then,
    to_date,
    up_to,
    up_to_now,
)
from bot.reading.days.loose_days import LooseDays
from bot.reading.days.named_days import NamedDays
from bot.reading.days.spoken_days import spelled
from bot.reading.days.text_on_day import TextOnDay
from bot.reading.days.years_of_days import (
    JOINS,
    PAIR,
    PAIRS,
    but_of_laws,
    gone_by,
    in_the_short_year,
    in_turn,
    is_now,
    is_year,
    of_year_said,
    year_said,
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
    whens = _apart([stepped(w, folded) for w in _told(text, near, events)])
    whens = of_year_said(in_the_short_year(whens, folded), folded, today)
    whens = narrowed(days_meant(whens, folded), folded)
    whens = [w for w in whens if not (_model_year(w, folded) or of_a_paper(w, folded))]
    whens = [w for w in whens if not of_another_sum(w, folded)]
    out = [rebound(w, folded) for w in whens]
    out = [gone_by(w, folded, today) for w in out]
    out = [to_date(up_to(since(w, out, folded), folded, today), folded) for w in out]
    out = in_turn(_said_once(out), folded)
    out = [ahead_of(w, folded) for w in out]
    out = [all_of_period(just_past(of_a_change(w, folded), folded), folded, today) for w in out]
    if len(out) > 1:
        out = _of_several(out, folded)
    out = till_then(up_to_now(out, folded), folded, today)
    return tuple(from_today(out, folded, today))


def _told(text: TextOnDay, near: date | None, events: NamedDays | None) -> list[When]:
    """The days of a text in order, whatever they are told of."""
    whens, blank = LooseDays(text).all(events), text.folded
    for when in whens:
        blank = blank[: when.start] + "|" * (when.end - when.start) + blank[when.end :]
    near = near or year_said(text.folded, whens)
    whens += dates.find(blank, today=text.today, lang=text.lang, near=near)
    return sorted(whens, key=lambda w: w.start)


def _of_several(whens: list[When], folded: str) -> list[When]:
    """Of several days those that are asked about."""
    whens = of_the_entry(_moved(whens, folded), folded)
    whens = but_of_laws([w for w in whens if not _of_an_order(w, folded)] or whens, folded)
    whens = _joined(whens, folded)
    for other in (_LOADED, _POSTED, _NEW_CASE):
        whens = [w for w in whens if not other.search(folded[: w.start])] or whens
    return [w for w in whens if not is_now(w, folded)] or whens


_FISCAL = re.compile(
    r"\b(?:fiscal|fy ?(?:20)?\d\d) (?:year )?(?:20\d\d )?(?:q[1-4]|(?:first|second|third|fourth)? ?"
    r"quarter)\b|\bq[1-4] (?:of )?(?:the |our |their )?(?:fiscal|fy ?(?:20)?\d\d)\b"
    r"|\bfiscal (?:year )?20\d\d ?[-/] ?(?:20)?\d\d\b|\bexercice 20\d\d ?[-/] ?(?:20)?\d\d\b"
    r"|\b(?:fiscal quarter|trimestre (?:fiscal|de (?:l'|notre |votre )?(?:annee financiere"
    r"|exercice))|t[1-4] (?:fiscal|de (?:l'|notre )?exercice))\b"
)
"""A quarter or a year that begins where a firm or a government says so."""


def _apart(whens: Sequence[When]) -> list[When]:
    """The days but those that stand within another one's words: 'the Sunday before Labour Day'."""
    return [
        w
        for w in whens
        if not any(o is not w and o.start < w.end and w.start < o.end > w.end for o in whens)
    ]


_MOVES = re.compile(
    r"\b(?:shift|move|mov|push|delay|bump|slid|slip|chang|reschedul|report|decal|repouss)\w{0,4}"
    r"(?: (?:back|up|out|frm|from|de|du|d'))* ?$"
)
_MOVED_TO = re.compile(r"^ ?(?:to|au|a|till|until|->)? ?(?:the |le )?$")


def _moved(whens: list[When], folded: str) -> list[When]:
    """'the ETA moved from Tuesday to Saturday': the second day alone; but 'how the rate moved from
    March till now'."""
    if len(whens) < PAIR:
        return whens
    one, two = whens[0], whens[1]
    goes_on = _MOVED_TO.match(folded[one.end : two.start]) is not None
    if not goes_on or is_now(two, folded) or _MOVES.search(lead_of(one, folded)) is None:
        return whens
    said_again = [w for w in whens[1:] if (w.first, w.last) == (two.first, two.last)]
    return [replace(two, bound=DayBound.ON)] if len(said_again) == len(whens) - 1 else whens


_ORDERED = re.compile(r" ?(?:order|surtax|list|regulations?|regs|decree|package|decret|arrete)\b")


def _of_an_order(when: When, folded: str) -> bool:
    """Whether a bare year but tells an order from others: 'the 2026 order'."""
    return is_year(when) and _ORDERED.match(folded, when.end) is not None


def _joined(whens: list[When], folded: str) -> list[When]:
    """Of three days or more the two that are set 'between ... and', where two are."""
    for one, two in pairwise(whens):
        starts = PAIRS.search(folded[: one.start]) or folded[one.start : one.end].startswith(
            ("from ", "du ", "between ", "entre ")
        )
        if len(whens) > PAIR and starts and JOINS.match(folded[one.end : two.start]):
            return [one, two]
    for one, two in pairwise(whens) if len(whens) > PAIR else ():
        goes_on = folded[two.start : two.end].startswith(_UP_TO)
        if one.first < two.first and goes_on and not folded[one.end : two.start].strip():
            return [one, two]
    return whens


_UP_TO = ("to ", "au ", "thru ", "through ", "until ", "till ", "jusqu'au ")


def _said_once(whens: list[When]) -> list[When]:
    """The days, of two names for one day the first: 'since the midterms. Nov 3 I think'."""
    if len(whens) != PAIR or whens[0].bound is DayBound.ON:
        return whens
    one, two = whens
    same = (one.first, one.last) == (two.first, two.last) and two.bound is DayBound.ON
    return [one] if same else whens


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


_NEW_CASE = re.compile(
    r"\binstead (?:of )?(?:the |this |on )?$|\brather than (?:on |the |this )?$"
    r"|\bplutot que (?:le )?$|\bnot (?:on |the )?$"
)
"""Before the day that another one takes the place of."""
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
