"""Percentages in acts: which are rates of duty, which the old one, and which something else."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bot.ingest.documents.percentages import PercentMention, percentages
from bot.ingest.documents.restated import RatePut, rates_put
from bot.ingest.documents.roles import Role, chance_of, chances
from bot.ingest.documents.text import Clause, lowered

_DUTY = re.compile(
    r"ad valorem|\b(?:bears?|assessed|charged|levied|taxed)(?: at)? (?:an? )?\d"
    r"|\bdut(?:y|ies|iable)\b"
    r"|\b(?:shall |will |must )?pays? (?:only |instead |an? )*\d"
    r"|\btari(?:ff|f)s?\b|\bsurtax(?:es)?\b"
    r"|\bsurcharge\b|\brate\b|\bdroits?\b"
    r"|\bthe same (?:reduction|increase)\b|\bsurtaxe\b|\btaux\b|\d ?(?:percent|per cent|%)"
    r" (?:is|are|shall be) substituted\b"
)
# After a percentage: what it is a share of. "25% of the value for duty" is Canada's way of a rate.
_SHARE_AFTER = re.compile(
    r"\s{0,8}or (?:more|less|greater|higher|lower|fewer|above|below)\b|\s{0,8}(?:or (?:more"
    r"|less|greater)\s{1,8})?(?:by (?:weight|volume|value)|of (?:the |its"
    r" |their "
    r"|all |u\.s\.? |united"
    r" states |domestic |global |total |aggregate |2024|2023|fiscal|annual |a |an |an? mhdv|canad"
    r"|content|those|which|consumption|imports|world|industry|any|each|owner|shares|non-)"
    r"|[a-z-]{0,12}\s?(?:capacity|content|threshold|share|volume|utili[sz]ation|owned"
    r"|recycled|de 2024))"
)
_VALUE_AFTER = re.compile(
    r"\s{0,8}of (?:the|their|its) (?:full )?(?:(?:customs )?value for duty|(?:dutiable |customs "
    r"|full )?"
    r"value (?:determined|of (?:the|each|every) (?:goods?|imported|articles?|products?|import"
    r"|package|parcel|shipment|item))|value,? determined"
    r"|appraised value|declared value|entered value)"
    r"|\s{0,8}of the (?:value of (?:the |its |their )?)?non-(?:u\.s\.|united states|canadian"
    r"|american)"
    r" (?:content|value)"
)
_DUTY_BEFORE = re.compile(
    r"\b(?:dut(?:y|ies)|tariffs?|surcharge|surtax)(?: (?:that|which) is)? (?:equal to|of|amounting"
    r" to) $"
)
_OF_VALUE = re.compile(r" of (?:the|their|its) (?:[a-z]+ )?value\b")
"""'An additional duty equal to 30 percent of their value': what a rate is always a share of."""
_UNDER_IT = re.compile(r"\bunder (?:the|an?) $")
_IS_DUTY = re.compile(
    r" (?:additional )?(?:ad valorem )?(?:dut(?:y|ies)|tariffs?|surcharge|surtax)\b"
)
"""'Brought under the 25 percent duty': that is no share below 25 percent."""
_SHARE_BEFORE = re.compile(
    r"(?:at least|at most|more than|less than|greater than|fewer than|approximately|about|nearly"
    r"|almost|only|over|exceeds?|under|below|above|threshold of|minimum of|content of|roughly"
    r"|\b(?:share|content|portion|proportion)(?: [a-z]+){0,4} (?:is|was|are|were|of|stands at)"
    r"|accounted? for|accounting for|produced|share of|utilization(?: rate)? of|capacity of"
    r"|between [\d.]+(?: percent)? and|(?:increas|reduc|lower|rais|decreas|declin)ed by|cut by"
    r"|(?:\b(?:quotas?|quantit(?:y|ies)|allocations?)\b[^.;%]{0,60} by"
    r"|\b(?:rédui|diminu|abaiss|coup)\w{0,4} [^.;%]{0,30}\b(?:quotas?|contingents?"
    r"|quantités?)\b[^.;%]{0,60} de)"
    r"(?: [\d.,]+ ?(?:%|per ?cent|pour cent)(?: [a-zà-ÿ]+){0,4} (?:and|et)(?: by| de)?)?"
    r"|grew by|fell by"
    r"|rose by|up|down)\s{0,8}(?:the )?$"
)
_OLD_BEFORE = re.compile(
    r"(?:\bfrom(?: an?| the)?(?: additional)?(?: ad valorem)?(?: (?:rate|duty|tariff)s?(?:"
    r" of(?: duty(?: of)?)?)?)?\s{0,8}$"
    r"|(?:in lieu of|instead of|rather than|in (?:the )?place of)(?: being)?(?: subject to"
    r"| charged(?: with)?| at| paying)?(?: an?| the| that)?(?: additional)?(?: (?:reduced"
    r"|lower(?:ed)?|higher|present|current|former|ordinary|existing|general|earlier|previous))?"
    r"(?: ad valorem)?(?: (?:rate|dut(?:y|ies)|tariff|surtax|surcharge)s?(?: rate)?"
    r"(?: of(?: duty(?: of)?)?)?)?\s{0,8}$"
    r"|do not (?:report|use|claim|file) [\d., and]{4,40}(?:\(|at )$"
    r"|\b(?:former|previous|earlier|prior|old) (?:additional )?(?:rate|dut(?:y|ies)|tariff|surtax)"
    r" of(?: duty of)?\s{0,8}$"
    r"|\b(?:substituted|exchanged) for\s{0,8}$"
    r"|\b(?:has|have) (?:borne|paid|carried|been(?: at| charged(?: at)?)?)(?: an?| the)?\s{0,8}$"
    r"|\b(?:was|were|had been|stood at|old)(?: formerly| previously| until then)?\s{0,4}$"
    r"|\bétait (?:jusque-là |alors )?de\s{0,4}$"
    r"|\bdown from\s{0,8}$|\bup from\s{0,8}$"
    r"|current(?:ly)?[a-z ]{0,30}$|\bthe (?:present|existing)(?: rate of| duty of)? $"
    r"|(?<!items are )(?<!goods are )(?<!\d are )"
    r"\b(?:now|presently|at present|until now|so far|hitherto) (?:pay|bear|carr(?:y|ied)|stand"
    r"|subject|dutiable|paid|borne|amount|due)[a-z]{0,3}[a-z ]{0,30}$"
    r"|(?:delet|strik|remov|replac)\w{0,4} (?:the words )?\"[^\"]{0,90}$"
    r"|\b(?:remplacement|substitution),? (?:de|du|des|à|aux?)(?: mots?| passages?)?"
    r" [\"«][^\"«»]{0,90}$"
    r"|\b(?:message|notice|guidance|table|annex|document|bulletin)s? (?:showed|gave|stated|printed"
    r"|read)(?: an?)?(?: (?:rate|duty|tariff) of)?\s{0,4}\+?\s{0,4}$"
    r"|\b(?:relieved of|exempt from|free of|without|one-half of|half of)(?: the| an?)?(?:"
    r" one-half of the"
    r"| half of the)? (?:rate|duty|tariff|surcharge) of\s{0,8}$"
    r"|\bshall not be (?:subject to|charged(?: with)?|liable (?:to|for)) (?:an?|the|that)(?:"
    r" additional)?(?: ad valorem)?"
    r" (?:rate|dut(?:y|ies)|tariff)s?"
    r"(?: rate)?(?: of(?: duty of)?)?\s{0,8}(?:\d{1,3}(?:\.\d+)? ?(?:percent|%) (?:or|and)"
    r" (?:of )?)?$"
    r"|\bnot (?:collect|charge)(?: the| that)?(?: additional)?\s{0,8}$"
    r"|\bno longer(?: at| pays?| subject to| collect| charge)?(?: an?| the)?\s{0,8}$"
    r"|,? (?:and |but )?not(?: an?| the| at)?\s{0,8}$"
    r"|au lieu (?:de|d'un taux de)\s{0,8}$|en remplacement (?:de|du taux de)\s{0,8}$"
    r"|(?:replac|supersed)(?:e|es|ing) (?:the )?(?:(?:rate|surtax|duty|tariff) of )?\s{0,8}$"
    r"|\bcontre\s{0,8}$|\bcompared (?:with|to)\s{0,8}$"
    r"|passera de\s{0,8}$|passe de\s{0,8}$|\bde\s{0,8}$(?<=passer de))"
)
_TO_A_DAY = re.compile(r" (?:through|until|up to|before) [a-z]{3,9}\.? \d")
"""'30% (25% through December 31)': what is paid until then."""
_FROM_FR = re.compile(r"\bde\s{0,8}$")
_TO_FR = re.compile(r"\s{0,4}à\s{1,4}\d")
"""'De 25 % à 50 %': the first is the old rate."""
_ANOTHER_SUBJECT = (
    r"\band (?:the|an?|its|their|any|all|every|no)\b|\b(?:who|whose)\b"
    r"|(?<!that)(?<!which) (?:applies|apply|is|are|shall|will|may|must) (?!(?:hereby |further )*"
    r"(?:doubled|tripled|halved|cut|be (?:doubled|tripled|halved|cut)|not\b|no longer|closed))"
)
"""Between a rate and a verb that is not said of it: 'is imposed on lumber, and the bond is
doubled', 'is imposed, and drawback shall not be available'."""
_OLD_AFTER = re.compile(
    r"\s{0,8}(?:ad valorem)?[a-z ]{0,24}\"?,?\s{1,3}(?:(?:should|shall) (?:read|be read)|(?:is|are)"
    r" corrected to read)|"
    r"\s{0,4}[\"»]? (?:est|sont) remplacée?s? par|"
    r" (?:before|until (?:now|then)|previously|formerly|hitherto)\)|"
    r"(?: ad valorem)?, (?:is|are|shall be|will be) (?:hereby |further )*(?:increased|reduced"
    r"|raised|lowered|cut|changed) (?:by [\w. ]{1,20} (?:percentage )?points?,? )?(?:to|by) \d|"
    rf"(?:(?!percent|per cent|%|{_ANOTHER_SUBJECT})[^;.]){{0,160}}?(?<!that)"
    r" (?:is|are|shall be|will be) (?:hereby |further )*"
    r"(?:doubled|tripled|halved|cut (?:in|by) half)\b|"
    rf"\)?(?:(?!{_ANOTHER_SUBJECT}|\band\b)[^;.%]){{0,60}}"
    r" (?:may|shall|should|must|can|will|is|are)"
    r" (?:(?:no longer|not) (?:to )?(?:be )?(?:used|reported|claimed|filed|accepted|available)"
    r"|closed)\b|\s{0,8}(?:ad valorem"
    r" )?(?:additional )?(?:duty |tariff )?rate (?:of duty )?(?:(?:provided|set|imposed|stated"
    r"|described|specified)[a-z ]{0,40} )?(?:shall|will|is"
    r"|are) (?:be )?"
    r"(?:increase|reduce|lower|raise)"
    r"|(?:(?!percent|per cent|%|\band\b|\bwhich\b)[^;,.]){0,120}?"
    r"\b(?:(?:is|are|shall be|will be) (?:hereby |further )*"
    r"(?:increased|reduced|raised|lowered|cut|changed|modified|halved|doubled|brought|replaced)"
    r"|(?:shall|will) (?:instead |then )?(?:increase|rise|go up|fall|drop|be (?:increased|raised"
    r"|reduced|lowered)))(?: (?:in half|by half|down|up))?,? (?:to|by|with) (?:\d|an? )"
    r"|(?: ad valorem)? (?:shall become|becomes?|will become) (?:\d|an? )"
    r"|(?: [a-z]+){0,6} (?:shall|will) (?:instead |now )?be \d{1,3}(?:\.\d+)? ?(?:percent|%)"
    r"|(?: ad valorem)? (?:imposed|set|provided|established|fixed|levied|stated|prescribed"
    r"|specified)(?: for)? (?:by|in|under|pursuant to) (?:(?!percent|per cent|%)[^;.]){3,80}?"
    r" (?:shall|will)(?:, (?:for|in the case of|on|with respect to) [^,;.%]{3,90},)? (?:instead"
    r" |now )?"
    r"be (?:an? )?\d{1,3}(?:\.\d+)? ?(?:percent|%)"
    r"|(?:(?!percent|per cent|%)[^;.]){0,120}?\bshall\b[^;.]{0,60}\bnot exceed \d"
    r"|(?: ad valorem)? (?:has|have) been (?:collected|paid|charged|due|owed|in force|levied)\b"
    r"|(?: ad valorem)?(?: (?:dut(?:y|ies)|tariffs?|surcharge))? (?:shall|will) (?:not|no"
    r" longer) be"
    r" (?:collected|charged|levied|assessed|due|payable)\b"
    r"|(?: ad valorem)?,? (?:at present|now|currently|today|until now|so far|heretofore)\b"
)
_ASIDE_NOW = re.compile(r", (?:now|currently|presently|at present|today)(?: at| of)? $")
_IS_CHANGED = re.compile(r"(?: ad valorem)?, (?:is|are|shall|will|goes|rises|falls|doubles)\b")
"""'The duty on butter, now 40 percent, shall go up'."""
_RELATIVE = re.compile(
    r"(?:that (?:are|were|is|was)|which (?:are|were)|currently|previously|presently)"
    r" (?:\w+ )?subject to (?:an?|the) [^,;.]{0,80}$"
)
_BASE = re.compile(
    r"column 1[a-z ]{0,30}\b(?:is|of|at) (?:an? )?$"
    r"|column 1[^.;]{0,60}(?:less than|at least|greater than|equal to|higher than|lower"
    r" than)[^.;]{0,40}$"
    r"|(?:less than|at least|greater than|or equal to)[^.;]{0,25}$"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Percent:
    """A percentage in a clause. ``duty``: it is a rate of duty; ``old``: the one that goes."""

    value: Decimal
    start: int
    end: int
    duty: bool
    old: bool = False


def percents(text: str, *, of_duty: bool = False) -> tuple[Percent, ...]:
    """The percentages of one clause (readable), in order, each with what it is.

    ``of_duty``: what leads to the clause speaks of duties already ('the rate shall be:').

    >>> [(str(p.value), p.duty, p.old) for p in percents(
    ...     "shall increase from 25 percent ad valorem to 50 percent; 95 percent of the content")]
    [('25', True, True), ('50', True, False), ('95', False, False)]
    """
    found = percentages(text)
    if not found:
        return ()
    low = lowered(text)
    about_duty = of_duty or _DUTY.search(low) is not None
    surely = _surely_old(text, found)
    put = rates_put(low)
    read = (_percent(each, low, about_duty) for each in found)
    return tuple(
        replace(each, old=_goes(each, put, each.old or each.value in surely)) for each in read
    )


def _goes(found: Percent, put: Sequence[RatePut], otherwise: bool) -> bool:
    """Whether an amendment's words take a rate out; ``otherwise`` where they don't speak of it."""
    own = next((each for each in put if each.start <= found.start < each.end), None)
    return otherwise if own is None else found.value == own.old


def playing(clause: Clause, role: Role, chance: float) -> tuple[Percent, ...]:
    """The rates of a clause that play a role with that chance: new ones, or old ones.

    A percentage that no words tell to be a rate has to be surer.
    """
    odds = chances(clause.text, clause.near)
    return tuple(
        replace(each, old=role is Role.OLD_RATE, duty=True)
        for each in percents(clause.text)
        if odds.get(each.start, {}).get(role, 0.0) >= (chance if each.duty else _SURE)
    )


def told_apart(text: str) -> bool:
    """Whether a clause (readable) tells a new rate of duty from an old one.

    >>> told_apart("the duty rises from 25 percent to 50 percent"), told_apart("a duty of 25%")
    (True, False)
    """
    return len({p.old for p in percents(text) if p.duty}) > 1


def _surely_old(text: str, found: Sequence[PercentMention]) -> set[Decimal]:
    """The rates that the model takes for old ones wherever the clause names them."""
    odds = chances(text, None)
    low = lowered(text)
    sure = {
        p: chance_of(odds.get(p.start, {}), Role.OLD_RATE) >= _SURE
        and _JOINS_IT.search(low[max(0, p.start - 240) : p.start]) is None
        and _IS_NOW.search(low[max(0, p.start - 40) : p.start]) is None
        for p in found
    }
    return {p.value for p in found if sure[p]} - {p.value for p in found if not sure[p]}


_JOINS_IT = re.compile(
    r"\badd(?:s|ed|ing)?\b[^.;]{3,200}\bsubject to (?:the|an?) (?:[a-z0-9-]+ ){0,6}"
    r"(?:duty|rate|tariff|surcharge|surtax) of $"
)
"""Before the rate of a list that goods are added to."""
_IS_NOW = re.compile(
    r"\b(?:(?:is|are|be|pays?|bears?) (?:now|henceforth)|so that|(?:shall|will) (?:now |then )?be"
    r"|becomes?)(?: at)?(?: an?)? $"
)
"""Before a rate that is to be: whatever it is like, it is not the one that goes."""
_SURE = 0.7
"""Chance from which a percentage is taken for an old rate that no words mark as such."""


def _percent(found: PercentMention, low: str, about_duty: bool) -> Percent:
    before, after = low[max(0, found.start - 120) : found.start], low[found.end :]
    of_value = _DUTY_BEFORE.search(before) and _OF_VALUE.match(after)
    named = _UNDER_IT.search(before) and _IS_DUTY.match(after)
    share = not (of_value or named or _VALUE_AFTER.match(after)) and (
        _SHARE_AFTER.match(after) is not None
        or _SHARE_BEFORE.search(before) is not None
        or _BASE.search(before) is not None
    )
    leaves = _FROM_FR.search(before) and _TO_FR.match(after)
    aside = before.endswith("(") and _TO_A_DAY.match(after)
    old = any(
        (
            aside,
            _OLD_BEFORE.search(before),
            _RELATIVE.search(before),
            _OLD_AFTER.match(after),
            _ASIDE_NOW.search(before) and _IS_CHANGED.match(after),
            leaves,
        )
    )
    return Percent(
        value=found.value,
        start=found.start,
        end=found.end,
        duty=about_duty and not share,
        old=old,
    )
