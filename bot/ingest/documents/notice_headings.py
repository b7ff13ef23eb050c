"""Notices that give the headings of the schedule their rates: in tables, and line by line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft, around, rate_spans
from bot.ingest.documents.lists import codes_named
from bot.ingest.documents.moments import mentioned
from bot.ingest.documents.notice_days import OPEN
from bot.ingest.documents.notice_rates import BINDING, rates_of
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause, joined, whole_lines

_MOST_HEADINGS = 3
"""Rates of one message that are told apart."""
_MOST_DAYS = 4
"""Days of one table that are told apart."""
_HEADING = r"\s{0,20}99\d{2}\.\d{2}(?:\.\d{2})?\b"
_OPENS_LINE = re.compile(_HEADING)


def joined_lines(found: Sequence[Clause]) -> tuple[Clause, ...]:
    """The clauses, those of one line together where it begins with a heading of the schedule."""
    kept: list[Clause] = []
    for _, each in groupby(found, key=lambda c: c.paragraph):
        line = list(each)
        whole_line = len(line) > 1 and line[0].first and _OPENS_LINE.match(line[0].text)
        kept.extend([joined(line)] if whole_line else line)
    return tuple(kept)


_RATE_COLUMN = re.compile(r"\brates?\b|\(percent\)|\bdut(?:y|ies)\b|\btariffs?\b")
_DATED_ROW = re.compile(
    rf"{_HEADING}.{{2,120}}?(?:\s{{2}}|\|)\s{{0,40}}"
    r"(?P<rate>\d{1,3}(?:\.\d{1,2})?) ?(?:%|percent)?\s{0,4}(?:\s{2}|\|)\s{0,40}"
    r"(?P<day>\d{1,2}/\d{1,2}/\d{4}|[A-Za-z]{3,9}\.? \d{1,2}, \d{4})\s{0,20}"
)
"""A row that gives a heading its rate and the day from which it applies."""
_HEAD_LINES = 12
"""Lines above a row among which its table has its head."""


def in_dated_rows(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """A table of headings, each with a rate and a day: a confirmation for each pair of these."""
    told: dict[tuple[Decimal, date], Draft] = {}
    found = joined_lines(found)
    for index, clause in enumerate(found):
        row = _DATED_ROW.fullmatch(clause.text)
        head = found[max(0, index - _HEAD_LINES) : index]
        if row is None or not any(_RATE_COLUMN.search(c.lower) for c in head):
            continue
        day = next((d for d in days(clause.text) if d.start == row.start("day")), None)
        if day is None:
            continue
        rate = Decimal(row["rate"])
        start, end = (clause.start + each for each in row.span("rate"))
        span = (around(clause, start, end, "rate"),)
        each = replace(draft, clause=clause, rate_new=(rate,), rate_old=(), spans=span)
        each = replace(each, codes=codes_named(clause.text)).without_days()
        each = each.starting(mentioned(clause, day), clause)
        told.setdefault((rate, day.day), each)
    return list(told.values())[:_MOST_DAYS]


_WAS_ROW = re.compile(
    rf"{_HEADING}.{{2,160}}?(?P<new>\d{{1,3}}(?:\.\d+)?) ?(?:%|percent)[^%\d]{{0,40}}\("
    r"(?:(?:was|previously|formerly|until now|up from|down from|now) (?P<old>\d{1,3}(?:\.\d+)?)"
    r" ?(?:%|percent)|(?P<before>\d{1,3}(?:\.\d+)?) ?(?:%|percent) (?:through|until|to|before)"
    r" [^()]{4,40})\)[.;,]?\s{0,20}"
)
"""A line that gives a heading its rate and, in brackets, the one before."""


def in_lines_with_old(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """Lines 'heading: 15 percent (was 10 percent)': a confirmation for each."""
    told = []
    for clause in joined_lines(found):
        row = _WAS_ROW.fullmatch(clause.text)
        if row is None or (row["old"] or row["before"]) == row["new"]:
            continue
        at = {row.start("new"): False, max(row.start("old"), row.start("before")): True}
        pair = tuple(
            replace(p, old=at[p.start], duty=True) for p in percents(clause.text) if p.start in at
        )
        bare = replace(draft, clause=clause, rate_new=(), rate_old=(), spans=draft.days_told)
        told.append(replace(bare.rated(clause, pair), codes=codes_named(clause.text)))
    return told[:_MOST_HEADINGS]


_OLD_COLUMN = r"(?:through|until|up to|before|now|current(?:ly)?|old(?: rate)?|present)"
_NEW_COLUMN = r"(?:on (?:or|and) after|as of|from|new(?: rate)?|beginning)"
_COLUMNS = re.compile(rf"\b{_OLD_COLUMN}\b[^|\n]{{0,30}}(?:\s{{3,40}}|\|){_NEW_COLUMN}\b")
"""The head of a table that gives each heading the rate that goes and the one that comes."""
_ROW = re.compile(
    rf"{_HEADING}.{{2,120}}(?:\s{{2}}|\|)\s{{0,40}}"
    r"(?P<old>\d{1,3}(?:\.\d+)?) ?%"
    r"\s{0,40}(?:\s{2}|\|)\s{0,40}(?P<new>\d{1,3}(?:\.\d+)?) ?%\s{0,20}"
)


def in_columns(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """A table of headings with an old and a new rate: a confirmation for each that changes."""
    head = next((i for i, c in enumerate(found) if _COLUMNS.search(c.lower)), None)
    if head is None:
        return []
    told = []
    for clause in joined_lines(found[head + 1 :]):
        row = _ROW.fullmatch(clause.text)
        if row is None or Decimal(row["old"]) == Decimal(row["new"]):
            continue
        old, new = (p for p in percents(clause.text, of_duty=True)[-2:])
        pair = (replace(new, old=False, duty=True), replace(old, old=True, duty=True))
        each = replace(draft, clause=clause, rate_new=(new.value,), rate_old=(old.value,))
        spans = (*rate_spans(clause, pair), *draft.days_told)
        told.append(replace(each, codes=codes_named(clause.text), spans=spans))
    return told[:_MOST_HEADINGS]


_ENTERED_UNTIL = re.compile(
    r"\s{0,20}(?:entered|imported|released)[^%\n]{0,20}\b(?:through|until|before|up to"
    r"|to)\b[^%\n]{4,80}?"
    r"(?P<rate>\d{1,3}(?:\.\d+)?) ?(?:%|percent)\s{0,8}"
)
_ENTERED_FROM = re.compile(
    r"\s{0,20}(?:entered|imported|released)[^%\n]{0,20}\b(?:from|on or after|since|as of|after)\b"
    r"[^%\n]{4,80}?(?P<rate>\d{1,3}(?:\.\d+)?) ?(?:%|percent)\s{0,8}"
)
"""Lines under a heading of the schedule: what is paid to a day, and from it on."""


def in_entry_lines(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """Headings each with a line for entries to a day and one for those after it."""
    told: list[Draft] = []
    heading: Clause | None = None
    until: Clause | None = None
    for clause in whole_lines(found):
        low = clause.lower
        if _OPENS_LINE.match(clause.text):
            heading, until = clause, None
        elif heading is not None and _ENTERED_UNTIL.fullmatch(low):
            until = clause
        elif heading is not None and _ENTERED_FROM.fullmatch(low):
            told.append(_of_lines(draft, heading, until, clause))
            heading = until = None
    return told[:_MOST_HEADINGS]


def _of_lines(draft: Draft, heading: Clause, until: Clause | None, since: Clause) -> Draft:
    """The rate of one heading from a day on, and the one to it where that is told."""
    each = replace(draft, clause=heading, rate_new=(), rate_old=(), spans=()).without_days()
    each = replace(each, codes=codes_named(heading.text))
    new = tuple(replace(p, old=False, duty=True) for p in percents(since.text)[-1:])
    each = each.rated(since, new)
    if until is not None:
        old = tuple(replace(p, old=True, duty=True) for p in percents(until.text)[-1:])
        each = each.rated(until, old) if old[0].value != new[0].value else each
    day = next(iter(days(since.text, since.near)), None)
    return each if day is None else each.starting(mentioned(since, day), since)


def by_heading(draft: Draft, stated: Sequence[Clause]) -> list[Draft]:
    """A message that gives several headings their rates: a confirmation for each rate."""
    rows: dict[Decimal, Clause] = {}
    for clause in stated:
        opens = _OPENS_LINE.match(clause.text) is not None
        if codes_named(clause.text) and (opens or BINDING.search(clause.lower)):
            for rate in rates_of(clause):
                if not rate.old and rate.value and not OPEN.search(clause.lower):
                    rows.setdefault(rate.value, clause)
    if len(rows) < 2 or draft.effective is None:
        return [draft]
    told = []
    for value, clause in list(rows.items())[:_MOST_HEADINGS]:
        found = rates_of(clause)
        rates = tuple(p for p in found if p.value == value)[:1]
        old = tuple(p for p in found if p.old)[:1]
        spans = (*rate_spans(clause, (*rates, *old)), *draft.days_told)
        gone = tuple(p.value for p in old)
        if not gone and draft.rate_new == (value,):
            gone = draft.rate_old
            spans = (*spans, *(span for span in draft.spans if span.for_ == "rate-old"))
        each = replace(draft, clause=clause, rate_new=(value,), rate_old=gone, spans=spans)
        told.append(replace(each, codes=codes_named(clause.text)).beginning_in(clause))
    return told
