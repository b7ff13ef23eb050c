"""From when and to when something holds, as a sentence of news says it."""

from __future__ import annotations

import re
from datetime import date

from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.effect import begins, ends, put_off_to
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.rates import percents
from bot.ingest.documents.reckoned import put_off_by
from bot.ingest.documents.text import Clause

RECENT = 20
"""Days back to which a day in the news is news."""


def current_days(clause: Clause) -> tuple[Moment | None, Moment | None]:
    """The days between which a sentence says something holds; what is long over is no news."""
    later = put_off_to(clause) if _DELAYS.search(clause.lower) else None
    if (later := later or put_off_by(clause)) is not None:
        return later, None
    if (longer := _prolonged_to(clause)) is not None:
        return None, longer
    if _WAS_TO_BEGIN.search(clause.lower):
        return None, None
    begun, last = begins(clause), ends(clause)
    goes_on = last is not None and not _long_gone(last, clause.near)
    back = _REACHES_BACK.search(clause.lower) is not None
    gone = begun is not None and not (goes_on or back) and _long_gone(begun, clause.near)
    return None if gone else begun, last if goes_on else None


_REACHES_BACK = re.compile(r"\bretroactive|\bback-?dated\b|\brétroacti")
"""News of what holds from a day of the past on, and was not before."""

_PROLONGED_TO = re.compile(
    r"\b(?:extend(?:s|ed|ing)?|prolong(?:s|ed|ing)?|renew(?:s|ed)?|prolong(?:e|er|era|ée?s?)"
    r"|reconduite?s?)\b(?:[^.;]|(?<=\bu)\.(?=s)|(?<=u\.s)\.){0,160}?"
    r"\b(?:until|through|to|jusqu'au)\s{1,3}(?=\d|[a-z]{3,9}\.? \d)"
)

_INTENDS = re.compile(r"\b(?:intends?|plans?|proposes?|hopes?)\b|\bl'intention\b|\bpropose\b")


def _prolonged_to(clause: Clause) -> Moment | None:
    """The day to which a sentence says that something lasts longer than it was to."""
    said = _PROLONGED_TO.search(clause.lower)
    if said is None or _INTENDS.search(clause.lower) or deed_of(clause.lower) is None:
        return None
    named = days(clause.text, clause.near)
    return next((mentioned(clause, d) for d in named if d.start == said.end()), None)


_DELAYS = re.compile(
    r"\b(?:delay|postpon|defer)\w{0,5}\b|\bput(?:s|ting)? off\b|\bpush(?:es|ed|ing)? back\b"
    r"|\b(?:report|diffèr)(?:e|é|era|ée?s?)\b"
)
"""Where a day to which something waits is the one on which it begins."""

_WAS_TO_BEGIN = re.compile(
    r"\b(?:were|was|had been) (?:(?:set|due|supposed|scheduled|planned|meant) )?to (?:take|begin"
    r"|start|apply|come|go|kick|rise|increase|hit|land|double|face|pay)\b(?![^.;]{0,120}\bnow\b)"
    r"|\bdevai(?:t|ent)\b(?![^.;]{0,120}\b(?:que le|désormais|plutôt)\b)"
)
"""A sentence that names only the day on which it would have begun."""


def _long_gone(moment: Moment, near: date | None) -> bool:
    return near is not None and (near - moment.day).days >= RECENT


def new_days(clause: Clause) -> bool:
    """Whether it names a day that is not long gone."""
    return any(
        clause.near is None or (clause.near - each.day).days < RECENT
        for each in days(clause.text, clause.near)
    )


SAME_DAY = re.compile(
    r"\b(?:the|that) (?:very )?same (?:day|date)\b(?! (?:that|as|on which|the)\b)"
    r"|\b(?:on|as of|from|effective) that (?:day|date)\b"
    r"|\ble même jour\b(?! (?:que|où)\b)|\bà (?:la même|cette) date\b"
)


def only_day(clause: Clause) -> Moment | None:
    """The one day a sentence names, where it is to come: 'sera éliminée le 15 décembre'."""
    near = clause.near
    if near is None or _WAS_TO_BEGIN.search(clause.lower):
        return None
    named = [each for each in days(clause.text, near) if each.day >= near]
    if len(named) != 1:
        return None
    led = clause.text[max(0, named[0].start - 12) : named[0].start]
    stated = AIMS.search(clause.lower) or any(p.duty for p in percents(clause.text))
    at_an_hour = named[0].hour is not None and led.endswith("at ")
    if not (_ON.search(led) or at_an_hour) or not stated:
        return None
    return mentioned(clause, named[0])


_ON = re.compile(r"\b(?:on|aims? at|le|dès le),? $", re.I)

AIMS = re.compile(
    r"\bboth governments\b|\btake(?:s)? effect\b"
    r"|\baims? (?:to\b|at\b[^.;]{0,60}\bas the day)|entre(?:ra)? en vigueur"
    r"|\b(?:the|this|these) (?:[a-z]+ ){0,2}(?:exemptions?|exclusions?|relief|suspension|rates?"
    r"|dut(?:y|ies)|tariffs?|changes?|increase|reduction) (?:begins?|starts?|appl(?:y|ies)|runs?)\b"
    r"|\b(?:it|they|these|this) (?:will|would) (?:be effective|apply|start|begin)\b"
)
