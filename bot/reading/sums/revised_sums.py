"""Sums that another one in folded text puts right: corrected in the same breath, revised, or the
same in another currency."""

from __future__ import annotations

import re
from itertools import pairwise

from bot.reading.sums.money import WrittenMoney
from bot.reading.sums.percentages import percentage
from bot.reading.sums.sums_of_goods import is_beside_goods

_CORRECTS = re.compile(
    r"\d[^\d]*\b(?:nah|nope|wait|actually|scratch that|sorry|make (?:it|that)|call it|plutot"
    r"|correction|i mean|oops|oups|mettons)\b[^\d]{0,12}$"
)
"""Between two sums: the second one is meant."""
_SHOULD_BE = re.compile(
    r"\b(?:should (?:have been|be|read|say)|(?:it'?s|was|is|are) (?:really|actually|in fact)"
    r"|really (?:is|was)|aurait du etre|devrait etre|c'est (?:vraiment|en fait))[^\d]{0,12}$"
)
_REVISED = re.compile(
    r"\b(?:(?:revised|corrected|amended|final|actual)"
    r"(?: (?:commercial )?(?:invoice|value|price|total))?"
    r"|(?:but )?(?:really |actually )?(?:paid|worth)"
    r"|(?:facture|valeur) (?:revisee|corrigee|finale|definitive)|(?:we |i )?(?:actually )?paid"
    r"|(?:was |were )?(?:actually )?invoiced(?: at)?|paye[es]{0,2})"
    r"(?: (?:is|was|of|at|for|de|est))?:? ?$"
)
_BEFORE_IT = re.compile(
    r"\b(?:original(?: (?:commercial )?(?:invoice|value|price))?|declared"
    r"|declare|quoted|quote|estimate|estimated|ordered|initial(?: (?:invoice|value))?"
    r"|pro ?forma(?: invoice)?|facture initiale|soumission)"
    r"(?: (?:is|was|of|at|for|us|me|de|a|est))?:? ?$"
)
_LOT = r"(?:one|orders?|invoices?|shipments?|loads?|time|commandes?|factures?|envois?|fois)"
_LAST_ONE = re.compile(
    rf"\b(?:(?:the |our |my )?(?:last|previous|prior|earlier) {_LOT}"
    rf"|(?:la |le |notre )?(?:derniere?|precedente?) {_LOT}|(?:la |l')?{_LOT} (?:derniere?"
    r"|precedente?))(?: (?:was|at|of|for|came to|etait(?: de)?|a|de))?:? ?$"
)
_THIS_ONE = re.compile(
    rf"\b(?:this {_LOT}|(?:celle|celui)-? ?ci|cette {_LOT}|cet {_LOT})"
    r"(?: (?:is|at|of|for|comes to|est(?: de)?|a|de))?:? ?$"
)
_CHANGED_FROM = re.compile(
    r"\b(?:raised|went(?: up| down)?|rose|jumped|climbed|dropped|fell|cut|increased|reduced|lowered"
    r"|bumped(?: up)?|moved|haggled(?: down)?|negotiated(?: down)?|changed|revised|passee?s?"
    r"|monte\w{0,2}"
    r"|baisse\w{0,2}|augmente\w{0,2}|reduite?s?|reduit|negociee?s?)"
    r"(?: (?:it|them|us|(?:the|his|their|its|our) price|(?:le|son|leur|ses"
    r"|notre) prix))?(?: down| up)?"
    rf"(?: (?:by |of |de )?{percentage()})? (?:from|de)(?: (?:usd|cad"
    r"|us))? ?[$€£]? ?$"
)
_CHANGED_TO = re.compile(r" ?(?:to|down to|up to|a) (?:usd |cad |us)?[$€£]? ?")


def is_changed_from(start: int, folded: str) -> bool:
    """Whether the sum at ``start`` is what another one was before: 'raised from 15,000 to'."""
    return _CHANGED_FROM.search(folded, max(0, start - 50), start) is not None


def _revises(earlier: WrittenMoney, later: WrittenMoney, folded: str) -> bool:
    """Whether a sum is what the one before it came to in the end: 'quoted USD 18,000, paid USD
    17,250', 'original invoice $30,000, revised invoice $28,000', 'went from $20,000 to $15,000',
    'last order was $5,000, this one is $9,000'."""
    changed = is_changed_from(earlier.start, folded)
    if changed and _CHANGED_TO.fullmatch(folded, earlier.end, later.start):
        return True
    former = _LAST_ONE.search(folded, max(0, earlier.start - 40), earlier.start)
    if former and _THIS_ONE.search(folded, earlier.end, later.start):
        return True
    first = _BEFORE_IT.search(folded, max(0, earlier.start - 40), earlier.start)
    if first is None or is_beside_goods(later, folded):
        return False
    return _REVISED.search(folded, earlier.end, later.start) is not None


def corrects(later: WrittenMoney, folded: str) -> bool:
    """Whether a sum takes back a number before it: '0.42 USD/lb... nah easier: 37,000 US'."""
    return _CORRECTS.search(folded, max(0, later.start - 80), later.start) is not None


def _is_same_in_other_money(earlier: WrittenMoney, later: WrittenMoney, folded: str) -> bool:
    """Whether a sum is the one before it in the currency that it should have had: '20,000 USD, it
    is really 20,000 CAD'."""
    alike = earlier.amount == later.amount and earlier.currency != later.currency
    return alike and _SHOULD_BE.search(folded, earlier.end, later.start) is not None


def as_corrected(sums: tuple[WrittenMoney, ...], folded: str) -> tuple[WrittenMoney, ...]:
    """The sums from the last one on that takes back those before it."""
    last = max((n for n, one in enumerate(sums) if n and corrects(one, folded)), default=0)
    for n, (earlier, later) in enumerate(pairwise(sums), 1):
        if _is_same_in_other_money(earlier, later, folded) or _revises(earlier, later, folded):
            last = max(last, n)
    return sums[last:]
