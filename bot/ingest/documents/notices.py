"""Notices, guidance and announcements: what somebody says of a measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.documents import Channel
from bot.domain.measures import Standing
from bot.domain.proposals import Evidence, ProposalKind
from bot.ingest.documents.countries import foreign_only
from bot.ingest.documents.customs_notices import revised, statements
from bot.ingest.documents.drafts import Draft, rate_spans, rate_that_ends, whole
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.lexicon import ProgrammeCues, act_numbers
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.mood import stands, without_background
from bot.ingest.documents.notice_corrections import corrected
from bot.ingest.documents.notice_days import (
    OPEN,
    dated,
    ended,
    long_ago,
    period_of_its_own,
    put_off,
    relief,
)
from bot.ingest.documents.notice_headings import (
    by_heading,
    in_columns,
    in_dated_rows,
    joined_lines,
)
from bot.ingest.documents.notice_kinds import ADDS, CORRECTS, INQUIRES, kind_of
from bot.ingest.documents.notice_proceedings import proceeding
from bot.ingest.documents.notice_rates import (
    CHANGED_LIST,
    HEAD,
    more_pairs,
    programme_of_rate,
    rated,
    rates_in_general,
    rates_of,
)
from bot.ingest.documents.operative import BANS, EXEMPTS
from bot.ingest.documents.text import Clause, lowered

_SAYS = re.compile(
    r"subject to|assess(?:ed)?|rate|impos|effective|determin|revis|modif|provid|advise"
    r"|purpose of|allow"
    r"|announc|propos|relief|amend|remission|surtax|duty|duties|tariff"
)
_PROPOSED = re.compile(r"propos(?:ed|es|ing)|would be|request for comments?|considering|recommend")
_EVIDENCE = 4
_TELLS = re.compile(
    r"\bthis (?:notice|message|document|rule|order)\b|purpose of this|commerce\)? (?:\w+"
    r" )?(?:determines|finds)"
    r"|\b(?:announces?|certifies|revises|is conducting|seeks|initiated|is imposing|will impose)\b"
)


def drafts_of(
    channel: Channel,
    title: str,
    plain: str,
    found: Sequence[Clause],
    programmes: Sequence[ProgrammeCues],
) -> list[Draft]:
    """The one thing a notice says of its programme, with rate and days where it states them.

    ``programmes``: the one it is about, and the others it speaks of, whose rates are not its own.
    """
    cues, *sisters = programmes
    kind = kind_of(channel, title, plain)
    telling = _telling(found, cues, kind, title)
    if not telling:
        return []
    clause, *others = telling
    printed = kind is ProposalKind.CORRECTION and channel is Channel.FEDERAL_REGISTER
    draft = Draft(
        kind=kind,
        rule=f"notice-{kind.value}" + ("-print" if printed else ""),
        clause=clause,
        codes=_headings(found),
        codes_in=list_named(clause.text),
        amends=act_numbers(clause.text),
        standing=_standing(channel, kind),
        proposed=kind is ProposalKind.EVENT
        and _PROPOSED.search(lowered(title + plain[:3000])) is not None,
        spans=(
            *(whole(c, kind.value) for c in (clause, *others)),
            *_title_line(title, found, kind),
        ),
        programmes=(cues.slug,),
    )
    changed = next((c for c in found if CHANGED_LIST.search(c.lower)), None)
    if changed is not None and kind in (ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED):
        draft = replace(draft, spans=(*draft.spans, whole(changed, "scope")))
    if cues.slug == "us-adcvd-softwood":
        return [proceeding(draft, found)]
    told = without_background(found)
    told = joined_lines(told) if channel is Channel.CBP_CSMS else told
    told = revised(told) if channel is Channel.CBSA_NOTICES else told
    stated = [c for c in told if stands(c)]
    several = statements(draft, stated) if channel is Channel.CBSA_NOTICES else []
    if several:
        return several
    of_it = [c for c in stated if programme_of_rate(c, cues, sisters) is None]
    ban, rated = _ban(draft, found), _valued(draft, title, of_it, found)
    if channel is not Channel.CBSA_NOTICES and ban is None and kind is ProposalKind.CONFIRMATION:
        several = in_columns(rated, found) or in_dated_rows(rated, found)
        several = several or (by_heading(rated, stated) if channel is Channel.CBP_CSMS else [])
        if len(several) > 1:
            return several
    if ban is not None:
        return [ban, rated] if rated.rate_new else [ban]
    beside = _beside(rated, stated)
    own = [each for each in beside if each.kind is ProposalKind.EXEMPTION]  # decided, not recalled
    more = _of_sisters(draft, stated, cues, sisters) if channel is Channel.CBP_CSMS else []
    return [*own, rated, *(each for each in beside if each not in own), *more]


def _of_sisters(
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
            bare = replace(
                draft, clause=clause, rate_new=(), rate_old=(), programmes=(sister.slug,)
            )
            spans = rate_spans(clause, rates)
            own = replace(bare, effective=None, hour=None, last_day=None, codes=(), spans=spans)
            own = replace(own, rate_new=tuple(p.value for p in rates))
            return [own.starting(begun, clause).ending(ends(clause), clause)]
    return []


_GONE = re.compile(
    r"\b(?:removal|termination|cessation|elimination|repeal) of\b|\bno longer\b|\babrogation d"
)
"""A message on what is paid no more: the rate it tells is the old one."""


def _valued(draft: Draft, title: str, stated: Sequence[Clause], found: Sequence[Clause]) -> Draft:
    """The draft with its rates and days; where duty goes or ends, a rate told is the old one."""
    if draft.kind is ProposalKind.END:
        return ended(rate_that_ends(dated(draft, stated), found), stated)
    if draft.kind is ProposalKind.CONFIRMATION and _GONE.search(lowered(title)):
        return rate_that_ends(ended(dated(draft, stated), found), found)
    if draft.kind in (ProposalKind.CODES_REMOVED, ProposalKind.EXEMPTION):
        return dated(draft, stated)
    moved = [c for c in stated if _WAS_PUT_OFF.search(c.lower)]
    draft = put_off(draft, stated if draft.kind is ProposalKind.POSTPONEMENT else moved)
    draft = corrected(draft, found)
    draft = relief(draft, stated, found)
    draft = draft if draft.rate_new else rated(draft, stated, found)
    return dated(rates_in_general(draft, found), stated)


_WAS_PUT_OFF = re.compile(
    r"\b(?:president|secretary|proclamation|order|representative|commerce"
    r"|ustr) (?:has )?(?:further )?"
    r"(?:delay(?:s|ed)|postpone[sd]|defer(?:s|red)) [^.;]{1,260}\b(?:until"
    r"|to) (?:12:01 a\.m[^;]{0,40})?[a-z]+ \d"
    r"|\b(?:is|are|has been|have been) (?:further )?(?:postponed|delayed|deferred) (?:from|to"
    r"|until)"
    r"|\b(?:est|sont|a été|ont été) (?:reporté|différé)e?s? (?:du|au|jusqu)"
)


def _beside(draft: Draft, stated: Sequence[Clause]) -> list[Draft]:
    """What a notice decides beside its main subject."""
    if draft.kind in (ProposalKind.CODES_ADDED, ProposalKind.CODES_REMOVED):
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
            span = whole(clause, "scope")
            other = replace(draft, kind=kind, rule=f"notice-{kind.value}", clause=clause)
            other = replace(other, rate_new=(), rate_old=(), codes_in=list_named(clause.text))
            if begins(clause) is None:
                return [replace(other, spans=(span, *draft.days_told))]
            own = replace(other, effective=None, hour=None, last_day=None, spans=(span,))
            return [own.starting(begins(clause), clause)]
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


def _ban(draft: Draft, found: Sequence[Clause]) -> Draft | None:
    """Goods that may not enter at all are told apart from any rate beside them."""
    told = [c for c in found if len(c.text) > HEAD and BANS.search(c.lower)]
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


def _standing(channel: Channel, kind: ProposalKind) -> Standing:
    if kind is ProposalKind.EVENT or not (channel.makes_law or channel.explains_law):
        return Standing.ANNOUNCED
    return Standing.ENACTED


def _telling(
    found: Sequence[Clause], cues: ProgrammeCues, kind: ProposalKind, title: str
) -> list[Clause]:
    """The clauses that say it: what the notice does first, then what is of the programme."""
    name = lowered(title)

    def weight(clause: Clause) -> int:
        low = clause.lower
        if low.rstrip(". ") in name:
            return 0
        of_it = cues.text is not None and cues.text.search(low) is not None
        named = bool(set(act_numbers(clause.text)) & cues.acts)
        pattern = {ProposalKind.CORRECTION: CORRECTS, ProposalKind.CODES_ADDED: ADDS}.get(
            kind, INQUIRES
        )
        fits = pattern.search(low) is not None
        return 3 * (_TELLS.search(low) is not None) + 2 * fits + of_it + named + _says(low)

    kept = [c for c in found if len(c.text) > HEAD and weight(c) > 0]
    best = sorted(kept, key=lambda c: (-weight(c), c.start))[:_EVIDENCE]
    return best or [c for c in found if lowered(c.text).rstrip(". ") in name][:1]


def _title_line(title: str, found: Sequence[Clause], kind: ProposalKind) -> tuple[Evidence, ...]:
    """The title where the text prints it: it says what a notice is, and often nothing else does."""
    name = _bare(title)
    line = next((c for c in found if name and c.first and _bare(c.text) == name), None)
    return (whole(line, kind.value),) if line is not None else ()


def _bare(words: str) -> str:
    """Words alone, to compare a title with its line: no marks of headings, no stops."""
    return " ".join(re.findall(r"\w+", lowered(words)))


def _says(low: str) -> bool:
    return _SAYS.search(low) is not None


def _headings(found: Sequence[Clause]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(code for c in found for code in codes_named(c.text)))[:20]
