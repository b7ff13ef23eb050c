"""Of which year a day is that was said without one: of the year told apart, of the one before or
after another day's, or of the last that has begun."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.reading.days import dates, holidays
from bot.reading.days.dates import DayBound, When
from bot.reading.days.relative import shifted
from bot.reading.lexicon.asking import DUTY
from bot.reading.lexicon.calendar import MONTH_PATTERN, MONTHS

YEAR = re.compile(r"\b20[1-4]\d\b")
_SINCE_THEN = re.compile(r"^(?:since|depuis)\b")


def gone_by(when: When, folded: str, today: date) -> When:
    """What goes on since a day without its year has begun: 'since January', asked in October."""
    said = folded[when.start : when.end]
    led = when.bound is DayBound.SINCE and _SINCE_THEN.match(said)
    ahead = when.first > today and not YEAR.search(said)
    return in_year(when, when.first.year - 1, folded) if led and ahead else when


def year_said(folded: str, whens: Sequence[When]) -> date | None:
    """The middle of the one year that a text says beside a day that is found already: it serves
    the other days, too ('du 3 mars a paques 2025')."""
    years = set(YEAR.findall(folded))
    within = any(YEAR.search(folded[w.start : w.end]) for w in whens)
    return date(int(years.pop()), _JULY, 1) if within and len(years) == 1 else None


_YEAR_TOLD = re.compile(
    r"^(?:in |of |de |d'|en )?(?:the |l')?"
    r"(?:(?P<last>last (?:year|yr)|an(?:nee)? (?:derniere?|passee?))"
    r"|this (?:year|yr)|cette annee)$"
)


def but_of_laws(whens: list[When], folded: str) -> list[When]:
    """The days without a year that only tells one duty or order from others, where a day is told
    beside it: 'la surtaxe de 2025 a-t-elle pris fin le 31 aout'. 'De 2025 au 3 mai' is a period."""
    if not any(w.first == w.last for w in whens):
        return whens
    return [w for w in whens if not (is_year(w) and _names_a_law(w, folded))]


def is_year(when: When) -> bool:
    """Whether it is a year from end to end."""
    return when.first.month == when.first.day == 1 and when.last.month == 12


def _names_a_law(year: When, folded: str) -> bool:
    named = _LAW_OF.search(folded[: year.end]) is not None
    return named and _GOES_ON.match(folded, year.end) is None


_LAW_OF = re.compile(
    rf"\b(?:{DUTY}|surcharges?|orders?|decrets?|arretes?|proclamations?)"
    r"(?: (?:canadien|americain)(?:ne|e)?s?)? (?:of|from|de) 20\d\d ?$"
)
_GOES_ON = re.compile(
    r" ?(?:-|(?:and|et|or|ou|to|au|until|till|thru|through|vs|versus|jusqu'\w+)\b|a \d)"
)
"""What makes of the year the first of two days. A bare 'a' is the verb: 'a pris fin'."""


def of_year_said(whens: list[When], folded: str, today: date) -> list[When]:
    """'the Sept 5 order last year': a day without its year is of the year that is said apart."""
    told = [(w, _YEAR_TOLD.match(folded[w.start : w.end].strip())) for w in whens]
    said = [(w, found) for w, found in told if found is not None]
    rest = [w for w, found in told if found is None and not is_now(w, folded)]
    if len(said) != 1 or not rest:
        return whens
    year = today.year - (1 if said[0][1] is not None and said[0][1]["last"] else 0)
    open_ = [w for w in rest if not YEAR.search(folded[w.start : w.end])]
    if len(open_) != len(rest) or any(_RELATIVE.search(folded[w.start : w.end]) for w in rest):
        return whens
    return [in_year(w, year, folded) for w in rest]


_RELATIVE = re.compile(
    r"\b(?:yesterday|today|tomorrow|now|hier|demain|maintenant|last|next|this|ago)\b|aujourd'hui"
    r"|\b(?:dernier|prochain)"
)


def in_year(when: When, year: int, folded: str) -> When:
    """The day of a month, or the holiday, which may move, of that year."""
    holiday = holidays.find(folded[when.start : when.end], today=date(year, _JULY, 1))
    if len(holiday) == 1 and when.first == when.last and holiday[0][0].year == year:
        return replace(when, first=holiday[0][0], last=holiday[0][0])
    step = year - when.first.year
    first = shifted(when.first, step, "year")
    last = first if when.first == when.last else shifted(when.last, step, "year")
    return replace(when, first=first, last=last)


_JULY = 7
JOINS = re.compile(r"^ ?(?:and|et|to|au|a|until|till|thru|through|jusqu'au|-|,)? ?(?:the |le )?$")
PAIRS = re.compile(r"\b(?:between|entre|from|du)(?: the| le)? ?$")
PAIR = 2
_SHORT_YEAR = re.compile(r"[a-z. ]'2[4-7]$")
_MONTH_BEFORE = re.compile(
    rf"\b(?P<m>{MONTH_PATTERN})\.? ?(?:-|to|thru|through|until|till?|au|a|jusqu'en)? ?$"
)


def in_the_short_year(whens: list[When], folded: str) -> list[When]:
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


def in_turn(whens: list[When], folded: str) -> list[When]:
    """'between May 1 and June 1 of last year': the first day comes before the second."""
    if len(whens) != PAIR:
        return whens
    one, two = whens
    led = PAIRS.search(folded[: one.start]) or folded[one.start : one.end].startswith(
        ("from ", "du ", "between ", "entre ")
    )
    said = folded[one.start : one.end]
    open_ = not YEAR.search(said) and not _RELATIVE.search(said) and _MONTH_SAID.search(said)
    joined = led and JOINS.match(folded[one.end : two.start])
    if not joined or not open_ or one.first <= two.first:
        return whens
    if one.first.year - two.first.year > 1:
        return whens
    return [in_year(one, one.first.year - 1, folded), two]


_MONTH_SAID = re.compile(rf"\b(?:{MONTH_PATTERN})\b")


def is_now(when: When, folded: str) -> bool:
    """Whether a day is told as today, in no other words."""
    return (
        re.fullmatch(
            r"(?:\S+ )?(?:right now|now|today|currently|maintenant|aujourd'hui"
            r"|actuellement|en ce moment)",
            folded[when.start : when.end].strip(),
        )
        is not None
    )
