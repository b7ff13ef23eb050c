"""From when and to when the clauses of an act hold: as they say, or as another says for them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.days import days
from bot.ingest.documents.drafts import Draft, whole
from bot.ingest.documents.effect import POINTS_BACK, begins, ends, over
from bot.ingest.documents.moments import Moment, mentioned, single_day
from bot.ingest.documents.operative import SKIP
from bot.ingest.documents.periods import lasting
from bot.ingest.documents.reckoned import IN_PRINT, after_signing, calendar_start, in_some_time
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_named_days import (
    clauses_named,
    giving_the_day,
    number_of,
    only_day,
)
from bot.ingest.documents.us_act_rates import FIRST_STEP

_WHOLE = re.compile(
    r"(?:rates? of duty|tariffs?|dut(?:y|ies)|modifications?|changes|requirements|amendments?"
    r"|surcharge|provisions|actions?|exclusions?|prohibitions?|bans?|exceptions?|exemptions?|relief"
    r"|inclusions?|additions?|removals?|measures?|treatment|lists?|this (?:order|proclamation))"
    r"[^;]{0,220}"
    r"(?:(?:shall|will) (?:be effective|apply|take effect|enter into force|begin|start|commence"
    r"|be (?:assessed|collected) (?:on|from|with))"
    r"|(?:is|are|be|becomes?) effective|takes? effect|(?:enters?|comes?) into (?:force|effect)"
    r"|(?:shall|will) (?:be in (?:force|effect)|have effect)|appl(?:y|ies) (?:to"
    r"|with|as of"
    r"|from|on|beginning))"
    r"|\b(?:sub)?(?:clauses?|paragraphs?|sections?) \(?(?:\d|[a-z]\))[^;]{0,120}"
    r"\b(?:appl(?:y|ies) (?:to|with|on|as of|from|beginning)"
    r"|takes? effect|ha(?:s|ve) effect|(?:is|are) in (?:force|effect)|begins?|starts?"
    r"|(?:is|are|shall be|will be|becomes?) effective)"
)
_GOES_ON = re.compile(
    r"(?:such|this|these|the first of (?:these|the|those)|the (?:modifications|above|foregoing"
    r"|rates?|duties|tariffs?))\b"
)
_SAME_PERIOD = re.compile(
    r"\b(?:for|during|over|in) the same period\b|\b(?:on|as of|from|at|with effect from) (?:the"
    r"|that)"
    r" same (?:day|date|time|hour)\b|\bon the same terms\b"
)
_AFTER_PERIOD = re.compile(r"\b(?:after|following) (?:that|this|the said) period\b|\bthereafter\b")


def with_same_period(duties: list[Draft]) -> list[Draft]:
    """A clause 'for the same period' has the days of the one before it."""
    found: list[Draft] = []
    for draft in duties:
        if found and _SAME_PERIOD.search(draft.clause.lower) and draft.effective is None:
            draft = replace(
                draft,
                effective=found[-1].effective,
                hour=found[-1].hour,
                last_day=draft.last_day or found[-1].last_day,
                spans=(*draft.spans, *found[-1].days_told),
            )
        last = found[-1].last_day if found else None
        if last is not None and _AFTER_PERIOD.search(draft.clause.lower):
            draft = _following(found[-1], last, draft)
        found.append(draft)
    return found


def from_the_same_day(found: Sequence[Draft]) -> list[Draft]:
    """Changes 'from the same day' with that of the change that goes before them in the text."""
    return [
        each
        if each.effective is not None or not _SAME_DAY.search(each.clause.lower)
        else _from_before(each, found)
        for each in found
    ]


def _from_before(draft: Draft, found: Sequence[Draft]) -> Draft:
    """A change with the first day of the nearest dated one before it."""
    before = [d for d in found if d.clause.start < draft.clause.start and d.effective is not None]
    last = max(before, key=lambda each: each.clause.start, default=None)
    return draft if last is None else draft.from_the_day_of(last)


_SAME_DAY = re.compile(
    r"\b(?:on|as of|from|at|with effect from|beginning(?: on| at)?) (?:the|that) (?:very )?same"
    r" (?:day|date|time|hour)\b"
)


_LASTS = (
    r"(?:suspension|pause|delay|postponement|stay|deferral|period|exemption|exclusion|relief"
    r"|reduction|modification)"
)
WHEN_IT_ENDS = re.compile(
    rf"\b(?:upon|at|on|after|following|from|with|as of) the (?:end|expiry|expiration|lapse"
    rf"|conclusion|close) of (?:the|this|that|such) {_LASTS}\b"
    rf"|\b(?:when|once|after) (?:the|this|that|such) {_LASTS} (?:ends|expires|lapses|is over"
    r"|has (?:ended|expired|lapsed))\b"
)
"""What begins when something that the act holds back, or gives for a time, is over."""


def from_when_it_ends(found: Sequence[Draft]) -> list[Draft]:
    """Changes 'upon the end of the suspension' with the day on which that is over."""
    return [
        _from_its_end(each, found)
        if each.effective is None and WHEN_IT_ENDS.search(each.clause.lower)
        else each
        for each in found
    ]


def _from_its_end(draft: Draft, found: Sequence[Draft]) -> Draft:
    """From the day after the last of the nearest change before it, or to which a start waits."""
    before = [d for d in found if d.clause.start < draft.clause.start]
    for other in sorted(before, key=lambda each: -each.clause.start):
        waits = other.effective if other.kind is ProposalKind.POSTPONEMENT else None
        day = other.last_day + timedelta(days=1) if other.last_day is not None else waits
        if day is not None:
            told = tuple(replace(span, for_="effective") for span in other.days_told)
            return replace(draft, effective=day, spans=(*draft.spans, *told))
    return draft


def _following(before: Draft, last: date, draft: Draft) -> Draft:
    """What a clause sets for after the period of the one before it: from the day after its last."""
    if draft.effective is not None:
        return draft
    rates = tuple(replace(s, for_="rate-old") for s in before.spans if s.for_ == "rate")
    told = tuple(replace(s, for_="effective") for s in before.spans if s.for_ == "last-day")
    return replace(
        draft,
        kind=ProposalKind.RATE_CHANGE,
        rate_old=draft.rate_old or before.rate_new,
        effective=last + timedelta(days=1),
        spans=(*draft.spans, *told, *rates),
    )


def dated(found: Sequence[Draft], body: Sequence[Clause], signed: date | None) -> list[Draft]:
    """Days that stand in the sentence after a clause, or in a clause for the whole act."""
    general = [c for c in body if _is_general(c) and _start(c, signed)]
    alone = () if general else _only_dated(body)
    begun = (
        _from_context(each, body, () if _runs_to(each) else general or alone, signed)
        for each in found
    )
    said = [c for c in body if _LAPSING.search(c.lower)]
    lasting_long = (_lapsing(_for_a_time(each, body, said), said) for each in begun)
    binding = _binding(body)
    return [_bound_the_same_day(each, binding) for each in lasting_long]


def _is_general(clause: Clause) -> bool:
    """Whether a clause says of the whole act, or of clauses it names, when it holds."""
    low = _without_refunds(clause.lower)
    return _WHOLE.search(low) is not None and SKIP.search(low) is None


def _without_refunds(low: str) -> str:
    """A clause without its last part, where that tells who pays back what was paid since a day of
    the past."""
    refunds = _REFUNDS.search(low, low.rfind(";") + 1)
    return low if refunds is None else low[: refunds.start()] + " "


_REFUNDS = re.compile(
    r",? (?:and|so that) (?:the )?(?:commissioner|secretary|united states customs|u\.s\."
    r" customs|cbp)\b"
    r"[^;]{0,160}?\b(?:shall|may|will) (?:refund|repay)"
)


def _runs_to(draft: Draft) -> bool:
    """Whether relief is given to a day of its own and from none: another clause's is not its."""
    return draft.kind is ProposalKind.EXEMPTION and draft.last_day is not None


def _start(clause: Clause, signed: date | None) -> Moment | None:
    """The first day a clause names, by its date or counted from the day of the act."""
    begun = begins(clause)
    if begun is not None or IN_PRINT.search(clause.lower):
        return begun
    counted = after_signing(clause, signed) or calendar_start(clause, signed)
    return counted or in_some_time(clause)


def _for_a_time(draft: Draft, body: Sequence[Clause], said: Sequence[Clause]) -> Draft:
    """The last day of what lasts 'for a period of 150 days', as the clause says that starts it.

    ``said``: the clauses that may say how long something lasts.
    """
    if draft.effective is None or draft.last_day is not None or draft.kind not in _WHAT_LAPSES:
        return draft
    where = {span.start for span in draft.days_told}
    lapses = {c.start for c in said if _is_said_to_lapse(draft, c)}
    told = (c for c in body if c.start in lapses or any(c.start <= at < c.end for at in where))
    for clause in (draft.clause, *told):
        draft = draft.ending(lasting(clause, draft.effective), clause)
    return draft


_LAPSES = re.compile(
    r"\b(?:the|this|such) (?P<what>reduction|modification|suspension|exemption|exception|exclusion"
    r"|prohibition|surcharge|duty|duties|rates?|tariffs?)\b[^.;]{0,120}"
    r"\b(?:lapses?|expires?|ends?|terminates?|ceases?|(?:remains?|is|are|be) in (?:effect|force))\b"
)
_WHAT_LAPSES = {
    ProposalKind.EXEMPTION: ("suspension", "exemption", "exception", "exclusion", "reduction"),
    ProposalKind.BAN: ("exclusion", "prohibition"),
    ProposalKind.NEW_DUTY: ("surcharge", "duty", "duties", "rate", "rates", "tariff", "tariffs"),
    ProposalKind.RATE_CHANGE: ("reduction", "modification", "rate", "rates"),
}
"""By what a clause of its own calls a change of each kind when it says how long it lasts."""


def _lapsing(draft: Draft, said: Sequence[Clause]) -> Draft:
    """The last day that a clause of its own gives, where the act makes but one such change."""
    if draft.last_day is not None or draft.effective is None:
        return draft
    for clause in said:
        if not _is_said_to_lapse(draft, clause):
            continue
        gone = over(clause) if _IT_LAPSES.match(clause.lower) else None
        last = gone.day_before if gone is not None else ends(clause)
        if last is not None and last.day > draft.effective and not SKIP.search(clause.lower):
            return draft.ending(last, clause)
    return draft


def _is_said_to_lapse(draft: Draft, clause: Clause) -> bool:
    """Whether a clause says how long a change lasts: by its kind, its number, or the whole act."""
    if draft.kind not in _WHAT_LAPSES:
        return False
    if _IT_LAPSES.match(clause.lower):
        return any(clause.start - _GAP <= span.end <= clause.start for span in draft.days_told)
    said = _LAPSES.search(clause.lower)
    if said is not None:
        return said["what"] in _WHAT_LAPSES[draft.kind]
    if _CLAUSE_LAPSES.search(clause.lower) is None:
        return False
    named = clauses_named(clause)
    return not named or number_of(draft.clause) in named


_IT_LAPSES = re.compile(
    r"\s{0,8}(?:it|they) (?:shall|will) (?:cease|end|expire|lapse|terminate|remain in (?:effect"
    r"|force)|continue|be in (?:effect|force))\b"
)
"""What a sentence says of the duty whose start the one before it gives."""
_GAP = 3
"""Characters between two sentences of one paragraph."""
_CLAUSE_LAPSES = re.compile(
    r"(?:\b(?:clauses?|sections?|paragraphs?) \(?\d{1,2}\)?(?:(?:,? and|,) \(?\d{1,2}\)?){0,6}"
    r"(?: of this (?:proclamation|order))?|\bthis (?:proclamation|order)) (?:shall |will )?"
    r"(?:cease|expire|lapse|terminate|remain in (?:effect|force)|continue in (?:effect|force)"
    r"|be in (?:effect|force)|have effect|end)"
)
_LAPSING = re.compile(
    rf"^(?:{_IT_LAPSES.pattern})|{_LAPSES.pattern.replace('(?P<what>', '(?:')}"
    rf"|{_CLAUSE_LAPSES.pattern}"
)
"""Any of them: few clauses say it, and each change asks them all."""


def _from_context(
    draft: Draft, body: Sequence[Clause], general: Sequence[Clause], signed: date | None
) -> Draft:
    if draft.kind is ProposalKind.EVENT or draft.effective is not None:
        return draft
    if draft.kind in _GOES_TO and draft.last_day is not None:
        return draft  # it goes on to that day, and starts nowhere
    if _ANOTHER_TIME.search(draft.clause.lower) and _start(draft.clause, signed) is None:
        return draft
    then = _day_of_clause(draft.clause, body, signed) or _day_pointed_to(draft.clause, body)
    then = then or _day_of_its_rate(draft, body, signed)
    if then is not None:
        return draft.starting(*then)
    following = [
        c
        for c in body
        if c.paragraph == draft.clause.paragraph
        and c.start > draft.clause.start
        and _GOES_ON.match(c.lower)
    ]
    own = () if draft.rule == FIRST_STEP else (draft.clause,)
    for clause in (*own, *following[:3], *giving_the_day(draft, general)[:1]):
        moment = _start(clause, signed) or only_day(clause, body)
        if moment is not None:
            return draft.starting(moment, clause).ending(ends(clause), clause)
    return draft


DAY_OF_CLAUSE = re.compile(
    r"\b(?:day|date|time) (?:and time )?(?:specified|set (?:out|forth)|stated|named|given|provided"
    r"|described|mentioned) (?:in|by|under) (?:sub)?(?:clause|section|paragraph) \(?(\d{1,2})\)?"
    r"(?:\(([a-z])\))?(?! of (?:proclamation|executive order))"
)


_GOES_TO = (ProposalKind.POSTPONEMENT, ProposalKind.END)


def _day_of_clause(
    clause: Clause, body: Sequence[Clause], signed: date | None
) -> tuple[Moment, Clause] | None:
    """The first day of the clause of this act 'on the date specified in' which one begins."""
    named = DAY_OF_CLAUSE.search(clause.lower)
    for other in body if named is not None else ():
        if named is None or number_of(other) != named[1]:
            continue
        if named[2] is None or _letter_of(other) == named[2]:
            moment = _start(other, signed) or single_day(other)
            if moment is not None:
                return moment, other
    return None


def _day_of_its_rate(
    draft: Draft, body: Sequence[Clause], signed: date | None
) -> tuple[Moment, Clause] | None:
    """The day that the sentence with the rate of a list names by its clause."""
    proved = {span.start for span in draft.spans if span.for_ == "rate"}
    stating = (c for c in body if c.start in proved and c is not draft.clause)
    told = (_day_of_clause(each, body, signed) for each in stating)
    return next((each for each in told if each is not None), None)


def _letter_of(clause: Clause) -> str:
    """The letter of an item: 'b' of '(3)(b)'; '' where it has none."""
    return re.sub(r".*\d", "", clause.number)


def _day_pointed_to(clause: Clause, body: Sequence[Clause]) -> tuple[Moment, Clause] | None:
    """The only day of the sentence before, for one that says 'from then on'."""
    if POINTS_BACK.search(clause.lower) is None or days(clause.text, clause.near):
        return None
    before = [c for c in body if c.paragraph == clause.paragraph and c.start < clause.start]
    named = days(before[-1].text, before[-1].near) if before else ()
    return (mentioned(before[-1], named[0]), before[-1]) if len(named) == 1 else None


_ANOTHER_TIME = re.compile(
    r"\b(?:starting|beginning|effective|from|as of|commencing|not before|in|by) (?:in |with"
    r" )?(?:the"
    r" (?:spring|summer|fall|autumn|winter|start|end|beginning|first half|second half|(?:first"
    r"|second"
    r"|third|fourth|last) quarter) of )?(?:january |february |march |april |may |june |july |august"
    r" |september |october |november |december )?20\d\d\b(?! \(|,? (?:and|as amended))"
    r"|\b(?:on|from|as of|after|until) (?:the|a) (?:later )?(?:date|day|time) (?:on which|when|that"
    r" the|to be|the|as the|specified by the|determined)\b"
    r"|\b(?:after|following) (?:that|this|the said) (?:period|date|day|time)\b|\bthereafter\b"
    r"|^\W{0,8}(?:\w{1,3}\)\W{0,4})?in the event\b"
    r"|\b(?:on|from|after|as of) the (?:effective|implementation|start) date of (?:the|that|such)"
    r" (?:agreement|arrangement|notice|determination)\b"
    r"|\b(?:once|as soon as|upon (?:(?:the|a|an|his|her|its|my) )?(?:completion|receipt|noti\w+"
    r"|determin\w+|finding|conclusion|approval|failure|occurrence|certification|expiration|expiry"
    r"|submission|report|ratification|agreement|confirmation|establishment))\b"
)
"""A time that is no day of the calendar: what is said to begin then does not begin on another."""


def _only_dated(body: Sequence[Clause]) -> list[Clause]:
    """The clause with a start, where an act names but one day from which anything applies."""
    dated = [(c, m) for c in body if (m := begins(c)) is not None and not SKIP.search(c.lower)]
    return [dated[0][0]] if len({m.day for _, m in dated}) == 1 else []


_BINDS = re.compile(r"subject to|shall be ineffective|no longer (?:apply|be in effect)")


def _binding(body: Sequence[Clause]) -> dict[date, list[Clause]]:
    """The clauses that say what becomes of goods from a day on, by that day."""
    found: dict[date, list[Clause]] = {}
    for clause in body:
        if _BINDS.search(clause.lower) and (moment := begins(clause)) is not None:
            found.setdefault(moment.day, []).append(clause)
    return found


def _bound_the_same_day(draft: Draft, binding: Mapping[date, Sequence[Clause]]) -> Draft:
    """Clauses that say of the same day what becomes of goods, as further evidence of a duty."""
    if not draft.of_duty or draft.effective is None:
        return draft
    known = {(span.start, span.end) for span in draft.spans}
    same = binding.get(draft.effective, ())
    more = islice((whole(c, "duty") for c in same if (c.start, c.end) not in known), 3)
    return replace(draft, spans=(*draft.spans, *more))
