"""The rates a notice tells: which is of what it does, which went before, and which by heading."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from bot.domain.proposals import Evidence, ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.drafts import Draft, rate_spans
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.lists import codes_named
from bot.ingest.documents.notice_days import OPEN, long_ago
from bot.ingest.documents.notice_kinds import ADDS, CORRECTS
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause

HEAD = 45
"""Characters below which a line is a heading."""
_SETS_RATE = re.compile(
    r"subject to|assess|impos|rate of|rate shall|dut(?:y|ies) of|tariffs? of|subheading \+|surtax"
    r"|duty rate|(?:percent|per cent|%) (?:ad valorem )?(?:[a-z]+ ){0,2}(?:dut(?:y|ies)|tariffs?)"
    r"|surtaxe|droits? de|(?:dut(?:y|ies)|tariffs?|rates?) (?:on|for|applicable to)\b"
    r"|(?:additional|dut(?:y|ies)|tariffs?|rates?)\b[^.;]{0,160}\bfrom \d"
)
_HEADING_99 = re.compile(r"\b99\d{2}\.\d{2}(?:\.\d{2})?\b")
"""A heading of the temporary duties: what is paid under it is duty, whatever it is called."""
_OTHER_TAX = re.compile(r"(?:sales tax|services tax|\bGST|\bHST|\bTPS|\bTVH)[^.;]{0,30}$", re.I)
_NAMED = re.compile(r"\b(?:codes?|authori[sz]ation|autorisation)\b[^.;]{0,40}$", re.I)
"""'26186D (the code of the 50% surtax)': a rate that only tells a code apart."""
_NOT_THIS = re.compile(r"[^.;]{0,80}\bdo(?:es)? not apply\b")
_AMOUNT = re.compile(r"\bamount (?:of the (?:surtax|duty) )?is \d")
_BINDING = re.compile(
    r"\bamount (?:of the (?:surtax|duty) )?is \d|"
    r"(?:shall|will|must) be (?:subject|assessed|charged|imposed)|(?:is|are) (?:subject to"
    r"|assessed|charged)|\bpays?\b|shall pay"
    r"|(?:rate of duty|surtax|duty|tariff|surcharge)[^.;]{0,60} (?:is|shall be|will be|applies"
    r"|apply) |(?:est|sont) assujetti"
)
_ANNOUNCES = re.compile(
    r"\b(?:announc|intend|intention|will (?:impose|apply|increase)|decid)|\ba annoncé|l'intention"
    r"|imposera|entrera"
)
CHANGED_LIST = re.compile(
    r"\b(?:lists?|annex [\w-]+|note \d+|subdivision|schedule)\b[^.;]{0,100}\b(?:is|are)"
    r" (?:hereby )?"
    r"(?:extended|modified|amended|supplemented|revised)|\bare hereby (?:added|removed|included)"
)
_MOST_HEADINGS = 3
"""Rates of one message that are told apart."""


def rated(draft: Draft, found: Sequence[Clause]) -> Draft:
    """The clause that best states a rate of duty for goods of ours."""
    stating = [(c, rates) for c in found if (rates := rates_of(c)) and _is_its(c, draft)]
    if not stating:
        return draft
    clause, rates = max(stating, key=lambda pair: _weight_of_rate(pair[0], draft.kind))
    new = tuple(p for p in rates if not p.old)[:1]
    kept = tuple(p for p in rates if p.old)[:1]
    old = None if kept else _old_rate(found)
    values = tuple(p.value for p in kept) or (tuple(p.value for p in old[0]) if old else ())
    dated = draft.starting(begins(clause), clause)
    last = ends(clause)
    if last is not None and (dated.effective is None or last.day > dated.effective):
        dated = dated.ending(last, clause)  # 'delayed until' a day names no last one
    return replace(
        dated,
        rate_new=tuple(p.value for p in new),
        rate_old=tuple(v for v in values if v != new[0].value),
        spans=(*dated.spans, *rate_spans(clause, (*new, *kept)), *(old[1] if old else ())),
    )


def _is_its(clause: Clause, draft: Draft) -> bool:
    """Whether a rate can be of what a notice does: of what it adds, or of what it puts right."""
    low = clause.lower
    if draft.kind is ProposalKind.CODES_ADDED:
        return ADDS.search(low) is not None or CHANGED_LIST.search(low) is not None
    if draft.kind is ProposalKind.CORRECTION and draft.rule.endswith("print"):
        return any(p.old for p in percents(clause.text)) or CORRECTS.search(low) is not None
    return True


def _weight_of_rate(clause: Clause, kind: ProposalKind) -> int:
    """How surely a clause states what is so now for goods of the two countries."""
    low = clause.lower
    ours = re.search(r"\bcanad|united states goods|goods of the united states|états-unis", low)
    tentative = kind is not ProposalKind.EVENT and OPEN.search(low) is not None
    return (
        3 * (ours is not None)
        + 3 * (_BINDING.search(low) is not None)
        + 2 * (begins(clause) is not None)
        + 2 * (_ANNOUNCES.search(low) is not None)
        + 2 * (kind is ProposalKind.CORRECTION and any(p.old for p in percents(clause.text)))
        - 6 * tentative
        - 4 * long_ago(clause)
    )


def _old_rate(found: Sequence[Clause]) -> tuple[tuple[Percent, ...], tuple[Evidence, ...]] | None:
    for clause in found:
        old = tuple(p for p in percents(clause.text) if p.duty and p.old)[:1]
        if old:
            return old, rate_spans(clause, old)
    return None


def rates_of(clause: Clause) -> tuple[Percent, ...]:
    """The rates a clause sets for goods of ours; none where it sets no new one."""
    amount = _AMOUNT.search(clause.lower)
    of_duty = amount is not None or _HEADING_99.search(clause.text) is not None
    short = len(clause.text) < HEAD and amount is None
    if short or not (of_duty or _SETS_RATE.search(clause.lower)):
        return ()
    ours = tuple(
        p
        for p in percents(clause.text, of_duty=of_duty)
        if p.duty
        and not _of_others(clause, p)
        and not _NOT_THIS.match(clause.lower, p.end)
        and not _NAMED.search(clause.text[: p.start][-60:])
        and not _OTHER_TAX.search(clause.text[: p.start][-60:])
    )
    return ours if any(not p.old for p in ours) else ()


def _of_others(clause: Clause, rate: Percent) -> bool:
    """Whether the part of a sentence that states a rate is about other countries' goods alone."""
    start = clause.text.rfind(";", 0, rate.start) + 1
    end = clause.text.find(";", rate.end)
    return foreign_only(clause.text[start : end if end > 0 else len(clause.text)])


def more_pairs(draft: Draft, stated: Sequence[Clause]) -> list[Draft]:
    """'from 10 percent to 15 percent, and ... from 25 to 30': the other pairs of the sentence."""
    told = next((c for c in stated if draft.rate_new and _pairs(c)[:1] == [_pair(draft)]), None)
    if told is None:
        return []
    return [
        replace(
            draft,
            clause=told,
            rate_old=(old.value,),
            rate_new=(new.value,),
            spans=(*rate_spans(told, (new, old)), *draft.days_told),
        )
        for old, new in _pairs_of(told)[1:]
    ]


def _pair(draft: Draft) -> tuple[Decimal, ...]:
    return (*draft.rate_old, *draft.rate_new)


def _pairs(clause: Clause) -> list[tuple[Decimal, ...]]:
    return [(old.value, new.value) for old, new in _pairs_of(clause)]


def _pairs_of(clause: Clause) -> list[tuple[Percent, Percent]]:
    """Each old rate with the new one right after it."""
    found = rates_of(clause)
    return [(a, b) for a, b in pairwise(found) if a.old and not b.old]


_OLD_COLUMN = r"(?:through|until|up to|before|now|current(?:ly)?|old(?: rate)?|present)"
_NEW_COLUMN = r"(?:on (?:or|and) after|as of|from|new(?: rate)?|beginning)"
_COLUMNS = re.compile(rf"\b{_OLD_COLUMN}\b[^|\n]{{0,30}}(?:\s{{3,40}}|\|){_NEW_COLUMN}\b")
"""The head of a table that gives each heading the rate that goes and the one that comes."""
_ROW = re.compile(
    r"\s{0,20}99\d{2}\.\d{2}(?:\.\d{2})?\b.{2,120}(?:\s{2}|\|)\s{0,40}(?P<old>\d{1,3}(?:\.\d+)?) ?%"
    r"\s{0,40}(?:\s{2}|\|)\s{0,40}(?P<new>\d{1,3}(?:\.\d+)?) ?%\s{0,20}"
)


def in_columns(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """A table of headings with an old and a new rate: a confirmation for each that changes."""
    head = next((i for i, c in enumerate(found) if _COLUMNS.search(c.lower)), None)
    if head is None:
        return []
    told = []
    for clause in found[head + 1 :]:
        row = _ROW.fullmatch(clause.text)
        if row is None or Decimal(row["old"]) == Decimal(row["new"]):
            continue
        old, new = (p for p in percents(clause.text, of_duty=True)[-2:])
        pair = (replace(new, old=False, duty=True), replace(old, old=True, duty=True))
        each = replace(draft, clause=clause, rate_new=(new.value,), rate_old=(old.value,))
        spans = (*rate_spans(clause, pair), *draft.days_told)
        told.append(replace(each, codes=codes_named(clause.text), spans=spans))
    return told[:_MOST_HEADINGS]


def by_heading(draft: Draft, stated: Sequence[Clause]) -> list[Draft]:
    """A message that gives several headings their rates: a confirmation for each rate."""
    rows: dict[Decimal, Clause] = {}
    for clause in stated:
        if codes_named(clause.text) and _BINDING.search(clause.lower):
            for rate in rates_of(clause):
                if not rate.old and not OPEN.search(clause.lower):
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
        each = replace(draft, clause=clause, rate_new=(value,), rate_old=gone, spans=spans)
        told.append(replace(each, codes=codes_named(clause.text)))
    return told
