"""Which of several duties the same goods pay: sentences that say so set none and end none."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.ingest.documents.operative import ENDS, LISTS, PUTS_OFF, SETS
from bot.ingest.documents.text import Clause

_CHARGE = (
    r"(?:(?:additional |ad valorem |existing |other |same ){0,4}"
    r"(?:dut(?:y|ies)|tariffs?|rates?(?: of duty)?|surcharge|surtax|levy)"
    r"|proclamations? \d{4,5}|executive orders? \d{4,5}|section (?:122|201|232|301|338)\b"
    r"|(?:sub)?headings? 99|this (?:proclamation|order)|(?:that|either|any other) (?:proclamation"
    r"|order))"
)
_GOODS = (
    r"(?:goods|articles?|products?|imports?|items?|merchandise|vehicles?|parts|entry|entries|lumber"
    r"|steel|aluminum|copper|trucks|shipments?)"
)
_PAYS = (
    r"(?:subject to|liable (?:to|for)|pay(?:s|ing)?|bear(?:s|ing)?|carry(?:ing)?|owe[sd]?|charged"
    r"|assessed|dutiable|covered by|within the scope of|(?:to|on) which)"
)
_SPARED = (
    r"(?:(?:is|are|shall|will|may|do|does|need) not (?:also |then |additionally |in addition |be"
    r" |further |at the same time )*(?:subject|pay|bear|owe|charged|assessed|liable|dutiable|apply"
    r"|due|owed|collected)"
    r"|(?:is|are|shall be) (?:exempt(?:ed)? from|free of|excepted from|excused from))"
)
_STACKS = re.compile(
    # 'goods subject to the duty of X shall not also be subject to that of Y'
    rf"\b{_GOODS}\b[^;]{{0,120}}?\b{_PAYS}\b[^;]{{0,40}}?\b{_CHARGE}[^;]{{0,240}}?\b{_SPARED}\b"
    rf"[^;]{{0,60}}?\b{_CHARGE}"
    # 'no vehicle that pays it shall pay a duty under Y'
    rf"|\bno {_GOODS}\b[^;]{{0,60}}\b{_PAYS}\b[^;]{{0,120}}?\b(?:shall|may|will) (?:also )?(?:be"
    rf" )?(?:subject|pay|bear|owe|charged|assessed)\b[^;]{{0,60}}?\b{_CHARGE}"
    # 'the duty of X shall not apply to goods that pay that of Y'
    rf"|\b{_CHARGE}[^;]{{0,120}}?\b(?:shall|do(?:es)?|will) not apply (?:to|with respect to|where)"
    rf"[^;]{{0,60}}?\b{_GOODS}\b[^;]{{0,60}}?\b{_PAYS}\b[^;]{{0,60}}?\b{_CHARGE}"
    # 'where X applies, only its duty is owed', 'the higher of the two rates applies'
    rf"|\bonly (?:the|that|its|one|such)\b[^;]{{0,60}}?\b{_CHARGE}[^;]{{0,80}}?\b"
    r"(?:(?:is|are|shall be|need be) (?:owed|paid|payable|due|collected|assessed|charged|imposed)"
    r"|applies|apply)\b"
    r"|\b(?:pays?|owes?|bears?|subject to) only (?:the|that|its|one|such)\b"
    rf"[^;]{{0,60}}?\b{_CHARGE}"
    rf"|\bboth (?:the |an? )?{_CHARGE}[^;]{{0,80}}\band (?:the |an? )?{_CHARGE}"
    r"|\b(?:high|larg|great)(?:er|est) of (?:the|these|those|such|both)(?: two| several)?"
    r" (?:rates|duties|tariffs)\b"
    rf"|\b{_CHARGE}[^;]{{0,120}}?\b(?:takes?|have|has) (?:precedence|priority) over\b"
    # 'it is in addition to whatever else is owed'
    rf"|\b{_CHARGE}[^;\d]{{0,80}}(?:clause \(?\d\)?|section \d)?[^;\d]{{0,40}}"
    r"\b(?:(?:is|are|shall be|applies|apply) (?:owed |paid |payable |due )?|not )in addition to\b"
    rf"|\b{_CHARGE}[^;]{{0,80}}\b(?:cumulat(?:e|es|ed|ive|ively|ion)|stack(?:s|ed|ing)?)\b(?! of)"
    r"|\b(?:cumulation|stacking) (?:of (?:the |these |those |such )?"
    r"(?:dut(?:y|ies)|tariffs?|rates?)"
    r"|rules?|provisions?|order)\b"
    # French
    r"|\bmarchandises (?:déjà )?(?:assujetties|visées|soumises)[^;]{0,120}\bne (?:sont|seront) pas"
    r" (?:également |aussi )?(?:assujetties|visées|soumises)\b"
)


def stacks(low: str) -> bool:
    """Whether a clause (lower case) only says which of several duties the same goods pay.

    >>> stacks("goods subject to proclamation 11021 shall not also be subject to the rate of 5.")
    True
    >>> stacks("goods of canada shall not be subject to the duty imposed by proclamation 11046")
    False
    """
    return _STACKS.search(low) is not None


def without_stacking(found: Sequence[Clause]) -> Sequence[Clause]:
    """The clauses that say what a text is about: others cite acts only for how duties stack.

    All of them where that is what the text itself does.
    """
    kept = [clause for clause in found if not stacks(clause.lower)]
    does = any(said.search(c.lower) for c in kept for said in (SETS, ENDS, PUTS_OFF, LISTS))
    return kept if does else found
