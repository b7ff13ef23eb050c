"""What a notice does beside its main subject: other lists, relief, a ban, another programme."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.drafts import Draft, rate_spans, whole
from bot.ingest.documents.effect import SAME_DAY, begins, ends
from bot.ingest.documents.lexicon import ProgrammeCues
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.mood import stands
from bot.ingest.documents.notice_days import OPEN, long_ago, period_of_its_own
from bot.ingest.documents.notice_rates import HEAD, more_pairs, programme_of_rate, rates_of
from bot.ingest.documents.operative import BANS, EXEMPTS
from bot.ingest.documents.text import Clause, without

LISTED = (ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED)
"""Kinds of changes of a list."""


def beside(draft: Draft, stated: Sequence[Clause]) -> list[Draft]:
    """What a notice decides beside its main subject."""
    if draft.kind in LISTED:
        return _other_way(draft, stated)
    if draft.kind is ProposalKind.CONFIRMATION and (more := more_pairs(draft, stated)):
        return more
    if draft.kind is not ProposalKind.CONFIRMATION:
        return []
    beside = (_spared(draft, stated), period_of_its_own(draft, stated))
    return [each for each in beside if each is not None]


def _other_way(draft: Draft, found: Sequence[Clause]) -> list[Draft]:
    """What a notice that adds to a list also takes off it, or the other way round."""
    adds = draft.kind is ProposalKind.CODES_ADDED
    kind = ProposalKind.CODES_REMOVED if adds else ProposalKind.CODES_ADDED
    pattern = _TAKES_OFF if adds else _PUTS_ON
    for clause in found:
        decided = _DOES.search(clause.lower) and not OPEN.search(clause.lower)
        if decided and clause is not draft.clause and pattern.search(clause.lower):
            spans = (whole(clause, "scope"), *draft.days_told)
            other = replace(draft, kind=kind, rule=f"notice-{kind.value}", clause=clause)
            other = replace(other, rate_new=(), rate_old=(), codes_in=list_named(clause.text))
            return [replace(other, spans=spans).beginning_in(clause)]
    return []


_TAKES_OFF = re.compile(
    r"\b(?:remov|delet|withdraw|tak|drop|str(?:ik|uck))\w{0,4}\b[^.;]{0,160}\b(?:from|out of"
    r"|off) (?:the )?"
    r"(?:lists?|scope|note|annex|subdivision)"
)
_PUTS_ON = re.compile(
    r"\b(?:add|insert|includ)\w{0,4}\b[^.;]{0,160}\b(?:to|in|into|on) (?:the )?"
    r"(?:lists?|scope|note|annex|subdivision)"
)
_DOES = re.compile(
    r"^\s{0,8}table [a-z\d]{1,3}\s?-|\bthis notice|\bhereby\b|\b(?:secretary|bis|commerce|bureau"
    r"|ustr)\b|are (?:added|removed)"
)
_DECIDES_RELIEF = re.compile(r"hereby (?:determines?|exempts?|finds?)|\bdetermines that\b")


def _spared(draft: Draft, found: Sequence[Clause]) -> Draft | None:
    """Goods that a rule itself takes out of a duty, beside what it says of the duty."""
    for index, clause in enumerate(found):
        low = clause.lower
        if not (_DECIDES_RELIEF.search(low) and EXEMPTS.search(low)) or foreign_only(clause.text):
            continue
        spared = replace(
            draft,
            kind=ProposalKind.EXEMPTION,
            rule="notice-exemption",
            clause=clause,
            rate_new=(),
            rate_old=(),
            spans=(whole(clause, "exemption"),),
        )
        for where in found[index : index + 3]:
            spared = spared.starting(begins(where), where).ending(ends(where), where)
        return spared
    return None


_OR_ADMITTED = re.compile(r",? or (?:be )?admitted (?:in)?to an? foreign[- ]trade zone", re.I)


def _without_zones(clause: Clause) -> Clause:
    """The clause without a trade zone as one more place that is closed to what is banned."""
    return without(clause, (found.span() for found in _OR_ADMITTED.finditer(clause.text)))


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+", words.lower()))


def ban(draft: Draft, title: str, found: Sequence[Clause]) -> Draft | None:
    """Goods that may not enter at all are told apart from any rate beside them."""
    if draft.kind is ProposalKind.CORRECTION:
        return None
    name = _bare(title)
    told = [c for c in found if len(c.text) > HEAD and BANS.search(c.lower)]
    told = [_without_zones(c) for c in told if _bare(c.text) != name and stands(c)]
    clause = next((c for c in told if begins(c) or codes_named(c.text)), next(iter(told), None))
    if clause is None or foreign_only(clause.text):
        return None
    banned = replace(
        draft,
        kind=ProposalKind.BAN,
        rule="notice-ban",
        clause=clause,
        codes=codes_named(clause.text),
        codes_in=list_named(clause.text),
        spans=(whole(clause, "ban"),),
    )
    return banned.starting(begins(clause), clause).ending(ends(clause), clause)


def of_sisters(
    draft: Draft, stated: Sequence[Clause], cues: ProgrammeCues, sisters: Sequence[ProgrammeCues]
) -> list[Draft]:
    """What a message confirms of another programme: a sentence with its rate and its start."""
    for clause in stated:
        sister = programme_of_rate(clause, cues, sisters)
        begun = begins(clause)
        if sister is None or begun is None or long_ago(clause) or OPEN.search(clause.lower):
            continue
        rates = tuple(p for p in rates_of(clause) if not p.old)[:1]
        if rates and draft.kind is ProposalKind.CONFIRMATION:
            own = replace(
                draft.without_days(),
                clause=clause,
                rate_new=tuple(p.value for p in rates),
                rate_old=(),
                codes=(),
                programmes=(sister.slug,),
                spans=rate_spans(clause, rates),
            )
            return [own.starting(begun, clause).ending(ends(clause), clause)]
    return []


def titled_beside(
    draft: Draft,
    title: str,
    stated: Sequence[Clause],
    cues: ProgrammeCues,
    sisters: Sequence[ProgrammeCues],
) -> list[Draft]:
    """What a message confirms, without a rate, of another programme that its title names too."""
    if draft.kind is not ProposalKind.CONFIRMATION:
        return []
    for sister in sisters:
        if sister.title is None or sister.text is None or not sister.title.search(title.lower()):
            continue
        if sister.acts & cues.acts:  # another name of the same measure
            continue
        told = (
            c
            for c in stated
            if len(c.text) > HEAD and sister.text.search(c.lower) and _bare(c.text) != _bare(title)
        )
        clause = next((c for c in told if not _proves_value(c, draft)), None)
        if clause is not None:
            spans = (whole(clause, draft.kind.value),)
            own = replace(
                draft.without_days(),
                clause=clause,
                rate_new=(),
                rate_old=(),
                codes=(),
                programmes=(sister.slug,),
                spans=spans,
            )
            if SAME_DAY.search(clause.lower):
                return [own.from_the_day_of(draft)]
            return [own.starting(begins(clause), clause)]
    return []


def _proves_value(clause: Clause, draft: Draft) -> bool:
    """Whether a rate or the first day of a draft stands in the clause."""
    return any(
        span.start < clause.end and clause.start < span.end
        for span in draft.spans
        if span.for_ in ("rate", "effective")
    )
