"""When the act of which a fact sheet tells was signed, and what starts so long after that.

A sheet is posted on the day of the signing, unless it names another, or says that the President is
yet to sign.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.ingest.documents.days import CARDINAL, counted, days
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.reckoned import after_signing, in_some_time, later
from bot.ingest.documents.text import Clause

_YET_TO_SIGN = re.compile(
    r"\b(?:will|would|shall|to|may|expects? to|expected to|plans? to|intends? to|set to|about to)"
    r" (?:soon |shortly )?sign\b"
    r"|\b(?:once|if|when|until|as soon as) (?:it is |they are |the (?:[a-z]+ ){1,3}is )?signed\b"
    r"|\bnot yet (?:been )?signed\b|\b(?:is|are) (?:expected )?to be signed\b"
)
_SIGNED = re.compile(r"\bsigned\b")
_ACT = re.compile(r"\b(?:proclamations?|orders?|memorand(?:um|a)|actions?|agreements?)\b")
_RECENT = timedelta(days=30)
"""Days before a sheet in which its own act may have been signed: what is older is another act."""
_LONG = (
    rf"(?P<count>\d{{1,3}}|{CARDINAL})(?: \(\d{{1,3}}\))?(?: calendar)? (?P<unit>day|week|month)s?"
)
_SO_LONG = _LONG.replace("<count>", "<start>").replace("<unit>", "<of>")
_OF_SIGNING = (
    r"(?: (?:of|after|from|following) (?:the |its |his |this |today's )?(?:date of )?(?:the |its )?"
    r"(?:president's )?(?:signing|signature|proclamation|order|today|being signed))"
)
_STARTS = (
    r"(?:takes? effect|taking effect|(?:goes?|go|comes?) into (?:effect|force)|appl(?:y|ies)"
    r"|begins?|starts?|(?:is|are|be|becomes?) (?:effective|in (?:effect|force)|due|collected|paid))"
)
_WITHIN = re.compile(
    rf"\b(?:{_STARTS} within {_LONG}{_OF_SIGNING}?(?!\w)"
    rf"|(?:starting|beginning|effective) in {_SO_LONG}(?! (?:of|after|from|following)\b))"
)
_WITHIN_FIRST = re.compile(
    rf"^\W{{0,4}}within {_LONG}{_OF_SIGNING},? [^.;]{{0,120}}\b{_STARTS}(?!\w)"
)
_TIMES = re.compile(rf"\b(?:\d{{1,3}}|{CARDINAL}) (?:calendar )?(?:day|week|month)")


def signing_day(told: Sequence[Clause], near: date | None) -> date | None:
    """The day on which the act of a sheet was signed; ``near``: that of the sheet itself.

    None where it was not signed yet, or nobody knows on which day the sheet was posted.
    """
    if any(_YET_TO_SIGN.search(c.lower) for c in told):
        return None
    for clause in told:
        if near is None or not _SIGNED.search(clause.lower) or not _ACT.search(clause.lower):
            continue
        for each in days(clause.text, near):
            led = clause.lower[: each.start]
            if near - _RECENT <= each.day <= near and re.search(r"\bon \W{0,2}$", led):
                return each.day
    return near


def counted_start(clause: Clause, signed: date | None) -> Moment | None:
    """The day that a sentence counts from the signing, or from that of the sheet.

    'Takes effect in 30 days', 'within 15 days of signing', '21 days after it is signed'; None for
    a sentence with several such times.
    """
    if signed is None or len(_TIMES.findall(clause.lower)) > 1:
        return None
    told = after_signing(clause, signed) or _within(clause, signed)
    return told or in_some_time(replace(clause, near=signed))


def _within(clause: Clause, signed: date) -> Moment | None:
    found = _WITHIN.search(clause.lower) or _WITHIN_FIRST.search(clause.lower)
    if found is None:
        return None
    named = found.groupdict()
    count, unit = named["count"] or named.get("start"), named["unit"] or named.get("of")
    day = later(signed, counted(count or ""), unit or "day")
    if day is None:
        return None
    return Moment(day=day, start=clause.start + found.start(), end=clause.start + found.end())
