"""Old rates that clauses of an act point at: of a clause by its number, of a sentence beside."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.proposals import Evidence, ProposalKind
from bot.ingest.documents.drafts import Draft, as_old, changed_from
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_parts import ActParts

_CHARGE = r"(?:(?:duty )?rates?(?: of duty)?|dut(?:y|ies)|tariffs?|surcharge|tax)"
_EARLIER = re.compile(
    rf"{_CHARGE} (?:in|of|under|by|(?:described|set|imposed|stated|fixed) (?:in|by|under))"
    r" clause \(?(\d{1,2})\)?"
)
_BECOMES = re.compile(
    r"\s{0,8}(?:\(\w{1,3}\)\s{0,8})?(?:[^;]{3,90}, )?the "
    + _EARLIER.pattern
    + r" (?:shall|will) (?:then |thereafter |instead )?(?:be|rise|increase|go|become|fall|drop)\b"
)
"""A clause whose matter is the duty that an earlier one sets: it changes that."""


GOES_ON_ABOUT = re.compile(
    r"\s{0,8}(?:\(\w{1,3}\)\s{0,8})?it (?:shall|will|is to) (?:then |thereafter )?(?:be"
    r" (?:further )?"
    r"(?:increased|raised|reduced|lowered)|increase|rise|fall|drop)\b"
)
"""A clause that says of the duty of the one before it what becomes of it then."""
_THIS_RATE = re.compile(
    r"\s{0,8}(?:\(\w{1,3}\)\s{0,8})?(?:(?:on|from|as of|starting|beginning|effective|after)"
    r"[^;]{0,60}, )?(?:this|such|that|the) (?:(?:duty )?rate(?: of duty)?|duty|tariff|surcharge)"
    r" (?:shall|will) (?:then |thereafter )?(?:be (?:increased|raised|reduced|lowered)|increase"
    r"|rise"
    r"|go|fall|drop|step|decrease)\b|\s{0,8}(?:\(\w{1,3}\)\s{0,8})?(?:this|such|that) (?:duty"
    r" )?rate"
    r" (?:shall|will)\b"
)


def with_earlier_rates(duties: list[Draft]) -> list[Draft]:
    """Where a clause raises 'the rate in clause 2', the rate of clause 2 is the old one."""
    by_number = {d.clause.number: d for d in reversed(duties) if d.rate_new}
    found: list[Draft] = []
    for draft in duties:
        named = _EARLIER.findall(draft.clause.lower)
        earlier = [by_number[n] for n in named if n in by_number and by_number[n] is not draft]
        if (
            not earlier
            and found
            and (_THIS_RATE.match(draft.clause.lower) or GOES_ON_ABOUT.match(draft.clause.lower))
        ):
            earlier = [found[-1]] if found[-1].clause is not draft.clause else []
        goes_on = bool(found) and _next_step(found[-1], draft)
        if not earlier and goes_on:
            earlier = [found[-1]]
        becomes = goes_on or _BECOMES.match(draft.clause.lower) is not None
        changes = draft.kind is ProposalKind.RATE_CHANGE or becomes
        if draft.rate_old or not earlier or not changes:
            found.append(draft)
            continue
        draft = replace(draft, kind=ProposalKind.RATE_CHANGE)
        rates = tuple(dict.fromkeys(rate for each in earlier for rate in each.rate_new))
        spans = tuple(
            Evidence(start=each.spans[0].start, end=each.spans[0].end, for_="rate-old")
            for each in earlier
        )
        found.append(replace(draft, rate_old=rates, spans=(*draft.spans, *spans)))
    return found


_SAME_GOODS = re.compile(
    r"\W{0,4}(?:\w{1,3}[.)]\s{0,8})?(?:[a-z ]{3,40}\. )?(?:for|on|with respect to|in the case of)"
    r" (?:such|these|those|the same) (?:goods|articles|products|imports|items|parts|vehicles)\b"
)


def _next_step(before: Draft, draft: Draft) -> bool:
    """Whether a clause says of the goods of the one before it what they pay from a later day."""
    if _SAME_GOODS.match(draft.clause.lower) is None or before.effective is None:
        return False
    return draft.effective is not None and draft.effective > before.effective


_REPLACES = re.compile(
    r"\b(?:rates?|dut(?:y|ies)|tariffs?) (?:in|of|under|set (?:in|by)) clause"
    r" \(?(?P<clause>\d{1,2})\)? (?:shall |will )?(?:replaces?|takes? the place of|supersedes?"
    r"|(?:is|are|applies|apply) (?:in (?:place|lieu) of|instead of))\b"
)


_ABOVE_IT = re.compile(
    r"\b(?:in excess of|above|over|beyond|exceed\w*|outside)\b[^;.]{0,80}"
    r"\b(?:quantit(?:y|ies)|quotas?|volumes?|limits?|amounts?)\b[^;.]{0,40}\b(?:continues?|remains?|stays?)\b[^;.]{0,40}"
    r"(?:subject to|at|dutiable)"
)


def _as_above_the_quota(draft: Draft) -> Draft:
    """A rate within a quantity, with the one that its clause says is paid on beyond it."""
    above = _ABOVE_IT.search(draft.clause.lower)
    if above is None or not draft.of_duty or draft.rate_old:
        return draft
    rates = tuple(p for p in percents(draft.clause.text) if p.duty and p.start >= above.end())[:1]
    if not rates or rates[0].value in draft.rate_new:
        return draft
    return replace(draft, kind=ProposalKind.RATE_CHANGE).rated(draft.clause, as_old(rates))


def above_a_quantity(found: Sequence[Draft], _: ActParts) -> list[Draft]:
    """The rates within a quantity with what their own clause says is paid on beyond it."""
    return [_as_above_the_quota(each) for each in found]


def of_the_clause_replaced(found: Sequence[Draft], act: ActParts) -> list[Draft]:
    """The drafts with the rate that another clause says those of their own take the place of."""
    said = {
        told["clause"]: (clause, rates)
        for clause in act.commands
        if (told := _REPLACES.search(clause.lower)) is not None
        if len(rates := tuple(p for p in percents(clause.text) if p.duty)) == 1
    }
    return [_replacing(each, said) for each in found]


def of_the_next_sentence(found: Sequence[Draft], act: ActParts) -> list[Draft]:
    """The drafts with the rate that the sentence behind theirs says it takes the place of."""
    return [_replaced_next(each, act.commands) for each in found]


_IT_REPLACES = re.compile(
    r"\s{0,8}(?:this|that|such|the(?: new| foregoing| above)?)(?: (?:ad valorem|duty|tariff))?"
    r" (?:rate(?: of duty)?|dut(?:y|ies)|tariff|surcharge) (?:shall |will )?"
    r"(?:replaces?|supersedes?|takes? the place of"
    r"|(?:is|are|be|applies|apply) (?:in (?:place|lieu) of|instead of))\b"
)


def _replaced_next(draft: Draft, body: Sequence[Clause]) -> Draft:
    """The rate that the next sentence of the same paragraph says the new one takes the place of."""
    if not draft.of_duty or draft.rate_old or not draft.rate_new:
        return draft
    at = bisect_right(body, draft.clause.start, key=lambda clause: clause.start)
    for clause in body[at : at + 1]:
        rates = tuple(p for p in percents(clause.text) if p.duty)
        same = clause.paragraph == draft.clause.paragraph and len(rates) == 1
        if same and _IT_REPLACES.match(clause.lower) and rates[0].value not in draft.rate_new:
            return replace(draft, kind=ProposalKind.RATE_CHANGE).rated(clause, as_old(rates))
    return draft


def _replacing(draft: Draft, said: Mapping[str, tuple[Clause, tuple[Percent, ...]]]) -> Draft:
    own = re.match(r"\d*", draft.clause.number)
    if not draft.of_duty or draft.rate_old or own is None or own[0] not in said:
        return draft
    clause, rates = said[own[0]]
    return replace(draft, kind=ProposalKind.RATE_CHANGE).rated(clause, as_old(rates))


def of_the_section_described(found: Sequence[Draft], act: ActParts) -> list[Draft]:
    """The changes of 'the duty described in section 1' with the only rate that it ends with."""
    return [_rate_described(each, act.reasons) for each in found]


_THAT_DUTY = re.compile(
    r"\W{0,4}(?:(?:sec(?:tion)?\.?\s{0,3})?\(?\w{1,3}[.)]\s{0,8}){0,3}(?:[a-z ]{3,40}\.\s{1,4})?"
    r"(?:(?:beginning|effective|from|starting|on|as of) [^,;]{3,80}, )?"
    r"(?:that|this|such|the said|those) (?:[a-z-]+ ){0,2}"
    r"(?:dut(?:y|ies)|rates?|tariffs?|surcharge)\b"
)
"""A clause whose matter is the duty that the sentence before it names: 'That tariff is halved'."""


def of_the_sentence_before(found: Sequence[Draft], act: ActParts) -> list[Draft]:
    """The changes of 'that duty' with the only rate of the sentence that goes before it."""
    ordered = sorted((*act.reasons, *act.commands), key=lambda clause: clause.start)
    return [_rate_pointed_to(each, ordered) for each in found]


def _rate_pointed_to(draft: Draft, told: Sequence[Clause]) -> Draft:
    if not draft.of_duty or draft.rate_old or not _THAT_DUTY.match(draft.clause.lower):
        return draft
    at = bisect_right(told, draft.clause.start - 1, key=lambda clause: clause.start)
    before = next((c for c in reversed(told[:at]) if len(c.text) > _A_HEADING), None)
    rates = [] if before is None else [(before, p) for p in percents(before.text) if p.duty]
    return changed_from(draft, rates)


_A_HEADING = 30
"""Characters up to which a line is the number or the name of a section."""
_DESCRIBED = re.compile(
    r"\b(?:dut(?:y|ies)|rates?|tariffs?) (?:described|referred to|mentioned|identified|recalled)"
    r" (?:in|under) (?:section|clause|paragraph) \(?(\d{1,2})\)?"
)


def _rate_described(draft: Draft, recitals: Sequence[Clause]) -> Draft:
    named = _DESCRIBED.search(draft.clause.lower)
    if named is None or not draft.of_duty or draft.rate_old or not draft.rate_new:
        return draft
    its = [c for c in recitals if re.sub(r"\D", "", c.number) == named[1]]
    rates = [(c, p) for c in its for p in percents(c.text) if p.duty and not p.old]
    return changed_from(draft, rates)
