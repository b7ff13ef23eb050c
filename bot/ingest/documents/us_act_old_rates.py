"""The rates that went before those an act sets, where its own clause does not tell them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.domain.proposals import Evidence, ProposalKind
from bot.ingest.documents.drafts import Draft, as_old, rate_that_ends
from bot.ingest.documents.lexicon import act_numbers
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause

PAST = re.compile(
    r"\b(?:i|was|were|been|had|previously)(?: have| also| then)? (?:imposed|increased|reduced"
    r"|raised|provided)"
)
"""A sentence that tells what an earlier act did."""
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


def rates_replaced(found: Sequence[Draft], body: Sequence[Clause]) -> list[Draft]:
    """The drafts with the rate that another clause says those of their own take the place of."""
    said = {
        told["clause"]: (clause, rates)
        for clause in body
        if (told := _REPLACES.search(clause.lower)) is not None
        if len(rates := tuple(p for p in percents(clause.text) if p.duty)) == 1
    }
    found = [_as_above_the_quota(each) for each in found]
    return [_replaced_next(_replacing(each, said), body) for each in found]


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


_SET_BY_ACT = re.compile(
    r"\b(?:set|impos|establish|fix|put|plac|proclaim|declar|levi)\w{0,4}\b[^;.]{0,60}\b(?:dut(?:y|ies)|tariffs?|rate"
    r"|surcharge)\b"
)


def rates_of_acts(found: Sequence[Draft], recitals: Sequence[Clause]) -> list[Draft]:
    """The changed rates with the only one that a recital says the act set which is changed."""
    told = [
        (clause, set(act_numbers(clause.text)), rates)
        for clause in recitals
        if _SET_BY_ACT.search(clause.lower)
        if (rates := tuple(p for p in percents(clause.text) if p.duty))
    ]
    borne = [pair for clause in recitals for pair in _borne(clause)]
    return [_as_borne(_rate_of_act(each, told), borne) for each in found]


_BEARS = re.compile(
    r"^\W{0,4}(?:\d{1,2}\.\s{1,4})?under (?:proclamation|executive order) \d{4,5}\b[^;]{0,160}?"
    r"\b(?:bears?|pays?|(?:is|are) (?:now |currently )?subject to)\b"
    r"|\b(?:bears?|pays?|(?:is|are) (?:now |currently )?subject to)\b[^;.]{0,60}?\d ?(?:percent|%)"
    r"[^;.]{0,60}\bunder (?:proclamation|executive order) \d{4,5}\b"
)
"""'Under Proclamation 11021, steel bears a duty of 50 percent, derivatives one of 25 percent'."""


def _borne(clause: Clause) -> list[_Told]:
    """The rates of such a sentence, each with the words for its goods that lead to it."""
    if _BEARS.search(clause.lower) is None:
        return []
    rates = [p for p in percents(clause.text) if p.duty]
    starts = (0, *(p.end for p in rates[:-1]))
    return [
        (clause, rate, _goods(clause.lower[start : rate.start]))
        for rate, start in zip(rates, starts, strict=True)
    ]


def _as_borne(draft: Draft, borne: Sequence[_Told]) -> Draft:
    """A duty on the very goods that a recital says bear another: that one changes."""
    if not draft.of_duty or draft.rate_old or not borne:
        return draft
    own = _goods(_before_its_rate(draft))
    its = [(clause, rate) for clause, rate, words in borne if words and words <= own]
    return _changed_from(draft, its)


def _rate_of_act(
    draft: Draft, told: Sequence[tuple[Clause, set[str], tuple[Percent, ...]]]
) -> Draft:
    if draft.of_duty and draft.rate_new and not draft.rate_old and not draft.amends:
        return _already_set(draft, told)
    amended = draft.of_duty and _PART_AMENDED.search(draft.clause.lower) is not None
    if not (draft.kind is ProposalKind.RATE_CHANGE or amended):
        return draft
    if not draft.amends or draft.rate_old:
        return draft
    its = [(clause, rates) for clause, acts, rates in told if acts & set(draft.amends)]
    pairs = [(clause, rate) for clause, rates in its for rate in rates]
    if len({rate.value for _, rate in pairs}) > 1:
        return _rate_of_goods(draft, its)
    return _changed_from(draft, pairs)


def _changed_from(draft: Draft, told: Sequence[tuple[Clause, Percent]]) -> Draft:
    """A change of the only rate that is told, by the first clause that tells it; the draft as it is
    where none or several are, or the act sets the same."""
    values = {rate.value for _, rate in told}
    if len(values) != 1 or values & set(draft.rate_new):
        return draft
    clause, rate = told[0]
    return replace(draft, kind=ProposalKind.RATE_CHANGE).rated(clause, as_old((rate,)))


def _rate_of_goods(draft: Draft, told: Sequence[tuple[Clause, tuple[Percent, ...]]]) -> Draft:
    """Of several rates that an act set, the one on the goods of a change; none where two fit."""
    own = _goods(_before_its_rate(draft))
    pairs = [each for clause, rates in told for each in _by_goods(clause, rates)]
    most = max((len(own & words) for _, _, words in pairs), default=0)
    best = [(clause, rate) for clause, rate, words in pairs if most and len(own & words) == most]
    return _changed_from(draft, best)


def _already_set(
    draft: Draft, told: Sequence[tuple[Clause, set[str], tuple[Percent, ...]]]
) -> Draft:
    """A duty on the very goods on which an earlier act set another: that one changes."""
    own = _goods(_before_its_rate(draft))
    its_acts = ((c, rates) for c, acts, rates in told if acts or _BY_ITS_DAY.search(c.lower))
    pairs = [p for clause, rates in its_acts for p in _by_goods(clause, rates)]
    its = [(clause, rate) for clause, rate, words in pairs if words and words <= own]
    return _changed_from(draft, its)


_BY_ITS_DAY = re.compile(r"\b(?:proclamation|executive order) of [a-z]{3,9} \d{1,2}, \d{4}")
"""An earlier act without its number."""


def _by_goods(clause: Clause, rates: Sequence[Percent]) -> list[_Told]:
    """The rates of a sentence, each with the words for its goods that follow it."""
    ends = (*(p.start for p in rates[1:]), len(clause.text))
    return [
        (clause, rate, _goods(clause.lower[rate.end : end]))
        for rate, end in zip(rates, ends, strict=True)
    ]


_PART_AMENDED = re.compile(
    r"\b(?:clause|section|subsection|paragraph) \(?\w{1,4}\)?(?:\(\w\))? of (?:proclamation"
    r"|executive order) \d{4,5}\b[^;\"]{0,40}\b(?:shall (?:now )?read"
    r"|(?:is|are|shall be) (?:hereby )?(?:further )?(?:amended|replaced|modified|revised)"
    r" (?:to read|by the following|as follows))"
)
"""A part of an act in new words, whatever rate it had before."""


OWN_STEP = re.compile(
    r"\b(?:aforementioned|foregoing|this|that|such|said) [\d.]{1,6} ?(?:percent|%)"
    r" (?:rate|duty|tariff)(?: of duty)? (?:shall|will|would)\b"
)
"""'The aforementioned 20 percent rate shall increase': a step of the act's own, to come later."""


def old_rate_told(draft: Draft, recitals: Sequence[Clause]) -> Draft:
    """The old rate where only a recital tells it: 'from 10 percent to 25 percent'."""
    spared = draft.kind is ProposalKind.END or draft.rule == "held"
    if draft.rule == "ban-lifted":  # what is let in again had no rate
        return draft
    if spared and not draft.rate_old:
        return rate_that_ends(draft, recitals)
    if not draft.of_duty or draft.rate_old:
        return draft
    for clause in recitals:
        found = percents(clause.text)
        old = tuple(p for p in found if p.duty and p.old)
        new = {p.value for p in found if p.duty and not p.old}
        past = PAST.search(clause.lower) or OWN_STEP.search(clause.lower)
        if old and new & set(draft.rate_new) and not past:
            return replace(draft.rated(clause, old), kind=ProposalKind.RATE_CHANGE)
    return draft


_THE_DUTY = re.compile(
    r"\W{0,4}(?:(?:sec(?:tion)?\.?\s{0,3})?\w{1,3}[.)]\s{0,8}){0,3}(?:[a-z ]{3,40}\.\s{1,4})?"
    r"(?:(?:beginning|effective|from|starting|on|as of) [^,;]{3,80}, )?the "
    r"(?:[a-z-]+ ){0,4}?(?:dut(?:y|ies)|rates?|tariffs?|surcharge)\b"
)
"""A clause whose matter is a duty that is there already: 'The duty on energy shall be'."""
_STANDS = re.compile(
    r"\b(?:currently|presently|at present|now|today|stands? at|still)\b(?![^;.]{0,80}\b(?:should"
    r"|would|could|recommend|propos)\w*)"
)
_CONTENT = re.compile(r"[a-z]{4,}")
_OF_ANY = frozenset(
    re.findall(
        r"\w+",
        "duty duties rate rates tariff tariffs surcharge additional percent valorem products"
        " product bear bears"
        " goods articles imports imported import canada canadian shall will that this"
        " with from under currently presently present stands stand still today subject dutiable"
        " united states such other than those these which proclamation order clause section"
        " effect entered into force imposed dated certain",
    )
)
"""Words that tell no goods from others."""


def rates_standing(found: Sequence[Draft], recitals: Sequence[Clause]) -> list[Draft]:
    """The changed rates with the one that a recital says is paid now on the same goods.

    Each rate of such a sentence goes with the words that lead to it, or follow it; where several
    speak of a change's goods alike, none is taken.
    """
    found = [_rate_described(each, recitals) for each in found]
    told = [each for clause in recitals for each in _standing(clause)]
    return [_rate_standing(each, told) for each in found] if told else found


_THAT_DUTY = re.compile(
    r"\W{0,4}(?:(?:sec(?:tion)?\.?\s{0,3})?\(?\w{1,3}[.)]\s{0,8}){0,3}(?:[a-z ]{3,40}\.\s{1,4})?"
    r"(?:(?:beginning|effective|from|starting|on|as of) [^,;]{3,80}, )?"
    r"(?:that|this|such|the said|those) (?:[a-z-]+ ){0,2}"
    r"(?:dut(?:y|ies)|rates?|tariffs?|surcharge)\b"
)
"""A clause whose matter is the duty that the sentence before it names: 'That tariff is halved'."""


def rates_pointed_to(found: Sequence[Draft], told: Sequence[Clause]) -> list[Draft]:
    """The changes of 'that duty' with the only rate of the sentence that goes before it."""
    ordered = sorted(told, key=lambda clause: clause.start)
    return [_rate_pointed_to(each, ordered) for each in found]


def _rate_pointed_to(draft: Draft, told: Sequence[Clause]) -> Draft:
    if not draft.of_duty or draft.rate_old or not _THAT_DUTY.match(draft.clause.lower):
        return draft
    at = bisect_right(told, draft.clause.start - 1, key=lambda clause: clause.start)
    before = next((c for c in reversed(told[:at]) if len(c.text) > _A_HEADING), None)
    rates = [] if before is None else [(before, p) for p in percents(before.text) if p.duty]
    return _changed_from(draft, rates)


_A_HEADING = 30
"""Characters up to which a line is the number or the name of a section."""
_DESCRIBED = re.compile(
    r"\b(?:dut(?:y|ies)|rates?|tariffs?) (?:described|referred to|mentioned|identified|recalled)"
    r" (?:in|under) (?:section|clause|paragraph) \(?(\d{1,2})\)?"
)


def _rate_described(draft: Draft, recitals: Sequence[Clause]) -> Draft:
    """'The duty described in section 1 shall be': the only rate that section ends with."""
    named = _DESCRIBED.search(draft.clause.lower)
    if named is None or not draft.of_duty or draft.rate_old or not draft.rate_new:
        return draft
    its = [c for c in recitals if re.sub(r"\D", "", c.number) == named[1]]
    rates = [(c, p) for c in its for p in percents(c.text) if p.duty and not p.old]
    values = {rate.value for _, rate in rates}
    if len(values) != 1 or values & set(draft.rate_new):
        return draft
    clause, rate = rates[0]
    return replace(draft, kind=ProposalKind.RATE_CHANGE).rated(clause, as_old((rate,)))


_Told = tuple[Clause, Percent, frozenset[str]]


def _standing(clause: Clause) -> list[_Told]:
    """The rates that a sentence says stand now, each with the words for its goods."""
    if _STANDS.search(clause.lower) is None:
        return []
    rates = [p for p in percents(clause.text) if p.duty]
    if not any(p.old for p in rates):
        return []
    low = clause.lower
    ends = [0, *(p.end for p in rates[:-1])]
    starts = [*(p.start for p in rates[1:]), len(low)]
    led = _OF_GOODS.search(low[: rates[0].start]) is not None
    spans = zip(ends, (p.start for p in rates), strict=True) if led else None
    spans = spans or zip((p.end for p in rates), starts, strict=True)
    return [
        (clause, rate, _goods(low[first:last]))
        for rate, (first, last) in zip(rates, spans, strict=True)
    ]


_OF_GOODS = re.compile(r"\b(?:on|of|for|from)\b")
"""Words that name goods before a rate; else they follow it: '35 percent on vehicles'."""
_ASIDE = re.compile(r"\b(?:other than|except(?: for)?|excluding|save for)\b[^,;]{0,80}")


def _goods(low: str) -> frozenset[str]:
    words = _CONTENT.findall(_ASIDE.sub(" ", low))
    return frozenset(word.rstrip("s") for word in words if word not in _OF_ANY)


def _rate_standing(draft: Draft, told: Sequence[_Told]) -> Draft:
    if not draft.of_duty or draft.rate_old or not draft.rate_new:
        return draft
    if draft.kind is ProposalKind.NEW_DUTY and not _THE_DUTY.match(draft.clause.lower):
        return draft
    own = _goods(_before_its_rate(draft))
    alike = [(len(own & words) or not (own or words), clause, rate) for clause, rate, words in told]
    most = max(count for count, _, _ in alike)
    best = [(clause, rate) for count, clause, rate in alike if count == most]
    values = {rate.value for _, rate in best}
    if len(values) != 1 or values & set(draft.rate_new) or not (most or len(told) == 1):
        return draft
    clause, rate = best[0]
    return replace(draft, kind=ProposalKind.RATE_CHANGE).rated(clause, as_old((rate,)))


def _before_its_rate(draft: Draft) -> str:
    """The words of a clause that lead to its new rate: after it others' rates may stand."""
    at = next((p.start for p in percents(draft.clause.text) if p.value in draft.rate_new), None)
    return draft.clause.lower[:at]
