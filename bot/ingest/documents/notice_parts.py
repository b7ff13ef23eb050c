"""Notices whose parts start on days of their own: 'The changes in section B are effective'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.drafts import Draft, around, whole
from bot.ingest.documents.effect import begins
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.moments import Moment
from bot.ingest.documents.notice_rates import rates_of
from bot.ingest.documents.operative import EXEMPTS
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause

_DATES_A_PART = re.compile(
    r"\b(?:modifications?|changes?|amendments?|additions?|provisions?|headings?)\b[^.;]{0,60}?"
    r"\b(?:in|of|by|under) (?:sections?|paragraphs?|parts?|items?|annex(?:es)?|tables?)"
    r" \(?(?P<label>[a-z]|\d{1,2}|[ivx]{1,4})\)?(?![\w.]\w)"
    r"|(?:^|[:;]\s)\W{0,4}(?:section|part|annex|table) (?P<itself>[a-z]|\d{1,2}|[ivx]{1,4})"
    r" (?:applies|is applicable|is effective|takes effect"
    r"|shall (?:apply|be effective|take effect))\b"
)
_OPENS = re.compile(
    r"\W{0,4}(?:(?:section|part|annex|paragraph|table) )?(?P<label>[a-z]|\d{1,2}"
    r"|[ivx]{1,4})[.:)](?=\s|$)"
)
"""The mark of a part, at the head of its lines: 'B. Canada', '2. Note 33 is modified'."""
_LISTS = re.compile(
    r"\b(?:insert|add)(?:ing|ed|s)?\b[^.;]{0,200}\b\d{4}\.\d{2}|\b(?:insert|add)ing \"\d{4}\b"
    r"|\binserting (?:the following"
    r"|in numerical)|\badding (?:the following|in numerical)"
    r"|\bfollowing (?:subheadings?|headings?|provisions|items|articles)\b[^.;]{0,40}\b(?:is|are)"
    r" (?:hereby )?(?:inserted|added)\b"
)
_DELETES = re.compile(
    r"\bfollowing (?:subheadings?|headings?|provisions|items|articles)\b[^.;]{0,40}\b(?:is|are)"
    r" (?:hereby )?(?:deleted|removed|struck|stricken)\b"
    r"|\b(?:deleting|removing|striking) (?:the following|subheadings? \d{4}\.\d{2})"
)

_Day = tuple[Moment, Clause]


def in_parts(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """A change for each part of a notice that has a first day of its own; none for other notices.

    A notice that carries out an act confirms all that its parts do.
    """
    started = _days_of_parts(found)
    if len({moment.day for moment, _ in started.values()}) < _PAIR:
        return []
    told: dict[str, Draft] = {}
    for label, clause in _labelled(found, started):
        change = _change(draft, clause)
        if change is not None and label not in told:
            told[label] = change.starting(*started[label])
    return list(told.values()) if len(told) >= _PAIR else []


_PAIR = 2


def _days_of_parts(found: Sequence[Clause]) -> dict[str, _Day]:
    """The first day of each part, as a sentence gives it by the part's mark."""
    started: dict[str, _Day] = {}
    for clause in found:
        named, moment = _DATES_A_PART.search(clause.lower), begins(clause)
        if named is not None and moment is not None:
            started.setdefault(named["label"] or named["itself"], (moment, clause))
    return started


def _labelled(found: Sequence[Clause], started: dict[str, _Day]) -> Iterator[tuple[str, Clause]]:
    """The clauses of the parts that have a day, each with the mark of its part."""
    label = ""
    for clause in found:
        mark = _OPENS.match(clause.lower) if clause.first else None
        label = mark["label"] if mark is not None else label
        if label in started and clause is not started[label][1]:
            yield label, clause


def _change(draft: Draft, clause: Clause) -> Draft | None:
    """What one clause of a part does; None where it does nothing that is known."""
    if foreign_only(clause.text):
        return None
    low = clause.lower
    rates = rates_of(clause)
    new = tuple(p for p in rates if not p.old)[:1]
    spared = EXEMPTS.search(low) is not None
    if new and not spared and (len({p.old for p in rates}) > 1 or _of_heading(clause)):
        return _rated(draft, clause, rates, new[0])
    return _list_changed(draft, clause, spared=spared)


def _list_changed(draft: Draft, clause: Clause, *, spared: bool) -> Draft | None:
    """The change of a list that a part makes; goods that join it pay what the notice says of it."""
    if _DELETES.search(clause.lower):
        return _bare(draft, clause, ProposalKind.CODES_REMOVED)
    if not _LISTS.search(clause.lower):
        return None
    if spared or draft.kind is ProposalKind.EXEMPTION:
        return _bare(draft, clause, ProposalKind.EXEMPTION)
    added = _bare(draft, clause, ProposalKind.CODES_ADDED)
    if draft.kind is not ProposalKind.CODES_ADDED or len(draft.rate_new) != 1:
        return added
    told = tuple(span for span in draft.spans if span.for_ == "rate")
    return replace(added, rate_new=draft.rate_new, spans=(*added.spans, *told))


def _of_heading(clause: Clause) -> bool:
    """Whether a line puts a heading with its only rate into the schedule."""
    return bool(codes_named(clause.text)) and len(percents(clause.text)) == 1


def _rated(draft: Draft, clause: Clause, rates: Sequence[Percent], new: Percent) -> Draft:
    change = _bare(draft, clause, ProposalKind.RATE_CHANGE)
    if draft.rate_new == (new.value,) and draft.rate_old:  # another sentence tells both
        told = tuple(span for span in draft.spans if span.for_.startswith("rate"))
        spans = (*change.spans, *told)
        return replace(change, rate_new=draft.rate_new, rate_old=draft.rate_old, spans=spans)
    old = tuple(p for p in rates if p.old)[:1]
    where = around(clause, clause.start + new.start, clause.start + new.end, "rate")
    return replace(change.rated(clause, (new, *old)), clause=clause, spans=(*change.spans, where))


def _bare(draft: Draft, clause: Clause, kind: ProposalKind) -> Draft:
    """The change of one part, without rates and days."""
    confirms = draft.kind is ProposalKind.CONFIRMATION
    kind = ProposalKind.CONFIRMATION if confirms else kind
    return replace(
        draft.without_days(),
        kind=kind,
        rule=f"notice-part-{kind.value}",
        clause=clause,
        rate_new=(),
        rate_old=(),
        codes=codes_named(clause.text),
        codes_in=list_named(clause.text),
        spans=(whole(clause, kind.value),),
    )
