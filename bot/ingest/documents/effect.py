"""From when and to when, as a clause says it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from bot.ingest.documents.days import ORDINAL, ORDINALS, DayMention, days
from bot.ingest.documents.text import Clause

_FROM = re.compile(
    r"(?:(?:on|at) (?:or|and) after|(?:at|from) the (?:beginning|start) of(?: the day(?: of| on)?)?"
    r"|effective(?: date)?(?: shall be| is| of| as of| on| from| beginning)?(?: at)?"
    r"|as of|beginning(?: on)?|commencing(?: on)?|starting(?: on)?|into (?:force|effect)"
    r"(?:,? or (?:is|are) deemed to have come into (?:force|effect),?)?(?: on)?"
    r"|take(?:s)? effect(?: on)?|deemed to have come into (?:force|effect)(?: on)?"
    r"|(?:shall be|is|are|becomes?) effective(?: on| as of)?|shall apply(?: from| as of| on)?"
    r"|en vigueur(?: le)?|(?:au|dès le) début de la journée du|à compter du|à partir du"
    r"|dès le|from|retroactive(?:ly)? to"
    r"|period beginning on|increase to \S+ percent on|will be (?:effective|in effect)(?: on)?"
    r"|shall be)[\s,:]*(?:at\s{1,8})?$",
    re.I,
)
_NO_LATER = re.compile(r"(?:no|not) later than[\s,]*$", re.I)
_TO = re.compile(
    r"(?P<how>through|until|to|ending(?: on)?|up to and including|before|prior to"
    r"|(?:and )?(?:no|not) later than|expir(?:es?|ing|ation)(?: on| at)?|jusqu'au|avant le"
    r"|ceases? to (?:have effect|apply)(?: on)?|inclusive(?:ly)? to|extended (?:to|until))"
    r"[\s,:]*(?:the )?$",
    re.I,
)
_DEADLINE = re.compile(r"before|prior|(?:and )?(?:no|not) later|avant|to$")
_ZONE = re.compile(r"foreign trade zone|loaded onto|in transit|final mode of transport", re.I)
_AFTER_HOUR = re.compile(r",?\s{0,8}at\s{1,8}(\d{1,2})[:.](\d{2})\s?([ap])\.?\s?m", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A day of law with its hour and its span in the whole text."""

    day: date
    start: int
    end: int
    hour: time | None = None


def begins(clause: Clause) -> Moment | None:
    """The first day from which the clause says something applies.

    Foreign trade zones and goods under way have days of their own, which are no start of a duty.
    """
    text = _before_exceptions(clause.text)
    if _ZONE.search(text):
        return None
    for mention in days(text):
        before = text[max(0, mention.start - 70) : mention.start]
        if _FROM.search(before):
            return _moment(clause, mention)
    return None


_AFTER_SIGNING = re.compile(
    rf"\b(?:the (?P<word>{ORDINAL}) day|(?P<count>\d{{1,3}}) days) after the date of"
    r" this (?:order|proclamation|memorandum)",
    re.I,
)


def after_signing(clause: Clause, signed: date | None) -> Moment | None:
    """'7 days after the date of this order', counted from the day it was signed."""
    found = _AFTER_SIGNING.search(clause.text) if signed is not None else None
    if signed is None or found is None:
        return None
    count = ORDINALS.get((found["word"] or "").lower()) or int(found["count"] or 0)
    start, end = clause.start + found.start(), clause.start + found.end()
    return Moment(day=signed + timedelta(days=count), start=start, end=end)


def no_later(clause: Clause) -> Moment | None:
    """The day by which something starts at the latest."""
    for mention in days(clause.text):
        if _NO_LATER.search(clause.text[max(0, mention.start - 40) : mention.start]):
            return _moment(clause, mention)
    return None


def paused_until(clause: Clause) -> Moment | None:
    """The day to which a pause puts something off: 'shall not take effect until ...'."""
    for mention in days(clause.text):
        before = clause.text[max(0, mention.start - 40) : mention.start]
        if re.search(r"until[\s,]*$", before, re.I):
            return _moment(clause, mention)
    return None


def ends(clause: Clause, *, deadlines: bool = False) -> Moment | None:
    """The last day on which it applies: 'before' a day and 'until 12:01 a.m.' are the day before.

    ``deadlines``: 'before' and 'not later than' count as well (goods imported by a day); elsewhere
    they are when something has to be done.
    """
    text = _before_exceptions(clause.text)
    if _ZONE.search(text):
        return None
    for mention in days(text):
        before = text[max(0, mention.start - 40) : mention.start]
        how = _TO.search(before)
        if how is None or (not deadlines and _DEADLINE.match(how["how"].lower())):
            continue
        last = _last(how["how"].lower(), mention, _hour(clause.text, mention))
        moment = _moment(clause, mention)
        return Moment(day=last, start=moment.start, end=moment.end, hour=moment.hour)
    return None


def _last(how: str, mention: DayMention, hour: time | None) -> date:
    if how in ("before", "prior to", "avant le") or how.startswith("cease"):
        return mention.day - timedelta(days=1)
    if hour is not None and hour < time(23, 0):
        return mention.day - timedelta(days=1)
    return mention.day


def _hour(text: str, mention: DayMention) -> time | None:
    if mention.hour is not None:
        return mention.hour
    after = _AFTER_HOUR.match(text, mention.end)
    if after is None:
        return None
    hour = int(after[1]) % 12 + (12 if after[3].lower() == "p" else 0)
    return time(hour, int(after[2])) if int(after[2]) < 60 else None


def _moment(clause: Clause, mention: DayMention) -> Moment:
    return Moment(
        day=mention.day,
        start=clause.start + mention.start,
        end=clause.start + mention.end,
        hour=_hour(clause.text, mention),
    )


_EXCEPT = re.compile(r",? except that (?:goods|articles)", re.I)


def _before_exceptions(text: str) -> str:
    cut = _EXCEPT.search(text)
    return text[: cut.start()] if cut else text


LONG_BEFORE = timedelta(days=100)
"""A day that lies this long before an act is what was: acts repeat the days of what they amend."""


def without_old_days(found: Sequence[Clause], claimed: date | None) -> tuple[Clause, ...]:
    """The clauses of an act with the days of earlier acts blanked, same length."""
    if claimed is None:
        return tuple(found)
    kept = []
    for clause in found:
        text = clause.text
        for mention in days(text):
            if claimed - mention.day > LONG_BEFORE:
                blank = " " * (mention.end - mention.start)
                text = text[: mention.start] + blank + text[mention.end :]
        kept.append(clause if text == clause.text else replace(clause, text=text))
    return tuple(kept)
