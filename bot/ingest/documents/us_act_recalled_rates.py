"""Old rates that the recitals of an act recall: what an earlier act set, what its goods bear."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.domain.proposals import ProposalKind
from bot.ingest.documents.drafts import Draft, changed_from, rate_that_ends
from bot.ingest.documents.lexicon import act_numbers
from bot.ingest.documents.rates import Percent, percents
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_commands import PAST
from bot.ingest.documents.us_act_parts import ActParts

_SET_BY_ACT = re.compile(
    r"\b(?:set|impos|establish|fix|put|plac|proclaim|declar|levi)\w{0,4}\b[^;.]{0,60}\b(?:dut(?:y|ies)|tariffs?|rate"
    r"|surcharge)\b"
)


def of_the_act_changed(found: Sequence[Draft], act: ActParts) -> list[Draft]:
    """The changed rates with the only one that a recital says the act set which is changed."""
    told = [
        (clause, set(act_numbers(clause.text)), rates)
        for clause in act.reasons
        if _SET_BY_ACT.search(clause.lower)
        if (rates := tuple(p for p in percents(clause.text) if p.duty))
    ]
    return [_rate_of_act(each, told) for each in found]


def borne_under_an_act(found: Sequence[Draft], act: ActParts) -> list[Draft]:
    """The duties on the very goods that a recital says bear another under an earlier act."""
    borne = [pair for clause in act.reasons for pair in _borne(clause)]
    return [_as_borne(each, borne) for each in found]


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
    return changed_from(draft, its)


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
    return changed_from(draft, pairs)


def _rate_of_goods(draft: Draft, told: Sequence[tuple[Clause, tuple[Percent, ...]]]) -> Draft:
    """Of several rates that an act set, the one on the goods of a change; none where two fit."""
    own = _goods(_before_its_rate(draft))
    pairs = [each for clause, rates in told for each in _by_goods(clause, rates)]
    most = max((len(own & words) for _, _, words in pairs), default=0)
    best = [(clause, rate) for clause, rate, words in pairs if most and len(own & words) == most]
    return changed_from(draft, best)


def _already_set(
    draft: Draft, told: Sequence[tuple[Clause, set[str], tuple[Percent, ...]]]
) -> Draft:
    """A duty on the very goods on which an earlier act set another: that one changes."""
    own = _goods(_before_its_rate(draft))
    its_acts = ((c, rates) for c, acts, rates in told if acts or _BY_ITS_DAY.search(c.lower))
    pairs = [p for clause, rates in its_acts for p in _by_goods(clause, rates)]
    its = [(clause, rate) for clause, rate, words in pairs if words and words <= own]
    return changed_from(draft, its)


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


def told_in_a_recital(found: Sequence[Draft], act: ActParts) -> list[Draft]:
    """The old rate where only a recital tells it: 'from 10 percent to 25 percent'."""
    return [_recalled(each, act.reasons) for each in found]


_RELIEF_ENDS = re.compile(
    r"\W{0,4}(?:\w{1,3}[.)]\s{0,8})?(?:the |any )?(?:exemption|exception|exclusion|relief)\b"
)


def _had_no_rate(draft: Draft) -> bool:
    """Whether what ends is relief, or a ban that is lifted."""
    if draft.kind is ProposalKind.END and _RELIEF_ENDS.match(draft.clause.lower):
        return True
    return draft.rule == "ban-lifted"


def _recalled(draft: Draft, recitals: Sequence[Clause]) -> Draft:
    spared = draft.kind is ProposalKind.END or draft.rule == "held"
    if _had_no_rate(draft):
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


def standing_now(found: Sequence[Draft], act: ActParts) -> list[Draft]:
    """The changed rates with the one that a recital says is paid now on the same goods.

    Each rate of such a sentence goes with the words that lead to it, or follow it; where several
    speak of a change's goods alike, none is taken.
    """
    told = [each for clause in act.reasons for each in _standing(clause)]
    return [_rate_standing(each, told) for each in found] if told else list(found)


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
    return changed_from(draft, best if most or len(told) == 1 else ())


def _before_its_rate(draft: Draft) -> str:
    """The words of a clause that lead to its new rate: after it others' rates may stand."""
    at = next((p.start for p in percents(draft.clause.text) if p.value in draft.rate_new), None)
    return draft.clause.lower[:at]
