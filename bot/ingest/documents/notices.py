"""Notices, guidance and announcements: what somebody says of a measure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.documents import Channel
from bot.domain.measures import Standing
from bot.domain.proposals import Evidence, ProposalKind
from bot.ingest.documents.customs_messages import by_goods
from bot.ingest.documents.customs_notices import revised, statements
from bot.ingest.documents.customs_relief import relief_in_parts, with_days_of_relief
from bot.ingest.documents.deeds import HOLDS, deed_of
from bot.ingest.documents.drafts import Draft, as_old, rate_that_ends, whole
from bot.ingest.documents.effect import begins, ends
from bot.ingest.documents.lexicon import ProgrammeCues, ProgrammeKind, act_numbers
from bot.ingest.documents.lists import codes_named, list_named
from bot.ingest.documents.mood import stands, without_background
from bot.ingest.documents.notice_beside import LISTED, ban, beside, of_sisters, titled_beside
from bot.ingest.documents.notice_corrections import corrected
from bot.ingest.documents.notice_days import (
    dated,
    ended,
    of_a_process,
    put_off,
    relief,
)
from bot.ingest.documents.notice_headings import (
    by_heading,
    in_columns,
    in_dated_rows,
    in_entry_lines,
    in_lines_with_old,
    joined_lines,
)
from bot.ingest.documents.notice_kinds import ADDS, CORRECTS, INQUIRES, kind_of, only_asks
from bot.ingest.documents.notice_lists import adds, in_lists, takes_off
from bot.ingest.documents.notice_moves import moved
from bot.ingest.documents.notice_parts import in_parts
from bot.ingest.documents.notice_proceedings import proceeding
from bot.ingest.documents.notice_rates import (
    CHANGED_LIST,
    HEAD,
    programme_of_rate,
    rated,
    rates_in_general,
)
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause, lowered

_SAYS = re.compile(
    r"subject to|assess(?:ed)?|rate|impos|effective|determin|revis|modif|provid|advise"
    r"|purpose of|allow"
    r"|announc|establish|propos|relief|amend|remission|surtax|duty|duties|tariff|exclusion"
    r"|exempt|exten[ds]|prolong|decid"
)
_PROPOSED = re.compile(r"propos(?:ed|es|ing)|would be|request for comments?|considering|recommend")
_EVIDENCE = 4
_TELLS = re.compile(
    r"\bthis (?:notice|message|document|rule|order|(?:interim |temporary )?final rule)\b"
    r"|purpose of this|commerce\)? (?:\w+"
    r" )?(?:determines|finds)"
    r"|\b(?:announces?|certifies|revises|is conducting|seeks|initiated|is imposing|will impose"
    r"|grants|denies|approves)\b"
    r"|\b(?:request|seek|sought|invit|solicit)(?:s|es|ed|ing)? (?:public |written )?comments?\b"
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
    cues, *sisters = programmes if channel is Channel.CBP_CSMS else programmes[:1]
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
        of_kind=cues.kind,
    )
    draft = _with_scope(draft, found, telling)
    if cues.kind is ProgrammeKind.TRADE_REMEDY:
        return [proceeding(draft, found)]
    told = without_background(found)
    told = joined_lines(told) if channel is Channel.CBP_CSMS else told
    told = revised(told) if channel is Channel.CBSA_NOTICES else told
    stated = [c for c in told if stands(c) and not _was_held_back(c)]
    if channel is Channel.CBSA_NOTICES and (
        several := relief_in_parts(draft, told) or statements(draft, stated)
    ):
        return several
    of_it = [c for c in stated if programme_of_rate(c, cues, sisters) is None]
    asks = kind is ProposalKind.EVENT and channel is Channel.FEDERAL_REGISTER
    if asks and only_asks(title, plain):
        valued = of_a_process(draft, of_it)
    else:
        valued = _valued(draft, title, of_it, found)
    if channel is Channel.CBSA_NOTICES and not valued.days_told:
        valued = with_days_of_relief(valued, told)
    parts: list[Draft] = []
    if channel is Channel.FEDERAL_REGISTER:
        parts = in_lists(valued, title, stated) or in_parts(valued, found)
    if not parts and (refused := ban(draft, title, found)) is not None:
        return [refused, valued] if _sets_beside(valued, found) else [refused]
    several = parts or _by_heading(channel, valued, stated, found, (cues, sisters))
    if len(several) > 1:
        return several
    change = moved(valued, found) if channel is Channel.FEDERAL_REGISTER else None
    told_too = of_sisters(draft, stated, cues, sisters)
    told_too = told_too or titled_beside(valued, title, stated, cues, sisters)
    more = [*beside(valued, stated), *told_too]
    return _with_more(valued, more, change)


def _with_scope(draft: Draft, found: Sequence[Clause], telling: Sequence[Clause]) -> Draft:
    """The draft with the clause that tells how a list changes, as evidence of its scope; of a
    confirmation only one that tells nothing else of it and adds or takes away.
    """
    changed = next((c for c in found if CHANGED_LIST.search(c.lower)), None)
    shown = draft.kind in LISTED
    if shown and changed is None:
        does = takes_off if draft.kind is ProposalKind.CODES_REMOVED else adds
        changed = next((c for c in found if c not in telling and does(c.lower)), None)
    if changed is None and draft.kind is ProposalKind.CONFIRMATION:
        changed = next((c for c in found if _ADDS_TO_LIST.search(c.lower)), None)
        shown = changed not in telling
    if changed is None or not shown:
        return draft
    return replace(draft, spans=(*draft.spans, whole(changed, "scope")))


_ADDS_TO_LIST = re.compile(
    r"\b(?:will be|is|are|has been|have been) (?:hereby )?(?:adding|added|removing|removed)\b"
    r"[^.;]{0,160}\b(?:annex|lists?|notes?|subdivisions?|scope|schedule)\b"
)
"""What a message confirms of a list: the sentence that its reviewer looks for."""


def _sets_beside(valued: Draft, found: Sequence[Clause]) -> bool:
    """Whether a notice on goods that are barred sets a rate, and says more than that it stays."""
    rates = [span for span in valued.spans if span.for_ == "rate"]
    told = [c for c in found if any(span.start < c.end and c.start < span.end for span in rates)]
    return bool(valued.rate_new) and not any(HOLDS.search(c.lower) for c in told)


def _with_more(valued: Draft, more: Sequence[Draft], change: Draft | None) -> list[Draft]:
    """A notice's main change among the others, in the order of their weight."""
    if change is not None:  # what is moved is the matter, unless lists are changed as well
        return [*([valued] if valued.kind in LISTED else []), *more, change]
    decided = [each for each in more if each.kind is ProposalKind.EXEMPTION]
    return [*decided, valued, *(each for each in more if each not in decided)]


def _by_heading(
    channel: Channel,
    valued: Draft,
    stated: Sequence[Clause],
    found: Sequence[Clause],
    served: tuple[ProgrammeCues, Sequence[ProgrammeCues]],
) -> list[Draft]:
    """The confirmations of a notice that gives several headings, or several goods, their rates."""
    if channel is Channel.CBSA_NOTICES or valued.kind is not ProposalKind.CONFIRMATION:
        return []
    several = in_lines_with_old(valued, found)
    several = several or in_columns(valued, found) or in_dated_rows(valued, found)
    several = several or in_entry_lines(valued, found)
    if several or channel is not Channel.CBP_CSMS:
        return several
    return by_goods(valued, stated, *served) or by_heading(valued, stated)


_HELD_BACK = re.compile(r"\bto (?:temporarily )?suspend\b[^;]{0,320}\buntil\b")


def _was_held_back(clause: Clause) -> bool:
    """Whether a sentence tells of a suspension that is over: its days are none of the duty's."""
    last = ends(clause) if _HELD_BACK.search(clause.lower) else None
    return last is not None and clause.near is not None and last.day <= clause.near


_GONE = re.compile(
    r"\b(?:removal|termination|cessation|elimination|repeal|end|discontinuation|revocation|lifting"
    r"|rescission|withdrawal|lapse) of\b|\bno longer\b"
    r"|\bends? (?=[a-z]{3,9} \d|on \b)"
    r"|\b(?:abrogation|fin|levée|élimination) d(?:e|u)\b"
)
"""A message on what is paid no more: the rate it tells is the old one."""


def _valued(draft: Draft, title: str, stated: Sequence[Clause], found: Sequence[Clause]) -> Draft:
    """The draft with its rates and days; where duty goes or ends, a rate told is the old one."""
    if draft.kind is ProposalKind.END:
        return ended(_only_rate(rate_that_ends(dated(draft, stated), found), stated), stated)
    relieves = draft.of_kind is ProgrammeKind.RELIEF  # where relief ends, the rate told is due
    gone = _GONE.search(lowered(title)) is not None and not relieves
    gone = gone or (not relieves and _tells_an_end(stated))
    if draft.kind is ProposalKind.CONFIRMATION and gone:
        return rate_that_ends(ended(dated(draft, stated), found), found)
    if draft.kind in (ProposalKind.CODES_REMOVED, ProposalKind.EXEMPTION):
        own = next((c for c in stated if _APPLY_SINCE.search(c.lower)), None)
        spared = draft if own is None else draft.starting(begins(own), own)
        return dated(spared, stated)
    moved = [c for c in stated if _WAS_PUT_OFF.search(c.lower)]
    draft = put_off(draft, stated if draft.kind is ProposalKind.POSTPONEMENT else moved)
    draft = corrected(draft, found)
    draft = relief(draft, stated, found)
    draft = draft if draft.rate_new else rated(draft, stated, found)
    if draft.kind is ProposalKind.NEW_DUTY and draft.rate_old:
        draft = replace(draft, kind=ProposalKind.RATE_CHANGE)
    return dated(rates_in_general(draft, found), stated)


def _only_rate(draft: Draft, stated: Sequence[Clause]) -> Draft:
    """An end with the only rate of duty that its notice tells."""
    rated = [(c, rates) for c in stated if (rates := _of_duty(c))]
    if draft.rate_old or len({p.value for _, rates in rated for p in rates}) != 1:
        return draft
    clause, rates = rated[0]
    return draft if HOLDS.search(clause.lower) else draft.rated(clause, as_old(rates[:1]))


def _of_duty(clause: Clause) -> tuple[Percent, ...]:
    return tuple(p for p in percents(clause.text) if p.duty)


def _tells_an_end(stated: Sequence[Clause]) -> bool:
    """Whether the only rate of duty that a message tells is of what it says is paid no more."""
    rated = [c for c in stated if _of_duty(c)]
    deeds = [deed_of(c.lower) for c in rated]
    one = len({p.value for c in rated for p in _of_duty(c)}) == 1
    return one and all(d is not None and d.kind is ProposalKind.END and not d.relief for d in deeds)


_APPLY_SINCE = re.compile(
    r"\b(?:exclusions?|exemptions?)\b[^.;]{0,100}\b(?:appl(?:y|ies) (?:as of|from|retroactively)"
    r"|(?:is|are) retroactive to)\b"
)
"""What relief says of its own days, which may lie far back."""
_WAS_PUT_OFF = re.compile(
    r"\b(?:president|secretary|proclamation|order|representative|commerce|ustr)"
    r"(?: of [a-z]{3,9} \d{1,2}, \d{4},?)? (?:has )?(?:further )?"
    r"(?:delay(?:s|ed)|postpone[sd]|defer(?:s|red)) [^.;]{0,260}?\b(?:until"
    r"|to) (?:12:01 a\.m[^;]{0,40})?[a-z]+ \d"
    r"|\b(?:is|are|has been|have been) (?:further )?(?:postponed|delayed|deferred|rescheduled|moved"
    r"|shifted|set back|put (?:off|back)|pushed (?:off|back|out)) (?:from|to|until|by|for)"
    r"|\b(?:est|sont|a été|ont été) (?:reporté|différé)e?s? (?:du|au|jusqu)"
)


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
        if low.rstrip(". ") in name or low.startswith("addresses:"):
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
