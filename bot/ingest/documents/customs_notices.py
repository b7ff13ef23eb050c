"""Notices of the Canadian customs: rewritten in place, they tell several changes at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import days
from bot.ingest.documents.deeds import deed_of
from bot.ingest.documents.drafts import Draft, as_old, rate_spans, whole
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.lists import codes_named, list_named, numbers_named
from bot.ingest.documents.moments import Moment, mentioned
from bot.ingest.documents.notice_days import OPEN, long_ago
from bot.ingest.documents.notice_rates import rates_of
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause

_NUMBERS = r"\d[\d., andtoetà-]{0,60}?"
_REVISED = re.compile(
    rf"\bparagraph(?:e?s?) (?P<numbers>{_NUMBERS})\s{{1,4}}"
    r"(?:has|have|was|were|is|are|ont|a)(?: been| été)?"
    r" (?:revised|updated|added|amended|modified|replaced|rewritten|changed|révisé|mis à jour"
    r"|modifié|ajouté|remplacé)"
    r"|\b(?:new|revised|updated|amended|nouveaux?) paragraph(?:e?s?) "
    rf"(?P<more>{_NUMBERS})"
    r"\s{0,4}(?=[.;:)]|$| (?:to|pour|which|that|explain|reflect))"
)
_PARAGRAPH = re.compile(r"\s{0,8}(\d{1,3})\.\s")
_UP = re.compile(
    r"\b(?:increas|rais|ris)\w{0,3} to\b|\b(?:reduc|lower|decreas)\w{0,3} to\b|\bchang\w{0,3} to\b"
    r"|\bpass(?:e|ent|era|eront) à\b|\best (?:porté|ramené)e? à\b"
)
"""A rate that takes the place of the one before, which a notice then tells elsewhere."""


def revised(found: Sequence[Clause]) -> tuple[Clause, ...]:
    """The paragraphs that a rewritten notice says are new; all of it where it names none."""
    told = [m for c in found if (m := _REVISED.search(c.lower)) is not None]
    numbers = {n for each in told for n in numbers_named(each["numbers"] or each["more"])}
    kept: list[Clause] = []
    inside = False
    for clause in found:
        mark = _PARAGRAPH.match(clause.text) if clause.first else None
        inside = int(mark[1]) in numbers if mark is not None else inside and not _heads(clause)
        kept += [clause] if inside else []
    says = any(begins(c) or ends(c, deadlines=True) or rates_of(c) for c in kept)
    return tuple(kept) if says else tuple(found)


def _heads(clause: Clause) -> bool:
    """A line without a stop, between two paragraphs."""
    return clause.first and clause.text.rstrip()[-1:] not in ".;:,)" and len(clause.text) < 80


def statements(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """The changes of a notice with days of their own: none where it tells only one of a rate."""
    several = _with_what_is_paid_now(_statements(draft, found))
    if len(several) > 1:
        told = [_with_old(each, found) for each in several]
        gone = {(rate, each.effective) for each in told for rate in each.rate_old}
        # a rate that stays for some goods on the day it goes for others has begun before
        stays = [any((rate, each.effective) in gone for rate in each.rate_new) for each in told]
        return [d.without_start() if kept else d for d, kept in zip(told, stays, strict=True)]
    if several and several[0].rate_new and several[0].rate_old:
        return several
    first = several[0].clause.lower if several else ""
    return several if _NO_LONGER.search(first) or _SPARED.search(first) else []


def _with_what_is_paid_now(told: Sequence[Draft]) -> list[Draft]:
    """What is paid no more and what the next sentence says is paid now, as one change."""
    kept: list[Draft] = []
    for draft in told:
        before = kept[-1] if kept else None
        if (
            before is not None
            and before.clause.paragraph == draft.clause.paragraph
            and not before.rate_new
            and before.rate_old
            and draft.rate_new
            and not draft.rate_old
            and draft.effective == before.effective
            and _NOW.search(draft.clause.lower)
        ):
            spans = (*before.spans, *(s for s in draft.spans if s not in before.spans))
            kept[-1] = replace(before, rate_new=draft.rate_new, spans=spans)
        else:
            kept.append(draft)
    return kept


_NOW = re.compile(r"\b(?:now|instead|désormais|maintenant|dorénavant)\b")


def _with_old(draft: Draft, found: Sequence[Clause]) -> Draft:
    """A rate that goes up with the one it had: what the notice says was paid from before."""
    if draft.rate_old or not draft.rate_new or not _UP.search(draft.clause.lower):
        return draft
    for clause in found:
        begun = begins(clause)
        if begun is None or draft.effective is None or begun.day >= draft.effective:
            continue
        earlier = _set_by(clause)
        if earlier and earlier[0].value not in draft.rate_new:
            return draft.rated(clause, as_old(earlier))
    return draft


def _set_by(clause: Clause) -> tuple[Percent, ...]:
    return tuple(p for p in rates_of(clause) if not p.old)[:1]


def _statements(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """The changes that a notice tells in paragraphs of their own, each with its day."""
    told: list[Draft] = []
    day: tuple[Moment, Clause] | None = None
    for clause in found:
        low = clause.lower
        if OPEN.search(low):
            continue
        begun = begins(clause) or _moves_on(clause)
        if begun is not None and not long_ago(clause):
            day = begun, clause
        elif day is None or not (_SAME_DAY.search(low) or _goes_on(clause, day[1])):
            continue
        spared = _SPARED.search(low) is not None
        gone = _NO_LONGER.search(low) is not None or (spared and begun is not None)
        rates = () if spared else rates_of(clause) or _gone_rates(clause, gone=gone)
        if rates or gone:
            each = _statement(draft, clause, rates, gone=gone)
            told.append(each.starting(*day).ending(ends(clause), clause))
    return told


def _gone_rates(clause: Clause, *, gone: bool) -> tuple[Percent, ...]:
    """The rates of a sentence that sets none, where they are paid no more."""
    return tuple(p for p in percents(clause.text) if p.duty) if gone else ()


def _moves_on(clause: Clause) -> Moment | None:
    """The only day of a sentence in which goods go from one list to another, or off it."""
    deed = deed_of(clause.lower)
    named = days(clause.text, clause.near)
    lists = deed is not None and deed.kind in (ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED)
    return mentioned(clause, named[0]) if lists and len(named) == 1 else None


def _goes_on(clause: Clause, dated: Clause) -> bool:
    """Whether a sentence gives the rate of what the one before it dates: 'the rate thus rises'."""
    follows = clause.paragraph == dated.paragraph and 0 <= clause.start - dated.end <= _GAP
    return follows and not rates_of(dated)


_GAP = 3
"""Characters between two sentences of one paragraph."""


def _statement(draft: Draft, clause: Clause, rates: Sequence[Percent], *, gone: bool) -> Draft:
    """What one sentence of a notice says of a rate; ``gone``: it is paid no more."""
    new = () if gone else tuple(p for p in rates if not p.old)[:1]
    old = tuple(p for p in rates if p.old or gone)[:1]
    return replace(
        draft,
        clause=clause,
        codes=codes_named(clause.text),
        codes_in=list_named(clause.text),
        rate_new=tuple(p.value for p in new),
        rate_old=tuple(p.value for p in old),
        spans=(whole(clause, draft.kind.value), *rate_spans(clause, (*new, *old))),
    )


_SAME_DAY = re.compile(
    r"\b(?:as of|on|from) (?:the same|that) (?:day|date)|(?:le|à compter du) même jour"
    r"|\bon or after that (?:day|date)|à (?:compter de )?cette date\b"
)
_SPARED = re.compile(
    r"\b(?:is|are) (?:not subject to|exempt from) the surtax\b"
    r"|\bne (?:sont|est) pas assujettie?s? à la surtaxe\b"
)
_NO_LONGER = re.compile(
    r"\bno longer (?:subject|appl|payable|owed|owing|charged|collected|due)"
    r"|\b(?:does|do|will) not apply to [^.;]{0,80}\b(?:on or after|released after|from that day)"
    r"|\bne (?:sont|est|s'applique(?:nt|ra)?) plus\b|\bn'est plus (?:assujetti|exigible|due)"
)


def settled(told: Sequence[Draft], found: Sequence[Clause]) -> list[Draft]:
    """What a notice tells, each once, though it says so in both languages or sums up what follows;
    what it puts right of its earlier version is a correction."""
    kept: list[Draft] = []
    for draft in told:
        at = next((n for n, each in enumerate(kept) if _same(each, draft)), None)
        if at is None:
            kept.append(draft)
            continue
        before = kept[at]
        fuller = before if before.codes or not draft.codes else draft
        spans = (*before.spans, *(s for s in draft.spans if s not in before.spans))
        kept[at] = replace(fuller, spans=spans)
    right = _put_right(found, kept)
    return [replace(d, kind=ProposalKind.CORRECTION) if d in right else d for d in kept]


def _same(one: Draft, other: Draft) -> bool:
    """Whether two drafts tell one change: the same values for the same goods, as far as said."""
    values = [
        (d.kind, d.programmes, d.rate_old, d.rate_new, d.effective, d.last_day)
        for d in (one, other)
    ]
    lists = [_NUMBER_OF.findall(d.codes_in.lower()) for d in (one, other)]
    same_lists = lists[0] == lists[1] or not all(lists)
    # two paragraphs of one version that name no goods may be on different ones
    told = one.codes or other.codes or any(lists) or one.rate_new
    same_codes = set(one.codes) == set(other.codes) or not (one.codes and other.codes)
    return values[0] == values[1] and same_lists and same_codes and bool(told)


_NUMBER_OF = re.compile(r"\b(?:\d{1,2}(?:\.\d)?|[ivx]{1,4})\b")


def _put_right(found: Sequence[Clause], told: Sequence[Draft]) -> list[Draft]:
    """What takes the place of a rate that the notice itself gave before: by the rate that is said
    to be right, else by the paragraph that was wrong, else where only one thing has a rate."""
    for n, clause in enumerate(found):
        rates = [p.value for p in percents(clause.text)] if _GAVE.search(clause.lower) else []
        if not rates:
            continue
        after = [p.value for c in found[n + 1 : n + 2] for p in percents(c.text)]
        named = {each for each in (*rates[1:], *after) if each != rates[0]}
        stated = [d for d in told if d.rate_new and d.rate_new != (rates[0],)]
        right = [d for d in stated if named & set(d.rate_new)]
        wrong = _IN_PARAGRAPH.search(clause.lower)
        of_it = [d for d in stated if wrong and d.clause.number == wrong[1]]
        return right or of_it or (stated if len(stated) == 1 else [])
    return []


_IN_PARAGRAPH = re.compile(r"\bparagraphe? (\d{1,3})\b")
_VERSION = r"(?:version|notice|text|avis|texte|paragraphe?|table(?:au)?)"
_GAVE = re.compile(
    rf"\b{_VERSION}\b[^.;]{{0,120}}\b(?:gave|showed|read"
    r"|(?<!is )(?<!are )(?<!be )(?<!as )(?:stated|indicated|listed|contained)"
    r"(?! (?:in|at|under|by)\b)"
    r"|was (?:wrong|incorrect)|in error|indiquait|donnait|mentionnait|comportait|erronée?"
    r"|par erreur|figurant)\b"
    r"|\b(?:rate|taux|surtaxe?)\b[^;]{0,60}\b(?:in|of|à|au|de|dans) [^.;]{0,40}"
    rf"\b{_VERSION}\b[^;]{{0,80}}\b(?:was|were|est|était)"
    r" (?:wrong|incorrect|erroné|inexact)\w{0,2}\b"
    r"|\b(?:correction|rectification|rectificatif|erratum)\b[^;]{0,200}\d ?(?:%|per cent)"
)
"""What a rewritten notice says of a rate that it gave before."""
