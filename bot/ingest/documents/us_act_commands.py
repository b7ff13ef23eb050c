"""Whether a clause of an act commands something for goods, and whether it sets what they pay."""

from __future__ import annotations

import re

from bot.ingest.documents.deeds import NOT_OVER
from bot.ingest.documents.operative import BANS, SETS, SKIP
from bot.ingest.documents.rates import percents
from bot.ingest.documents.text import Clause
from bot.ingest.documents.us_act_rates import UNSURE

_COMMANDS = re.compile(
    r"\bshall\b|\bwill\b|hereby|is (?:increased|reduced|raised)|are (?:increased|reduced|raised)"
)
PAST = re.compile(
    r"\b(?:i|was|were|been|had|previously)(?: have| also| then)? (?:imposed|increased|reduced"
    r"|raised|provided|ordered|directed|set|established|proclaimed|described|lowered|announced)\b"
)
"""A sentence that tells what an earlier act did."""
_PENALTY = re.compile(r"\b(?:penalt(?:y|ies)|punish\w*|false statements?|misstat\w+|fraud)\b")
"""What is paid for a wrong, and is no duty on goods."""
_UNCHANGED = re.compile(
    r"^\W{0,4}(?:so|neither|nor) (?:is|are|do|does|will|shall)\b"
    r"|\bcontinues? to (?:bear|pay|carry)\b"
    r"|\b(?:remains?|continues?|stays?) (?:to be )?(?:subject to|on\b|due\b|dutiable|payable"
    r"|applicable|at\b|in (?:force|effect|place)|as (?:it is|they are|before))"
    r"|\bcontinues? to (?:apply|be (?:due|paid|collected))\b"
    r"|\b(?:is|are|stays?|remains?) (?:not (?:changed|modified|affected|altered)|unchanged|left"
    r" (?:at"
    r"|as|un)|already (?:dutiable|subject|charged))|\b(?:does|do) not change\b"
    r"|\b(?:is|are) (?:presently|currently|at present|today|at this time)"
    r" (?:subject|dutiable|charged|\d)"
    r"|\ball other\b[^;]{0,200}\b(?:shall|will) (?:be|become|remain) effective"
    r" [^;]{0,80}, as provided"
    r" in (?:the )?(?:proclamation|executive order)\b"
)
"""Duties that an act only says it leaves as they are."""
_AS_BEFORE = re.compile(r"\bas (?:before|now|heretofore|hitherto|at present)\b")
"""The same, after the rates."""


_WHO_TELLS = re.compile(
    r",? (?:which|as) (?:the |it |he )[^,;.]{0,80}\bshall (?:publish|report|inform|submit)\b"
    r"|\bduring which [^,;.]{0,100}\bmay be (?:claimed|requested|used|applied)\b"
)
"""Who makes a day or a list known, beside what the clause commands."""


_UNDER_AN_ACT = re.compile(
    r"^\W{0,4}(?:\w{1,4}[.)]\s{1,4})?under (?:proclamation|executive order) \d{4,5}\b[^;]{0,200}?"
    r"\b(?:bears?|pays?|(?:is|are) (?:now |currently )?(?:subject to|charged))\b"
)
"""'Under Proclamation 11062, seafood is subject to a duty': what is so already."""


def skipped(low: str) -> bool:
    """Whether a clause commands nothing for goods."""
    return SKIP.search(_WHO_TELLS.sub(" ", low)) is not None


def unsure(low: str) -> bool:
    """Whether a clause only considers something; what it says after a ban is of the goods."""
    ban = BANS.search(low)
    return UNSURE.search(low if ban is None else low[: ban.start()]) is not None


def only_recalls(low: str) -> bool:
    """Whether a sentence tells what an earlier act did, and commands nothing.

    >>> only_recalls("under proclamation 11062, seafood is subject to a duty of 20 percent")
    True
    """
    told = any(each.search(low) for each in (PAST, _UNDER_AN_ACT))
    return told and _COMMANDS.search(low) is None


def commands(clause: Clause) -> bool:
    """Whether a clause may change what goods pay: no power, no past, no penalty, no transit."""
    low = clause.lower
    if (skipped(low) and not BANS.search(low)) or UNSURE.search(low):
        return False
    if only_recalls(low):
        return False
    return not any(said.search(low) for said in (_AS_BEFORE, _PENALTY, _ON_THEIR_WAY))


def left_alone(low: str) -> re.Match[str] | None:
    """Where a clause says that something stays as it is, but for a rate that it then gives."""
    if _BUT_THE_RATE.search(low):
        return None
    return _UNCHANGED.search(low) or _LEAVES.search(low) or NOT_OVER.search(low)


_BUT_THE_RATE = re.compile(
    r"\b(?:remains?|continues?|stays?)\b[^;]{0,160}\b(?:except that|but) (?:the|such|its|their)"
    r" (?:rates?|dut(?:y|ies))\b[^;]{0,60}\b(?:shall|will) (?:instead |now )?be\b"
)
_LEAVES = re.compile(
    r"\bleaves? (?:untouched|unchanged|unaffected)\b|\bnothing in this (?:order|proclamation"
    r"|memorandum)"
    r" (?:shall )?(?:affects?|alters?|changes?|modif(?:y|ies))\b"
)


def sets_a_rate(clause: Clause) -> bool:
    """Whether a clause sets a rate: by its verb, or as a sentence on what goods pay."""
    low = clause.lower
    left = left_alone(low)
    if left is not None and not SETS.search(_SET_BEFORE.sub("", low[: left.start()])):
        return False
    if any(said.search(low) for said in (_AS_BEFORE, _PENALTY, _ON_THEIR_WAY, _RESUMES)):
        return False
    if SETS.search(low):
        return True
    marks = {p.old for p in percents(clause.text) if p.duty}
    return False in marks and (True in marks or _PAYS.search(low) is not None)


_RESUMES = re.compile(
    r"^\W{0,4}(?:\w{1,3}\)\s{0,8})?(?:at|upon|after|on|from) (?:the )?(?:[a-z]{3,9} \d{1,2}, \d{4}"
    r"|(?:end|expir\w{1,6}|close|lapse) of (?:the|this|that|such) [a-z]+),? [^;]{0,120}"
    r"\b(?:shall|will) (?:apply|be (?:collected|payable|due|charged)) (?:again|once more|anew)\b"
)
"""What is paid once more when relief is over: no rate is set by it."""
_SET_BEFORE = re.compile(
    r"\b(?:imposed|established|proclaimed|declared|set|levied|increased"
    r"|reduced)\b[^;,]{0,30}?\b(?:by"
    r"|under|in|on|pursuant)\b"
)
"""What an earlier act set."""
_PAYS = re.compile(
    r"\b(?:rates?|dut(?:y|ies|iable)|tariffs?|surcharge|pays?)\b[^;]{0,200}\b(?:is|are|be|pays?"
    r"|bears?"
    r"|carr(?:y|ies)|owes?|appl(?:y|ies)|becomes?)\b|\b(?:is|are|be|pays?|bears?|carr(?:y|ies)"
    r"|owes?"
    r"|entered|admitted)\b[^;]{0,120}\b(?:rates?|dut(?:y|ies|iable)|tariffs?|surcharge|at \d|\d)"
)
_ON_THEIR_WAY = re.compile(
    r"^(?:(?!\bexcept\b|\d ?(?:percent|per cent|%))[^;])*?\b(?:articles|goods|products|merchandise)"
    r" (?:that (?:were|was|are|had been) )?(?:already )?(?:on order|laden|loaded|shipped|in transit"
    r"|purchased|contracted for|under contract)\b"
    r"|^\W{0,4}(?:\w{1,3}\)\s{0,8})?(?:such )?(?:articles|goods|products|merchandise|entries)"
    r" (?:that (?:were|are) )?(?:entered|imported|released|made|withdrawn)[^;]{0,60}?"
    r" (?:before|prior to) (?:that|such|this) (?:day|date|time)\b"
)
"""A sentence on goods ordered or shipped before: what they pay is what was paid."""
