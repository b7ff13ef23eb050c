"""The laws that a question on their days is about, and the days on which they begin and end.

A day on which only a rate changes is neither.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from bot.domain.duty import Free, Unparsed
from bot.domain.measures import Measure, Standing
from bot.domain.questions import Query
from bot.domain.rate_summary import BROAD, SOUTH, Direction, reaching, width
from bot.domain.snapshot import FactSnapshot
from bot.domain.successions import successions

BEGINS = re.compile(
    r"\b(?:start(?:s|ed|ing)?|beg(?:in|ins|an|un|inning)|kick(?:s|ed)? in"
    r"|(?:tak(?:e|es|en|ing)|took|go(?:es|ing)?|went|come|comes|came)"
    r" (?:in(?:to)? )?(?:effect|force)"
    r"|commenc\w{1,4}|debut\w{1,4}"
    r"|entr(?:e|ent|era|eront|ee?s?)(?:-t-(?:il|elle)s?|-(?:il|elle)s)? en vigueur)\b"
)
ENDS = re.compile(
    r"\b(?:end(?:s|ed|ing)?|expir\w{1,4}|laps\w{1,4}|stop(?:s|ped)?|run(?:s)? out|ran out"
    r"|termin\w{1,4}|pren(?:d|dra|dront|dre|nent|ait)(?:-t?-?(?:il|elle)s?)? fin|pris fin"
    r"|fini\w{0,4})\b"
)
NOT_OF_DUTY = re.compile(
    r"\b(?:exempt\w*|exclu\w*|exception\w*|remission\w*|remise\w*|relie\w*|reprieve|paus\w*"
    r"|suspen\w*|sursis|delay\w*|quotas?|trqs?|contingent\w*|usmca|cusma|aceum|agreement|accord|deal"
    r"|truce|treve|comment\w*|consult\w*|review\w*|examen|process|claims?|periods?|permits?)\b"
)
"""Beside a law, what may end apart from it: of these its own days tell nothing."""
A_DAY = timedelta(days=1)
BOTH_WAYS = (SOUTH, SOUTH.back)


def measures_asked(
    query: Query,
    named: Sequence[str],
    facts: FactSnapshot,
    *,
    ways: tuple[Direction, ...] = (),
) -> list[Measure]:
    """The laws asked about, as far as they charge: those named and what took their place, of the
    good that is named; else those that are made for the good, in all of ``ways`` where no direction
    is told."""
    later = [s.later for s in successions(facts) if s.earlier in named]
    named = tuple(dict.fromkeys((*named, *later)))
    found = [facts.measures[m] for slug in named for m in facts.by_programme.get(slug, ())]
    if query.goods_asked or query.code is not None:
        told = query.origin is not None and query.imposing is not None
        each = (replace(query, origin=w.origin, imposing=w.imposing) for w in ways if not told)
        mine = [m for one in each for m in _of_subject(one, facts)] or _of_subject(query, facts)
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


def first_days(measures: Sequence[Measure]) -> set[date]:
    """The days before which nothing was in force."""
    firsts = {m.validity.first for m in measures}
    return {d for d in firsts if not any(m.validity.holds(d - A_DAY) for m in measures)}


def last_days(measures: Sequence[Measure]) -> set[date]:
    """The days after which nothing is."""
    lasts = {day for m in measures if (day := m.validity.last) is not None}
    return {d for d in lasts if not any(m.validity.holds(d + A_DAY) for m in measures)}
