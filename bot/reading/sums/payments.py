"""Sums that are paid in parts, in folded text: deposits and balances, instalments, numbered
invoices of one order."""

from __future__ import annotations

import re
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from bot.reading.lexicon.calendar import MONTH_PATTERN
from bot.reading.sums.money import WrittenMoney
from bot.reading.sums.percentages import part, percentage
from bot.reading.sums.sums_of_goods import is_beside_goods, is_carriage

_PLUS = re.compile(
    r",? ?(?:\+|plus|and (?:another|a second)|et (?:une? autre|une deuxieme))"
    r"(?: (?:one|invoice|facture))?(?: (?:of|for|at|de))? ?"
)
_AND = re.compile(r",? ?(?:and|et|&)? ?(?:the (?:other|second)(?: one)?(?: is| at| for)? )?")
_BALANCE = re.compile(
    r"[^\d.?!]{0,24}\b(?:balance|solde|remainder|reste|rest|remaining"
    r"|(?:final|second|last|remaining) payment|(?:dernier|second) (?:paiement|versement))"
    r"(?: (?:is|of|due|de|du|est(?: de)?)){0,2}:? ?"
)
_IN_PARTS = re.compile(
    r"\b(?P<n>two|2|both|deux|three|3|trois) (?:different |separate |commercial )?"
    r"(?:invoices|entries|factures|shipments|orders|commandes|envois|bills|lots|payments"
    r"|instal?lments|paiements|versements)\b"
)
_PARTS = {"three": 3, "3": 3, "trois": 3}
_PAIR = 2
_ENDS_A_PART = re.compile(
    r" ?(?:[.,;:?!)]|$)| (?:of|worth|de|total|together|altogether|both|all)\b| d'"
)
_DEPOSIT = re.compile(r"\b(?:deposit|down payment|depot|acompte)(?: (?:of|is|was|de))?:? $")
_BALANCE_LEAD = re.compile(
    r"\b(?:balance|solde|remainder|remaining|reste)(?: (?:is|of|due|owing|de|du"
    r"|est(?: de)?)){0,3}:? ?$"
)
_BESIDE = re.compile(r"[^.;?!\d]{1,40}")
_A_DEPOSIT = re.compile(r" (?:deposit|down payment|d'acompte|de depot)\b")


def _are_deposit_and_balance(last: WrittenMoney, one: WrittenMoney, folded: str) -> bool:
    """Whether of two sums beside each other one is a deposit and the other one what is left to pay
    after it: 'balance of 15,000 USD after the 5,000 USD deposit'."""
    if not _BESIDE.fullmatch(folded, last.end, one.start):
        return False
    return any(
        _is_deposit(a, folded) and _is_balance(b, folded) for a, b in ((last, one), (one, last))
    )


def _is_deposit(sum_: WrittenMoney, folded: str) -> bool:
    before = _DEPOSIT.search(folded, max(0, sum_.start - 40), sum_.start)
    return before is not None or _A_DEPOSIT.match(folded, sum_.end) is not None


def _is_balance(sum_: WrittenMoney, folded: str) -> bool:
    before = _BALANCE_LEAD.search(folded, max(0, sum_.start - 40), sum_.start)
    return before is not None or _BALANCE_BEHIND.match(folded, sum_.end) is not None


def together(sums: tuple[WrittenMoney, ...], folded: str) -> tuple[WrittenMoney, ...]:
    """The sums, those that make up one together added: 'USD 12,400 + USD 7,600', 'two invoices, USD
    12,400 and USD 7,600', 'deposit of $5,000, balance $45,000'."""
    goods = [one for one in sums if not is_carriage(one.start, one.end, folded)]
    told = _IN_PARTS.search(folded)
    parts = (
        told is not None and len(goods) == _PARTS.get(told["n"], _PAIR) and len(goods) == len(sums)
    )
    out: list[WrittenMoney] = []
    for one in sums:
        last = out[-1] if out else None
        if last is not None and _adds_to(last, one, folded, parts=parts):
            out[-1] = replace(
                last,
                amount=last.amount + one.amount,
                currency=last.currency or one.currency,
                end=one.end,
                other=None,
            )
        else:
            out.append(one)
    return tuple(out)


def _adds_to(last: WrittenMoney, one: WrittenMoney, folded: str, *, parts: bool) -> bool:
    """Whether a sum is a further part of what the one before it is a part of."""
    if last.per or one.per or last.large or one.large or last.other or one.other:
        return False
    if last.currency != one.currency and last.currency and one.currency:
        return False
    between = folded[last.end : one.start]
    if _are_deposit_and_balance(last, one, folded):
        return True
    if _DEPOSIT.search(folded, max(0, last.start - 40), last.start):
        return _BALANCE.fullmatch(between) is not None
    in_two = _is_paid_in_two(last, one, folded) or _is_owed_beside(last, one, folded)
    if in_two or any(is_beside_goods(a, folded) for a in (last, one)):
        return in_two
    joins = _PLUS.fullmatch(between) or (parts and _AND.fullmatch(between))
    ends = _ENDS_A_PART.match(folded, one.end) is not None
    return bool(joins and ends) or _is_numbered_next(last, one, folded)


_NUMBERED = re.compile(
    r"\b(?P<what>invoice|po|facture|lot|shipment|envoi|order|commande|bill|box|caisse|load|container)"
    r" (?:no\.? ?|#)?(?P<n>\d{1,7}|one|two|three|a|b|c|un|deux|trois)"
    r" ?(?:is|was|for|at|of|est(?: de)?|de|:|=|-)? ?$"
    r"|\b(?P<nth>first|second|third|1st|2nd|3rd|premiere?|deuxieme|seconde?"
    r"|troisieme) (?P<of>invoice"
    r"|facture|lot|shipment|envoi|order|commande|box|caisse|load|container|voyage|payment|paiement"
    r"|versement)(?: (?:is|was|for|at|of|est(?: de)?|de))?:? ?$"
)
_UPFRONT = re.compile(
    r" ?(?:upfront|up front|in advance|now|today|down|with the order|on order(?:ing)?|at signing"
    r"|maintenant|aujourd'hui|comptant|a la commande|d'avance|a la signature)\b"
)
_LATER = re.compile(
    r" ?(?:on|upon|at|before|after|a la|a l'|apres la) ?(?:delivery|arrival|completion|shipment"
    r"|pickup|livraison|arrivee|reception)\b| ?(?:later|plus tard)\b"
    rf"|,? (?:in|on|by|due(?: in| on)?|en|le|au|debut|fin) (?:{MONTH_PATTERN})\b"
    r"|,? (?:next|the following) (?:month|week|year|quarter)\b"
    r"|,? (?:le mois|l'annee|la semaine) (?:prochaine?|suivante?)\b"
    r"|,? (?:in|dans|within|sous|after|apres) \d{1,3} (?:days?|weeks?|months?|jours?|semaines?"
    r"|mois)\b"
)
"""Behind what is paid later, when: 'on delivery', 'in January', 'in 60 days'."""
_EITHER = re.compile(
    r"\b(?:or|vs|versus|than|instead|rather|compared|against|ou|contre|plutot|que)\b|[.;?!]"
)
"""Between two sums that are set against each other: '4,000 USD now or 5,000 USD in May'."""
_OTHER_PART = re.compile(
    r"[^.;?!\d]{0,24}\b(?:and|et) (?:(?:we|i|then|on|nous) )?(?:pay|owe|paid|payons|paie|paye)"
    r" (?:the (?:other|remaining|rest,?)|les autres)"
    r" ?(?:of )?"
)


def _is_paid_in_two(last: WrittenMoney, one: WrittenMoney, folded: str) -> bool:
    """Whether two sums are what is paid for the same goods at two times: '5,000 CAD upfront, 9,000
    CAD on delivery'."""
    at_once, later = _UPFRONT.match(folded, last.end), _LATER.match(folded, one.end)
    between = folded[last.end : one.start]
    at_once = None if _EITHER.search(between) else at_once
    return bool(at_once and later) or _OTHER_PART.fullmatch(between) is not None


_PREPAID = re.compile(
    r"\b(?:prepaid|already paid|paid|put down|avance|verse|deja (?:paye|verse))(?: (?:them"
    r"|him))? ?$"
)
_AND_OWE = re.compile(
    r",? ?(?:and|et|but|mais)(?: (?:we|i|on|nous|je))?(?: (?:still|now|en))? (?:owe|dois|devons"
    r"|doit)"
    r"(?: (?:them|him|another|encore|the other))? "
)


def _is_owed_beside(last: WrittenMoney, one: WrittenMoney, folded: str) -> bool:
    """Whether a sum is what is owed yet to a seller who was paid the one before it: 'we prepaid
    5,000 USD and owe 7,000 USD'."""
    paid = _PREPAID.search(folded, max(0, last.start - 24), last.start)
    owed = _AND_OWE.fullmatch(folded, last.end, one.start)
    return bool(paid and owed) and not is_beside_goods(one, folded)


def _is_numbered_next(last: WrittenMoney, one: WrittenMoney, folded: str) -> bool:
    """Whether two sums are those of papers or boxes with a number each: 'invoice 1 is $12,400,
    invoice 2 is $7,600'."""
    first = _NUMBERED.search(folded, max(0, last.start - 30), last.start)
    second = _NUMBERED.search(folded, last.end, one.start)
    if first is None or second is None:
        # a sum of several keeps the start of the first one
        return False
    what, of = (one["what"] or one["of"] for one in (first, second))
    return what == of and (first["n"] or first["nth"]) != (second["n"] or second["nth"])


_MANY = {
    **{"one": 1, "a": 1, "un": 1, "une": 1, "two": 2, "deux": 2, "three": 3, "trois": 3},
    **{"four": 4, "quatre": 4, "five": 5, "cinq": 5, "six": 6},
}
_N = rf"(?:1[0-2]|[1-9]|{'|'.join(_MANY)})"
_PAYMENTS = re.compile(
    rf"\b(?P<n>{_N}) (?:(?:of|de|des|out of) (?:the |les |nos |our )?(?P<all>{_N}) )?"
    r"(?:equal |monthly |more |autres )?"
    r"(?:payments|instal?lments|versements|paiements)(?: (?:egaux|mensuels))?(?: (?:of|at|de))? ?$"
)
"""Before what is paid so many times for the same goods."""
_STILL_TO_PAY = re.compile(
    rf"[^.;?!\d]{{0,40}}?\b(?:(?P<n>{_N}) (?:(?:more|other|last|autres?) )?(?:instal?lments? "
    r"|payments? |versements? |paiements? )?(?:is |are |est |sont )?(?:to go|left|remain\w{0,3}"
    r"|to come|outstanding|still (?:due|to (?:pay|come))|a venir|restante?s?|a payer|qui restent?)"
    rf"|(?:(?:have|has|owe|with|and|plus) (?P<m>{_N}) more|(?:il )?(?:en )?reste (?P<r>{_N}))\b)"
)
"""Behind what was paid several times, how many times more it is paid: 'paid, one to go'."""
_DOWN_TO_PART = frozenset({"1", "one", "a", "un", "une"})
_BALANCE_BEHIND = re.compile(
    r" (?:is )?(?:the )?(?:balance|remaining|still (?:due|owing)|solde|left to pay|owing)\b"
)
_SHARE_PAID = re.compile(
    rf"\b{percentage('?P<share>')} (?:deposit|down(?: payment)?|upfront|up front|prepaid"
    rf"|paid|d'acompte|de depot)\b"
)
_SHARE_OF_IT = re.compile(
    rf" ?(?:was|is|=|etait de|est de|represente|,|\()? ?\(?(?:that is |that's |being |or "
    rf"|soit )?{percentage('?P<share>')}"
    r"(?=\)|,|$|[.;?!](?!\d)| (?:of|de) (?:it|the (?:order|total|price|invoice|value)"
    r"|la (?:commande|facture|valeur)|(?:le )?(?:total|prix))\b| paid)"
)
"""Behind a deposit, what share of all it is: 'deposit of $18,000 was 30%'."""

_SHARE_BEFORE = re.compile(
    rf"(?<![\d.,]){percentage('?P<p>')} (?:deposit|down payment|d'acompte|de depot)"
    r"(?: (?:of|is|was|de|est(?: de)?))?:? ?$"
    rf"|\b(?:remaining|other|last|final) {percentage('?P<q>')} (?:is|of|was|comes to|at)?:? ?$"
    rf"|\b(?:acompte|depot|deposit) (?:of|de) {percentage('?P<r>')},? ?\(?(?:soit|or|i\.e\.|that is"
    r"|is|was|est|=)? ?$"
)
"""Before a sum, what share of all it is: 'a 40% deposit of 12,000 USD', 'remaining 60% is'."""


def with_deposit(sum_: WrittenMoney, folded: str) -> WrittenMoney:
    """All that is paid, where a sum is the balance after a share of it, or that share: '30% deposit
    paid, 14,000 USD balance due', 'deposit of 18,000 USD was 30%'."""
    first = _SHARE_BEFORE.search(folded, max(0, sum_.start - 50), sum_.start)
    if first is not None and (told := part(first["p"] or first["q"] or first["r"])):
        return replace(sum_, amount=sum_.amount / told, other=None)
    share = _SHARE_OF_IT.match(folded, sum_.end)
    if (
        share is not None
        and (of_it := part(share["share"]))
        and _DEPOSIT.search(folded, max(0, sum_.start - 40), sum_.start)
    ):
        return replace(sum_, amount=sum_.amount / of_it, other=None)
    paid = _share_paid(folded)
    balance = _BALANCE_BEHIND.match(folded, sum_.end) or _BALANCE.search(
        folded, max(0, sum_.start - 30), sum_.start
    )
    if not paid or balance is None:
        return sum_
    return replace(sum_, amount=sum_.amount / (1 - paid), other=None)


@lru_cache(maxsize=64)
def _share_paid(folded: str) -> Decimal:
    """The share that a text says was paid first; 0 for none. Each of its sums asks for it."""
    paid = _SHARE_PAID.search(folded)
    return Decimal(0) if paid is None else part(paid["share"])


def of_all_payments(sum_: WrittenMoney, folded: str) -> WrittenMoney | None:
    """What several payments of a sum come to, those that are still to be made among them: 'three
    payments of 4,000', 'three of 4,000 paid, one to go'; None where it is one."""
    paid = _PAYMENTS.search(folded, max(0, sum_.start - 60), sum_.start)
    if paid is None or (not paid["all"] and paid["n"] in _DOWN_TO_PART):
        return None
    many = _times(paid["all"] or paid["n"])
    left = None if paid["all"] else _STILL_TO_PAY.match(folded, sum_.end)
    if left is not None:
        many += _times(left["n"] or left["m"] or left["r"])
    return replace(sum_, amount=sum_.amount * many, other=None)


def _times(written: str) -> Decimal:
    return Decimal(_MANY.get(written, written))
