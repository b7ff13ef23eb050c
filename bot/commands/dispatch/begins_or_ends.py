"""'Will the surtax start on September 8?': yes or no by the days on which its law begins and ends.

A day on which only a rate changes is neither; the answer shows the change.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.domain.days import Validity
from bot.domain.duty import Free, Unparsed
from bot.domain.measures import Measure, Standing
from bot.domain.questions import Query
from bot.domain.rate_summary import BROAD, SOUTH, Direction, reaching, width
from bot.domain.snapshot import FactSnapshot
from bot.domain.text import Lang
from bot.presentation import asking_words
from bot.presentation.plain_words import day_words

_BEGINS = re.compile(
    r"\b(?:start(?:s|ed|ing)?|beg(?:in|ins|an|un|inning)|kick(?:s|ed)? in"
    r"|(?:tak(?:e|es|en|ing)|took|go(?:es|ing)?|went|come|comes|came)"
    r" (?:in(?:to)? )?(?:effect|force)"
    r"|commenc\w{1,4}|debut\w{1,4}"
    r"|entr(?:e|ent|era|eront|ee?s?)(?:-t-(?:il|elle)s?|-(?:il|elle)s)? en vigueur)\b"
)
_ENDS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|expir\w{1,4}|laps\w{1,4}|stop(?:s|ped)?|run(?:s)? out|ran out"
    r"|termin\w{1,4}|pren(?:d|dra|dront|dre|nent|ait)(?:-t?-?(?:il|elle)s?)? fin|pris fin"
    r"|fini\w{0,4})\b"
)
_BY_NOW = re.compile(
    r"\b(?:has|have|did|is|are|already|yet)\b|\b(?:a|ont|est|sont)-t?-?(?:il|elle)s?\b|\bdeja\b"
)
"""What was, where no day is told."""
_OTHER = re.compile(
    r"\d ?(?:%|percent\b|pour cent\b)|\b(?:not|or|ou|pas|who|why|how|what|when|which)\b|n't\b"
)
"""With a rate, a negation or an alternative in it, it is another question."""
_MOST = 3
_A_DAY = timedelta(days=1)


def begins_or_ends(
    folded: str,
    query: Query,
    named: Sequence[str],
    facts: FactSnapshot,
    *,
    today: date,
    lang: Lang,
) -> str | None:
    """'Yes', or 'No, but on Sept 8, 2026', where a question that wants yes or no asks if a law, or
    the duty on a good, begins or ends on a day or has done so; '' where its days leave that open;
    None for every other question. ``named`` are the programmes that it names."""
    begins, ends = _BEGINS.search(folded), _ENDS.search(folded)
    if (begins is None) == (ends is None) or _OTHER.search(folded):
        return None
    if query.programme is not None and query.programme in named:
        named = (query.programme,)  # of which the answer is: a yes is read as of that one
    asked = _period(query, folded, today)
    measures = _measures(query, named, facts)
    if asked is None or not measures:
        return None
    steps = {m.validity.first for m in measures} if begins else {m.validity.last for m in measures}
    days = _first_days(measures) if begins else _last_days(measures)
    if (
        _in_another_year(asked, days, folded)
        or any(map(asked.holds, days))
        or (ends and any(asked.holds(d + _A_DAY) for d in days))
    ):
        return asking_words.YES.on(lang)
    if not days or any(day is not None and asked.holds(day) for day in steps):
        return ""
    known = max(*days, asked.last or today) <= facts.data_as_of
    ahead = {day for day in days if day > facts.data_as_of}
    told = ", ".join(day_words(d, lang) for d in sorted((not known and ahead) or days)[-_MOST:])
    words = asking_words.NO_BUT_ON if known else asking_words.DATED_FOR
    return words.on(lang, days=told)


def _period(query: Query, folded: str, today: date) -> Validity | None:
    """The day or period that is asked about; up to today where it is asked what was."""
    if query.day is not None:
        return Validity(first=query.day, last=query.day)
    if query.since is not None and query.until is not None:
        return Validity(first=query.since, last=query.until)
    if query.until is not None and query.since is None and _UP_TO.search(folded):
        return Validity(first=date.min, last=query.until)
    untold = query.since is None and query.until is None
    return Validity(first=date.min, last=today) if untold and _BY_NOW.search(folded) else None


_UP_TO = re.compile(r"\b(?:before|by|until|avant|d'ici|jusqu'(?:a|au|en))\b")
"""Before the last day of what is asked about."""
_YEAR = re.compile(r"\b20\d\d\b")


def _in_another_year(asked: Validity, days: set[date], folded: str) -> bool:
    """Whether the day told without its year is one of ``days``: which year is meant, they say."""
    told = (asked.first.month, asked.first.day)
    alone = asked.first == asked.last and _YEAR.search(folded) is None
    return alone and any((day.month, day.day) == told for day in days)


def _measures(query: Query, named: Sequence[str], facts: FactSnapshot) -> list[Measure]:
    """The laws asked about, as far as they charge: those named, of the good that is named; else
    those that are made for the good."""
    found = [facts.measures[m] for slug in named for m in facts.by_programme.get(slug, ())]
    if query.goods_asked or query.code is not None:
        mine = _of_subject(query, facts)
        slugs = {m.slug for m in mine}
        found = [m for m in found if m.slug in slugs] if named else mine
    return [
        m
        for m in found
        if m.standing is Standing.ENACTED and not isinstance(m.duty, Free | Unparsed)
    ]


def _of_subject(query: Query, facts: FactSnapshot) -> list[Measure]:
    """The measures made for the good or code, in the direction asked about; where none was, in the
    usual one, or the other where that has none."""
    subject = query.code or query.goods_asked[0]
    ways: tuple[Direction, ...] = (SOUTH, SOUTH.back)
    if query.origin is not None and query.imposing is not None:
        ways = (Direction(origin=query.origin, imposing=query.imposing),)
    found = ([m for m in reaching(facts, subject, w) if width(m.scope) < BROAD] for w in ways)
    return next((measures for measures in found if measures), [])


def _first_days(measures: Sequence[Measure]) -> set[date]:
    """The days before which nothing was in force."""
    firsts = {m.validity.first for m in measures}
    return {d for d in firsts if not any(m.validity.holds(d - _A_DAY) for m in measures)}


def _last_days(measures: Sequence[Measure]) -> set[date]:
    """The days after which nothing is."""
    lasts = {day for m in measures if (day := m.validity.last) is not None}
    return {d for d in lasts if not any(m.validity.holds(d + _A_DAY) for m in measures)}
